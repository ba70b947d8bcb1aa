//! The blocks that stand on cards: charts, comparisons, quotations – and steps, that stand on the paper itself.

use crate::chart::{Caption, Chart, Notation, Style, Weight, draw, scene};

use super::art::Art;
use super::canvas::{Canvas, Mark, Placed, Side};
use super::composition::{Block, Fact};
use super::figures::tiles;
use super::letters::{Letters, fit, set};

/// Radius of a card's corners.
pub(super) const ROUND: f64 = 22.0;

/// Between the edge of a card and what stands on it.
pub(super) const INSET: f64 = 34.0;

/// Charts are laid out for a page and shown so much larger.
const ZOOM: f64 = 2.1;

/// Charts are laid out no narrower.
const NARROWEST: f64 = 300.0;

/// With what a block is laid out.
#[derive(Clone, Copy)]
pub(super) struct Hand<'a> {
    pub art: &'a Art,
    pub notation: &'a Notation,
    /// How large letters are; 1 for a page.
    pub scale: f64,
    /// How wide a block is.
    pub width: f64,
    /// The position of the block.
    pub at: usize,
}

impl Hand<'_> {
    fn title(&self, text: &str, wide: f64) -> Option<Letters> {
        match text.is_empty() {
            true => Some(Letters {
                lines: Vec::new(),
                size: 0.0,
                weight: Weight::Bold,
                is_cut: false,
            }),
            false => set(text, 36.0 * self.scale, Weight::Bold, wide, 4),
        }
    }
}

/// Lays a block out, `extra` higher than it has to be; nothing when it has no room at this scale.
pub(super) fn block(of: &Block, hand: &Hand, extra: f64) -> Option<Canvas> {
    match of {
        Block::Tiles(facts) => tiles(facts, hand, extra),
        Block::Chart(title, chart) => chart_card(title, chart, hand, extra),
        Block::Steps(title, list) => steps(title, list, hand, extra),
        Block::Comparison { title, sides, note } => comparison(title, sides, note, hand, extra),
        Block::Quote(text, by) => quote(text, by, hand, extra),
    }
}

fn chart_card(title: &str, chart: &Chart, hand: &Hand, extra: f64) -> Option<Canvas> {
    let art = hand.art;
    let wide = hand.width - INSET * 2.0;
    let title = hand.title(title, wide)?;
    let zoom = (ZOOM * hand.scale).min(wide / NARROWEST);
    let id = format!("d{}", hand.at);
    let style = Style {
        id: &id,
        width: wide / zoom,
        notation: hand.notation,
        palette: Some(&art.palette),
    };
    let caption = Caption {
        title: "",
        description: Some(""),
    };
    let scene = scene(chart, &style).ok()?;
    let drawing = draw(chart, caption, &style).ok()?;
    let height = scene.height * zoom;
    let between = if title.lines.is_empty() { 0.0 } else { 24.0 };
    let whole = INSET + title.height() + between + height + INSET + extra;
    let mut canvas = Canvas::new(hand.width, whole);
    let card = (0.0, 0.0, hand.width, whole);
    canvas.area(card, ROUND, &art.palette.paper, &art.edge);
    let top = canvas.write(
        &title,
        Side::Left,
        INSET,
        INSET + extra * 0.25,
        &art.palette.ink,
    );
    let x = INSET + (wide - scene.width * zoom) / 2.0;
    canvas.marks.push(Mark::Chart(Box::new(Placed {
        x,
        y: top + between + extra * 0.25,
        zoom,
        scene,
        svg: drawing.svg,
    })));
    Some(canvas)
}

fn steps(title: &str, list: &[String], hand: &Hand, extra: f64) -> Option<Canvas> {
    let art = hand.art;
    let disc = 62.0 * hand.scale;
    let left = disc + 28.0;
    let title = hand.title(title, hand.width)?;
    let set = |text: &String| {
        set(
            text,
            33.0 * hand.scale,
            Weight::Regular,
            hand.width - left,
            6,
        )
    };
    let texts = list.iter().map(set).collect::<Option<Vec<_>>>()?;
    let gap = 24.0 * hand.scale + extra / list.len().max(1) as f64;
    let mut canvas = Canvas::new(hand.width, 0.0);
    let mut top = canvas.write(&title, Side::Left, 0.0, 0.0, &art.ground);
    if !title.lines.is_empty() {
        top += 22.0;
    }
    let last = texts.len().saturating_sub(1);
    for (at, text) in texts.iter().enumerate() {
        let row = text.height().max(disc);
        if at < last {
            let line = (disc / 2.0 - 2.0, top + disc / 2.0, 4.0, row + gap);
            canvas.area(line, 0.0, &art.soft_on_ground, "");
        }
        top += row + gap;
    }
    top -= gap * texts.len() as f64
        + texts
            .iter()
            .map(|text| text.height().max(disc))
            .sum::<f64>();
    for (at, text) in texts.iter().enumerate() {
        let row = text.height().max(disc);
        canvas.area((0.0, top, disc, disc), disc / 2.0, &art.ground, "");
        let number = fit(
            &(at + 1).to_string(),
            (16.0, 32.0 * hand.scale),
            Weight::Bold,
            disc,
            1,
        );
        let middle = top + (disc - number.height()) / 2.0;
        canvas.write(&number, Side::Middle, disc / 2.0, middle, &art.on_ground);
        let words = top + (disc - text.size * 1.3).max(0.0) / 2.0;
        let words = if text.height() > disc {
            top
        } else {
            words.min(top + (row - text.height()) / 2.0)
        };
        canvas.write(text, Side::Left, left, words, &art.palette.ink);
        top += row + gap;
    }
    canvas.height = top - 24.0 * hand.scale;
    Some(canvas)
}

