//! Teams in order: by the share of their members who took part, then by the mean of their scores.

use crate::site::{Collective, Team};

/// What a team came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamStanding {
    /// Position of the team in the rules.
    pub team: usize,
    /// Members with an entry that counts.
    pub entrants: u64,
    /// Members in all.
    pub members: u64,
    /// Right answers of all of them.
    pub right: u64,
    /// Place; none below the floor of participation, or where nobody took part.
    pub rank: Option<u32>,
    /// Position of the prize in the rules.
    pub prize: Option<usize>,
}

impl TeamStanding {
    /// Mean of the scores.
    pub fn mean(&self) -> f64 {
        match self.entrants {
            0 => 0.0,
            entrants => self.right as f64 / entrants as f64,
        }
    }
}

/// Ranks teams: larger share of members first (never more than all of them), then larger mean score, then more entrants, then by id. Teams
/// that are equal in all three share no rank: the order of ids is the last resort and shows in the audit sheet.
pub(super) fn standings(
    teams: &[Team],
    collective: Option<&Collective>,
    counts: &[(u64, u64)],
) -> Vec<TeamStanding> {
    let mut standings: Vec<TeamStanding> = teams
        .iter()
        .zip(counts)
        .enumerate()
        .map(|(team, (rules, (entrants, right)))| TeamStanding {
            team,
            entrants: *entrants,
            // A team of nobody would have no share at all.
            members: u64::from(rules.members.max(1)),
            right: *right,
            rank: None,
            prize: None,
        })
        .collect();
    let is_above = |standing: &TeamStanding| {
        let floor = collective.map_or(0, |collective| u64::from(collective.floor_percent));
        standing.entrants > 0 && standing.entrants * 100 >= standing.members * floor
    };
    // Shares and means as cross products: no rounding decides.
    let share = |one: &TeamStanding, other: &TeamStanding| {
        let capped = |s: &TeamStanding| u128::from(s.entrants.min(s.members));
        (capped(other) * u128::from(one.members)).cmp(&(capped(one) * u128::from(other.members)))
    };
    let mean = |one: &TeamStanding, other: &TeamStanding| {
        let product = |right: u64, entrants: u64| u128::from(right) * u128::from(entrants);
        product(other.right, one.entrants).cmp(&product(one.right, other.entrants))
    };
    standings.sort_by(|one, other| {
        let id = |standing: &TeamStanding| teams[standing.team].id.as_str();
        is_above(other)
            .cmp(&is_above(one))
            .then_with(|| share(one, other))
            .then_with(|| mean(one, other))
            .then_with(|| other.entrants.cmp(&one.entrants))
            .then_with(|| id(one).cmp(id(other)))
    });
    let prizes = collective.map_or(&[][..], |collective| &collective.prizes);
    let each = prizes
        .iter()
        .enumerate()
        .flat_map(|(at, prize)| std::iter::repeat_n(at, prize.count.into()));
    let mut each = each.collect::<Vec<_>>().into_iter();
    for (rank, standing) in (1..).zip(standings.iter_mut().filter(|standing| is_above(standing))) {
        standing.rank = Some(rank);
        standing.prize = each.next();
    }
    standings
}
