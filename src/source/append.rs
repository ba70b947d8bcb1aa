//! A list in a YAML file, made longer at its end: every byte that was there stays, in its encoding and with its line breaks.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::yaml::{Shape, parse};
use crate::diagnostic::Text;
use crate::say;

/// The bytes of `file` with `entries` behind its last one. Each entry is text as it would stand at the left edge (`- a: b\n  c: d\n`).
/// A file that is not there (`None`) begins with `head`.
///
/// # Errors
/// Why nothing can be put behind what is there: bytes that are no Unicode, something else than a list, a list in brackets.
pub fn append(file: Option<&[u8]>, head: &str, entries: &[String]) -> Result<Vec<u8>, Text> {
    let bytes = file.unwrap_or_default();
    let (encoding, bom) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(&bytes[bom..])
        .filter(|text| !text.contains('\0'))
        .ok_or_else(no_unicode)?;
    let plain = text.replace("\r\n", "\n").replace('\r', "\n");
    let list = List::of(&plain)?;
    let feed = line_feed(&text);
    let mut added = if file.is_none() {
        head.to_owned()
    } else {
        String::new()
    };
    if !plain.is_empty() && !plain.ends_with('\n') {
        added.push('\n');
    }
    let mut is_first = plain.trim().is_empty();
    for entry in entries {
        if list.is_spaced && !is_first && !plain_end(&plain, &added).ends_with("\n\n") {
            added.push('\n');
        }
        is_first = false;
        for line in entry.lines() {
            added.push_str(&" ".repeat(list.indent));
            added.push_str(line);
            added.push('\n');
        }
    }
    let added = added.replace('\n', feed);
    Ok(match list.is_empty_brackets {
        // The one thing that goes: `[]`, which says that there is nothing.
        true => {
            let mut whole = bytes[..bom].to_vec();
            encode(&without_brackets(&text), encoding, &mut whole);
            encode(&added, encoding, &mut whole);
            whole
        }
        false => {
            let mut whole = bytes.to_vec();
            encode(&added, encoding, &mut whole);
            whole
        }
    })
}

/// How the list that is there is written.
struct List {
    /// Spaces before each dash.
    indent: usize,
    /// True when an empty line stands between entries (or there are too few to tell).
    is_spaced: bool,
    /// True for `[]` alone.
    is_empty_brackets: bool,
}

impl List {
    fn of(text: &str) -> Result<Self, Text> {
        let root = parse(text).map_err(|_| no_list())?.root;
        let entries = match root.as_ref().map(|root| &root.shape) {
            None => 0,
            Some(Shape::List(entries)) => entries.len(),
            Some(_) => return Err(no_list()),
        };
        let is_in_brackets = root.is_some_and(|root| text[root.span.start..].starts_with('['));
        let is_empty_brackets = is_in_brackets && text.lines().any(|line| brackets(line).is_some());
        if is_in_brackets && (entries > 0 || !is_empty_brackets) {
            return Err(in_brackets());
        }
        let first = text
            .lines()
            .find(|line| line.trim_start().starts_with("- ") || line.trim() == "-");
        let indent = first.map_or(0, |line| line.len() - line.trim_start().len());
        let dash = format!("\n{}- ", " ".repeat(indent));
        let is_spaced = entries < 2 || text.contains(&format!("\n{dash}"));
        Ok(Self {
            indent,
            is_spaced,
            is_empty_brackets,
        })
    }
}

/// Where `[]` stands in a line that holds nothing else but a comment.
fn brackets(line: &str) -> Option<(usize, usize)> {
    let said = line.split('#').next().unwrap_or(line);
    let open = said.find('[')?;
    let close = said.find(']')?;
    let is_alone = said[..open].trim().is_empty() && said[close + 1..].trim().is_empty();
    let is_empty = open < close && said[open + 1..close].trim().is_empty();
    (is_alone && is_empty).then_some((open, close + 1))
}

fn without_brackets(text: &str) -> String {
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        if let Some((open, close)) = brackets(line) {
            return format!("{}{}", &text[..at + open], &text[at + close..]);
        }
        at += line.len();
    }
    text.to_owned()
}

/// The end of the text once what was added so far stands behind it.
fn plain_end<'a>(plain: &'a str, added: &'a str) -> &'a str {
    if added.is_empty() { plain } else { added }
}

/// The line break of the file: of its first line.
fn line_feed(text: &str) -> &'static str {
    match text.find(['\n', '\r']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}

fn encode(text: &str, encoding: &'static Encoding, bytes: &mut Vec<u8>) {
    if encoding == UTF_16LE {
        bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    } else if encoding == UTF_16BE {
        bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    } else {
        bytes.extend_from_slice(text.as_bytes());
    }
}

fn no_unicode() -> Text {
    say!(
        "tệp này không phải Unicode (có thể là TCVN3, VNI); hãy lưu lại dạng UTF-8 rồi chạy lại",
        "this file is not Unicode (perhaps TCVN3 or VNI); save it as UTF-8 and run again"
    )
}

fn no_list() -> Text {
    say!(
        "tệp này không phải là một danh sách (mỗi việc bắt đầu bằng `- date: …`); hãy sửa tệp rồi chạy lại",
        "this file is no list (each entry begins with `- date: …`); mend it and run again"
    )
}

