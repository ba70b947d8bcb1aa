//! The plan's standing in four figures, for those who pass by.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::ledger::Ledger;
use crate::progress::Ranked;
use crate::site::Site;

/// The plan's standing in short.
pub(in crate::page) struct Headline {
    /// Day of the figures.
    pub as_of: Date,
    /// How many obligations the plan has.
    pub obligations: usize,
    /// How many times something was due.
    pub due: u32,
    /// How many of these were met on time.
    pub met: u32,
    /// How many outputs are logged.
    pub outputs: usize,
    /// How many units logged them.
    pub units: usize,
    /// True when any of them is made up.
    pub is_sample: bool,
}

/// The plan's standing in short.
pub(in crate::page) fn headline(site: &Site, ledger: &Ledger) -> Headline {
    let mut totals = Ranked::default();
    let all = ledger.columns.iter().flatten();
    all.for_each(|column| totals.join(column));
    let done: BTreeSet<usize> = ledger.outputs_by_unit.values().flatten().copied().collect();
    Headline {
        as_of: ledger.as_of(),
        obligations: ledger.plan.obligations.len(),
        due: totals.due,
        met: totals.met,
        outputs: done.len(),
        units: ledger.outputs_by_unit.len(),
        is_sample: done.iter().any(|at| site.outputs[*at].is_sample),
    }
}
