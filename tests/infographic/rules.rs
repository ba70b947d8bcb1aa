//! What has to hold for every picture.

use loa::chart::{Bounds, Mark as ChartMark};
use loa::infographic::{Area, Laid, Mark, Placed, Shape};

/// Everything inside the frame, no words on words, no letters too small to be read.
pub fn keeps_the_rules(laid: &Laid) -> Result<(), String> {
    let canvas = &laid.canvas;
    let frame = Bounds {
        x0: 0.0,
        y0: 0.0,
        x1: canvas.width,
        y1: canvas.height,
    };
    let (width, height) = laid.pixels;
    match laid.shape {
        Shape::Square => equal((width, height), (1080, 1080))?,
        Shape::Story => equal((width, height), (1080, 1920))?,
        Shape::A4 => equal((width, height), (2480, 3508))?,
        Shape::Tall => equal(width, 1080)?,
    }
    let mut words: Vec<(String, Bounds)> = Vec::new();
    for line in &canvas.lines {
        words.push((line.text.clone(), line.bounds()));
        if line.size < 15.9 {
            return Err(format!("`{}` is of size {}", line.text, line.size));
        }
    }
    for mark in &canvas.marks {
        match mark {
            Mark::Area(Area { bounds, .. }) => inside(&frame, bounds, "an area")?,
            Mark::Chart(chart) => {
                let labels = chart.scene.labels.iter();
                words.extend(
                    labels.map(|label| (label.lines.join(" "), moved(label.bounds(), chart))),
                );
                for ChartMark { shape, .. } in &chart.scene.marks {
                    inside(&frame, &moved(shape.bounds(), chart), "a mark of a chart")?;
                }
            }
            Mark::Ornament(..) => {}
        }
    }
    for (text, bounds) in &words {
        inside(&frame, bounds, text)?;
    }
    for (at, (text, bounds)) in words.iter().enumerate() {
        for (other, beside) in &words[at + 1..] {
            if shrunk(bounds).overlaps(&shrunk(beside)) {
                return Err(format!(
                    "`{text}` stands on `{other}`: {bounds:?} {beside:?}"
                ));
            }
        }
    }
    Ok(())
}

fn equal<T: PartialEq + std::fmt::Debug>(found: T, expected: T) -> Result<(), String> {
    match found == expected {
        true => Ok(()),
        false => Err(format!("{found:?} instead of {expected:?}")),
    }
}

fn inside(frame: &Bounds, bounds: &Bounds, what: &str) -> Result<(), String> {
    match frame.holds(bounds) {
        true => Ok(()),
        false => Err(format!("{what} leaves the frame {frame:?}: {bounds:?}")),
    }
}

/// Lines of one text touch each other.
fn shrunk(bounds: &Bounds) -> Bounds {
    Bounds {
        x0: bounds.x0 + 0.2,
        y0: bounds.y0 + 0.2,
        x1: bounds.x1 - 0.2,
        y1: bounds.y1 - 0.2,
    }
}

fn moved(bounds: Bounds, chart: &Placed) -> Bounds {
    Bounds {
        x0: chart.x + bounds.x0 * chart.zoom,
        y0: chart.y + bounds.y0 * chart.zoom,
        x1: chart.x + bounds.x1 * chart.zoom,
        y1: chart.y + bounds.y1 * chart.zoom,
    }
}
