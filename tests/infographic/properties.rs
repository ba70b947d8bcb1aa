//! Any words, any figures, any number of blocks: the rules hold in all shapes.

use loa::chart::{Bars, Chart, Direction, Donut, Part, Series};
use loa::infographic::{Art, Block, Composition, Fact, Foot, Shape, lay_out};
use proptest::collection::vec;
use proptest::prelude::*;

use super::notation::{en, vi};
use super::rules::keeps_the_rules;

/// Words as people write them, and as nobody should.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "(Ủy ban|nhân dân|phường|Quảng Trị|Phòng Kinh tế|nghiêng|đến hạn|31/12/2024)( (Trung tâm|Phục vụ|hành chính|công|đặc khu|ưu|ỡ|tiếp nhận)){0,14}",
        1 => "[a-zA-ZăâđêôơưếểặẰỘ]{0,200}",
        1 => "\\PC{0,80}",
        1 => Just(String::new()),
    ]
}

fn figure() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[0-9]{1,3}(,[0-9]{1,2})?%?",
        1 => "[0-9]{1,3}(\\.[0-9]{3}){1,4} đồng",
        1 => "[0-9]{1,2} ngày làm việc",
        1 => "[0-9]{30}",
    ]
}

fn fact() -> impl Strategy<Value = Fact> {
    (figure(), words(), prop::bool::weighted(0.1)).prop_map(|(figure, text, is_missing)| Fact {
        figure: if is_missing {
            "không có số liệu".to_owned()
        } else {
            figure
        },
        text,
        is_missing,
    })
}

fn chart() -> impl Strategy<Value = Chart> {
    let values = vec((words(), 0.0..5000.0_f64), 1..14);
    (values, 0..3_u8).prop_map(|(values, kind)| {
        let (names, numbers): (Vec<String>, Vec<f64>) = values.into_iter().unzip();
        match kind {
            0 => Chart::Donut(Donut {
                parts: names
                    .into_iter()
                    .zip(numbers)
                    .map(|(name, value)| Part { name, value })
                    .collect(),
                whole: None,
                centre: String::new(),
                below_centre: String::new(),
                unit: String::new(),
            }),
            kind => Chart::Bars(Bars {
                categories: names,
                series: vec![Series {
                    name: String::new(),
                    values: numbers.into_iter().map(Some).collect(),
                }],
                is_stacked: false,
                direction: if kind == 1 {
                    Direction::Lying
                } else {
                    Direction::Standing
                },
                unit: String::new(),
            }),
        }
    })
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        vec(fact(), 1..9).prop_map(Block::Tiles),
        (words(), chart()).prop_map(|(title, chart)| Block::Chart(title, chart)),
        (words(), vec(words(), 1..9)).prop_map(|(title, steps)| Block::Steps(title, steps)),
        (words(), fact(), fact(), words()).prop_map(|(title, one, other, note)| {
            Block::Comparison {
                title,
                sides: Box::new([one, other]),
                note,
            }
        }),
        (words(), words()).prop_map(|(text, by)| Block::Quote(text, by)),
    ]
}

