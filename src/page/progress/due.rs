//! What is due next, what is overdue, and the fixed deadlines on a line.

use jiff::civil::Date;
use serde::Serialize;

use super::debtor::DebtorView;
use super::slot::SlotView;
use crate::page::words::Wording;
use crate::progress::Ranked;

/// One slot of one obligation that somebody still has to meet.
#[derive(Clone, Debug, Serialize)]
pub struct DueNext {
    /// Number of the obligation in the plan, from 1.
    pub number: usize,
    /// What is owed.
    pub what: Wording,
    /// Kind of obligation.
    pub kind: &'static str,
    /// Page of the obligation.
    pub href: String,
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
    /// Number of the obligation in the plan, from 1.
    pub number: usize,
    /// What is owed; of a step see `slot.what`.
    pub what: Wording,
    /// `once`, `phased`, `event` or `coverage`.
    pub kind: &'static str,
    /// Page of the obligation.
    pub href: String,
    /// The deadline or step.
    pub slot: SlotView,
    /// Days from the day of the figures; negative when it is over.
    pub days_left: i64,
    /// Counts by status.
    pub ranked: Ranked,
    /// How many owe it.
    pub of: u32,
    /// The one status when all have the same.
    pub status: Option<crate::progress::Status>,
}
