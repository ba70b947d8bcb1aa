//! A chart of any kind, how it is to be drawn, and the drawing.

use serde::Serialize;

use super::bars::Bars;
use super::calendar::Calendar;
use super::donut::Donut;
use super::flaw::Flaw;
use super::gauge::Gauge;
use super::icons::Icons;
use super::line::Lines;
use super::look::Palette;
use super::notation::Notation;
use super::process::Process;
use super::scene::Scene;
use super::slope::Slope;
use super::svg::written;
use super::table::Table;
use super::tiles::Tiles;
use super::timeline::Timeline;

/// Figures of one kind, without any decision on how they are drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// Amounts side by side or stacked.
    Bars(Bars),
    /// Values over time, with gaps and breaks.
    Lines(Lines),
    /// Parts of a whole.
    Donut(Donut),
    /// One value between nothing and everything.
    Gauge(Gauge),
    /// An amount for every day.
    Calendar(Calendar),
    /// What lasts from when to when.
    Timeline(Timeline),
    /// What comes after what.
    Process(Process),
    /// A few numbers, large.
    Tiles(Tiles),
    /// So many of so many.
    Icons(Icons),
    /// Ranks before and after.
    Slope(Slope),
}

/// What a chart is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caption<'a> {
    /// Its title.
    pub title: &'a str,
    /// What it shows in one or two sentences; absent, its first figures are said.
    pub description: Option<&'a str>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Style<'a> {
    /// Unique on the page; every id inside the picture begins with it.
    pub id: &'a str,
    /// Width in CSS pixels; below [`NARROWEST`] it is drawn that wide.
    pub width: f64,
    /// Numbers, dates and words of the page's language.
    pub notation: &'a Notation,
    /// Fixed colours; absent, the style sheet of the page paints.
    pub palette: Option<&'a Palette>,
}

/// Below this width, in pixels, no long word has room.
pub const NARROWEST: f64 = 240.0;

/// A picture with everything that goes with it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Drawing {
    /// `<svg …>…</svg>`.
    pub svg: String,
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// What it is called, for those who do not see it.
    pub title: String,
    /// What it shows, for those who do not see it.
    pub description: String,
    /// The figures behind it.
    pub table: Table,
}

/// Draws a chart. The same arguments, the same bytes.
///
/// # Errors
/// When no picture of these figures would be true: see [`Flaw`].
pub fn draw(chart: &Chart, caption: Caption, style: &Style) -> Result<Drawing, Flaw> {
    let scene = scene(chart, style)?;
    let table = table(chart, style.notation);
    let description = match caption.description {
        Some(description) => description.to_owned(),
        None => table.spoken(),
    };
    Ok(Drawing {
        svg: written(&scene, style.id, caption.title, &description, style.palette),
        width: scene.width.ceil() as u32,
        height: scene.height.ceil() as u32,
        title: caption.title.to_owned(),
        description,
        table,
    })
}

/// Lays a chart out: where every mark and every label stands.
///
/// # Errors
/// When no picture of these figures would be true: see [`Flaw`].
pub fn scene(chart: &Chart, style: &Style) -> Result<Scene, Flaw> {
    let width = match style.width.is_finite() {
        true => style.width.clamp(NARROWEST, 4000.0).floor(),
        false => NARROWEST,
    };
    let notation = style.notation;
    match chart {
        Chart::Bars(bars) => bars.lay_out(width, notation),
        Chart::Lines(lines) => lines.lay_out(width, notation),
        Chart::Donut(donut) => donut.lay_out(width, notation),
        Chart::Gauge(gauge) => gauge.lay_out(width, notation),
        Chart::Calendar(calendar) => calendar.lay_out(width, notation),
        Chart::Timeline(timeline) => timeline.lay_out(width, notation),
        Chart::Process(process) => process.lay_out(width),
        Chart::Tiles(tiles) => tiles.lay_out(width, notation),
        Chart::Icons(icons) => icons.lay_out(width, notation),
        Chart::Slope(slope) => slope.lay_out(width, notation),
    }
}

fn table(chart: &Chart, notation: &Notation) -> Table {
    match chart {
        Chart::Bars(bars) => bars.table(notation),
        Chart::Lines(lines) => lines.table(notation),
        Chart::Donut(donut) => donut.table(notation),
        Chart::Gauge(gauge) => gauge.table(notation),
        Chart::Calendar(calendar) => calendar.table(notation),
        Chart::Timeline(timeline) => timeline.table(notation),
        Chart::Process(process) => process.table(notation),
        Chart::Tiles(tiles) => tiles.table(notation),
        Chart::Icons(icons) => icons.table(notation),
        Chart::Slope(slope) => slope.table(notation),
    }
}
