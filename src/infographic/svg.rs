//! A picture as SVG with text: whoever publishes it turns the letters into outlines.

use std::fmt::Write as _;

use crate::chart::Weight;

use super::art::Art;
use super::canvas::{Canvas, Line, Mark, Side};
use super::shape::Shape;

/// Writes a picture. The same picture, the same bytes.
pub(super) fn written(canvas: &Canvas, title: &str, shape: Shape, art: &Art) -> String {
    let (width, height) = (canvas.width, canvas.height);
    let pixels = shape.pixels(height);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" width=\"{}\" height=\"{}\" role=\"img\"><title>",
        short(width),
        short(height),
        pixels.0,
        pixels.1
    );
    escape(&mut svg, title);
    let _ = write!(
        svg,
        "</title><path fill=\"{}\" d=\"M0 0h{}v{}h-{}z\"/>",
        art.paper,
        short(width),
        short(height),
        short(width)
    );
    for mark in &canvas.marks {
        write_mark(&mut svg, mark);
    }
    for line in &canvas.lines {
        write_line(&mut svg, line, art);
    }
    svg.push_str("</svg>");
    svg
}

fn write_mark(svg: &mut String, mark: &Mark) {
    match mark {
        Mark::Area(area) => {
            let bounds = area.bounds;
            let _ = write!(
                svg,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"",
                short(bounds.x0),
                short(bounds.y0),
                short(bounds.x1 - bounds.x0),
                short(bounds.y1 - bounds.y0),
                area.fill
            );
            if area.round > 0.0 {
                let _ = write!(svg, " rx=\"{}\"", short(area.round));
            }
            if !area.edge.is_empty() {
                let _ = write!(svg, " stroke=\"{}\" stroke-width=\"2\"", area.edge);
            }
            svg.push_str("/>");
        }
        Mark::Ornament(x, y, zoom, inner) => {
            let _ = write!(
                svg,
                "<g transform=\"translate({} {}) scale({})\">{inner}</g>",
                short(*x),
                short(*y),
                zoomed(*zoom)
            );
        }
        Mark::Chart(chart) => {
            let _ = write!(
                svg,
                "<g transform=\"translate({} {}) scale({})\">{}</g>",
                short(chart.x),
                short(chart.y),
                zoomed(chart.zoom),
                chart.svg
            );
        }
    }
}

fn write_line(svg: &mut String, line: &Line, art: &Art) {
    let anchor = match line.side {
        Side::Left => "",
        Side::Middle => " text-anchor=\"middle\"",
        Side::Right => " text-anchor=\"end\"",
    };
    let weight = match line.weight {
        Weight::Regular => 400,
        Weight::Bold => 600,
    };
    let _ = write!(
        svg,
        "<text x=\"{}\" y=\"{}\" font-family=\"{}\" font-weight=\"{weight}\" font-size=\"{}\" fill=\"{}\"{anchor}>",
        short(line.x),
        short(line.top + line.size * 1.02),
        art.family,
        short(line.size),
        line.fill
    );
    escape(svg, &line.text);
    svg.push_str("</text>");
}

/// A number to a tenth.
fn short(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

fn zoomed(value: f64) -> String {
    format!("{value:.4}")
}

/// Text without what XML does not allow.
fn escape(svg: &mut String, text: &str) {
    for one in text.chars() {
        match one {
            '&' => svg.push_str("&amp;"),
            '<' => svg.push_str("&lt;"),
            '>' => svg.push_str("&gt;"),
            '\t' | '\n' | '\r' => svg.push(' '),
            one if one.is_control() || matches!(one, '\u{fffe}' | '\u{ffff}') => {}
            one => svg.push(one),
        }
    }
}
