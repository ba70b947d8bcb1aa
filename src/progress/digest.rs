//! What is behind and what is due soon, owner by owner: the few lines somebody reads every morning.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use crate::language::Localized;
use crate::site::{Demand, Obligation, Site};

use super::owner::Debtor;
use super::period::Period;
use super::slot::{Slot, SlotName};
use super::standing::{Cell, Ranked, Standing, Status};

/// Where everybody stands, in brief. Texts are in the site's default language.
#[derive(Clone, Debug, Serialize)]
pub struct Digest {
    /// The day.
    pub as_of: Date,
    /// How many days ahead "due soon" looks.
    pub days_ahead: i32,
    /// Title of the plan.
    pub plan: String,
    /// Cells of all owners together.
    pub totals: Ranked,
    /// Owners, those who owe something now first, then in the order of the plan.
    pub owners: Vec<OwnerDigest>,
}

/// One who owes.
#[derive(Clone, Debug, Serialize)]
pub struct OwnerDigest {
    /// Ids of units, as the plan names them.
    pub ids: Vec<String>,
    /// Its name.
    pub name: String,
    /// True when nothing at all was logged for it.
    pub is_silent: bool,
    /// True for a group whose members nobody named.
    pub is_unnamed: bool,
    /// All its cells.
    pub ranked: Ranked,
    /// Past and not met.
    pub behind: Vec<Task>,
    /// Running, not met, due within the days ahead.
    pub due_soon: Vec<Task>,
}

/// What is behind or due of one obligation.
#[derive(Clone, Debug, Serialize)]
pub struct Task {
    /// Id of the obligation.
    pub obligation: String,
    /// What is owed.
    pub what: String,
    /// The periods, oldest first; empty for a deadline.
    pub periods: Vec<Period>,
    /// What the step is called, of a phased obligation.
    pub step: Option<String>,
    /// Last day on time, of the latest.
    pub due: Date,
    /// Days until then; negative when past.
    pub days_left: i32,
    /// How many are asked each time.
    pub required: u32,
    /// How many were done in the latest.
    pub done: u32,
}

/// Gathers what is behind and what falls due within `days_ahead` days of the standing's day.
pub fn digest(site: &Site, standing: &Standing, days_ahead: i32) -> Digest {
    let until = standing.as_of.saturating_add(i64::from(days_ahead).days());
    let mut owners: Vec<OwnerDigest> = Vec::new();
    let mut at: BTreeMap<Debtor, usize> = BTreeMap::new();
    let mut totals = Ranked::default();
    let obligations = site.plan.iter().flat_map(|plan| &plan.obligations);
    for (track, obligation) in standing.tracks.iter().zip(obligations) {
        for owner in &track.owners {
            let index = *at.entry(owner.debtor.clone()).or_insert_with(|| {
                owners.push(empty(site, &owner.debtor, owner.is_silent));
                owners.len() - 1
            });
            let (mut behind, mut due_soon) = (Vec::new(), Vec::new());
            for (slot, cell) in track.cells(owner, standing.as_of) {
                totals.add(cell.status);
                owners[index].ranked.add(cell.status);
                match cell.status {
                    Status::Missed | Status::NoData => behind.push((slot, cell)),
                    Status::Open if slot.due <= until => due_soon.push((slot, cell)),
                    _ => {}
                }
            }
            owners[index]
                .behind
                .extend(tasks(site, obligation, &behind, standing.as_of));
            owners[index]
                .due_soon
                .extend(tasks(site, obligation, &due_soon, standing.as_of));
        }
    }
    owners.sort_by_key(|owner| {
        (
            owner.behind.is_empty() && owner.due_soon.is_empty(),
            owner.is_silent || owner.is_unnamed,
        )
    });
    let plan = site
        .plan
        .as_ref()
        .map(|plan| said(site, &plan.title))
        .unwrap_or_default();
    Digest {
        as_of: standing.as_of,
        days_ahead,
        plan,
        totals,
        owners,
    }
}

fn empty(site: &Site, debtor: &Debtor, is_silent: bool) -> OwnerDigest {
    let ids = match debtor {
        Debtor::Unit(id) | Debtor::Unnamed(id) => vec![id.clone()],
        Debtor::Together(named, _) => named.clone(),
    };
    let names: Vec<String> = ids.iter().map(|id| name(site, id)).collect();
    OwnerDigest {
        name: names.join(", "),
        ids,
        is_silent,
        is_unnamed: matches!(debtor, Debtor::Unnamed(_)),
        ranked: Ranked::default(),
        behind: Vec::new(),
        due_soon: Vec::new(),
    }
}

fn name(site: &Site, id: &str) -> String {
    let unit = site
        .units
        .unit(id)
        .map(|unit| said(site, unit.name_on(site.naming_day())));
    let group = || site.units.group(id).map(|group| said(site, &group.name));
    unit.or_else(group).unwrap_or_else(|| id.to_owned())
}

fn said(site: &Site, text: &Localized<String>) -> String {
    let best = text.best([site.settings.default_language()]);
    best.map(|(_, text)| text.clone()).unwrap_or_default()
}

fn step_name(site: &Site, obligation: &Obligation, id: &str) -> String {
    let steps = match &obligation.demand {
        Demand::Phased(steps) => steps.as_slice(),
        _ => &[],
    };
    let step = steps.iter().find(|step| step.id == id);
    step.map_or_else(|| id.to_owned(), |step| said(site, &step.what))
}

/// Periods of one obligation are told together; steps and deadlines one by one.
fn tasks(site: &Site, obligation: &Obligation, cells: &[(&Slot, Cell)], as_of: Date) -> Vec<Task> {
    let mut tasks: Vec<Task> = Vec::new();
    for (slot, cell) in cells {
        let (period, step) = match &slot.name {
            SlotName::Period(period) => (Some(*period), None),
            SlotName::Step(id) => (None, Some(step_name(site, obligation, id))),
            SlotName::Deadline => (None, None),
        };
        let task = Task {
            obligation: obligation.id.clone(),
            what: said(site, &obligation.what),
            periods: period.into_iter().collect(),
            step,
            due: slot.due,
            days_left: (slot.due - as_of).get_days(),
            required: cell.required,
            done: cell.done,
        };
        match (tasks.last_mut(), period) {
            (Some(last), Some(period)) => {
                last.periods.push(period);
                *last = Task {
                    periods: std::mem::take(&mut last.periods),
                    ..task
                };
            }
            _ => tasks.push(task),
        }
    }
    tasks
}
