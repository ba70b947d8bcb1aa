//! Sentences: where they end, which of them only point elsewhere, how many syllables they have.

use memchr::memchr;

use super::passage::{FOOTNOTE, LINK};
use super::word::{capital, is_part};
use crate::source::one_line;

/// Words before a link by which a sentence sends the reader to another page: nobody can follow by ear.
const POINTING: [&str; 11] = [
    "xem",
    "đọc thêm",
    "đọc tiếp",
    "bấm",
    "tại đây",
    "ở đây",
    "see",
    "read",
    "click",
    "more in",
    "here",
];

/// The sentences of a paragraph, each with its closing mark.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(' ') {
        // Behind a plain letter nothing ends: most words are passed by at once.
        if text.as_bytes()[..at]
            .last()
            .is_none_or(u8::is_ascii_lowercase)
        {
            continue;
        }
        let before = text[from..at].trim_end_matches(['"', '”', '’', ')', '»', LINK[1], FOOTNOTE]);
        // `TP. Quy Nhơn`, `1. Gọn`: a dot behind a number or capitals ends nothing.
        let is_word = || {
            let word = before.rsplit(' ').next().unwrap_or_default();
            word.chars().filter(|c| c.is_lowercase()).count() > 1
        };
        let ends = before.ends_with(['?', '!', '…']) || before.ends_with('.') && is_word();
        if ends && at > from {
            found.push(&text[from..at]);
            from = at + 1;
        }
    }
    found.push(&text[from..]);
    found.retain(|sentence| !sentence.trim().is_empty());
    found
}

/// How many syllables are said: in Vietnamese one for each written word.
pub fn syllables(text: &str) -> usize {
    let (mut count, mut is_word) = (0, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b' ' | b'\n' | b'-' | b'/' => is_word = false,
            _ if is_word || !text.is_char_boundary(at) => {}
            _ => {
                is_word = text[at..].starts_with(is_part);
                count += usize::from(is_word);
            }
        }
    }
    count
}

/// The text on one line, without the marks of links and without sentences that only send the reader elsewhere.
pub(super) fn without_pointers(text: &str) -> String {
    let text = one_line(text);
    // All three begin with the same byte, and nothing else in a text does.
    if memchr(0xee, text.as_bytes()).is_none() {
        return text;
    }
    let said = sentences(&text)
        .into_iter()
        .filter(|sentence| !points(sentence));
    let said: Vec<&str> = said.collect();
    said.join(" ").replace(LINK, "").replace(FOOTNOTE, "")
}

fn points(sentence: &str) -> bool {
    if sentence.contains(FOOTNOTE) {
        let lower = sentence.to_lowercase();
        if lower.contains("chú thích") || lower.contains("note") {
            return true;
        }
    }
    let Some((before, from)) = sentence.split_once(LINK[0]) else {
        return false;
    };
    let link = from.split(LINK[1]).next().unwrap_or_default();
    let has = |text: &str| {
        let text = format!(" {} ", text.to_lowercase());
        POINTING.iter().any(|word| {
            text.match_indices(word).any(|(at, word)| {
                let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                is_edge(text[..at].chars().next_back())
                    && is_edge(text[at + word.len()..].chars().next())
            })
        })
    };
    has(before) || matches!(link.to_lowercase().as_str(), "tại đây" | "ở đây" | "here")
}

/// The text as a sentence: with a capital, and a mark at its end; what ended an item of a list (`;`) becomes a full stop.
pub fn closed(text: &str) -> String {
    let text = capital(text.trim().trim_end_matches([',', ';']).trim_end());
    let bare = text.trim_end_matches(['"', '”', '’', '»']);
    match bare.ends_with(['.', '?', '!', '…', ':']) || text.is_empty() {
        true => text,
        false => format!("{text}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_people_stop() {
        assert_eq!(
            sentences("Về TP. Quy Nhơn. Đi đâu? “Không.” Rồi… thôi"),
            ["Về TP. Quy Nhơn.", "Đi đâu?", "“Không.”", "Rồi…", "thôi"]
        );
        assert_eq!(sentences(""), [""; 0]);
    }

    #[test]
    fn a_syllable_is_a_word_between_blanks() {
        assert_eq!(syllables("Ủy ban nhân dân – phường một."), 6);
        assert_eq!(syllables("“Một-cửa”/(24/7)\nhai"), 5);
    }
}
