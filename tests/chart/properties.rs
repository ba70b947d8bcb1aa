//! Any figures and any names at any width keep the rules, or are refused.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::date;
use loa::chart::{
    Bars, Break, Calendar, Chart, Direction, Donut, Flaw, Gauge, Icon, Icons, Lines, Part, Process,
    Ranked, Scene, Series, Shape, Slope, Span, Step, Style, Tile, Tiles, Timeline, draw, scene,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::examples::all;
use super::notation::{en, vi};
use super::rules::{is_proportional, is_straight, keeps_the_rules};

/// Words as people write them, and as nobody should.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "(Ủy ban|nhân dân|phường|Quảng Trị|Phòng Kinh tế|và Đô thị|nghiêng|3/2024|–)( (Trung tâm|Phục vụ|hành chính|công|xã|đặc khu|ưu|ỡ)){0,9}",
        1 => "[a-zA-ZăâđêôơưếểặẰỘ]{0,200}",
        1 => "\\PC{0,60}",
    ]
}

fn unit() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("{n}%".to_owned()),
        Just("{n} lượt người tham dự hội nghị".to_owned())
    ]
}

fn amount() -> impl Strategy<Value = f64> {
    prop_oneof![3 => (0_u32..5000).prop_map(f64::from), 2 => 0.0..100.0_f64, 1 => 0.0..1e15_f64, 1 => Just(0.0), 1 => 0.0..1e-9_f64]
}

fn value() -> impl Strategy<Value = f64> {
    prop_oneof![3 => amount(), 1 => amount().prop_map(|value| -value)]
}

fn wide() -> impl Strategy<Value = f64> {
    prop_oneof![Just(240.0), Just(288.0), Just(320.0), 240.0..1100.0_f64]
}

fn laid_out(chart: &Chart, width: f64, is_vietnamese: bool) -> Result<Scene, Flaw> {
    let notation = if is_vietnamese { vi() } else { en() };
    let style = Style {
        id: "p",
        width,
        notation: &notation,
        palette: None,
    };
    let caption = loa::chart::Caption {
        title: "t",
        description: None,
    };
    // What can be laid out can be written.
    let drawing = draw(chart, caption, &style);
    assert_eq!(drawing.is_ok(), scene(chart, &style).is_ok());
    scene(chart, &style)
}

fn holds(found: Result<(), String>) -> Result<(), TestCaseError> {
    found.map_err(TestCaseError::fail)
}

fn length(shape: &Shape) -> f64 {
    let bounds = shape.bounds();
    (bounds.x1 - bounds.x0).abs()
}

fn height(shape: &Shape) -> f64 {
    let bounds = shape.bounds();
    (bounds.y1 - bounds.y0).abs()
}

fn turns(shape: &Shape) -> f64 {
    match shape {
        Shape::Arc { from, to, .. } => (to - from) * 1000.0,
        _ => f64::NAN,
    }
}

