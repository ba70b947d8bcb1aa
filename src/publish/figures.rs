//! `progress.json`: every figure of the pages of progress, version 1 of its shape (`progress.schema.json`).

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::open_data::{done, owner_ids, shown};
use crate::language::Localized;
use crate::progress::{Debtor, OwnerStanding, Ranked, Standing, Status, Track};
use crate::site::{Evidence, Obligation, Owner, Plan, Site};

/// Version of the shape.
const VERSION: u32 = 1;

type Texts<'a> = BTreeMap<&'a str, &'a str>;

#[derive(Serialize)]
struct Figures<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: u32,
    as_of: Date,
    site: About<'a>,
    plan: Ordered<'a>,
    totals: Ranked,
    units: Vec<Party<'a>>,
    groups: Vec<Party<'a>>,
    obligations: Vec<Asked<'a>>,
    outputs: Vec<Done<'a>>,
}

#[derive(Serialize)]
struct About<'a> {
    title: Texts<'a>,
    unit: &'a str,
    /// The notice of a site with sample data.
    sample: Option<Texts<'a>>,
}

#[derive(Serialize)]
struct Ordered<'a> {
    title: Texts<'a>,
    number: Option<&'a str>,
    year: i16,
    from: Date,
    to: Date,
}

#[derive(Serialize)]
struct Party<'a> {
    id: &'a str,
    name: Texts<'a>,
}

#[derive(Serialize)]
struct Asked<'a> {
    id: &'a str,
    kind: &'static str,
    what: Texts<'a>,
    owner_mode: &'static str,
    is_scored: bool,
    is_percentage: bool,
    slots: Vec<Period>,
    owners: Vec<Owing<'a>>,
}

#[derive(Serialize)]
struct Period {
    key: String,
    from: Date,
    due: Date,
    required: u32,
}

#[derive(Serialize)]
struct Owing<'a> {
    mode: &'static str,
    ids: &'a [String],
    units: &'a [String],
    is_silent: bool,
    ranked: Ranked,
    /// One a slot, in the order of `slots`.
    cells: Vec<Mark>,
    /// Of what has no number: positions in `outputs`.
    outputs: Vec<usize>,
}

#[derive(Serialize)]
struct Mark {
    done: u32,
    late: u32,
    status: Status,
    outputs: Vec<usize>,
}

#[derive(Serialize)]
struct Done<'a> {
    date: Date,
    unit: &'a str,
    kind: &'static str,
    channel: Option<&'static str>,
    title: Texts<'a>,
    topics: &'a [String],
    quantity: u32,
    minutes: Option<u32>,
    people: Option<u32>,
    covered: Option<u32>,
    total: Option<u32>,
    obligations: &'a [&'a str],
    evidence: Vec<Proof>,
    is_sample: bool,
}

#[derive(Serialize)]
struct Proof {
    kind: &'static str,
    value: String,
}

/// The file's text. `counted` are the obligations of each output.
pub(super) fn figures(
    site: &Site,
    plan: &Plan,
    standing: &Standing,
    counted: &[Vec<&str>],
) -> String {
    let done = done(site, standing);
    let position: BTreeMap<usize, usize> = done.iter().copied().zip(0..).collect();
    let day = site.naming_day();
    let units = site.units.units().iter();
    let mut totals = Ranked::default();
    let tracks = plan.obligations.iter().zip(&standing.tracks);
    for (_, track) in tracks.clone() {
        for owner in &track.owners {
            let cells = track.cells(owner, standing.as_of);
            cells.for_each(|(_, cell)| totals.add(cell.status));
        }
    }
    let figures = Figures {
        schema: "progress.schema.json",
        version: VERSION,
        as_of: standing.as_of,
        site: About {
            title: texts(&site.settings.title),
            unit: &site.settings.unit,
            sample: site.settings.sample.as_ref().map(texts),
        },
        plan: Ordered {
            title: texts(&plan.title),
            number: plan.instrument.number.as_deref(),
            year: plan.year,
            from: plan.active.from,
            to: plan.active.to,
        },
        totals,
        units: units
            .map(|unit| Party {
                id: &unit.id,
                name: texts(unit.name_on(day)),
            })
            .collect(),
        groups: site
            .units
            .groups()
            .iter()
            .map(|group| Party {
                id: &group.id,
                name: texts(&group.name),
            })
            .collect(),
        obligations: tracks
            .map(|(obligation, track)| asked(obligation, track, standing.as_of, &position))
            .collect(),
        outputs: done
            .iter()
            .map(|at| entry(site, *at, &counted[*at]))
            .collect(),
    };
    // Only maps with keys that are no text can fail, and there are none.
    let mut text = serde_json::to_string(&figures).unwrap_or_default();
    text.push('\n');
    text
}

