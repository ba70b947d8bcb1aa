//! `contacts.yaml`: hotlines and feedback channels.

use serde::Deserialize;

use super::{Day, Many, TextDraft, Words};

/// The whole of `contacts.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactsDraft {
    /// What is received (phản ánh, kiến nghị).
    #[serde(default)]
    pub received: Vec<TextDraft>,
    /// What is not (khiếu nại, tố cáo), and where to turn instead.
    #[serde(default)]
    pub not_received: Vec<TextDraft>,
    /// What a message must hold.
    #[serde(default)]
    pub requirements: Vec<TextDraft>,
    /// The channels.
    #[serde(default)]
    pub channels: Vec<ChannelDraft>,
}

/// One way to reach somebody.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChannelDraft {
    /// Id: ASCII letters, digits, hyphens.
    pub id: Words,
    /// `phone`, `email`, `post`, `web_form`, `zalo`, `facebook`, `in_person`, `call_centre`.
    pub kind: Words,
    /// Who answers, or what it is called.
    pub name: TextDraft,
    /// Number, address or URL. A phone number is text: put it in quotes when it starts with `+`.
    pub value: Words,
    /// `procedure_question`, `regulation_feedback`, `official_conduct`, `online_service_support`, `emergency`.
    #[serde(default)]
    pub purposes: Many<Words>,
    /// `commune`, `centre`, `province`, `department`, `national`.
    pub level: Option<Words>,
    /// The unit that answers.
    pub unit: Option<Words>,
    /// When somebody answers.
    pub hours: Option<TextDraft>,
    /// What it costs.
    pub cost: Option<TextDraft>,
    /// Languages spoken, as tags.
    #[serde(default)]
    pub languages: Many<Words>,
    /// The day somebody tried it last.
    pub verified_on: Option<Day>,
    /// A remark.
    pub note: Option<TextDraft>,
    /// True for a made-up value.
    #[serde(default)]
    pub sample: bool,
    /// True to show it in the footer of every page.
    #[serde(default)]
    pub prominent: bool,
}
