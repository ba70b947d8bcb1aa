//! The standing looked up from its other ends, once for all pages: by debtor, by unit, by output, by month.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::columns::columns;
use crate::progress::{Debtor, OwnerStanding, Ranked, Standing, Track};
use crate::site::{Obligation, Output, Plan, Site};

/// One place where an output counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    pub track: usize,
    pub slot: usize,
    pub is_late: bool,
}

/// One who owes, with all it owes as (track, owner).
#[derive(Clone, Debug)]
pub(super) struct Account<'a> {
    pub debtor: &'a Debtor,
    pub debts: Vec<(usize, usize)>,
}

/// The standing, looked up from its other ends. Positions are those of the plan, of a track and of `Site::outputs`.
#[derive(Debug)]
pub(in crate::page) struct Ledger<'a> {
    pub(super) plan: &'a Plan,
    pub(super) standing: &'a Standing,
    /// Counts by status of every slot of every track.
    pub(super) columns: Vec<Vec<Ranked>>,
    /// Where each output counts, in the order of the plan.
    pub(super) counted: Vec<Vec<Counted>>,
    /// Everybody who owes something: units in the order of the site, then those together, then the unnamed.
    pub(super) accounts: Vec<Account<'a>>,
    /// (track, owner) of everything a unit owes, by itself or with others.
    pub(super) owed: BTreeMap<&'a str, Vec<(usize, usize)>>,
    /// Outputs that are done on the day of the figures, oldest first.
    pub(super) outputs_by_unit: BTreeMap<&'a str, Vec<usize>>,
    pub(super) outputs_by_month: BTreeMap<(i16, i8), Vec<usize>>,
    /// Every month of the years of the plan.
    pub(super) months: Vec<(i16, i8)>,
    /// Units, then groups that nobody lists, with a page of their own: they owe something, or did something.
    units: Vec<&'a str>,
}

impl<'a> Ledger<'a> {
    /// Gathers everything; nothing when the plan asks nothing.
    pub(in crate::page) fn new(site: &'a Site, standing: &'a Standing) -> Option<Self> {
        let plan = site
            .plan
            .as_ref()
            .filter(|plan| !plan.obligations.is_empty())?;
        let (accounts, owed) = accounts(site, standing);
        let months = months(plan);
        let mut ledger = Self {
            plan,
            standing,
            columns: standing
                .tracks
                .iter()
                .map(|track| columns(track, standing.as_of))
                .collect(),
            counted: counted(standing, site.outputs.len()),
            accounts,
            owed,
            outputs_by_unit: BTreeMap::new(),
            outputs_by_month: BTreeMap::new(),
            months,
            units: Vec::new(),
        };
        ledger.outputs(&site.outputs);
        let has_page =
            |id: &&str| ledger.owed.contains_key(id) || ledger.outputs_by_unit.contains_key(id);
        let units = site.units.units().iter().map(|unit| unit.id.as_str());
        let unlisted = site.units.unlisted().map(|group| group.id.as_str());
        ledger.units = units.chain(unlisted).filter(has_page).collect();
        Some(ledger)
    }

    fn outputs(&mut self, outputs: &'a [Output]) {
        let as_of = self.standing.as_of;
        let mut done: Vec<usize> = (0..outputs.len())
            .filter(|at| outputs[*at].date <= as_of)
            .collect();
        done.sort_by_key(|at| (outputs[*at].date, *at));
        for at in done {
            let output = &outputs[at];
            let month = self.months[month_at(output.date, &self.months)];
            self.outputs_by_unit
                .entry(&output.unit)
                .or_default()
                .push(at);
            self.outputs_by_month.entry(month).or_default().push(at);
        }
    }

    /// The day of the figures.
    pub(super) fn as_of(&self) -> Date {
        self.standing.as_of
    }

    /// The obligation and the track at a position.
    pub(super) fn at(&self, track: usize) -> (&'a Obligation, &'a Track) {
        (&self.plan.obligations[track], &self.standing.tracks[track])
    }

    /// Counts by status of everything of a list of debts.
    pub(super) fn ranked(&self, debts: &[(usize, usize)]) -> Ranked {
        let mut sum = Ranked::default();
        for (track, owner) in debts {
            let track = &self.standing.tracks[*track];
            sum.join(&track.ranked(&track.owners[*owner], self.as_of()));
        }
        sum
    }

    /// Units with a page of their own, in the order of the site.
    pub(in crate::page) fn units(&self) -> &[&'a str] {
        &self.units
    }

    /// True when a unit has a page of progress.
    pub(in crate::page) fn has_unit(&self, id: &str) -> bool {
        self.owed.contains_key(id) || self.outputs_by_unit.contains_key(id)
    }

    /// Every month that has a page.
    pub(in crate::page) fn months(&self) -> &[(i16, i8)] {
        &self.months
    }
}

/// Position of the month of a day; a day before or after them all (the last days of ISO week 53) goes to the first or last.
pub(super) fn month_at(day: Date, months: &[(i16, i8)]) -> usize {
    match months.binary_search(&(day.year(), day.month())) {
        Ok(at) => at,
        Err(at) => at.min(months.len().saturating_sub(1)),
    }
}

fn months(plan: &Plan) -> Vec<(i16, i8)> {
    let years = plan.active.from.year()..=plan.active.to.year();
    years
        .flat_map(|year| (1..=12).map(move |month| (year, month)))
        .collect()
}

fn counted(standing: &Standing, outputs: usize) -> Vec<Vec<Counted>> {
    let mut counted: Vec<Vec<Counted>> = vec![Vec::new(); outputs];
    for (track, of) in standing.tracks.iter().enumerate() {
        for hit in of
            .owners
            .iter()
            .flat_map(|owner: &OwnerStanding| &owner.hits)
        {
            let list = &mut counted[hit.output as usize];
            // Nobody is told twice that it counts, though two who owe the same may both count it.
            if list.last().is_none_or(|last| last.track != track) {
                list.push(Counted {
                    track,
                    slot: hit.slot as usize,
                    is_late: hit.is_late,
                });
            }
        }
    }
    counted
}

type Owed<'a> = BTreeMap<&'a str, Vec<(usize, usize)>>;

fn accounts<'a>(site: &Site, standing: &'a Standing) -> (Vec<Account<'a>>, Owed<'a>) {
    let mut debts: BTreeMap<&Debtor, Vec<(usize, usize)>> = BTreeMap::new();
    let mut owed: Owed = BTreeMap::new();
    for (at, track) in standing.tracks.iter().enumerate() {
        for (index, owner) in track.owners.iter().enumerate() {
            debts.entry(&owner.debtor).or_default().push((at, index));
            let units: BTreeSet<&str> = owner.debtor.units().iter().map(String::as_str).collect();
            for unit in units {
                owed.entry(unit).or_default().push((at, index));
            }
        }
    }
    let positions: BTreeMap<&str, usize> = site
        .units
        .units()
        .iter()
        .enumerate()
        .map(|(at, unit)| (unit.id.as_str(), at))
        .collect();
    let mut accounts: Vec<Account> = debts
        .into_iter()
        .map(|(debtor, debts)| Account { debtor, debts })
        .collect();
    accounts.sort_by_key(|account| match account.debtor {
        Debtor::Unit(id) => (0, positions.get(id.as_str()).copied().unwrap_or(usize::MAX)),
        Debtor::Together(..) => (1, account.debts[0].0),
        Debtor::Unnamed(_) => (2, account.debts[0].0),
    });
    (accounts, owed)
}
