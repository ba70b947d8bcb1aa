//! Who owes an obligation, one by one: rule 6 gives every member of a group a standing of its own.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::site::{Obligation, Owner, Units};

/// One who owes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Debtor {
    /// A unit by itself.
    Unit(String),
    /// A group as a whole, or several leads together: what any of them does counts. The ids as the plan names them, then the units meant.
    Together(Vec<String>, Vec<String>),
    /// Every member of a group whose members the plan does not name. What they do is logged in the group's name; whether each of them did
    /// what is asked of each, nobody can judge.
    Unnamed(String),
}

impl Debtor {
    /// Units whose outputs count; a group that nobody lists stands for its members.
    pub fn units(&self) -> &[String] {
        match self {
            Self::Unit(id) | Self::Unnamed(id) => std::slice::from_ref(id),
            Self::Together(_, units) => units,
        }
    }

    /// The last day on which it can owe anything: its own last day, or that of the last of its units (rule 9).
    pub fn last_day(&self, all: &Units) -> Option<Date> {
        let ends: Option<Vec<Date>> = self
            .units()
            .iter()
            .map(|id| all.unit(id).and_then(|unit| unit.active_to))
            .collect();
        ends.and_then(|ends| ends.into_iter().max())
    }

    /// The first day on which it can owe anything.
    pub fn first_day(&self, all: &Units) -> Option<Date> {
        let starts: Option<Vec<Date>> = self
            .units()
            .iter()
            .map(|id| all.unit(id).and_then(|unit| unit.active_from))
            .collect();
        starts.and_then(|starts| starts.into_iter().min())
    }
}

/// Everybody who owes an obligation, each once, in the order of the plan.
pub fn debtors(obligation: &Obligation, units: &Units) -> Vec<Debtor> {
    match &obligation.owner {
        Owner::Unit(id) => vec![Debtor::Unit(id.clone())],
        Owner::Together(id) => vec![together(std::slice::from_ref(id), units)],
        Owner::Leads(ids) => vec![together(ids, units)],
        Owner::Each(ids) => each(ids, units),
    }
}

fn together(ids: &[String], units: &Units) -> Debtor {
    let members = each(ids, units);
    let members = members.iter().flat_map(Debtor::units);
    Debtor::Together(ids.to_vec(), members.cloned().collect())
}

/// Members one by one, each once; a group whose members are not named stays as one.
fn each(ids: &[String], units: &Units) -> Vec<Debtor> {
    let mut found = Vec::new();
    gather(ids, units, &mut BTreeSet::new(), &mut found);
    found
}

/// `seen`: a log can be added to while a group of the site still contains itself.
fn gather<'a>(
    ids: &'a [String],
    units: &'a Units,
    seen: &mut BTreeSet<&'a str>,
    found: &mut Vec<Debtor>,
) {
    for id in ids {
        if !seen.insert(id) {
            continue;
        }
        match units.group(id) {
            _ if units.unit(id).is_some() => found.push(Debtor::Unit(id.clone())),
            Some(group) if !group.members.is_empty() => gather(&group.members, units, seen, found),
            _ => found.push(Debtor::Unnamed(id.clone())),
        }
    }
}
