//! All records side by side: who met what, who is behind, of whom nothing is known – and what all of it adds up to.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::rank::{Rank, Share, places};
use super::report::{OutputsReport, SiteReport};
use super::shared::{InCommon, in_common};
use super::trend::Trend;
use crate::progress::Ranked;
use crate::site::{Party, Site, Unit, UnitKind};

/// Up to so many units all of a level are ranked together; more only among those under the same unit: a list of thousands tells nobody anything.
const TOGETHER: usize = 150;

/// What is known of a unit's progress in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Nothing that was due was missed.
    OnTrack,
    /// Something was missed.
    Behind,
    /// Nothing was due yet.
    NothingDue,
    /// Its plan asks nothing with a number.
    NoNumbers,
    /// Nobody knows: no site, no record, or too little of what was due is known.
    NoData,
}

/// Among whom units are ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Among {
    /// All of the same level.
    Level,
    /// Those of the same level under the same unit.
    Parent,
}

/// One unit of the portal.
#[derive(Clone, Debug)]
pub struct UnitStanding<'a> {
    /// The unit.
    pub unit: &'a Unit,
    /// What its site tells of itself.
    pub report: Option<&'a SiteReport>,
    /// True when the last build of its site failed: the record is of an earlier day.
    pub has_failed: bool,
    /// What is known in one word.
    pub condition: Condition,
    /// Its share; nothing without data.
    pub share: Option<Share>,
    /// Its place.
    pub rank: Option<Rank>,
    /// How its last quarter compares with the one before.
    pub trend: Option<Trend>,
    /// Positions of the units directly under it.
    pub children: Vec<usize>,
    /// Position of the unit above it.
    pub parent: Option<usize>,
    /// Counts by status of it and all under it.
    pub with_below: Ranked,
    /// The same by quarter.
    pub quarters_with_below: BTreeMap<String, Ranked>,
    /// How many units there are under it, and how they stand; itself included.
    pub counts: Counts,
    /// What it came from, also where only the other side says so.
    pub came_from: Vec<Party>,
    /// What it went into, also where only the other side says so.
    pub went_into: Vec<Party>,
}

/// How many units stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// All.
    pub units: usize,
    /// Those with a site here.
    pub sites: usize,
    /// Those of which enough is known for a share.
    pub with_data: usize,
    /// Those who missed something.
    pub behind: usize,
    /// Those of whom nobody knows.
    pub no_data: usize,
    /// Those that no longer exist.
    pub past: usize,
}

/// An article of one of the sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct News {
    /// Position of the unit.
    pub unit: usize,
    /// Position in its report's list.
    pub at: usize,
}

/// Everything, added up.
#[derive(Clone, Debug)]
pub struct RollUp<'a> {
    /// The day of the portal.
    pub as_of: Date,
    /// The units in the order of `portal.yaml`.
    pub units: Vec<UnitStanding<'a>>,
    /// Positions of units with nobody above them.
    pub roots: Vec<usize>,
    /// How many units stand how.
    pub counts: Counts,
    /// Among whom they are ranked.
    pub among: Among,
    /// Counts by status of all sites together.
    pub totals: Ranked,
    /// The same by quarter.
    pub quarters: BTreeMap<String, Ranked>,
    /// What several plans ask in the same words.
    pub shared: Vec<InCommon>,
    /// What was done, by kind of output.
    pub outputs: BTreeMap<String, OutputsReport>,
    /// The newest articles of all sites, newest first.
    pub news: Vec<News>,
}

/// Adds up the records of a portal's units. `failed` are the ids of units whose site could not be built this time.
pub fn roll_up<'a>(
    site: &'a Site,
    reports: &'a BTreeMap<String, SiteReport>,
    failed: &[String],
) -> RollUp<'a> {
    let all = site.units.units();
    let position: BTreeMap<&str, usize> =
        all.iter().map(|unit| unit.id.as_str()).zip(0..).collect();
    let known: Vec<Option<&SiteReport>> = all.iter().map(|unit| reports.get(&unit.id)).collect();
    let sites = site.portal.as_ref().map(|portal| &portal.sites);
    let mut units: Vec<UnitStanding> = all
        .iter()
        .zip(&known)
        .map(|(unit, report)| {
            let mut one = alone(unit, *report, site.today);
            one.has_failed = failed.contains(&unit.id);
            let has_site = sites.is_some_and(|sites| sites.contains_key(&unit.id));
            one.counts.sites = usize::from(has_site);
            let parent = unit.parent_on(site.today).and_then(|id| position.get(id));
            one.parent = parent.copied();
            one
        })
        .collect();
    link_both_ways(&mut units, &position);
    let mut roots = Vec::new();
    for at in 0..units.len() {
        match units[at].parent {
            Some(parent) => units[parent].children.push(at),
            None => roots.push(at),
        }
    }
    for root in &roots {
        gather(&mut units, *root, 0);
    }
    let among = match units.len() <= TOGETHER {
        true => Among::Level,
        false => Among::Parent,
    };
    rank(&mut units, among);
    let mut outputs: BTreeMap<String, OutputsReport> = BTreeMap::new();
    for (kind, more) in known.iter().flatten().flat_map(|report| &report.outputs) {
        let sum = outputs.entry(kind.clone()).or_default();
        sum.times += more.times;
        sum.quantity += more.quantity;
    }
    let (mut counts, mut totals, mut quarters) = Default::default();
    for root in &roots {
        let root = &units[*root];
        add_counts(&mut counts, &root.counts);
        Ranked::join(&mut totals, &root.with_below);
        join_quarters(&mut quarters, &root.quarters_with_below);
    }
    RollUp {
        as_of: site.today,
        roots,
        counts,
        among,
        totals,
        quarters,
        shared: in_common(&known),
        outputs,
        news: news(&known, site.portal.as_ref().map_or(0, |portal| portal.news)),
        units,
    }
}

