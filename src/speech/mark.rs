//! Signs that are said, that make a pause, or that are passed over.

use super::scan::{Kind, Scan};
use super::word::{blanks, is_part};

/// Reads the sign that comes.
pub(super) fn mark(scan: &mut Scan, sign: char) {
    let size = sign.len_utf8();
    let rest = &scan.rest()[size..];
    let next = rest.chars().next();
    let after_blank = rest[blanks(rest)..].chars().next();
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    match sign {
        // A placeholder (`[tên đơn vị]`) stands in its sentence like any word.
        '[' | ']' => scan.put(""),
        '(' | '{' => scan.pause(),
        ')' | '}' => {
            if after_blank.is_some_and(|c| is_part(c) || "([\"“".contains(c)) {
                scan.pause();
            }
        }
        '/' => match (scan.just_said(), next) {
            (Some(Kind::Number | Kind::Day), next) if is_digit(next) => scan.put("trên"),
            (Some(Kind::Number), next) if is_letter(next) => scan.put("mỗi"),
            (_, Some(c)) if is_part(c) && !scan.is_at_start() => {
                if !rest.starts_with("hoặc") {
                    scan.put("hoặc");
                } else {
                    scan.put("");
                }
            }
            (_, Some(' ')) if is_letter(after_blank) && !scan.read().is_empty() => scan.put("hoặc"),
            _ => scan.put(""),
        },
        '-' | '–' | '—' => {
            let is_range = match scan.lately_said() {
                Some(Kind::Number | Kind::Day | Kind::Phone) => is_digit(after_blank),
                Some(Kind::Roman) => matches!(after_blank, Some('I' | 'V' | 'X')),
                _ => false,
            };
            if is_range {
                scan.put("đến");
            } else if is_digit(next) || scan.is_line_start() {
                scan.put("");
            } else {
                return scan.copy(size);
            }
        }
        '&' => scan.put("và"),
        '+' => scan.put("cộng"),
        '=' => scan.put("bằng"),
        '%' => scan.put("phần trăm"),
        '‰' => scan.put("phần nghìn"),
        '°' => scan.put("độ"),
        '×' => scan.put("nhân"),
        '≥' => scan.put("từ"),
        '≤' => scan.put("không quá"),
        '>' if is_digit(after_blank) => scan.put("trên"),
        '<' if is_digit(after_blank) => scan.put("dưới"),
        '~' | '≈' if is_digit(after_blank) => scan.put("khoảng"),
        '→' | '⇒' => scan.pause(),
        '*' | '_' | '|' | '#' | '^' | '`' | '\\' | '•' | '§' | '<' | '>' | '~' | '≈' | '$'
        | '@' | '☐' | '☑' | '✓' | '✔' | '−' => scan.put(""),
        ':' | ',' if scan.just_said().is_some() && is_digit(next) => {
            scan.copy(size);
            return scan.put("");
        }
        _ => return scan.copy(size),
    }
    scan.skip(size);
}
