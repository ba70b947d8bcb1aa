//! Duties without a number: how often, when last, never a percentage (rule 7).

use jiff::civil::Date;
use serde::Serialize;

use super::debtor::DebtorView;
use crate::page::words::Wording;

/// How often something was done, and when last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ActivityView {
    /// How many were done: quantities added up.
    pub count: u32,
    /// In how many entries.
    pub outputs: usize,
    /// Day of the last one.
    pub last: Option<Date>,
    /// Days since then.
    pub days_since: Option<i64>,
    /// Quantity done in every month of the page's `months`, for a sparkline.
    pub months: Vec<u32>,
    /// The greatest of them, never 0.
    pub peak: u32,
}

/// A duty without a number.
#[derive(Clone, Debug, Serialize)]
pub struct ActivityRow {
    /// Number of the obligation in the plan, from 1.
    pub number: usize,
    /// What is owed.
    pub what: Wording,
    /// `standing`, `report` (part of another report), `conditional` or `request`.
    pub kind: &'static str,
    /// Page of the obligation.
    pub href: String,
    /// Who owes it, as the plan names them.
    pub owners: Vec<crate::page::link::PartyLink>,
    /// What sets it off.
    pub trigger: Option<Wording>,
    /// What was done by all of them.
    pub activity: ActivityView,
    /// How many of those who owe it did something.
    pub active: usize,
    /// How many owe it.
    pub of: usize,
    /// Who did nothing yet, the first eight.
    pub quiet: Vec<DebtorView>,
}
