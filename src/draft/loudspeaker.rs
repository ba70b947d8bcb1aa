//! `loudspeaker` of `site.yaml`: what is read aloud, by whom and how fast.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Count, TextDraft, Words};

/// How articles are read on the loudspeaker; everything may be left out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoudspeakerDraft {
    /// Name of the station, as it is said.
    pub station: Option<TextDraft>,
    /// First words of each bulletin; `{station}` stands for the station.
    pub opening: Option<TextDraft>,
    /// Last words.
    pub closing: Option<TextDraft>,
    /// Syllables that are read in a minute.
    pub syllables_per_minute: Option<Count>,
    /// The longest session, in minutes.
    pub session_minutes: Option<Count>,
    /// How many articles the weekly bulletin tells of at most.
    pub bulletin_articles: Option<Count>,
    /// Abbreviations of the place: written form → words.
    #[serde(default)]
    pub abbreviations: BTreeMap<String, Words>,
}
