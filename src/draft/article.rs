//! Front matter of articles and standing pages, and the Markdown below it.

use std::ops::Range;

use serde::Deserialize;

use super::{Count, Day, Many, Words};

/// A Markdown file: its front matter, and where its body lies in the file's text.
#[derive(Clone, Debug)]
pub struct MarkdownDraft<F> {
    /// Path of the file.
    pub file: String,
    /// What stands between the two `---`.
    pub front: F,
    /// Byte range of the body in the file's text.
    pub body: Range<usize>,
}

/// Front matter of an article; a translation may leave out all but the title.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleDraft {
    /// Title.
    pub title: Words,
    /// Day of publication.
    pub date: Option<Day>,
    /// Day of the last change worth telling.
    pub updated: Option<Day>,
    /// One or two sentences; the first paragraph when left out.
    pub summary: Option<Words>,
    /// Topics of the plan, by id.
    #[serde(default)]
    pub topics: Many<Words>,
    /// Id of the unit that wrote it.
    pub unit: Option<Words>,
    /// Picture: path from the site's folder.
    pub image: Option<Words>,
    /// What the picture shows, for those who cannot see it.
    pub image_alt: Option<Words>,
    /// Short form of the address; the file's name when left out.
    pub slug: Option<Words>,
    /// Short stable address, for posts and paper; made from the id when left out.
    pub short: Option<Words>,
    /// True for a made-up article.
    #[serde(default)]
    pub sample: bool,
    /// True for an article that is not to be published yet.
    #[serde(default)]
    pub draft: bool,
}

/// Front matter of a standing page.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageDraft {
    /// Title.
    pub title: Words,
    /// One or two sentences.
    pub summary: Option<Words>,
    /// Place in the menu, from 1; a page without one is linked from the footer only.
    pub order: Option<Count>,
    /// Short form of the address; the file's name when left out.
    pub slug: Option<Words>,
    /// True for a made-up page.
    #[serde(default)]
    pub sample: bool,
}
