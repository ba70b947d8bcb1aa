//! Shares that the site itself can count: how many of its procedures are published with content that can be trusted.

use jiff::civil::Date;

use super::kind::{ChannelKind, OutputKind};
use super::obligation::{Coverage, Demand, Obligation, Owner};
use super::output::{Evidence, Named, Output};
use super::plan::Plan;
use super::procedure::Procedure;

/// One output for every obligation whose share is taken `from: procedures`: of how many procedures of the site the content can be
/// trusted, on the day of the figures or the last day of the obligation, whichever comes first. A procedure is counted when it is no
/// sample and somebody compared it with the portal at most [`Procedure::FRESH_DAYS`] before that day. As long as none is, there is
/// nothing to show.
pub(super) fn of_procedures(
    plan: &Plan,
    procedures: &[Procedure],
    today: Date,
    own_unit: &str,
) -> Vec<Output> {
    let counted = plan.obligations.iter().filter(|obligation| {
        let of = match &obligation.demand {
            Demand::Coverage { of, .. } => of,
            _ => return false,
        };
        matches!(of, Coverage::Procedures { .. })
    });
    counted
        .filter_map(|obligation| share(obligation, procedures, today, own_unit))
        .collect()
}

fn share(
    obligation: &Obligation,
    procedures: &[Procedure],
    today: Date,
    own_unit: &str,
) -> Option<Output> {
    let day = today.min(obligation.active.to);
    if day < obligation.active.from {
        return None;
    }
    let trusted: Vec<Date> = procedures
        .iter()
        .filter(|procedure| !procedure.is_sample && !procedure.is_stale_on(day))
        .filter_map(|procedure| procedure.verified_on)
        .filter(|verified| *verified <= day)
        .collect();
    let last = *trusted.iter().max()?;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let unit = match &obligation.owner {
        Owner::Unit(unit) => unit,
        _ => own_unit,
    };
    Some(Output {
        date: last.max(obligation.active.from),
        unit: unit.to_owned(),
        kind: OutputKind::PublicPosting,
        channel: Some(ChannelKind::Website),
        title: obligation.what.clone(),
        topics: Vec::new(),
        named: vec![Named {
            obligation: obligation.id.clone(),
            step: None,
        }],
        period: None,
        evidence: vec![Evidence::Procedures],
        quantity: 1,
        minutes: None,
        people: None,
        covered: Some((count(trusted.len()), Some(count(procedures.len())))),
        is_sample: false,
    })
}
