//! The figures of a portal as files: every unit with where it stands, what it owes by quarter, and the schema that describes them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::csv::Table;
use super::open_data::{Dataset, best};
use crate::portal::{
    Condition, Counts, ObligationReport, OutputsReport, OwnersReport, PlanReport, Rank, RollUp,
    Share, Texts, Trend, UnitStanding, texts,
};
use crate::progress::Ranked;
use crate::site::{Party, Site};

/// Version of the shape.
const VERSION: u32 = 1;

/// JSON Schema 2020-12 of `portal.json`; its `version` changes when a reader of the old one would misread the new.
const SCHEMA: &str = include_str!("portal.schema.json");

#[derive(Serialize)]
struct Figures<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: u32,
    as_of: Date,
    title: Texts,
    /// The notice of a portal with sample data.
    sample: Option<Texts>,
    counts: Counts,
    totals: Ranked,
    quarters: &'a BTreeMap<String, Ranked>,
    units: Vec<One<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    id: &'a str,
    kind: &'static str,
    name: Texts,
    parent: Option<&'a str>,
    active_from: Option<Date>,
    active_to: Option<Date>,
    predecessors: Vec<&'a str>,
    successors: Vec<&'a str>,
    /// Path of its site from the top of the portal, or its address elsewhere.
    site: Option<&'a str>,
    condition: Condition,
    as_of: Option<Date>,
    has_failed: bool,
    is_sample: Option<bool>,
    plan: Option<&'a PlanReport>,
    /// Absent without a record: nobody knows, which is not zero.
    totals: Option<&'a Ranked>,
    share: Option<Share>,
    rank: Option<Rank>,
    trend: Option<&'a Trend>,
    owners: Option<&'a OwnersReport>,
    quarters: Option<&'a BTreeMap<String, Ranked>>,
    obligations: Vec<Asked<'a>>,
    outputs: Option<&'a BTreeMap<String, OutputsReport>>,
}

#[derive(Serialize)]
struct Asked<'a> {
    id: &'a str,
    what: &'a Texts,
    kind: &'a str,
    level: Option<&'a str>,
    totals: &'a Ranked,
    quarters: &'a BTreeMap<String, Ranked>,
}

/// Every file of a portal's figures.
pub fn portal_data(site: &Site, roll_up: &RollUp) -> Vec<Dataset> {
    let file = |key, path, text| Dataset { key, path, text };
    vec![
        file("portal_json", "data/portal.json", json(site, roll_up)),
        file("portal_csv", "data/portal.csv", units(site, roll_up)),
        file(
            "portal_obligations_csv",
            "data/portal-obligations.csv",
            obligations(site, roll_up),
        ),
        file(
            "portal_schema",
            "data/portal.schema.json",
            SCHEMA.to_owned(),
        ),
    ]
}

fn json(site: &Site, roll_up: &RollUp) -> String {
    let figures = Figures {
        schema: "portal.schema.json",
        version: VERSION,
        as_of: roll_up.as_of,
        title: texts(&site.settings.title),
        sample: site.settings.sample.as_ref().map(texts),
        counts: roll_up.counts,
        totals: roll_up.totals,
        quarters: &roll_up.quarters,
        units: roll_up
            .units
            .iter()
            .map(|one| of(site, one, roll_up))
            .collect(),
    };
    // Only maps with keys that are no text can fail, and there are none.
    let mut text = serde_json::to_string(&figures).unwrap_or_default();
    text.push('\n');
    text
}

fn of<'a>(site: &'a Site, one: &'a UnitStanding, roll_up: &'a RollUp) -> One<'a> {
    let unit = one.unit;
    let ids = |parties: &'a [Party]| -> Vec<&'a str> {
        let ids = parties.iter().filter_map(|party| match party {
            Party::Unit(id) => Some(id.as_str()),
            _ => None,
        });
        ids.collect()
    };
    let asked = |own: &'a ObligationReport| Asked {
        id: &own.id,
        what: &own.what,
        kind: &own.kind,
        level: own.level.as_deref(),
        totals: &own.totals,
        quarters: &own.quarters,
    };
    let report = one.report;
    let obligations = report.iter().flat_map(|report| &report.obligations);
    One {
        id: &unit.id,
        kind: unit.kind.name(),
        name: texts(unit.name_on(site.naming_day())),
        parent: one.parent.map(|at| roll_up.units[at].unit.id.as_str()),
        active_from: unit.active_from,
        active_to: unit.active_to,
        predecessors: ids(&one.came_from),
        successors: ids(&one.went_into),
        site: where_is(site, one),
        condition: one.condition,
        as_of: report.map(|report| report.as_of),
        has_failed: one.has_failed,
        is_sample: report.map(|report| report.is_sample),
        plan: report.and_then(|report| report.plan.as_ref()),
        totals: report.map(|report| &report.totals),
        share: one.share,
        rank: one.rank,
        trend: one.trend.as_ref(),
        owners: report.map(|report| &report.owners),
        quarters: report.map(|report| &report.quarters),
        obligations: obligations
            .filter(|own| !own.quarters.is_empty())
            .map(asked)
            .collect(),
        outputs: report.map(|report| &report.outputs),
    }
}

