//! What is due next, what is overdue, and the fixed deadlines on a line.

use jiff::civil::Date;
use serde::Serialize;

use super::activity::days;
use super::brief::ObligationBrief;
use super::columns::{met, next, of, overdue, waiting};
use super::debtor::DebtorView;
use super::ledger::Ledger;
use super::slot::SlotView;
use crate::page::link::PartyLink;
use crate::page::view::View;
use crate::progress::{OwnerStanding, Ranked, SlotName, Status, Track};

/// One slot of one obligation that somebody still has to meet.
#[derive(Clone, Debug, Serialize)]
pub struct DueNext {
    /// Which obligation.
    #[serde(flatten)]
    pub obligation: ObligationBrief,
    /// Who owes it, as the plan names them.
    pub owners: Vec<PartyLink>,
    /// Which slot.
    pub slot: SlotView,
    /// Days from the day of the figures to the last day on time; 0 is today, negative is overdue.
    pub days_left: i64,
    /// How many each asks; percent of a coverage.
    pub required: u32,
    /// How many met it, on time or late.
    pub met: u32,
    /// How many owe it.
    pub of: u32,
    /// Who has not met it, the first eight.
    pub waiting: Vec<DebtorView>,
    /// How many more have not.
    pub waiting_more: usize,
}

/// A fixed deadline.
#[derive(Clone, Debug, Serialize)]
pub struct DeadlineRow {
    /// Which obligation.
    #[serde(flatten)]
    pub obligation: ObligationBrief,
    /// The deadline or step.
    pub slot: SlotView,
    /// Days from the day of the figures; negative when it is over.
    pub days_left: i64,
    /// Counts by status.
    pub ranked: Ranked,
    /// How many owe it.
    pub of: u32,
    /// The one status when all have the same.
    pub status: Option<Status>,
}

/// How far ahead "due next" looks, in days.
const AHEAD: i64 = 30;

/// How many are shown when nothing is due that soon.
const NEAREST: usize = 3;

/// How many of those who have not met it are named.
const WAITING: usize = 8;

/// What is overdue, what is next, and whether all of that is far ahead.
#[derive(Default)]
pub(in crate::page) struct Pending {
    pub overdue: Vec<DueNext>,
    pub next: Vec<DueNext>,
    pub is_far: bool,
}

/// One slot of one obligation, by positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Spot {
    due: Date,
    track: usize,
    slot: usize,
}

impl View<'_> {
    /// What everybody has to do next.
    pub(in crate::page) fn pending(&self, ledger: &Ledger) -> Pending {
        let tracks = ledger.standing.tracks.iter();
        let tracks: Vec<(usize, &Track, &[Ranked])> = tracks
            .enumerate()
            .map(|(at, track)| (at, track, ledger.columns[at].as_slice()))
            .collect();
        let spots = spots(&tracks, ledger.as_of());
        let due = |spot: &Spot| {
            let waiting = waiting(ledger.at(spot.track).1, spot.slot, ledger.as_of());
            let columns = &ledger.columns[spot.track];
            self.due_next(ledger, spot, &columns[spot.slot], &waiting)
        };
        Pending {
            overdue: spots.overdue.iter().map(due).collect(),
            next: spots.next.iter().map(due).collect(),
            is_far: spots.is_far,
        }
    }

    /// What one unit has to do next, by itself or with others.
    pub(super) fn pending_of(&self, ledger: &Ledger, debts: &[(usize, usize)]) -> Pending {
        let as_of = ledger.as_of();
        let own: Vec<(usize, &Track, Vec<Ranked>)> = debts
            .iter()
            .map(|(at, owner)| {
                let track = ledger.at(*at).1;
                let cells = track.cells(&track.owners[*owner], as_of);
                let columns = cells.map(|(_, cell)| {
                    let mut ranked = Ranked::default();
                    ranked.add(cell.status);
                    ranked
                });
                (*at, track, columns.collect())
            })
            .collect();
        let tracks: Vec<(usize, &Track, &[Ranked])> = own
            .iter()
            .map(|(at, track, columns)| (*at, *track, columns.as_slice()))
            .collect();
        let spots = spots(&tracks, as_of);
        let due = |spot: &Spot| {
            let columns = own.iter().find(|(at, ..)| *at == spot.track);
            let ranked = columns.map(|(.., columns)| columns[spot.slot]);
            self.due_next(ledger, spot, &ranked.unwrap_or_default(), &[])
        };
        Pending {
            overdue: spots.overdue.iter().map(due).collect(),
            next: spots.next.iter().map(due).collect(),
            is_far: spots.is_far,
        }
    }

    fn due_next(
        &self,
        ledger: &Ledger,
        spot: &Spot,
        ranked: &Ranked,
        waiting: &[&OwnerStanding],
    ) -> DueNext {
        let (obligation, track) = ledger.at(spot.track);
        let slot = &track.slots[spot.slot];
        let (waiting, waiting_more) = self.first_waiting(waiting);
        DueNext {
            obligation: self.brief(spot.track, obligation),
            owners: self.parties_of(obligation.owner.ids()),
            slot: self.slot(obligation, slot),
            days_left: days(ledger.as_of(), slot.due),
            required: slot.required,
            met: met(ranked),
            of: of(ranked),
            waiting,
            waiting_more,
        }
    }

    /// The first of those who have not met a slot, and how many more there are.
    pub(super) fn first_waiting(&self, waiting: &[&OwnerStanding]) -> (Vec<DebtorView>, usize) {
        let first = waiting.iter().take(WAITING);
        (
            first.map(|owner| self.debtor(&owner.debtor)).collect(),
            waiting.len().saturating_sub(WAITING),
        )
    }

    /// Fixed deadlines, by day.
    pub(super) fn deadline_rows(&self, ledger: &Ledger) -> Vec<DeadlineRow> {
        let mut rows = Vec::new();
        for (at, columns) in ledger.columns.iter().enumerate() {
            let (obligation, track) = ledger.at(at);
            for (slot, ranked) in track.slots.iter().zip(columns) {
                if matches!(slot.name, SlotName::Period(_)) {
                    continue;
                }
                rows.push(DeadlineRow {
                    obligation: self.brief(at, obligation),
                    slot: self.slot(obligation, slot),
                    days_left: days(ledger.as_of(), slot.due),
                    ranked: *ranked,
                    of: of(ranked),
                    status: only(ranked),
                });
            }
        }
        rows.sort_by_key(|row| (row.slot.due, row.obligation.number, row.slot.number));
        rows
    }
}

