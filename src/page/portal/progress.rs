//! Progress over all units: who met what, who is behind, of whom nothing is known, by quarter and by level.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::line::{QuarterLine, UnitLine, quarter_line};
use super::obligation::{ObligationLine, obligation_line};
use crate::page::kind::Body;
use crate::page::progress::{Download, Segment, segments};
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::portal::{Among, Condition, Counts, OutputsReport, RollUp, Share, level};
use crate::progress::Ranked;
use crate::site::PageKind;

/// Progress over all units.
#[derive(Clone, Debug, Serialize)]
pub struct PortalProgressPage {
    /// Day of the figures.
    pub as_of: Date,
    /// How many units stand how.
    pub counts: Counts,
    /// Counts by status of all sites together.
    pub totals: Ranked,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// How much of what is known was met on time.
    pub share: Option<Share>,
    /// Among whom units are ranked: `level` or `parent`.
    pub among: Among,
    /// Units with a share by level, best first; only units without one above them when there are too many.
    pub levels: Vec<LevelRanking>,
    /// Units who missed something, those with most first.
    pub behind: Vec<UnitLine>,
    /// How many more there are.
    pub more_behind: usize,
    /// Units of whom nobody knows.
    pub no_data: Vec<UnitLine>,
    /// How many more there are.
    pub more_no_data: usize,
    /// The last quarters in which something was due, the oldest first.
    pub quarters: Vec<QuarterLine>,
    /// What several plans ask in the same words.
    pub shared: Vec<ObligationLine>,
    /// What was done, most first.
    pub outputs: Vec<OutputsLine>,
    /// The figures as files.
    pub downloads: Vec<Download>,
    /// Keys of the rules of comparison in plain words, `portal_rule_1` and on.
    pub rules: Vec<String>,
}

/// Units of one level.
#[derive(Clone, Debug, Serialize)]
pub struct LevelRanking {
    /// `province`, `district`, `commune` or `other`; its label is the theme's (`portal_level_<level>`).
    pub level: &'static str,
    /// The units, best first, equal ones in the order of the portal.
    pub units: Vec<UnitLine>,
}

/// Outputs of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct OutputsLine {
    /// Name of the kind; its label is the theme's (`output_<kind>`).
    pub kind: String,
    /// How many times.
    pub times: u32,
    /// How many in all.
    pub quantity: u64,
}

/// How many units a list shows before it only says how many more there are.
const LIST: usize = 60;
/// How many quarters are shown.
const QUARTERS: usize = 8;
/// How many rules there are.
const RULES: usize = 7;

/// Progress over all units.
pub(super) fn progress(view: &View, roll_up: &RollUp) -> Sheet {
    let with = |condition| {
        let units = roll_up.units.iter().enumerate();
        let found = units.filter(move |(_, one)| one.condition == condition);
        found.map(|(at, _)| at).collect::<Vec<_>>()
    };
    let mut behind = with(Condition::Behind);
    behind.sort_by_key(|at| {
        let missed = roll_up.units[*at].report.map_or(0, |one| one.totals.missed);
        (std::cmp::Reverse(missed), *at)
    });
    let no_data = with(Condition::NoData);
    let cut = |list: &[usize]| list.len().min(LIST);
    let quarters: Vec<_> = roll_up
        .quarters
        .iter()
        .filter(|(_, ranked)| ranked.due + ranked.open > 0)
        .collect();
    let page = PortalProgressPage {
        as_of: roll_up.as_of,
        counts: roll_up.counts,
        totals: roll_up.totals,
        segments: segments(&roll_up.totals),
        share: Share::of(&roll_up.totals),
        among: roll_up.among,
        levels: levels(view, roll_up),
        more_behind: behind.len() - cut(&behind),
        behind: view.unit_lines(roll_up, &behind[..cut(&behind)]),
        more_no_data: no_data.len() - cut(&no_data),
        no_data: view.unit_lines(roll_up, &no_data[..cut(&no_data)]),
        quarters: quarters
            .iter()
            .skip(quarters.len().saturating_sub(QUARTERS))
            .map(|(key, ranked)| quarter_line(key, ranked))
            .collect(),
        shared: roll_up
            .shared
            .iter()
            .filter_map(|one| obligation_line(view, roll_up, one))
            .collect(),
        outputs: outputs_lines(&roll_up.outputs),
        downloads: view.downloads(|_| true),
        rules: (1..=RULES).map(|n| format!("portal_rule_{n}")).collect(),
    };
    Sheet {
        section: "progress".to_owned(),
        kind: Some(PageKind::PortalProgress),
        here: Some(Wording::own(view.phrase("section_progress"))),
        description: view.filled(
            "portal_description_progress",
            &[("site", &view.site_title())],
        ),
        ..Sheet::new(
            view.phrase("portal_title_progress").to_owned(),
            Body::PortalProgress(Box::new(page)),
        )
    }
}

/// Kinds of output, most first.
pub(super) fn outputs_lines(outputs: &BTreeMap<String, OutputsReport>) -> Vec<OutputsLine> {
    let mut lines: Vec<OutputsLine> = outputs
        .iter()
        .map(|(kind, one)| OutputsLine {
            kind: kind.clone(),
            times: one.times,
            quantity: one.quantity,
        })
        .collect();
    lines.sort_by(|one, other| (other.times, &one.kind).cmp(&(one.times, &other.kind)));
    lines
}

/// Units with a share by level; where places are among those under one unit, those lists stand on that unit's page.
fn levels(view: &View, roll_up: &RollUp) -> Vec<LevelRanking> {
    let mut levels: Vec<(&'static str, Vec<usize>)> = Vec::new();
    let all: Vec<usize> = match roll_up.among {
        Among::Level => (0..roll_up.units.len()).collect(),
        Among::Parent => roll_up.roots.clone(),
    };
    for at in all {
        let one = &roll_up.units[at];
        if one.rank.is_none() {
            continue;
        }
        let level = level(one.unit.kind);
        match levels.iter_mut().find(|(name, _)| *name == level) {
            Some((_, units)) => units.push(at),
            None => levels.push((level, vec![at])),
        }
    }
    let ranking = |(level, mut units): (&'static str, Vec<usize>)| {
        units.sort_by_key(|at| (roll_up.units[*at].rank.map(|rank| rank.place), *at));
        LevelRanking {
            level,
            units: view.unit_lines(roll_up, &units),
        }
    };
    levels.into_iter().map(ranking).collect()
}
