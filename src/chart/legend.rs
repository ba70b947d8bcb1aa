//! What each series is called: a swatch and a name, flowing over as many lines as it takes.

use super::look::point;
use super::scene::{Anchor, Hand, Paint, Scene, Shape};

/// What a swatch looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Swatch {
    /// A filled area.
    Area,
    /// A line with its point.
    Line,
}

impl Swatch {
    fn width(self) -> f64 {
        match self {
            Self::Area => 14.0,
            Self::Line => 28.0,
        }
    }

    /// Draws it with its left edge at `x`, centred at `y`.
    pub fn draw(self, scene: &mut Scene, series: usize, x: f64, y: f64) {
        match self {
            Self::Area => scene.draw(
                Paint::Series(series),
                Shape::Rect {
                    x,
                    y: y - 7.0,
                    width: 14.0,
                    height: 14.0,
                    round: 2.0,
                },
            ),
            Self::Line => {
                scene.draw(
                    Paint::Stroke(series),
                    Shape::Line(vec![(x, y), (x + 28.0, y)]),
                );
                scene.draw(Paint::Point(series), point(series, x + 14.0, y));
            }
        }
    }
}

const GAP: f64 = 6.0;

/// Writes the names of series from `top` down and returns where they end.
pub(super) fn legend<'a>(
    scene: &mut Scene,
    swatch: Swatch,
    names: impl Iterator<Item = (usize, &'a str)>,
    top: f64,
) -> f64 {
    let hand = Hand::BODY;
    let (mut x, mut y, mut row) = (0.0, top, 0.0_f64);
    for (series, name) in names {
        let lines = hand.wrap(name, scene.width - swatch.width() - GAP, 2);
        let wide = swatch.width() + GAP + hand.widest(&lines);
        if x > 0.0 && x + wide > scene.width {
            (x, y, row) = (0.0, y + row + 2.0, 0.0);
        }
        swatch.draw(scene, series, x, y + hand.height(1) / 2.0);
        row = row.max(hand.height(lines.len()));
        scene.write(hand, Anchor::Start, x + swatch.width() + GAP, y, lines);
        x += wide + 16.0;
    }
    if row > 0.0 { y + row + 8.0 } else { y }
}
