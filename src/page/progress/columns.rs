//! The slots of an obligation over all who owe it: which one matters now, which is next, which is overdue.

use jiff::civil::Date;

use crate::progress::{OwnerStanding, Ranked, Slot, Status, Track};

/// Counts by status of every slot.
pub(super) fn columns(track: &Track, as_of: Date) -> Vec<Ranked> {
    let mut columns = vec![Ranked::default(); track.slots.len()];
    for owner in &track.owners {
        for (column, (_, cell)) in columns.iter_mut().zip(track.cells(owner, as_of)) {
            column.add(cell.status);
        }
    }
    columns
}

/// How many met it, on time or late.
pub(super) fn met(ranked: &Ranked) -> u32 {
    ranked.met + ranked.late
}

/// How many owe it.
pub(super) fn of(ranked: &Ranked) -> u32 {
    ranked.due + ranked.open + ranked.not_yet_due
}

/// Of all that was due, the share met on time, in whole percent, rounded down.
pub(super) fn met_percent(ranked: &Ranked) -> Option<u32> {
    (ranked.due > 0).then(|| ranked.met * 100 / ranked.due)
}

/// The slot that runs, else the last one that is over, else the first to come, with `current`, `past` or `future`.
pub(super) fn current(
    slots: &[Slot],
    columns: &[Ranked],
    as_of: Date,
) -> Option<(usize, &'static str)> {
    let owed = || (0..slots.len()).filter(|at| of(&columns[*at]) > 0);
    let running = owed().find(|at| slots[*at].opens <= as_of && as_of <= slots[*at].due);
    let over = || owed().rfind(|at| slots[*at].due < as_of);
    running
        .map(|at| (at, "current"))
        .or_else(|| over().map(|at| (at, "past")))
        .or_else(|| owed().next().map(|at| (at, "future")))
}

/// The first slot whose last day is still to come and which somebody has not met.
pub(super) fn next(slots: &[Slot], columns: &[Ranked], as_of: Date) -> Option<usize> {
    let is_next =
        |at: &usize| as_of <= slots[*at].due && columns[*at].open + columns[*at].not_yet_due > 0;
    (0..slots.len()).find(is_next)
}

/// Slots that somebody missed and can still do late (rule 8); a missed week cannot be done any more (rule 5).
pub(super) fn overdue(slots: &[Slot], columns: &[Ranked], as_of: Date) -> Vec<usize> {
    let is_overdue = |at: &usize| {
        let slot = &slots[*at];
        slot.due < as_of && as_of <= slot.closes && columns[*at].missed + columns[*at].no_data > 0
    };
    (0..slots.len()).filter(is_overdue).collect()
}

/// Who has not met a slot.
pub(super) fn waiting(track: &Track, slot: usize, as_of: Date) -> Vec<&OwnerStanding> {
    let is_waiting = |owner: &&OwnerStanding| {
        let cell = track.cells(owner, as_of).nth(slot);
        cell.is_some_and(|(_, cell)| {
            matches!(
                cell.status,
                Status::Missed | Status::NoData | Status::Open | Status::NotYetDue
            )
        })
    };
    track.owners.iter().filter(is_waiting).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::progress::SlotName;

    fn slot(from: Date, due: Date, closes: Date) -> Slot {
        Slot {
            name: SlotName::Deadline,
            counts_from: from,
            opens: from,
            due,
            closes,
            required: 1,
            is_required: true,
        }
    }

    fn column(statuses: &[Status]) -> Ranked {
        let mut ranked = Ranked::default();
        statuses.iter().for_each(|status| ranked.add(*status));
        ranked
    }

    #[test]
    fn what_is_next_and_what_is_overdue() {
        let month = |m: i8| {
            let first = date(2024, m, 1);
            slot(first, first.last_of_month(), first.last_of_month())
        };
        let months = [month(1), month(2), month(3)];
        let deadline = [slot(date(2024, 1, 1), date(2024, 1, 31), Date::MAX)];
        use Status::{Met, Missed, NotYetDue, Open};
        let by_month = |second| vec![column(&[Missed]), column(second), column(&[NotYetDue])];
        for (name, slots, columns, next_at, overdue_at, now) in [
            (
                "one still open",
                &months[..],
                by_month(&[Met, Open]),
                Some(1),
                vec![],
                Some((1, "current")),
            ),
            (
                "all met early",
                &months[..],
                by_month(&[Met, Met]),
                Some(2),
                vec![],
                Some((1, "current")),
            ),
            (
                "a deadline missed",
                &deadline[..],
                vec![column(&[Missed, Met])],
                None,
                vec![0],
                Some((0, "past")),
            ),
            (
                "a deadline met",
                &deadline[..],
                vec![column(&[Met])],
                None,
                vec![],
                Some((0, "past")),
            ),
        ] {
            let as_of = date(2024, 2, 15);
            assert_eq!(next(slots, &columns, as_of), next_at, "{name}");
            assert_eq!(overdue(slots, &columns, as_of), overdue_at, "{name}");
            assert_eq!(current(slots, &columns, as_of), now, "{name}");
        }
    }

    #[test]
    fn shares_are_rounded_down() {
        use Status::{Late, Met, Missed, NotRequired, Open};
        let ranked = column(&[Met, Met, Late, Missed, Open, NotRequired]);
        assert_eq!((met(&ranked), of(&ranked)), (3, 5));
        assert_eq!(met_percent(&ranked), Some(50));
        assert_eq!(met_percent(&column(&[Open])), None);
    }
}
