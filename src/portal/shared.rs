//! What several plans ask in the same words: only that can be compared obligation by obligation.

use std::collections::BTreeMap;

use super::report::{ObligationReport, SiteReport};
use crate::progress::Ranked;

/// Where an obligation stands: positions of a unit's report and in its list of obligations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Position of the unit.
    pub unit: usize,
    /// Position among the obligations of its report.
    pub obligation: usize,
}

/// One obligation that several units have.
#[derive(Clone, Debug)]
pub struct InCommon {
    /// Fit for an address; the obligation's id, with a number when several have the same.
    pub key: String,
    /// Where it stands, in the order of the units; never fewer than two.
    pub places: Vec<Place>,
    /// Counts by status over all of them.
    pub totals: Ranked,
    /// The same by quarter.
    pub quarters: BTreeMap<String, Ranked>,
}

/// What makes two obligations the same: id, kind, level, and the words in the site's default language.
type Sameness<'a> = (&'a str, &'a str, Option<&'a str>, &'a str);

/// Gathers what at least two units have, in the order in which it is met first. `reports` are in the order of the units.
pub fn in_common(reports: &[Option<&SiteReport>]) -> Vec<InCommon> {
    let mut at: BTreeMap<Sameness, usize> = BTreeMap::new();
    let mut found: Vec<Vec<Place>> = Vec::new();
    for (unit, report) in reports.iter().enumerate() {
        let Some(report) = report else { continue };
        for (obligation, one) in report.obligations.iter().enumerate() {
            // What has no number is never scored, so there is nothing to compare.
            if one.quarters.is_empty() {
                continue;
            }
            let next = found.len();
            let index = *at.entry(sameness(report, one)).or_insert(next);
            if index == next {
                found.push(Vec::new());
            }
            found[index].push(Place { unit, obligation });
        }
    }
    let mut keys: BTreeMap<&str, usize> = BTreeMap::new();
    let mut shared = Vec::new();
    for places in found.into_iter().filter(|places| places.len() > 1) {
        let (mut totals, mut quarters) = (Ranked::default(), BTreeMap::new());
        let one = |place: &Place| {
            let report = reports.get(place.unit).copied().flatten()?;
            report.obligations.get(place.obligation)
        };
        let Some(first) = places.first().and_then(one) else {
            continue;
        };
        for obligation in places.iter().filter_map(one) {
            totals.join(&obligation.totals);
            for (quarter, ranked) in &obligation.quarters {
                let sum: &mut Ranked = quarters.entry(quarter.clone()).or_default();
                sum.join(ranked);
            }
        }
        let times = keys.entry(&first.id).or_default();
        *times += 1;
        let key = match *times {
            1 => first.id.clone(),
            times => format!("{}-{times}", first.id),
        };
        shared.push(InCommon {
            key,
            places,
            totals,
            quarters,
        });
    }
    shared
}

fn sameness<'a>(report: &'a SiteReport, obligation: &'a ObligationReport) -> Sameness<'a> {
    let default = report.languages.first();
    let words = default.and_then(|language| obligation.what.get(language));
    (
        &obligation.id,
        &obligation.kind,
        obligation.level.as_deref(),
        words.map_or("", String::as_str),
    )
}
