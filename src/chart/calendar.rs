//! An amount for every day, a month beside the other as on a wall calendar. Stronger is darker and larger, so it reads without colour too.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{ToSpan, Unit};

use super::flaw::{Flaw, amount};
use super::notation::Notation;
use super::scene::{Anchor, Hand, Paint, Scene, Shape};
use super::table::Table;

/// An amount for every day.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// The first day of the period.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// Amounts by day, not negative; a day that is not in it has none.
    pub days: BTreeMap<Date, f64>,
    /// Pattern of a value: `{n} tin, bài`; empty for the number alone.
    pub unit: String,
}

/// Two years.
const MONTHS: usize = 24;
const CELL: f64 = 12.0;
const MONTH: f64 = CELL * 7.0;

impl Calendar {
    pub(super) fn lay_out(&self, width: f64, notation: &Notation) -> Result<Scene, Flaw> {
        let months = self.months()?;
        let most = self.most(notation)?;
        let mut scene = Scene::new(width);
        let room = ((width + 14.0) / (MONTH + 14.0)).floor() as usize;
        // A year reads best in rows as long as each other.
        let even = [12, 6, 4, 3, 2].into_iter().find(|even| *even <= room);
        let beside = even.unwrap_or(1).min(months.len());
        let gap = (width - MONTH * beside as f64) / (beside.max(2) - 1) as f64;
        let gap = gap.min(24.0);
        let mut top = 0.0_f64;
        for row in months.chunks(beside) {
            let mut below = top;
            for (at, first) in row.iter().enumerate() {
                let left = (MONTH + gap) * at as f64;
                below = below.max(self.month(&mut scene, *first, (left, top), most, notation));
            }
            top = below + 8.0;
        }
        scene.height = self.key(&mut scene, top, most, notation);
        Ok(scene)
    }

    /// The figures: a row for each month, and for each day with something in it.
    pub(super) fn table(&self, notation: &Notation) -> Table {
        let days = self
            .days
            .iter()
            .filter(|(day, value)| self.holds(**day) && **value != 0.0);
        let row = |(day, value): (&Date, &f64)| {
            vec![notation.day(*day), notation.quantity(*value, &self.unit)]
        };
        Table {
            columns: vec![notation.what.clone(), notation.value.clone()],
            rows: days.map(row).collect(),
        }
    }

    fn holds(&self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }

    fn months(&self) -> Result<Vec<Date>, Flaw> {
        if self.to < self.from {
            return Err(Flaw::Backwards(self.from.to_string()));
        }
        let first = self.from.first_of_month();
        let span = first
            .until((Unit::Month, self.to.first_of_month()))
            .map_or(0, |span| span.get_months());
        let count = usize::try_from(span).unwrap_or(0) + 1;
        if count > MONTHS {
            return Err(Flaw::TooMany {
                given: count,
                most: MONTHS,
            });
        }
        Ok((0..count)
            .map(|at| first.saturating_add((at as i64).months()))
            .collect())
    }

    fn most(&self, notation: &Notation) -> Result<f64, Flaw> {
        let mut most = 0.0_f64;
        for (day, value) in &self.days {
            let value = amount(*value, &notation.day(*day))?;
            if self.holds(*day) {
                most = most.max(value);
            }
        }
        Ok(most)
    }

    fn month(
        &self,
        scene: &mut Scene,
        first: Date,
        (left, top): (f64, f64),
        most: f64,
        notation: &Notation,
    ) -> f64 {
        let hand = Hand {
            is_soft: false,
            ..Hand::SMALL
        };
        let name = hand.wrap(&notation.month(first), MONTH, 1);
        let top = scene.write(hand, Anchor::Start, left, top, name) + 2.0;
        let offset = i32::from(first.weekday().to_monday_zero_offset());
        let mut bottom = top;
        let mut spots = Vec::new();
        for number in 0..i32::from(first.days_in_month()) {
            let day = first.saturating_add(number.days());
            if !self.holds(day) {
                continue;
            }
            let (column, row) = ((offset + number) % 7, (offset + number) / 7);
            let (x, y) = (left + CELL * f64::from(column), top + CELL * f64::from(row));
            bottom = bottom.max(y + CELL);
            let value = self.days.get(&day).copied().unwrap_or(0.0);
            scene.draw(Paint::Track, square(x, y, CELL - 1.0));
            if let Some(level) = level(value, most) {
                let item = self.from.until(day).map_or(0, |span| span.get_days());
                spots.push((level, x, y, usize::try_from(item).unwrap_or(0), value));
            }
        }
        // Equal paint together is written as one path.
        spots.sort_by_key(|spot| spot.0);
        for (level, x, y, item, value) in spots {
            scene.show(Paint::Level(level), spot(x, y, level), 0, item, value);
        }
        bottom
    }

    /// Which strength stands for which amounts.
    fn key(&self, scene: &mut Scene, top: f64, most: f64, notation: &Notation) -> f64 {
        let hand = Hand::SMALL;
        let edge = |level: u8| most * f64::from(level) / 4.0;
        let (mut x, mut y) = (0.0, top);
        let levels = if most > 0.0 { 4 } else { 0 };
        for level in 0..=levels {
            let said = match level {
                0 => notation.quantity(0.0, &self.unit),
                // Whole numbers need no fractions to tell their ranges apart.
                _ if self.is_whole() => {
                    let low = edge(level - 1).floor() + 1.0;
                    let high = edge(level).floor();
                    match low.total_cmp(&high) {
                        std::cmp::Ordering::Greater => continue,
                        std::cmp::Ordering::Equal => notation.number(low, 0),
                        std::cmp::Ordering::Less => {
                            format!("{}–{}", notation.number(low, 0), notation.number(high, 0))
                        }
                    }
                }
                _ => format!("≤ {}", notation.number(edge(level), 2)),
            };
            let lines = hand.wrap(&said, scene.width - CELL - 6.0, 2);
            let wide = CELL + 6.0 + hand.widest(&lines);
            if x > 0.0 && x + wide > scene.width {
                (x, y) = (0.0, y + hand.height(1) + 4.0);
            }
            let above = y + (hand.height(1) - CELL) / 2.0;
            scene.draw(Paint::Track, square(x, above, CELL - 1.0));
            if level > 0 {
                scene.draw(Paint::Level(level), spot(x, above, level));
            }
            let below = scene.write(hand, Anchor::Start, x + CELL + 6.0, y, lines);
            x += wide + 12.0;
            // A wrapped name of nothing takes its own rows.
            if below > y + hand.height(1) + 1.0 {
                (x, y) = (0.0, below + 4.0);
            }
        }
        if x > 0.0 { y + hand.height(1) } else { y }
    }

    fn is_whole(&self) -> bool {
        self.days.values().all(|value| value.fract() == 0.0)
    }
}

/// 1–4, by quarters of the most; none for nothing.
fn level(value: f64, most: f64) -> Option<u8> {
    (value > 0.0 && most > 0.0).then(|| (value / most * 4.0).ceil().clamp(1.0, 4.0) as u8)
}

/// The square of a strength in the cell whose corner is at `x`, `y`.
fn spot(x: f64, y: f64, level: u8) -> Shape {
    square(x, y, [0.0, 4.0, 6.5, 8.5, 11.0][usize::from(level.min(4))])
}

/// A square in the middle of the cell whose corner is at `x`, `y`.
fn square(x: f64, y: f64, side: f64) -> Shape {
    let inset = (CELL - side) / 2.0;
    Shape::Rect {
        x: x + inset,
        y: y + inset,
        width: side,
        height: side,
        round: 0.0,
    }
}
