//! One slide as a value: a title and a few lines, and how much of them it has room for.

use jiff::civil::Date;
use serde::Serialize;

use super::text::{cut, lines, parts};
use crate::page::link::Picture;
use crate::page::qr::QrCard;
use crate::page::words::Wording;

/// One slide.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Slide {
    /// `welcome`, `announcement`, `procedures`, `hotlines`, `progress`, `article`.
    pub kind: &'static str,
    /// Title.
    pub title: Wording,
    /// True for a title in the smaller size.
    pub is_long: bool,
    /// Which part of a longer text it is, from 1.
    pub part: usize,
    /// How many parts there are.
    pub parts: usize,
    /// First day on which it is shown.
    pub from: Option<Date>,
    /// Last day, included.
    pub to: Option<Date>,
    /// Day of an article or of figures.
    pub date: Option<Date>,
    /// For how long, in seconds.
    pub seconds: u32,
    /// Type size of the text: `large`, `medium`, `plain`.
    pub size: &'static str,
    /// Text.
    pub paragraphs: Vec<Wording>,
    /// Lines of a list.
    pub rows: Vec<SlideRow>,
    /// Large figures.
    pub figures: Vec<SlideFigure>,
    /// A picture.
    pub picture: Option<Picture>,
    /// A code to scan.
    pub qr: Option<QrCard>,
    /// True when anything on it is made up.
    pub is_sample: bool,
}

/// A line of a list.
#[derive(Clone, Debug, Serialize)]
pub struct SlideRow {
    /// What.
    pub name: Wording,
    /// Below it, line by line: hours, or time limit and fee.
    pub notes: Vec<Wording>,
    /// Beside it in large type: a number or an address.
    pub value: Option<Wording>,
    /// True for a value that is a number to call, in the largest type.
    pub is_number: bool,
    /// A code of its own.
    pub qr: Option<QrCard>,
    /// True when it is made up.
    pub is_sample: bool,
}

/// A large figure with its label, `tv_figure_<key>` in the theme.
#[derive(Clone, Debug, Serialize)]
pub struct SlideFigure {
    /// Name of the label.
    pub key: &'static str,
    /// The figure.
    pub n: u64,
    /// Of how many.
    pub of: Option<u64>,
}

// The screen's measures in hundredths of a rem (a 120th of its width); themes/sen/assets/tv.css has the same.

/// What title and body share: the slide without its padding and the line above the title.
const HEIGHT: u32 = 4450;
/// Width of a slide without its padding.
pub(super) const WIDTH: u32 = 11000;
/// Width of a code with the gap beside it, of a picture, of both in one column.
const QR: u32 = 3100;
const PICTURE: u32 = 4900;
const BOTH: u32 = 4300;
/// Text is never set wider: the eye would lose the line.
const MEASURE: u32 = 9600;
/// Type sizes and line heights.
const TITLE: (u32, u32) = (450, 540);
const TITLE_LONG: (u32, u32) = (400, 480);
/// Of a text the largest in which it fits on one slide; the smallest may go on on the next.
const TEXT: [(&str, u32, u32); 3] = [
    ("large", 400, 560),
    ("medium", 325, 460),
    ("plain", 275, 400),
];
/// Below the title.
const GAP: u32 = 200;

/// A slide goes on after so many seconds at least and at most when nobody says.
const SECONDS: (u32, u32) = (10, 40);

/// Syllables read in a second from across a room, while other things are going on.
const SYLLABLES: u32 = 3;

impl Slide {
    /// A slide with a title that fits.
    pub(super) fn new(kind: &'static str, title: Wording) -> Self {
        let is_long = lines(&title.text, em(WIDTH, TITLE.0)) > 2;
        let (size, _) = if is_long { TITLE_LONG } else { TITLE };
        let text = cut(&title.text, em(WIDTH, size), 3);
        Self {
            kind,
            title: Wording { text, ..title },
            is_long,
            part: 1,
            parts: 1,
            ..Self::default()
        }
    }

    /// The height below the title.
    pub(super) fn room(&self) -> u32 {
        let (size, line) = if self.is_long { TITLE_LONG } else { TITLE };
        let title = lines(&self.title.text, em(WIDTH, size)) as u32 * line;
        HEIGHT.saturating_sub(title + GAP)
    }

