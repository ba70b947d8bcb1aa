//! One obligation: all its facts, and everybody who owes it, period by period.

use jiff::civil::Date;
use serde::Serialize;

use super::activity::ActivityView;
use super::bar::{Segment, segments};
use super::columns::{met, of};
use super::debtor::DebtorView;
use super::heat::MonthHead;
use super::ledger::Ledger;
use super::output::{OutputView, SlotOutputs};
use super::slot::{CellView, SlotView};
use crate::page::chart::ChartView;
use crate::page::head::shorten;
use crate::page::kind::Body;
use crate::page::link::Link;
use crate::page::obligation::{ObligationView, obligation_anchor};
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::progress::{Debtor, Hit, OwnerStanding, Ranked, Slot};
use crate::site::{Obligation, Route};

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
    /// How many have met the slot that matters now, when many owe it.
    pub icons: Option<ChartView>,
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

/// Most outputs that the page of an obligation lists itself.
const LISTED: usize = 60;

/// The page of an obligation, by its position in the plan.
pub(in crate::page) fn obligation(view: &View, ledger: &Ledger, at: usize) -> Sheet {
    let track = ledger.at(at).1;
    let hits = || track.owners.iter().flat_map(|owner| &owner.hits);
    let mut positions: Vec<usize> = hits().map(|hit| hit.output as usize).collect();
    positions.sort_by_key(|at| (view.site.outputs[*at].date, *at));
    positions.dedup();
    let is_unfolded = positions.len() <= LISTED;
    let listed = if is_unfolded {
        positions.as_slice()
    } else {
        &[]
    };
    let is_scored = !track.slots.is_empty();
    let columns = &ledger.columns[at];
    let mut ranked = Ranked::default();
    columns.iter().for_each(|column| ranked.join(column));
    let rows = track.owners.iter().enumerate();
    let page = ObligationPage {
        as_of: ledger.as_of(),
        number: at + 1,
        of: ledger.plan.obligations.len(),
        obligation: view.obligation(&view.site_obligations()[at], true),
        is_scored,
        is_share: track.is_share,
        segments: segments(&ranked),
        ranked,
        icons: view.met_icons(ledger, &track.slots, columns),
        columns: view.slot_columns(ledger, at),
        rows: rows
            .map(|(index, owner)| view.owner_row(ledger, at, index, owner, listed))
            .collect(),
        months: view.months(ledger),
        activity: (!is_scored).then(|| view.activity(ledger, hits())),
        is_unfolded,
        outputs: view.outputs(ledger, listed),
        outputs_count: positions.len(),
        is_sample: positions.iter().any(|at| view.site.outputs[*at].is_sample),
        progress_href: view.href(&Route::Progress),
        previous: at.checked_sub(1).map(|at| view.neighbour(ledger, at)),
        next: (at + 1 < ledger.plan.obligations.len()).then(|| view.neighbour(ledger, at + 1)),
    };
    let what = page.obligation.what.clone();
    let site = view.site_title();
    Sheet {
        section: "progress".to_owned(),
        description: view.filled(
            "description_obligation",
            &[("what", &what.text), ("site", &site)],
        ),
        crumbs: vec![view.section(&Route::Progress, "section_progress")],
        here: Some(Wording {
            text: shorten(&what.text, CRUMB),
            lang: what.lang.clone(),
        }),
        ..Sheet::new(shorten(&what.text, TITLE), Body::Obligation(Box::new(page)))
    }
}

/// Characters of an obligation's words in the way from the home page.
const CRUMB: usize = 60;

/// Characters of them in the title of the window.
const TITLE: usize = 120;

impl<'a> View<'a> {
    /// Every obligation of the plan.
    fn site_obligations(&self) -> &'a [Obligation] {
        let plan = self.site.plan.as_ref();
        plan.map(|plan| plan.obligations.as_slice())
            .unwrap_or_default()
    }

    fn neighbour(&self, ledger: &Ledger, at: usize) -> Link {
        let brief = self.brief(at, ledger.at(at).0);
        Link {
            wording: brief.what,
            href: Some(brief.href),
        }
    }

    fn slot_columns(&self, ledger: &Ledger, at: usize) -> Vec<SlotColumn> {
        let (obligation, track) = ledger.at(at);
        let as_of = ledger.as_of();
        let column = |(slot, ranked): (&Slot, &Ranked)| SlotColumn {
            slot: self.slot(obligation, slot),
            is_current: slot.opens <= as_of && as_of <= slot.due,
            ranked: *ranked,
            met: met(ranked),
            of: of(ranked),
        };
        track
            .slots
            .iter()
            .zip(&ledger.columns[at])
            .map(column)
            .collect()
    }

    fn owner_row(
        &self,
        ledger: &Ledger,
        at: usize,
        index: usize,
        owner: &OwnerStanding,
        listed: &[usize],
    ) -> OwnerRow {
        let (obligation, track) = ledger.at(at);
        let cells = track.cells(owner, ledger.as_of());
        let anchor = format!("chu-the-{}", index + 1);
        let is_listed = !listed.is_empty() && !owner.hits.is_empty();
        let href = match (&owner.debtor, is_listed) {
            (_, true) => Some(format!("#{anchor}")),
            (Debtor::Unit(id) | Debtor::Unnamed(id), false) => Some(self.owed_href(id, obligation)),
            _ => None,
        };
        OwnerRow {
            debtor: self.debtor(&owner.debtor),
            href,
            anchor: is_listed.then_some(anchor),
            cells: cells.map(|(_, cell)| cell.into()).collect(),
            ranked: track.ranked(owner, ledger.as_of()),
            activity: self.activity(ledger, owner.hits.iter()),
            is_silent: owner.is_silent,
            ended: owner.last_day.filter(|last| *last < obligation.active.to),
            groups: if is_listed {
                groups(&owner.hits, !track.slots.is_empty(), |at| {
                    listed.iter().position(|other| *other == at)
                })
            } else {
                Vec::new()
            },
        }
    }

    /// Where a unit's page of progress shows an obligation.
    fn owed_href(&self, unit: &str, obligation: &Obligation) -> String {
        let route = Route::ProgressUnit(unit.to_owned());
        self.anchor(&route, &obligation_anchor(&obligation.id))
    }
}

/// Hits by slot, as positions in a page's list.
pub(super) fn groups(
    hits: &[Hit],
    has_slots: bool,
    position: impl Fn(usize) -> Option<usize>,
) -> Vec<SlotOutputs> {
    hits.chunk_by(|a, b| a.slot == b.slot)
        .map(|hits| SlotOutputs {
            slot: has_slots.then(|| hits[0].slot as usize),
            outputs: hits
                .iter()
                .filter_map(|hit| position(hit.output as usize))
                .collect(),
        })
        .collect()
}
