//! A standing page: about, how to, privacy.

use serde::Serialize;

use super::text::HeadingView;
use super::words::Wording;

/// A standing page.
#[derive(Clone, Debug, Serialize)]
pub struct StandingPageBody {
    /// Title.
    pub title: Wording,
    /// Summary, where the author wrote one.
    pub summary: Option<Wording>,
    /// Safe HTML; print it with `| safe`, inside an element with `lang` when `lang` is there.
    pub html: String,
    /// Language of the HTML when it is not the page's.
    pub lang: Option<String>,
    /// Headings of the text.
    pub headings: Vec<HeadingView>,
    /// True for a made-up page.
    pub is_sample: bool,
}