    /// The width beside what stands on the right.
    pub(super) fn width(&self) -> u32 {
        WIDTH
            - match (&self.qr, &self.picture) {
                (None, None) => 0,
                (Some(_), None) => QR,
                (None, Some(_)) => PICTURE,
                (Some(_), Some(_)) => BOTH,
            }
    }

    /// The slide with a text, as often as the text needs.
    pub(super) fn with_text(self, text: &Wording) -> Vec<Self> {
        let width = self.width().min(MEASURE);
        let set = |(name, size, line): (&'static str, u32, u32)| {
            let room = (self.room() / line) as usize;
            (name, parts(&text.text, em(width, size), room))
        };
        let [larger @ .., plain] = TEXT;
        let fitting = larger
            .map(set)
            .into_iter()
            .find(|(_, parts)| parts.len() == 1);
        let (size, parts) = fitting.unwrap_or_else(|| set(plain));
        let slides = parts.into_iter().map(|part| Self {
            paragraphs: part
                .into_iter()
                .map(|piece| Wording {
                    text: piece,
                    lang: text.lang.clone(),
                })
                .collect(),
            size,
            ..self.clone()
        });
        numbered(slides.collect())
    }

    /// The slide with a list, as often as the list needs; `height` tells how high a row is in a column of a width.
    pub(super) fn with_rows(
        self,
        rows: Vec<SlideRow>,
        height: impl Fn(&SlideRow, u32) -> u32,
    ) -> Vec<Self> {
        let (width, room) = (self.width(), self.room());
        let heights: Vec<u32> = rows.iter().map(|row| height(row, width)).collect();
        // As many slides as there must be, with about as many rows on each.
        let least = groups(&heights, room, rows.len()).len().max(1);
        let even = (rows.len().div_ceil(least)..=rows.len())
            .map(|most| groups(&heights, room, most))
            .find(|groups| groups.len() <= least);
        let mut rows = rows.into_iter();
        let groups = even.unwrap_or_default().into_iter();
        let groups: Vec<Vec<SlideRow>> = groups
            .map(|count| rows.by_ref().take(count).collect())
            .collect();
        let slides = groups.into_iter().map(|rows| Self {
            is_sample: self.is_sample || rows.iter().any(|row| row.is_sample),
            rows,
            ..self.clone()
        });
        numbered(slides.collect())
    }

    /// The time it takes to read, in seconds.
    pub(super) fn reading_seconds(&self) -> u32 {
        let rows = self
            .rows
            .iter()
            .flat_map(|row| [&row.name].into_iter().chain(&row.notes).chain(&row.value));
        let words = [&self.title]
            .into_iter()
            .chain(&self.paragraphs)
            .chain(rows);
        let syllables: usize = words
            .map(|wording| wording.text.split_whitespace().count())
            .sum();
        let (least, most) = SECONDS;
        (6 + syllables as u32 / SYLLABLES).clamp(least, most)
    }
}

/// A width in hundredths of an em of a type size, both in hundredths of a rem.
pub(super) fn em(width: u32, size: u32) -> u32 {
    width * 100 / size
}

/// How many rows go on each slide when each takes what fits, and never more than `most`.
fn groups(heights: &[u32], room: u32, most: usize) -> Vec<usize> {
    let mut groups: Vec<usize> = Vec::new();
    let mut used = 0;
    for height in heights {
        match groups.last_mut() {
            Some(count) if used + height <= room && *count < most => *count += 1,
            _ => {
                groups.push(1);
                used = 0;
            }
        }
        used += height;
    }
    groups
}

fn numbered(mut slides: Vec<Slide>) -> Vec<Slide> {
    let parts = slides.len();
    for (at, slide) in slides.iter_mut().enumerate() {
        slide.part = at + 1;
        slide.parts = parts;
    }
    slides
}

#[cfg(test)]
mod tests {
    use super::groups;

    #[test]
    fn rows_are_shared_out() {
        for (heights, most, expected) in [
            (&[10; 10][..], 10, &[3, 3, 3, 1][..]),
            (&[10; 10], 3, &[3, 3, 3, 1]),
            (&[10; 4], 2, &[2, 2]),
            (&[50, 10], 9, &[1, 1]),
            (&[], 1, &[]),
        ] {
            assert_eq!(groups(heights, 37, most), expected);
        }
    }
}
