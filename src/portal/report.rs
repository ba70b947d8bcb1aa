//! The record that a site leaves of itself: all that a portal tells of it, so that no page of it is ever read again.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::language::Localized;
use crate::progress::Ranked;

/// Texts by language tag.
pub type Texts = BTreeMap<String, String>;

/// What one site tells of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteReport {
    /// Version of this shape; a record of another is as good as none.
    pub version: u32,
    /// The day the site was built for.
    pub as_of: Date,
    /// Its title.
    pub title: Texts,
    /// Its languages, the default first.
    pub languages: Vec<String>,
    /// True for a site with sample data.
    pub is_sample: bool,
    /// HTML pages in all languages.
    pub pages: usize,
    /// Its plan.
    pub plan: Option<PlanReport>,
    /// Counts by status over everybody who owes anything with a number.
    pub totals: Ranked,
    /// The same by the quarter of the last day on time: `2024-Q2`.
    pub quarters: BTreeMap<String, Ranked>,
    /// What the plan asks, in its order.
    pub obligations: Vec<ObligationReport>,
    /// Those who owe something with a number.
    pub owners: OwnersReport,
    /// What was done by the day, by kind of output.
    pub outputs: BTreeMap<String, OutputsReport>,
    /// Day of the last output.
    pub last_output: Option<Date>,
    /// Its newest articles, newest first.
    pub news: Vec<NewsReport>,
}

/// A plan in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanReport {
    /// Its title.
    pub title: Texts,
    /// Number of its instrument.
    pub number: Option<String>,
    /// The year it is for.
    pub year: i16,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// One obligation in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObligationReport {
    /// Its id in the plan.
    pub id: String,
    /// What is owed.
    pub what: Texts,
    /// `quota`, `once`, `phased` …
    pub kind: String,
    /// How many in which period, of a quota: `2/month`.
    pub level: Option<String>,
    /// Path of its page in the site, by language.
    pub paths: Texts,
    /// Counts by status over all who owe it; nothing for what has no number.
    pub totals: Ranked,
    /// The same by the quarter of the last day on time.
    pub quarters: BTreeMap<String, Ranked>,
    /// How many outputs count toward it.
    pub outputs: usize,
}

/// Those who owe something with a number, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnersReport {
    /// All of them.
    pub all: u32,
    /// Those who missed something.
    pub behind: u32,
    /// Those of whom nobody knows anything though something was due.
    pub no_data: u32,
}

/// Outputs of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutputsReport {
    /// How many times.
    pub times: u32,
    /// How many in all.
    pub quantity: u64,
}

/// One article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewsReport {
    /// Day of publication.
    pub date: Date,
    /// Title.
    pub title: Texts,
    /// Summary; may be empty.
    pub summary: Texts,
    /// Path of its page in the site, by language of the text.
    pub paths: Texts,
    /// True for a made-up article.
    pub is_sample: bool,
}

impl SiteReport {
    /// The current shape.
    pub const VERSION: u32 = 1;
}

/// Texts as pages take them; a tag that is no language is left out.
pub fn localized(texts: &Texts) -> Localized<String> {
    let texts = texts.iter();
    let texts = texts.filter_map(|(tag, text)| Some((tag.parse().ok()?, text.clone())));
    Localized::new(texts.collect())
}

/// A text as a record keeps it.
pub fn texts(text: &Localized<String>) -> Texts {
    let texts = text.iter();
    texts
        .map(|(language, text)| (language.to_string(), text.clone()))
        .collect()
}
