//! Parts of a whole as a ring, each named beside it with its value.

use super::flaw::{Flaw, amount};
use super::legend::Swatch;
use super::look::SERIES;
use super::notation::Notation;
use super::scene::{Anchor, Hand, Paint, Scene, Shape};
use super::table::Table;
use super::text::Weight;

/// One part.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is.
    pub name: String,
    /// How much of it there is, not negative.
    pub value: f64,
}

/// Parts of a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Donut {
    /// The parts; beyond eight the smallest are drawn together.
    pub parts: Vec<Part>,
    /// The whole, when the parts need not fill it. Parts that make a little more because each was rounded fill it.
    pub whole: Option<f64>,
    /// What stands large in the middle: a number or a word; may be empty.
    pub centre: String,
    /// What stands small below it; may be empty.
    pub below_centre: String,
    /// Pattern of a value: `{n}%`; empty for the number alone.
    pub unit: String,
}

/// Beyond this a value stands too far from its name to be read across.
const LEGEND: f64 = 360.0;

impl Donut {
    pub(super) fn lay_out(&self, width: f64, notation: &Notation) -> Result<Scene, Flaw> {
        let (parts, whole) = self.checked(notation)?;
        let mut scene = Scene::new(width);
        let is_beside = width >= 480.0;
        let outer = if is_beside {
            100.0
        } else {
            (width * 0.36).min(100.0)
        };
        let inner = outer * 0.62;
        let x = if is_beside { outer + 1.0 } else { width / 2.0 };
        let y = outer + 1.0;
        let ring = |from: f64, to: f64| Shape::Arc {
            x,
            y,
            outer,
            inner,
            from,
            to,
        };
        scene.draw(Paint::Track, ring(0.0, 1.0));
        let mut from = 0.0;
        for (at, part) in parts.iter().enumerate() {
            let to = if whole > 0.0 {
                from + part.value / whole
            } else {
                from
            };
            let to = to.min(1.0);
            scene.show(Paint::Series(at), ring(from, to), at, 0, part.value);
            from = to;
        }
        self.middle(&mut scene, x, y, inner);
        let (left, top) = if is_beside {
            (outer * 2.0 + 32.0, 0.0)
        } else {
            (0.0, outer * 2.0 + 14.0)
        };
        let bottom = self.names(&mut scene, &parts, (left, top), notation);
        scene.height = bottom.max(outer * 2.0 + 2.0);
        Ok(scene)
    }

    /// The figures: a row for each part, also for those drawn together.
    pub(super) fn table(&self, notation: &Notation) -> Table {
        let row = |part: &Part| vec![part.name.clone(), notation.quantity(part.value, &self.unit)];
        Table {
            columns: vec![notation.what.clone(), notation.value.clone()],
            rows: self.parts.iter().map(row).collect(),
        }
    }

    /// At most eight parts, and what they are parts of.
    fn checked(&self, notation: &Notation) -> Result<(Vec<Part>, f64), Flaw> {
        if self.parts.is_empty() {
            return Err(Flaw::Empty);
        }
        let mut sum = 0.0;
        for part in &self.parts {
            sum += amount(part.value, &part.name)?;
        }
        let whole = match self.whole {
            None => sum,
            Some(whole) => {
                let whole = amount(whole, &self.centre)?;
                // Each part may be rounded up by half a unit, as in 34 + 33 + 34 = 101 %.
                if sum > whole + 0.5 * self.parts.len() as f64 {
                    return Err(Flaw::BeyondWhole(self.centre.clone()));
                }
                whole.max(sum)
            }
        };
        Ok((gathered(&self.parts, &notation.other), whole))
    }

    fn middle(&self, scene: &mut Scene, x: f64, y: f64, inner: f64) {
        let most = inner * 1.5;
        let sizes = [30.0, 24.0, 18.0, 14.0, 12.0];
        let bold = |size: f64| Hand {
            size,
            weight: Weight::Bold,
            is_soft: false,
        };
        let large = sizes
            .into_iter()
            .map(bold)
            .find(|hand| hand.width(&self.centre) <= most);
        let number = match (self.centre.is_empty(), large) {
            (true, _) => None,
            (false, Some(hand)) => Some((hand, vec![self.centre.clone()])),
            (false, None) => Some((bold(12.0), bold(12.0).wrap(&self.centre, most, 2))),
        };
        let unit = (!self.below_centre.is_empty()).then(|| {
            (
                Hand::SMALL,
                Hand::SMALL.wrap(&self.below_centre, most * 0.9, 2),
            )
        });
        let texts: Vec<(Hand, Vec<String>)> = number.into_iter().chain(unit).collect();
        let tall: f64 = texts
            .iter()
            .map(|(hand, lines)| hand.height(lines.len()))
            .sum();
        let mut top = y - tall / 2.0;
        for (hand, lines) in texts {
            top = scene.write(hand, Anchor::Middle, x, top, lines);
        }
    }

    fn names(
        &self,
        scene: &mut Scene,
        parts: &[Part],
        (left, top): (f64, f64),
        notation: &Notation,
    ) -> f64 {
        let mut y = top;
        for (at, part) in parts.iter().enumerate() {
            let said = notation.quantity(part.value, &self.unit);
            let right = scene.width.min(left + LEGEND);
            let room = right - left - 22.0;
            let wide = Hand::STRONG.width(&said);
            // A value longer than half a line gets its own.
            let is_below = wide > room / 2.0;
            let most = if is_below { room } else { room - wide - 10.0 };
            Swatch::Area.draw(scene, at, left, y + Hand::BODY.height(1) / 2.0);
            let name = Hand::BODY.wrap(&part.name, most, 3);
            let below = scene.write(Hand::BODY, Anchor::Start, left + 22.0, y, name);
            let value = Hand::STRONG.wrap(&said, room, 2);
            y = match is_below {
                true => scene.write(Hand::STRONG, Anchor::Start, left + 22.0, below, value),
                false => below.max(scene.write(Hand::STRONG, Anchor::End, right, y, value)),
            } + 4.0;
        }
        y
    }
}

/// The parts in their order; when there are more than eight, the smallest of them together as the last.
fn gathered(parts: &[Part], other: &str) -> Vec<Part> {
    if parts.len() <= SERIES {
        return parts.to_vec();
    }
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|a, b| parts[*b].value.total_cmp(&parts[*a].value).then(a.cmp(b)));
    let mut kept = order[..SERIES - 1].to_vec();
    kept.sort_unstable();
    let rest: f64 = order[SERIES - 1..].iter().map(|at| parts[*at].value).sum();
    let mut gathered: Vec<Part> = kept.into_iter().map(|at| parts[at].clone()).collect();
    gathered.push(Part {
        name: other.to_owned(),
        value: rest,
    });
    gathered
}
