//! What a grade counts and puts in order once every entry is judged.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::{PredictionScope, PrizeScope};

use super::collective::standings;
use super::draw::tie_break;
use super::grade::{Graded, GroupRanking};
use super::judge::{JudgedEntry, Verdict};
use super::prediction;
use super::prize::{Candidate, winners};
use super::ranking::{Contender, rank};

/// Entrants, those with everything right, and what the prediction was about.
pub(super) fn count(graded: &mut Graded<'_>) {
    let is_all_right = |entry: &JudgedEntry| entry.of > 0 && entry.score == entry.of;
    let counting: Vec<&JudgedEntry> = graded.counting().map(|(_, entry)| entry).collect();
    let (entrants, all_right) = (
        counting.len() as u64,
        counting.iter().filter(|entry| is_all_right(entry)).count() as u64,
    );
    graded.entrants = entrants;
    graded.all_right = all_right;
    let Some(rules) = &graded.grading.contest.prediction else {
        return;
    };
    let (entrants, all_right) = match rules.scope {
        PredictionScope::Round => (entrants, all_right),
        PredictionScope::Contest => {
            let counting = graded
                .entries
                .iter()
                .filter(|entry| entry.verdict == Verdict::Counts);
            let everybody: BTreeSet<&str> =
                counting.clone().map(|entry| entry.code.as_str()).collect();
            let right = counting.filter(|entry| is_all_right(entry));
            let right: BTreeSet<&str> = right.map(|entry| entry.code.as_str()).collect();
            (everybody.len() as u64, right.len() as u64)
        }
    };
    graded.actual = Some(prediction::actual(rules, entrants, all_right));
}

/// Ranks every group and gives out prizes.
pub(super) fn put_in_order(graded: &mut Graded<'_>) {
    let contest = graded.grading.contest;
    let round = graded.round();
    let off_by = |entry: &JudgedEntry| Some(graded.actual?.abs_diff(entry.prediction?));
    let contenders: Vec<Contender> = graded
        .counting()
        .map(|(at, entry)| Contender {
            entry: at,
            score: entry.score.into(),
            off_by: off_by(entry),
            seconds: entry.seconds.map(u64::from),
            submitted: entry.submitted(),
            draw: tie_break(&contest.id, round, &entry.code),
        })
        .collect();
    let (rankings, prizes) = order(graded, contenders, PrizeScope::Round);
    let is_last = graded.round + 1 == contest.rounds.len();
    if is_last
        && contest
            .prizes
            .iter()
            .any(|prize| prize.scope == PrizeScope::Contest)
    {
        let contenders = over_all_rounds(graded);
        (graded.overall, graded.overall_prizes) = order(graded, contenders, PrizeScope::Contest);
    }
    (graded.rankings, graded.prizes) = (rankings, prizes);
}

/// Every group in order, and who wins what.
fn order(
    graded: &Graded<'_>,
    contenders: Vec<Contender>,
    scope: PrizeScope,
) -> (Vec<GroupRanking>, BTreeMap<usize, usize>) {
    let contest = graded.grading.contest;
    let group = |at: usize| {
        graded.entries[at]
            .entry()
            .map_or("", |entry| entry.group.as_str())
    };
    let mut by_group: BTreeMap<&str, Vec<Contender>> = BTreeMap::new();
    for contender in &contenders {
        by_group
            .entry(group(contender.entry))
            .or_default()
            .push(contender.clone());
    }
    let rankings = contest.groups.iter().map(|rules| GroupRanking {
        group: rules.id.clone(),
        ranked: rank(
            &contest.ranking,
            by_group.remove(rules.id.as_str()).unwrap_or_default(),
        ),
    });
    let rankings = rankings.collect();
    let together = rank(&contest.ranking, contenders)
        .into_iter()
        .map(|ranked| Candidate {
            entry: ranked.contender.entry,
            group: group(ranked.contender.entry).to_owned(),
        });
    let together: Vec<Candidate> = together.collect();
    let won = winners(&contest.prizes, scope, &together);
    (rankings, won.into_iter().collect())
}

/// Over all rounds: scores, distances and times of an entrant are added up; the last instant and the draw of the last round decide ties.
fn over_all_rounds(graded: &Graded<'_>) -> Vec<Contender> {
    let contest = graded.grading.contest;
    let mut by_code: BTreeMap<&str, Contender> = BTreeMap::new();
    let add = |one: Option<u64>, other: Option<u64>| Some(one? + other?);
    for (at, entry) in graded.entries.iter().enumerate() {
        if entry.verdict != Verdict::Counts {
            continue;
        }
        let off_by = graded
            .actual
            .zip(entry.prediction)
            .map(|(is, said)| is.abs_diff(said));
        let this = Contender {
            entry: at,
            score: entry.score.into(),
            off_by,
            seconds: entry.seconds.map(u64::from),
            submitted: entry.submitted(),
            draw: tie_break(&contest.id, graded.round(), &entry.code),
        };
        by_code
            .entry(entry.code.as_str())
            .and_modify(|all| {
                all.score += this.score;
                all.off_by = add(all.off_by, this.off_by);
                all.seconds = add(all.seconds, this.seconds);
                let is_later = this.submitted > all.submitted;
                if is_later {
                    all.submitted = this.submitted;
                    all.entry = at;
                }
            })
            .or_insert(this);
    }
    by_code.into_values().collect()
}

/// Ranks teams.
pub(super) fn collective(graded: &mut Graded<'_>) {
    let contest = graded.grading.contest;
    let mut counts = vec![(0, 0); contest.teams.len()];
    for (_, entry) in graded.counting() {
        if let Some(team) = entry.team {
            counts[team].0 += 1;
            counts[team].1 += u64::from(entry.score);
        }
    }
    graded.teams = standings(&contest.teams, contest.collective.as_ref(), &counts);
}
