//! Mistakes in a YAML file as sentences in Vietnamese and English, with what to write instead.

use super::wrong::{Found, Why};
use crate::diagnostic::{Text, nearest};
use crate::say;

/// Between the tongues of a message that has to travel through serde as one string.
const SEPARATOR: char = '\u{27C2}';
/// How many known words are listed before the list is cut.
const MOST_LISTED: usize = 24;

/// A message in both tongues, with its help, as one string for [`serde::de::Error::custom`] or for what a visitor
/// expects; [`read`](super::read) takes it apart again.
pub fn both(message: Text, help: Option<Text>) -> String {
    let Text { vi, en } = message;
    match help {
        None => format!("{vi} {SEPARATOR} {en}"),
        Some(help) => {
            format!(
                "{vi} {SEPARATOR} {en} {SEPARATOR} {} {SEPARATOR} {}",
                help.vi, help.en
            )
        }
    }
}

fn split(message: &str) -> Option<(Text, Option<Text>)> {
    let mut parts = message.split(SEPARATOR).map(|part| part.trim().to_owned());
    let (vi, en) = (parts.next()?, parts.next()?);
    let help = parts.next().zip(parts.next());
    Some((Text { vi, en }, help.map(|(vi, en)| Text { vi, en })))
}

/// What is wrong and what to write instead; `root` tells that the whole file is meant.
pub(super) fn sentence(why: &Why, root: bool) -> (Text, Option<Text>) {
    match why {
        Why::UnknownKey(key, known) => (
            say!(
                "Không có mục `{key}` ở đây.",
                "There is no key `{key}` here."
            ),
            choice(key, known),
        ),
        Why::MissingKey(key) => (
            say!("Thiếu mục `{key}`.", "The key `{key}` is missing."),
            Some(say!(
                "Hãy thêm một dòng `{key}: …`.",
                "Add a line `{key}: …`."
            )),
        ),
        Why::UnknownWord(word, known) => (
            say!(
                "`{word}` không phải là từ dùng được ở đây.",
                "`{word}` is none of the words used here."
            ),
            choice(word, known),
        ),
        Why::DoubledKey(key) => (
            say!(
                "Mục `{key}` được ghi hai lần.",
                "The key `{key}` is written twice."
            ),
            None,
        ),
        Why::WrongLength { found, expected } => (
            say!(
                "Ở đây có {found} phần tử, cần {}.",
                "There are {found} entries here; needed: {}.",
                expectation(expected)
            ),
            None,
        ),
        Why::WrongKind { found, expected } => wrong_kind(found, expected, root),
        Why::Custom(message) => split(message).unwrap_or_else(|| {
            let message = message.trim();
            (
                say!(
                    "Giá trị này không dùng được ({message}).",
                    "This value cannot be used ({message})."
                ),
                None,
            )
        }),
    }
}

fn choice(word: &str, known: &[&str]) -> Option<Text> {
    if known.is_empty() {
        return None;
    }
    let mut list = known
        .iter()
        .take(MOST_LISTED)
        .map(|known| format!("`{known}`"))
        .collect::<Vec<_>>()
        .join(", ");
    if known.len() > MOST_LISTED {
        list.push_str(", …");
    }
    Some(match nearest(word, known.iter().copied()) {
        Some(near) => say!(
            "Có phải bạn muốn viết `{near}`? Dùng được: {list}.",
            "Did you mean `{near}`? Usable: {list}."
        ),
        None => say!("Dùng được: {list}.", "Usable: {list}."),
    })
}

fn wrong_kind(found: &Found, expected: &str, root: bool) -> (Text, Option<Text>) {
    if let Some((message, help)) = split(expected) {
        // A shape of ours that says in whole sentences what it accepts.
        return (place(found, &message), help);
    }
    let needed = expectation_text(expected);
    let help = match found {
        Found::Text(text) if root && text.contains(':') => Some(say!(
            "Sau dấu hai chấm phải có một dấu cách: `title: Tên bài`.",
            "A space must follow the colon: `title: A title`."
        )),
        Found::Text(text) if is_number(expected) && looks_grouped(text) => Some(say!(
            "Hãy ghi số liền nhau, không có dấu chấm, phẩy hay cách: `1200`.",
            "Write the number without points, commas or spaces: `1200`."
        )),
        Found::Text(_) | Found::Nothing if expected == "a sequence" => Some(say!(
            "Danh sách được ghi mỗi dòng một ý, bắt đầu bằng `- `.",
            "A list has one entry per line, each beginning with `- `."
        )),
        Found::Nothing => Some(say!(
            "Hãy ghi giá trị sau dấu hai chấm, hoặc xóa cả dòng.",
            "Write a value after the colon, or remove the line."
        )),
        _ => None,
    };
    (place(found, &needed), help)
}

fn place(found: &Found, needed: &Text) -> Text {
    let there = match found {
        Found::Nothing => say!("chưa ghi gì", "nothing"),
        Found::List => say!("một danh sách", "a list"),
        Found::Map => say!("nhóm mục con", "keys with values"),
        Found::Text(text) if text.chars().count() > 40 => say!("đoạn chữ này", "this text"),
        Found::Text(text) => say!("`{text}`", "`{text}`"),
    };
    let mut capital = needed.en.chars();
    let first = capital.next().map(|c| c.to_uppercase().to_string());
    let en = format!("{}{}", first.unwrap_or_default(), capital.as_str());
    Text {
        vi: match found {
            Found::Nothing => format!("Chỗ này cần {}, nhưng chưa ghi gì.", needed.vi),
            _ => format!("Chỗ này cần {}, không phải {}.", needed.vi, there.vi),
        },
        en: format!("{en} must stand here, not {}.", there.en),
    }
}

fn is_number(expected: &str) -> bool {
    matches!(
        expected,
        "u8" | "u16" | "u32" | "u64" | "usize" | "i8" | "i16" | "i32" | "i64" | "f32" | "f64"
    )
}

fn looks_grouped(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{A0}'))
}

fn expectation(expected: &str) -> String {
    expected
        .chars()
        .filter(char::is_ascii_digit)
        .collect::<String>()
}

fn expectation_text(expected: &str) -> Text {
    match expected {
        "u8" | "u16" | "u32" | "u64" | "usize" => {
            say!("một số nguyên từ 0 trở lên", "a whole number from 0")
        }
        "i8" | "i16" | "i32" | "i64" => say!("một số nguyên", "a whole number"),
        "f32" | "f64" => say!("một con số", "a number"),
        "a boolean" => say!("`true` hoặc `false`", "`true` or `false`"),
        "a string" | "a character" | "string" | "str" => say!("chữ", "text"),
        "a sequence" | "an array" => say!("một danh sách", "a list"),
        "unit" | "null" => say!("chỗ trống", "nothing"),
        _ if expected.starts_with("tuple") || expected.starts_with("an array") => {
            say!("một danh sách", "a list")
        }
        _ if expected == "a map" || expected.starts_with("struct ") => {
            say!(
                "các mục con (`mục: giá trị`)",
                "keys with values (`key: value`)"
            )
        }
        _ if expected.starts_with("enum ") || expected == "variant identifier" => {
            say!("một từ trong danh sách cho sẵn", "one of the known words")
        }
        other => say!("{other}", "{other}"),
    }
}