/// A unit before anybody is set beside it.
fn alone<'a>(unit: &'a Unit, report: Option<&'a SiteReport>, today: Date) -> UnitStanding<'a> {
    let totals = report.map(|report| report.totals).unwrap_or_default();
    let quarters = report.map(|report| report.quarters.clone());
    let quarters = quarters.unwrap_or_default();
    let share = Share::of(&totals);
    let has_numbers = !quarters.is_empty();
    let condition = match (report, &share) {
        (None, _) => Condition::NoData,
        (Some(_), _) if !has_numbers => Condition::NoNumbers,
        (Some(_), _) if totals.due == 0 => Condition::NothingDue,
        (Some(_), None) => Condition::NoData,
        (Some(_), Some(_)) if totals.missed > 0 => Condition::Behind,
        (Some(_), Some(_)) => Condition::OnTrack,
    };
    let trend = report.and_then(|report| Trend::of(&quarters, report.as_of));
    UnitStanding {
        unit,
        report,
        has_failed: false,
        condition,
        share,
        rank: None,
        trend,
        children: Vec::new(),
        parent: None,
        with_below: totals,
        quarters_with_below: quarters,
        counts: Counts {
            units: 1,
            sites: 0,
            with_data: usize::from(share.is_some()),
            behind: usize::from(condition == Condition::Behind),
            no_data: usize::from(condition == Condition::NoData),
            past: usize::from(unit.active_to.is_some_and(|day| day < today)),
        },
        came_from: unit
            .predecessors
            .iter()
            .map(|one| one.unit.clone())
            .collect(),
        went_into: unit.successors.iter().map(|one| one.unit.clone()).collect(),
    }
}

/// A successor that one side names is named on both.
fn link_both_ways(units: &mut [UnitStanding], position: &BTreeMap<&str, usize>) {
    let named = |party: &Party| match party {
        Party::Unit(id) => position.get(id.as_str()).copied(),
        _ => None,
    };
    let add = |list: &mut Vec<Party>, id: &str| {
        let party = Party::Unit(id.to_owned());
        if !list.contains(&party) {
            list.push(party);
        }
    };
    for at in 0..units.len() {
        let id = units[at].unit.id.as_str();
        for other in units[at]
            .unit
            .successors
            .iter()
            .filter_map(|one| named(&one.unit))
        {
            add(&mut units[other].came_from, id);
        }
        for other in units[at]
            .unit
            .predecessors
            .iter()
            .filter_map(|one| named(&one.unit))
        {
            add(&mut units[other].went_into, id);
        }
    }
}

/// Adds what stands below to what stands above; a circle of parents, which is a mistake told elsewhere, ends at the depth of no real tree.
fn gather(units: &mut [UnitStanding], at: usize, depth: usize) {
    const DEEPEST: usize = 12;
    if depth > DEEPEST {
        return;
    }
    for child in units[at].children.clone() {
        gather(units, child, depth + 1);
        let below = units[child].with_below;
        let (quarters, counts) = (
            units[child].quarters_with_below.clone(),
            units[child].counts,
        );
        let above = &mut units[at];
        above.with_below.join(&below);
        join_quarters(&mut above.quarters_with_below, &quarters);
        add_counts(&mut above.counts, &counts);
    }
}

fn add_counts(sum: &mut Counts, more: &Counts) {
    sum.units += more.units;
    sum.sites += more.sites;
    sum.with_data += more.with_data;
    sum.behind += more.behind;
    sum.no_data += more.no_data;
    sum.past += more.past;
}

fn join_quarters(sum: &mut BTreeMap<String, Ranked>, more: &BTreeMap<String, Ranked>) {
    for (quarter, ranked) in more {
        sum.entry(quarter.clone()).or_default().join(ranked);
    }
}

/// A province is not set beside a commune.
fn rank(units: &mut [UnitStanding], among: Among) {
    let mut groups: BTreeMap<(Option<usize>, &'static str), Vec<usize>> = BTreeMap::new();
    for (at, one) in units.iter().enumerate() {
        let parent = one.parent.filter(|_| among == Among::Parent);
        groups
            .entry((parent, level(one.unit.kind)))
            .or_default()
            .push(at);
    }
    for group in groups.values() {
        let shares: Vec<Option<Share>> = group.iter().map(|at| units[*at].share).collect();
        for (at, rank) in group.iter().zip(places(&shares)) {
            units[*at].rank = rank;
        }
    }
}

/// The level of government of a kind of unit: `province`, `district`, `commune` or `other`.
pub fn level(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Province | UnitKind::CentralCity => "province",
        UnitKind::District => "district",
        UnitKind::Commune | UnitKind::Ward | UnitKind::Township | UnitKind::SpecialZone => {
            "commune"
        }
        _ => "other",
    }
}

fn news(reports: &[Option<&SiteReport>], limit: usize) -> Vec<News> {
    let mut news: Vec<(Date, News)> = Vec::new();
    for (unit, report) in reports.iter().enumerate() {
        let own = report.iter().flat_map(|report| &report.news).enumerate();
        let own = own.take(limit);
        news.extend(own.map(|(at, one)| (one.date, News { unit, at })));
    }
    news.sort_by_key(|(date, one)| (std::cmp::Reverse(*date), one.unit, one.at));
    news.truncate(limit);
    news.into_iter().map(|(_, one)| one).collect()
}
