//! Duties without a number: how often, when last, never a percentage (rule 7).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::brief::ObligationBrief;
use super::debtor::DebtorView;
use super::ledger::{Ledger, month_at};
use crate::page::link::PartyLink;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::progress::Hit;
use crate::site::{Demand, Output, OutputKind};

/// How often something was done, and when last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ActivityView {
    /// How many times: entries, whatever their quantities. 300 leaflets handed out at once are one time.
    pub count: usize,
    /// How much that was, kind by kind, the most first: what is of different kinds does not add up. Empty when it says no more than `count`.
    pub amounts: Vec<Amount>,
    /// Day of the last one.
    pub last: Option<Date>,
    /// Days since then.
    pub days_since: Option<i64>,
    /// How many times in every month of the page's `months`, for a sparkline.
    pub months: Vec<u32>,
    /// The greatest of them, never 0.
    pub peak: u32,
}

/// How much of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Amount {
    /// Name of the kind of output (`output_<kind>`).
    pub kind: &'static str,
    /// How many.
    pub n: u32,
}

/// A duty without a number.
#[derive(Clone, Debug, Serialize)]
pub struct ActivityRow {
    /// Which obligation.
    #[serde(flatten)]
    pub obligation: ObligationBrief,
    /// Who owes it, as the plan names them.
    pub owners: Vec<PartyLink>,
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

/// How many of those who did nothing are named.
const QUIET: usize = 8;

impl View<'_> {
    /// What was done, from hits in any order.
    pub(super) fn activity<'h>(
        &self,
        ledger: &Ledger,
        hits: impl Iterator<Item = &'h Hit>,
    ) -> ActivityView {
        let done = hits.map(|hit| &self.site.outputs[hit.output as usize]);
        activity(done.map(times), ledger.as_of(), &ledger.months)
    }

    /// A duty without a number.
    pub(super) fn activity_row(&self, ledger: &Ledger, at: usize) -> ActivityRow {
        let (obligation, track) = ledger.at(at);
        let quiet = track.owners.iter().filter(|owner| owner.hits.is_empty());
        let active = track.owners.len() - quiet.clone().count();
        let hits = track.owners.iter().flat_map(|owner| &owner.hits);
        ActivityRow {
            obligation: self.brief(at, obligation),
            owners: self.parties_of(obligation.owner.ids()),
            trigger: match &obligation.demand {
                Demand::Conditional { trigger } => Some(self.word(trigger)),
                _ => None,
            },
            activity: self.activity(ledger, hits),
            active,
            of: track.owners.len(),
            quiet: quiet
                .take(QUIET)
                .map(|owner| self.debtor(&owner.debtor))
                .collect(),
        }
    }
}

/// Day, kind and quantity of an output.
pub(super) fn times(output: &Output) -> (Date, OutputKind, u32) {
    (output.date, output.kind, output.quantity)
}

/// Outputs → how often, how much and when last.
pub(super) fn activity(
    done: impl Iterator<Item = (Date, OutputKind, u32)>,
    as_of: Date,
    months: &[(i16, i8)],
) -> ActivityView {
    let mut view = ActivityView {
        months: vec![0; months.len()],
        ..ActivityView::default()
    };
    let mut amounts: BTreeMap<OutputKind, u32> = BTreeMap::new();
    for (day, kind, n) in done {
        view.count += 1;
        view.last = view.last.max(Some(day));
        let amount = amounts.entry(kind).or_default();
        *amount = amount.saturating_add(n);
        if let Some(month) = view.months.get_mut(month_at(day, months)) {
            *month += 1;
        }
    }
    let says_more = amounts.len() > 1 || amounts.values().any(|n| *n as usize != view.count);
    if says_more {
        let amount = |(kind, n): (OutputKind, u32)| Amount {
            kind: kind.name(),
            n,
        };
        view.amounts = amounts.into_iter().map(amount).collect();
        view.amounts.sort_by_key(|amount| Reverse(amount.n));
    }
    view.days_since = view.last.map(|last| days(last, as_of));
    view.peak = view.months.iter().copied().max().unwrap_or(0).max(1);
    view
}

/// Days from one day to another.
pub(super) fn days(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn activity_tells_how_often_and_when_last() {
        let months = [(2024, 1), (2024, 2), (2024, 3)];
        let done = [
            (date(2024, 2, 29), OutputKind::Meeting, 1),
            (date(2024, 1, 5), OutputKind::Meeting, 1),
            (date(2024, 2, 1), OutputKind::Leaflet, 300),
        ];
        let view = activity(done.into_iter(), date(2024, 3, 10), &months);
        assert_eq!(view.count, 3);
        let amounts: Vec<_> = view.amounts.iter().map(|one| (one.kind, one.n)).collect();
        assert_eq!(amounts, [("leaflet", 300), ("meeting", 2)]);
        assert_eq!(
            (view.last, view.days_since),
            (Some(date(2024, 2, 29)), Some(10))
        );
        assert_eq!((view.months, view.peak), (vec![1, 2, 0], 2));
        let meetings = [(date(2024, 2, 29), OutputKind::Meeting, 1)];
        let view = activity(meetings.into_iter(), date(2024, 3, 10), &months);
        assert_eq!((view.count, view.amounts), (1, Vec::new()));
        let none = activity([].into_iter(), date(2024, 3, 10), &months);
        assert_eq!((none.last, none.peak), (None, 1));
    }
}
