//! What is known while a text is being written out, and which event goes where.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, RefDefs, Tag, TagEnd};

use super::footnote::Footnotes;
use super::open::Open;
use super::render::{Heading, Note, Prose};
use super::surroundings::{Labels, Mistake, Surroundings};
use crate::diagnostic::{Severity, Text};

/// The parsed text: each event with its bytes in the Markdown.
pub(super) type Events<'e, 'm> = &'e [(Event<'m>, Range<usize>)];

/// HTML and plain text being written side by side.
#[derive(Default)]
pub(super) struct Sheet {
    pub html: String,
    pub plain: String,
}

/// The state of one rendering. Each file of this room adds the events it knows about.
pub(super) struct Writer<'a> {
    pub markdown: &'a str,
    pub surroundings: &'a dyn Surroundings,
    pub labels: &'a Labels,
    pub references: &'a RefDefs<'a>,
    /// How far headings move down: 1 when the author uses level 1.
    pub shift: u8,
    pub sheet: Sheet,
    /// Elements that are open, outermost first.
    pub open: Vec<Open>,
    /// The main text while a footnote is being written.
    pub suspended: Vec<(Sheet, Vec<Open>, Range<usize>, String)>,
    pub footnotes: Footnotes,
    pub ids: BTreeSet<String>,
    /// Links to `#fragment`, checked when all ids are known.
    pub fragments: Vec<(String, Range<usize>)>,
    pub headings: Vec<Heading>,
    pub last_level: u8,
    pub summary: Option<Range<usize>>,
    pub tables: usize,
    pub codes: usize,
    pub has_code: bool,
    pub columns: Columns,
    notes: Vec<Note>,
}

