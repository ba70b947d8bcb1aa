//! So many of so many: a house for each, whole for those that did it, an outline for the rest.

use super::flaw::Flaw;
use super::notation::Notation;
use super::scene::{Anchor, Hand, Paint, Scene, Shape};
use super::table::Table;

/// What one of them looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// An office.
    House,
    /// Anything.
    Square,
}

/// So many of so many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Icons {
    /// Those that did it.
    pub met: u32,
    /// All of them, at least `met`.
    pub of: u32,
    /// What one looks like.
    pub icon: Icon,
    /// What is said below: "8 trên 10 đơn vị đã công khai".
    pub name: String,
}

/// More than this are drawn in bundles, each a square.
const MOST: u32 = 120;
const SIDE: f64 = 22.0;
const GAP: f64 = 6.0;

impl Icons {
    pub(super) fn lay_out(&self, width: f64, notation: &Notation) -> Result<Scene, Flaw> {
        if self.of == 0 {
            return Err(Flaw::Empty);
        }
        if self.met > self.of {
            return Err(Flaw::BeyondWhole(self.name.clone()));
        }
        let bundle = bundle(self.of);
        let count = self.of.div_ceil(bundle);
        let icon = if bundle > 1 { Icon::Square } else { self.icon };
        let mut scene = Scene::new(width);
        let beside = beside(count, width);
        for at in 0..count {
            let (column, row) = (at % beside, at / beside);
            let (x, y) = (
                f64::from(column) * (SIDE + GAP) + 1.0,
                f64::from(row) * (SIDE + GAP) + 1.0,
            );
            // The last bundle may hold fewer.
            let holds = bundle.min(self.of - at * bundle);
            let met = self.met.saturating_sub(at * bundle).min(holds);
            let whole = SIDE * f64::from(holds) / f64::from(bundle);
            if met > 0 {
                let wide = SIDE * f64::from(met) / f64::from(bundle);
                scene.show(
                    Paint::Series(0),
                    shape(icon, x, y, wide),
                    0,
                    at as usize,
                    f64::from(met),
                );
            }
            if met < holds {
                scene.draw(Paint::Hollow, shape(icon, x, y, whole));
            }
        }
        let mut y = f64::from(count.div_ceil(beside)) * (SIDE + GAP) + 2.0;
        let name = Hand::BODY.wrap(&self.said(notation), width, 4);
        y = scene.write(Hand::BODY, Anchor::Start, 0.0, y, name);
        if bundle > 1 {
            let said = format!("□ = {}", notation.number(f64::from(bundle), 0));
            y = scene.write(Hand::SMALL, Anchor::Start, 0.0, y, vec![said]);
        }
        scene.height = y;
        Ok(scene)
    }

    /// The figures.
    pub(super) fn table(&self, notation: &Notation) -> Table {
        let row =
            |name: &str, count: u32| vec![name.to_owned(), notation.number(f64::from(count), 0)];
        Table {
            columns: vec![notation.what.clone(), notation.value.clone()],
            rows: vec![
                row(&self.said(notation), self.met),
                row(&notation.total, self.of),
            ],
        }
    }

    fn said(&self, notation: &Notation) -> String {
        match self.name.is_empty() {
            true => format!(
                "{} / {}",
                notation.number(f64::from(self.met), 0),
                notation.number(f64::from(self.of), 0)
            ),
            false => self.name.clone(),
        }
    }
}

/// How many one icon stands for: 1, or a round number that leaves at most [`MOST`] icons.
fn bundle(of: u32) -> u32 {
    let mut power = 1_u32;
    loop {
        for round in [1, 2, 5] {
            let bundle = power.saturating_mul(round);
            if of.div_ceil(bundle) <= MOST {
                return bundle;
            }
        }
        power = power.saturating_mul(10);
    }
}

/// Ten in a row when they fit, so that tens can be counted; five on a narrow picture.
fn beside(count: u32, width: f64) -> u32 {
    let most = ((width - 2.0 + GAP) / (SIDE + GAP)).floor().max(1.0) as u32;
    let round = if most >= 20 && count > 100 {
        20
    } else if most >= 10 {
        10
    } else {
        5.min(most)
    };
    round.min(count.max(1))
}

fn shape(icon: Icon, x: f64, y: f64, wide: f64) -> Shape {
    match icon {
        Icon::Square => Shape::Rect {
            x,
            y,
            width: wide,
            height: SIDE,
            round: 0.0,
        },
        Icon::House => {
            let at = |dx: f64, dy: f64| (x + SIDE * dx, y + SIDE * dy);
            Shape::Area(vec![
                at(0.5, 0.0),
                at(1.0, 0.4),
                at(0.88, 0.4),
                at(0.88, 1.0),
                at(0.6, 1.0),
                at(0.6, 0.66),
                at(0.4, 0.66),
                at(0.4, 1.0),
                at(0.12, 1.0),
                at(0.12, 0.4),
                at(0.0, 0.4),
            ])
        }
    }
}
