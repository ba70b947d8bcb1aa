//! Values over time: a line stops where there is no data and never runs across a break.

use super::bars::{Series, headings, value};
use super::flaw::{Flaw, sound};
use super::legend::{Swatch, legend};
use super::look::{SERIES, point};
use super::notation::Notation;
use super::scale::{Scale, ticks};
use super::scene::{Anchor, Hand, Label, Paint, Scene, Shape};
use super::table::Table;

/// A change after which values cannot be compared with those before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// Place (from 0) of the first step after it.
    pub before: usize,
    /// What changed.
    pub label: String,
}

/// Values over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// Steps of time, all as long as each other: years, months. A step without data is there too.
    pub steps: Vec<String>,
    /// One to eight lines; `None` where there is no data.
    pub series: Vec<Series>,
    /// Breaks, in order of time.
    pub breaks: Vec<Break>,
    /// Pattern of a value: `{n}%`; empty for the number alone.
    pub unit: String,
    /// The least and the most that the scale must show; absent ends fit the values.
    pub limits: (Option<f64>, Option<f64>),
}

const PLOT: f64 = 170.0;

/// The field in which lines are drawn.
struct Field {
    left: f64,
    right: f64,
    top: f64,
    steps: usize,
    scale: Scale,
}

impl Field {
    fn bottom(&self) -> f64 {
        self.top + PLOT
    }

    fn x(&self, step: usize) -> f64 {
        match self.steps {
            0 | 1 => f64::midpoint(self.left, self.right),
            steps => self.left + (self.right - self.left) * step as f64 / (steps - 1) as f64,
        }
    }
}

impl Lines {
    pub(super) fn lay_out(&self, width: f64, notation: &Notation) -> Result<Scene, Flaw> {
        self.check()?;
        let mut scene = Scene::new(width);
        let top = self.legend(&mut scene);
        let values = || {
            self.series
                .iter()
                .flat_map(|series| series.values.iter().flatten().copied())
        };
        let low = values().chain(self.limits.0).fold(f64::INFINITY, f64::min);
        let high = values()
            .chain(self.limits.1)
            .fold(f64::NEG_INFINITY, f64::max);
        let ticks = self.ticks(low, high);
        let field = self.field(&mut scene, &ticks, top, notation);
        self.break_marks(&mut scene, &field, top);
        for (number, series) in self.series.iter().enumerate() {
            draw_series(&mut scene, &field, &self.breaks, number, series);
        }
        let bottom = self.name_steps(&mut scene, &field, notation);
        self.name_values(&mut scene, &field, notation);
        scene.height = bottom;
        Ok(scene)
    }

    /// The figures: a row for each step, a column for each series.
    pub(super) fn table(&self, notation: &Notation) -> Table {
        let mut rows = Vec::new();
        for (at, step) in self.steps.iter().enumerate() {
            let breaks = self.breaks.iter().filter(|one| one.before == at);
            let step = breaks.fold(step.clone(), |step, one| format!("{step} ({})", one.label));
            let said = |series: &Series| match value(series, at) {
                Some(value) => notation.quantity(value, &self.unit),
                None => notation.no_data.clone(),
            };
            rows.push(
                std::iter::once(step)
                    .chain(self.series.iter().map(said))
                    .collect(),
            );
        }
        Table {
            columns: headings(&self.series, notation),
            rows,
        }
    }

    fn check(&self) -> Result<(), Flaw> {
        if self.series.len() > SERIES {
            return Err(Flaw::TooMany {
                given: self.series.len(),
                most: SERIES,
            });
        }
        for limit in [self.limits.0, self.limits.1].into_iter().flatten() {
            sound(limit, "limits")?;
        }
        let mut has_value = false;
        for series in &self.series {
            if series.values.len() != self.steps.len() {
                return Err(Flaw::Uneven(series.name.clone()));
            }
            for (value, step) in series.values.iter().zip(&self.steps) {
                let Some(value) = value else { continue };
                sound(*value, step)?;
                has_value = true;
            }
        }
        if has_value { Ok(()) } else { Err(Flaw::Empty) }
    }

    fn legend(&self, scene: &mut Scene) -> f64 {
        if self.series.len() < 2 {
            return 0.0;
        }
        let names = self
            .series
            .iter()
            .enumerate()
            .map(|(at, series)| (at, series.name.as_str()));
        legend(scene, Swatch::Line, names, 0.0)
    }