fn composition() -> impl Strategy<Value = Composition> {
    let foot = (words(), vec(words(), 0..3), any::<bool>());
    (
        words(),
        words(),
        prop::option::of(fact()),
        vec(block(), 0..5),
        foot,
    )
        .prop_map(
            |(label, title, headline, blocks, (unit, sources, has_code))| Composition {
                label,
                mark: if has_code {
                    "Số liệu mẫu".to_owned()
                } else {
                    String::new()
                },
                title,
                headline,
                blocks,
                foot: Foot {
                    unit,
                    sources,
                    address: if has_code {
                        "cchc.vi-du.example/infographics/tien-do".to_owned()
                    } else {
                        String::new()
                    },
                    code: if has_code {
                        "https://cchc.vi-du.example/infographics/tien-do.html".to_owned()
                    } else {
                        String::new()
                    },
                },
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn every_shape_keeps_the_rules(composition in composition(), is_vietnamese in any::<bool>()) {
        let notation = if is_vietnamese { vi() } else { en() };
        for shape in Shape::ALL {
            let laid = lay_out(&composition, shape, &notation, &Art::default());
            keeps_the_rules(&laid).map_err(|broken| TestCaseError::fail(format!("{}: {broken}", shape.name())))?;
            // The same words, the same picture.
            prop_assert_eq!(&laid.svg, &lay_out(&composition, shape, &notation, &Art::default()).svg);
        }
    }
}

fn plain(title: &str, blocks: Vec<Block>) -> Composition {
    Composition {
        label: "Cải cách hành chính tỉnh mẫu năm 2024".to_owned(),
        mark: "Số liệu mẫu".to_owned(),
        title: title.to_owned(),
        headline: Some(tile("92,5%", "phần việc đến hạn đã hoàn thành đúng hạn")),
        blocks,
        foot: Foot {
            unit: "Ủy ban nhân dân tỉnh mẫu".to_owned(),
            sources: vec!["Nguồn: nhật ký thực hiện kế hoạch.".to_owned()],
            ..Foot::default()
        },
    }
}

fn tile(figure: &str, text: &str) -> Fact {
    Fact {
        figure: figure.to_owned(),
        text: text.to_owned(),
        is_missing: false,
    }
}

#[test]
fn a_square_takes_what_has_room_and_says_what_it_left_out() {
    let steps = (1..=9).map(|at| format!("Bước {at}: nộp hồ sơ ở bộ phận một cửa"));
    let blocks = vec![
        Block::Steps("Chín bước".to_owned(), steps.collect()),
        Block::Tiles(vec![tile("12", "nhiệm vụ"), tile("40", "đơn vị")]),
    ];
    let laid = lay_out(
        &plain("Tiến độ", blocks),
        Shape::Square,
        &vi(),
        &Art::default(),
    );
    assert_eq!((laid.left_out, laid.is_cut), (vec![0], false));
}

#[test]
fn a_square_is_never_half_empty() {
    for blocks in [
        vec![],
        vec![Block::Tiles(vec![
            tile("12", "nhiệm vụ"),
            tile("40", "đơn vị"),
        ])],
        vec![Block::Quote(
            "Việc của Nhà nước, lợi ích của người dân.".to_owned(),
            "Khẩu hiệu".to_owned(),
        )],
    ] {
        let laid = lay_out(
            &plain("Tiến độ", blocks),
            Shape::Square,
            &vi(),
            &Art::default(),
        );
        // Bands of a fifth of the height: each has words or a card in it.
        for band in 0..5 {
            let (from, to) = (f64::from(band) * 216.0, f64::from(band + 1) * 216.0);
            let mut lines = laid.canvas.lines.iter().map(loa::infographic::Line::bounds);
            assert!(
                lines.any(|line| line.y0 < to && line.y1 > from),
                "band {band}"
            );
        }
    }
}

#[test]
fn a_title_without_end_is_shortened_and_told() {
    let title = "Tiến độ thực hiện kế hoạch truyền thông cải cách hành chính ".repeat(6);
    let laid = lay_out(
        &plain(&title, Vec::new()),
        Shape::Square,
        &vi(),
        &Art::default(),
    );
    assert!(laid.is_cut);
    let tall = lay_out(
        &plain("Tiến độ", Vec::new()),
        Shape::Tall,
        &vi(),
        &Art::default(),
    );
    assert!(!tall.is_cut);
}

#[test]
fn a_word_without_end_leaves_no_frame() {
    let word = "ngoằnngoèo".repeat(20);
    let blocks = vec![
        Block::Tiles(vec![tile(&word, &word)]),
        Block::Steps(word.clone(), vec![word.clone()]),
        Block::Quote(word.clone(), word.clone()),
    ];
    for shape in Shape::ALL {
        let laid = lay_out(&plain(&word, blocks.clone()), shape, &vi(), &Art::default());
        keeps_the_rules(&laid).unwrap();
    }
}
