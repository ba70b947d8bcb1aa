//! Shares and places: what is not known is left out of the share, never counted as not done.

use std::cmp::Ordering;

use serde::Serialize;

use crate::progress::Ranked;

/// How much of what was due, and of which something is known, was met on time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Met on time.
    pub met: u32,
    /// Due, and known to be met, late or missed.
    pub judged: u32,
    /// Due in all, what nobody knows included.
    pub due: u32,
    /// `met` of `judged` in whole percent, rounded down.
    pub percent: u32,
}

impl Share {
    /// The share of some counts; nothing when less than half of what was due is known: a share of the little that is would mislead.
    pub fn of(ranked: &Ranked) -> Option<Self> {
        let judged = ranked.met + ranked.late + ranked.missed;
        let is_known = judged > 0 && judged >= ranked.no_data;
        is_known.then(|| Self {
            met: ranked.met,
            judged,
            due: ranked.due,
            percent: percent(ranked.met, judged),
        })
    }

    /// Larger shares first; equal ones are equal however many they are of.
    pub fn compare(&self, other: &Self) -> Ordering {
        let (one, two) = (
            u64::from(self.met) * u64::from(other.judged),
            u64::from(other.met) * u64::from(self.judged),
        );
        two.cmp(&one)
    }
}

fn percent(part: u32, whole: u32) -> u32 {
    let percent = u64::from(part) * 100 / u64::from(whole.max(1));
    u32::try_from(percent).unwrap_or(100)
}

/// A place among equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Rank {
    /// The place: one more than how many are better (standard competition rank: 1, 2, 2, 4).
    pub place: usize,
    /// True when another has the same place.
    pub is_tied: bool,
    /// How many are ranked.
    pub of: usize,
}

/// The places of some shares, in their order; what has no share has no place.
pub(super) fn places(shares: &[Option<Share>]) -> Vec<Option<Rank>> {
    let mut order: Vec<(usize, Share)> = shares
        .iter()
        .enumerate()
        .filter_map(|(at, share)| Some((at, (*share)?)))
        .collect();
    order.sort_by(|(_, one), (_, other)| one.compare(other));
    let mut places = vec![None; shares.len()];
    let of = order.len();
    let mut from = 0;
    while from < of {
        let same = order[from..]
            .iter()
            .take_while(|(_, share)| share.compare(&order[from].1) == Ordering::Equal)
            .count();
        for (at, _) in &order[from..from + same] {
            places[*at] = Some(Rank {
                place: from + 1,
                is_tied: same > 1,
                of,
            });
        }
        from += same;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(met: u32, missed: u32, no_data: u32) -> Ranked {
        Ranked {
            due: met + missed + no_data,
            met,
            missed,
            no_data,
            ..Ranked::default()
        }
    }

    #[test]
    fn what_nobody_knows_is_no_zero() {
        let share = |met, missed, no_data| {
            let share = Share::of(&ranked(met, missed, no_data))?;
            Some((share.percent, share.judged))
        };
        assert_eq!(share(1, 1, 0), Some((50, 2)));
        assert_eq!(share(1, 1, 2), Some((50, 2)));
        assert_eq!(share(1, 0, 2), None, "less than half is known");
        assert_eq!(share(0, 0, 5), None);
        assert_eq!(share(0, 0, 0), None);
        assert_eq!(share(0, 3, 0), Some((0, 3)), "known, and nothing met");
    }

    #[test]
    fn equal_shares_have_the_same_place_and_the_next_is_skipped() {
        let shares = [
            Share::of(&ranked(1, 1, 0)),
            Share::of(&ranked(5, 0, 0)),
            None,
            Share::of(&ranked(50, 50, 0)),
            Share::of(&ranked(0, 2, 0)),
        ];
        let places: Vec<_> = places(&shares)
            .into_iter()
            .map(|rank| rank.map(|rank| (rank.place, rank.is_tied, rank.of)))
            .collect();
        assert_eq!(
            places,
            [
                Some((2, true, 4)),
                Some((1, false, 4)),
                None,
                Some((2, true, 4)),
                Some((4, false, 4)),
            ]
        );
    }
}
