//! Texts, numbers, attributes and paths as SVG spells them.

use std::f64::consts::TAU;

use super::scene::Shape;
use super::svg::Svg;

impl Svg<'_> {
    pub(super) fn raw(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Text without what XML does not allow.
    pub(super) fn text(&mut self, text: &str) {
        for one in text.chars() {
            match one {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\t' | '\n' | '\r' => self.raw(" "),
                _ if one.is_control() || matches!(one, '\u{fffe}' | '\u{ffff}') => {}
                _ => self.out.push(one),
            }
        }
    }

    /// A number to a tenth.
    pub(super) fn number(&mut self, value: f64) {
        let tenths = (value * 10.0).round() as i64;
        if tenths < 0 {
            self.raw("-");
        }
        let tenths = tenths.unsigned_abs();
        self.raw(&(tenths / 10).to_string());
        if !tenths.is_multiple_of(10) {
            self.raw(".");
            self.raw(&(tenths % 10).to_string());
        }
    }

    pub(super) fn attribute(&mut self, name: &str, value: f64) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.number(value);
        self.raw("\"");
    }

    pub(super) fn word(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.text(value);
        self.raw("\"");
    }

    pub(super) fn path(&mut self, shape: &Shape) {
        match shape {
            Shape::Line(points) => self.points(points),
            Shape::Area(points) => {
                self.points(points);
                self.raw("z");
            }
            Shape::Arc {
                x,
                y,
                outer,
                inner,
                from,
                to,
            } => {
                let (centre, radii) = ((*x, *y), (*outer, *inner));
                if to - from < 0.999 {
                    self.arc(centre, radii, *from, *to);
                } else {
                    // Where a whole ring begins and ends an arc would have no length.
                    let middle = f64::midpoint(*from, *to);
                    self.arc(centre, radii, *from, middle);
                    self.arc(centre, radii, middle, *to);
                }
            }
            Shape::Rect {
                x,
                y,
                width,
                height,
                ..
            } => {
                self.raw("M");
                self.pair(*x, *y);
                self.raw("h");
                self.number(*width);
                self.raw("v");
                self.number(*height);
                self.raw("h");
                self.number(-width);
                self.raw("z");
            }
            Shape::Circle { .. } => {}
        }
    }

    fn points(&mut self, points: &[(f64, f64)]) {
        for (at, (x, y)) in points.iter().enumerate() {
            self.raw(if at == 0 { "M" } else { "L" });
            self.pair(*x, *y);
        }
    }

    fn pair(&mut self, x: f64, y: f64) {
        self.number(x);
        self.raw(" ");
        self.number(y);
    }

    fn arc(&mut self, (x, y): (f64, f64), (outer, inner): (f64, f64), from: f64, to: f64) {
        let at = |turns: f64, r: f64| (x + r * (turns * TAU).sin(), y - r * (turns * TAU).cos());
        let corners = [
            at(from, outer),
            at(to, outer),
            at(to, inner),
            at(from, inner),
        ];
        for (step, (x, y)) in corners.into_iter().enumerate() {
            match step {
                0 => self.raw("M"),
                2 => self.raw("L"),
                _ => {
                    let (r, sweep) = if step == 1 {
                        (outer, "1")
                    } else {
                        (inner, "0")
                    };
                    self.raw("A");
                    self.pair(r, r);
                    let large = u8::from(to - from > 0.5);
                    self.raw(&format!(" 0 {large} {sweep} "));
                }
            }
            self.pair(x, y);
        }
        self.raw("z");
    }
}