#[test]
fn the_examples_keep_the_rules_at_every_width() {
    for width in (240..900).step_by(20) {
        for (title, chart) in all() {
            let scene = laid_out(&chart, f64::from(width), true).unwrap();
            if let Err(broken) = keeps_the_rules(&scene) {
                panic!("{title} at {width}: {broken}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn bars_keep_the_rules(
        categories in vec(name(), 1..9),
        names in vec(name(), 1..12),
        values in vec(option::weighted(0.9, value()), 120),
        (is_stacked, is_standing, vietnamese) in any::<(bool, bool, bool)>(),
        unit in unit(),
        width in wide(),
    ) {
        let count = categories.len();
        let of = |(at, name): (usize, &String)| Series {
            name: name.clone(),
            values: values[at * count..(at + 1) * count].iter().map(|value| value.map(|value| if is_stacked { value.abs() } else { value })).collect(),
        };
        let series = names.iter().take(120 / count).enumerate().map(of).collect();
        let direction = if is_standing { Direction::Standing } else { Direction::Lying };
        let chart = Chart::Bars(Bars { categories, series, is_stacked, direction, unit });
        if let Ok(scene) = laid_out(&chart, width, vietnamese) {
            holds(keeps_the_rules(&scene))?;
            // Bars that lie are all as thick, bars that stand all as wide.
            let is_lying = is_proportional(&scene, length);
            if is_lying.is_err() {
                holds(is_proportional(&scene, height))?;
            }
        }
    }

    #[test]
    fn lines_keep_the_rules(
        steps in vec(name(), 1..30),
        names in vec(name(), 1..9),
        values in vec(option::weighted(0.8, value()), 270),
        breaks in vec((0_usize..32, name()), 0..3),
        limits in (option::of(value()), option::of(value())),
        (unit, width, vietnamese) in (unit(), wide(), any::<bool>()),
    ) {
        let count = steps.len();
        let series = names.iter().enumerate().map(|(at, name)| Series {
            name: name.clone(),
            values: values[at * count % 200..at * count % 200 + count].to_vec(),
        });
        let breaks = breaks.into_iter().map(|(before, label)| Break { before, label }).collect();
        let chart = Chart::Lines(Lines { series: series.collect(), steps, breaks, unit, limits });
        if let Ok(scene) = laid_out(&chart, width, vietnamese) {
            holds(keeps_the_rules(&scene))?;
            holds(is_straight(&scene))?;
        }
    }

    #[test]
    fn donuts_keep_the_rules(
        parts in vec((name(), amount()), 1..40),
        (centre, below_centre, unit, width, vietnamese) in (name(), name(), unit(), wide(), any::<bool>()),
    ) {
        let parts = parts.into_iter().map(|(name, value)| Part { name, value }).collect();
        let chart = Chart::Donut(Donut { parts, whole: None, centre, below_centre, unit });
        let scene = laid_out(&chart, width, vietnamese).unwrap();
        holds(keeps_the_rules(&scene))?;
        holds(is_proportional(&scene, turns))?;
    }

    #[test]
    fn gauges_keep_the_rules(
        (name, value, most) in (name(), amount(), amount()),
        target in option::of((amount(), self::name())),
        (unit, width, vietnamese) in (unit(), wide(), any::<bool>()),
    ) {
        let chart = Chart::Gauge(Gauge { name, value, most, target, unit });
        if let Ok(scene) = laid_out(&chart, width, vietnamese) {
            holds(keeps_the_rules(&scene))?;
            let arc = scene.marks.iter().find(|mark| mark.of.is_some()).unwrap();
            prop_assert!((turns(&arc.shape) / 500.0 - value / most).abs() < 1e-6);
        }
    }

    #[test]
    fn calendars_keep_the_rules(
        (from, long) in (0_i32..3000, -3_i32..800),
        amounts in vec((0_i32..800, amount()), 0..60),
        (unit, width, vietnamese) in (unit(), wide(), any::<bool>()),
    ) {
        let from = date(2019, 1, 1).saturating_add(from.days());
        let days: BTreeMap<_, _> = amounts.into_iter().map(|(at, value)| (from.saturating_add(at.days()), value)).collect();
        let chart = Chart::Calendar(Calendar { from, to: from.saturating_add(long.days()), days, unit });
        if let Ok(scene) = laid_out(&chart, width, vietnamese) {
            holds(keeps_the_rules(&scene))?;
            // A day with more is never drawn smaller.
            let mut shown: Vec<_> = scene.marks.iter().filter_map(|mark| mark.of.map(|of| (of.value, length(&mark.shape)))).collect();
            shown.sort_by(|a, b| a.0.total_cmp(&b.0));
            prop_assert!(shown.is_sorted_by(|a, b| a.1 <= b.1 + 1e-9));
        }
    }

    #[test]
    fn timelines_keep_the_rules(
        spans in vec((name(), 0_i32..2000, 0_i32..900, 0_usize..9), 1..15),
        kinds in vec(name(), 0..8),
        (today, today_name) in (0_i32..2500, name()),
        (width, vietnamese) in (wide(), any::<bool>()),
    ) {
        let start = date(2021, 2, 3);
        let span = |(name, from, long, kind): (String, i32, i32, usize)| {
            let from = start.saturating_add(from.days());
            Span { name, from, to: from.saturating_add(long.days()), kind }
        };
        let chart = Chart::Timeline(Timeline {
            spans: spans.into_iter().map(span).collect(),
            kinds,
            today: Some((start.saturating_add(today.days()), today_name)),
        });
        let mut scene = laid_out(&chart, width, vietnamese).unwrap();
        holds(keeps_the_rules(&scene))?;
        // A single day is a diamond of its own size.
        scene.marks.retain(|mark| matches!(mark.shape, Shape::Rect { .. }));
        holds(is_proportional(&scene, length))?;
    }

    #[test]
    fn steps_tiles_and_icons_keep_the_rules(
        texts in vec((name(), name()), 1..40),
        values in vec(option::weighted(0.9, value()), 24),
        (met, of, is_house) in (0_u32..5000, 1_u32..5000, any::<bool>()),
        (name, unit, width, vietnamese) in (name(), unit(), wide(), any::<bool>()),
    ) {
        let tiles = texts.iter().zip(&values).map(|((name, _), value)| Tile { value: *value, unit: unit.clone(), name: name.clone() }).collect();
        let steps = texts.into_iter().map(|(name, note)| Step { name, note }).collect();
        let icon = if is_house { Icon::House } else { Icon::Square };
        for chart in [
            Chart::Process(Process { steps }),
            Chart::Tiles(Tiles { tiles }),
            Chart::Icons(Icons { met: met.min(of), of, icon, name }),
        ] {
            let scene = laid_out(&chart, width, vietnamese).unwrap();
            holds(keeps_the_rules(&scene))?;
            if matches!(chart, Chart::Icons(_)) {
                let filled: f64 = scene.marks.iter().filter(|mark| mark.of.is_some()).map(|mark| length(&mark.shape)).sum();
                let counted: f64 = scene.marks.iter().filter_map(|mark| mark.of.map(|of| of.value)).sum();
                prop_assert_eq!(counted, f64::from(met.min(of)));
                let each = scene.marks.iter().find_map(|mark| mark.of.map(|of| length(&mark.shape) / of.value));
                prop_assert!((filled - each.unwrap_or(0.0) * counted).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn slopes_keep_the_rules(
        entries in vec((name(), option::weighted(0.8, 1_u32..70), option::weighted(0.8, 1_u32..70)), 1..40),
        (before, after) in (name(), name()),
        (width, vietnamese) in (wide(), any::<bool>()),
    ) {
        let entries = entries.into_iter().map(|(name, before, after)| Ranked { name, before, after }).collect();
        let chart = Chart::Slope(Slope { before, after, entries });
        if let Ok(scene) = laid_out(&chart, width, vietnamese) {
            holds(keeps_the_rules(&scene))?;
            holds(is_straight(&scene))?;
        }
    }
}
