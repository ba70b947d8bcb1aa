//! The author's own HTML: a safe subset passes, everything else becomes visible text with a note.

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use super::element::{self, Content, Element, Kind};
use super::tag::{Attribute, Tag, tag};
use super::text::{decode, escape};
use super::writer::{Events, Writer};
use crate::diagnostic::nearest;
use crate::language::Language;
use crate::say;

/// Where pieces of a text stand in the Markdown: (start in the text, start in the Markdown), ascending.
type Origin<'o> = &'o [(usize, usize)];

impl Writer<'_> {
    /// Writes a whole HTML block; its lines are joined first, for a tag may go over several.
    pub(super) fn html_block(&mut self, events: Events<'_, '_>, at: usize) -> usize {
        let mut html = String::new();
        let mut origin = Vec::new();
        let mut next = at + 1;
        while let Some((event, range)) = events.get(next) {
            match event {
                Event::Html(line) | Event::Text(line) => {
                    origin.push((html.len(), range.start));
                    html.push_str(line);
                }
                Event::End(TagEnd::HtmlBlock) => break,
                _ => {}
            }
            next += 1;
        }
        self.raw_html(&html, &origin);
        self.line_end();
        next
    }

    /// Writes text with tags.
    pub(super) fn raw_html(&mut self, html: &str, origin: Origin<'_>) {
        let mut rest = html;
        while !rest.is_empty() {
            let position = html.len() - rest.len();
            let at = place(origin, position);
            let length = if let Some(comment) = rest.strip_prefix("<!--") {
                match comment.find("-->") {
                    Some(length) => length + 7,
                    None => {
                        self.open_comment(at);
                        rest.len()
                    }
                }
            } else if let Some(found) = tag(rest) {
                self.tag(&found, &rest[..found.length], position, origin);
                found.length
            } else {
                let skipped = usize::from(rest.starts_with('<'));
                let next = rest[skipped..].find('<');
                let length = next.map_or(rest.len(), |next| next + skipped);
                if rest.starts_with("<!") || rest.starts_with("<?") {
                    self.not_allowed(at..at + 2, &rest[..2], None);
                }
                self.text(&decode(&rest[..length]));
                length
            };
            rest = &rest[length..];
        }
    }

    fn tag(&mut self, tag: &Tag<'_>, source: &str, position: usize, origin: Origin<'_>) {
        let range = place(origin, position)..place(origin, position + tag.length - 1) + 1;
        let Some(element) = element::element(tag.name) else {
            // One note for the pair of tags.
            if !tag.is_end {
                let known = nearest(&tag.name.to_ascii_lowercase(), element::names());
                self.not_allowed(range, &format!("<{}>", tag.name), known);
            }
            self.text(source);
            return;
        };
        if tag.is_end {
            if element.content == Content::Void || !self.close_author(element) {
                self.stray_end(range, element.name);
                self.text(source);
            }
            return;
        }
        if (element.name == "a" && self.is_in_link()) || !self.make_room(element) {
            self.misplaced(range, element);
            self.text(source);
            return;
        }
        self.element(element, tag, position, origin, range);
    }

    fn element(
        &mut self,
        element: &'static Element,
        tag: &Tag<'_>,
        position: usize,
        origin: Origin<'_>,
        range: Range<usize>,
    ) {
        let spot = |part: &Range<usize>| {
            let start = place(origin, position + part.start);
            start..start.max(place(origin, position + part.end))
        };
        let mut attributes = String::new();
        let mut seen: Vec<String> = Vec::new();
        let mut address = None;
        let mut alt = None;
        for attribute in &tag.attributes {
            let name = attribute.name.to_ascii_lowercase();
            if seen.contains(&name) {
                continue;
            }
            let value = decode(attribute.value);
            let is_known = ["lang", "dir", "title"].contains(&name.as_str())
                || element.attributes.contains(&name.as_str());
            match name.as_str() {
                "href" | "src" if is_known => {
                    address = Some((value.into_owned(), spot(&attribute.value_range)));
                }
                "alt" if is_known => alt = Some(value.into_owned()),
                _ if is_known && is_allowed_value(&name, &value) => {
                    attributes.push(' ');
                    attributes.push_str(&name);
                    if !["open", "reversed"].contains(&name.as_str()) {
                        attributes.push_str("=\"");
                        escape(&mut attributes, &value);
                        attributes.push('"');
                    }
                }
                _ => self.dropped(element, attribute, is_known, spot(&attribute.range)),
            }
            seen.push(name);
        }
        match element.name {
            "a" => {
                let (close, is_link) = match address {
                    Some((target, spot)) => self.author_link(&target, spot, &attributes),
                    None => {
                        self.sheet.html.push_str("<span");
                        self.sheet.html.push_str(&attributes);
                        self.sheet.html.push('>');
                        ("</span>", false)
                    }
                };
                self.push_author(element, range, close, is_link);
            }
            "img" => {
                let (target, spot) = address.unwrap_or((String::new(), range.clone()));
                self.author_image(&target, spot, alt.as_deref(), &attributes);
            }
            "table" => {
                self.open_scroll_region();
                self.sheet.html.push_str("<table");
                self.sheet.html.push_str(&attributes);
                self.sheet.html.push('>');
                self.push_author(element, range, "</table></section>\n", false);
            }
            name => {
                self.implied_tbody(name, &range);
                self.sheet.html.push('<');
                self.sheet.html.push_str(name);
                self.sheet.html.push_str(&attributes);
                self.sheet.html.push('>');
                if element.content != Content::Void {
                    self.push_author(element, range, element.close, false);
                } else if name == "br" {
                    self.sheet.plain.push('\n');
                }
            }
        }
    }

    /// Rows right in a table stand in a `tbody`, as every browser understands them.
    fn implied_tbody(&mut self, name: &str, range: &Range<usize>) {
        let parent = self.open.last().and_then(|open| open.author.as_ref());
        if name == "tr"
            && parent.is_some_and(|(parent, _)| parent.name == "table")
            && let Some(tbody) = element::element("tbody")
        {
            self.sheet.html.push_str("<tbody>");
            self.push_author(tbody, range.clone(), tbody.close, false);
        }
    }

    fn not_allowed(&mut self, range: Range<usize>, name: &str, known: Option<&str>) {
        let help = match known {
            Some(known) => say!("Có phải `<{known}>`?", "Did you mean `<{known}>`?"),
            None => say!(
                "Dùng cú pháp Markdown, hoặc viết `&lt;` thay cho `<` nếu muốn hiện đúng các ký tự này",
                "Use Markdown, or write `&lt;` for `<` to show these very characters"
            ),
        };
        self.warn(
            range,
            say!(
                "Không dùng được HTML `{name}` trong bài; Loa hiện nó thành chữ",
                "HTML `{name}` cannot be used in a text; Loa shows it as text"
            ),
            Some(help),
        );
    }

    fn misplaced(&mut self, range: Range<usize>, element: &Element) {
        let name = element.name;
        let help = match element.kind {
            Kind::Part(parents) => {
                let parents = parents.join(">`, `<");
                Some(say!(
                    "`<{name}>` chỉ đứng trong: `<{parents}>`",
                    "`<{name}>` belongs in: `<{parents}>`"
                ))
            }
            Kind::Flow => Some(say!(
                "Đặt `<{name}>` ở đầu một dòng riêng, sau một dòng trống",
                "Put `<{name}>` at the start of a line of its own, after an empty line"
            )),
            Kind::Phrasing => None,
        };
        self.warn(
            range,
            say!(
                "Thẻ `<{name}>` không đứng được ở đây; Loa hiện nó thành chữ",
                "`<{name}>` cannot stand here; Loa shows it as text"
            ),
            help,
        );
    }

    fn stray_end(&mut self, range: Range<usize>, name: &str) {
        self.warn(
            range,
            say!(
                "Thẻ đóng `</{name}>` không có thẻ mở tương ứng ở trước",
                "`</{name}>` closes nothing"
            ),
            None,
        );
    }

    fn open_comment(&mut self, at: usize) {
        self.warn(
            at..at + 4,
            say!(
                "Ghi chú `<!--` không có `-->`, nên phần còn lại của đoạn không được hiện",
                "Comment `<!--` has no `-->`, so the rest of the block is not shown"
            ),
            Some(say!(
                "Thêm `-->` vào cuối ghi chú",
                "Add `-->` at the comment's end"
            )),
        );
    }

    fn dropped(
        &mut self,
        element: &Element,
        attribute: &Attribute<'_>,
        is_known: bool,
        range: Range<usize>,
    ) {
        let (element, name, value) = (element.name, attribute.name, attribute.value);
        let message = if is_known {
            say!(
                "Giá trị `{value}` của thuộc tính `{name}` không hợp lệ nên bị bỏ qua",
                "Value `{value}` of attribute `{name}` is not valid and is left out"
            )
        } else {
            say!(
                "Thuộc tính `{name}` của `<{element}>` không được dùng trong bài nên bị bỏ qua",
                "Attribute `{name}` of `<{element}>` cannot be used in a text and is left out"
            )
        };
        self.warn(range, message, None);
    }
}

/// The byte of the Markdown that a byte of the text came from.
fn place(origin: Origin<'_>, position: usize) -> usize {
    let piece = origin.partition_point(|(start, _)| *start <= position);
    origin
        .get(piece.saturating_sub(1))
        .map_or(position, |(start, source)| source + (position - start))
}

fn is_allowed_value(name: &str, value: &str) -> bool {
    let is_number = |least: i32| {
        value
            .parse::<i32>()
            .is_ok_and(|number| (least..=1000).contains(&number) && !value.starts_with('+'))
    };
    match name {
        "lang" => value.parse::<Language>().is_ok(),
        "dir" => ["ltr", "rtl", "auto"].contains(&value),
        "scope" => ["row", "col", "rowgroup", "colgroup"].contains(&value),
        "colspan" | "rowspan" => is_number(1),
        "start" => is_number(0),
        _ => true,
    }
}