fn in_brackets() -> Text {
    say!(
        "danh sách trong tệp này viết trong ngoặc vuông `[…]`; hãy viết mỗi việc thành một ý bắt đầu bằng `- date: …` rồi chạy lại",
        "the list in this file stands in brackets `[…]`; write each entry as an item beginning with `- date: …` and run again"
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::{SourceFile, decode};

    const HEAD: &str = "# Nhật ký\n\n";

    fn entries() -> Vec<String> {
        vec!["- x: 1\n  y: \"đổi\"\n".to_owned(), "- x: 2\n".to_owned()]
    }

    fn appended(text: &str) -> String {
        let bytes = append(Some(text.as_bytes()), HEAD, &entries()).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn the_form_of_the_file_is_kept() {
        for (text, added) in [
            ("", "- x: 1\n  y: \"đổi\"\n\n- x: 2\n"),
            ("# chưa có gì\n", "\n- x: 1\n  y: \"đổi\"\n\n- x: 2\n"),
            ("- x: 0", "\n\n- x: 1\n  y: \"đổi\"\n\n- x: 2\n"),
            ("- x: 0\n- x: 9\n", "- x: 1\n  y: \"đổi\"\n- x: 2\n"),
            (
                "  - x: 0\n\n  - x: 9\n",
                "\n  - x: 1\n    y: \"đổi\"\n\n  - x: 2\n",
            ),
            (
                "- x: 0\r\n- x: 9 # hết\r\n# cuối",
                "\r\n- x: 1\r\n  y: \"đổi\"\r\n- x: 2\r\n",
            ),
            ("- x: 0\r- x: 9\r", "- x: 1\r  y: \"đổi\"\r- x: 2\r"),
            ("- x: 0\n\n\n", "- x: 1\n  y: \"đổi\"\n\n- x: 2\n"),
            ("\u{FEFF}- x: 0\n- x: 9\n", "- x: 1\n  y: \"đổi\"\n- x: 2\n"),
        ] {
            assert_eq!(appended(text), format!("{text}{added}"), "{text:?}");
        }
        let new = append(None, HEAD, &entries()[1..]).unwrap();
        assert_eq!(new, b"# Nh\xe1\xba\xadt k\xc3\xbd\n\n- x: 2\n");
        let emptied = appended("# đầu\n[ ]  # trống\n");
        assert_eq!(
            emptied,
            "# đầu\n  # trống\n\n- x: 1\n  y: \"đổi\"\n\n- x: 2\n"
        );
    }

    #[test]
    fn what_cannot_be_made_longer_is_refused() {
        for bytes in [
            &b"[{x: 1}]\n"[..],
            b"[\n]\n",
            b"x: 1\n",
            b"- x: [\n",
            b"- x: C\xa9ng\n",
            b"-\0 \0x\0",
        ] {
            assert!(append(Some(bytes), HEAD, &entries()).is_err(), "{bytes:?}");
        }
    }

    fn bytes_of(text: &str, form: u8) -> Vec<u8> {
        let text = match form & 3 {
            0 => text.to_owned(),
            1 => text.replace('\n', "\r\n"),
            2 => text.trim_end().to_owned(),
            _ => text.replace('\n', "\r"),
        };
        let (encoding, bom): (_, &[u8]) = match form >> 2 {
            0 => (UTF_8, b""),
            1 => (UTF_8, b"\xEF\xBB\xBF"),
            2 => (UTF_16LE, b"\xFF\xFE"),
            _ => (UTF_16BE, b"\xFE\xFF"),
        };
        let mut bytes = bom.to_vec();
        encode(&text, encoding, &mut bytes);
        bytes
    }

    proptest! {
        /// Whatever the file looks like: its bytes are still there, and a reader sees its entries with the new ones behind.
        #[test]
        fn nothing_is_lost(parts in prop::collection::vec(prop::sample::select(vec![
            "# ghi chú\n", "\n", "- x: 3\n", "- x: 4 # bên cạnh\n", "- {x: 5, y: a}\n",
            "- x: 6\n  y: |\n    dòng một\n\n    dòng hai\n", "- y: >\n    gấp\n    lại\n  x: 7\n", "- x: 8\n  # bên trong\n  y: 'a'\n",
        ]), 0..8), form in 0_u8..16) {
            let bytes = bytes_of(&parts.concat(), form);
            let read = |bytes: &[u8]| match decode(bytes) {
                SourceFile::Text(text) => serde_yaml::from_str::<Option<Vec<serde_json::Value>>>(&text).unwrap().unwrap_or_default(),
                _ => panic!("no text"),
            };
            let longer = append(Some(&bytes), HEAD, &entries()).unwrap();
            prop_assert!(longer.starts_with(&bytes));
            let (before, after) = (read(&bytes), read(&longer));
            // A block of text at the very end of a file without a last line break gets that line break; texts are read without it.
            let said = |entries: &[serde_json::Value]| format!("{entries:?}").replace("\\n\")", "\")");
            prop_assert_eq!(said(&after[..before.len()]), said(&before));
            prop_assert_eq!(after.len(), before.len() + 2);
        }
    }
}
