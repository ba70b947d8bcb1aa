//! One unit of the portal: its history, where it stands, what its site tells.

use jiff::civil::Date;
use serde::Serialize;

use super::line::{QuarterLine, UnitLine, quarter_line};
use super::news::PortalNews;
use super::progress::{LevelRanking, OutputsLine, outputs_lines};
use crate::page::kind::Body;
use crate::page::link::PartyLink;
use crate::page::progress::{Segment, segments};
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::portal::{
    Among, Condition, News, OwnersReport, RollUp, Share, UnitStanding, level, localized,
};
use crate::progress::Ranked;
use crate::site::{PageKind, Route};

/// One unit of the portal.
#[derive(Clone, Debug, Serialize)]
pub struct PortalUnitPage {
    /// The unit as lists show it.
    #[serde(flatten)]
    pub line: UnitLine,
    /// Its name today, or its last.
    pub name: Wording,
    /// A remark.
    pub note: Option<Wording>,
    /// The unit above it.
    pub parent: Option<PartyLink>,
    /// First day it existed.
    pub active_from: Option<Date>,
    /// Its plan.
    pub plan: Option<Wording>,
    /// The page of progress in its site.
    pub progress_href: Option<String>,
    /// Those who owe something with a number.
    pub owners: Option<OwnersReport>,
    /// Day of its last output.
    pub last_output: Option<Date>,
    /// Its obligations with a number, in the order of its plan.
    pub obligations: Vec<UnitObligation>,
    /// Its quarters, the oldest first.
    pub quarters: Vec<QuarterLine>,
    /// What was done, most first.
    pub outputs: Vec<OutputsLine>,
    /// Its newest articles.
    pub news: Vec<PortalNews>,
    /// Those directly under it, ranked ones first by level.
    pub levels: Vec<LevelRanking>,
    /// Those directly under it that have no place.
    pub others: Vec<UnitLine>,
    /// The page of progress of the portal.
    pub all_progress_href: String,
}

/// One obligation of the unit's plan.
#[derive(Clone, Debug, Serialize)]
pub struct UnitObligation {
    /// What is owed.
    pub what: Wording,
    /// Its page in the unit's site.
    pub href: Option<String>,
    /// Its page in the portal, when other units have it too.
    pub shared_href: Option<String>,
    /// Counts by status.
    pub ranked: Ranked,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// How much of what is known was met on time.
    pub share: Option<Share>,
    /// The last quarters, the oldest first.
    pub quarters: Vec<QuarterLine>,
}

/// How many articles and quarters are shown.
const NEWS: usize = 5;
const QUARTERS: usize = 6;

/// One unit of the portal.
pub(super) fn unit(view: &View, roll_up: &RollUp, at: usize) -> Sheet {
    let one = &roll_up.units[at];
    let name = view.word(one.unit.name_on(view.site.naming_day()));
    let report = one.report;
    let (levels, others) = children(view, roll_up, one);
    let news: Vec<News> = report
        .iter()
        .flat_map(|report| 0..report.news.len().min(NEWS))
        .map(|own| News { unit: at, at: own })
        .collect();
    let page = PortalUnitPage {
        line: view.unit_line(roll_up, at),
        note: view.maybe(one.unit.note.as_ref()),
        parent: one
            .parent
            .map(|parent| view.party_of(&roll_up.units[parent].unit.id)),
        active_from: one.unit.active_from,
        plan: report
            .and_then(|report| report.plan.as_ref())
            .map(|plan| view.word(&localized(&plan.title))),
        progress_href: progress_href(view, one),
        owners: report.map(|report| report.owners),
        last_output: report.and_then(|report| report.last_output),
        obligations: obligations(view, roll_up, at),
        quarters: quarters(one.quarters_with_below.iter()),
        outputs: report
            .map(|report| outputs_lines(&report.outputs))
            .unwrap_or_default(),
        news: view.portal_news(roll_up, news.iter()),
        levels,
        others,
        all_progress_href: view.href(&Route::Progress),
        name,
    };
    let parents = page.parent.iter().map(|parent| crate::page::link::Link {
        wording: parent.wording.clone(),
        href: parent.href.clone(),
    });
    let crumbs = std::iter::once(view.section(&Route::Units, "section_units")).chain(parents);
    Sheet {
        section: "units".to_owned(),
        kind: Some(PageKind::PortalUnit),
        crumbs: crumbs.collect(),
        here: Some(page.name.clone()),
        description: view.filled(
            "portal_description_unit",
            &[("name", &page.name.text), ("site", &view.site_title())],
        ),
        ..Sheet::new(page.name.text.clone(), Body::PortalUnit(Box::new(page)))
    }
}

