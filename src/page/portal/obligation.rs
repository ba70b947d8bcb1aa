//! One obligation that several plans ask in the same words: who met it, quarter by quarter.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::line::{QuarterLine, UnitLine, quarter_line};
use crate::page::kind::Body;
use crate::page::progress::{Segment, segments};
use crate::page::search_entry::SearchEntry;
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::portal::{InCommon, ObligationReport, RollUp, Share, localized};
use crate::progress::Ranked;
use crate::site::{PageKind, Route};

/// An obligation in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ObligationLine {
    /// What is owed.
    pub what: Wording,
    /// Its page in the portal.
    pub href: String,
    /// `quota`, `once`, `phased` …
    pub kind: String,
    /// How many units have it.
    pub units: usize,
    /// How many of them met all that was due and is known.
    pub on_track: usize,
    /// How many missed something.
    pub behind: usize,
    /// Of how many nobody knows.
    pub no_data: usize,
    /// Counts by status over all of them.
    pub ranked: Ranked,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// How much of what is known was met on time.
    pub share: Option<Share>,
}

/// One obligation over all units that have it.
#[derive(Clone, Debug, Serialize)]
pub struct PortalObligationPage {
    /// Day of the figures.
    pub as_of: Date,
    /// The obligation, added up.
    #[serde(flatten)]
    pub line: ObligationLine,
    /// By quarter of the last day on time.
    pub quarters: Vec<QuarterLine>,
    /// Who has it: every unit, or, when there are too many, the units above them with all below added up.
    pub rows: Vec<ObligationUnit>,
    /// True when the rows are of units above them.
    pub is_grouped: bool,
    /// The page of progress.
    pub progress_href: String,
}

/// One who has it.
#[derive(Clone, Debug, Serialize)]
pub struct ObligationUnit {
    /// The unit.
    pub unit: UnitLine,
    /// The obligation's page in the unit's site.
    pub href: Option<String>,
    /// How many units are added up here.
    pub units: usize,
    /// Counts by status.
    pub ranked: Ranked,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// How much of what is known was met on time.
    pub share: Option<Share>,
}

/// Up to so many units each has a row of its own.
const ROWS: usize = 150;

fn of<'r>(roll_up: &RollUp<'r>, unit: usize, obligation: usize) -> Option<&'r ObligationReport> {
    let report = roll_up.units.get(unit)?.report?;
    report.obligations.get(obligation)
}

/// An obligation in a list.
pub(super) fn obligation_line(
    view: &View,
    roll_up: &RollUp,
    one: &InCommon,
) -> Option<ObligationLine> {
    let all = || {
        one.places
            .iter()
            .filter_map(|place| of(roll_up, place.unit, place.obligation))
    };
    let first = all().next()?;
    let count = |is: fn(&Ranked) -> bool| all().filter(|other| is(&other.totals)).count();
    Some(ObligationLine {
        what: view.word(&localized(&first.what)),
        href: view.href(&Route::Obligation(one.key.clone())),
        kind: first.kind.clone(),
        units: one.places.len(),
        on_track: count(|ranked| Share::of(ranked).is_some() && ranked.missed == 0),
        behind: count(|ranked| Share::of(ranked).is_some() && ranked.missed > 0),
        no_data: count(|ranked| ranked.due > 0 && Share::of(ranked).is_none()),
        segments: segments(&one.totals),
        share: Share::of(&one.totals),
        ranked: one.totals,
    })
}

/// One obligation over all units that have it.
pub(super) fn obligation(view: &View, roll_up: &RollUp, one: &InCommon) -> Option<Sheet> {
    let line = obligation_line(view, roll_up, one)?;
    let is_grouped = one.places.len() > ROWS;
    let rows = match is_grouped {
        false => by_unit(view, roll_up, one),
        true => by_root(view, roll_up, one),
    };
    let title = line.what.text.clone();
    let page = PortalObligationPage {
        as_of: roll_up.as_of,
        quarters: one
            .quarters
            .iter()
            .filter(|(_, ranked)| ranked.due + ranked.open > 0)
            .map(|(key, ranked)| quarter_line(key, ranked))
            .collect(),
        rows,
        is_grouped,
        progress_href: view.href(&Route::Progress),
        line,
    };
    Some(Sheet {
        section: "progress".to_owned(),
        kind: Some(PageKind::PortalObligation),
        crumbs: vec![view.section(&Route::Progress, "section_progress")],
        here: Some(page.line.what.clone()),
        description: view.filled(
            "portal_description_obligation",
            &[("what", &title), ("site", &view.site_title())],
        ),
        ..Sheet::new(title, Body::PortalObligation(Box::new(page)))
    })
}

fn by_unit(view: &View, roll_up: &RollUp, one: &InCommon) -> Vec<ObligationUnit> {
    let rows = one.places.iter().filter_map(|place| {
        let own = of(roll_up, place.unit, place.obligation)?;
        let unit = &roll_up.units[place.unit];
        let tag = view.language.tag();
        let path = own.paths.get(tag).or_else(|| own.paths.values().next());
        Some(ObligationUnit {
            unit: view.unit_line(roll_up, place.unit),
            href: path.and_then(|path| view.in_site(unit, path)),
            units: 1,
            ranked: own.totals,
            segments: segments(&own.totals),
            share: Share::of(&own.totals),
        })
    });
    rows.collect()
}

fn by_root(view: &View, roll_up: &RollUp, one: &InCommon) -> Vec<ObligationUnit> {
    let mut sums: std::collections::BTreeMap<usize, (usize, Ranked)> = Default::default();
    for place in &one.places {
        let Some(own) = of(roll_up, place.unit, place.obligation) else {
            continue;
        };
        let mut root = place.unit;
        while let Some(above) = roll_up.units[root].parent.filter(|above| *above != root) {
            root = above;
        }
        let (count, sum) = sums.entry(root).or_default();
        *count += 1;
        sum.join(&own.totals);
    }
    sums.into_iter()
        .map(|(root, (units, ranked))| ObligationUnit {
            unit: view.unit_line(roll_up, root),
            href: None,
            units,
            segments: segments(&ranked),
            share: Share::of(&ranked),
            ranked,
        })
        .collect()
}

/// What can be found of the obligations that several plans have.
pub(super) fn found_obligations(view: &View, roll_up: &RollUp) -> Vec<SearchEntry> {
    let lines = roll_up.shared.iter();
    let lines = lines.filter_map(|one| obligation_line(view, roll_up, one));
    let entries = lines.map(|line| SearchEntry {
        kind: "obligation",
        title: line.what,
        summary: String::new(),
        text: Arc::from(""),
        keywords: Vec::new(),
        codes: Vec::new(),
        href: line.href,
    });
    entries.collect()
}
