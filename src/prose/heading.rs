//! Headings: their level on the page, their anchors, and the ids of a page in general.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::element::Content;
use super::image::plain;
use super::link::end_of;
use super::render::Heading;
use super::text::escape;
use super::writer::{Events, Writer};
use crate::say;
use crate::source::slug;

impl Writer<'_> {
    /// Writes the heading at `at` with a link to itself beside it; returns where to go on.
    ///
    /// The link is not inside the heading, so that a screen reader's list of headings holds their texts and nothing else.
    pub(super) fn heading(&mut self, events: Events<'_, '_>, at: usize) -> usize {
        let Some((
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }),
            range,
        )) = events.get(at)
        else {
            return at + 1;
        };
        self.expect_flow();
        let source = self.markdown.get(range.clone()).unwrap_or_default();
        let range = &(range.start..range.start + source.trim_end().len());
        let end = end_of(events, at, TagEnd::Heading(*level));
        let text = plain(&events[at + 1..end.min(events.len())]);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            self.warn(
                range.clone(),
                say!(
                    "Tiêu đề mục không có chữ nên bị bỏ qua",
                    "The heading is empty and left out"
                ),
                None,
            );
            return end + 1;
        }
        if !classes.is_empty() || !attrs.is_empty() {
            self.warn(
                range.clone(),
                say!(
                    "Trong `{{…}}` sau tiêu đề chỉ dùng được `#tên-mục`",
                    "Only `#name` can be used in `{{…}}` after a heading"
                ),
                None,
            );
        }
        let written = *level as u8;
        let level = (written + self.shift).min(6);
        if level > self.last_level + 1 {
            let expected = "#".repeat(usize::from(self.last_level + 1 - self.shift).max(1));
            let found = "#".repeat(usize::from(written));
            self.warn(
                range.clone(),
                say!(
                    "Tiêu đề `{found}` bỏ qua ít nhất một cấp so với tiêu đề đứng trước",
                    "Heading level `{found}` skips a level"
                ),
                Some(say!("Dùng `{expected} {text}`", "Use `{expected} {text}`")),
            );
        }
        self.last_level = level;
        let id = match id {
            Some(id) => self.own_id(id, range),
            None => self.unique_id(&anchor(&text)),
        };
        let label = self.labels.heading_link.replace("{title}", &text);

        let html = &mut self.sheet.html;
        html.push_str("<div class=\"heading\"><h");
        html.push((b'0' + level) as char);
        html.push_str(" id=\"");
        html.push_str(&id);
        html.push_str("\">");
        self.open.push(super::open::Open {
            author: None,
            content: Content::Phrasing,
            close: "",
            is_link: false,
            has_summary: false,
        });
        let mut next = at + 1;
        while next < end {
            next = self.event(events, next);
        }
        self.close_markdown();
        let html = &mut self.sheet.html;
        html.push_str("</h");
        html.push((b'0' + level) as char);
        html.push_str("><a class=\"anchor\" href=\"#");
        html.push_str(&id);
        html.push_str("\" aria-label=\"");
        escape(html, &label);
        html.push_str("\"><span aria-hidden=\"true\">#</span></a></div>\n");
        self.line_end();
        self.headings.push(Heading { level, id, text });
        end + 1
    }

    /// The id the author chose, made fit for an address; an error when it is taken.
    fn own_id(&mut self, wanted: &str, range: &std::ops::Range<usize>) -> String {
        let is_fit = wanted.starts_with(|c: char| c.is_ascii_alphabetic())
            && wanted
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        let id = match is_fit {
            true => wanted.to_owned(),
            false => anchor(wanted),
        };
        let source = self.markdown.get(range.clone()).unwrap_or_default();
        let found = source.rfind(wanted).map(|at| range.start + at);
        let spot = found.map_or(range.clone(), |start| start..start + wanted.len());
        if !is_fit {
            self.warn(
                spot.clone(),
                say!(
                    "Tên mục `{wanted}` chỉ được gồm chữ cái không dấu, chữ số và gạch nối, bắt đầu bằng chữ cái",
                    "Name `{wanted}` may only have ASCII letters, digits and hyphens, a letter first"
                ),
                Some(say!("Viết `{{#{id}}}`", "Write `{{#{id}}}`")),
            );
        }
        if self.is_taken(&id) {
            self.error(
                spot,
                say!(
                    "Tên mục `{id}` đã được dùng trên trang này",
                    "Name `{id}` is already used on this page"
                ),
                Some(say!("Chọn một tên khác", "Choose another name")),
            );
        }
        self.unique_id(&id)
    }

    /// `wanted`, or `wanted-2`, `wanted-3` … when it is taken.
    pub(super) fn unique_id(&mut self, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        let mut number = 1_usize;
        while self.is_taken(&id) {
            number += 1;
            id = format!("{wanted}-{number}");
        }
        self.ids.insert(id.clone());
        id
    }

    fn is_taken(&self, id: &str) -> bool {
        self.ids.contains(id) || self.surroundings.has_id(id)
    }
}

/// The anchor of a title. It begins with a letter, as CSS and validators like it: `1. Mục tiêu` → `muc-1-muc-tieu`.
fn anchor(title: &str) -> String {
    let slug = slug(title);
    match slug.bytes().next() {
        None => "muc".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("muc-{slug}"),
        Some(_) => slug,
    }
}