fn comparison(
    title: &str,
    sides: &[Fact; 2],
    note: &str,
    hand: &Hand,
    extra: f64,
) -> Option<Canvas> {
    let art = hand.art;
    let between = 76.0;
    let each = (hand.width - between) / 2.0;
    let inner = each - INSET * 2.0;
    let title = hand.title(title, hand.width)?;
    let note = match note.is_empty() {
        true => None,
        false => Some(set(note, 33.0 * hand.scale, Weight::Bold, hand.width, 3)?),
    };
    let figure = |fact: &Fact| {
        let largest = if fact.is_missing {
            34.0
        } else {
            88.0 * hand.scale
        };
        fit(&fact.figure, (30.0, largest), Weight::Bold, inner, 2)
    };
    let figures = [figure(&sides[0]), figure(&sides[1])];
    // Figures that are compared are of one size.
    let size = figures[0].size.min(figures[1].size);
    let figure = |fact: &Fact| {
        let own = if fact.is_missing {
            34.0_f64.min(size)
        } else {
            size
        };
        fit(&fact.figure, (own, own), Weight::Bold, inner, 2)
    };
    let text = |fact: &Fact| set(&fact.text, 31.0 * hand.scale, Weight::Regular, inner, 6);
    let parts = [
        (figure(&sides[0]), text(&sides[0])?),
        (figure(&sides[1]), text(&sides[1])?),
    ];
    let heights = parts
        .iter()
        .map(|(figure, text)| figure.height() + text.height());
    let tall = heights.fold(0.0, f64::max) + INSET * 2.0 + extra;
    let mut canvas = Canvas::new(hand.width, 0.0);
    let mut top = canvas.write(&title, Side::Left, 0.0, 0.0, &art.ground);
    if !title.lines.is_empty() {
        top += 20.0;
    }
    for (at, (figure, text)) in parts.iter().enumerate() {
        let x = at as f64 * (each + between);
        let (fill, edge, large, small) = match at {
            0 => (
                &art.palette.paper,
                &art.edge,
                &art.palette.soft,
                &art.palette.ink,
            ),
            _ => (&art.ground, &art.ground, &art.on_ground, &art.on_ground),
        };
        canvas.area((x, top, each, tall), ROUND, fill, edge);
        let height = figure.height() + text.height();
        let y = top + (tall - height) / 2.0;
        let below = canvas.write(figure, Side::Middle, x + each / 2.0, y, large);
        canvas.write(text, Side::Middle, x + each / 2.0, below, small);
    }
    let (x, y) = (each + between / 2.0, top + tall / 2.0);
    let arrow = format!(
        "<path d=\"M-20 0H18M4-15L20 0L4 15\" fill=\"none\" stroke=\"{}\" stroke-width=\"7\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>",
        art.ground
    );
    canvas.marks.push(Mark::Ornament(x, y, 1.0, arrow));
    top += tall;
    if let Some(note) = note {
        top += 18.0;
        top = canvas.write(
            &note,
            Side::Middle,
            hand.width / 2.0,
            top,
            &art.palette.series[0],
        );
    }
    canvas.height = top;
    Some(canvas)
}

fn quote(text: &str, by: &str, hand: &Hand, extra: f64) -> Option<Canvas> {
    let art = hand.art;
    let left = 44.0;
    let wide = hand.width - left - 12.0;
    let text = set(text, 37.0 * hand.scale, Weight::Bold, wide, 12)?;
    let by = set(by, 29.0 * hand.scale, Weight::Regular, wide, 3)?;
    let whole = 12.0 + text.height() + 10.0 + by.height() + 12.0 + extra;
    let mut canvas = Canvas::new(hand.width, whole);
    canvas.area((0.0, 0.0, 10.0, whole), 5.0, &art.ground, "");
    let top = 12.0 + extra / 2.0;
    let below = canvas.write(&text, Side::Left, left, top, &art.palette.ink);
    canvas.write(&by, Side::Left, left, below + 10.0, &art.palette.soft);
    Some(canvas)
}
