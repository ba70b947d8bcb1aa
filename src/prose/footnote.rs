//! Footnotes: numbered in the order in which the text mentions them, written at its end, with ways back.

use std::collections::BTreeMap;
use std::ops::Range;

use super::element::Content;
use super::text::escape;
use super::writer::{Sheet, Writer};
use crate::say;
use crate::source::slug;

/// The footnotes of one text.
#[derive(Default)]
pub(super) struct Footnotes {
    /// In the order of their first mention.
    mentioned: Vec<Mentioned>,
    /// Written footnotes by their label in lower case, in the order of the text.
    bodies: BTreeMap<String, Body>,
}

struct Mentioned {
    key: String,
    /// Of the footnote; its mentions have `fnref-…`.
    id: String,
    mention_ids: Vec<String>,
}

struct Body {
    sheet: Sheet,
    label: Range<usize>,
}

impl Writer<'_> {
    /// Writes the number of a footnote where the text mentions it.
    pub(super) fn footnote_reference(&mut self, label: &str) {
        self.expect_phrasing();
        let index = self.mention(label);
        let base = self.footnotes.mentioned[index]
            .id
            .replacen("fn-", "fnref-", 1);
        let mention_id = self.unique_id(&base);
        let is_in_link = self.is_in_link();
        let html = &mut self.sheet.html;
        html.push_str("<sup class=\"footnote-ref\" id=\"");
        html.push_str(&mention_id);
        html.push_str("\">");
        let mentioned = &mut self.footnotes.mentioned[index];
        let number = index + 1;
        if is_in_link {
            html.push_str(&number.to_string());
        } else {
            html.push_str(&format!(
                "<a href=\"#{}\" role=\"doc-noteref\">{number}</a>",
                mentioned.id
            ));
        }
        html.push_str("</sup>");
        mentioned.mention_ids.push(mention_id);
    }

    /// Puts the main text aside: what follows belongs to a footnote.
    pub(super) fn footnote_definition(&mut self, label: &str, range: &Range<usize>) {
        let source = self.markdown.get(range.clone()).unwrap_or_default();
        let start = source.find("[^").map_or(range.start, |at| range.start + at);
        let length = self.markdown.get(start..).and_then(|rest| rest.find(']'));
        let spot = start..start + length.map_or(0, |length| length + 1);
        let key = label.to_lowercase();
        if self.footnotes.bodies.contains_key(&key) {
            self.error(
                spot.clone(),
                say!(
                    "Chú thích `[^{label}]` có hai nội dung",
                    "Footnote `[^{label}]` is written twice"
                ),
                Some(say!(
                    "Đặt cho một trong hai một tên khác",
                    "Give one of them another name"
                )),
            );
        }
        let main = std::mem::take(&mut self.sheet);
        let open = std::mem::take(&mut self.open);
        self.suspended.push((main, open, spot, key));
        self.markdown("", "", Content::Flow);
    }

    /// Goes back to the main text.
    pub(super) fn footnote_definition_end(&mut self) {
        self.close_all();
        let Some((main, open, label, key)) = self.suspended.pop() else {
            return;
        };
        let sheet = std::mem::replace(&mut self.sheet, main);
        self.open = open;
        self.footnotes
            .bodies
            .entry(key)
            .or_insert(Body { sheet, label });
    }

    /// Writes the footnotes below the text.
    pub(super) fn footnote_section(&mut self) {
        self.add_unmentioned();
        if self.footnotes.mentioned.is_empty() {
            return;
        }
        let labels = self.labels;
        let title_id = self.unique_id("footnotes");
        self.sheet.html.push_str(&format!(
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-labelledby=\"{title_id}\">\n<h2 id=\"{title_id}\">"
        ));
        escape(&mut self.sheet.html, &labels.footnotes);
        self.sheet.html.push_str("</h2>\n<ol>\n");
        let footnotes = std::mem::take(&mut self.footnotes);
        for (index, mentioned) in footnotes.mentioned.iter().enumerate() {
            let Some(body) = footnotes.bodies.get(&mentioned.key) else {
                continue;
            };
            let html = &mut self.sheet.html;
            html.push_str(&format!("<li id=\"{}\">", mentioned.id));
            let (text, end) = match body.sheet.html.strip_suffix("</p>\n") {
                Some(text) => (text, "</p>\n"),
                None => (body.sheet.html.as_str(), ""),
            };
            html.push_str(text);
            for (use_index, mention_id) in mentioned.mention_ids.iter().enumerate() {
                let (number, mark) = match use_index {
                    0 => ((index + 1).to_string(), String::new()),
                    _ => (
                        format!("{}-{}", index + 1, use_index + 1),
                        format!("<sup>{}</sup>", use_index + 1),
                    ),
                };
                html.push_str(&format!(
                    " <a class=\"footnote-back\" href=\"#{mention_id}\" role=\"doc-backlink\" aria-label=\""
                ));
                escape(html, &labels.footnote_back.replace("{n}", &number));
                html.push_str(&format!("\">↩{mark}</a>"));
            }
            html.push_str(end);
            html.push_str("</li>\n");
            self.line_end();
            self.sheet.plain.push_str(&body.sheet.plain);
        }
        self.sheet.html.push_str("</ol>\n</section>\n");
    }

    /// The index of a footnote among those mentioned.
    fn mention(&mut self, label: &str) -> usize {
        let key = label.to_lowercase();
        let known = self
            .footnotes
            .mentioned
            .iter()
            .position(|known| known.key == key);
        known.unwrap_or_else(|| {
            let number = (self.footnotes.mentioned.len() + 1).to_string();
            let slug = slug(label);
            let name = if slug.is_empty() { &number } else { &slug };
            let id = self.unique_id(&format!("fn-{name}"));
            self.footnotes.mentioned.push(Mentioned {
                key,
                id,
                mention_ids: Vec::new(),
            });
            self.footnotes.mentioned.len() - 1
        })
    }

    /// A footnote that the text never mentions stands after the others: nothing an author wrote is lost.
    fn add_unmentioned(&mut self) {
        let mut unmentioned: Vec<(Range<usize>, String)> = Vec::new();
        for (key, body) in &self.footnotes.bodies {
            if !self
                .footnotes
                .mentioned
                .iter()
                .any(|known| known.key == *key)
            {
                unmentioned.push((body.label.clone(), key.clone()));
            }
        }
        unmentioned.sort_by_key(|(label, _)| label.start);
        for (spot, key) in unmentioned {
            self.warn(
                spot,
                say!(
                    "Trong bài không có chỗ nào dùng chú thích `[^{key}]`",
                    "The text never mentions footnote `[^{key}]`"
                ),
                Some(say!(
                    "Viết `[^{key}]` sau chữ cần chú thích, hoặc bỏ chú thích này",
                    "Write `[^{key}]` after the words it explains, or remove it"
                )),
            );
            self.mention(&key);
        }
    }
}
