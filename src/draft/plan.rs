//! `plan.yaml`: the plan as it was published.

use serde::Deserialize;

use super::{
    AnnexDraft, Count, DocumentDraft, InstrumentDraft, Many, ObligationDraft, RecipientDraft,
    SpanDraft, TextDraft, Words,
};

/// The whole of `plan.yaml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanDraft {
    /// Title of the plan.
    pub title: TextDraft,
    /// `annual`, `period`, `thematic` or `contest`.
    pub kind: Option<Words>,
    /// What the plan calls its work: `truyền thông`, `tuyên truyền` …; headings follow it.
    pub wording: Option<TextDraft>,
    /// The plan's calendar year.
    pub year: Count,
    /// When it is carried out; the plan's year from its issue when left out.
    pub active: Option<SpanDraft>,
    /// The document: the plan itself, or the decision that promulgates it.
    pub instrument: InstrumentDraft,
    /// Căn cứ.
    #[serde(default)]
    pub legal_bases: Vec<DocumentDraft>,
    /// Mục đích, mục tiêu.
    #[serde(default)]
    pub objectives: Vec<ItemDraft>,
    /// Yêu cầu.
    #[serde(default)]
    pub requirements: Vec<ItemDraft>,
    /// True when objectives and requirements are one printed list.
    #[serde(default)]
    pub objectives_and_requirements: bool,
    /// Đối tượng.
    #[serde(default)]
    pub audiences: Vec<ItemDraft>,
    /// Nội dung tuyên truyền.
    #[serde(default)]
    pub topics: Vec<TopicDraft>,
    /// Hình thức tuyên truyền.
    #[serde(default)]
    pub channels: Vec<PlanChannelDraft>,
    /// Phụ lục.
    pub annex: Option<AnnexDraft>,
    /// What the plan asks, of whom, by when.
    #[serde(default)]
    pub obligations: Vec<ObligationDraft>,
    /// Tổ chức thực hiện: what each unit does, in words.
    #[serde(default)]
    pub responsibilities: Vec<ResponsibilityDraft>,
    /// Kinh phí.
    pub funding: Option<TextDraft>,
    /// Nơi nhận.
    #[serde(default)]
    pub recipients: Vec<RecipientDraft>,
    /// Peculiarities of the printed copy.
    #[serde(default)]
    pub notes: Vec<TextDraft>,
}

/// A printed point: its label verbatim, and its text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemDraft {
    /// `1`, `a`, `đ`, `Điều 1` – as printed, not renumbered.
    pub label: Option<Words>,
    /// The text.
    pub text: TextDraft,
}

/// A topic (nội dung tuyên truyền).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicDraft {
    /// Id by which articles and obligations name it.
    pub id: Words,
    /// Printed label.
    pub label: Option<Words>,
    /// Short name for menus; the text when left out.
    pub name: Option<TextDraft>,
    /// The text.
    pub text: TextDraft,
    /// PAR pillars: `institutional`, `procedures`, `apparatus`, `civil_service`, `public_finance`, `digital_government`,
    /// `direction`, and `indexes`, `good_practice`, `hotlines`.
    #[serde(default)]
    pub pillars: Many<Words>,
    /// Documents the topic names.
    #[serde(default)]
    pub documents: Vec<DocumentDraft>,
}

/// A channel (hình thức, kênh) as the plan lists it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanChannelDraft {
    /// Printed label.
    pub label: Option<Words>,
    /// The text.
    pub text: TextDraft,
    /// Kinds of channel in it: `website`, `loudspeaker`, `conference` …
    #[serde(default)]
    pub kinds: Many<Words>,
}

/// What the body of the plan lays on one unit, in words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResponsibilityDraft {
    /// A unit's or group's id, or words by language.
    pub unit: TextDraft,
    /// The text.
    pub text: TextDraft,
    /// Obligations that follow from it, by id.
    #[serde(default)]
    pub obligations: Many<Words>,
}
