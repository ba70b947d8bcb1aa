//! Figures that nobody meant: a sensible picture or a reason, never a panic and never an empty box.

use std::collections::BTreeMap;

use jiff::civil::date;
use loa::chart::{
    Bars, Calendar, Chart, Direction, Donut, Flaw, Gauge, Icon, Icons, Lines, Part, Process, Scene,
    Series, Slope, Span, Style, Tiles, Timeline, scene,
};

use super::notation::vi;
use super::rules::keeps_the_rules;

fn laid_out(chart: &Chart) -> Result<Scene, Flaw> {
    let notation = vi();
    let style = Style {
        id: "b",
        width: 320.0,
        notation: &notation,
        palette: None,
    };
    let found = scene(chart, &style);
    if let Ok(scene) = &found {
        keeps_the_rules(scene).unwrap();
    }
    found
}

fn bars(values: &[&[f64]], is_stacked: bool) -> Chart {
    let series = values.iter().enumerate().map(|(at, values)| Series {
        name: format!("Chuỗi {}", at + 1),
        values: values.iter().copied().map(Some).collect(),
    });
    let count = values.first().map_or(0, |values| values.len());
    Chart::Bars(Bars {
        categories: (0..count).map(|at| format!("Mục {at}")).collect(),
        series: series.collect(),
        is_stacked,
        direction: Direction::Standing,
        unit: String::new(),
    })
}

fn lines(values: &[Option<f64>]) -> Chart {
    Chart::Lines(Lines {
        steps: (0..values.len())
            .map(|at| format!("{}", 2019 + at))
            .collect(),
        series: vec![Series {
            name: "Chỉ số".into(),
            values: values.to_vec(),
        }],
        breaks: Vec::new(),
        unit: String::new(),
        limits: (None, None),
    })
}

fn donut(values: &[f64], whole: Option<f64>) -> Chart {
    let part = |(at, value): (usize, &f64)| Part {
        name: format!("Phần {at}"),
        value: *value,
    };
    Chart::Donut(Donut {
        parts: values.iter().enumerate().map(part).collect(),
        whole,
        centre: "100%".into(),
        below_centre: String::new(),
        unit: "{n}%".into(),
    })
}

fn gauge(value: f64, most: f64) -> Chart {
    Chart::Gauge(Gauge {
        name: "Tỷ lệ".into(),
        value,
        most,
        target: None,
        unit: String::new(),
    })
}

#[test]
fn nothing_is_refused() {
    let calendar = |from, to| {
        Chart::Calendar(Calendar {
            from,
            to,
            days: BTreeMap::new(),
            unit: String::new(),
        })
    };
    for chart in [
        bars(&[], false),
        bars(&[&[]], true),
        lines(&[]),
        lines(&[None, None]),
        donut(&[], None),
        gauge(0.0, 0.0),
        Chart::Timeline(Timeline {
            spans: Vec::new(),
            kinds: Vec::new(),
            today: None,
        }),
        Chart::Process(Process { steps: Vec::new() }),
        Chart::Tiles(Tiles { tiles: Vec::new() }),
        Chart::Icons(Icons {
            met: 0,
            of: 0,
            icon: Icon::House,
            name: String::new(),
        }),
        Chart::Slope(Slope {
            before: "2023".into(),
            after: "2024".into(),
            entries: Vec::new(),
        }),
    ] {
        assert_eq!(laid_out(&chart), Err(Flaw::Empty), "{chart:?}");
    }
    // A year in which nothing happened is still a year.
    laid_out(&calendar(date(2024, 1, 1), date(2024, 12, 31))).unwrap();
    assert!(matches!(
        laid_out(&calendar(date(2024, 2, 1), date(2024, 1, 1))),
        Err(Flaw::Backwards(_))
    ));
    assert!(matches!(
        laid_out(&calendar(date(2001, 2, 1), date(2024, 1, 1))),
        Err(Flaw::TooMany { .. })
    ));
}

#[test]
fn one_value_and_all_zero_are_pictures() {
    for chart in [
        bars(&[&[5.0]], false),
        bars(&[&[0.0, 0.0]], false),
        bars(&[&[0.0, 0.0], &[0.0, 0.0]], true),
        lines(&[Some(5.0)]),
        lines(&[Some(0.0), Some(0.0), None, Some(0.0)]),
        donut(&[5.0], None),
        donut(&[0.0, 0.0], None),
        gauge(0.0, 1.0),
    ] {
        laid_out(&chart).unwrap();
    }
}

