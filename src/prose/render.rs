//! The whole of prose on one screen: Markdown, the site around it and the words of the page → `Prose`.

use std::cell::RefCell;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, HeadingLevel, LinkType, Options, Parser, Tag};

use super::surroundings::{Labels, Surroundings};
use super::writer::Writer;
use crate::diagnostic::{Severity, Text};

/// A text ready for a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// Safe, balanced HTML for flow content. Its headings start at `h2`: `h1` is the page's own.
    pub html: String,
    /// The headings in order, for a table of contents.
    pub headings: Vec<Heading>,
    /// The first paragraph outside lists and quotes as plain text, whole, on one line; empty when there is none.
    pub summary: String,
    /// All text without markup, one block per line, footnotes at the end: for search and reading aloud.
    pub plain: String,
    /// Number of words (in Vietnamese: of syllables) in `plain`.
    pub words: usize,
    /// Everything found, in the order of the text.
    pub notes: Vec<Note>,
    /// True when a code block needs the colours of [`code_css`](super::code_css).
    pub has_code: bool,
}

/// One heading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6, as in the HTML.
    pub level: u8,
    /// Its anchor, unique within the page.
    pub id: String,
    /// Its text without markup.
    pub text: String,
}

/// Something found in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Bytes of the Markdown that was given.
    pub range: Range<usize>,
    /// Whether it stops publishing.
    pub severity: Severity,
    /// What is wrong.
    pub message: Text,
    /// What to write instead.
    pub help: Option<Text>,
}

/// Renders Markdown (CommonMark with tables, strikethrough, footnotes, task lists, alerts and heading ids; NFC, without CR).
///
/// The author's text stays as it is: no quotes or dashes are made up. When a text has a heading of level 1, all its
/// headings move down one level, so that the page keeps a single `h1`. A picture alone in its paragraph is a figure, its
/// title (`![alt](src "caption")`) the caption. A missing alternative text is a warning; `<img src="…" alt="">` says
/// that a picture only decorates. Of the author's own HTML a safe subset passes (text-level elements, `div`, `details`,
/// `figure`, lists, tables with merged cells; `lang`, `dir`, `title` on each); the rest is shown as text, with a warning.
/// A bare `https://…` becomes a link. After an error the HTML is complete and safe, but not what the author meant.
pub fn render(markdown: &str, surroundings: &dyn Surroundings, labels: &Labels) -> Prose {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let broken: RefCell<Vec<Range<usize>>> = RefCell::default();
    // Only `[text][name]` and `[name][]` are surely meant as links; a lone `[name]` may be any text in brackets.
    let callback = |link: BrokenLink<'_>| {
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            broken.borrow_mut().push(link.span);
        }
        None
    };
    let mut parser =
        Parser::new_with_broken_link_callback(markdown, options, Some(callback)).into_offset_iter();
    let mut events = Vec::with_capacity(markdown.len() / 12);
    events.extend(parser.by_ref());
    let has_h1 = |(event, _): &(Event<'_>, Range<usize>)| matches!(event, Event::Start(Tag::Heading { level, .. }) if *level == HeadingLevel::H1);
    let shift = u8::from(events.iter().any(has_h1));

    let mut writer = Writer::new(
        markdown,
        surroundings,
        labels,
        parser.reference_definitions(),
        shift,
    );
    for range in broken.borrow().iter() {
        writer.broken_reference(range.clone());
    }
    let mut at = 0;
    while at < events.len() {
        at = writer.event(&events, at);
    }
    writer.finish()
}
