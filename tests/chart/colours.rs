//! Colours of series: seen against paper, told apart by readers who lack a cone, and the same in the style sheet and in fixed pictures.

use std::fs;

use loa::chart::{Palette, SERIES};

/// The colours of series in the style sheet: first by day, then by night, each with its paper.
fn sheets() -> Vec<(Vec<[f64; 3]>, [f64; 3])> {
    let root = env!("CARGO_MANIFEST_DIR");
    let read =
        |name: &str| fs::read_to_string(format!("{root}/themes/sen/assets/{name}.css")).unwrap();
    let (chart, base) = (read("chart"), read("base"));
    let papers: Vec<[f64; 3]> = base
        .split("--paper:")
        .skip(1)
        .map(|rest| rgb(&rest[..7]))
        .collect();
    let sets: Vec<Vec<[f64; 3]>> = chart
        .split("--c0:#")
        .skip(1)
        .take(2)
        .map(|rest| {
            let text = format!("--c0:#{rest}");
            (0..SERIES)
                .map(|at| {
                    let start = text.find(&format!("--c{at}:")).unwrap() + 5;
                    rgb(&text[start..start + 7])
                })
                .collect()
        })
        .collect();
    sets.into_iter().zip(papers).collect()
}

fn rgb(text: &str) -> [f64; 3] {
    let part = |at: usize| f64::from(u8::from_str_radix(&text[at..at + 2], 16).unwrap());
    [part(1), part(3), part(5)].map(|part| {
        let part = part / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn luminance([r, g, b]: [f64; 3]) -> f64 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// How far two colours are from each other in OKLab, in hundredths.
fn distance(one: [f64; 3], other: [f64; 3]) -> f64 {
    let lab = |[r, g, b]: [f64; 3]| {
        let l = (0.4122 * r + 0.5363 * g + 0.0514 * b).max(0.0).cbrt();
        let m = (0.2119 * r + 0.6807 * g + 0.1074 * b).max(0.0).cbrt();
        let s = (0.0883 * r + 0.2817 * g + 0.6300 * b).max(0.0).cbrt();
        [
            0.2105 * l + 0.7936 * m - 0.0041 * s,
            1.9780 * l - 2.4286 * m + 0.4506 * s,
            0.0259 * l + 0.7828 * m - 0.8087 * s,
        ]
    };
    let (one, other) = (lab(one), lab(other));
    let squares = one
        .iter()
        .zip(other)
        .map(|(one, other)| (one - other).powi(2));
    squares.sum::<f64>().sqrt() * 100.0
}

/// What is left of a colour without one kind of cone (Machado, Oliveira and Fernandes 2009, full strength).
fn without(cone: usize, [r, g, b]: [f64; 3]) -> [f64; 3] {
    let rows = [
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ];
    rows[cone].map(|row: [f64; 3]| row[0] * r + row[1] * g + row[2] * b)
}

#[test]
fn series_stand_out_from_paper() {
    let sheets = sheets();
    assert_eq!(sheets.len(), 2);
    for (colours, paper) in sheets {
        for (at, colour) in colours.into_iter().enumerate() {
            assert!(
                contrast(colour, paper) >= 3.0,
                "series {at}: {:.2}",
                contrast(colour, paper)
            );
        }
    }
}

/// Patterns and dashes tell series apart anyway; for the first four colour does too.
#[test]
fn the_first_four_differ_for_every_reader() {
    for (colours, _) in sheets() {
        for at in 0..4 {
            for other in 0..at {
                for cone in 0..3 {
                    let apart = distance(without(cone, colours[at]), without(cone, colours[other]));
                    assert!(
                        apart > 6.0,
                        "{other} and {at} without cone {cone}: {apart:.1}"
                    );
                }
            }
        }
    }
}

#[test]
fn fixed_pictures_have_the_colours_of_the_day() {
    let (by_day, _) = sheets().remove(0);
    let fixed = Palette::default().series;
    assert_eq!(fixed.map(|colour| rgb(&colour)).to_vec(), by_day);
}
