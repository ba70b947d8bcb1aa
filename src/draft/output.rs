//! `outputs/*.yaml`: the log of what was done, entry by entry.

use serde::Deserialize;

use super::{Count, Day, Many, TextDraft, Words};

/// One thing done: a news item published, a meeting held, a report sent.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutputDraft {
    /// Day of publication, in the site's time zone.
    pub date: Day,
    /// Id of the unit that did it.
    pub unit: Words,
    /// What it is: `news_item`, `feature`, `training` …
    pub kind: Words,
    /// Where it reached people: `website`, `loudspeaker` …
    pub channel: Option<Words>,
    /// What it is called.
    pub title: TextDraft,
    /// Topics of the plan, by id.
    #[serde(default)]
    pub topics: Many<Words>,
    /// Obligations it is for, by id (`contest`, or `contest/plan` for a step); found by kind, channel and topic when left out.
    #[serde(default)]
    pub obligations: Many<Words>,
    /// report: the period it is about, when that is not the one it was sent in (`2024-Q1`).
    pub period: Option<Words>,
    /// Where it can be seen.
    pub link: Option<Words>,
    /// A file or photo below `media/`, or words saying where the paper lies.
    #[serde(default)]
    pub evidence: Many<TextDraft>,
    /// How many of them; 1 when left out.
    pub quantity: Option<Count>,
    /// How long, in minutes.
    pub minutes: Option<Count>,
    /// How many people it reached.
    pub people: Option<Count>,
    /// coverage: how many are covered now.
    pub covered: Option<Count>,
    /// coverage: of how many.
    pub total: Option<Count>,
    /// In which language, as a tag; the site's default when left out.
    pub language: Option<Words>,
    /// A remark.
    pub note: Option<TextDraft>,
    /// True for a made-up entry.
    #[serde(default)]
    pub sample: bool,
}

/// Names of columns in a log kept as a table, and the keys they stand for; the keys themselves are understood too.
pub const COLUMNS: [(&str, &str); 16] = [
    ("ngày", "date"),
    ("đơn vị", "unit"),
    ("loại", "kind"),
    ("kênh", "channel"),
    ("tên", "title"),
    ("nội dung", "topics"),
    ("nhiệm vụ", "obligations"),
    ("kỳ", "period"),
    ("liên kết", "link"),
    ("minh chứng", "evidence"),
    ("số lượng", "quantity"),
    ("số phút", "minutes"),
    ("số người", "people"),
    ("đã đạt", "covered"),
    ("tổng số", "total"),
    ("ghi chú", "note"),
];

impl OutputDraft {
    /// The key of a column, from its name in lower case.
    pub fn key_of(column: &str) -> Option<&'static str> {
        let named = COLUMNS
            .iter()
            .find(|(name, key)| *name == column || *key == column);
        let others = ["sample", "language"]
            .into_iter()
            .find(|key| *key == column);
        named.map(|(_, key)| *key).or(others)
    }

    /// What people call the column of a key.
    pub fn column_of(key: &'static str) -> String {
        let named = COLUMNS.iter().find(|(_, other)| *other == key);
        let mut name = named.map_or(key, |(name, _)| name).chars();
        let first = name.next().into_iter().flat_map(char::to_uppercase);
        first.chain(name).collect()
    }

    /// What makes two entries the same one: day, unit, kind, channel, title and link.
    pub fn identity(&self) -> String {
        let title = match &self.title {
            TextDraft::Plain(text) => text.clone(),
            TextDraft::ByLanguage(texts) => texts.values().cloned().collect::<Vec<_>>().join("|"),
        };
        let word = |words: &Option<Words>| words.as_ref().map(|words| words.0.clone());
        format!(
            "{}|{}|{}|{title}|{:?}|{:?}",
            self.date.0,
            self.unit.0,
            self.kind.0,
            word(&self.channel),
            word(&self.link)
        )
    }

    /// A cell of a table holds a list as `a, b`; paths of evidence and words have no list.
    #[must_use]
    pub(super) fn split(mut self) -> Self {
        for list in [&mut self.topics, &mut self.obligations] {
            let parts = list.0.iter().flat_map(|cell| cell.split([',', ';', '|']));
            let parts = parts
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(|part| Words(part.to_owned()));
            list.0 = parts.collect();
        }
        self
    }
}
