//! Ranks before and after: the first is at the top, a line rises for who got better.

use std::collections::BTreeSet;

use super::flaw::Flaw;
use super::look::{SERIES, point};
use super::notation::Notation;
use super::scale::Scale;
use super::scene::{Anchor, Hand, Paint, Scene, Shape};
use super::table::Table;

/// Who is ranked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Who it is.
    pub name: String,
    /// Rank before, from 1; `None` when not ranked.
    pub before: Option<u32>,
    /// Rank after, from 1; `None` when not ranked.
    pub after: Option<u32>,
}

/// Ranks before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slope {
    /// What the left is called: a year.
    pub before: String,
    /// What the right is called.
    pub after: String,
    /// Who is ranked; at most 40. Beyond eight all lines look the same, and the names tell them apart.
    pub entries: Vec<Ranked>,
}

const MOST: usize = 40;
const GAP: f64 = 3.0;

impl Slope {
    pub(super) fn lay_out(&self, width: f64, notation: &Notation) -> Result<Scene, Flaw> {
        self.check()?;
        let mut scene = Scene::new(width);
        let numbers = self.entries.iter().filter_map(|entry| entry.before);
        let left_room = numbers
            .map(|rank| Hand::STRONG.width(&said(rank, notation)))
            .fold(20.0, f64::max);
        let sides = Sides {
            left: left_room + 14.0,
            right: width * 0.5,
            name: width * 0.5 + 18.0,
        };
        let mut top = 0.0_f64;
        let heads = [
            (0.0, sides.right - 8.0, &self.before),
            (sides.right, width - sides.right, &self.after),
        ];
        for (x, most, head) in heads {
            let lines = Hand::SMALL.wrap(head, most, 2);
            top = top.max(scene.write(Hand::SMALL, Anchor::Start, x, 0.0, lines));
        }
        let top = top + 4.0;
        let names = self.names(width - sides.name, notation);
        let numbers = self.numbers(notation);
        let needed = |column: &[Placed]| {
            column
                .iter()
                .map(|label| Hand::BODY.height(label.lines.len()) + GAP)
                .sum()
        };
        let height = f64::max(needed(&names), needed(&numbers)).max(180.0);
        let ranks = || {
            self.entries
                .iter()
                .flat_map(|entry| [entry.before, entry.after])
                .flatten()
        };
        let (first, last) = (ranks().min().unwrap_or(1), ranks().max().unwrap_or(1));
        let scale = Scale::new(
            f64::from(first),
            f64::from(last),
            top + 10.0,
            top + height - 10.0,
        );
        for (column, is_left) in [(numbers, true), (names, false)] {
            write_column(
                &mut scene,
                &scale,
                column,
                (top, top + height),
                &sides,
                is_left,
            );
        }
        self.draw_lines(&mut scene, &scale, &sides);
        scene.height = self.unranked(&mut scene, top + height, notation);
        Ok(scene)
    }

    /// The figures.
    pub(super) fn table(&self, notation: &Notation) -> Table {
        let rank = |rank: Option<u32>| {
            rank.map_or_else(|| notation.no_data.clone(), |rank| said(rank, notation))
        };
        let row = |entry: &Ranked| vec![entry.name.clone(), rank(entry.before), rank(entry.after)];
        Table {
            columns: vec![
                notation.what.clone(),
                self.before.clone(),
                self.after.clone(),
            ],
            rows: self.entries.iter().map(row).collect(),
        }
    }

    fn check(&self) -> Result<(), Flaw> {
        if self.entries.len() > MOST {
            return Err(Flaw::TooMany {
                given: self.entries.len(),
                most: MOST,
            });
        }
        let is_ranked = |entry: &Ranked| entry.before.is_some() || entry.after.is_some();
        match self.entries.iter().any(is_ranked) {
            true => Ok(()),
            false => Err(Flaw::Empty),
        }
    }

    /// Ranks before, each once.
    fn numbers(&self, notation: &Notation) -> Vec<Placed> {
        let ranks: BTreeSet<u32> = self
            .entries
            .iter()
            .filter_map(|entry| entry.before)
            .collect();
        let placed = |rank: u32| Placed {
            rank,
            lines: vec![said(rank, notation)],
        };
        ranks.into_iter().map(placed).collect()
    }

