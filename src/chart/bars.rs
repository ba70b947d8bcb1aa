//! Amounts as bars: side by side or stacked, lying or standing. Every bar says its value, so there is no axis to read from.

use super::columns::columns;
use super::flaw::{Flaw, amount, sound};
use super::legend::{Swatch, legend};
use super::look::SERIES;
use super::notation::Notation;
use super::scene::{Anchor, Hand, Label, Paint, Scene, Shape};
use super::table::Table;

/// One value for every category.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What it is called; not shown when it is the only one.
    pub name: String,
    /// One for each category; `None` where there is no data.
    pub values: Vec<Option<f64>>,
}

/// Which way bars grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the right, below their names: any name has room.
    Lying,
    /// Upwards; they lie down when their names or values would not fit below and above them.
    Standing,
}

/// Amounts as bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// What is compared.
    pub categories: Vec<String>,
    /// One or more values for each; more than eight stacked are too many, more than eight side by side are named one by one.
    pub series: Vec<Series>,
    /// True when the series of a category add up.
    pub is_stacked: bool,
    /// Which way they grow.
    pub direction: Direction,
    /// Pattern of a value: `{n}%`, `{n} hồ sơ`; empty for the number alone.
    pub unit: String,
}

const ROW: f64 = 20.0;
const BAR: f64 = 14.0;

impl Bars {
    pub(super) fn lay_out(&self, width: f64, notation: &Notation) -> Result<Scene, Flaw> {
        self.check()?;
        if self.direction == Direction::Standing
            && let Some(scene) = columns(self, width, notation)
        {
            return Ok(scene);
        }
        Ok(self.lying(width, notation))
    }

    /// The figures: a row for each category, a column for each series.
    pub(super) fn table(&self, notation: &Notation) -> Table {
        let row = |(at, category): (usize, &String)| {
            let values = self
                .series
                .iter()
                .map(|series| self.said(value(series, at), notation));
            std::iter::once(category.clone()).chain(values).collect()
        };
        Table {
            columns: headings(&self.series, notation),
            rows: self.categories.iter().enumerate().map(row).collect(),
        }
    }

    fn check(&self) -> Result<(), Flaw> {
        if self.categories.is_empty() || self.series.is_empty() {
            return Err(Flaw::Empty);
        }
        if self.is_stacked && self.series.len() > SERIES {
            return Err(Flaw::TooMany {
                given: self.series.len(),
                most: SERIES,
            });
        }
        let mut has_value = false;
        for series in &self.series {
            if series.values.len() != self.categories.len() {
                return Err(Flaw::Uneven(series.name.clone()));
            }
            for (value, category) in series.values.iter().zip(&self.categories) {
                let Some(value) = value else { continue };
                has_value = true;
                match self.is_stacked {
                    true => amount(*value, category)?,
                    false => sound(*value, category)?,
                };
            }
        }
        if has_value { Ok(()) } else { Err(Flaw::Empty) }
    }

    /// A value in words.
    pub(super) fn said(&self, value: Option<f64>, notation: &Notation) -> String {
        match value {
            Some(value) => notation.quantity(value, &self.unit),
            None => notation.no_data.clone(),
        }
    }

    /// The sum of a category; `None` when there is no data at all.
    pub(super) fn total(&self, at: usize) -> Option<f64> {
        let mut values = self
            .series
            .iter()
            .filter_map(|series| value(series, at))
            .peekable();
        values.peek()?;
        Some(values.sum())
    }

    /// The least and the most that is drawn; nothing is always among it.
    pub(super) fn extent(&self) -> (f64, f64) {
        let values = (0..self.categories.len()).flat_map(|at| {
            let single = self
                .series
                .iter()
                .filter_map(move |series| value(series, at));
            let sum = self.total(at).filter(|_| self.is_stacked);
            single.chain(sum)
        });
        values.fold((0.0, 0.0), |(low, high): (f64, f64), value| {
            (low.min(value), high.max(value))
        })
    }

    /// True when a legend tells the series apart; otherwise there is one, or every bar is named.
    pub(super) fn has_legend(&self) -> bool {
        (2..=SERIES).contains(&self.series.len())
    }

    /// Draws the legend, if there is one, and returns where it ends.
    pub(super) fn legend(&self, scene: &mut Scene) -> f64 {
        if !self.has_legend() {
            return 0.0;
        }
        let names = self
            .series
            .iter()
            .enumerate()
            .map(|(at, series)| (at, series.name.as_str()));
        legend(scene, Swatch::Area, names, 0.0)
    }

    fn lying(&self, width: f64, notation: &Notation) -> Scene {
        let mut scene = Scene::new(width);
        let mut y = self.legend(&mut scene);
        let frame = Frame::new(self, width, notation);
        for (at, category) in self.categories.iter().enumerate() {
            let name = Hand::BODY.wrap(category, width, 3);
            y = scene.write(Hand::BODY, Anchor::Start, 0.0, y, name);
            y = match self.is_stacked {
                true => self.pile(&mut scene, &frame, at, y, notation),
                false => self.group(&mut scene, &frame, at, y, notation),
            };
            y += 8.0;
        }
        scene.height = y - 8.0 + 1.0;
        scene
    }

