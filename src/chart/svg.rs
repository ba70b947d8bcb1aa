//! A scene as SVG: no script, no style, and every number rounded to a tenth of a pixel, so the same scene gives the same bytes.

use super::look::{DASHES, PATTERNS, Palette, SERIES};
use super::scene::{Anchor, Bounds, Label, Mark, Paint, Scene, Shape};
use super::text::{LINE, Weight};

/// Writes a scene. `id` begins every id in it and must be unique on the page.
pub(super) fn written(
    scene: &Scene,
    id: &str,
    title: &str,
    description: &str,
    palette: Option<&Palette>,
) -> String {
    let mut svg = Svg {
        out: String::with_capacity(4096),
        id: spelled(id),
        palette,
    };
    svg.open(scene, title, description);
    svg.patterns(scene);
    for run in scene.marks.chunk_by(are_one_path) {
        svg.run(run);
    }
    for label in &scene.labels {
        svg.label(label);
    }
    svg.raw("</svg>");
    svg.out
}

/// An id may hold no blanks and nothing that ends an attribute or an address.
fn spelled(id: &str) -> String {
    let plain = |one: char| {
        if one.is_ascii_alphanumeric() {
            one
        } else {
            '-'
        }
    };
    format!("c{}", id.chars().map(plain).collect::<String>())
}

/// Small areas in the same paint, as in a calendar of days, are one path: a fraction of the bytes.
fn are_one_path(one: &Mark, next: &Mark) -> bool {
    let is_cell = |mark: &Mark| {
        let is_plain = matches!(mark.shape, Shape::Rect { round: 0.0, .. });
        is_plain && matches!(mark.paint, Paint::Track | Paint::Level(_) | Paint::Hollow)
    };
    one.paint == next.paint && is_cell(one) && is_cell(next)
}

pub(super) struct Svg<'a> {
    pub(super) out: String,
    id: String,
    palette: Option<&'a Palette>,
}

