//! Words as people type them: where a tone mark stands does not matter, and marks can be left out altogether.
//!
//! `themes/sen/assets/search.js` does the same to what is typed; `tests/search/spelling.tsv` holds both to each other.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

/// A run of letters and digits of a text, perhaps joined by `.`, `/`, `-` or `_`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SpelledWord {
    /// Its parts in [`canonical`] form; one for a plain word.
    pub parts: Vec<String>,
    /// All of it without marks and joints, when it is a number or code: `36/KH-UBND` → `36khubnd`, `1.001193` → `1001193`.
    pub joined: Option<String>,
}

/// The words of a text in order.
pub fn spelled(text: &str) -> Vec<SpelledWord> {
    runs(text).map(word).collect()
}

/// A word with its tones at the end as in VIQR, so that old and new placement (`hoà`, `hòa`) are the same: `Thuỷ` → `thuy?`. Lower case, NFC.
pub fn canonical(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut letters = String::with_capacity(word.len());
    let mut tones = String::new();
    for character in word.to_lowercase().chars() {
        decompose_canonical(character, |part| match tone(part) {
            Some(sign) => tones.push(sign),
            None => letters.push(part),
        });
    }
    let mut canonical: String = letters.nfc().collect();
    canonical.push_str(&tones);
    canonical
}

/// A canonical word without any mark: `dăng` and `đang~` → `dang`.
pub fn folded(canonical: &str) -> String {
    let letters = canonical.trim_end_matches(is_sign);
    if letters.is_ascii() {
        return letters.to_owned();
    }
    let parts = letters.nfd().filter(|part| !is_mark(*part));
    parts
        .map(|part| if part == 'đ' { 'd' } else { part })
        .collect()
}

/// True for a character of a word. What is none is listed, because letters are many: everything else above Latin-1's signs is a letter.
fn is_letter(character: char) -> bool {
    match character {
        '0'..='9' | 'a'..='z' | 'A'..='Z' => true,
        '×' | '÷' => false,
        '\u{2000}'..='\u{2bff}' | '\u{2e00}'..='\u{303f}' | '\u{fe00}'..='\u{fe1f}' => false,
        '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff0f}' | '\u{e000}'..='\u{f8ff}' => false,
        '\u{17d4}'..='\u{17da}' | '\u{aa5c}'..='\u{aa5f}' | '\u{feff}' | '\u{fffd}' => false,
        _ => ('\u{c0}'..='\u{ffff}').contains(&character),
    }
}

/// Parts of a text that belong together: letters and digits with single joints between them.
pub(super) fn runs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let may_begin = |byte: &u8| STEPS[usize::from(*byte)] != NONE;
        let from = &rest[rest.as_bytes().iter().position(may_begin)?..];
        let run = &from[from.find(is_letter)?..];
        let mut end = part(run);
        // Joints are of one byte.
        let is_joint =
            |at: usize| matches!(run.as_bytes().get(at), Some(b'.' | b'/' | b'-' | b'_'));
        while is_joint(end) && run[end + 1..].starts_with(is_letter) {
            end += 1 + part(&run[end + 1..]);
        }
        rest = &run[end..];
        Some(&run[..end])
    })
}

/// What may stand between two parts of a word.
const JOINTS: [char; 4] = ['.', '/', '-', '_'];

/// How many bytes of letters and digits the text begins with.
fn part(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += match (STEPS[usize::from(*byte)], *byte, bytes.get(at + 1)) {
            (NONE, ..) => break,
            // U+00C0 to U+00FF but × and ÷; U+1E80 to U+1EFF.
            (LOOK, 0xc3, Some(second)) if !matches!(second, 0x97 | 0xb7) => 2,
            (LOOK, 0xe1, Some(0xba | 0xbb)) => 3,
            (LOOK, ..) => match text[at..].chars().next().filter(|c| is_letter(*c)) {
                Some(letter) => letter.len_utf8(),
                None => break,
            },
            (step, ..) => usize::from(step),
        };
    }
    at
}

