//! How series are told apart without colour: patterns of areas, dashes of lines, shapes of points; and fixed colours for pictures without a style sheet.

use super::scene::Shape;

/// As many series as can be told apart by colour and pattern.
pub const SERIES: usize = 8;

/// Fixed colours, for a picture that no style sheet reaches: a download, a PNG. Each is a colour as SVG writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything, and between marks.
    pub paper: String,
    /// Text.
    pub ink: String,
    /// Softer text.
    pub soft: String,
    /// Lines to read values from.
    pub line: String,
    /// What could be filled and is not.
    pub track: String,
    /// Series, in order.
    pub series: [String; SERIES],
    /// Font family of all texts.
    pub font: String,
}

impl Default for Palette {
    /// The theme's colours in daylight.
    fn default() -> Self {
        let own = str::to_owned;
        Self {
            paper: own("#ffffff"),
            ink: own("#2b1b22"),
            soft: own("#67535c"),
            line: own("#d3c3bf"),
            track: own("#efe6e1"),
            series: SERIES_BY_DAY.map(own),
            font: own("Be Vietnam Pro, sans-serif"),
        }
    }
}

/// Told apart by people who do not see red or green, and each 3:1 or more against paper; `chart.css` has the same for the page.
const SERIES_BY_DAY: [&str; SERIES] = [
    "#0e5f50", "#b8620b", "#2f6db5", "#e0457b", "#7a58a8", "#5f6b70", "#7d7419", "#5e1436",
];

/// Tiles of 8 × 8 pixels drawn over the colour of a series in the colour of paper; the first series is plain.
pub(super) const PATTERNS: [&str; SERIES] = [
    "",
    "M-2 2L2-2M-2 10L10-2M6 10L10 6",
    "M0 2H8M0 6H8",
    "M2 0V8M6 0V8",
    "M-2 6L2 10M-2-2L10 10M6-2L10 2",
    "M1 2h2M5 6h2",
    "M0 4H8M4 0V8",
    "M0 0L8 8M8 0L0 8",
];

/// Dashes of the line of a series; the first is whole.
pub(super) const DASHES: [&str; SERIES] = [
    "",
    "7 4",
    "2 3",
    "10 3 2 3",
    "12 4",
    "4 2",
    "1 4",
    "8 2 2 2 2 2",
];

/// The point of a series: each another shape of about the same size.
pub(super) fn point(series: usize, x: f64, y: f64) -> Shape {
    let r = 4.5;
    let around = |corners: &[(f64, f64)]| {
        Shape::Area(
            corners
                .iter()
                .map(|(dx, dy)| (x + dx * r, y + dy * r))
                .collect(),
        )
    };
    match series % SERIES {
        0 => Shape::Circle { x, y, r: 4.0 },
        1 => around(&[(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)]),
        2 => around(&[(0.0, -1.0), (1.0, 0.85), (-1.0, 0.85)]),
        3 => around(&[(0.0, -1.1), (1.1, 0.0), (0.0, 1.1), (-1.1, 0.0)]),
        4 => around(&[(-1.0, -0.85), (1.0, -0.85), (0.0, 1.0)]),
        5 => around(&[(-1.0, -0.4), (1.0, -0.4), (1.0, 0.4), (-1.0, 0.4)]),
        6 => around(&[(-0.4, -1.0), (0.4, -1.0), (0.4, 1.0), (-0.4, 1.0)]),
        _ => around(&[
            (-1.0, -0.5),
            (0.0, -1.0),
            (1.0, -0.5),
            (1.0, 0.5),
            (0.0, 1.0),
            (-1.0, 0.5),
        ]),
    }
}