    /// Round numbers, kept inside limits that are an end of the scale itself (no percentage beyond 100).
    fn ticks(&self, low: f64, high: f64) -> Vec<f64> {
        let mut found = ticks(low, high, 4);
        if let Some(most) = self.limits.1.filter(|most| *most >= high && *most > low) {
            found.retain(|tick| *tick < most);
            found.push(most);
        }
        if let Some(least) = self.limits.0.filter(|least| *least <= low && *least < high) {
            found.retain(|tick| *tick > least);
            found.insert(0, least);
        }
        found
    }

    /// Numbers on the left, lines across, and the room between.
    fn field(&self, scene: &mut Scene, ticks: &[f64], top: f64, notation: &Notation) -> Field {
        let named: Vec<(f64, String)> = ticks
            .iter()
            .map(|tick| (*tick, notation.number(*tick, 2)))
            .collect();
        let widest = named
            .iter()
            .map(|(_, name)| Hand::SMALL.width(name))
            .fold(0.0, f64::max);
        // Numbers that would take half the picture leave the axis to the values at the points.
        let has_axis = widest <= scene.width * 0.4;
        let half = self
            .steps
            .iter()
            .map(|step| Hand::SMALL.width(step))
            .fold(0.0, f64::max)
            / 2.0;
        let half = half.clamp(10.0, 40.0);
        let left = if has_axis { widest + 8.0 + 10.0 } else { half };
        let top = top + self.breaks_height(scene.width) + Hand::STRONG.height(1) + 4.0;
        let low = ticks.first().copied().unwrap_or(0.0);
        let high = ticks.last().copied().unwrap_or(1.0);
        let field = Field {
            left,
            right: scene.width - half,
            top,
            steps: self.steps.len(),
            scale: Scale::new(low, high, top + PLOT, top),
        };
        let mut free = f64::INFINITY;
        for (tick, name) in named {
            let y = field.scale.at(tick);
            let from = if has_axis { widest + 6.0 } else { 0.0 };
            scene.draw(Paint::Grid, Shape::Line(vec![(from, y), (scene.width, y)]));
            let height = Hand::SMALL.height(1);
            if has_axis && y + height / 2.0 <= free {
                scene.write(
                    Hand::SMALL,
                    Anchor::End,
                    widest,
                    y - height / 2.0,
                    vec![name],
                );
                free = y - height / 2.0;
            }
        }
        field
    }

    fn break_lines(&self, width: f64) -> impl Iterator<Item = (&Break, Vec<String>)> {
        let breaks = self
            .breaks
            .iter()
            .filter(|one| one.before < self.steps.len());
        breaks.map(move |one| (one, Hand::SMALL.wrap(&one.label, width * 0.8, 3)))
    }

    fn breaks_height(&self, width: f64) -> f64 {
        self.break_lines(width)
            .map(|(_, lines)| Hand::SMALL.height(lines.len()))
            .sum()
    }

    /// Each break on a line of its own above the field, and a rule from there down.
    fn break_marks(&self, scene: &mut Scene, field: &Field, top: f64) {
        let mut y = top;
        for (one, lines) in self.break_lines(scene.width) {
            let after = field.x(one.before);
            let x = match one.before.checked_sub(1) {
                Some(before) => f64::midpoint(field.x(before), after),
                None => after - 6.0,
            };
            let wide = Hand::SMALL.widest(&lines);
            let is_left = x + 4.0 + wide > scene.width;
            // Where it fits on neither side of its rule, it ends where the picture ends.
            let (anchor, at) = match is_left {
                false => (Anchor::Start, x + 4.0),
                true if x - 4.0 >= wide => (Anchor::End, x - 4.0),
                true => (Anchor::End, scene.width),
            };
            let below = scene.write(
                Hand {
                    is_soft: false,
                    ..Hand::SMALL
                },
                anchor,
                at,
                y,
                lines,
            );
            let rule_top = if at == scene.width { below } else { y };
            scene.draw(
                Paint::Break,
                Shape::Line(vec![(x, rule_top), (x, field.bottom())]),
            );
            y = below;
        }
    }

