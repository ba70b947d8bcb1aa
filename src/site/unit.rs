//! Organisations and groups, dated: names, parents and successors hold for their days only.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::kind::UnitKind;
use crate::language::Localized;

/// A value that holds from a day to a day, both included; an open end is `None`.
#[derive(Clone, Debug)]
pub struct Dated<T> {
    /// The value.
    pub value: T,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

impl<T> Dated<T> {
    fn holds_on(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }
}

/// An organisation, an office of one, or a position in one.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Id, fit for an address.
    pub id: String,
    /// What kind of organisation.
    pub kind: UnitKind,
    /// Names, oldest first; never empty.
    pub names: Vec<Dated<Localized<String>>>,
    /// Short form.
    pub short: Option<Localized<String>>,
    /// Ids of the units above it.
    pub parents: Vec<Dated<String>>,
    /// First day it existed, where the site says so.
    pub active_from: Option<Date>,
    /// Last day it existed; its obligations end then (counting rule 9).
    pub active_to: Option<Date>,
    /// What it does in the campaign.
    pub role: Option<Localized<String>>,
    /// Its own website.
    pub website: Option<String>,
    /// What it came from.
    pub predecessors: Vec<Succession>,
    /// What it went into.
    pub successors: Vec<Succession>,
    /// A remark.
    pub note: Option<Localized<String>>,
}

impl Unit {
    /// Its name on a day: old plans keep the names of their day.
    pub fn name_on(&self, date: Date) -> &Localized<String> {
        let dated = self.names.iter().find(|name| name.holds_on(date));
        &dated.unwrap_or(&self.names[0]).value
    }

    /// The id of the unit above it on a day.
    pub fn parent_on(&self, date: Date) -> Option<&str> {
        self.parents
            .iter()
            .find(|parent| parent.holds_on(date))
            .map(|parent| parent.value.as_str())
    }
}

/// A predecessor or successor.
#[derive(Clone, Debug)]
pub struct Succession {
    /// Which.
    pub unit: Party,
    /// True when only a part of it went over.
    pub is_part: bool,
}

/// A group that the plan addresses as one.
#[derive(Clone, Debug)]
pub struct Group {
    /// Id, fit for an address.
    pub id: String,
    /// Its name.
    pub name: Localized<String>,
    /// Ids of units and groups in it, as written.
    pub members: Vec<String>,
    /// A remark.
    pub note: Option<Localized<String>>,
}

/// Somebody named by the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Party {
    /// A unit, by id.
    Unit(String),
    /// A group, by id.
    Group(String),
    /// Words that name no unit of the site ("các đơn vị liên quan").
    Words(Localized<String>),
}

/// All units and groups in the order of `units.yaml`.
#[derive(Clone, Debug, Default)]
pub struct Units {
    pub(super) units: Vec<Unit>,
    pub(super) groups: Vec<Group>,
    pub(super) unit_at: BTreeMap<String, usize>,
    pub(super) group_at: BTreeMap<String, usize>,
}

impl Units {
    /// The units.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The groups.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The unit of this id.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.unit_at.get(id).map(|at| &self.units[*at])
    }

    /// The group of this id.
    pub fn group(&self, id: &str) -> Option<&Group> {
        self.group_at.get(id).map(|at| &self.groups[*at])
    }

    /// Units of a group and of the groups in it, each once, in order; empty when the plan does not name them.
    pub fn members(&self, group: &str) -> Vec<&Unit> {
        let mut found = Vec::new();
        self.gather(group, &mut BTreeSet::new(), &mut found);
        found
    }

    fn gather<'a>(&'a self, id: &str, seen: &mut BTreeSet<String>, found: &mut Vec<&'a Unit>) {
        if !seen.insert(id.to_owned()) {
            return;
        }
        if let Some(unit) = self.unit(id) {
            found.push(unit);
        }
        for member in self
            .group(id)
            .map(|group| group.members.as_slice())
            .unwrap_or_default()
        {
            self.gather(member, seen, found);
        }
    }

    /// Groups whose members nobody lists, in order: what their members do is logged in the group's own name.
    pub fn unlisted(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(|group| group.members.is_empty())
    }

    /// True for such a group.
    pub fn is_unlisted(&self, id: &str) -> bool {
        self.group(id).is_some_and(|group| group.members.is_empty())
    }

    /// Every id of a unit or group.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.unit_at
            .keys()
            .chain(self.group_at.keys())
            .map(String::as_str)
    }
}
