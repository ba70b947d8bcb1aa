//! `infographics/<id>.yaml`: what a picture for sharing shows, block by block.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor, value};

use crate::say;
use crate::source::both;

use super::{CitationDraft, Count, Day, Decimal, Many, PartialDay, TextDraft, Words, YearsDraft};

/// One infographic.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InfographicDraft {
    /// Title; the languages it has are those the infographic is in.
    pub title: TextDraft,
    /// One or two sentences for the page and for shared links.
    pub summary: Option<TextDraft>,
    /// The day of which its figures tell; the day of the build when left out.
    pub date: Option<Day>,
    /// True for made-up figures.
    #[serde(default)]
    pub sample: bool,
    /// The blocks, most important first.
    #[serde(default)]
    pub blocks: Vec<BlockDraft>,
}

/// One block: exactly one of the kinds.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockDraft {
    /// One figure, very large, with what it says.
    pub headline: Option<FactDraft>,
    /// A few figures side by side.
    pub tiles: Option<Many<FactDraft>>,
    /// A chart.
    pub chart: Option<ChartDraft>,
    /// What to do, in order.
    pub steps: Option<StepsDraft>,
    /// Two figures against each other.
    pub comparison: Option<ComparisonDraft>,
    /// What somebody said.
    pub quote: Option<QuoteDraft>,
    /// Where figures were read.
    pub source: Option<CitationDraft>,
    /// In which pictures it stands: `tall`, `square`, `story`, `a4`; in all that have room when left out.
    pub formats: Option<Many<Words>>,
}

/// A figure and what it says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactDraft {
    /// The figure.
    pub figure: FigureDraft,
    /// What it says.
    pub text: TextDraft,
}

/// A figure: a number written by hand, or what it is computed from.
#[derive(Clone, Debug)]
pub enum FigureDraft {
    /// `figure: 87,97`.
    Number(Decimal),
    /// With how it is written, or where it comes from.
    Row(Box<FigureRowDraft>),
}

/// A figure in full.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureRowDraft {
    /// The number, written by hand.
    pub value: Option<Decimal>,
    /// What it is computed from: `met_share`, `outputs`, `index_value` …
    pub from: Option<Words>,
    /// Of what: the id of an obligation or a procedure, the name of an index.
    pub of: Option<Words>,
    /// Round of a contest, by id; the newest with a result when left out.
    pub round: Option<Words>,
    /// Year of an index.
    pub year: Option<Count>,
    /// Only outputs of this kind.
    pub kind: Option<Words>,
    /// Only outputs of this unit.
    pub unit: Option<Words>,
    /// Only outputs of this month.
    pub month: Option<PartialDay>,
    /// Only procedures of this field, by its name.
    pub field: Option<Words>,
    /// Only procedures of this level.
    pub level: Option<Words>,
    /// Only procedures that can be done online so far.
    pub online: Option<Words>,
    /// How it is written: `{n}%`, `{n} ngày`.
    pub shown_as: Option<TextDraft>,
}

/// A chart of numbers written by hand, or of computed ones.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartDraft {
    /// What it shows.
    pub title: TextDraft,
    /// `bars`, `columns`, `stacked`, `line`, `donut`, `gauge` or `icons`; what suits the figures when left out.
    pub kind: Option<Words>,
    /// What it is computed from: `outputs_by_month`, `index`, `procedures_by_field` …
    pub from: Option<Words>,
    /// Of what: the name of an index, the id of an obligation.
    pub of: Option<Words>,
    /// Round of a contest, by id; the newest with a result when left out.
    pub round: Option<Words>,
    /// Year of an index.
    pub year: Option<Count>,
    /// First and last year of an index.
    pub years: Option<YearsDraft>,
    /// Numbers written by hand, one series.
    #[serde(default)]
    pub values: Vec<ValueDraft>,
    /// Numbers written by hand: what is compared.
    #[serde(default)]
    pub labels: Vec<TextDraft>,
    /// Numbers written by hand: one value for each label; `null` where there is none.
    #[serde(default)]
    pub series: Vec<SeriesDraft>,
    /// The whole of a gauge or of icons; 100 when left out.
    pub whole: Option<Decimal>,
    /// How values are written: `{n}%`.
    pub shown_as: Option<TextDraft>,
}

/// One number with its name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueDraft {
    /// What it is.
    pub label: TextDraft,
    /// How much; nothing where there is no figure.
    pub value: Option<Decimal>,
}

/// One series.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeriesDraft {
    /// What it is called.
    pub name: TextDraft,
    /// One value for each label.
    #[serde(default)]
    pub values: Vec<Option<Decimal>>,
}

/// Steps written by hand, or those of a procedure.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepsDraft {
    /// What they lead to.
    pub title: Option<TextDraft>,
    /// Id of a procedure.
    pub procedure: Option<Words>,
    /// The steps.
    #[serde(default)]
    pub list: Vec<TextDraft>,
}

/// Two figures against each other.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComparisonDraft {
    /// What is compared.
    pub title: Option<TextDraft>,
    /// Exactly two.
    pub sides: Many<FactDraft>,
    /// What follows from it, in words.
    pub note: Option<TextDraft>,
}

/// What somebody said.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuoteDraft {
    /// The words.
    pub text: TextDraft,
    /// Who, or which document.
    pub by: TextDraft,
}

impl<'de> Deserialize<'de> for FigureDraft {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FigureVisitor)
    }
}

struct FigureVisitor;

impl<'de> Visitor<'de> for FigureVisitor {
    type Value = FigureDraft;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("value")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<FigureDraft, A::Error> {
        let row = FigureRowDraft::deserialize(value::MapAccessDeserializer::new(map))?;
        Ok(FigureDraft::Row(Box::new(row)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<FigureDraft, E> {
        Decimal::deserialize(value::StrDeserializer::new(text)).map(FigureDraft::Number)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<FigureDraft, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<FigureDraft, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<FigureDraft, E> {
        // Its digits are gone: it may have been `1.200`.
        Err(E::custom(both(
            say!(
                "con số có dấu chấm này có thể đọc theo hai cách",
                "this number with a point can be read in two ways"
            ),
            Some(say!(
                "viết phần thập phân sau dấu phẩy, ví dụ `figure: 87,97`; hàng nghìn không có dấu: `figure: 1200`",
                "write decimals behind a comma, `figure: 87,97`, or `figure: {{value: 87.97}}`; thousands without a separator: `figure: 1200`"
            )),
        )))
    }
}
