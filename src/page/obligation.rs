//! An obligation as pages show it: who owes what, how much, by when.

use jiff::civil::Date;
use serde::Serialize;

use super::link::{Link, PartyLink};
use super::words::Wording;
use crate::site::Window;

/// One thing the plan asks.
#[derive(Clone, Debug, Serialize)]
pub struct ObligationView {
    /// Id.
    pub id: String,
    /// `id` attribute to give it (`nhiem-vu-<id>`); absent where the page shows it a second time.
    pub anchor: Option<String>,
    /// Where it stands in the plan.
    pub href: String,
    /// `quota`, `once`, `phased`, `report`, `coverage`, `standing`, `event`, `conditional`, `request`.
    pub kind: &'static str,
    /// What is owed.
    pub what: Wording,
    /// `unit`, `each` (every one by itself), `together` (as a whole), `leads` (jointly).
    pub owner_mode: &'static str,
    /// Who owes it.
    pub owners: Vec<PartyLink>,
    /// Quota: at least so many in every period.
    pub quota: Option<QuotaView>,
    /// Once: the deadline.
    pub due: Option<Due>,
    /// Phased: the steps.
    pub steps: Vec<StepView>,
    /// Report.
    pub report: Option<ReportView>,
    /// Coverage.
    pub coverage: Option<CoverageView>,
    /// Event: the days around it.
    pub event: Option<Window>,
    /// Conditional: what sets it off.
    pub trigger: Option<Wording>,
    /// When it is in force.
    pub active: Window,
    /// True when that is as long as the plan.
    pub is_whole_plan: bool,
    /// Names of kinds of output that count; empty means any.
    pub counts_kinds: Vec<&'static str>,
    /// Names of kinds of channel that count; empty means any.
    pub counts_channels: Vec<&'static str>,
    /// Topics that count; empty means any.
    pub counts_topics: Vec<Link>,
    /// Who directs.
    pub director: Option<PartyLink>,
    /// Who coordinates.
    pub coordinators: Vec<PartyLink>,
    /// Rows of the annex that state it; the text is the row's number.
    pub rows: Vec<Link>,
    /// Where in the plan it is printed.
    pub source: Option<Wording>,
    /// A remark.
    pub note: Option<Wording>,
}

/// At least `at_least` in every `per`.
#[derive(Clone, Debug, Serialize)]
pub struct QuotaView {
    /// n.
    pub at_least: u32,
    /// What is counted, in the page's language and agreeing with n: `tin, bài`.
    pub unit: String,
    /// `day`, `week`, `month`, `quarter`, `year`.
    pub per: &'static str,
    /// Least length of each in minutes.
    pub minutes: Option<u32>,
    /// True when a cut period asks for its share only.
    pub is_prorated: bool,
}

/// A deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Due {
    /// `by`, `before`, `on`, `within`.
    pub wording: &'static str,
    /// First day that counts, where the plan names one.
    pub first_day: Option<Date>,
    /// Last day that counts.
    pub last_day: Date,
    /// The day after the last: what `before` prints.
    pub day_after: Date,
    /// For `within`: `month`, `quarter`, `year`.
    pub span: Option<&'static str>,
    /// For `within` a quarter: 1–4; a month: 1–12.
    pub part: Option<i8>,
    /// Calendar year of the last day.
    pub year: i16,
    /// True when the last day is over, as of today.
    pub is_past: bool,
}

/// A step of a phased obligation.
#[derive(Clone, Debug, Serialize)]
pub struct StepView {
    /// Number, from 1.
    pub number: usize,
    /// What is owed.
    pub what: Wording,
    /// Its deadline.
    pub due: Due,
}

/// A recurring report.
#[derive(Clone, Debug, Serialize)]
pub struct ReportView {
    /// `day`, `week`, `month`, `quarter`, `year`; absent when the plan does not say.
    pub per: Option<&'static str>,
    /// Last day that counts of the last month of each period (1–31).
    pub last_day: Option<u8>,
    /// To whom.
    pub to: Option<PartyLink>,
    /// The periodic report it is part of.
    pub embedded_in: Option<Wording>,
}

/// A share to reach.
#[derive(Clone, Debug, Serialize)]
pub struct CoverageView {
    /// Percent, 1–100.
    pub target_percent: u32,
    /// Of what; absent for the procedures of the site.
    pub of: Option<Wording>,
    /// How many there are in all.
    pub total: Option<u32>,
}
