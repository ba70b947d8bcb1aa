//! What every picture keeps to, whatever its figures are.

use loa::chart::{Bounds, Paint, Scene, Shape};

/// Nothing leaves the picture, no two labels touch, all numbers are numbers, and there is something to see.
pub fn keeps_the_rules(scene: &Scene) -> Result<(), String> {
    let whole = Bounds {
        x0: 0.0,
        y0: 0.0,
        x1: scene.width,
        y1: scene.height,
    };
    if !(scene.width >= 240.0 && scene.height > 10.0 && scene.height < 100_000.0) {
        return Err(format!("{} × {}", scene.width, scene.height));
    }
    if scene.labels.is_empty() {
        return Err("an empty box".to_owned());
    }
    for mark in &scene.marks {
        let bounds = mark.shape.bounds();
        let is_sound = [bounds.x0, bounds.y0, bounds.x1, bounds.y1]
            .iter()
            .all(|at| at.is_finite());
        if !is_sound || !whole.holds(&bounds) || bounds.x1 < bounds.x0 || bounds.y1 < bounds.y0 {
            return Err(format!("{mark:?} in {} × {}", scene.width, scene.height));
        }
    }
    for (at, label) in scene.labels.iter().enumerate() {
        let bounds = label.bounds();
        if !whole.holds(&bounds) {
            return Err(format!(
                "{label:?} {bounds:?} in {} × {}",
                scene.width, scene.height
            ));
        }
        if label.lines.iter().all(|line| line.trim().is_empty()) {
            return Err(format!("an empty label: {label:?}"));
        }
        // Less than a tenth of a pixel is rounding.
        let inner = Bounds {
            x0: bounds.x0 + 0.05,
            y0: bounds.y0 + 0.05,
            x1: bounds.x1 - 0.05,
            y1: bounds.y1 - 0.05,
        };
        if let Some(other) = scene.labels[..at]
            .iter()
            .find(|other| other.bounds().overlaps(&inner))
        {
            return Err(format!("{label:?} on {other:?}"));
        }
    }
    Ok(())
}

/// Lengths, areas and angles of all marks that stand for a value are to each other as their values are.
pub fn is_proportional(scene: &Scene, measure: fn(&Shape) -> f64) -> Result<(), String> {
    let measured = scene
        .marks
        .iter()
        .filter_map(|mark| mark.of.map(|of| (of.value.abs(), measure(&mark.shape))));
    let measured: Vec<(f64, f64)> = measured.collect();
    let most = measured.iter().copied().fold(
        (0.0, 0.0),
        |most: (f64, f64), one| if one.0 > most.0 { one } else { most },
    );
    for (value, length) in measured {
        let expected = if most.0 > 0.0 {
            most.1 * value / most.0
        } else {
            0.0
        };
        if (length - expected).abs() > 0.01 + most.1.abs() * 1e-9 {
            return Err(format!(
                "{value} is drawn as {length}, {most:?} would make it {expected}"
            ));
        }
    }
    Ok(())
}

/// The heights of points follow their values in a straight line.
pub fn is_straight(scene: &Scene) -> Result<(), String> {
    let points = scene
        .marks
        .iter()
        .filter(|mark| matches!(mark.paint, Paint::Point(_)));
    let points = points.filter_map(|mark| {
        let bounds = mark.shape.bounds();
        mark.of
            .map(|of| (of.value, of.series, f64::midpoint(bounds.y0, bounds.y1)))
    });
    // Points of one series have one shape, so their middles can be compared.
    let mut by_series: std::collections::BTreeMap<usize, Vec<(f64, f64)>> = Default::default();
    for (value, series, y) in points {
        by_series.entry(series).or_default().push((value, y));
    }
    for mut points in by_series.into_values() {
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        let ((low, y_low), (high, y_high)) = (points[0], points[points.len() - 1]);
        for (value, y) in &points {
            let share = if high > low {
                (value - low) / (high - low)
            } else {
                0.0
            };
            let expected = y_low + (y_high - y_low) * share;
            if (y - expected).abs() > 0.05 {
                return Err(format!("{value} at {y}, not at {expected}"));
            }
        }
    }
    Ok(())
}
