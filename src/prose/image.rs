//! Pictures: address, size, alternative text; one alone in its paragraph is a figure with a caption.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::link::{end_of, scheme};
use super::surroundings::Mistake;
use super::text::escape;
use super::writer::{Events, Writer};
use crate::say;

/// How wide a picture is shown, between a `srcset` and the end of the attribute behind it: a column of text, or the whole of a phone.
const SIZES: &str = "\" sizes=\"(min-width: 48rem) 44rem, 100vw";

impl Writer<'_> {
    /// Writes the picture that starts at `at`, in a figure its title stands in the caption; returns where to go on.
    pub(super) fn image(&mut self, events: Events<'_, '_>, at: usize, in_figure: bool) -> usize {
        let Some((
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                title,
                id,
            }),
            range,
        )) = events.get(at)
        else {
            return at + 1;
        };
        let end = end_of(events, at, TagEnd::Image);
        let spot = self.destination(*link_type, dest_url, id, range, events, at, end);
        let alt = plain(&events[at + 1..end.min(events.len())]);
        if alt.trim().is_empty() {
            self.without_alt(range.clone(), dest_url);
        }
        let mut attributes = String::new();
        if !in_figure && !title.is_empty() {
            attributes.push_str(" title=\"");
            escape(&mut attributes, title);
            attributes.push('"');
        }
        self.picture(dest_url, spot, alt.trim(), &attributes);
        end + 1
    }

    /// Writes the author's own `<img>`. `alt=""` is how an author says that a picture only decorates.
    pub(super) fn author_image(
        &mut self,
        target: &str,
        spot: Range<usize>,
        alt: Option<&str>,
        attributes: &str,
    ) {
        if alt.is_none() {
            self.without_alt(spot.clone(), target);
        }
        self.picture(target, spot, alt.unwrap_or_default(), attributes);
    }

    fn picture(&mut self, target: &str, spot: Range<usize>, alt: &str, attributes: &str) {
        self.expect_phrasing();
        let target = target.trim();
        let found = if target.is_empty() {
            Err(Mistake::error(say!(
                "Ảnh không có đường dẫn",
                "The picture has no path"
            )))
        } else if scheme(target).is_some() || target.starts_with("//") {
            Err(Mistake::error(say!(
                "Ảnh `{target}` không nằm trong thư mục của trang",
                "Picture `{target}` is not in the site's folder"
            ))
            .help(say!(
                "Chép ảnh vào thư mục `media/` rồi viết `![mô tả ảnh](/media/ten-anh.jpg)`",
                "Copy the picture to `media/` and write `![what it shows](/media/name.jpg)`"
            )))
        } else {
            self.surroundings.image(target)
        };
        let image = match found {
            Ok(image) => image,
            Err(mistake) => {
                self.mistake(spot, mistake);
                return self.text(alt);
            }
        };
        if image.href.is_empty() {
            return self.text(alt);
        }
        let html = &mut self.sheet.html;
        if let Some(avif) = &image.avif {
            html.push_str("<picture><source type=\"image/avif\" srcset=\"");
            escape(html, avif);
            html.push_str(SIZES);
            html.push_str("\">");
        }
        html.push_str("<img src=\"");
        escape(html, &image.href);
        html.push_str("\" alt=\"");
        escape(html, alt);
        html.push('"');
        html.push_str(attributes);
        if let Some((width, height)) = image.size {
            html.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        if let Some(srcset) = &image.srcset {
            html.push_str(" srcset=\"");
            escape(html, srcset);
            html.push_str(SIZES);
            html.push('"');
        }
        html.push_str(" loading=\"lazy\" decoding=\"async\">");
        if image.avif.is_some() {
            html.push_str("</picture>");
        }
    }

    fn without_alt(&mut self, range: Range<usize>, target: &str) {
        self.warn(
            range,
            say!(
                "Ảnh chưa có mô tả cho người không nhìn thấy ảnh",
                "The picture has no alternative text"
            ),
            Some(say!(
                "Viết `![mô tả nội dung ảnh]({target})`; ảnh chỉ để trang trí thì viết `<img src=\"{target}\" alt=\"\">`",
                "Write `![what the picture shows]({target})`; for mere decoration write `<img src=\"{target}\" alt=\"\">`"
            )),
        );
    }
}

/// The text of events without markup.
pub(super) fn plain(events: Events<'_, '_>) -> String {
    let mut plain = String::new();
    for (event, _) in events {
        match event {
            Event::Text(text) | Event::Code(text) => plain.push_str(text),
            Event::SoftBreak | Event::HardBreak => plain.push(' '),
            _ => {}
        }
    }
    plain
}
