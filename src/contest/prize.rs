//! Who wins what: prizes in the order of the rules, each to the first of the ranking who has none yet.

use crate::site::{Prize, PrizeScope};

/// Somebody who could win, in the order of the ranking that the prize is for.
pub(super) struct Candidate {
    /// Position of their entry.
    pub(super) entry: usize,
    /// Id of their group.
    pub(super) group: String,
}

/// Position of the prize in the rules by position of the entry. A prize of one group goes by that group's ranking, one without by the ranking
/// of all groups together; nobody wins two of the same scope.
pub(super) fn winners(
    prizes: &[Prize],
    scope: PrizeScope,
    ranking: &[Candidate],
) -> Vec<(usize, usize)> {
    let mut winners: Vec<(usize, usize)> = Vec::new();
    let mut has_won = vec![false; ranking.len()];
    for (at, prize) in prizes
        .iter()
        .enumerate()
        .filter(|(_, prize)| prize.scope == scope)
    {
        let mut left = prize.count;
        for (place, candidate) in ranking.iter().enumerate() {
            if left == 0 {
                break;
            }
            let fits = prize
                .group
                .as_ref()
                .is_none_or(|group| *group == candidate.group);
            if fits && !has_won[place] {
                has_won[place] = true;
                left -= 1;
                winners.push((candidate.entry, at));
            }
        }
    }
    winners
}
