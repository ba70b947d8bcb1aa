//! A few numbers, large, each with what it counts.

use super::flaw::{Flaw, sound};
use super::notation::Notation;
use super::scene::{Anchor, Hand, Paint, Scene, Shape};
use super::table::Table;
use super::text::Weight;

/// One number.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// The number; `None` when there is no data.
    pub value: Option<f64>,
    /// Its pattern: `{n}%`; empty for the number alone.
    pub unit: String,
    /// What it counts.
    pub name: String,
}

/// A few numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Tiles {
    /// The numbers, in order; at most 24.
    pub tiles: Vec<Tile>,
}

const GAP: f64 = 10.0;
const INSET: f64 = 10.0;
const MOST: usize = 24;

impl Tiles {
    pub(super) fn lay_out(&self, width: f64, notation: &Notation) -> Result<Scene, Flaw> {
        self.check()?;
        let said: Vec<String> = self.tiles.iter().map(|tile| said(tile, notation)).collect();
        let mut scene = Scene::new(width);
        let numbers = self.tiles.iter().zip(&said);
        let numbers = numbers.filter(|(tile, _)| tile.value.is_some());
        let numbers: Vec<&str> = numbers.map(|(_, said)| said.as_str()).collect();
        let (beside, hand) = grid(&numbers, self.tiles.len(), width);
        let wide = (width - GAP * (beside - 1) as f64) / beside as f64;
        let mut y = 0.0;
        for (row, tiles) in self.tiles.chunks(beside).enumerate() {
            let inner = wide - INSET * 2.0;
            let texts = tiles.iter().enumerate().map(|(at, tile)| {
                let number = match tile.value {
                    Some(_) => (hand, hand.wrap(&said[row * beside + at], inner, 2)),
                    // Words take no part in how large numbers are.
                    None => (Hand::BODY, Hand::BODY.wrap(&notation.no_data, inner, 2)),
                };
                (number, Hand::BODY.wrap(&tile.name, inner, 5))
            });
            let texts: Vec<_> = texts.collect();
            let height = |((number_hand, number), name): &((Hand, Vec<String>), Vec<String>)| {
                number_hand.height(number.len()) + Hand::BODY.height(name.len()) + INSET * 2.0
            };
            let tall = texts.iter().map(height).fold(0.0, f64::max);
            for (at, ((number_hand, number), name)) in texts.into_iter().enumerate() {
                let x = (wide + GAP) * at as f64;
                let box_ = Shape::Rect {
                    x: x + 1.0,
                    y: y + 1.0,
                    width: wide - 2.0,
                    height: tall - 2.0,
                    round: 0.0,
                };
                scene.draw(Paint::Hollow, box_);
                let edge = Shape::Rect {
                    x: x + 1.0,
                    y: y + 1.0,
                    width: 4.0,
                    height: tall - 2.0,
                    round: 0.0,
                };
                scene.draw(Paint::Series(0), edge);
                let below = scene.write(
                    number_hand,
                    Anchor::Start,
                    x + INSET + 2.0,
                    y + INSET,
                    number,
                );
                scene.write(Hand::BODY, Anchor::Start, x + INSET + 2.0, below, name);
            }
            y += tall + GAP;
        }
        scene.height = y - GAP;
        Ok(scene)
    }

    /// The figures.
    pub(super) fn table(&self, notation: &Notation) -> Table {
        let row = |tile: &Tile| vec![tile.name.clone(), said(tile, notation)];
        Table {
            columns: vec![notation.what.clone(), notation.value.clone()],
            rows: self.tiles.iter().map(row).collect(),
        }
    }

    fn check(&self) -> Result<(), Flaw> {
        match self.tiles.len() {
            0 => return Err(Flaw::Empty),
            given if given > MOST => return Err(Flaw::TooMany { given, most: MOST }),
            _ => {}
        }
        for tile in &self.tiles {
            if let Some(value) = tile.value {
                sound(value, &tile.name)?;
            }
        }
        Ok(())
    }
}

fn said(tile: &Tile, notation: &Notation) -> String {
    match tile.value {
        Some(value) => notation.quantity(value, &tile.unit),
        None => notation.no_data.clone(),
    }
}

/// How many tiles stand beside each other, and how large their numbers are: the most and the largest that fit.
fn grid(said: &[&str], count: usize, width: f64) -> (usize, Hand) {
    let hand = |size: f64| Hand {
        size,
        weight: Weight::Bold,
        is_soft: false,
    };
    let most = ((width + GAP) / (130.0 + GAP)).floor() as usize;
    for beside in (1..=most.clamp(1, count.min(4))).rev() {
        // Two rows of two read better than one of three and one of one.
        if count > beside && count % beside == 1 && beside > 2 {
            continue;
        }
        let inner = (width - GAP * (beside - 1) as f64) / beside as f64 - INSET * 2.0;
        let fitting = [34.0, 30.0, 26.0, 22.0]
            .into_iter()
            .find(|size| said.iter().all(|text| hand(*size).width(text) <= inner));
        if let Some(size) = fitting {
            return (beside, hand(size));
        }
    }
    (1, hand(18.0))
}
