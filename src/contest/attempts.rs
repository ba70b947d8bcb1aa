//! Several entries of one entrant: which attempts the rules allow, and which of them counts.

use jiff::Timestamp;

use crate::site::{Attempt, AttemptScope, Attempts};

use super::flag::Flag;
use super::judge::{JudgedEntry, Verdict};
use super::suspicion::several;

/// By the instant an entry was handed in, then by its hash: an order everybody comes to.
pub(super) fn order(entry: &JudgedEntry) -> (Option<Timestamp>, &str) {
    (entry.submitted(), &entry.arrival.hash)
}

/// Resolves the attempts of all entrants. Of two entries for the same attempt the one that came first stands; of more than are allowed the
/// first ones. Only what the rules do not void for another reason is an attempt.
pub(super) fn resolve(rules: &Attempts, entries: &mut [JudgedEntry]) {
    let round = |entry: &JudgedEntry| entry.round.filter(|_| rules.scope == AttemptScope::Round);
    let counting = entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.verdict == Verdict::Counts)
        .map(|(at, entry)| ((entry.code.as_str(), round(entry)), at));
    for mut all in several(counting.collect()) {
        all.sort_unstable_by(|one, other| order(&entries[*one]).cmp(&order(&entries[*other])));
        let kept = allowed(rules, entries, &all);
        let counting = match rules.counts {
            Attempt::First => kept.first(),
            Attempt::Last => kept.last(),
            // Of equal scores the faster one; of equally fast ones the earlier one.
            Attempt::Best => kept.iter().min_by_key(|at| {
                let entry = &entries[**at];
                let time = (entry.seconds.is_none(), entry.seconds);
                (std::cmp::Reverse(entry.score), time, entry.submitted())
            }),
        };
        let counting = counting.copied();
        for at in kept {
            if Some(at) != counting {
                entries[at].verdict = Verdict::Replaced;
            }
        }
    }
}

fn allowed(rules: &Attempts, entries: &mut [JudgedEntry], all: &[usize]) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    let number = |entry: &JudgedEntry| {
        let attempt = entry.entry().map_or(0, |entry| entry.attempt);
        (entry.round, attempt)
    };
    for at in all {
        let this = number(&entries[*at]);
        if kept.iter().any(|other| number(&entries[*other]) == this) {
            entries[*at].flag(Flag::SameAttempt(this.1));
        } else if kept.len() >= usize::from(rules.most) {
            entries[*at].flag(Flag::TooManyAttempts(rules.most));
        } else {
            kept.push(*at);
        }
    }
    kept
}
