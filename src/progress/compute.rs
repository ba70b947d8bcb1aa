//! Site × date → standing.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::site::{Coverage, Demand, Evidence, Obligation, Output, Plan, Site};

use super::claim::{Claim, Offer, Topics};
use super::owner::{Debtor, debtors};
use super::period::Period;
use super::slot::{Slot, SlotName, slots};
use super::standing::{Hit, OwnerStanding, Standing, Track};

/// Where everybody stands at the end of a day; outputs of later days are not looked at. `None` when the site has no plan.
pub fn standing(site: &Site, as_of: Date) -> Option<Standing> {
    site.plan
        .as_ref()
        .map(|plan| of(plan, site, &site.outputs, as_of))
}

fn of(plan: &Plan, site: &Site, outputs: &[Output], as_of: Date) -> Standing {
    let seen: Vec<(u32, &Output)> = (0_u32..)
        .zip(outputs)
        .filter(|(_, output)| output.date <= as_of && is_alive(site, output))
        .collect();
    let speaking: BTreeSet<&str> = seen
        .iter()
        .map(|(_, output)| output.unit.as_str())
        .collect();
    let mut tracks: Vec<Track> = plan
        .obligations
        .iter()
        .map(|obligation| empty(obligation, site, &speaking))
        .collect();
    let topics = Topics::of(plan);
    let claims: Vec<Claim> = plan
        .obligations
        .iter()
        .map(|obligation| Claim::of(obligation, &topics))
        .collect();
    let debts = debts(&tracks);
    for (position, output) in seen {
        let offer = Offer::of(output, &topics);
        let Some(owed) = debts.get(output.unit.as_str()) else {
            continue;
        };
        for (track, owner) in owed {
            let (obligation, claim, track) = (
                &plan.obligations[*track],
                &claims[*track],
                &mut tracks[*track],
            );
            if claim.takes(&offer)
                && let Some(hit) = hit(obligation, claim, &track.slots, position, output)
            {
                track.owners[*owner].hits.push(hit);
            }
        }
    }
    for owner in tracks.iter_mut().flat_map(|track| &mut track.owners) {
        // The order of the log does not matter.
        owner
            .hits
            .sort_by_key(|hit| (hit.slot, outputs[hit.output as usize].date, hit.output));
    }
    Standing { as_of, tracks }
}

/// What is logged for a unit after its last day is nobody's doing (rule 9); `site/` reports it.
fn is_alive(site: &Site, output: &Output) -> bool {
    let last_day = site
        .units
        .unit(&output.unit)
        .and_then(|unit| unit.active_to);
    last_day.is_none_or(|last| output.date <= last)
}

fn empty(obligation: &Obligation, site: &Site, speaking: &BTreeSet<&str>) -> Track {
    let owner = |debtor: Debtor| OwnerStanding {
        hits: Vec::new(),
        last_day: debtor.last_day(&site.units),
        first_day: debtor.first_day(&site.units),
        is_silent: !debtor
            .units()
            .iter()
            .any(|unit| speaking.contains(unit.as_str())),
        debtor,
    };
    Track {
        obligation: obligation.id.clone(),
        slots: slots(obligation),
        is_share: matches!(obligation.demand, Demand::Coverage { .. }),
        owners: debtors(obligation, &site.units)
            .into_iter()
            .map(owner)
            .collect(),
    }
}

/// Who owes what: (track, owner) by unit.
fn debts(tracks: &[Track]) -> BTreeMap<String, Vec<(usize, usize)>> {
    let mut debts: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, track) in tracks.iter().enumerate() {
        for (index, owner) in track.owners.iter().enumerate() {
            for unit in owner.debtor.units() {
                debts.entry(unit.clone()).or_default().push((at, index));
            }
        }
    }
    debts
}

/// The slot in which an output counts: that of its day (rule 1), of the period or of the step it names. Never two (rule 4).
fn hit(
    obligation: &Obligation,
    claim: &Claim,
    slots: &[Slot],
    position: u32,
    output: &Output,
) -> Option<Hit> {
    if slots.is_empty() {
        let counts = obligation.active.contains(output.date) || !output.named.is_empty();
        return counts.then_some(Hit {
            slot: 0,
            output: position,
            quantity: output.quantity,
            is_late: false,
        });
    }
    let slot = match &obligation.demand {
        Demand::Phased(_) => {
            let step = claim.step(output)?;
            slots
                .iter()
                .position(|slot| matches!(&slot.name, SlotName::Step(id) if id == step))?
        }
        Demand::Quota { per, .. } | Demand::Report { per: Some(per), .. } => {
            let day = match (&obligation.demand, output.period) {
                (Demand::Report { .. }, Some(period)) => period.to,
                _ => output.date,
            };
            let period = Period::of(*per, day);
            slots
                .binary_search_by_key(&period.from, |slot| slot.counts_from)
                .ok()?
        }
        _ => 0,
    };
    let at = &slots[slot];
    let names_period =
        output.period.is_some() && matches!(obligation.demand, Demand::Report { .. });
    if output.date < at.counts_from || (output.date > at.closes && !names_period) {
        return None;
    }
    let quantity = match &obligation.demand {
        Demand::Coverage { of, .. } => percent(of, output)?,
        _ => output.quantity,
    };
    Some(Hit {
        slot: u32::try_from(slot).ok()?,
        output: position,
        quantity,
        is_late: output.date > at.due,
    })
}

/// The share an output reports, in whole percent, rounded down: 99.9 % is not all.
fn percent(of: &Coverage, output: &Output) -> Option<u32> {
    // What the site counts by itself is not for a log to say.
    let is_counted = output.evidence.contains(&Evidence::Procedures);
    if is_counted != matches!(of, Coverage::Procedures { .. }) {
        return None;
    }
    let (covered, total) = output.covered?;
    let total = total.or(match of {
        Coverage::Words { total, .. } => *total,
        Coverage::Procedures { .. } => None,
    })?;
    (total > 0).then(|| {
        u32::try_from(u64::from(covered.min(total)) * 100 / u64::from(total)).unwrap_or(100)
    })
}