fn where_is<'a>(site: &'a Site, one: &'a UnitStanding) -> Option<&'a str> {
    let here = site
        .portal
        .as_ref()
        .filter(|_| one.report.is_some())
        .and_then(|portal| portal.sites.get(&one.unit.id));
    here.map(|site| site.path.as_str())
        .or(one.unit.website.as_deref())
}

/// One row a unit; cells of which nothing is known are empty.
fn units(site: &Site, roll_up: &RollUp) -> String {
    let mut table = Table::new(&[
        "unit",
        "kind",
        "name",
        "parent",
        "from",
        "to",
        "site",
        "condition",
        "as_of",
        "due",
        "met",
        "late",
        "missed",
        "no_data",
        "open",
        "not_yet_due",
        "judged",
        "percent",
        "place",
        "is_tied",
        "ranked",
    ]);
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    for one in &roll_up.units {
        let totals = one.report.map(|report| report.totals);
        let count = |of: fn(&Ranked) -> u32| totals.map(|totals| of(&totals).to_string());
        let count = |of| count(of).unwrap_or_default();
        let share = |of: fn(&Share) -> u32| one.share.map(|share| of(&share).to_string());
        let place = |of: fn(&Rank) -> String| one.rank.map(|rank| of(&rank)).unwrap_or_default();
        let above = one.parent.map(|at| roll_up.units[at].unit.id.as_str());
        table.row(&[
            one.unit.id.as_str(),
            one.unit.kind.name(),
            best(site, one.unit.name_on(site.naming_day())),
            above.unwrap_or_default(),
            &day(one.unit.active_from),
            &day(one.unit.active_to),
            where_is(site, one).unwrap_or_default(),
            condition(one.condition),
            &day(one.report.map(|report| report.as_of)),
            &count(|totals| totals.due),
            &count(|totals| totals.met),
            &count(|totals| totals.late),
            &count(|totals| totals.missed),
            &count(|totals| totals.no_data),
            &count(|totals| totals.open),
            &count(|totals| totals.not_yet_due),
            &share(|share| share.judged).unwrap_or_default(),
            &share(|share| share.percent).unwrap_or_default(),
            &place(|rank| rank.place.to_string()),
            &place(|rank| rank.is_tied.to_string()),
            &place(|rank| rank.of.to_string()),
        ]);
    }
    table.into_text()
}

/// One row for every unit × obligation with a number × quarter.
fn obligations(site: &Site, roll_up: &RollUp) -> String {
    let mut table = Table::new(&[
        "unit",
        "obligation",
        "what",
        "kind",
        "level",
        "quarter",
        "due",
        "met",
        "late",
        "missed",
        "no_data",
        "open",
        "not_yet_due",
    ]);
    let default = site.settings.default_language().tag();
    for one in &roll_up.units {
        for own in one.report.iter().flat_map(|report| &report.obligations) {
            let what = own.what.get(default).or_else(|| own.what.values().next());
            for (quarter, ranked) in &own.quarters {
                table.row(&[
                    one.unit.id.as_str(),
                    &own.id,
                    what.map_or("", String::as_str),
                    &own.kind,
                    own.level.as_deref().unwrap_or_default(),
                    quarter,
                    &ranked.due.to_string(),
                    &ranked.met.to_string(),
                    &ranked.late.to_string(),
                    &ranked.missed.to_string(),
                    &ranked.no_data.to_string(),
                    &ranked.open.to_string(),
                    &ranked.not_yet_due.to_string(),
                ]);
            }
        }
    }
    table.into_text()
}

/// The name of a condition, as JSON and CSV write it.
fn condition(condition: Condition) -> &'static str {
    match condition {
        Condition::OnTrack => "on_track",
        Condition::Behind => "behind",
        Condition::NothingDue => "nothing_due",
        Condition::NoNumbers => "no_numbers",
        Condition::NoData => "no_data",
    }
}
