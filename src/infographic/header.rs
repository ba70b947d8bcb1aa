//! The top of a picture: label, title and the one figure that is shown very large, on the theme's ground.

use crate::chart::Weight;

use super::art::Art;
use super::canvas::{Canvas, Mark, Side};
use super::composition::{Composition, Fact};
use super::letters::{Letters, empty, fit, set};
use super::shape::{Shape, WIDTH};

/// Between the left edge and the words.
pub(super) const SIDE: f64 = 64.0;

/// Height of the row of petals below the ground.
const PETALS: f64 = 24.0;

/// Between title and figure.
const GAP: f64 = 30.0;

/// A head, and whether all its words have room in it.
pub(super) struct Head {
    pub canvas: Canvas,
    pub is_cut: bool,
}

/// Lays the head out, `extra` higher than it has to be.
pub(super) fn head(of: &Composition, shape: Shape, scale: f64, art: &Art, extra: f64) -> Head {
    let wide = WIDTH - SIDE * 2.0;
    let (above, _) = shape.margins();
    let mut canvas = Canvas::new(WIDTH, 0.0);
    let mut is_cut = false;
    let mut top = above;
    let mark = (!of.mark.is_empty()).then(|| fit(&of.mark, (20.0, 24.0), Weight::Bold, 360.0, 1));
    let room = wide - mark.as_ref().map_or(0.0, |mark| mark.width() + 72.0);
    let label = fit(&of.label, (24.0, 28.0), Weight::Regular, room, 2);
    let row = label.height().max(if mark.is_some() { 46.0 } else { 0.0 });
    if row > 0.0 {
        let middle = top + (row - label.height()) / 2.0;
        canvas.write(&label, Side::Left, SIDE, middle, &art.soft_on_ground);
        if let Some(mark) = &mark {
            let plate = (
                WIDTH - SIDE - mark.width() - 40.0,
                top,
                mark.width() + 40.0,
                46.0,
            );
            canvas.area(plate, 23.0, "none", &art.soft_on_ground);
            let middle = top + (46.0 - mark.height()) / 2.0;
            let x = plate.0 + plate.2 / 2.0;
            canvas.write(mark, Side::Middle, x, middle, &art.soft_on_ground);
        }
        top += row + 14.0;
    }
    let most = match shape {
        Shape::Square => 3,
        Shape::A4 => 4,
        Shape::Tall | Shape::Story => 5,
    };
    let has_figure = of.headline.is_some();
    let largest = if has_figure { 58.0 } else { 72.0 };
    let title = fit(
        &of.title,
        (40.0, (largest * scale).max(40.0)),
        Weight::Bold,
        wide,
        most,
    );
    is_cut |= title.is_cut;
    // Half of what is left over goes above the figure, half below it; words stay at the top.
    top = canvas.write(&title, Side::Left, SIDE, top + extra * 0.2, &art.on_ground);
    if let Some(fact) = &of.headline {
        let hero = Hero::new(fact, shape, scale, wide);
        is_cut |= hero.text.is_cut;
        top = hero.write(&mut canvas, top + GAP + extra * 0.3, art);
        top += extra * 0.5;
    } else {
        top += extra * 0.8;
    }
    let ground = top + 44.0;
    canvas.height = ground + PETALS;
    let mut behind = Canvas::new(WIDTH, ground);
    behind.area((0.0, 0.0, WIDTH, ground), 0.0, &art.ground, "");
    // As large as the ground is high: its waves stand on the petals.
    let zoom = (ground / 372.0).min(2.1);
    let (x, y) = (WIDTH - 400.0 * zoom, ground - 366.0 * zoom);
    behind
        .marks
        .push(Mark::Ornament(x, y, zoom, art.flower.clone()));
    let count = (WIDTH / 60.0).ceil() as usize;
    for at in 0..count {
        let (x, petal) = (at as f64 * 60.0, art.petal.clone());
        behind
            .marks
            .push(Mark::Ornament(x, ground - 0.5, 1.5, petal));
    }
    behind.marks.append(&mut canvas.marks);
    canvas.marks = behind.marks;
    Head { canvas, is_cut }
}

/// The figure with its words: below it, or beside it where height is dear.
struct Hero {
    figure: Letters,
    text: Letters,
    is_beside: bool,
}

impl Hero {
    fn new(fact: &Fact, shape: Shape, scale: f64, wide: f64) -> Self {
        let largest = match (fact.is_missing, shape) {
            (true, _) => 56.0,
            (false, Shape::Story) => 200.0,
            (false, Shape::Square) => 170.0,
            (false, _) => 176.0,
        };
        let is_beside = shape == Shape::Square || shape == Shape::A4;
        let room = if is_beside { wide * 0.56 } else { wide };
        let figure = fit(&fact.figure, (44.0, largest * scale), Weight::Bold, room, 1);
        let beside = wide - figure.width() - 40.0;
        let (from, to) = (30.0, (40.0 * scale).max(30.0));
        let sizes = [to, to * 0.9, to * 0.8, from];
        let mut sizes = sizes.into_iter().filter(|size| *size >= from);
        let text = (is_beside && beside >= 340.0)
            .then(|| sizes.find_map(|size| set(&fact.text, size, Weight::Regular, beside, 5)))
            .flatten();
        match text {
            Some(text) => Self {
                figure,
                text,
                is_beside: true,
            },
            None => Self {
                text: fit(&fact.text, (from, to), Weight::Regular, wide, 4),
                figure,
                is_beside: false,
            },
        }
    }

    fn write(&self, canvas: &mut Canvas, top: f64, art: &Art) -> f64 {
        // Digits have nothing above and nothing below: their line is cut to what they fill.
        let size = self.figure.size;
        let (above, below) = match self.figure.lines.as_slice() {
            [one] => empty(one),
            _ => (0.0, 0.0),
        };
        let above = above * size;
        let figure_height = self.figure.height() - above - below * size;
        if !self.is_beside {
            let top = top - above;
            canvas.write(&self.figure, Side::Left, SIDE, top, &art.on_ground);
            let below = top + above + figure_height + 14.0;
            return canvas.write(&self.text, Side::Left, SIDE, below, &art.on_ground);
        }
        let height = figure_height.max(self.text.height());
        let figure_top = top - above + (height - figure_height) / 2.0;
        canvas.write(&self.figure, Side::Left, SIDE, figure_top, &art.on_ground);
        let x = SIDE + self.figure.width() + 40.0;
        let text_top = top + (height - self.text.height()) / 2.0;
        canvas.write(&self.text, Side::Left, x, text_top, &art.on_ground);
        top + height
    }
}