impl<'a> Svg<'a> {
    fn open(&mut self, scene: &Scene, title: &str, description: &str) {
        let (width, height) = (scene.width.ceil(), scene.height.ceil());
        let id = self.id.clone();
        self.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\"");
        self.word("aria-labelledby", &format!("{id}-t"));
        self.word("aria-describedby", &format!("{id}-d"));
        self.word("viewBox", &format!("0 0 {width} {height}"));
        self.attribute("width", width);
        self.attribute("height", height);
        if let Some(palette) = self.palette {
            self.word("font-family", &palette.font);
            self.word("fill", &palette.ink);
        }
        self.raw(&format!("><title id=\"{id}-t\">"));
        self.text(title);
        self.raw(&format!("</title><desc id=\"{id}-d\">"));
        self.text(description);
        self.raw("</desc>");
    }

    /// The patterns of the series that occur.
    fn patterns(&mut self, scene: &Scene) {
        let used = |series: usize| {
            scene
                .marks
                .iter()
                .any(|mark| mark.paint == Paint::Series(series))
        };
        let series: Vec<usize> = (1..SERIES).filter(|series| used(*series)).collect();
        if series.is_empty() {
            return;
        }
        self.raw("<defs>");
        for one in series {
            let id = format!("{}-p{one}", self.id);
            self.raw(&format!("<pattern id=\"{id}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path class=\"f{one}\""));
            if let Some(palette) = self.palette {
                self.word("fill", &palette.series[one]);
            }
            self.raw(" d=\"M0 0H8V8H0z\"/><path class=\"pp\"");
            if let Some(palette) = self.palette {
                self.word("stroke", &palette.paper);
            }
            self.raw(&format!(
                " stroke-width=\"1.4\" d=\"{}\"/></pattern>",
                PATTERNS[one]
            ));
        }
        self.raw("</defs>");
    }

    fn run(&mut self, run: &[Mark]) {
        match run {
            [] => {}
            [one] => self.mark(one),
            [first, ..] => {
                self.raw("<path");
                self.paint(first.paint);
                self.raw(" d=\"");
                for mark in run {
                    self.path(&mark.shape);
                }
                self.raw("\"/>");
            }
        }
    }

    fn mark(&mut self, mark: &Mark) {
        match &mark.shape {
            Shape::Rect {
                x,
                y,
                width,
                height,
                round,
            } => {
                self.raw("<rect");
                self.paint(mark.paint);
                self.attribute("x", *x);
                self.attribute("y", *y);
                self.attribute("width", *width);
                self.attribute("height", *height);
                if *round > 0.0 {
                    self.attribute("rx", *round);
                }
            }
            Shape::Circle { x, y, r } => {
                self.raw("<circle");
                self.paint(mark.paint);
                self.attribute("cx", *x);
                self.attribute("cy", *y);
                self.attribute("r", *r);
            }
            shape => {
                self.raw("<path");
                self.paint(mark.paint);
                self.raw(" d=\"");
                self.path(shape);
                self.raw("\"");
            }
        }
        self.raw("/>");
    }

    fn paint(&mut self, paint: Paint) {
        let fixed = self.palette;
        let series_colour = |at: usize| fixed.map(|palette| palette.series[at].as_str());
        let of = |colour: fn(&Palette) -> &String| fixed.map(|palette| colour(palette).as_str());
        let none = Some("none");
        let pattern;
        let (class, fill, stroke): (String, Option<&str>, Option<&str>) = match paint {
            Paint::Series(series) => match series % SERIES {
                0 => ("f0 o0".to_owned(), series_colour(0), series_colour(0)),
                at => {
                    pattern = format!("url(#{}-p{at})", self.id);
                    (format!("o{at}"), Some(&pattern), series_colour(at))
                }
            },
            Paint::Stroke(series) => (
                format!("l{}", series % SERIES),
                none,
                series_colour(series % SERIES),
            ),
            Paint::Point(series) => (
                format!("f{} pt", series % SERIES),
                series_colour(series % SERIES),
                of(|p| &p.paper),
            ),
            Paint::Level(level) => (format!("v{level}"), series_colour(0), None),
            Paint::Track => ("tr".to_owned(), of(|p| &p.track), None),
            Paint::Hollow => ("ho".to_owned(), none, of(|p| &p.soft)),
            Paint::Grid => ("gr".to_owned(), none, of(|p| &p.line)),
            Paint::Axis => ("ax".to_owned(), none, of(|p| &p.soft)),
            Paint::Break => ("br".to_owned(), none, of(|p| &p.ink)),
        };
        self.word("class", &class);
        if let Some(fill) = fill {
            self.word("fill", fill);
        }
        if let Some(stroke) = stroke {
            self.word("stroke", stroke);
        }
        match paint {
            Paint::Stroke(series) => {
                self.raw(" stroke-width=\"2.5\"");
                let dashes = DASHES[series % SERIES];
                if !dashes.is_empty() {
                    self.word("stroke-dasharray", dashes);
                }
            }
            Paint::Hollow => self.raw(" stroke-width=\"1.5\""),
            Paint::Break => self.raw(" stroke-width=\"1.5\" stroke-dasharray=\"3 3\""),
            Paint::Level(level) if self.palette.is_some() => {
                self.attribute(
                    "fill-opacity",
                    [0.0, 0.4, 0.6, 0.8, 1.0][usize::from(level.min(4))],
                );
            }
            _ => {}
        }
    }

    fn label(&mut self, label: &Label) {
        let size = label.hand.size;
        if label.has_plate {
            self.plate(label.bounds());
        }
        self.raw("<text");
        let class = match (label.hand.weight, label.hand.is_soft) {
            (Weight::Bold, false) => "b",
            (Weight::Bold, true) => "b q",
            (Weight::Regular, true) => "q",
            (Weight::Regular, false) => "",
        };
        if !class.is_empty() {
            self.word("class", class);
        }
        if let Some(palette) = self.palette {
            if label.hand.is_soft {
                self.word("fill", &palette.soft);
            }
            if label.hand.weight == Weight::Bold {
                self.raw(" font-weight=\"600\"");
            }
        }
        self.attribute("font-size", size);
        match label.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.raw(" text-anchor=\"middle\""),
            Anchor::End => self.raw(" text-anchor=\"end\""),
        }
        // The line is 1.3 high; letters stand on 1.0, so that Vietnamese marks have room above and below.
        let baseline = label.top + size;
        self.attribute("x", label.x);
        self.attribute("y", baseline);
        self.raw(">");
        match label.lines.as_slice() {
            [one] => self.text(one),
            lines => {
                for (at, line) in lines.iter().enumerate() {
                    self.raw("<tspan");
                    self.attribute("x", label.x);
                    self.attribute("y", baseline + at as f64 * size * LINE);
                    self.raw(">");
                    self.text(line);
                    // A space keeps words of two lines apart for who copies the text; behind any other anchor it would shift the line.
                    let needs_space = label.anchor == Anchor::Start && at + 1 < lines.len();
                    self.raw(if needs_space { " </tspan>" } else { "</tspan>" });
                }
            }
        }
        self.raw("</text>");
    }

    fn plate(&mut self, bounds: Bounds) {
        self.raw("<rect class=\"pl\"");
        if let Some(palette) = self.palette {
            self.word("fill", &palette.paper);
        }
        self.attribute("x", bounds.x0 - 2.0);
        self.attribute("y", bounds.y0);
        self.attribute("width", bounds.x1 - bounds.x0 + 4.0);
        self.attribute("height", bounds.y1 - bounds.y0);
        self.raw(" rx=\"2\"/>");
    }
}
