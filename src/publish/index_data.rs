//! The indexes as files: JSON, CSV, and the schema that describes them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::csv::Table;
use super::open_data::{Dataset, best, name};
use crate::language::Localized;
use crate::site::{Citation, Decimal, DocumentDate, Party, Series, Site};

/// JSON Schema 2020-12 of `indexes.json`; its `version` changes when a reader of the old one would misread the new.
const SCHEMA: &str = include_str!("indexes.schema.json");

/// Version of the shape.
const VERSION: u32 = 1;

type Texts<'a> = BTreeMap<&'a str, &'a str>;

#[derive(Serialize)]
struct File<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: u32,
    title: Texts<'a>,
    /// The notice of a site with sample data.
    sample: Option<Texts<'a>>,
    /// First year whose data of provinces cannot be compared with those before.
    break_year: i16,
    indexes: Vec<Published<'a>>,
}

#[derive(Serialize)]
struct Published<'a> {
    index: &'static str,
    whose: &'a str,
    publisher: Option<Texts<'a>>,
    max: Option<f64>,
    scores: Vec<Year<'a>>,
    means: Vec<Reference<'a>>,
}

#[derive(Serialize)]
struct Year<'a> {
    year: i16,
    value: Option<f64>,
    rank: Option<u32>,
    of: Option<u32>,
    is_unranked: bool,
    group: Option<Texts<'a>>,
    value_change_stated: Option<f64>,
    rank_change_stated: Option<f64>,
    is_derived: bool,
    source: Option<Origin<'a>>,
    note: Option<Texts<'a>>,
}

#[derive(Serialize)]
struct Reference<'a> {
    year: i16,
    name: Texts<'a>,
    value: f64,
    source: Option<Origin<'a>>,
}

#[derive(Serialize)]
struct Origin<'a> {
    publisher: Texts<'a>,
    title: Option<Texts<'a>>,
    link: Option<&'a str>,
    date: Option<String>,
}

/// Every file of the indexes; none when the site has none. Texts of CSV are in the default language, those of JSON in all.
pub(super) fn index_data(site: &Site) -> Vec<Dataset> {
    if site.indexes.series.is_empty() {
        return Vec::new();
    }
    let file = |key, path, text| Dataset { key, path, text };
    vec![
        file("indexes_json", "data/indexes.json", json(site)),
        file("indexes_csv", "data/indexes.csv", csv(site)),
        file(
            "indexes_schema",
            "data/indexes.schema.json",
            SCHEMA.to_owned(),
        ),
    ]
}

fn json(site: &Site) -> String {
    let published = |series| published(site, series);
    let file = File {
        schema: "indexes.schema.json",
        version: VERSION,
        title: texts(&site.settings.title),
        sample: site.settings.sample.as_ref().map(texts),
        break_year: crate::site::NEW_PROVINCES,
        indexes: site.indexes.series.iter().map(published).collect(),
    };
    let mut text = serde_json::to_string(&file).unwrap_or_default();
    text.push('\n');
    text
}

fn published<'a>(site: &'a Site, series: &'a Series) -> Published<'a> {
    let number = |decimal: &Option<Decimal>| decimal.as_ref().map(|decimal| decimal.value);
    let scores = series.scores.iter().filter(|score| !score.is_empty());
    Published {
        index: series.kind.name(),
        whose: whose(site, series),
        publisher: series.publisher.as_ref().map(texts),
        max: number(&series.max),
        scores: scores
            .map(|score| Year {
                year: score.year,
                value: number(&score.value),
                rank: score.rank,
                of: score.of,
                is_unranked: score.is_unranked,
                group: score.group.as_ref().map(texts),
                value_change_stated: number(&score.value_change),
                rank_change_stated: number(&score.rank_change),
                is_derived: score.is_derived,
                source: score.source.as_ref().map(origin),
                note: score.note.as_ref().map(texts),
            })
            .collect(),
        means: series
            .means
            .iter()
            .map(|mean| Reference {
                year: mean.year,
                name: texts(&mean.name),
                value: mean.value.value,
                source: mean.source.as_ref().map(origin),
            })
            .collect(),
    }
}

/// One row for every index and year for which anything was published.
fn csv(site: &Site) -> String {
    let mut table = Table::new(&[
        "index",
        "whose",
        "year",
        "value",
        "max",
        "rank",
        "of",
        "is_unranked",
        "group",
        "value_change_stated",
        "rank_change_stated",
        "is_derived",
        "source_publisher",
        "source_title",
        "source_link",
        "source_date",
        "note",
    ]);
    let number = |number: Option<u32>| number.map(|n| n.to_string()).unwrap_or_default();
    let decimal = |number: &Option<Decimal>| match number {
        Some(number) => number.text.trim_start_matches('+').to_owned(),
        None => String::new(),
    };
    let words = |text: Option<&Localized<String>>| {
        text.map(|text| best(site, text).to_owned())
            .unwrap_or_default()
    };
    for series in &site.indexes.series {
        for score in series.scores.iter().filter(|score| !score.is_empty()) {
            let source = score.source.as_ref();
            table.row(&[
                series.kind.name().to_owned(),
                whose(site, series).to_owned(),
                score.year.to_string(),
                decimal(&score.value),
                decimal(&series.max),
                number(score.rank),
                number(score.of),
                score.is_unranked.to_string(),
                words(score.group.as_ref()),
                decimal(&score.value_change),
                decimal(&score.rank_change),
                score.is_derived.to_string(),
                words(source.map(|source| &source.publisher)),
                words(source.and_then(|source| source.title.as_ref())),
                source
                    .and_then(|source| source.link.clone())
                    .unwrap_or_default(),
                source
                    .and_then(|source| source.date)
                    .map(date)
                    .unwrap_or_default(),
                words(score.note.as_ref()),
            ]);
        }
    }
    table.into_text()
}

/// A name in the default language.
fn whose<'a>(site: &'a Site, series: &'a Series) -> &'a str {
    match &series.whose {
        Some(Party::Unit(id) | Party::Group(id)) => name(site, id),
        Some(Party::Words(words)) => best(site, words),
        None => name(site, &site.settings.unit),
    }
}

fn origin(citation: &Citation) -> Origin<'_> {
    Origin {
        publisher: texts(&citation.publisher),
        title: citation.title.as_ref().map(texts),
        link: citation.link.as_deref(),
        date: citation.date.map(date),
    }
}

fn date(date: DocumentDate) -> String {
    match date {
        DocumentDate::Day(date) => date.to_string(),
        DocumentDate::Month(year, month) => format!("{year:04}-{month:02}"),
        DocumentDate::Year(year) => format!("{year:04}"),
    }
}

fn texts(text: &Localized<String>) -> Texts<'_> {
    let texts = text.iter();
    texts
        .map(|(language, text)| (language.tag(), text.as_str()))
        .collect()
}
