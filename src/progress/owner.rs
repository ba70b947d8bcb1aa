//! Who owes an obligation, one by one: rule 6 gives every member of a group a standing of its own.

use jiff::civil::Date;

use crate::site::{Obligation, Owner, Units};

/// One who owes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Debtor {
    /// A unit by itself.
    Unit(String),
    /// A group as a whole, or several leads together: what any of them does counts. The ids as the plan names them, then the units meant.
    Together(Vec<String>, Vec<String>),
    /// Every member of a group whose members the plan does not name: nobody can be judged.
    Unnamed(String),
}

impl Debtor {
    /// Units whose outputs count.
    pub fn units(&self) -> &[String] {
        match self {
            Self::Unit(id) => std::slice::from_ref(id),
            Self::Together(_, units) => units,
            Self::Unnamed(_) => &[],
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
        Owner::Together(id) => vec![Debtor::Together(vec![id.clone()], expand(id, units))],
        Owner::Leads(ids) => {
            let mut members = Vec::new();
            for unit in ids.iter().flat_map(|id| expand(id, units)) {
                if !members.contains(&unit) {
                    members.push(unit);
                }
            }
            vec![Debtor::Together(ids.clone(), members)]
        }
        Owner::Each(ids) => {
            let mut debtors = Vec::new();
            for debtor in ids.iter().flat_map(|id| each(id, units)) {
                if !debtors.contains(&debtor) {
                    debtors.push(debtor);
                }
            }
            debtors
        }
    }
}

fn expand(id: &str, units: &Units) -> Vec<String> {
    units
        .members(id)
        .iter()
        .map(|unit| unit.id.clone())
        .collect()
}

/// Members of a group one by one; a group inside it whose members are not named stays as one.
fn each(id: &str, units: &Units) -> Vec<Debtor> {
    if units.unit(id).is_some() {
        return vec![Debtor::Unit(id.to_owned())];
    }
    match units.group(id) {
        Some(group) if !group.members.is_empty() => group
            .members
            .iter()
            .flat_map(|member| each(member, units))
            .collect(),
        _ => vec![Debtor::Unnamed(id.to_owned())],
    }
}
