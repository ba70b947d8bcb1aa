//! A calendar of statuses: who × month, each slot in the month in which it is due.

use jiff::civil::Date;
use serde::Serialize;

use super::debtor::DebtorView;
use super::ledger::{Account, Ledger, month_at};
use crate::page::view::View;
use crate::progress::{Ranked, Status};
use crate::site::Route;

/// Who × month.
#[derive(Clone, Debug, Serialize)]
pub struct HeatMap {
    /// The columns.
    pub months: Vec<MonthHead>,
    /// The rows: units first, then those together, then groups of unnamed members.
    pub rows: Vec<HeatRow>,
}

/// A month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MonthHead {
    /// Calendar year.
    pub year: i16,
    /// 1–12.
    pub month: i8,
    /// `past`, `current` or `future`, as of the day of the figures.
    pub state: &'static str,
    /// The month's page; absent on that page itself.
    pub href: Option<String>,
}

/// A row of the calendar.
#[derive(Clone, Debug, Serialize)]
pub struct HeatRow {
    /// Who.
    pub debtor: DebtorView,
    /// One cell a month.
    pub cells: Vec<HeatCell>,
}

/// One month of one who owes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct HeatCell {
    /// The worst status in it: missed, no data, late, open, not yet due, met; absent when nothing is due in it.
    pub status: Option<Status>,
    /// Counts by status of the slots due in the month.
    pub ranked: Ranked,
}

/// From the worst to the best; what is worst names the month.
const WORST: [Status; 7] = [
    Status::Missed,
    Status::NoData,
    Status::Late,
    Status::Open,
    Status::NotYetDue,
    Status::Met,
    Status::NotRequired,
];

/// Last days and statuses of slots → one cell a month.
pub(super) fn by_month(
    cells: impl Iterator<Item = (Date, Status)>,
    months: &[(i16, i8)],
) -> Vec<HeatCell> {
    let mut heat = vec![HeatCell::default(); months.len()];
    let rank = |status: Status| WORST.iter().position(|other| *other == status);
    for (due, status) in cells {
        let Some(cell) = heat.get_mut(month_at(due, months)) else {
            continue;
        };
        cell.ranked.add(status);
        let is_worse = cell.status.is_none_or(|other| rank(status) < rank(other));
        if is_worse {
            cell.status = Some(status);
        }
    }
    heat
}

impl View<'_> {
    /// Every month of the plan; the page's own leads nowhere.
    pub(super) fn months(&self, ledger: &Ledger) -> Vec<MonthHead> {
        let now = (ledger.as_of().year(), ledger.as_of().month());
        let months = ledger.months.iter();
        let head = |(year, month): &(i16, i8)| {
            let route = Route::ProgressMonth(*year, *month);
            MonthHead {
                year: *year,
                month: *month,
                state: month_state((*year, *month), now),
                href: (route != self.route).then(|| self.href(&route)),
            }
        };
        months.map(head).collect()
    }

    /// Who × month.
    pub(super) fn heat(&self, ledger: &Ledger) -> HeatMap {
        let row = |account: &Account| HeatRow {
            debtor: self.debtor(account.debtor),
            cells: cells(ledger, &account.debts),
        };
        let has_slots = |account: &&Account| {
            let debts = account.debts.iter();
            debts
                .clone()
                .any(|(track, _)| !ledger.at(*track).1.slots.is_empty())
        };
        HeatMap {
            months: self.months(ledger),
            rows: ledger.accounts.iter().filter(has_slots).map(row).collect(),
        }
    }
}

/// One cell a month of a list of debts.
pub(super) fn cells(ledger: &Ledger, debts: &[(usize, usize)]) -> Vec<HeatCell> {
    let as_of = ledger.as_of();
    let all = debts.iter().flat_map(|(track, owner)| {
        let track = ledger.at(*track).1;
        let cells = track.cells(&track.owners[*owner], as_of);
        cells.map(|(slot, cell)| (slot.due, cell.status))
    });
    by_month(all, &ledger.months)
}

/// `past`, `current` or `future`.
pub(super) fn month_state(month: (i16, i8), now: (i16, i8)) -> &'static str {
    match month.cmp(&now) {
        std::cmp::Ordering::Less => "past",
        std::cmp::Ordering::Equal => "current",
        std::cmp::Ordering::Greater => "future",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_month_is_named_after_its_worst() {
        use Status::{Late, Met, Missed, NotRequired, NotYetDue, Open};
        let months: Vec<(i16, i8)> = (1..=12).map(|month| (2026, month)).collect();
        for (statuses, worst) in [
            (&[Met, Met][..], Some(Met)),
            (&[Met, Missed, Met], Some(Missed)),
            (&[Late, Met], Some(Late)),
            (&[Met, Open], Some(Open)),
            (&[NotYetDue, NotRequired], Some(NotYetDue)),
            (&[NotRequired], Some(NotRequired)),
            (&[], None),
        ] {
            let cells = statuses.iter().map(|status| (date(2026, 3, 31), *status));
            let heat = by_month(cells, &months);
            assert_eq!(heat[2].status, worst, "{statuses:?}");
            assert!(heat[3].status.is_none());
        }
    }

    #[test]
    fn a_week_that_ends_after_the_year_stays_in_its_last_month() {
        let months: Vec<(i16, i8)> = (1..=12).map(|month| (2026, month)).collect();
        let heat = by_month([(date(2027, 1, 3), Status::Met)].into_iter(), &months);
        assert_eq!(heat[11].ranked.met, 1);
    }
}