/// Where a Markdown table stands while it is being written.
#[derive(Default)]
pub(super) struct Columns {
    pub alignments: Vec<pulldown_cmark::Alignment>,
    pub next: usize,
    pub in_head: bool,
    pub has_body: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        markdown: &'a str,
        surroundings: &'a dyn Surroundings,
        labels: &'a Labels,
        references: &'a RefDefs<'a>,
        shift: u8,
    ) -> Self {
        Self {
            markdown,
            surroundings,
            labels,
            references,
            shift,
            sheet: Sheet {
                html: String::with_capacity(markdown.len() + markdown.len() / 4),
                plain: String::with_capacity(markdown.len()),
            },
            open: Vec::with_capacity(8),
            suspended: Vec::new(),
            footnotes: Footnotes::default(),
            ids: BTreeSet::new(),
            fragments: Vec::new(),
            headings: Vec::new(),
            last_level: 1,
            summary: None,
            tables: 0,
            codes: 0,
            has_code: false,
            columns: Columns::default(),
            notes: Vec::new(),
        }
    }

    /// Writes the event at `at`, with those that belong to it; returns where to go on.
    pub(super) fn event(&mut self, events: Events<'_, '_>, at: usize) -> usize {
        let Some((event, range)) = events.get(at) else {
            return events.len();
        };
        match event {
            Event::Start(tag) => return self.start(events, at, tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(_) => return self.text_event(events, at),
            Event::Code(text) => {
                self.expect_phrasing();
                self.sheet.html.push_str("<code>");
                self.text(text);
                self.sheet.html.push_str("</code>");
            }
            Event::InlineHtml(html) => self.raw_html(html, &[(0, range.start)]),
            // Outside an HTML block this does not occur; it must not pass unchecked if it ever does.
            Event::Html(html) => self.raw_html(html, &[(0, range.start)]),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(text),
            Event::FootnoteReference(label) => self.footnote_reference(label),
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => {
                self.expect_phrasing();
                self.sheet.html.push_str("<br>\n");
                self.sheet.plain.push('\n');
            }
            Event::Rule => {
                self.expect_flow();
                self.sheet.html.push_str("<hr>\n");
            }
            Event::TaskListMarker(done) => self.task(*done),
        }
        at + 1
    }

    fn start(
        &mut self,
        events: Events<'_, '_>,
        at: usize,
        tag: &Tag<'_>,
        range: &Range<usize>,
    ) -> usize {
        match tag {
            Tag::Paragraph => return self.paragraph(events, at),
            Tag::Heading { .. } => return self.heading(events, at),
            Tag::BlockQuote(kind) => self.block_quote(*kind, range),
            Tag::CodeBlock(kind) => return self.code_block(events, at, kind),
            Tag::HtmlBlock => return self.html_block(events, at),
            Tag::List(first) => self.list(*first),
            Tag::Item => self.markdown("<li>", "</li>\n", super::element::Content::Flow),
            Tag::FootnoteDefinition(label) => self.footnote_definition(label, range),
            Tag::Table(alignments) => self.table(alignments),
            Tag::TableHead => self.table_head(),
            Tag::TableRow => self.table_row(),
            Tag::TableCell => self.table_cell(events, at),
            Tag::Emphasis => self.inline("<em>", "</em>"),
            Tag::Strong => self.inline("<strong>", "</strong>"),
            Tag::Strikethrough => self.inline("<s>", "</s>"),
            Tag::Superscript => self.inline("<sup>", "</sup>"),
            Tag::Subscript => self.inline("<sub>", "</sub>"),
            Tag::Link { .. } => self.link(events, at),
            Tag::Image { .. } => return self.image(events, at, false),
            // Not switched on; their text stays readable if that ever changes.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {
                self.markdown("<div>", "</div>\n", super::element::Content::Flow);
            }
        }
        at + 1
    }

    fn end(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::FootnoteDefinition => self.footnote_definition_end(),
            TagEnd::TableHead => self.table_head_end(),
            TagEnd::Table => self.table_end(),
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableRow => {
                self.close_markdown();
                self.line_end();
            }
            TagEnd::TableCell => {
                self.close_markdown();
                self.sheet.plain.push(' ');
            }
            // Written whole where they start.
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image => {}
            _ => self.close_markdown(),
        }
    }

    /// Begins a new line of plain text, unless one has just begun.
    pub(super) fn line_end(&mut self) {
        let plain = &mut self.sheet.plain;
        plain.truncate(plain.trim_end_matches(' ').len());
        if !plain.is_empty() && !plain.ends_with('\n') {
            plain.push('\n');
        }
    }

    pub(super) fn note(
        &mut self,
        severity: Severity,
        range: Range<usize>,
        message: Text,
        help: Option<Text>,
    ) {
        self.notes.push(Note {
            range,
            severity,
            message,
            help,
        });
    }

    pub(super) fn warn(&mut self, range: Range<usize>, message: Text, help: Option<Text>) {
        self.note(Severity::Warning, range, message, help);
    }

    pub(super) fn error(&mut self, range: Range<usize>, message: Text, help: Option<Text>) {
        self.note(Severity::Error, range, message, help);
    }

    pub(super) fn mistake(&mut self, range: Range<usize>, mistake: Mistake) {
        self.note(mistake.severity, range, mistake.message, mistake.help);
    }

    /// Closes what is open, adds the footnotes and checks what can only be checked at the end.
    pub(super) fn finish(mut self) -> Prose {
        self.close_all();
        self.footnote_section();
        self.check_fragments();
        let Sheet { html, mut plain } = self.sheet;
        let summary = self.summary.and_then(|range| plain.get(range));
        let summary = summary.unwrap_or_default().trim().replace('\n', " ");
        plain.truncate(plain.trim_end().len());
        self.notes.sort_by_key(|note| note.range.start);
        self.notes.dedup();
        Prose {
            words: count_words(&plain),
            html,
            headings: self.headings,
            summary,
            plain,
            notes: self.notes,
            has_code: self.has_code,
        }
    }
}

/// Words of a plain text; a dash or a bullet alone is none.
fn count_words(plain: &str) -> usize {
    let is_word = |word: &&str| {
        // Most words of Vietnamese have an ASCII letter; the search through Unicode is for the others.
        word.bytes().any(|byte| byte.is_ascii_alphanumeric())
            || word.chars().any(char::is_alphanumeric)
    };
    plain.split_ascii_whitespace().filter(is_word).count()
}
