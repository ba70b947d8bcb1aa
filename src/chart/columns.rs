//! Standing bars: drawn only when every name has room below and every value above its bar.

use super::bars::{Bars, value};
use super::notation::Notation;
use super::scale::Scale;
use super::scene::{Anchor, Hand, Label, Paint, Scene, Shape};
use super::text::fits;

const PLOT: f64 = 190.0;

/// Bars that stand, or `None` when they have to lie down.
pub(super) fn columns(bars: &Bars, width: f64, notation: &Notation) -> Option<Scene> {
    let slot = width / bars.categories.len() as f64;
    let share = if bars.is_stacked {
        1
    } else {
        bars.series.len()
    };
    // Where several stand side by side, a little more paper between the groups.
    let used = slot * if share > 1 { 0.88 } else { 1.0 };
    let each = used / share as f64;
    if !has_room(bars, slot, each, notation) {
        return None;
    }
    let mut scene = Scene::new(width);
    let (low, high) = bars.extent();
    let value_room = Hand::STRONG.height(1) + 2.0;
    let top = bars.legend(&mut scene) + value_room;
    let scale = Scale::new(low, high, top + PLOT, top);
    let is_flat = low == high;
    // All values nothing: their line lies at the foot, not in the middle.
    let at = |value: f64| if is_flat { top + PLOT } else { scale.at(value) };
    let zero = at(0.0);
    for category in 0..bars.categories.len() {
        let left = slot * category as f64 + (slot - used) / 2.0;
        match bars.is_stacked {
            true => pile(&mut scene, bars, category, (left, each), &at, notation),
            false => group(
                &mut scene,
                bars,
                category,
                (left, each),
                (&at, zero),
                notation,
            ),
        }
    }
    scene.draw(Paint::Axis, Shape::Line(vec![(0.0, zero), (width, zero)]));
    let below = if low < 0.0 { value_room } else { 4.0 };
    let foot = top + PLOT + below;
    let mut bottom = foot;
    for (at, name) in bars.categories.iter().enumerate() {
        let lines = Hand::BODY.wrap(name, slot - 6.0, 3);
        let middle = slot * (at as f64 + 0.5);
        bottom = bottom.max(scene.write(Hand::BODY, Anchor::Middle, middle, foot, lines));
    }
    scene.height = bottom;
    Some(scene)
}

fn has_room(bars: &Bars, slot: f64, each: f64, notation: &Notation) -> bool {
    let (size, weight) = (Hand::BODY.size, Hand::BODY.weight);
    let names = bars
        .categories
        .iter()
        .all(|name| fits(name, size, weight, slot - 6.0, 3));
    let values = |at: usize| -> Vec<Option<f64>> {
        match bars.is_stacked {
            true => vec![bars.total(at)],
            false => bars.series.iter().map(|series| value(series, at)).collect(),
        }
    };
    let mut all = (0..bars.categories.len()).flat_map(values);
    names
        && each >= 16.0
        && all.all(|value| Hand::STRONG.width(&bars.said(value, notation)) <= each - 2.0)
}

fn group(
    scene: &mut Scene,
    bars: &Bars,
    category: usize,
    (left, each): (f64, f64),
    (at, zero): (&impl Fn(f64) -> f64, f64),
    notation: &Notation,
) {
    let wide = (each * 0.86).min(64.0);
    for (number, series) in bars.series.iter().enumerate() {
        let middle = left + each * (number as f64 + 0.5);
        let value = value(series, category);
        let said = bars.said(value, notation);
        let end = at(value.unwrap_or(0.0));
        if let Some(value) = value {
            let (top, bottom) = (end.min(zero), end.max(zero));
            let bar = Shape::Rect {
                x: middle - wide / 2.0,
                y: top,
                width: wide,
                height: bottom - top,
                round: 0.0,
            };
            scene.show(Paint::Series(number), bar, number, category, value);
        }
        let is_below = value.is_some_and(|value| value < 0.0);
        let top = if is_below {
            end + 2.0
        } else {
            end - Hand::STRONG.height(1) - 1.0
        };
        let hand = if value.is_some() {
            Hand::STRONG
        } else {
            Hand::SMALL
        };
        scene.write(hand, Anchor::Middle, middle, top, vec![said]);
    }
}

fn pile(
    scene: &mut Scene,
    bars: &Bars,
    category: usize,
    (left, each): (f64, f64),
    at: &impl Fn(f64) -> f64,
    notation: &Notation,
) {
    let wide = (each * 0.7).min(72.0);
    let middle = left + each / 2.0;
    let hand = Hand {
        is_soft: false,
        ..Hand::SMALL
    };
    let mut sum = 0.0;
    for (number, series) in bars.series.iter().enumerate() {
        let Some(value) = value(series, category) else {
            continue;
        };
        let (bottom, top) = (at(sum), at(sum + value));
        sum += value;
        let bar = Shape::Rect {
            x: middle - wide / 2.0,
            y: top,
            width: wide,
            height: bottom - top,
            round: 0.0,
        };
        scene.show(Paint::Series(number), bar, number, category, value);
        let said = notation.quantity(value, &bars.unit);
        if bottom - top >= hand.height(1) + 4.0 && hand.width(&said) + 10.0 <= wide {
            let top = f64::midpoint(top, bottom) - hand.height(1) / 2.0;
            scene.labels.push(Label {
                x: middle,
                top,
                anchor: Anchor::Middle,
                lines: vec![said],
                hand,
                has_plate: true,
            });
        }
    }
    let total = bars.said(bars.total(category), notation);
    scene.write(
        Hand::STRONG,
        Anchor::Middle,
        middle,
        at(sum) - Hand::STRONG.height(1) - 1.0,
        vec![total],
    );
}
