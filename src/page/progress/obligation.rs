//! One obligation: all its facts, and everybody who owes it, period by period.

use jiff::civil::Date;
use serde::Serialize;

use super::activity::ActivityView;
use super::bar::Segment;
use super::debtor::DebtorView;
use super::heat::MonthHead;
use super::output::{OutputView, SlotOutputs};
use super::slot::{CellView, SlotView};
use crate::page::link::Link;
use crate::page::obligation::ObligationView;
use crate::progress::Ranked;

/// One obligation.
#[derive(Clone, Debug, Serialize)]
pub struct ObligationPage {
    /// Day of the figures.
    pub as_of: Date,
    /// Number in the plan, from 1.
    pub number: usize,
    /// How many obligations the plan has.
    pub of: usize,
    /// What is asked.
    pub obligation: ObligationView,
    /// False for what has no number: then there are activities in place of columns and cells (rule 7).
    pub is_scored: bool,
    /// True when done and required are percentages.
    pub is_share: bool,
    /// Counts by status over all cells.
    pub ranked: Ranked,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// Slots, in order; those that nobody owes are among them.
    pub columns: Vec<SlotColumn>,
    /// Everybody who owes it.
    pub rows: Vec<OwnerRow>,
    /// The months of the sparklines.
    pub months: Vec<MonthHead>,
    /// Of what has no number: what all of them did.
    pub activity: Option<ActivityView>,
    /// True when the outputs are listed here (`rows[].groups`, `outputs`); else each unit's page lists them.
    pub is_unfolded: bool,
    /// Outputs listed on this page, oldest first.
    pub outputs: Vec<OutputView>,
    /// How many outputs count toward it.
    pub outputs_count: usize,
    /// True when any of them is made up.
    pub is_sample: bool,
    /// Page of the overall progress.
    pub progress_href: String,
    /// The obligation before it in the plan.
    pub previous: Option<Link>,
    /// The obligation after it.
    pub next: Option<Link>,
}

/// A slot, over all who owe it.
#[derive(Clone, Debug, Serialize)]
pub struct SlotColumn {
    /// Which.
    pub slot: SlotView,
    /// True when the day of the figures lies in it.
    pub is_current: bool,
    /// Counts by status.
    pub ranked: Ranked,
    /// How many met it, on time or late.
    pub met: u32,
    /// How many owe it.
    pub of: u32,
}

/// One who owes it.
#[derive(Clone, Debug, Serialize)]
pub struct OwnerRow {
    /// Who.
    pub debtor: DebtorView,
    /// Where its outputs are listed: a place on its page of progress, or on this page; a slot's own place is `<href>-<slot.key>`.
    pub href: Option<String>,
    /// `id` attribute of its list on this page, when it stands here: `chu-the-<n>`, and `chu-the-<n>-<slot.key>` for a slot.
    pub anchor: Option<String>,
    /// One cell a column.
    pub cells: Vec<CellView>,
    /// Counts by status.
    pub ranked: Ranked,
    /// What it did.
    pub activity: ActivityView,
    /// True when it logged nothing for anything (rule 6).
    pub is_silent: bool,
    /// Last day it can owe anything, when that is before the end of the obligation (rule 9).
    pub ended: Option<Date>,
    /// Its outputs by slot, when they are listed here.
    pub groups: Vec<SlotOutputs>,
}