    /// Names of steps below the field, as many as have room, the last one always; a dash above a step without any data.
    fn name_steps(&self, scene: &mut Scene, field: &Field, notation: &Notation) -> f64 {
        let mut y = field.bottom() + 4.0;
        let gaps: Vec<usize> = (0..self.steps.len())
            .filter(|at| {
                self.series
                    .iter()
                    .all(|series| value(series, *at).is_none())
            })
            .collect();
        let hand = Hand::SMALL;
        if !gaps.is_empty() {
            for at in &gaps {
                let label = Label {
                    x: field.x(*at),
                    top: y,
                    anchor: Anchor::Middle,
                    lines: vec!["–".to_owned()],
                    hand,
                    has_plate: false,
                };
                scene.try_write(label);
            }
            // A pixel between, or the dashes would keep the names below them away.
            y += hand.height(1) + 1.0;
        }
        let mut bottom = y;
        for at in (0..self.steps.len()).rev() {
            let most = if self.steps.len() < 3 {
                scene.width / 2.0
            } else {
                80.0
            };
            let lines = hand.wrap(&self.steps[at], most, 2);
            let half = hand.widest(&lines) / 2.0;
            let x = field.x(at).clamp(half, (scene.width - half).max(half));
            let height = hand.height(lines.len());
            let label = Label {
                x,
                top: y,
                anchor: Anchor::Middle,
                lines,
                hand,
                has_plate: false,
            };
            if scene.try_write(label) {
                bottom = bottom.max(y + height);
            }
        }
        if !gaps.is_empty() {
            let lines = hand.wrap(&format!("– {}", notation.no_data), scene.width, 2);
            bottom = scene.write(hand, Anchor::Start, 0.0, bottom + 4.0, lines);
        }
        bottom
    }

    /// Values beside points: ends and extremes first, then all that still have room.
    fn name_values(&self, scene: &mut Scene, field: &Field, notation: &Notation) {
        let mut points: Vec<(usize, usize, f64)> = Vec::new();
        for (number, series) in self.series.iter().enumerate() {
            let own = series
                .values
                .iter()
                .enumerate()
                .filter_map(|(at, value)| value.map(|value| (number, at, value)));
            let own: Vec<_> = own.collect();
            let by_value = |a: &&(usize, usize, f64), b: &&(usize, usize, f64)| a.2.total_cmp(&b.2);
            let ends = [
                own.last(),
                own.first(),
                own.iter().max_by(by_value),
                own.iter().min_by(by_value),
            ];
            points.extend(ends.into_iter().flatten());
            // A line of many points would drown in its numbers.
            if own.len() <= 12 && self.series.len() <= 2 {
                points.extend(own);
            }
        }
        let mut seen = Vec::new();
        for (number, at, value) in points {
            if seen.contains(&(number, at)) {
                continue;
            }
            seen.push((number, at));
            let hand = Hand {
                size: 13.0,
                ..Hand::STRONG
            };
            let said = notation.quantity(value, &self.unit);
            let half = hand.width(&said) / 2.0;
            let (x, y) = (field.x(at), field.scale.at(value));
            let x = x.clamp(half, (scene.width - half).max(half));
            for top in [y - 8.0 - hand.height(1), y + 7.0] {
                let label = Label {
                    x,
                    top,
                    anchor: Anchor::Middle,
                    lines: vec![said.clone()],
                    hand,
                    has_plate: true,
                };
                if top + hand.height(1) <= field.bottom() + 3.0 && scene.try_write(label) {
                    break;
                }
            }
        }
    }
}

/// One line: pieces between gaps and breaks, and a point for every value.
fn draw_series(scene: &mut Scene, field: &Field, breaks: &[Break], number: usize, series: &Series) {
    let mut piece: Vec<(f64, f64)> = Vec::new();
    let mut end = |piece: &mut Vec<(f64, f64)>| {
        let points = std::mem::take(piece);
        if points.len() > 1 {
            scene.draw(Paint::Stroke(number), Shape::Line(points));
        }
    };
    for (at, value) in series.values.iter().enumerate() {
        if value.is_none() || breaks.iter().any(|one| one.before == at) {
            end(&mut piece);
        }
        if let Some(value) = value {
            piece.push((field.x(at), field.scale.at(*value)));
        }
    }
    end(&mut piece);
    for (at, value) in series.values.iter().enumerate() {
        if let Some(value) = value {
            let shape = point(number, field.x(at), field.scale.at(*value));
            scene.show(Paint::Point(number), shape, number, at, *value);
        }
    }
}
