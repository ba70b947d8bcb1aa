//! Indexes by year: what was published, by whom, and where nothing was.

use serde::Serialize;

use super::chart::ChartView;
use super::document::partial_date;
use super::kind::Body;
use super::link::PartyLink;
use super::progress::Download;
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;
use crate::site::{Citation, Decimal, Mean, NEW_PROVINCES, Score, Series};

/// The indexes.
#[derive(Clone, Debug, Serialize)]
pub struct IndexesPage {
    /// A remark on all of them.
    pub note: Option<Wording>,
    /// The indexes in the author's order.
    pub indexes: Vec<IndexView>,
    /// First year whose data are of the new provinces: what lies before it cannot be compared.
    pub break_year: i16,
    /// The figures as files.
    pub downloads: Vec<Download>,
}

/// One index.
#[derive(Clone, Debug, Serialize)]
pub struct IndexView {
    /// `par_index`, `sipas` … (`index_<kind>` in the theme).
    pub kind: &'static str,
    /// Its place on the page.
    pub anchor: String,
    /// Whose, when it is not the unit of the site.
    pub whose: Option<PartyLink>,
    /// Who publishes it.
    pub publisher: Option<Wording>,
    /// The highest value there can be, as the language writes it.
    pub max: Option<String>,
    /// The same as a number, for a chart.
    pub max_number: Option<f64>,
    /// A remark.
    pub note: Option<Wording>,
    /// Every year that is shown; years in a row of which nothing is known stand together.
    pub rows: Vec<IndexYear>,
    /// Its values by year, when there are two or more.
    pub chart: Option<ChartView>,
    /// Means to compare with.
    pub means: Vec<MeanView>,
}

/// One year of an index, or several without data.
#[derive(Clone, Debug, Serialize)]
pub struct IndexYear {
    /// Year of the data.
    pub year: i16,
    /// The last of several years without data; the year itself when it stands alone.
    pub last_year: i16,
    /// True for the first year that cannot be compared with those before it.
    pub is_break: bool,
    /// What was published; absent when nothing was, or nothing was found.
    pub score: Option<ScoreView>,
    /// A remark, also on a year without data.
    pub note: Option<Wording>,
}

/// What was published for a year.
#[derive(Clone, Debug, Serialize)]
pub struct ScoreView {
    /// The value as the language writes it.
    pub value: Option<String>,
    /// The same as a number, for a chart.
    pub number: Option<f64>,
    /// The rank.
    pub rank: Option<u32>,
    /// Of how many.
    pub of: Option<u32>,
    /// True when the publisher did not rank it.
    pub is_unranked: bool,
    /// A group instead of a rank.
    pub group: Option<Wording>,
    /// Change of the value as stated, with its sign.
    pub value_change: Option<String>,
    /// Change of the rank as stated, with its sign.
    pub rank_change: Option<String>,
    /// True for what follows from another published figure.
    pub is_derived: bool,
    /// Where it was read.
    pub source: Option<CitationView>,
}

/// The mean of a country or region in a year.
#[derive(Clone, Debug, Serialize)]
pub struct MeanView {
    /// Year of the data.
    pub year: i16,
    /// Of what.
    pub name: Wording,
    /// The mean as the language writes it.
    pub value: String,
    /// The same as a number, for a chart.
    pub number: f64,
    /// Where it was read.
    pub source: Option<CitationView>,
}

/// Where a figure was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CitationView {
    /// Who published it.
    pub publisher: Wording,
    /// Which article or document.
    pub title: Option<Wording>,
    /// Its address.
    pub link: Option<String>,
    /// `2024-03-14`, `2024-03` or `2024`.
    pub date: Option<String>,
}

/// The page of the indexes.
pub(super) fn indexes(view: &View) -> Sheet {
    let indexes = &view.site.indexes;
    let series = indexes.series.iter().enumerate();
    let body = IndexesPage {
        note: view.maybe(indexes.note.as_ref()),
        indexes: series.map(|(at, one)| view.index_of(at, one)).collect(),
        break_year: NEW_PROVINCES,
        downloads: view.downloads(|key| key.starts_with("indexes_")),
    };
    Sheet {
        section: "indexes".to_owned(),
        description: view.filled("description_indexes", &[("site", &view.site_title())]),
        here: Some(Wording::own(view.phrase("section_indexes"))),
        ..Sheet::new(
            view.phrase("title_indexes").to_owned(),
            Body::Indexes(Box::new(body)),
        )
    }
}

