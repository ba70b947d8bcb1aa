//! Figures as SVG: layout into marks and labels first, writing after. No script, no site, no page; the same figures, the same bytes.
//!
//! Why no crate draws them: `charming` runs ECharts in V8; `plotters` and `charts-rs` write fixed colours and fonts and no
//! `<title>`; `poloto` takes colours from CSS, but draws lines and bars only and measures no text, so long Vietnamese names
//! run into each other. None has patterns beside colours or a table behind the picture, and these are most of the work.

mod advances;
mod bars;
mod calendar;
#[expect(
    clippy::module_inception,
    reason = "the room is named after what it makes"
)]
mod chart;
mod columns;
mod donut;
mod flaw;
mod gauge;
mod icons;
mod legend;
mod line;
mod look;
mod markup;
mod notation;
mod process;
mod qr;
mod qr_grid;
mod qr_mask;
mod scale;
mod scene;
mod slope;
mod svg;
mod table;
mod text;
mod tiles;
mod timeline;

pub use bars::{Bars, Direction, Series};
pub use calendar::Calendar;
pub use chart::{Caption, Chart, Drawing, NARROWEST, Style, draw, scene};
pub use donut::{Donut, Part};
pub use flaw::Flaw;
pub use gauge::Gauge;
pub use icons::{Icon, Icons};
pub use line::{Break, Lines};
pub use look::{Palette, SERIES};
pub use notation::Notation;
pub use process::{Process, Step};
pub use qr::{QrDrawing, qr};
pub use scene::{Anchor, Bounds, Datum, Hand, Label, Mark, Paint, Scene, Shape};
pub use slope::{Ranked, Slope};
pub use table::Table;
pub use text::{Weight, width, wrap};
pub use tiles::{Tile, Tiles};
pub use timeline::{Span, Timeline};