    /// The bars of one category below each other.
    fn group(
        &self,
        scene: &mut Scene,
        frame: &Frame,
        at: usize,
        top: f64,
        notation: &Notation,
    ) -> f64 {
        let is_named = self.series.len() > SERIES;
        let mut y = top;
        for (number, series) in self.series.iter().enumerate() {
            if is_named {
                let name = Hand::SMALL.wrap(&series.name, scene.width, 2);
                y = scene.write(Hand::SMALL, Anchor::Start, 0.0, y, name);
            }
            let value = value(series, at);
            let said = self.said(value, notation);
            if frame.is_value_above {
                let lines = Hand::STRONG.wrap(&said, scene.width, 2);
                y = scene.write(Hand::STRONG, Anchor::Start, 0.0, y, lines);
            }
            let end = frame.at(value.unwrap_or(0.0));
            let (from, to) = (frame.zero.min(end), frame.zero.max(end));
            let look = if is_named { 0 } else { number };
            if let Some(value) = value {
                let bar = Shape::Rect {
                    x: from,
                    y: y + 3.0,
                    width: to - from,
                    height: BAR,
                    round: 0.0,
                };
                scene.show(Paint::Series(look), bar, number, at, value);
            }
            scene.draw(
                Paint::Axis,
                Shape::Line(vec![(frame.zero, y + 1.0), (frame.zero, y + ROW - 1.0)]),
            );
            if !frame.is_value_above {
                let is_left = value.is_some_and(|value| value < 0.0);
                let (anchor, x) = if is_left {
                    (Anchor::End, from - 5.0)
                } else {
                    (Anchor::Start, to + 5.0)
                };
                let hand = if value.is_some() {
                    Hand::STRONG
                } else {
                    Hand::SMALL
                };
                scene.write(hand, anchor, x, y + 1.0, vec![said]);
            }
            y += ROW;
        }
        y
    }

    /// The bars of one category one after the other, with what they make together behind them.
    fn pile(
        &self,
        scene: &mut Scene,
        frame: &Frame,
        at: usize,
        top: f64,
        notation: &Notation,
    ) -> f64 {
        let mut y = top;
        let total = self.said(self.total(at), notation);
        if frame.is_value_above {
            let lines = Hand::STRONG.wrap(&total, scene.width, 2);
            y = scene.write(Hand::STRONG, Anchor::Start, 0.0, y, lines);
        }
        let (mut sum, height) = (0.0, 22.0);
        for (number, series) in self.series.iter().enumerate() {
            let Some(value) = value(series, at) else {
                continue;
            };
            let (from, to) = (frame.at(sum), frame.at(sum + value));
            sum += value;
            let bar = Shape::Rect {
                x: from,
                y: y + 2.0,
                width: to - from,
                height,
                round: 0.0,
            };
            scene.show(Paint::Series(number), bar, number, at, value);
            let said = notation.quantity(value, &self.unit);
            let hand = Hand {
                size: 12.0,
                is_soft: false,
                ..Hand::SMALL
            };
            if hand.width(&said) + 10.0 <= to - from {
                let x = f64::midpoint(from, to);
                let top = y + 2.0 + (height - hand.height(1)) / 2.0;
                scene.labels.push(Label {
                    x,
                    top,
                    anchor: Anchor::Middle,
                    lines: vec![said],
                    hand,
                    has_plate: true,
                });
            }
        }
        scene.draw(
            Paint::Axis,
            Shape::Line(vec![(frame.zero, y), (frame.zero, y + height + 4.0)]),
        );
        if !frame.is_value_above {
            scene.write(
                Hand::STRONG,
                Anchor::Start,
                frame.at(sum) + 5.0,
                y + 3.0,
                vec![total],
            );
        }
        y + height + 6.0
    }
}

/// The head of the table: what a row is, then each series, by its name where it has one.
pub(super) fn headings(series: &[Series], notation: &Notation) -> Vec<String> {
    let named = series.iter().map(|series| match series.name.is_empty() {
        true => notation.value.clone(),
        false => series.name.clone(),
    });
    std::iter::once(notation.what.clone())
        .chain(named)
        .collect()
}

/// The value of a series for a category.
pub(super) fn value(series: &Series, at: usize) -> Option<f64> {
    series.values.get(at).copied().flatten()
}

/// Where lying bars begin and how long a value is.
struct Frame {
    zero: f64,
    per_value: f64,
    is_value_above: bool,
}

impl Frame {
    fn new(bars: &Bars, width: f64, notation: &Notation) -> Self {
        let (low, high) = bars.extent();
        // What stands behind an end: the values, or of a pile its sum.
        let ends = (0..bars.categories.len()).flat_map(|at| -> Vec<Option<f64>> {
            match bars.is_stacked {
                true => vec![bars.total(at)],
                false => bars.series.iter().map(|series| value(series, at)).collect(),
            }
        });
        let (mut left, mut right) = (0.0_f64, 0.0_f64);
        for end in ends {
            let room = Hand::STRONG.width(&bars.said(end, notation)) + 6.0;
            match end.is_some_and(|value| value < 0.0) {
                true => left = left.max(room),
                false => right = right.max(room),
            }
        }
        let is_value_above = width - left - right < width * 0.4;
        if is_value_above {
            (left, right) = (0.0, 0.0);
        }
        let per_value = if high > low {
            (width - left - right) / (high - low)
        } else {
            0.0
        };
        Self {
            zero: left - low * per_value,
            per_value,
            is_value_above,
        }
    }

    fn at(&self, value: f64) -> f64 {
        self.zero + value * self.per_value
    }
}
