//! Where one unit stands with everything it owes, and all it did.

use jiff::civil::Date;
use serde::Serialize;

use super::activity::ActivityView;
use super::bar::Segment;
use super::due::DueNext;
use super::heat::{HeatCell, MonthHead};
use super::output::OutputView;
use super::slot::{CellView, SlotView};
use crate::page::link::PartyLink;
use crate::page::words::Wording;
use crate::progress::Ranked;

/// Where one unit stands.
#[derive(Clone, Debug, Serialize)]
pub struct ProgressUnitPage {
    /// Day of the figures.
    pub as_of: Date,
    /// Which; leads to its page among the units.
    pub unit: PartyLink,
    /// Its last day, when it has one (rule 9).
    pub ended: Option<Date>,
    /// Counts by status of what it owes by itself.
    pub totals: Ranked,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// Counts by status of what it owes together with others.
    pub shared: Ranked,
    /// What it did.
    pub activity: ActivityView,
    /// True when it logged nothing at all.
    pub is_silent: bool,
    /// What is overdue and can still be done, the oldest first.
    pub overdue: Vec<DueNext>,
    /// What is due next, the nearest first.
    pub next: Vec<DueNext>,
    /// The months of `heat` and of all activities.
    pub months: Vec<MonthHead>,
    /// One cell a month, of what it owes by itself.
    pub heat: Vec<HeatCell>,
    /// What it owes, in the order of the plan.
    pub owes: Vec<OwedProgress>,
    /// All it did, oldest first.
    pub outputs: Vec<OutputView>,
    /// Positions in `outputs` of those that count toward nothing.
    pub uncounted: Vec<usize>,
    /// True when any of them is made up.
    pub is_sample: bool,
    /// Page of the overall progress.
    pub progress_href: String,
}

/// One obligation of a unit.
#[derive(Clone, Debug, Serialize)]
pub struct OwedProgress {
    /// `id` attribute to give it: `nhiem-vu-<id>`; a slot's is `nhiem-vu-<id>-<slot.key>`.
    pub anchor: String,
    /// Number in the plan, from 1.
    pub number: usize,
    /// What is owed.
    pub what: Wording,
    /// Kind of obligation.
    pub kind: &'static str,
    /// Page of the obligation.
    pub href: String,
    /// `unit`, `each`, `together`, `leads`.
    pub mode: &'static str,
    /// With whom: the group as a whole or the leads; empty when it owes it by itself.
    pub together: Vec<PartyLink>,
    /// False for what has no number.
    pub is_scored: bool,
    /// True when done and required are percentages.
    pub is_share: bool,
    /// Every slot that is required of it, in order.
    pub cells: Vec<UnitCell>,
    /// Counts by status.
    pub ranked: Ranked,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// What this unit did toward it.
    pub activity: ActivityView,
    /// Of what has no number: positions in the page's `outputs`.
    pub outputs: Vec<usize>,
    /// How many outputs of others count toward what they owe together; the obligation's page lists them.
    pub others: usize,
}

/// A slot of a unit, with what is behind it.
#[derive(Clone, Debug, Serialize)]
pub struct UnitCell {
    /// Which.
    pub slot: SlotView,
    /// Where it stands.
    #[serde(flatten)]
    pub cell: CellView,
    /// Positions in the page's `outputs` of this unit's own.
    pub outputs: Vec<usize>,
}
