//! One month: what was due in it, what ran through it, and all that was done in it.

use jiff::civil::Date;
use serde::Serialize;

use super::bar::Segment;
use super::debtor::DebtorView;
use super::heat::MonthHead;
use super::output::OutputView;
use super::slot::SlotView;
use crate::page::link::Link;
use crate::page::words::Wording;
use crate::progress::Ranked;
use crate::site::Window;

/// One month.
#[derive(Clone, Debug, Serialize)]
pub struct MonthPage {
    /// Day of the figures.
    pub as_of: Date,
    /// Calendar year.
    pub year: i16,
    /// 1–12.
    pub month: i8,
    /// Its first and last day.
    pub window: Window,
    /// `past`, `current` or `future`, as of the day of the figures.
    pub state: &'static str,
    /// Every month that has a page; this one without address.
    pub months: Vec<MonthHead>,
    /// The month before it.
    pub previous: Option<Link>,
    /// The month after it.
    pub next: Option<Link>,
    /// Counts by status of all that is due in the month.
    pub totals: Ranked,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// Slots due in the month, by day.
    pub due: Vec<MonthSlot>,
    /// Slots that run in the month and are due later, by day.
    pub running: Vec<MonthSlot>,
    /// All that was done in the month, oldest first.
    pub outputs: Vec<OutputView>,
    /// True when any of them is made up.
    pub is_sample: bool,
    /// Page of the overall progress.
    pub progress_href: String,
}

/// A slot in a month, over all who owe it.
#[derive(Clone, Debug, Serialize)]
pub struct MonthSlot {
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
    /// Counts by status.
    pub ranked: Ranked,
    /// How many met it, on time or late.
    pub met: u32,
    /// How many owe it.
    pub of: u32,
    /// Who has not met it, the first eight; empty for what is not due in the month.
    pub waiting: Vec<DebtorView>,
    /// How many more have not.
    pub waiting_more: usize,
}
