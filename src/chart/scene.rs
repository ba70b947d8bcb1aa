//! What stands where: marks and labels as values, before anything is written.

use super::text::{LINE, Weight, width, wrap};

/// A rectangle in pixels; `x1`, `y1` are not smaller than `x0`, `y0`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Left.
    pub x0: f64,
    /// Top.
    pub y0: f64,
    /// Right.
    pub x1: f64,
    /// Bottom.
    pub y1: f64,
}

impl Bounds {
    /// True when the two share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    /// True when `other` lies in it, but for a tenth of a pixel.
    pub fn holds(&self, other: &Self) -> bool {
        let near = 0.1;
        other.x0 >= self.x0 - near
            && other.y0 >= self.y0 - near
            && other.x1 <= self.x1 + near
            && other.y1 <= self.y1 + near
    }

    /// Moved and grown on all sides.
    pub(super) fn grown(&self, by: f64) -> Self {
        Self {
            x0: self.x0 - by,
            y0: self.y0 - by,
            x1: self.x1 + by,
            y1: self.y1 + by,
        }
    }
}

/// A shape in pixels.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle with rounded corners.
    Rect {
        /// Left.
        x: f64,
        /// Top.
        y: f64,
        /// Width, not negative.
        width: f64,
        /// Height, not negative.
        height: f64,
        /// Radius of its corners.
        round: f64,
    },
    /// A circle.
    Circle {
        /// Centre.
        x: f64,
        /// Centre.
        y: f64,
        /// Radius.
        r: f64,
    },
    /// A piece of a ring; angles in turns, clockwise from the top.
    Arc {
        /// Centre.
        x: f64,
        /// Centre.
        y: f64,
        /// Outer radius.
        outer: f64,
        /// Inner radius.
        inner: f64,
        /// Where it begins.
        from: f64,
        /// Where it ends, not before `from`.
        to: f64,
    },
    /// Straight pieces from point to point.
    Line(Vec<(f64, f64)>),
    /// A closed area.
    Area(Vec<(f64, f64)>),
}

impl Shape {
    /// The smallest upright rectangle around it (around the whole ring for a piece of one).
    pub fn bounds(&self) -> Bounds {
        match self {
            Self::Rect {
                x,
                y,
                width,
                height,
                ..
            } => Bounds {
                x0: *x,
                y0: *y,
                x1: x + width,
                y1: y + height,
            },
            Self::Circle { x, y, r } => Bounds {
                x0: x - r,
                y0: y - r,
                x1: x + r,
                y1: y + r,
            },
            Self::Arc {
                x,
                y,
                outer,
                from,
                to,
                ..
            } => {
                // A half ring above its centre, as gauges are, reaches no lower than that.
                let is_upper = *from >= -0.25 && *to <= 0.25;
                Bounds {
                    x0: x - outer,
                    y0: y - outer,
                    x1: x + outer,
                    y1: if is_upper { *y } else { y + outer },
                }
            }
            Self::Line(points) | Self::Area(points) => {
                let mut bounds = Bounds {
                    x0: f64::INFINITY,
                    y0: f64::INFINITY,
                    x1: f64::NEG_INFINITY,
                    y1: f64::NEG_INFINITY,
                };
                for (x, y) in points {
                    bounds.x0 = bounds.x0.min(*x);
                    bounds.y0 = bounds.y0.min(*y);
                    bounds.x1 = bounds.x1.max(*x);
                    bounds.y1 = bounds.y1.max(*y);
                }
                bounds
            }
        }
    }
}

/// What a shape is painted as; the theme says how that looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// The area of a series, in its colour and pattern (from 0).
    Series(usize),
    /// The line of a series, in its colour and dashes.
    Stroke(usize),
    /// The point of a series.
    Point(usize),
    /// A strength from 1 to 4.
    Level(u8),
    /// What could be filled and is not.
    Track,
    /// An outline of what is not there.
    Hollow,
    /// A line to read values from.
    Grid,
    /// A line on which everything stands.
    Axis,
    /// A line across that says: not the same before and after.
    Break,
}

/// The value a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Datum {
    /// Its series, from 0.
    pub series: usize,
    /// Its place in the series, from 0.
    pub item: usize,
    /// The value itself.
    pub value: f64,
}