impl View<'_> {
    /// The figures as files, by their key, with addresses from this page.
    pub(super) fn downloads(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<Download> {
        let files = self.desk.downloads.iter();
        let files = files.filter(|file| is_wanted(file.key));
        files
            .map(|file| Download {
                href: self.file(&file.href),
                ..file.clone()
            })
            .collect()
    }

    fn index_of(&self, at: usize, series: &Series) -> IndexView {
        let (from, to) = self.site.indexes.shown.unwrap_or((1, 0));
        let is_broken = series.kind.is_of_provinces() && from < NEW_PROVINCES;
        let rows = (from..=to).map(|year| {
            let score = series.scores.iter().find(|score| score.year == year);
            IndexYear {
                year,
                last_year: year,
                is_break: is_broken && year == NEW_PROVINCES,
                note: score.and_then(|score| self.maybe(score.note.as_ref())),
                score: score
                    .filter(|score| !score.is_empty())
                    .map(|score| self.score(score)),
            }
        });
        let rows = together(rows);
        let key = format!("index_{}", series.kind.name());
        let title = self.desk.phrases.get(self.language, &key);
        let max = series.max.as_ref().map(|max| max.value);
        let anchor = format!("index-{}", at + 1);
        IndexView {
            kind: series.kind.name(),
            chart: self.index_chart(&anchor, title, &rows, max),
            anchor,
            whose: series.whose.as_ref().map(|whose| self.party(whose)),
            publisher: self.maybe(series.publisher.as_ref()),
            max: series.max.as_ref().map(|max| self.decimal(max)),
            max_number: max,
            note: self.maybe(series.note.as_ref()),
            rows,
            means: series.means.iter().map(|mean| self.mean(mean)).collect(),
        }
    }

    fn score(&self, score: &Score) -> ScoreView {
        let decimal = |number: &Option<Decimal>| number.as_ref().map(|one| self.decimal(one));
        ScoreView {
            value: decimal(&score.value),
            number: score.value.as_ref().map(|value| value.value),
            rank: score.rank,
            of: score.of,
            is_unranked: score.is_unranked,
            group: self.maybe(score.group.as_ref()),
            value_change: decimal(&score.value_change),
            rank_change: decimal(&score.rank_change),
            is_derived: score.is_derived,
            source: score.source.as_ref().map(|source| self.citation(source)),
        }
    }

    fn mean(&self, mean: &Mean) -> MeanView {
        MeanView {
            year: mean.year,
            name: self.word(&mean.name),
            value: self.decimal(&mean.value),
            number: mean.value.value,
            source: mean.source.as_ref().map(|source| self.citation(source)),
        }
    }

    /// Where a figure was read.
    pub(super) fn citation(&self, citation: &Citation) -> CitationView {
        CitationView {
            publisher: self.word(&citation.publisher),
            title: self.maybe(citation.title.as_ref()),
            link: citation.link.clone(),
            date: citation.date.map(partial_date),
        }
    }

    /// Digits as published, also a 0 at the end, with the separator of the language and a minus that is one.
    fn decimal(&self, number: &Decimal) -> String {
        let separator = self.phrase("number_decimal");
        number.text.replace('.', separator).replace('-', "−")
    }
}

/// Puts years in a row without data into one; the break is never hidden in it.
fn together(rows: impl Iterator<Item = IndexYear>) -> Vec<IndexYear> {
    let mut kept: Vec<IndexYear> = Vec::new();
    for row in rows {
        let is_empty = |row: &IndexYear| row.score.is_none() && row.note.is_none();
        match kept.last_mut() {
            Some(last) if is_empty(last) && is_empty(&row) && !row.is_break => {
                last.last_year = row.year;
            }
            _ => kept.push(row),
        }
    }
    kept
}
