//! References to official documents, and the header, signature and recipients of one.

use serde::Deserialize;

use super::{Day, ItemDraft, PartialDay, TextDraft, Words};

/// One document named by the plan: `{ref: 36/KH-UBND, date: 2023-01-05, issuer: …, title: …, role: …}`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentDraft {
    /// Number and symbol, whole, as printed (`36/KH-UBND`); absent for a law cited by its name.
    #[serde(rename = "ref")]
    pub number: Option<Words>,
    /// Day of issue, or the part of it that is known.
    pub date: Option<PartialDay>,
    /// The date as the plan prints it, where that differs or is doubtful.
    pub printed_date: Option<Words>,
    /// Day of the latest amendment the plan names.
    pub amended: Option<Day>,
    /// Who issued it: a unit's id, or words by language.
    pub issuer: Option<TextDraft>,
    /// Name or abstract.
    pub title: Option<TextDraft>,
    /// `law`, `parent_plan`, `par_plan`, `programme`, `directive`, `resolution`, `decision`, `plan`, `proposal`.
    pub role: Option<Words>,
}

/// The document that a plan is, or that promulgates it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstrumentDraft {
    /// `plan`, `decision` or `official_letter`.
    pub kind: Words,
    /// Id of the unit that issues it.
    pub issuer: Words,
    /// Number and symbol, whole; absent when the copy does not show it.
    #[serde(rename = "ref")]
    pub number: Option<Words>,
    /// Day of issue, or the part of it that is known.
    pub date: Option<PartialDay>,
    /// The place before the date (`Bình Định, ngày …`).
    pub place: Option<TextDraft>,
    /// Title under the kind (`Về việc ban hành …`).
    pub title: Option<TextDraft>,
    /// Who decides, as printed in capitals above the bases of a decision.
    pub authority: Option<TextDraft>,
    /// The articles of a decision.
    #[serde(default)]
    pub articles: Vec<ItemDraft>,
    /// Signature block.
    pub signature: Option<SignatureDraft>,
    /// What is odd about the copy: a number left blank, a day that cannot be read.
    pub note: Option<TextDraft>,
}

/// Who signed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureDraft {
    /// In whose stead: `TM. …`, `KT. CHỦ TỊCH` (signing capacity).
    pub capacity: Option<TextDraft>,
    /// Position of the signatory.
    pub position: Option<TextDraft>,
    /// Name; absent when it cannot be read.
    pub name: Option<Words>,
}

/// One line of "Nơi nhận".
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecipientDraft {
    /// Who receives it.
    pub text: TextDraft,
    /// `report` (b/c), `coordinate` (p/h) or `carry_out` (t/h).
    pub role: Option<Words>,
}