/// No letter begins with this byte.
const NONE: u8 = 0;
/// Some characters that begin with this byte are letters.
const LOOK: u8 = u8::MAX;

/// How many bytes a letter or digit has that begins with a byte.
const STEPS: [u8; 256] = {
    let mut steps = [LOOK; 256];
    let mut byte = 0;
    while byte < 256 {
        match byte as u8 {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => steps[byte] = 1,
            ..0x80 => steps[byte] = NONE,
            // U+0100 to U+02FF.
            0xc4..=0xcb => steps[byte] = 2,
            _ => {}
        }
        byte += 1;
    }
    steps
};

pub(super) fn word(run: &str) -> SpelledWord {
    let parts: Vec<String> = run.split(JOINTS).map(canonical).collect();
    let joined = is_code(&parts).then(|| parts.iter().map(|part| folded(part)).collect());
    let parts = parts.into_iter().flat_map(spaced).collect();
    SpelledWord { parts, joined }
}

/// True for a number and letters on either side of a joint, and for a procedure's code (`1.001193`). A date or an amount is none.
fn is_code(parts: &[String]) -> bool {
    let is_number = |part: &String| part.bytes().all(|byte| byte.is_ascii_digit());
    let has_number = parts.iter().any(is_number);
    let is_procedure = match parts {
        [first, second, ..] => {
            first.len() == 1 && second.len() == 6 && is_number(first) && is_number(second)
        }
        _ => false,
    };
    let begins_with_letter = |part: &String| !part.starts_with(|c: char| c.is_ascii_digit());
    is_procedure || has_number && parts.iter().any(begins_with_letter)
}

/// A text in a script without spaces is looked for by pairs of characters; a word of any other stays whole.
fn spaced(part: String) -> Vec<String> {
    let is_unspaced = |c: char| matches!(c, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}');
    if !part.contains(is_unspaced) || part.chars().nth(2).is_none() {
        return vec![part];
    }
    let characters: Vec<char> = part.chars().collect();
    let pairs = characters.windows(2);
    pairs.map(|pair| pair.iter().collect()).collect()
}

/// How VIQR writes the tone of a combining mark.
fn tone(mark: char) -> Option<char> {
    match mark {
        '\u{300}' => Some('`'),
        '\u{301}' => Some('\''),
        '\u{303}' => Some('~'),
        '\u{309}' => Some('?'),
        '\u{323}' => Some('.'),
        _ => None,
    }
}

fn is_sign(character: char) -> bool {
    matches!(character, '`' | '\'' | '~' | '?' | '.')
}

fn is_mark(character: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each line: a text, its terms in canonical form (a code after its parts, with `=` before it), the same without marks.
    const CASES: &str = include_str!("../../tests/search/spelling.tsv");

    #[test]
    fn a_part_ends_before_the_first_character_that_is_no_letter() {
        for one in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let text = format!("ạ{one}");
            let expected = text.find(|c| !is_letter(c)).unwrap_or(text.len());
            assert_eq!(part(&text), expected, "{one:?}");
        }
    }

    #[test]
    fn words_are_spelled_as_the_browser_spells_them() {
        let cases: Vec<&str> = CASES
            .lines()
            .filter(|line| !line.starts_with('#'))
            .collect();
        assert!(cases.len() >= 40);
        for line in cases {
            let mut columns = line.split('\t');
            let text = columns.next().unwrap().replace("\\u200b", "\u{200b}");
            let mut terms = Vec::new();
            for SpelledWord { parts, joined } in spelled(&text) {
                terms.extend(parts);
                terms.extend(joined.map(|joined| format!("={joined}")));
            }
            assert_eq!(terms.join(" "), columns.next().unwrap(), "{text}");
            let bare: Vec<String> = terms.iter().map(|term| folded(term)).collect();
            assert_eq!(bare.join(" "), columns.next().unwrap(), "{text}");
        }
    }
}
