//! Texts from outside: what in them is not what it seems, and what they say without it.

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::Text;
use crate::say;

/// What is odd about a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strange {
    /// Control characters, line breaks among them.
    Control,
    /// Characters that turn the direction of writing, so that it reads as something else.
    Direction,
    /// Characters that nobody sees.
    Invisible,
    /// Letters of scripts that look like Latin ones, or letters made up of signs.
    LookAlike,
    /// It begins like a formula, which a spreadsheet would carry out.
    Formula,
}

impl Strange {
    pub(super) fn text(self) -> Text {
        match self {
            Self::Control => say!("có ký tự điều khiển", "has control characters"),
            Self::Direction => say!(
                "có ký tự đảo chiều chữ",
                "has characters that turn the direction of writing"
            ),
            Self::Invisible => say!("có ký tự vô hình", "has invisible characters"),
            Self::LookAlike => say!(
                "có chữ của bảng chữ khác trông giống chữ Latinh",
                "has letters of other scripts that look like Latin ones"
            ),
            Self::Formula => say!(
                "bắt đầu như một công thức bảng tính",
                "begins like a formula"
            ),
        }
    }
}

/// Everything odd about a text, each once; a plain text, which nearly all are, is passed at once.
pub fn strange(text: &str) -> Vec<Strange> {
    let mut found = Vec::new();
    let mut has_latin = false;
    let mut has_alike = false;
    for c in text.chars() {
        let odd = match c {
            'a'..='z' | 'A'..='Z' => {
                has_latin = true;
                continue;
            }
            _ if c.is_control() => Strange::Control,
            _ if turns(c) => Strange::Direction,
            _ if is_invisible(c) => Strange::Invisible,
            _ if is_made_up(c) => Strange::LookAlike,
            _ => {
                has_alike |= is_alike(c);
                continue;
            }
        };
        found.push(odd);
    }
    if has_latin && has_alike {
        found.push(Strange::LookAlike);
    }
    if is_formula(text) {
        found.push(Strange::Formula);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// True when a spreadsheet would take a text for a formula.
pub fn is_formula(text: &str) -> bool {
    let first = text.trim_start().chars().next();
    // Full-width signs become plain ones in some input methods.
    matches!(
        first,
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
    ) || text.starts_with(['\t', '\r'])
}

/// The text without what nobody sees: NFC, single spaces, no control characters, nothing that turns the direction.
pub fn plain(text: &str) -> String {
    let spaced = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let seen: String = spaced
        .filter(|c| !turns(*c) && !is_invisible(*c))
        .nfc()
        .collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Two texts with the same key say the same: case, spaces and the way accents are encoded do not matter.
pub fn comparable(text: &str) -> String {
    plain(text).to_lowercase()
}

fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Letters that are only another dress of Latin ones: full-width, mathematical, enclosed.
fn is_made_up(c: char) -> bool {
    matches!(c, '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' | '\u{1d400}'..='\u{1d7ff}' | '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}')
}

/// Greek, Cyrillic, Armenian and Cherokee: fine by themselves, a trick among Latin letters.
fn is_alike(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}' | '\u{531}'..='\u{587}' | '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tricks_are_seen_and_names_are_not() {
        use Strange::{Control, Direction, Formula, Invisible, LookAlike};
        for (text, expected) in [
            ("Nguyễn Thị Thùy Dương", vec![]),
            ("Y Bhăm Niê (Êđê)", vec![]),
            ("សុខ សុភា", vec![]),
            ("Иван", vec![]),
            ("=HYPERLINK(\"http://a\")", vec![Formula]),
            ("  @SUM(A1)", vec![Formula]),
            ("\tA", vec![Control, Formula]),
            ("An\nBình", vec![Control]),
            ("An\u{202e}hnìB", vec![Direction]),
            ("A\u{200b}n", vec![Invisible]),
            ("Nguyễn Vаn An", vec![LookAlike]), // а is Cyrillic
            ("Ａn", vec![LookAlike]),
        ] {
            assert_eq!(strange(text), expected, "{text:?}");
        }
        assert_eq!(plain(" A\u{200b}n\u{202e}\n  Bi\u{300}nh "), "An Bình");
        assert_eq!(comparable("SỞ  Nội vụ"), comparable("Sở\u{a0}NỘI vụ"));
    }
}
