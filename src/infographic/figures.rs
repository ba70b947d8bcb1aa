//! A few figures side by side, each on a card with what it says.

use crate::chart::Weight;

use super::canvas::{Canvas, Side};
use super::cards::{Hand, INSET, ROUND};
use super::composition::Fact;
use super::letters::{Letters, fit, set};

/// Between cards.
const GAP: f64 = 24.0;

/// Lays the cards out, `extra` higher than they have to be.
pub(super) fn tiles(facts: &[Fact], hand: &Hand, extra: f64) -> Option<Canvas> {
    let ways: &[usize] = match facts.len() {
        1 => &[1],
        2 | 4 => &[2, 1],
        3 => &[3, 1],
        6 => &[3, 2, 1],
        _ => &[2, 1],
    };
    let mut ways = ways.iter();
    ways.find_map(|beside| grid(facts, *beside, hand, extra))
}

fn grid(facts: &[Fact], beside: usize, hand: &Hand, extra: f64) -> Option<Canvas> {
    let each = (hand.width - GAP * (beside - 1) as f64) / beside as f64;
    let inner = each - INSET * 2.0;
    let rows = facts.len().div_ceil(beside);
    // One below the other: the figure stands left of its words.
    let is_list = beside == 1;
    let room = if is_list { inner * 0.42 } else { inner };
    let size = common_size(facts, room, hand.scale, beside)?;
    let texts = facts.iter().map(|fact| {
        let figure = figure(fact, size, room)?;
        let wide = if is_list { inner - room - 30.0 } else { inner };
        let most = if is_list { 6 } else { 4 };
        let text = set(&fact.text, 31.0 * hand.scale, Weight::Regular, wide, most)?;
        Some((figure, text))
    });
    let texts: Vec<(Letters, Letters)> = texts.collect::<Option<_>>()?;
    let height = |(figure, text): &(Letters, Letters)| match is_list {
        true => figure.height().max(text.height()),
        false => figure.height() + text.height(),
    };
    let pad = if is_list { 18.0 } else { 26.0 };
    let mut canvas = Canvas::new(hand.width, 0.0);
    let mut y = 0.0;
    for (row, line) in texts.chunks(beside).enumerate() {
        let fullest = line.iter().map(height).fold(0.0, f64::max);
        let tall = fullest + pad * 2.0 + extra / rows as f64;
        // A last row that is not full takes the whole width.
        let own = (hand.width - GAP * (line.len() - 1) as f64) / line.len() as f64;
        for (at, pair) in line.iter().enumerate() {
            let x = at as f64 * (own + GAP);
            card(
                &mut canvas,
                pair,
                (x, y, own, tall),
                if is_list {
                    Words::Beside(room)
                } else {
                    Words::Below(fullest)
                },
                hand,
            );
        }
        y += tall + if row + 1 < rows { GAP } else { 0.0 };
    }
    canvas.height = y;
    Some(canvas)
}

/// Where the words of a card stand.
enum Words {
    /// Right of its figure, that has this much room.
    Beside(f64),
    /// Below it; the fullest card of the row is this high.
    Below(f64),
}

fn card(
    canvas: &mut Canvas,
    (figure, text): &(Letters, Letters),
    (x, y, wide, tall): (f64, f64, f64, f64),
    words: Words,
    hand: &Hand,
) {
    let art = hand.art;
    canvas.area((x, y, wide, tall), ROUND, &art.palette.paper, &art.edge);
    canvas.area(
        (x + 1.0, y + ROUND, 7.0, tall - ROUND * 2.0),
        3.5,
        &art.ground,
        "",
    );
    let left = x + INSET;
    match words {
        Words::Beside(room) => {
            let middle = y + (tall - figure.height()) / 2.0;
            canvas.write(figure, Side::Left, left, middle, &art.ground);
            let middle = y + (tall - text.height()) / 2.0;
            canvas.write(
                text,
                Side::Left,
                left + room + 30.0,
                middle,
                &art.palette.ink,
            );
        }
        Words::Below(fullest) => {
            // All figures of a row stand on one line.
            let top = y + (tall - fullest) / 2.0;
            let below = canvas.write(figure, Side::Left, left, top, &art.ground);
            canvas.write(text, Side::Left, left, below, &art.palette.ink);
        }
    }
}

fn figure(fact: &Fact, size: f64, room: f64) -> Option<Letters> {
    match fact.is_missing {
        true => set(&fact.figure, 32.0_f64.min(size), Weight::Bold, room, 2),
        false => Some(fit(&fact.figure, (size, size), Weight::Bold, room, 2)),
    }
}

/// The largest size at which every figure has room on one line; figures side by side are of one size.
fn common_size(facts: &[Fact], room: f64, scale: f64, beside: usize) -> Option<f64> {
    let sizes = [92.0, 84.0, 76.0, 68.0, 60.0, 54.0, 48.0, 42.0, 38.0];
    let fits = |size: &f64| {
        let numbers = facts.iter().filter(|fact| !fact.is_missing);
        numbers
            .map(|fact| set(&fact.figure, size * scale, Weight::Bold, room, 1))
            .all(|found| found.is_some())
    };
    let found = sizes.into_iter().find(fits).map(|size| size * scale);
    // Where nothing is narrower, a long figure takes two lines.
    found.or((beside == 1).then_some(38.0 * scale))
}
