//! A calendar of statuses: who × month, each slot in the month in which it is due.

use serde::Serialize;

use super::debtor::DebtorView;
use crate::progress::{Ranked, Status};

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
    /// The worst status in it: missed, no data, late, open, met, not yet due; absent when nothing is due in it.
    pub status: Option<Status>,
    /// Of the slots whose days are over or which are met, the share met on time or late, in whole percent, rounded down; absent when there is none.
    pub met_percent: Option<u32>,
    /// Counts by status of the slots due in the month.
    pub ranked: Ranked,
}
