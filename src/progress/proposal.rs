//! What a new output may be for, so that its author need not look through the plan.

use crate::site::{Demand, Obligation, Output, Site, Step};

use super::claim::{Claim, Offer, Topics};
use super::owner::debtors;

/// An obligation that a new output may be for.
#[derive(Clone, Debug)]
pub struct Proposal<'s> {
    /// The obligation.
    pub obligation: &'s Obligation,
    /// The step of a phased one.
    pub step: Option<&'s Step>,
    /// True when the output counts toward it without naming it.
    pub counts_by_itself: bool,
}

impl Proposal<'_> {
    /// How an entry names it: `contest`, or `contest/plan` for a step.
    pub fn name(&self) -> String {
        let id = &self.obligation.id;
        match self.step {
            Some(step) => format!("{id}/{}", step.id),
            None => id.clone(),
        }
    }
}

/// Obligations of the output's unit, in force on its day, that it counts toward by itself or could be said to be for; the former first.
pub fn proposals<'s>(site: &'s Site, output: &Output) -> Vec<Proposal<'s>> {
    let Some(plan) = &site.plan else {
        return Vec::new();
    };
    let unnamed = Output {
        named: Vec::new(),
        ..output.clone()
    };
    let topics = Topics::of(plan);
    let offer = Offer::of(&unnamed, &topics);
    let mut found = Vec::new();
    for obligation in &plan.obligations {
        let is_owner = debtors(obligation, &site.units)
            .iter()
            .any(|debtor| debtor.units().contains(&output.unit));
        if !is_owner
            || !obligation.active.contains(output.date)
            || matches!(obligation.demand, Demand::Request)
        {
            continue;
        }
        let claim = Claim::of(obligation, &topics);
        let counts_by_itself = claim.takes(&offer);
        match &obligation.demand {
            Demand::Phased(steps) => found.extend(steps.iter().map(|step| Proposal {
                obligation,
                step: Some(step),
                counts_by_itself: false,
            })),
            _ if counts_by_itself || claim.is_by_name_only() => found.push(Proposal {
                obligation,
                step: None,
                counts_by_itself,
            }),
            _ => {}
        }
    }
    found.sort_by_key(|proposal| !proposal.counts_by_itself);
    found
}
