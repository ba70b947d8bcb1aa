//! Where one unit stands with everything it owes, and all it did.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::activity::{ActivityView, activity, times};
use super::bar::{Segment, segments};
use super::brief::ObligationBrief;
use super::due::DueNext;
use super::heat::{HeatCell, MonthHead, cells};
use super::ledger::Ledger;
use super::output::OutputView;
use super::slot::{CellView, SlotView};
use crate::page::index::mode;
use crate::page::kind::Body;
use crate::page::link::PartyLink;
use crate::page::obligation::obligation_anchor;
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::progress::{Debtor, Hit, Ranked, Status};
use crate::site::Route;

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
    /// Which obligation.
    #[serde(flatten)]
    pub obligation: ObligationBrief,
    /// `unit`, `each`, `together`, `leads`.
    pub mode: &'static str,
    /// With whom: the group as a whole or the leads; empty when it owes it by itself.
    pub together: Vec<PartyLink>,
    /// False for what has no number.
    pub is_scored: bool,
    /// True when done and required are percentages.
    pub is_share: bool,
    /// Every slot that is required of it or in which it did something, in order.
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

/// The page of progress of a unit.
pub(in crate::page) fn unit(view: &View, ledger: &Ledger, id: &str) -> Sheet {
    let debts = ledger.owed.get(id).map(Vec::as_slice).unwrap_or_default();
    let is_own = |(track, owner): &&(usize, usize)| {
        let owner = &ledger.at(*track).1.owners[*owner];
        !matches!(owner.debtor, Debtor::Together(..))
    };
    let own: Vec<(usize, usize)> = debts.iter().filter(is_own).copied().collect();
    let shared: Vec<(usize, usize)> = debts.iter().filter(|debt| !is_own(debt)).copied().collect();
    let positions = ledger.outputs_by_unit.get(id);
    let positions = positions.map(Vec::as_slice).unwrap_or_default();
    let outputs = &view.site.outputs;
    let at: BTreeMap<usize, usize> = positions.iter().copied().zip(0..).collect();
    let done = positions.iter().map(|at| times(&outputs[*at]));
    let totals = ledger.ranked(&own);
    let pending = view.pending_of(ledger, debts);
    let page = ProgressUnitPage {
        as_of: ledger.as_of(),
        unit: view.party_of(id),
        ended: view.site.units.unit(id).and_then(|unit| unit.active_to),
        segments: segments(&totals),
        totals,
        shared: ledger.ranked(&shared),
        activity: activity(done, ledger.as_of(), &ledger.months),
        is_silent: positions.is_empty(),
        overdue: pending.overdue,
        next: pending.next,
        months: view.months(ledger),
        heat: cells(ledger, &own),
        owes: debts
            .iter()
            .map(|(track, owner)| view.owed_progress(ledger, *track, *owner, &at))
            .collect(),
        outputs: view.outputs(ledger, positions),
        uncounted: positions
            .iter()
            .zip(0..)
            .filter(|(output, _)| ledger.counted[**output].is_empty())
            .map(|(_, at)| at)
            .collect(),
        is_sample: positions.iter().any(|at| outputs[*at].is_sample),
        progress_href: view.href(&Route::Progress),
    };
    let (name, site) = (page.unit.wording.clone(), view.site_title());
    Sheet {
        section: "progress".to_owned(),
        description: view.filled(
            "description_progress_unit",
            &[("name", &name.text), ("site", &site)],
        ),
        crumbs: vec![view.section(&Route::Progress, "section_progress")],
        here: Some(name.clone()),
        ..Sheet::new(
            view.filled("title_progress_unit", &[("name", &name.text)]),
            Body::ProgressUnit(Box::new(page)),
        )
    }
}

impl View<'_> {
    /// One obligation of a unit; `positions` are those of its outputs on its page.
    fn owed_progress(
        &self,
        ledger: &Ledger,
        at: usize,
        index: usize,
        positions: &BTreeMap<usize, usize>,
    ) -> OwedProgress {
        let (obligation, track) = ledger.at(at);
        let owner = &track.owners[index];
        let position = |hit: &Hit| positions.get(&(hit.output as usize)).copied();
        let own = owner.hits.iter().filter(|hit| position(hit).is_some());
        let is_scored = !track.slots.is_empty();
        let cells = track.cells(owner, ledger.as_of());
        let cells =
            cells.filter(|(_, cell)| cell.status != Status::NotRequired || !cell.hits.is_empty());
        let ranked = track.ranked(owner, ledger.as_of());
        OwedProgress {
            anchor: obligation_anchor(&obligation.id),
            obligation: self.brief(at, obligation),
            mode: mode(&obligation.owner),
            together: match &owner.debtor {
                Debtor::Together(ids, _) => self.parties_of(ids),
                _ => Vec::new(),
            },
            is_scored,
            is_share: track.is_share,
            cells: cells
                .map(|(slot, cell)| UnitCell {
                    slot: self.slot(obligation, slot),
                    outputs: cell.hits.iter().filter_map(position).collect(),
                    cell: cell.into(),
                })
                .collect(),
            segments: segments(&ranked),
            ranked,
            others: owner.hits.len() - own.clone().count(),
            outputs: match is_scored {
                true => Vec::new(),
                false => own.clone().filter_map(position).collect(),
            },
            activity: self.activity(ledger, own),
        }
    }
}
