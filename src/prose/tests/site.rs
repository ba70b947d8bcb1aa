//! A small site around the texts of the tests, and how its texts are compared.

use crate::prose::{Image, Labels, Mistake, Prose, Surroundings, render};
use crate::say;

/// A site with two pages, two pictures and one id of its own.
pub(super) struct Site;

impl Surroundings for Site {
    fn link(&self, target: &str) -> Result<String, Mistake> {
        match target {
            "bai.md" => Ok("../bai.html".to_owned()),
            "bai.md#muc" => Ok("../bai.html#muc".to_owned()),
            _ => Err(Mistake::error(say!("không có {target}", "no {target}"))),
        }
    }

    fn image(&self, target: &str) -> Result<Image, Mistake> {
        let size = match target {
            "a.png" => Some((640, 480)),
            "b.svg" => None,
            _ => return Err(Mistake::error(say!("không có {target}", "no {target}"))),
        };
        Ok(Image {
            href: format!("media/{target}"),
            size,
            ..Image::default()
        })
    }

    fn has_id(&self, id: &str) -> bool {
        id == "noi-dung"
    }
}

pub(super) fn labels() -> Labels {
    Labels {
        footnotes: "Chú thích".into(),
        footnote_back: "Trở lại {n}".into(),
        heading_link: "Đến mục: {title}".into(),
        table: "Bảng {n}".into(),
        code: "Mã {n}".into(),
        task_open: "Chưa xong".into(),
        task_done: "Đã xong".into(),
        note: "Lưu ý".into(),
        tip: "Mẹo".into(),
        important: "Quan trọng".into(),
        warning: "Cảnh báo".into(),
        caution: "Thận trọng".into(),
    }
}

pub(super) fn prose(markdown: &str) -> Prose {
    render(markdown, &Site, &labels())
}

/// Checks the HTML, and that nothing was found.
pub(super) fn expect(cases: &[(&str, &str)]) {
    for (markdown, html) in cases {
        let prose = prose(markdown);
        assert_eq!(prose.html.trim_end(), *html, "{markdown}");
        assert_eq!(prose.notes, [], "{markdown}");
    }
}

/// Checks the HTML, and the Markdown that the first note points at with a part of its English message.
pub(super) fn expect_notes(cases: &[(&str, &str, &str, &str)]) {
    for (markdown, html, spot, message) in cases {
        let prose = prose(markdown);
        assert_eq!(prose.html.trim_end(), *html, "{markdown}");
        let note = prose.notes.first().expect(markdown);
        assert_eq!(&markdown[note.range.clone()], *spot, "{markdown}");
        assert!(
            note.message.en.contains(message),
            "{markdown}: {}",
            note.message.en
        );
    }
}
