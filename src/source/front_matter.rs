//! The head of an article: YAML between two lines `---`, and the Markdown below it.

use std::ops::Range;

use serde::de::DeserializeOwned;

use super::yaml::{Tapes, read_part};
use crate::diagnostic::{Checked, Finding, Place};
use crate::say;

/// Where the two parts of a Markdown file stand, in bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// The YAML, without the lines `---`.
    pub yaml: Range<usize>,
    /// The Markdown.
    pub body: Range<usize>,
}

/// Why a file has no front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsplit {
    /// It does not begin with a line `---`.
    None,
    /// The second line `---` is missing.
    Open,
}

/// Splits a Markdown file.
///
/// # Errors
/// When it does not begin with a line `---`, or that is never closed by another.
pub fn split(text: &str) -> Result<FrontMatter, Unsplit> {
    let first = text.split_inclusive('\n').next().unwrap_or("");
    if first.trim_end() != "---" {
        return Err(Unsplit::None);
    }
    let start = first.len();
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Ok(FrontMatter {
                yaml: start..at,
                body: at + line.len()..text.len(),
            });
        }
        at += line.len();
    }
    Err(Unsplit::Open)
}

/// Reads the front matter of a Markdown file, which must have one; beside it the bytes of the Markdown below.
/// All places are those of the whole file. `tapes` know texts that were read before.
pub fn read_front_matter<T: DeserializeOwned>(
    tapes: &Tapes,
    (file, text): (&str, &str),
) -> Checked<(T, Range<usize>)> {
    match split(text) {
        Ok(FrontMatter { yaml, body }) => {
            let Checked { value, findings } = read_part(tapes, (file, text), yaml);
            Checked {
                value: value.map(|value| (value, body)),
                findings,
            }
        }
        Err(unsplit) => Checked {
            value: None,
            findings: vec![explain(file, text, unsplit)],
        },
    }
}

fn explain(file: &str, text: &str, unsplit: Unsplit) -> Finding {
    let first = 0..text.find('\n').unwrap_or(text.len());
    match unsplit {
        Unsplit::None => Finding::error(
            Place::bytes(file, first),
            say!(
                "Bài viết thiếu phần đầu bài.",
                "The front matter of this article is missing."
            ),
        )
        .help(say!(
            "Đầu tệp phải có ba dòng: `---`, `title: Tên bài`, `---`; nội dung ghi bên dưới.",
            "The file must begin with three lines: `---`, `title: The title`, `---`; the text follows below."
        )),
        Unsplit::Open => Finding::error(
            Place::bytes(file, first),
            say!(
                "Phần đầu bài bắt đầu ở đây nhưng không có dòng `---` kết thúc.",
                "The front matter begins here, but no line `---` ends it."
            ),
        )
        .help(say!(
            "Hãy thêm một dòng chỉ có `---` ngay trên nội dung bài.",
            "Add a line with only `---` right above the text."
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Spot;
    use std::collections::BTreeMap;

    type Keys = BTreeMap<String, String>;

    #[test]
    fn the_two_parts() {
        for (text, expected) in [
            ("---\ntitle: a\n---\nXin\n", Some(("title: a\n", "Xin\n"))),
            ("---\n---\n", Some(("", ""))),
            (
                "---  \na: b\n--- \n\nXin\n---\nchào",
                Some(("a: b\n", "\nXin\n---\nchào")),
            ),
            ("---\na: b\n---", Some(("a: b\n", ""))),
            ("Xin chào\n", None),
            ("---\na: b\nXin\n", None),
            ("", None),
        ] {
            let parts = split(text).ok();
            let parts = parts.map(|parts| (&text[parts.yaml], &text[parts.body]));
            assert_eq!(parts, expected, "{text:?}");
        }
    }

    #[test]
    fn places_count_from_the_start_of_the_file() {
        let text = "---\ntitle: Đổi mới: sáng tạo\n---\nXin\n";
        let read = read_front_matter::<Keys>(&Tapes::default(), ("a.md", text));
        assert_eq!(
            read.findings.first().map(|finding| &finding.place.spot),
            text.find("Đổi")
                .map(|at| Spot::Bytes(at..at + "Đổi mới: sáng tạo".len()))
                .as_ref()
        );
        let twice = "---\na: b\na: c\n---\n";
        let read = read_front_matter::<Keys>(&Tapes::default(), ("a.md", twice));
        assert_eq!(
            read.findings.first().map(|finding| &finding.place.spot),
            Some(&Spot::Bytes(9..10))
        );
    }
}