/// A shape on the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its outline.
    pub shape: Shape,
    /// How it is painted.
    pub paint: Paint,
    /// What it stands for, when it stands for a value.
    pub of: Option<Datum>,
}

/// Which edge of a label stands at its `x`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The left edge.
    Start,
    /// The middle.
    Middle,
    /// The right edge.
    End,
}

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hand {
    /// Font size in pixels.
    pub size: f64,
    /// How strong.
    pub weight: Weight,
    /// True for what matters less: softer colour.
    pub is_soft: bool,
}

impl Hand {
    /// Names.
    pub(super) const BODY: Self = Self {
        size: 14.0,
        weight: Weight::Regular,
        is_soft: false,
    };
    /// Values.
    pub(super) const STRONG: Self = Self {
        size: 14.0,
        weight: Weight::Bold,
        is_soft: false,
    };
    /// Axes and notes.
    pub(super) const SMALL: Self = Self {
        size: 12.0,
        weight: Weight::Regular,
        is_soft: true,
    };

    /// Height of so many lines.
    pub(super) fn height(&self, lines: usize) -> f64 {
        lines as f64 * self.size * LINE
    }

    /// Width of one line.
    pub(super) fn width(&self, text: &str) -> f64 {
        width(text, self.size, self.weight)
    }

    /// Width of the widest line.
    pub(super) fn widest(&self, lines: &[String]) -> f64 {
        lines
            .iter()
            .map(|line| self.width(line))
            .fold(0.0, f64::max)
    }

    /// The text in lines no wider than `most`.
    pub(super) fn wrap(&self, text: &str, most: f64, lines: usize) -> Vec<String> {
        wrap(text, self.size, self.weight, most, lines)
    }
}

/// Lines of text on the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where its edge or middle stands.
    pub x: f64,
    /// Its top.
    pub top: f64,
    /// What stands at `x`.
    pub anchor: Anchor,
    /// Its lines.
    pub lines: Vec<String>,
    /// How it is written.
    pub hand: Hand,
    /// True when it stands on a mark and needs paper behind it.
    pub has_plate: bool,
}

impl Label {
    /// The room it takes.
    pub fn bounds(&self) -> Bounds {
        let wide = self.hand.widest(&self.lines);
        let x0 = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - wide / 2.0,
            Anchor::End => self.x - wide,
        };
        Bounds {
            x0,
            y0: self.top,
            x1: x0 + wide,
            y1: self.top + self.hand.height(self.lines.len()),
        }
    }
}

/// A laid-out chart: width and height in pixels, marks from back to front, labels before all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
    /// Shapes, from back to front.
    pub marks: Vec<Mark>,
    /// Texts, before all shapes.
    pub labels: Vec<Label>,
}

impl Scene {
    /// An empty picture of this width.
    pub(super) fn new(width: f64) -> Self {
        Self {
            width,
            ..Self::default()
        }
    }

    /// Draws a shape that stands for no value.
    pub(super) fn draw(&mut self, paint: Paint, shape: Shape) {
        self.marks.push(Mark {
            shape,
            paint,
            of: None,
        });
    }

    /// Draws a shape that stands for a value.
    pub(super) fn show(
        &mut self,
        paint: Paint,
        shape: Shape,
        series: usize,
        item: usize,
        value: f64,
    ) {
        let of = Some(Datum {
            series,
            item,
            value,
        });
        self.marks.push(Mark { shape, paint, of });
    }

    /// Writes lines and returns where they end below.
    pub(super) fn write(
        &mut self,
        hand: Hand,
        anchor: Anchor,
        x: f64,
        top: f64,
        lines: Vec<String>,
    ) -> f64 {
        let height = hand.height(lines.len());
        self.labels.push(Label {
            x,
            top,
            anchor,
            lines,
            hand,
            has_plate: false,
        });
        top + height
    }

    /// Writes one line if it stands inside the picture and on no other label; true when it does.
    pub(super) fn try_write(&mut self, label: Label) -> bool {
        let bounds = label.bounds();
        let whole = Bounds {
            x0: 0.0,
            y0: 0.0,
            x1: self.width,
            y1: f64::INFINITY,
        };
        let is_free = self
            .labels
            .iter()
            .all(|other| !other.bounds().overlaps(&bounds.grown(0.5)));
        let can_stand = is_free && whole.holds(&bounds);
        if can_stand {
            self.labels.push(label);
        }
        can_stand
    }
}
