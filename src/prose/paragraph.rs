//! Paragraphs, quotes and alerts, and the paragraph that is only a picture.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

use super::element::Content;
use super::link::end_of;
use super::text::escape;
use super::writer::{Events, Writer};
use crate::diagnostic::nearest;
use crate::say;

const ALERTS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

impl Writer<'_> {
    /// Opens the paragraph at `at`, or writes it whole when it is only a picture.
    pub(super) fn paragraph(&mut self, events: Events<'_, '_>, at: usize) -> usize {
        self.expect_flow();
        if let Some((Event::Start(Tag::Image { title, .. }), _)) = events.get(at + 1) {
            let end = end_of(events, at + 1, TagEnd::Image);
            if matches!(
                events.get(end + 1),
                Some((Event::End(TagEnd::Paragraph), _))
            ) {
                return self.figure(events, at + 1, title);
            }
        }
        if self.summary.is_none() && self.open.is_empty() && self.suspended.is_empty() {
            let end = end_of(events, at, TagEnd::Paragraph);
            let start = self.sheet.plain.len();
            self.markdown("<p>", "</p>\n", Content::Phrasing);
            let mut next = at + 1;
            while next < end {
                next = self.event(events, next);
            }
            let written = self.sheet.plain.get(start..).unwrap_or_default();
            if !written.trim().is_empty() {
                self.summary = Some(start..self.sheet.plain.len());
            }
            return next;
        }
        self.markdown("<p>", "</p>\n", Content::Phrasing);
        at + 1
    }

    fn figure(&mut self, events: Events<'_, '_>, image: usize, caption: &str) -> usize {
        let author = self.open.last().and_then(|open| open.author.as_ref());
        if author.is_some_and(|(element, _)| element.name == "figure") {
            // The author has made the figure and writes its caption as `<figcaption>`.
            let end = self.image(events, image, false);
            self.sheet.html.push('\n');
            return end + 1;
        }
        self.sheet.html.push_str("<figure>");
        let end = self.image(events, image, true);
        if !caption.is_empty() {
            self.sheet.html.push_str("<figcaption>");
            self.text(caption);
            self.sheet.html.push_str("</figcaption>");
        }
        self.sheet.html.push_str("</figure>\n");
        self.line_end();
        // Past the end of the paragraph.
        end + 1
    }

    /// Opens a quote or an alert.
    pub(super) fn block_quote(&mut self, kind: Option<BlockQuoteKind>, range: &Range<usize>) {
        self.expect_flow();
        let Some(kind) = kind else {
            self.unknown_alert(range);
            return self.markdown("<blockquote>\n", "</blockquote>\n", Content::Flow);
        };
        let labels = self.labels;
        let (class, title) = match kind {
            BlockQuoteKind::Note => ("note", &labels.note),
            BlockQuoteKind::Tip => ("tip", &labels.tip),
            BlockQuoteKind::Important => ("important", &labels.important),
            BlockQuoteKind::Warning => ("warning", &labels.warning),
            BlockQuoteKind::Caution => ("caution", &labels.caution),
        };
        let html = &mut self.sheet.html;
        html.push_str("<div class=\"alert alert-");
        html.push_str(class);
        html.push_str("\" role=\"note\">\n<p class=\"alert-title\">");
        escape(html, title);
        self.markdown("</p>\n", "</div>\n", Content::Flow);
    }

    fn unknown_alert(&mut self, range: &Range<usize>) {
        let source = self.markdown.get(range.clone()).unwrap_or_default();
        let line = source.trim_start().strip_prefix('>').unwrap_or_default();
        let Some(rest) = line.trim_start_matches(' ').strip_prefix("[!") else {
            return;
        };
        let start = range.end - rest.len();
        let Some(name) = rest.find([']', '\n']).map(|end| &rest[..end]) else {
            return;
        };
        let spot = start..start + name.len();
        if ALERTS.contains(&name.to_uppercase().as_str()) {
            return self.warn(
                spot,
                say!(
                    "`[!{name}]` phải đứng một mình trên dòng",
                    "`[!{name}]` must stand alone on its line"
                ),
                Some(say!(
                    "Xuống dòng sau `[!{name}]`, dòng sau cũng bắt đầu bằng `>`",
                    "Begin a new line after `[!{name}]`, with `>` as well"
                )),
            );
        }
        let all = ALERTS.join("], [!");
        let help = match nearest(&name.to_uppercase(), ALERTS) {
            Some(known) => say!("Có phải `[!{known}]`?", "Did you mean `[!{known}]`?"),
            None => say!("Có các loại: [!{all}]", "There are: [!{all}]"),
        };
        self.warn(
            spot,
            say!(
                "Không có loại khung `[!{name}]`",
                "There is no alert `[!{name}]`"
            ),
            Some(help),
        );
    }
}
