//! Telephone numbers and codes: digit by digit, in groups.

use super::number::one_by_one;
use super::scan::{Kind, Said, Scan};
use super::word::{digits, figure_goes_on, is_end, split_digits};

/// Words before a short number to dial.
const BEFORE: [&str; 7] = ["gọi", "đài", "nóng", "thoại", "hotline", "bấm", "sđt"];

/// A telephone number: ten or eleven digits from 0, `+84`, 1800 and 1900 numbers, and short numbers where one is to be called.
pub(super) fn phone(scan: &Scan) -> Option<Said> {
    let text = scan.rest();
    let (written, rest) = run(text);
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let is_abroad = written.starts_with('+');
    let is_long = match digits.len() {
        10..=11 => digits.starts_with('0') || is_abroad,
        12 => is_abroad,
        8..=9 => digits.starts_with("1800") || digits.starts_with("1900"),
        _ => false,
    };
    if is_long && is_end(rest) && !figure_goes_on(rest) {
        let mut words = in_groups(written, &digits);
        if is_abroad {
            words.insert_str(0, "cộng ");
        }
        return Some(Said::new(text, rest, words, Kind::Phone));
    }
    let (short, rest) = split_digits(text, 3, 5)?;
    let before = scan.before(0);
    let is_called = BEFORE.contains(&before.as_str())
        || before == "số" && BEFORE.contains(&scan.before(1).as_str())
        || scan.goes_on(Kind::Phone);
    let is_short =
        short.starts_with("11") && short.len() == 3 || short.len() > 3 && short.starts_with('1');
    let ends =
        !figure_goes_on(rest) || rest.starts_with(['-', ',', '.']) && !figure_goes_on(&rest[1..]);
    (is_called && is_short && ends).then(|| Said::new(text, rest, one_by_one(short), Kind::Phone))
}

/// A code of an administrative procedure: `1.001193`, `1.001193.000.00.00.H50`.
pub(super) fn code(scan: &Scan) -> Option<Said> {
    let text = scan.rest();
    let (level, rest) = split_digits(text, 1, 1)?;
    let (number, mut rest) = split_digits(rest.strip_prefix('.')?, 6, 6)?;
    let mut words = format!("{} chấm {}", one_by_one(level), threes(number));
    while let Some((part, after)) = rest
        .strip_prefix('.')
        .and_then(|after| split_digits(after, 1, 6))
    {
        words = format!("{words} chấm {}", one_by_one(part));
        rest = after;
    }
    Some(Said::new(text, rest, words, Kind::Number))
}

/// The longest run of digits with single blanks, dots or hyphens between groups, at most a telephone number long.
fn run(text: &str) -> (&str, &str) {
    let mut end = 0;
    let mut count = 0;
    let mut rest = text;
    loop {
        let sign = match rest.chars().next() {
            Some('+') if end == 0 => 1,
            Some('(' | ')') if count < 5 => 1,
            Some(' ' | '.' | '-') if end > 0 => 1,
            Some(c) if c.is_ascii_digit() => 0,
            _ => break,
        };
        let after = &rest[sign..];
        // `(0233) 3861`: a bracket may be followed by a blank.
        let after = match rest.starts_with(')') {
            true => after.strip_prefix(' ').unwrap_or(after),
            false => after,
        };
        let here = digits(after);
        let is_bracket = rest.starts_with('(') || rest.starts_with('+');
        if here == 0 && !(is_bracket && after.starts_with('(')) || count + here > 12 {
            break;
        }
        // A new number begins where the first is whole already.
        if count >= 10 && sign > 0 || count == 8 && text.starts_with('1') {
            break;
        }
        count += here;
        rest = &after[here..];
        end = text.len() - rest.len();
    }
    text.split_at(end)
}

fn in_groups(written: &str, digits: &str) -> String {
    let groups: Vec<&str> = written
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    let groups = match groups.len() {
        // Nobody takes down ten digits in one go.
        1 if digits.len() == 8 => vec![&digits[..4], &digits[4..]],
        1 => {
            let (first, rest) = digits.split_at(4);
            let (second, third) = rest.split_at(3.min(rest.len()));
            vec![first, second, third]
        }
        _ => groups,
    };
    let spoken: Vec<String> = groups.into_iter().map(one_by_one).collect();
    spoken.join(", ")
}

fn threes(digits: &str) -> String {
    let (first, second) = digits.split_at(3);
    format!("{}, {}", one_by_one(first), one_by_one(second))
}
