//! `tv.yaml`: what the screen in the one-stop office shows beside what the site knows already.

use serde::Deserialize;

use super::{Count, Day, Many, TextDraft, Words};

/// The whole of `tv.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TvDraft {
    /// Seconds for each slide; by the length of its text when left out.
    pub seconds: Option<Count>,
    /// False for a screen without a clock.
    pub clock: Option<bool>,
    /// Which kinds of slide in which order: `announcements`, `procedures`, `hotlines`, `progress`, `articles`; all when left out.
    pub show: Option<Many<Words>>,
    /// How many of the newest articles.
    pub articles: Option<Count>,
    /// Lines of the band below, before those the site knows.
    #[serde(default)]
    pub ticker: Vec<TextDraft>,
    /// Announcements.
    #[serde(default)]
    pub slides: Vec<SlideDraft>,
}

/// An announcement.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlideDraft {
    /// Title.
    pub title: TextDraft,
    /// Text; an empty line begins a paragraph. May be left out beside a picture.
    pub text: Option<TextDraft>,
    /// First day on which it is shown.
    pub from: Option<Day>,
    /// Last day, included.
    pub to: Option<Day>,
    /// Seconds.
    pub seconds: Option<Count>,
    /// Picture below `media/`.
    pub image: Option<Words>,
    /// What the picture shows.
    pub image_alt: Option<TextDraft>,
    /// Address for a QR code.
    pub link: Option<Words>,
    /// True for a made-up announcement.
    #[serde(default)]
    pub sample: bool,
}
