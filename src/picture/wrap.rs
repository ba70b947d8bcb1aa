//! A title set in a box: as large as it fits, in lines of about the same length.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use super::lines::{balanced, count, unbroken};

/// A line is this much higher than its letters: room for `Ẩ` under `g`.
pub(super) const LEADING: f32 = 1.24;

/// Lines of text and the size of their letters in pixels.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Setting {
    pub lines: Vec<String>,
    pub size: f32,
}

/// The largest setting between two sizes that fits into the box; what does not fit at the smallest ends in `…`. Nothing
/// when the font lacks a letter.
pub(super) fn set(
    text: &str,
    font: &[u8],
    (width, height): (f32, f32),
    (smallest, largest): (f32, f32),
) -> Option<Setting> {
    let font = FontRef::new(font).ok()?;
    let words = unbroken(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let widths: Option<Vec<f32>> = words.iter().map(|word| advance(&font, word)).collect();
    let (widths, space) = (widths?, advance(&font, " ")?);
    // Three lines of somewhat smaller letters are read more easily than four.
    for (most, least) in [(3, largest * 0.74), (usize::MAX, smallest)] {
        let least = least.max(smallest);
        let steps = ((largest - least) / 2.0).ceil() as usize;
        for step in 0..=steps {
            let size = (largest - 2.0 * step as f32).max(least);
            let lines = fitting(&widths, space, size, width, height);
            if let Some(lines) = lines.filter(|lines| *lines <= most) {
                let lines = balanced(&words, &widths, space, size, width, lines);
                return Some(Setting { lines, size });
            }
        }
    }
    let size = smallest;
    let room = ((height / (size * LEADING)) as usize).max(1);
    let mut lines = broken(&words, &widths, space, size, width * 0.94);
    lines.truncate(room);
    if let Some(last) = lines.last_mut() {
        *last = format!("{}…", last.trim_end_matches([',', ';', ':', '.', '–', ' ']));
    }
    Some(Setting { lines, size })
}

/// Width of a text at size 1, if the font has all its letters.
fn advance(font: &FontRef, text: &str) -> Option<f32> {
    let letters = font.charmap();
    let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
    text.chars()
        .map(|letter| metrics.advance_width(letters.map(letter)?))
        .sum()
}

/// How many lines there are, when they and the longest word fit.
fn fitting(widths: &[f32], space: f32, size: f32, width: f32, height: f32) -> Option<usize> {
    let is_wide = widths.iter().any(|word| word * size > width);
    let lines = count(widths, space, size, width);
    (!is_wide && lines as f32 * size * LEADING <= height).then_some(lines)
}

fn broken(words: &[&str], widths: &[f32], space: f32, size: f32, width: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0.0;
    for (word, own) in words.iter().zip(widths) {
        let with = used + (space + own) * size;
        match lines.last_mut().filter(|_| with <= width) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
                used = with;
            }
            None => {
                lines.push((*word).to_owned());
                used = own * size;
            }
        }
    }
    lines
}
