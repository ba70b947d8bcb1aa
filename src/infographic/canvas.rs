//! What stands where on a picture: areas, ornaments and charts behind, lines of text before them.

use crate::chart::{Bounds, Scene, Weight, width};

use super::letters::{LEADING, Letters, empty};

/// A picture, or a part of one: width and height in the units of its layout.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Canvas {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// What stands behind the lines, from back to front.
    pub marks: Vec<Mark>,
    /// Lines of text.
    pub lines: Vec<Line>,
}

/// Something without words of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A rectangle.
    Area(Area),
    /// SVG without text, zoomed around its left upper corner: x, y, zoom, the SVG.
    Ornament(f64, f64, f64, String),
    /// A chart.
    Chart(Box<Placed>),
}

/// A rectangle with rounded corners.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Where it stands.
    pub bounds: Bounds,
    /// Radius of its corners.
    pub round: f64,
    /// Its colour.
    pub fill: String,
    /// Colour of its edge; may be empty.
    pub edge: String,
}

/// A chart in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// How much larger than it was laid out.
    pub zoom: f64,
    /// What stands where in it.
    pub scene: Scene,
    /// The drawing.
    pub svg: String,
}

/// Which point of a line its `x` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The left end.
    Left,
    /// The middle.
    Middle,
    /// The right end.
    Right,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Where its left end, middle or right end stands.
    pub x: f64,
    /// Top of the line.
    pub top: f64,
    /// What stands at `x`.
    pub side: Side,
    /// Size of its letters.
    pub size: f64,
    /// How strong.
    pub weight: Weight,
    /// Their colour.
    pub fill: String,
    /// The text.
    pub text: String,
}

impl Line {
    /// The room it takes, marks above and below its letters included.
    pub fn bounds(&self) -> Bounds {
        let wide = width(&self.text, self.size, self.weight);
        let x0 = match self.side {
            Side::Left => self.x,
            Side::Middle => self.x - wide / 2.0,
            Side::Right => self.x - wide,
        };
        let (above, below) = empty(&self.text);
        Bounds {
            x0,
            y0: self.top + self.size * above,
            x1: x0 + wide,
            y1: self.top + self.size * (LEADING - below),
        }
    }
}

impl Canvas {
    /// An empty one.
    pub(super) fn new(width: f64, height: f64) -> Self {
        Self {
            width,
            height,
            ..Self::default()
        }
    }

    /// Puts a part in its place.
    pub(super) fn put(&mut self, part: Self, x: f64, y: f64) {
        self.marks
            .extend(part.marks.into_iter().map(|mark| match mark {
                Mark::Area(area) => Mark::Area(Area {
                    bounds: Bounds {
                        x0: area.bounds.x0 + x,
                        y0: area.bounds.y0 + y,
                        x1: area.bounds.x1 + x,
                        y1: area.bounds.y1 + y,
                    },
                    ..area
                }),
                Mark::Ornament(left, top, zoom, svg) => {
                    Mark::Ornament(left + x, top + y, zoom, svg)
                }
                Mark::Chart(chart) => Mark::Chart(Box::new(Placed {
                    x: chart.x + x,
                    y: chart.y + y,
                    ..*chart
                })),
            }));
        self.lines.extend(part.lines.into_iter().map(|line| Line {
            x: line.x + x,
            top: line.top + y,
            ..line
        }));
    }

    /// A filled rectangle.
    pub(super) fn area(
        &mut self,
        bounds: (f64, f64, f64, f64),
        round: f64,
        fill: &str,
        edge: &str,
    ) {
        let (x, y, width, height) = bounds;
        self.marks.push(Mark::Area(Area {
            bounds: Bounds {
                x0: x,
                y0: y,
                x1: x + width,
                y1: y + height,
            },
            round,
            fill: fill.to_owned(),
            edge: edge.to_owned(),
        }));
    }

    /// Writes lines and returns where they end below.
    pub(super) fn write(
        &mut self,
        letters: &Letters,
        side: Side,
        x: f64,
        top: f64,
        fill: &str,
    ) -> f64 {
        for (at, text) in letters.lines.iter().enumerate() {
            self.lines.push(Line {
                x,
                top: top + at as f64 * letters.size * LEADING,
                side,
                size: letters.size,
                weight: letters.weight,
                fill: fill.to_owned(),
                text: text.clone(),
            });
        }
        top + letters.height()
    }
}
