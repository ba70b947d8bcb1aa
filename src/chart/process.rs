//! What comes after what: numbered steps below each other, beside each other where every one has room.

use super::flaw::Flaw;
use super::notation::Notation;
use super::scene::{Anchor, Hand, Label, Paint, Scene, Shape};
use super::table::Table;
use super::text::{Weight, fits};

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is done.
    pub name: String,
    /// Who, how, how long; may be empty.
    pub note: String,
}

/// Steps one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    /// The steps in order; at most 99.
    pub steps: Vec<Step>,
}

const DISC: f64 = 15.0;
const NUMBER: Hand = Hand {
    size: 14.0,
    weight: Weight::Bold,
    is_soft: false,
};

impl Process {
    pub(super) fn lay_out(&self, width: f64) -> Result<Scene, Flaw> {
        match self.steps.len() {
            0 => Err(Flaw::Empty),
            given @ 100.. => Err(Flaw::TooMany { given, most: 99 }),
            _ if self.can_stand_beside(width) => Ok(self.beside(width)),
            _ => Ok(self.below(width)),
        }
    }

    /// The steps as rows.
    pub(super) fn table(&self, notation: &Notation) -> Table {
        let row = |(at, step): (usize, &Step)| {
            vec![format!("{}. {}", at + 1, step.name), step.note.clone()]
        };
        Table {
            columns: vec![notation.what.clone(), notation.value.clone()],
            rows: self.steps.iter().enumerate().map(row).collect(),
        }
    }

    fn can_stand_beside(&self, width: f64) -> bool {
        let slot = width / self.steps.len() as f64 - 12.0;
        let fit = |text: &str, hand: Hand| fits(text, hand.size, hand.weight, slot, 5);
        slot >= 110.0
            && self
                .steps
                .iter()
                .all(|step| fit(&step.name, NUMBER) && fit(&step.note, Hand::SMALL))
    }

    fn below(&self, width: f64) -> Scene {
        let mut scene = Scene::new(width);
        let left = DISC * 2.0 + 12.0;
        let mut y = 1.0;
        let mut before: Option<f64> = None;
        for (at, step) in self.steps.iter().enumerate() {
            let centre = y + DISC;
            if let Some(before) = before {
                scene.draw(
                    Paint::Axis,
                    Shape::Line(vec![(DISC + 1.0, before), (DISC + 1.0, centre - DISC)]),
                );
            }
            disc(&mut scene, at, DISC + 1.0, centre);
            let name = NUMBER.wrap(&step.name, width - left, 4);
            let mut bottom = scene.write(
                NUMBER,
                Anchor::Start,
                left,
                y + DISC - NUMBER.height(1) / 2.0,
                name,
            );
            if !step.note.is_empty() {
                let note = Hand::SMALL.wrap(&step.note, width - left, 6);
                bottom = scene.write(Hand::SMALL, Anchor::Start, left, bottom + 1.0, note);
            }
            before = Some(centre + DISC);
            y = bottom.max(centre + DISC) + 14.0;
        }
        scene.height = y - 13.0;
        scene
    }

    fn beside(&self, width: f64) -> Scene {
        let mut scene = Scene::new(width);
        let slot = width / self.steps.len() as f64;
        let centre = DISC + 1.0;
        let mut bottom = centre + DISC;
        for (at, step) in self.steps.iter().enumerate() {
            let x = slot * (at as f64 + 0.5);
            if at > 0 {
                scene.draw(
                    Paint::Axis,
                    Shape::Line(vec![
                        (x - slot + DISC + 4.0, centre),
                        (x - DISC - 4.0, centre),
                    ]),
                );
            }
            disc(&mut scene, at, x, centre);
            let name = NUMBER.wrap(&step.name, slot - 12.0, 5);
            let mut y = scene.write(NUMBER, Anchor::Middle, x, centre + DISC + 6.0, name);
            if !step.note.is_empty() {
                let note = Hand::SMALL.wrap(&step.note, slot - 12.0, 5);
                y = scene.write(Hand::SMALL, Anchor::Middle, x, y + 1.0, note);
            }
            bottom = bottom.max(y);
        }
        scene.height = bottom;
        scene
    }
}

/// A step's number in its disc: outlined, so that the number reads in any colours.
fn disc(scene: &mut Scene, at: usize, x: f64, y: f64) {
    scene.show(
        Paint::Stroke(0),
        Shape::Circle {
            x,
            y,
            r: DISC - 1.0,
        },
        0,
        at,
        (at + 1) as f64,
    );
    let label = Label {
        x,
        top: y - NUMBER.height(1) / 2.0,
        anchor: Anchor::Middle,
        lines: vec![(at + 1).to_string()],
        hand: NUMBER,
        has_plate: false,
    };
    scene.labels.push(label);
}
