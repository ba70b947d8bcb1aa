//! `documents.yaml`: the library of documents.

use serde::Deserialize;

use super::{Many, PartialDay, SpanDraft, TextDraft, Words};

/// The whole of `documents.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LibraryDraft {
    /// The documents.
    #[serde(default)]
    pub documents: Vec<HoldingDraft>,
}

/// One document of the library.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoldingDraft {
    /// Id: ASCII letters, digits, hyphens; made of the number when left out.
    pub id: Option<Words>,
    /// Number and symbol, whole, as printed (`118/2025/NĐ-CP`); absent for a law known by its name.
    #[serde(rename = "ref")]
    pub number: Option<Words>,
    /// `law`, `decree`, `circular` …; told by the symbol of the number when left out.
    pub kind: Option<Words>,
    /// Day of issue, or the part of it that is known.
    pub date: Option<PartialDay>,
    /// Who issued it: a unit's id, or words by language.
    pub issuer: Option<TextDraft>,
    /// Name, as printed below the kind.
    pub title: Option<TextDraft>,
    /// What it is about, in plain words.
    pub summary: Option<TextDraft>,
    /// A file below `media/`.
    pub file: Option<Words>,
    /// Where it can be read on the web.
    pub link: Option<Words>,
    /// From and to which day it holds, both included.
    pub in_force: Option<SpanDraft>,
    /// Documents of the library whose place it takes, by id or number.
    #[serde(default)]
    pub replaces: Many<Words>,
    /// Documents of the library that take its place, by id or number.
    #[serde(default)]
    pub replaced_by: Many<Words>,
    /// Ids of topics of the plan.
    #[serde(default)]
    pub topics: Many<Words>,
    /// A remark.
    pub note: Option<TextDraft>,
    /// True for what nobody compared with the document itself.
    #[serde(default)]
    pub unverified: bool,
    /// True for a made-up document.
    #[serde(default)]
    pub sample: bool,
}