fn asked<'a>(
    obligation: &'a Obligation,
    track: &'a Track,
    as_of: Date,
    position: &BTreeMap<usize, usize>,
) -> Asked<'a> {
    Asked {
        id: &obligation.id,
        kind: obligation.demand.name(),
        what: texts(&obligation.what),
        owner_mode: match &obligation.owner {
            Owner::Unit(_) => "unit",
            Owner::Each(_) => "each",
            Owner::Together(_) => "together",
            Owner::Leads(_) => "leads",
        },
        is_scored: !track.slots.is_empty(),
        is_percentage: track.is_share,
        slots: track
            .slots
            .iter()
            .map(|slot| Period {
                key: slot.name.key(),
                from: slot.opens,
                due: slot.due,
                required: slot.required,
            })
            .collect(),
        owners: track
            .owners
            .iter()
            .map(|owner| owing(track, owner, as_of, position))
            .collect(),
    }
}

fn owing<'a>(
    track: &'a Track,
    owner: &'a OwnerStanding,
    as_of: Date,
    position: &BTreeMap<usize, usize>,
) -> Owing<'a> {
    let at = |hits: &[crate::progress::Hit]| -> Vec<usize> {
        let hits = hits.iter();
        hits.filter_map(|hit| position.get(&(hit.output as usize)).copied())
            .collect()
    };
    let cells = track.cells(owner, as_of);
    Owing {
        mode: match &owner.debtor {
            Debtor::Unit(_) => "unit",
            Debtor::Together(..) => "together",
            Debtor::Unnamed(_) => "unnamed",
        },
        ids: owner_ids(&owner.debtor),
        units: owner.debtor.units(),
        is_silent: owner.is_silent,
        ranked: track.ranked(owner, as_of),
        cells: cells
            .map(|(_, cell)| Mark {
                done: cell.done,
                late: cell.late,
                status: cell.status,
                outputs: at(cell.hits),
            })
            .collect(),
        outputs: match track.slots.is_empty() {
            true => at(&owner.hits),
            false => Vec::new(),
        },
    }
}

fn entry<'a>(site: &'a Site, at: usize, counted: &'a [&'a str]) -> Done<'a> {
    let output = &site.outputs[at];
    let proof = |one: &Evidence| {
        let kind = match one {
            Evidence::Link(_) => "link",
            Evidence::File(_) => "file",
            Evidence::Article(_) => "article",
            Evidence::Procedures => "page",
            Evidence::Words(_) => "words",
        };
        shown(site, one).map(|value| Proof { kind, value })
    };
    Done {
        date: output.date,
        unit: &output.unit,
        kind: output.kind.name(),
        channel: output.channel.map(|channel| channel.name()),
        title: texts(&output.title),
        topics: &output.topics,
        quantity: output.quantity,
        minutes: output.minutes,
        people: output.people,
        covered: output.covered.map(|(n, _)| n),
        total: output.covered.and_then(|(_, total)| total),
        obligations: counted,
        evidence: output.evidence.iter().filter_map(proof).collect(),
        is_sample: output.is_sample,
    }
}

fn texts(text: &Localized<String>) -> Texts<'_> {
    let texts = text.iter();
    texts
        .map(|(language, text)| (language.tag(), text.as_str()))
        .collect()
}

/// The name of a status, as JSON and CSV write it.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::NotRequired => "not_required",
        Status::NotYetDue => "not_yet_due",
        Status::Open => "open",
        Status::Met => "met",
        Status::Late => "late",
        Status::Missed => "missed",
        Status::NoData => "no_data",
    }
}
