//! The figures of the pages of progress as files: JSON, CSV, and the schema that describes them.

use crate::page::Download;
use crate::progress::{Debtor, Standing, Track};
use crate::site::{Evidence, Obligation, Output, Plan, Site};

use super::csv::Table;
use super::figures::figures;
use super::index_data::index_data;

/// One file of open data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dataset {
    /// `progress_json`, `progress_csv`, `outputs_csv`, `schema`, `indexes_json`, `indexes_csv`, `indexes_schema`, or `portal_…` of a portal.
    pub key: &'static str,
    /// Path in the published site.
    pub path: &'static str,
    /// Its text.
    pub text: String,
}

impl Dataset {
    /// What a page says of it.
    pub fn download(&self) -> Download {
        Download {
            key: self.key,
            href: self.path.to_owned(),
            bytes: self.text.len(),
        }
    }
}

/// JSON Schema 2020-12 of `progress.json`; its `version` changes when a reader of the old one would misread the new.
const SCHEMA: &str = include_str!("progress.schema.json");

/// Every file of open data. Texts of CSV are in the default language, those of JSON in all.
pub fn open_data(site: &Site, standing: Option<&Standing>) -> Vec<Dataset> {
    let mut files = progress_data(site, standing);
    files.extend(index_data(site));
    files
}

/// The figures of progress; none when the plan asks nothing.
fn progress_data(site: &Site, standing: Option<&Standing>) -> Vec<Dataset> {
    let plan = site
        .plan
        .as_ref()
        .filter(|plan| !plan.obligations.is_empty());
    let (Some(plan), Some(standing)) = (plan, standing) else {
        return Vec::new();
    };
    let counted = counted(site, standing);
    let file = |key, path, text| Dataset { key, path, text };
    vec![
        file(
            "progress_json",
            "data/progress.json",
            figures(site, plan, standing, &counted),
        ),
        file(
            "progress_csv",
            "data/progress.csv",
            progress(site, plan, standing),
        ),
        file(
            "outputs_csv",
            "data/outputs.csv",
            outputs(site, standing, &counted),
        ),
        file("schema", "data/progress.schema.json", SCHEMA.to_owned()),
    ]
}

/// Ids of the obligations that each output counts toward, in the order of the plan.
fn counted<'a>(site: &Site, standing: &'a Standing) -> Vec<Vec<&'a str>> {
    let mut counted: Vec<Vec<&str>> = vec![Vec::new(); site.outputs.len()];
    for track in &standing.tracks {
        for hit in track.owners.iter().flat_map(|owner| &owner.hits) {
            let list = &mut counted[hit.output as usize];
            if list.last() != Some(&track.obligation.as_str()) {
                list.push(&track.obligation);
            }
        }
    }
    counted
}

/// One row for every obligation × who owes it × slot; what has no number has no row (rule 7).
fn progress(site: &Site, plan: &Plan, standing: &Standing) -> String {
    let mut table = Table::new(&[
        "obligation",
        "kind",
        "what",
        "owner",
        "owner_name",
        "period",
        "from",
        "due",
        "required",
        "done",
        "late",
        "status",
    ]);
    for (obligation, track) in plan.obligations.iter().zip(&standing.tracks) {
        of_track(site, obligation, track, standing, &mut table);
    }
    table.into_text()
}

fn of_track(
    site: &Site,
    obligation: &Obligation,
    track: &Track,
    standing: &Standing,
    table: &mut Table,
) {
    let what = best(site, &obligation.what);
    for owner in &track.owners {
        let ids = owner_ids(&owner.debtor);
        let names: Vec<&str> = ids.iter().map(|id| name(site, id)).collect();
        let (owner_id, names) = (ids.join(" "), names.join("; "));
        for (slot, cell) in track.cells(owner, standing.as_of) {
            table.row(&[
                obligation.id.as_str(),
                obligation.demand.name(),
                what,
                &owner_id,
                &names,
                &slot.name.key(),
                &slot.opens.to_string(),
                &slot.due.to_string(),
                &cell.required.to_string(),
                &cell.done.to_string(),
                &cell.late.to_string(),
                super::figures::status(cell.status),
            ]);
        }
    }
}

/// One row for every output that is done on the day of the figures.
fn outputs(site: &Site, standing: &Standing, counted: &[Vec<&str>]) -> String {
    let mut table = Table::new(&[
        "date",
        "unit",
        "unit_name",
        "kind",
        "channel",
        "title",
        "quantity",
        "minutes",
        "people",
        "obligations",
        "evidence",
        "is_sample",
    ]);
    let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
    for at in done(site, standing) {
        let output = &site.outputs[at];
        let evidence: Vec<String> = output
            .evidence
            .iter()
            .filter_map(|one| shown(site, one))
            .collect();
        table.row(&[
            output.date.to_string().as_str(),
            &output.unit,
            name(site, &output.unit),
            output.kind.name(),
            output
                .channel
                .map(|channel| channel.name())
                .unwrap_or_default(),
            best(site, &output.title),
            &output.quantity.to_string(),
            &number(output.minutes),
            &number(output.people),
            &counted[at].join(" "),
            &evidence.join(" | "),
            if output.is_sample { "true" } else { "false" },
        ]);
    }
    table.into_text()
}

/// Positions of outputs that are done on the day of the figures, by day.
pub(super) fn done(site: &Site, standing: &Standing) -> Vec<usize> {
    let outputs: &[Output] = &site.outputs;
    let mut done: Vec<usize> = (0..outputs.len())
        .filter(|at| outputs[*at].date <= standing.as_of)
        .collect();
    done.sort_by_key(|at| (outputs[*at].date, *at));
    done
}

/// Ids of who owes: a unit, or a group or leads as the plan names them.
pub(super) fn owner_ids(debtor: &Debtor) -> &[String] {
    match debtor {
        Debtor::Unit(id) | Debtor::Unnamed(id) => std::slice::from_ref(id),
        Debtor::Together(ids, _) => ids,
    }
}

/// Where evidence can be seen: an absolute address, else a path from the top of the site, else words.
pub(super) fn shown(site: &Site, evidence: &Evidence) -> Option<String> {
    let default = site.settings.default_language();
    let here = |path: &str| match &site.settings.base_url {
        Some(base) => format!("{base}{path}"),
        None => path.to_owned(),
    };
    match evidence {
        Evidence::Link(link) => Some(link.clone()),
        Evidence::File(path) => site.media.get(path).map(|file| here(&file.public_path)),
        Evidence::Article(id) => {
            let route = crate::site::Route::Article(id.clone());
            Some(here(&route.path(default, default)))
        }
        Evidence::Procedures => {
            let route = crate::site::Route::Procedures;
            Some(here(&route.path(default, default)))
        }
        Evidence::Words(words) => Some(best(site, words).to_owned()),
    }
}

/// A text in the default language.
pub(super) fn best<'a>(site: &'a Site, text: &'a crate::language::Localized<String>) -> &'a str {
    text.best(&site.settings.languages)
        .map_or("", |(_, text)| text.as_str())
}

/// The name of a unit of the day of the plan, or of a group.
pub(super) fn name<'a>(site: &'a Site, id: &'a str) -> &'a str {
    let unit = site
        .units
        .unit(id)
        .map(|unit| unit.name_on(site.naming_day()));
    let name = unit.or_else(|| site.units.group(id).map(|group| &group.name));
    name.map_or(id, |name| best(site, name))
}
