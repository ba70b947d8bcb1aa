//! Sums of the ledger for those who show a single figure: a slide, an infographic.

use jiff::civil::Date;

use super::columns::met_percent;
use super::ledger::Ledger;
use crate::progress::Ranked;
use crate::site::{Output, OutputFilter, Site};

impl Ledger<'_> {
    /// Counts by status of everything.
    pub(in crate::page) fn totals(&self) -> Ranked {
        let mut totals = Ranked::default();
        let all = self.columns.iter().flatten();
        all.for_each(|column| totals.join(column));
        totals
    }

    /// Counts by status of one obligation, by its position.
    pub(in crate::page) fn totals_of(&self, at: usize) -> Ranked {
        let mut totals = Ranked::default();
        let columns = self.columns.get(at).into_iter().flatten();
        columns.for_each(|column| totals.join(column));
        totals
    }

    /// How far an obligation has come, in percent: of a coverage the greatest share reached, else the share met on time.
    pub(in crate::page) fn completion(&self, at: usize) -> Option<u32> {
        let (_, track) = self.at(at);
        if track.is_share {
            let hits = track.owners.iter().flat_map(|owner| &owner.hits);
            return Some(hits.map(|hit| hit.quantity).max().unwrap_or(0));
        }
        met_percent(&self.totals_of(at))
    }

    /// How many owe something.
    pub(in crate::page) fn debtors(&self) -> usize {
        self.accounts.len()
    }

    /// What was done by the day of the figures, unit by unit.
    pub(in crate::page) fn done<'s>(&self, site: &'s Site) -> impl Iterator<Item = &'s Output> {
        let done: Vec<usize> = self.outputs_by_unit.values().flatten().copied().collect();
        done.into_iter().filter_map(|at| site.outputs.get(at))
    }

    /// The day of the figures – or, when nothing was done since the plan ended, its last day.
    pub(in crate::page) fn told_of(&self, site: &Site) -> Date {
        let last = self.plan.active.to;
        let is_over = self.as_of() > last && self.done(site).all(|output| output.date <= last);
        if is_over { last } else { self.as_of() }
    }

    /// Days until the last day of the plan; none once it is over.
    pub(in crate::page) fn days_left(&self) -> i64 {
        let last = self.plan.active.to;
        i64::from((last - self.as_of()).get_days()).max(0)
    }
}

/// True when an output is one of those that are counted.
pub(in crate::page) fn is_wanted(output: &Output, filter: &OutputFilter) -> bool {
    let of_kind = filter.kind.is_none_or(|kind| output.kind == kind);
    let of_unit = filter.unit.as_ref().is_none_or(|unit| output.unit == *unit);
    let of_month = filter.month.is_none_or(|(year, month)| {
        let date = output.date;
        date.year() == year && month.is_none_or(|month| date.month() == month)
    });
    of_kind && of_unit && of_month
}
