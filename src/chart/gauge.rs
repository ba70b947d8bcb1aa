//! One value between nothing and everything, on half a ring.

use super::flaw::{Flaw, amount};
use super::notation::Notation;
use super::scene::{Anchor, Hand, Paint, Scene, Shape};
use super::table::Table;
use super::text::Weight;

/// One value between nothing and everything.
#[derive(Clone, Debug, PartialEq)]
pub struct Gauge {
    /// What is measured.
    pub name: String,
    /// From 0 to `most`.
    pub value: f64,
    /// Everything: the end of the scale, above 0.
    pub most: f64,
    /// A value to reach, with what it is called.
    pub target: Option<(f64, String)>,
    /// Pattern of a value: `{n}%`; empty for the number alone.
    pub unit: String,
}

impl Gauge {
    pub(super) fn lay_out(&self, width: f64, notation: &Notation) -> Result<Scene, Flaw> {
        self.check()?;
        let mut scene = Scene::new(width);
        let outer = (width / 2.0 - 30.0).min(130.0);
        let inner = outer * 0.72;
        let (x, y) = (width / 2.0, outer + 12.0);
        let turn = |value: f64| -0.25 + 0.5 * value / self.most;
        let ring = |from: f64, to: f64| Shape::Arc {
            x,
            y,
            outer,
            inner,
            from,
            to,
        };
        scene.draw(Paint::Track, ring(-0.25, 0.25));
        scene.show(
            Paint::Series(0),
            ring(-0.25, turn(self.value)),
            0,
            0,
            self.value,
        );
        if let Some((target, _)) = &self.target {
            let (sin, cos) = (turn(*target) * std::f64::consts::TAU).sin_cos();
            let at = |r: f64| (x + r * sin, y - r * cos);
            scene.draw(
                Paint::Break,
                Shape::Line(vec![at(inner - 6.0), at(outer + 8.0)]),
            );
        }
        let said = notation.quantity(self.value, &self.unit);
        let sizes = [34.0, 28.0, 22.0, 16.0, 13.0];
        let hands = sizes.map(|size| Hand {
            size,
            weight: Weight::Bold,
            is_soft: false,
        });
        let hand = hands
            .into_iter()
            .find(|hand| hand.width(&said) <= inner * 1.5)
            .unwrap_or(hands[4]);
        let lines = hand.wrap(&said, inner * 1.5, 2);
        scene.write(hand, Anchor::Middle, x, y - hand.height(lines.len()), lines);
        scene.height = self.below(&mut scene, (x, y), f64::midpoint(outer, inner), notation);
        Ok(scene)
    }

    /// The figures.
    pub(super) fn table(&self, notation: &Notation) -> Table {
        let mut rows = vec![vec![
            self.name.clone(),
            notation.quantity(self.value, &self.unit),
        ]];
        if let Some((target, name)) = &self.target {
            rows.push(vec![name.clone(), notation.quantity(*target, &self.unit)]);
        }
        rows.push(vec![
            notation.total.clone(),
            notation.quantity(self.most, &self.unit),
        ]);
        Table {
            columns: vec![notation.what.clone(), notation.value.clone()],
            rows,
        }
    }

    fn check(&self) -> Result<(), Flaw> {
        let most = amount(self.most, &self.name)?;
        let value = amount(self.value, &self.name)?;
        if most == 0.0 {
            return Err(Flaw::Empty);
        }
        if value > most {
            return Err(Flaw::BeyondWhole(self.name.clone()));
        }
        if let Some((target, name)) = &self.target
            && amount(*target, name)? > most
        {
            return Err(Flaw::BeyondWhole(name.clone()));
        }
        Ok(())
    }

    /// The ends of the scale, what is measured, what is to be reached.
    fn below(
        &self,
        scene: &mut Scene,
        (x, y): (f64, f64),
        middle: f64,
        notation: &Notation,
    ) -> f64 {
        let ends = [(x - middle, 0.0), (x + middle, self.most)];
        let mut bottom = y;
        for (at, value) in ends {
            let lines = Hand::SMALL.wrap(
                &notation.quantity(value, &self.unit),
                scene.width / 2.0 - 8.0,
                2,
            );
            let half = Hand::SMALL.widest(&lines) / 2.0;
            // Each end keeps to its half of the picture.
            let room = scene.width / 2.0 - 4.0;
            let at = match value > 0.0 {
                true => at.clamp(scene.width - room + half, scene.width - half),
                false => at.clamp(half, room - half),
            };
            bottom = bottom.max(scene.write(Hand::SMALL, Anchor::Middle, at, y + 4.0, lines));
        }
        let name = Hand::BODY.wrap(&self.name, scene.width, 3);
        bottom = scene.write(Hand::BODY, Anchor::Middle, x, bottom + 2.0, name);
        if let Some((target, name)) = &self.target {
            let said = format!("┆ {name}: {}", notation.quantity(*target, &self.unit));
            let lines = Hand::SMALL.wrap(&said, scene.width, 3);
            bottom = scene.write(Hand::SMALL, Anchor::Middle, x, bottom + 2.0, lines);
        }
        bottom
    }
}