#[test]
fn what_is_no_number_is_refused() {
    for wrong in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for chart in [
            bars(&[&[1.0, wrong]], false),
            bars(&[&[1.0, wrong]], true),
            lines(&[Some(wrong)]),
            donut(&[wrong], None),
            gauge(wrong, 1.0),
            gauge(1.0, wrong),
        ] {
            assert!(
                matches!(laid_out(&chart), Err(Flaw::NotFinite(_))),
                "{chart:?}"
            );
        }
    }
    assert_eq!(
        laid_out(&bars(&[&[1e300]], false)),
        Err(Flaw::TooLarge("Mục 0".into()))
    );
}

#[test]
fn negative_values_are_drawn_where_they_mean_something() {
    laid_out(&bars(&[&[-5.0, 3.0]], false)).unwrap();
    laid_out(&bars(&[&[-5.0, -3.0]], false)).unwrap();
    laid_out(&lines(&[Some(-5.0), Some(3.0)])).unwrap();
    for chart in [
        bars(&[&[-5.0, 3.0]], true),
        donut(&[-5.0, 3.0], None),
        gauge(-1.0, 1.0),
    ] {
        assert!(
            matches!(laid_out(&chart), Err(Flaw::Negative(_))),
            "{chart:?}"
        );
    }
}

#[test]
fn shares_that_make_101_percent_are_rounded_and_150_are_wrong() {
    let scene = laid_out(&donut(&[34.0, 33.0, 34.0], Some(100.0))).unwrap();
    let said: Vec<_> = scene.labels.iter().flat_map(|label| &label.lines).collect();
    assert!(said.iter().any(|line| *line == "34%"));
    assert!(matches!(
        laid_out(&donut(&[50.0, 50.0, 50.0], Some(100.0))),
        Err(Flaw::BeyondWhole(_))
    ));
    assert!(matches!(
        laid_out(&gauge(101.0, 100.0)),
        Err(Flaw::BeyondWhole(_))
    ));
}

#[test]
fn forty_series_are_named_one_by_one_or_gathered_or_too_many() {
    let forty: Vec<[f64; 2]> = (0..40).map(|at| [f64::from(at), 7.0]).collect();
    let forty: Vec<&[f64]> = forty.iter().map(<[f64; 2]>::as_slice).collect();
    let scene = laid_out(&bars(&forty, false)).unwrap();
    assert!(scene.labels.iter().any(|label| label.lines == ["Chuỗi 40"]));
    assert_eq!(
        laid_out(&bars(&forty, true)),
        Err(Flaw::TooMany { given: 40, most: 8 })
    );
    let parts: Vec<f64> = (0..40).map(f64::from).collect();
    let scene = laid_out(&donut(&parts, None)).unwrap();
    assert!(scene.labels.iter().any(|label| label.lines == ["Khác"]));
}

#[test]
fn uneven_series_and_backward_spans_are_refused() {
    assert_eq!(
        laid_out(&bars(&[&[1.0, 2.0], &[1.0]], false)),
        Err(Flaw::Uneven("Chuỗi 2".into()))
    );
    let span = Span {
        name: "Ngược".into(),
        from: date(2024, 2, 1),
        to: date(2024, 1, 1),
        kind: 0,
    };
    let chart = Chart::Timeline(Timeline {
        spans: vec![span],
        kinds: Vec::new(),
        today: None,
    });
    assert_eq!(laid_out(&chart), Err(Flaw::Backwards("Ngược".into())));
}

#[test]
fn a_name_of_200_letters_ends_in_an_ellipsis() {
    let chart = Chart::Bars(Bars {
        categories: vec!["Ủy ban nhân dân phường ".repeat(9), "W".repeat(200)],
        series: vec![Series {
            name: String::new(),
            values: vec![Some(1.0), Some(2.0)],
        }],
        is_stacked: false,
        direction: Direction::Standing,
        unit: String::new(),
    });
    let scene = laid_out(&chart).unwrap();
    assert!(
        scene
            .labels
            .iter()
            .any(|label| label.lines.len() == 3 && label.lines[2].ends_with('…'))
    );
}

#[test]
fn a_reason_is_told_in_both_languages() {
    let text = Flaw::TooMany { given: 40, most: 8 }.text();
    assert!(text.vi.contains("40") && text.en.contains("40"));
}
