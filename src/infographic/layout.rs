//! Blocks in a frame: which of them have room, how large their letters are, and where the paper that is left over goes.

use crate::chart::Notation;

use super::art::Art;
use super::canvas::Canvas;
use super::cards::{Hand, block};
use super::composition::{Block, Composition};
use super::foot::foot;
use super::header::head;
use super::shape::{Shape, WIDTH};
use super::svg::written;

/// Between the edge and the blocks.
const MARGIN: f64 = 56.0;

/// Between blocks.
const GAP: f64 = 30.0;

/// Steps in which letters grow.
const STEP: f64 = 0.04;

/// Of what is left over, the share that goes to the head.
const TO_HEAD: f64 = 0.3;

/// A finished picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// Its shape.
    pub shape: Shape,
    /// Width and height in pixels.
    pub pixels: (u32, u32),
    /// What stands where.
    pub canvas: Canvas,
    /// The SVG, with text.
    pub svg: String,
    /// Positions of blocks that have no room on it.
    pub left_out: Vec<usize>,
    /// True when title or headline have no room.
    pub is_cut: bool,
}

/// Lays a picture out. Blocks are taken in their order, as far as there is room; tiles give up the last ones first.
pub fn lay_out(of: &Composition, shape: Shape, notation: &Notation, art: &Art) -> Laid {
    let (smallest, largest) = shape.scales();
    let frame = Frame {
        of,
        shape,
        notation,
        art,
    };
    let (kept, left_out) = frame.choose(smallest);
    let steps = ((largest - smallest) / STEP).round() as usize;
    let scales = (0..=steps).map(|step| largest - STEP * step as f64);
    let is_enough = |scale: &f64| {
        let needed = frame.needed(&kept, *scale);
        needed.is_some_and(|needed| shape.height().is_none_or(|height| needed <= height))
    };
    let scale = scales.clone().find(is_enough).unwrap_or(smallest);
    let (canvas, is_cut) = frame.place(&kept, scale);
    Laid {
        shape,
        pixels: shape.pixels(canvas.height),
        svg: written(&canvas, &of.title, shape, art),
        canvas,
        left_out,
        is_cut,
    }
}

/// A block as it is shown: some of its tiles may be left out.
type Kept = (usize, Block);

struct Frame<'a> {
    of: &'a Composition,
    shape: Shape,
    notation: &'a Notation,
    art: &'a Art,
}

impl Frame<'_> {
    fn hand(&self, scale: f64, at: usize) -> Hand<'_> {
        Hand {
            art: self.art,
            notation: self.notation,
            scale,
            width: WIDTH - MARGIN * 2.0,
            at,
        }
    }

    fn head_height(&self, scale: f64) -> f64 {
        head(self.of, self.shape, scale, self.art, 0.0)
            .canvas
            .height
    }

    /// The blocks that have room with the smallest letters, and the positions of the others.
    fn choose(&self, scale: f64) -> (Vec<Kept>, Vec<usize>) {
        let foot = foot(&self.of.foot, self.shape, self.art).height;
        let used = self.head_height(scale) + foot + GAP;
        let mut room = self.shape.height().map_or(f64::INFINITY, |all| all - used);
        let (mut kept, mut left_out) = (Vec::new(), Vec::new());
        for (at, one) in self.of.blocks.iter().enumerate() {
            let hand = self.hand(scale, at);
            let found = shorter(one).find_map(|one| {
                let height = block(&one, &hand, 0.0)?.height + GAP;
                (height <= room).then_some((one, height))
            });
            match found {
                Some((one, height)) => {
                    room -= height;
                    if one != self.of.blocks[at] {
                        left_out.push(at);
                    }
                    kept.push((at, one));
                }
                None => left_out.push(at),
            }
        }
        (kept, left_out)
    }

    /// How high everything is; nothing when a block has no room at this scale.
    fn needed(&self, kept: &[Kept], scale: f64) -> Option<f64> {
        let mut height = self.head_height(scale) + GAP;
        for (at, one) in kept {
            height += block(one, &self.hand(scale, *at), 0.0)?.height + GAP;
        }
        Some(height + foot(&self.of.foot, self.shape, self.art).height)
    }

    fn place(&self, kept: &[Kept], scale: f64) -> (Canvas, bool) {
        let needed = self.needed(kept, scale).unwrap_or_default();
        let over = self
            .shape
            .height()
            .map_or(0.0, |all| (all - needed).max(0.0));
        let to_head = if kept.is_empty() {
            over
        } else {
            over * TO_HEAD
        };
        let head = head(self.of, self.shape, scale, self.art, to_head);
        let mut canvas = Canvas::new(WIDTH, 0.0);
        let mut top = head.canvas.height + GAP;
        canvas.put(head.canvas, 0.0, 0.0);
        let natural = kept.iter().map(|(at, one)| {
            let part = block(one, &self.hand(scale, *at), 0.0);
            part.map_or(0.0, |part| part.height)
        });
        let natural: Vec<f64> = natural.collect();
        let all: f64 = natural.iter().sum();
        for ((at, one), own) in kept.iter().zip(&natural) {
            let extra = (over - to_head) * own / all.max(1.0);
            if let Some(part) = block(one, &self.hand(scale, *at), extra) {
                let height = part.height;
                canvas.put(part, MARGIN, top);
                top += height + GAP;
            }
        }
        let foot = foot(&self.of.foot, self.shape, self.art);
        let foot_height = foot.height;
        let top = match self.shape.height() {
            Some(all) => all - foot_height,
            None => top,
        };
        canvas.put(foot, 0.0, top);
        canvas.height = self.shape.height().unwrap_or((top + foot_height).ceil());
        (canvas, head.is_cut)
    }
}

/// A block as it is, and shorter ones that are still true.
fn shorter(one: &Block) -> impl Iterator<Item = Block> {
    let fewer = match one {
        Block::Tiles(facts) => (2..facts.len()).rev().collect(),
        _ => Vec::new(),
    };
    let of_tiles = one.clone();
    let fewer = fewer.into_iter().filter_map(move |count| match &of_tiles {
        Block::Tiles(facts) => Some(Block::Tiles(facts[..count].to_vec())),
        _ => None,
    });
    std::iter::once(one.clone()).chain(fewer)
}