/// The one status when all have the same.
pub(super) fn only(ranked: &Ranked) -> Option<Status> {
    let counts = [
        (Status::Met, ranked.met),
        (Status::Late, ranked.late),
        (Status::Missed, ranked.missed),
        (Status::NoData, ranked.no_data),
        (Status::Open, ranked.open),
        (Status::NotYetDue, ranked.not_yet_due),
        (Status::NotRequired, ranked.not_required),
    ];
    let mut some = counts.iter().filter(|(_, n)| *n > 0);
    match (some.next(), some.next()) {
        (Some((status, _)), None) => Some(*status),
        _ => None,
    }
}

struct Spots {
    overdue: Vec<Spot>,
    next: Vec<Spot>,
    is_far: bool,
}

/// Of each obligation its next slot, and all that are overdue, by day: everybody who owes the same slot is one line.
fn spots(tracks: &[(usize, &Track, &[Ranked])], as_of: Date) -> Spots {
    let (mut behind, mut ahead) = (Vec::new(), Vec::new());
    for (track, of, columns) in tracks {
        let spot = |slot: usize| Spot {
            due: of.slots[slot].due,
            track: *track,
            slot,
        };
        behind.extend(overdue(&of.slots, columns, as_of).into_iter().map(spot));
        ahead.extend(next(&of.slots, columns, as_of).map(spot));
    }
    behind.sort_by_key(|spot| (spot.due, spot.track, spot.slot));
    ahead.sort_by_key(|spot| (spot.due, spot.track, spot.slot));
    let soon = ahead
        .iter()
        .filter(|spot| days(as_of, spot.due) <= AHEAD)
        .count();
    ahead.truncate(if soon == 0 { NEAREST } else { soon });
    Spots {
        is_far: soon == 0 && !ahead.is_empty(),
        overdue: behind,
        next: ahead,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::progress::Slot;

    /// A track of deadlines, and how many met each of them of two who owe it.
    fn track(deadlines: &[(Date, u32)], as_of: Date) -> (Track, Vec<Ranked>) {
        let slots = deadlines.iter().map(|(due, _)| Slot {
            name: SlotName::Deadline,
            counts_from: due.first_of_year(),
            opens: due.first_of_year(),
            due: *due,
            closes: Date::MAX,
            required: 1,
            is_required: true,
        });
        let column = |(due, met): &(Date, u32)| {
            let mut ranked = Ranked::default();
            for at in 0..2 {
                ranked.add(match at < *met {
                    true => Status::Met,
                    false if *due < as_of => Status::Missed,
                    false => Status::Open,
                });
            }
            ranked
        };
        let track = Track {
            obligation: "x".to_owned(),
            slots: slots.collect(),
            is_share: false,
            owners: Vec::new(),
        };
        (track, deadlines.iter().map(column).collect())
    }

    #[test]
    fn due_next_is_one_line_a_slot_and_the_nearest_first() {
        let as_of = date(2024, 5, 1);
        let (june, may) = (date(2024, 6, 30), date(2024, 5, 10));
        for (name, deadlines, overdue, next, is_far) in [
            (
                "two soon, one far",
                [
                    vec![(date(2024, 5, 20), 1)],
                    vec![(may, 0)],
                    vec![(june, 0)],
                ],
                vec![],
                vec![(1, may), (0, date(2024, 5, 20))],
                false,
            ),
            (
                "met by all, so the step after it",
                [vec![(may, 2), (date(2024, 5, 31), 0)], vec![], vec![]],
                vec![],
                vec![(0, date(2024, 5, 31))],
                false,
            ),
            (
                "nothing soon",
                [vec![(june, 0)], vec![], vec![(date(2024, 12, 1), 1)]],
                vec![],
                vec![(0, june), (2, date(2024, 12, 1))],
                true,
            ),
            (
                "overdue first",
                [
                    vec![(date(2024, 4, 1), 1)],
                    vec![(date(2024, 3, 1), 0)],
                    vec![(june, 2)],
                ],
                vec![(1, date(2024, 3, 1)), (0, date(2024, 4, 1))],
                vec![],
                false,
            ),
        ] {
            let made: Vec<_> = deadlines.iter().map(|slots| track(slots, as_of)).collect();
            let tracks: Vec<_> = made
                .iter()
                .enumerate()
                .map(|(at, (track, columns))| (at, track, columns.as_slice()))
                .collect();
            let found = spots(&tracks, as_of);
            let told = |spots: &[Spot]| -> Vec<_> {
                spots.iter().map(|spot| (spot.track, spot.due)).collect()
            };
            assert_eq!(told(&found.overdue), overdue, "{name}");
            assert_eq!(told(&found.next), next, "{name}");
            assert_eq!(found.is_far, is_far, "{name}");
        }
    }
}
