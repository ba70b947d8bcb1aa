//! A hotline or feedback channel as pages show it.

use jiff::civil::Date;
use serde::Serialize;

use super::link::PartyLink;
use super::words::Wording;

/// One way to reach somebody.
#[derive(Clone, Debug, Serialize)]
pub struct ContactCard {
    /// Id.
    pub id: String,
    /// `phone`, `email`, `post`, `web_form`, `zalo`, `facebook`, `in_person`, `call_centre`.
    pub kind: &'static str,
    /// Who answers.
    pub name: Wording,
    /// Number, address or URL as people read it.
    pub value: String,
    /// `tel:`, `mailto:` or `https:` link.
    pub link: Option<String>,
    /// What for, by name: `procedure_question` …
    pub purposes: Vec<&'static str>,
    /// At which level, by name: `commune` …
    pub level: Option<&'static str>,
    /// The unit that answers.
    pub unit: Option<PartyLink>,
    /// When.
    pub hours: Option<Wording>,
    /// What it costs.
    pub cost: Option<Wording>,
    /// Languages spoken, as tags.
    pub languages: Vec<String>,
    /// The day somebody tried it last.
    pub verified_on: Option<Date>,
    /// True when that is too long ago, or never was.
    pub is_stale: bool,
    /// A remark.
    pub note: Option<Wording>,
    /// True for a made-up value.
    pub is_sample: bool,
}
