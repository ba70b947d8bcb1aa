//! How wide a text is, and where it breaks: measured with the theme's font, so that nothing has to be guessed from the number of letters.

use super::advances::{ASCII_BOLD, ASCII_REGULAR, BEYOND, BEYOND_BOLD, BEYOND_REGULAR};

/// How strong letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    Bold,
}

/// Height of a line in font sizes: room for `Ế` above and `ặ` below.
pub(super) const LINE: f64 = 1.3;
/// What a reader's own font may be wider than the theme's while that loads, or when it never does.
const SLACK: f64 = 1.04;
/// Advance of a letter the font does not have: as wide as letters of most scripts are.
const FOREIGN: u16 = 900;

/// Width of one line in pixels at a font size in pixels, with a little to spare.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let thousandths: u32 = text
        .chars()
        .map(|one| u32::from(advance(one, weight)))
        .sum();
    f64::from(thousandths) / 1000.0 * size * SLACK
}

fn advance(one: char, weight: Weight) -> u16 {
    let (ascii, beyond) = match weight {
        Weight::Regular => (&ASCII_REGULAR, &BEYOND_REGULAR),
        Weight::Bold => (&ASCII_BOLD, &BEYOND_BOLD),
    };
    match one {
        ' '..='~' => ascii[one as usize - ' ' as usize],
        _ if is_attached(one) => 0,
        _ => {
            let at = BEYOND.binary_search(&one).ok();
            at.and_then(|at| beyond.get(at).copied()).unwrap_or(FOREIGN)
        }
    }
}

/// What stands on or in its neighbour: marks, joiners, signs nobody sees.
fn is_attached(one: char) -> bool {
    one.is_control()
        || unicode_normalization::char::is_combining_mark(one)
        || matches!(one, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The text in at most `lines` lines no wider than `most` pixels; what does not fit ends in `…`. Never empty: nothing to say is `–`.
pub fn wrap(text: &str, size: f64, weight: Weight, most: f64, lines: usize) -> Vec<String> {
    let wrapped = broken(text, size, weight, most);
    if wrapped.is_empty() {
        return vec!["–".to_owned()];
    }
    shortened(wrapped, size, weight, most, lines.max(1))
}

/// True when the text fits without breaking a word.
pub(super) fn fits(text: &str, size: f64, weight: Weight, most: f64, lines: usize) -> bool {
    let whole = words(text).all(|word| width(word, size, weight) <= most);
    whole && broken(text, size, weight, most).len() <= lines
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let between = |one: char| one.is_whitespace() && one != '\u{a0}' || one == '\u{200b}';
    text.split(between).filter(|word| !word.is_empty())
}

fn broken(text: &str, size: f64, weight: Weight, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0.0;
    let space = width(" ", size, weight);
    for word in words(text) {
        let needed = width(word, size, weight);
        match lines.last_mut() {
            Some(line) if used + space + needed <= most => {
                line.push(' ');
                line.push_str(word);
                used += space + needed;
            }
            _ if needed <= most => {
                lines.push(word.to_owned());
                used = needed;
            }
            _ => {
                lines.extend(pieces(word, size, weight, most));
                used = lines.last().map_or(0.0, |line| width(line, size, weight));
            }
        }
    }
    lines
}

/// A word that is wider than a line, in pieces; never between a letter and its marks.
fn pieces(word: &str, size: f64, weight: Weight, most: f64) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0.0;
    for one in word.chars() {
        let needed = f64::from(advance(one, weight)) / 1000.0 * size * SLACK;
        let is_full = used > 0.0 && used + needed > most && needed > 0.0;
        if is_full {
            pieces.push(String::new());
            used = 0.0;
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(one);
        }
        used += needed;
    }
    pieces
}

fn shortened(
    mut lines: Vec<String>,
    size: f64,
    weight: Weight,
    most: f64,
    count: usize,
) -> Vec<String> {
    if lines.len() <= count {
        return lines;
    }
    lines.truncate(count);
    if let Some(last) = lines.last_mut() {
        while !last.is_empty() && width(last, size, weight) + width("…", size, weight) > most {
            last.pop();
        }
        let kept = last
            .trim_end_matches([' ', ',', '.', ';', ':', '–', '-'])
            .len();
        last.truncate(kept);
        last.push('…');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        assert!(BEYOND.is_sorted());
        assert!(BEYOND.contains(&'ặ') && BEYOND.contains(&'₫'));
    }

    #[test]
    fn words_break_between_words_first() {
        let long = "Ủy ban nhân dân phường Quảng Trị và các phòng chuyên môn";
        let lines = wrap(long, 14.0, Weight::Regular, 160.0, 9);
        assert_eq!(lines.join(" "), long);
        assert!(
            lines
                .iter()
                .all(|line| width(line, 14.0, Weight::Regular) <= 160.0)
        );
        let cut = wrap(long, 14.0, Weight::Regular, 160.0, 2);
        assert_eq!(cut.len(), 2);
        assert!(cut[1].ends_with('…') && width(&cut[1], 14.0, Weight::Regular) <= 160.0);
    }

    #[test]
    fn a_word_without_end_breaks_anyway_and_nothing_is_a_dash() {
        let lines = wrap(&"ế".repeat(200), 14.0, Weight::Bold, 100.0, 99);
        assert!(
            lines
                .iter()
                .all(|line| width(line, 14.0, Weight::Bold) <= 100.0)
        );
        assert_eq!(wrap(" \n ", 14.0, Weight::Regular, 100.0, 3), ["–"]);
        assert!(!fits("nghiêng", 14.0, Weight::Regular, 10.0, 9));
    }
}
