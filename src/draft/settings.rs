//! `site.yaml`: whose site it is and how it is published.

use serde::Deserialize;

use super::{LoudspeakerDraft, Many, TextDraft, Words};

/// The whole of `site.yaml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsDraft {
    /// Id of the unit whose site it is.
    pub unit: Words,
    /// Title of the site.
    pub title: TextDraft,
    /// One sentence about it, for search engines and shared links.
    pub description: Option<TextDraft>,
    /// The campaign in one sentence that people remember, for the screen, the leaflet and the poster.
    pub message: Option<TextDraft>,
    /// Languages; the first is the default.
    pub languages: Many<Words>,
    /// Theme; `sen` when left out.
    pub theme: Option<Words>,
    /// Address under which it is published, for feeds, canonical links and share images.
    pub base_url: Option<Words>,
    /// In which zone days begin and end: an IANA name, or an offset (`+09:00`); `Asia/Ho_Chi_Minh` when left out.
    pub time_zone: Option<Words>,
    /// The notice shown on every page of a site with sample data.
    pub sample: Option<TextDraft>,
    /// Picture of the unit's emblem, below `media/`.
    pub emblem: Option<Words>,
    /// A folder of records that several sites share, from the site's folder: `../national`.
    pub shared: Option<Words>,
    /// Which of its procedures the site shows beside those its own files are based on: `all`, or ids or codes.
    #[serde(default)]
    pub procedures: Many<Words>,
    /// How articles are read on the loudspeaker.
    pub loudspeaker: Option<LoudspeakerDraft>,
}
