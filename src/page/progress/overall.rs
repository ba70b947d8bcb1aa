//! The whole plan: what is due next, who stands where, and how it is counted.

use jiff::civil::Date;
use serde::Serialize;

use super::activity::ActivityRow;
use super::bar::Segment;
use super::debtor::DebtorView;
use super::due::{DeadlineRow, DueNext};
use super::heat::HeatMap;
use super::slot::SlotView;
use crate::page::link::PartyLink;
use crate::page::words::Wording;
use crate::progress::Ranked;
use crate::site::Window;

/// The whole plan.
#[derive(Clone, Debug, Serialize)]
pub struct ProgressPage {
    /// Day of the figures.
    pub as_of: Date,
    /// The plan.
    pub plan: ProgressPlan,
    /// Counts by status over all cells; what has no number is not among them (rule 7).
    pub totals: Ranked,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// How many outputs are logged.
    pub outputs_count: usize,
    /// Day of the last one.
    pub last_output: Option<Date>,
    /// True when any of them is made up.
    pub is_sample: bool,
    /// What is overdue and can still be done, the oldest first.
    pub overdue: Vec<DueNext>,
    /// What is due in the next 30 days, the nearest first; when nothing is, the three nearest.
    pub next: Vec<DueNext>,
    /// True when all of `next` lies more than 30 days ahead.
    pub is_next_far: bool,
    /// Obligations with a number, in the order of the plan.
    pub obligations: Vec<ObligationRow>,
    /// Everybody who owes something: units in the order of the site, then those together, then groups of unnamed members.
    pub units: Vec<UnitRow>,
    /// Who × month; no rows when no obligation has a number.
    pub heat: HeatMap,
    /// Fixed deadlines, by day.
    pub deadlines: Vec<DeadlineRow>,
    /// Standing duties, and reports that are part of others.
    pub standing: Vec<ActivityRow>,
    /// What is owed when something happens.
    pub conditional: Vec<ActivityRow>,
    /// What the plan only asks for: shown, never scored.
    pub requests: Vec<ActivityRow>,
    /// The figures as files.
    pub downloads: Vec<Download>,
    /// Keys of the counting rules in plain words, `progress_rule_1` to `progress_rule_10`.
    pub rules: Vec<String>,
}

/// The plan in short.
#[derive(Clone, Debug, Serialize)]
pub struct ProgressPlan {
    /// Title.
    pub title: Wording,
    /// Its page.
    pub href: String,
    /// When it is carried out.
    pub active: Window,
    /// `future`, `running` or `past`, as of the day of the figures.
    pub state: &'static str,
    /// Days until its last day; negative when it is over.
    pub days_left: i64,
    /// How many obligations it has.
    pub obligations: usize,
    /// How many of these have a number.
    pub scored: usize,
}

/// An obligation with a number.
#[derive(Clone, Debug, Serialize)]
pub struct ObligationRow {
    /// Number in the plan, from 1.
    pub number: usize,
    /// What is owed.
    pub what: Wording,
    /// Kind of obligation.
    pub kind: &'static str,
    /// Its page.
    pub href: String,
    /// `unit`, `each`, `together`, `leads`.
    pub owner_mode: &'static str,
    /// Who owes it, as the plan names them.
    pub owners: Vec<PartyLink>,
    /// Counts by status over all its cells.
    pub ranked: Ranked,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// Of all that was due, the share met on time, in whole percent, rounded down; absent when nothing was due yet.
    pub met_percent: Option<u32>,
    /// The period that runs, else the last one that is over, else the first to come.
    pub current: Option<CurrentSlot>,
    /// Of a coverage: the greatest share reached, in percent.
    pub reached_percent: Option<u32>,
    /// How many outputs count toward it.
    pub outputs_count: usize,
    /// Day of the last one.
    pub last_output: Option<Date>,
}

/// The slot that matters now, over all who owe it.
#[derive(Clone, Debug, Serialize)]
pub struct CurrentSlot {
    /// Which.
    pub slot: SlotView,
    /// `current`, `past` or `future`.
    pub state: &'static str,
    /// How many met it, on time or late.
    pub met: u32,
    /// How many owe it.
    pub of: u32,
}

/// One who owes.
#[derive(Clone, Debug, Serialize)]
pub struct UnitRow {
    /// Who.
    pub debtor: DebtorView,
    /// How many obligations it has this way, with or without a number.
    pub obligations: usize,
    /// Counts by status.
    pub ranked: Ranked,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// Of all that was due, the share met on time, in whole percent, rounded down; absent when nothing was due yet.
    pub met_percent: Option<u32>,
    /// How many outputs its units logged, counted or not.
    pub outputs_count: usize,
    /// Day of the last one.
    pub last_output: Option<Date>,
    /// Days since then.
    pub days_since: Option<i64>,
    /// True when it logged nothing at all (rule 6).
    pub is_silent: bool,
    /// Its last day, when it no longer exists on the day of the figures (rule 9).
    pub ended: Option<Date>,
}

/// A file with the figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Download {
    /// `progress_json`, `progress_csv`, `outputs_csv` or `schema`; its label is the theme's (`download_<key>`).
    pub key: &'static str,
    /// Address: from the top of the site as a build hands it over, relative on a page.
    pub href: String,
    /// Size in bytes.
    pub bytes: usize,
}
