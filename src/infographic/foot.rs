//! The foot of a picture: whose it is, where its figures come from, and the way to more.

use crate::chart::{Weight, qr};

use super::art::Art;
use super::canvas::{Canvas, Mark, Side};
use super::composition::Foot;
use super::letters::fit;
use super::shape::{Shape, WIDTH};

/// Between the left edge and the words, as in the head.
const SIDE: f64 = 64.0;

/// Side of the code with its white edge.
const CODE: f64 = 176.0;

/// Side of the emblem.
const EMBLEM: f64 = 68.0;

/// Lays the foot out.
pub(super) fn foot(of: &Foot, shape: Shape, art: &Art) -> Canvas {
    let (_, below) = shape.margins();
    let code = (!of.code.is_empty()).then(|| qr(&of.code)).flatten();
    let right = if code.is_some() { CODE + 36.0 } else { 0.0 };
    let wide = WIDTH - SIDE * 2.0 - right;
    let mut canvas = Canvas::new(WIDTH, 0.0);
    canvas.area((SIDE, 0.0, WIDTH - SIDE * 2.0, 3.0), 1.5, &art.edge, "");
    let mut top = 28.0;
    if !of.unit.is_empty() {
        let beside = EMBLEM + 18.0;
        let unit = fit(&of.unit, (26.0, 32.0), Weight::Bold, wide - beside, 2);
        let row = unit.height().max(EMBLEM);
        let emblem = (top + (row - EMBLEM) / 2.0, EMBLEM / 96.0);
        canvas
            .marks
            .push(Mark::Ornament(SIDE, emblem.0, emblem.1, art.emblem.clone()));
        let middle = top + (row - unit.height()) / 2.0;
        canvas.write(&unit, Side::Left, SIDE + beside, middle, &art.ground);
        top += row + 14.0;
    }
    let palette = &art.palette;
    for source in &of.sources {
        let lines = fit(source, (22.0, 24.0), Weight::Regular, wide, 3);
        top = canvas.write(&lines, Side::Left, SIDE, top, &palette.soft) + 2.0;
    }
    if !of.address.is_empty() {
        let lines = fit(&of.address, (20.0, 24.0), Weight::Bold, wide, 2);
        top = canvas.write(&lines, Side::Left, SIDE, top + 4.0, &palette.series[0]);
    }
    if let Some(code) = code {
        let x = WIDTH - SIDE - CODE;
        let zoom = CODE / code.side as f64;
        let plate = format!(
            "<path fill=\"#fff\" d=\"M0 0h{0}v{0}h-{0}z\"/><path d=\"{1}\"/>",
            code.side, code.path
        );
        canvas.marks.push(Mark::Ornament(x, 28.0, zoom, plate));
        top = top.max(28.0 + CODE);
    }
    canvas.height = top + below;
    canvas
}