    /// Ranks after with names, the best first.
    fn names(&self, most: f64, notation: &Notation) -> Vec<Placed> {
        let ranked = self
            .entries
            .iter()
            .filter_map(|entry| entry.after.map(|rank| (rank, entry)));
        let placed = ranked.map(|(rank, entry)| Placed {
            rank,
            lines: Hand::BODY.wrap(
                &format!("{}\u{a0}· {}", said(rank, notation), entry.name),
                most,
                3,
            ),
        });
        let mut names: Vec<Placed> = placed.collect();
        names.sort_by_key(|label| label.rank);
        names
    }

    fn draw_lines(&self, scene: &mut Scene, scale: &Scale, sides: &Sides) {
        let is_many = self.entries.len() > SERIES;
        for (at, entry) in self.entries.iter().enumerate() {
            let look = if is_many { 0 } else { at };
            let ends = [(entry.before, sides.left), (entry.after, sides.right)];
            let ends = ends.map(|(rank, x)| rank.map(|rank| (rank, x, scale.at(f64::from(rank)))));
            if let [Some((_, x0, y0)), Some((_, x1, y1))] = ends {
                scene.draw(Paint::Stroke(look), Shape::Line(vec![(x0, y0), (x1, y1)]));
            }
            for (side, (rank, x, y)) in ends
                .into_iter()
                .enumerate()
                .filter_map(|(side, end)| Some((side, end?)))
            {
                scene.show(
                    Paint::Point(look),
                    point(look, x, y),
                    at,
                    side,
                    f64::from(rank),
                );
            }
        }
    }

    /// Who has no rank after, below all others.
    fn unranked(&self, scene: &mut Scene, bottom: f64, notation: &Notation) -> f64 {
        let mut y = bottom;
        for entry in self.entries.iter().filter(|entry| entry.after.is_none()) {
            let said = format!("{}: {}", entry.name, notation.no_data);
            let lines = Hand::SMALL.wrap(&said, scene.width, 3);
            y = scene.write(Hand::SMALL, Anchor::Start, 0.0, y + 2.0, lines);
        }
        y
    }
}

/// Where columns stand, from the left edge of the picture.
struct Sides {
    left: f64,
    right: f64,
    name: f64,
}

/// A label and the rank it wants to stand at.
struct Placed {
    rank: u32,
    lines: Vec<String>,
}

/// Writes labels as near to their ranks as they may stand without touching, with a short line to each.
fn write_column(
    scene: &mut Scene,
    scale: &Scale,
    column: Vec<Placed>,
    (top, bottom): (f64, f64),
    sides: &Sides,
    is_left: bool,
) {
    let hand = if is_left { Hand::STRONG } else { Hand::BODY };
    let heights: Vec<f64> = column
        .iter()
        .map(|label| hand.height(label.lines.len()) + GAP)
        .collect();
    let mut tops = Vec::with_capacity(column.len());
    let mut free = top;
    for (label, height) in column.iter().zip(&heights) {
        let wanted = scale.at(f64::from(label.rank)) - height / 2.0;
        tops.push(wanted.max(free));
        free = wanted.max(free) + height;
    }
    // What was pushed beyond the foot pushes the others up again.
    let mut free = bottom;
    for (at, height) in tops.iter_mut().zip(&heights).rev() {
        *at = at.min(free - height);
        free = *at;
    }
    for ((label, top), height) in column.into_iter().zip(tops).zip(heights) {
        let (y, middle) = (scale.at(f64::from(label.rank)), top + height / 2.0);
        let (from, to) = match is_left {
            true => (sides.left - 12.0, sides.left - 5.0),
            false => (sides.name - 3.0, sides.right + 6.0),
        };
        scene.draw(Paint::Grid, Shape::Line(vec![(from, middle), (to, y)]));
        let (anchor, x) = if is_left {
            (Anchor::End, sides.left - 14.0)
        } else {
            (Anchor::Start, sides.name)
        };
        scene.write(hand, anchor, x, top + GAP / 2.0, label.lines);
    }
}

fn said(rank: u32, notation: &Notation) -> String {
    notation.number(f64::from(rank), 0)
}
