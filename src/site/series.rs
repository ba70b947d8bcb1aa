//! PAR INDEX, SIPAS, PAPI … as they were published: nothing is computed, averaged or filled in.

use crate::draft::Decimal as DecimalDraft;
use crate::language::Localized;

use super::document::DocumentDate;
use super::kind::IndexKind;
use super::unit::Party;

/// Everything of `indexes.yaml`.
#[derive(Clone, Debug, Default)]
pub struct Indexes {
    /// First and last year that the tables show; nothing when no year is known.
    pub shown: Option<(i16, i16)>,
    /// A remark on all of them.
    pub note: Option<Localized<String>>,
    /// The indexes in the author's order.
    pub series: Vec<Series>,
}

/// One index of one province or unit, by year.
#[derive(Clone, Debug)]
pub struct Series {
    /// Which.
    pub kind: IndexKind,
    /// Whose, when it is not the unit of the site.
    pub whose: Option<Party>,
    /// Who publishes the index.
    pub publisher: Option<Localized<String>>,
    /// The highest value there can be.
    pub max: Option<Decimal>,
    /// A remark.
    pub note: Option<Localized<String>>,
    /// What was published, by year, each year once.
    pub scores: Vec<Score>,
    /// Means to compare with, by year.
    pub means: Vec<Mean>,
}

/// What was published for a year.
#[derive(Clone, Debug)]
pub struct Score {
    /// Year of the data.
    pub year: i16,
    /// The value.
    pub value: Option<Decimal>,
    /// The rank, from 1.
    pub rank: Option<u32>,
    /// Of how many that were ranked.
    pub of: Option<u32>,
    /// True when the publisher did not rank it.
    pub is_unranked: bool,
    /// A group instead of a rank.
    pub group: Option<Localized<String>>,
    /// Change of the value as stated.
    pub value_change: Option<Decimal>,
    /// Change of the rank as stated; up is positive.
    pub rank_change: Option<Decimal>,
    /// True for what follows from another published figure.
    pub is_derived: bool,
    /// Where it was read.
    pub source: Option<Citation>,
    /// A remark.
    pub note: Option<Localized<String>>,
}

impl Score {
    /// True when nothing was published, or nothing found.
    pub fn is_empty(&self) -> bool {
        let has_change = self.value_change.is_some() || self.rank_change.is_some();
        self.value.is_none()
            && self.rank.is_none()
            && !self.is_unranked
            && self.group.is_none()
            && !has_change
    }
}

/// The mean of a country or region in a year.
#[derive(Clone, Debug)]
pub struct Mean {
    /// Year of the data.
    pub year: i16,
    /// Of what.
    pub name: Localized<String>,
    /// The mean.
    pub value: Decimal,
    /// Where it was read.
    pub source: Option<Citation>,
}

/// Where a figure was read.
#[derive(Clone, Debug)]
pub struct Citation {
    /// Who published it.
    pub publisher: Localized<String>,
    /// Which article or document.
    pub title: Option<Localized<String>>,
    /// Its address.
    pub link: Option<String>,
    /// Day of publication.
    pub date: Option<DocumentDate>,
}

/// A number with its digits as published.
#[derive(Clone, Debug, PartialEq)]
pub struct Decimal {
    /// `68.06`, `+3.67`: with a point.
    pub text: String,
    /// The same as a number.
    pub value: f64,
}

impl Decimal {
    pub(super) fn from_draft(draft: &DecimalDraft) -> Option<Self> {
        let value = draft.text.parse().ok()?;
        let text = draft.text.clone();
        Some(Self { text, value })
    }

    pub(super) fn from_text(text: &str) -> Option<Self> {
        Self::from_draft(&DecimalDraft::parse(text)?)
    }
}

/// First year whose data are of 34 provinces instead of 63: nothing of provinces before it can be compared with what follows.
pub const NEW_PROVINCES: i16 = 2025;
