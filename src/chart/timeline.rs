//! What lasts from when to when, one below the other over the same time; a single day is a diamond.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::flaw::Flaw;
use super::legend::{Swatch, legend};
use super::look::SERIES;
use super::notation::Notation;
use super::scene::{Anchor, Hand, Label, Paint, Scene, Shape};
use super::table::Table;

/// Something that lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What it is.
    pub name: String,
    /// Its first day.
    pub from: Date,
    /// Its last day; the same as the first for a deadline.
    pub to: Date,
    /// Place of what it counts as in [`Timeline::kinds`].
    pub kind: usize,
}

/// Spans over the same time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// Rows from the top.
    pub spans: Vec<Span>,
    /// What spans count as: "xong", "đang làm"; at most eight. Not told when there is only one.
    pub kinds: Vec<String>,
    /// The day of the figures, marked when it lies within.
    pub today: Option<(Date, String)>,
}

const BAR: f64 = 12.0;

/// The days from left to right.
struct Days {
    first: Date,
    per_day: f64,
}

impl Days {
    /// Where a day begins.
    fn at(&self, day: Date) -> f64 {
        f64::from(days_between(self.first, day)) * self.per_day
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

impl Timeline {
    pub(super) fn lay_out(&self, width: f64, notation: &Notation) -> Result<Scene, Flaw> {
        self.check()?;
        let first = self
            .spans
            .iter()
            .map(|span| span.from)
            .min()
            .ok_or(Flaw::Empty)?;
        let last = self
            .spans
            .iter()
            .map(|span| span.to)
            .max()
            .ok_or(Flaw::Empty)?;
        // Whole months, so that the ruler begins and ends with one.
        let (first, end) = (
            first.first_of_month(),
            last.last_of_month().saturating_add(1.day()),
        );
        let length = days_between(first, end);
        if length > 366 * 30 {
            return Err(Flaw::TooMany {
                given: usize::try_from(length).unwrap_or(0),
                most: 366 * 30,
            });
        }
        let days = Days {
            first,
            per_day: width / f64::from(length.max(1)),
        };
        let mut scene = Scene::new(width);
        let mut y = 0.0;
        if self.kinds.len() > 1 {
            let used: BTreeSet<usize> = self.spans.iter().map(|span| span.kind).collect();
            let names = self
                .kinds
                .iter()
                .enumerate()
                .filter(|(at, _)| used.contains(at));
            y = legend(
                &mut scene,
                Swatch::Area,
                names.map(|(at, name)| (at, name.as_str())),
                0.0,
            );
        }
        y = today(self, &mut scene, &days, end, y);
        y = months(&mut scene, &days, end, y);
        let rules = scene.marks.len();
        for (at, span) in self.spans.iter().enumerate() {
            y = row(&mut scene, &days, at, span, y, notation);
        }
        scene.height = y - 8.0;
        let foot = scene.height;
        for mark in &mut scene.marks[..rules] {
            // Rules were begun before anybody knew how far down they go.
            if let (Paint::Grid | Paint::Break, Shape::Line(points)) = (mark.paint, &mut mark.shape)
                && let [_, below] = points.as_mut_slice()
            {
                below.1 = foot;
            }
        }
        Ok(scene)
    }

    /// The figures: a row for each span.
    pub(super) fn table(&self, notation: &Notation) -> Table {
        let has_kinds = self.kinds.len() > 1;
        let mut columns = vec![
            notation.what.clone(),
            notation.from.clone(),
            notation.to.clone(),
        ];
        if has_kinds {
            columns.push(notation.value.clone());
        }
        let row = |span: &Span| {
            let mut row = vec![
                span.name.clone(),
                notation.day(span.from),
                notation.day(span.to),
            ];
            if has_kinds {
                row.push(self.kinds.get(span.kind).cloned().unwrap_or_default());
            }
            row
        };
        Table {
            columns,
            rows: self.spans.iter().map(row).collect(),
        }
    }

    fn check(&self) -> Result<(), Flaw> {
        if self.spans.is_empty() {
            return Err(Flaw::Empty);
        }
        if self.kinds.len() > SERIES {
            return Err(Flaw::TooMany {
                given: self.kinds.len(),
                most: SERIES,
            });
        }
        let wrong = self.spans.iter().find(|span| span.to < span.from);
        match wrong {
            Some(span) => Err(Flaw::Backwards(span.name.clone())),
            None => Ok(()),
        }
    }
}

/// The day of the figures: its name above the ruler, a line through all rows.
fn today(timeline: &Timeline, scene: &mut Scene, days: &Days, end: Date, top: f64) -> f64 {
    let Some((day, name)) = timeline
        .today
        .as_ref()
        .filter(|(day, _)| (days.first..end).contains(day))
    else {
        return top;
    };
    let hand = Hand {
        is_soft: false,
        ..Hand::SMALL
    };
    let lines = hand.wrap(name, scene.width, 2);
    let x = days.at(*day) + days.per_day / 2.0;
    let half = hand.widest(&lines) / 2.0;
    let below = scene.write(
        hand,
        Anchor::Middle,
        x.clamp(half, scene.width - half),
        top,
        lines,
    );
    scene.draw(Paint::Break, Shape::Line(vec![(x, below), (x, below)]));
    below + 2.0
}

/// A ruler of months: their names where they have room, years where they begin.
fn months(scene: &mut Scene, days: &Days, end: Date, top: f64) -> f64 {
    let hand = Hand::SMALL;
    let mut starts = vec![days.first];
    while let Some(last) = starts.last().copied() {
        let next = last.saturating_add(1.month());
        if next >= end || next <= last {
            break;
        }
        starts.push(next);
    }
    let (above, below) = (top, top + hand.height(1) + 1.0);
    let bottom = below + hand.height(1);
    let widest = hand.width("12") + 5.0;
    let month_wide = scene.width / starts.len() as f64;
    // Every month, every third, or only January, whatever has room.
    let every = [1, 3, 6, 12]
        .into_iter()
        .find(|every| month_wide * f64::from(*every) >= widest)
        .unwrap_or(12);
    let mut year_free = f64::NEG_INFINITY;
    for (at, start) in starts.iter().enumerate() {
        let x = days.at(*start);
        let is_named = (i32::from(start.month()) - 1) % every == 0;
        if is_named || at == 0 {
            scene.draw(Paint::Grid, Shape::Line(vec![(x, below), (x, bottom)]));
        }
        if is_named && month_wide * f64::from(every) >= widest {
            let label = Label {
                x: x + 2.0,
                top: below,
                anchor: Anchor::Start,
                lines: vec![start.month().to_string()],
                hand,
                has_plate: false,
            };
            scene.try_write(label);
        }
        if at == 0 || start.month() == 1 {
            let year = start.year().to_string();
            let wide = hand.width(&year);
            let left = x.min(scene.width - wide);
            if left >= year_free
                && scene.try_write(Label {
                    x: left,
                    top: above,
                    anchor: Anchor::Start,
                    lines: vec![year],
                    hand,
                    has_plate: false,
                })
            {
                year_free = left + wide + 6.0;
            }
        }
    }
    bottom + 6.0
}

fn row(
    scene: &mut Scene,
    days: &Days,
    at: usize,
    span: &Span,
    top: f64,
    notation: &Notation,
) -> f64 {
    let name = Hand::BODY.wrap(&span.name, scene.width, 3);
    let mut y = scene.write(Hand::BODY, Anchor::Start, 0.0, top, name);
    let when = match span.from == span.to {
        true => notation.day(span.to),
        false => format!("{} – {}", notation.day(span.from), notation.day(span.to)),
    };
    let when = Hand::SMALL.wrap(&when, scene.width, 2);
    y = scene.write(Hand::SMALL, Anchor::Start, 0.0, y, when) + 2.0;
    for label in scene.labels.iter_mut().rev().take(2) {
        // The rules of months run behind the words.
        label.has_plate = true;
    }
    let length = f64::from(days_between(span.from, span.to) + 1);
    let (from, to) = (
        days.at(span.from),
        days.at(span.from) + length * days.per_day,
    );
    let kind = span.kind.min(SERIES - 1);
    let shape = match span.from == span.to {
        true => {
            let r = BAR / 2.0 + 1.0;
            let x = f64::midpoint(from, to).clamp(r, scene.width - r);
            let middle = y + BAR / 2.0 + 1.0;
            Shape::Area(vec![
                (x, middle - r),
                (x + r, middle),
                (x, middle + r),
                (x - r, middle),
            ])
        }
        false => Shape::Rect {
            x: from,
            y: y + 1.0,
            width: to - from,
            height: BAR,
            round: 2.0,
        },
    };
    scene.show(Paint::Series(kind), shape, kind, at, length);
    y + BAR + 10.0
}