/// The page of progress of its site, in the reader's language where there is one.
fn progress_href(view: &View, one: &UnitStanding) -> Option<String> {
    let report = one
        .report
        .filter(|report| report.plan.is_some() && !report.obligations.is_empty())?;
    let tag = view.language.tag();
    let is_translated = report.languages.iter().skip(1).any(|one| one == tag);
    let path = match is_translated {
        true => format!("{tag}/progress.html"),
        false => "progress.html".to_owned(),
    };
    view.in_site(one, &path)
}

fn quarters<'q>(
    all: impl DoubleEndedIterator<Item = (&'q String, &'q Ranked)>,
) -> Vec<QuarterLine> {
    let due = all.filter(|(_, ranked)| ranked.due + ranked.open > 0);
    let mut last: Vec<QuarterLine> = due
        .rev()
        .take(QUARTERS)
        .map(|(key, ranked)| quarter_line(key, ranked))
        .collect();
    last.reverse();
    last
}

fn obligations(view: &View, roll_up: &RollUp, at: usize) -> Vec<UnitObligation> {
    let one = &roll_up.units[at];
    let Some(report) = one.report else {
        return Vec::new();
    };
    // Where thousands have the same obligation, each would look through all of them.
    let shared: std::collections::BTreeMap<usize, &str> = roll_up
        .shared
        .iter()
        .filter_map(|shared| {
            let place = shared
                .places
                .binary_search_by_key(&at, |place| place.unit)
                .ok()?;
            Some((shared.places[place].obligation, shared.key.as_str()))
        })
        .collect();
    let tag = view.language.tag();
    let all = report.obligations.iter().enumerate();
    all.filter(|(_, own)| !own.quarters.is_empty())
        .map(|(position, own)| UnitObligation {
            what: view.word(&localized(&own.what)),
            href: own
                .paths
                .get(tag)
                .or_else(|| own.paths.values().next())
                .and_then(|path| view.in_site(one, path)),
            shared_href: shared
                .get(&position)
                .map(|key| view.href(&Route::Obligation((*key).to_owned()))),
            ranked: own.totals,
            segments: segments(&own.totals),
            share: Share::of(&own.totals),
            quarters: quarters(own.quarters.iter()),
        })
        .collect()
}

/// Those directly under a unit: where places are given among them, in the order of their places.
fn children(
    view: &View,
    roll_up: &RollUp,
    one: &UnitStanding,
) -> (Vec<LevelRanking>, Vec<UnitLine>) {
    let is_ranked = |at: &usize| {
        let child = &roll_up.units[*at];
        roll_up.among == Among::Parent
            && child.rank.is_some()
            && child.condition != Condition::NoData
    };
    let (mut ranked, others): (Vec<usize>, Vec<usize>) =
        one.children.iter().partition(|at| is_ranked(at));
    ranked.sort_by_key(|at| {
        let child = &roll_up.units[*at];
        (
            level(child.unit.kind),
            child.rank.map(|rank| rank.place),
            *at,
        )
    });
    let mut levels: Vec<(&'static str, Vec<usize>)> = Vec::new();
    for at in ranked {
        let name = level(roll_up.units[at].unit.kind);
        match levels.last_mut() {
            Some((last, units)) if *last == name => units.push(at),
            _ => levels.push((name, vec![at])),
        }
    }
    let levels = levels.into_iter().map(|(level, units)| LevelRanking {
        level,
        units: view.unit_lines(roll_up, &units),
    });
    (levels.collect(), view.unit_lines(roll_up, &others))
}
