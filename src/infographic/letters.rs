//! Lines of text of a size: wrapped so that no word stands alone, as large as fits.

use crate::chart::{Weight, width, wrap};
use crate::picture::{balanced, count, unbroken};

/// A line is this much higher than its letters: room for `Ẩ` below `g`.
pub(super) const LEADING: f64 = 1.3;

/// Lines of text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Letters {
    pub lines: Vec<String>,
    pub size: f64,
    pub weight: Weight,
    /// True when not all of the text is there.
    pub is_cut: bool,
}

/// What of a line's height, in sizes of its letters, stays empty above and below: digits have no marks.
pub(super) fn empty(text: &str) -> (f64, f64) {
    let is_number = |one: char| one.is_ascii_digit() || "%.,/+−- ".contains(one);
    let is_high = |one: char| matches!(one, '/' | ',');
    match (text.chars().all(is_number), text.contains(is_high)) {
        (true, false) => (0.22, 0.16),
        (true, true) => (0.22, 0.06),
        (false, _) => (0.0, 0.0),
    }
}

impl Letters {
    /// Height of all lines.
    pub fn height(&self) -> f64 {
        self.lines.len() as f64 * self.size * LEADING
    }

    /// Width of the widest line.
    pub fn width(&self) -> f64 {
        let widths = self.lines.iter();
        let widths = widths.map(|line| width(line, self.size, self.weight));
        widths.fold(0.0, f64::max)
    }
}

/// The text in at most so many lines of one size; nothing when that is not enough, or a word has no room.
pub(super) fn set(
    text: &str,
    size: f64,
    weight: Weight,
    room: f64,
    most: usize,
) -> Option<Letters> {
    let pieces = unbroken(text);
    let lines = one_way(&pieces, size, weight, room, most).or_else(|| {
        // Names and words that belong together part before a text is refused.
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        one_way(&words, size, weight, room, most)
    })?;
    Some(Letters {
        lines,
        size,
        weight,
        is_cut: false,
    })
}

fn one_way(
    words: &[String],
    size: f64,
    weight: Weight,
    room: f64,
    most: usize,
) -> Option<Vec<String>> {
    if words.is_empty() {
        return Some(Vec::new());
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let widths: Vec<f32> = words
        .iter()
        .map(|word| width(word, 1.0, weight) as f32)
        .collect();
    let (space, own, all) = (
        width(" ", 1.0, weight) as f32,
        size as f32,
        room as f32 - 0.5,
    );
    if widths.iter().any(|word| word * own > all) {
        return None;
    }
    let lines = count(&widths, space, own, all);
    (lines <= most).then(|| balanced(&words, &widths, space, own, all, lines))
}

/// The largest size between two at which the text fits; what does not fit at the smallest ends in `…`.
pub(super) fn fit(
    text: &str,
    (smallest, largest): (f64, f64),
    weight: Weight,
    room: f64,
    most: usize,
) -> Letters {
    let steps = ((largest - smallest).max(0.0) / 2.0).ceil() as usize;
    let sizes = (0..=steps).map(|step| (largest - 2.0 * step as f64).max(smallest));
    let mut found = sizes.filter_map(|size| set(text, size, weight, room, most));
    found.next().unwrap_or_else(|| {
        let lines = wrap(text, smallest, weight, room, most);
        // A word broken in two says all it has to say.
        let is_cut = lines.last().is_some_and(|line| line.ends_with('…')) && !text.ends_with('…');
        Letters {
            lines,
            size: smallest,
            weight,
            is_cut,
        }
    })
}
