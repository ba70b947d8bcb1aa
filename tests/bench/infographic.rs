//! Milliseconds per picture of an infographic, on one core: laying it out, and drawing it: `cargo bench --bench infographic`.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods)]

use std::fs;
use std::path::Path;
use std::time::Instant;

use loa::chart::{Bars, Chart, Direction, Series};
use loa::infographic::{Art, Block, Composition, Fact, Foot, Laid, Shape, lay_out};
use loa::picture::Lettering;

#[path = "../chart/notation.rs"]
#[allow(dead_code)]
mod notation;

/// Pictures of each shape.
const ROUNDS: usize = 15;

fn main() {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/sen/assets/fonts");
    let fonts = ["be-vietnam-pro-400", "be-vietnam-pro-600"]
        .map(|name| fs::read(fonts.join(format!("{name}.woff2"))).unwrap());
    let lettering = Lettering::new(fonts.to_vec());
    let (notation, art) = (notation::vi(), Art::default());
    let lay = |shape| lay_out(&composition(), shape, &notation, &art);
    let first = lay(Shape::Square);
    median("fonts and the first square", 1, || {
        drawn(&lettering, &first)
    });
    for shape in Shape::ALL {
        let name = shape.name();
        median(&format!("{name}: laying out"), ROUNDS, || {
            lay(shape).svg.len()
        });
        let laid = lay(shape);
        median(
            &format!("{name}: drawing SVG with outlines, PNG and small PNG"),
            ROUNDS,
            || drawn(&lettering, &laid),
        );
    }
}

fn drawn(lettering: &Lettering, laid: &Laid) -> usize {
    let made = lettering.draw(&laid.svg, "Tiến độ", laid.shape == Shape::A4, 480);
    made.unwrap().png.len()
}

fn median(what: &str, rounds: usize, make: impl Fn() -> usize) {
    let mut times = Vec::new();
    let mut bytes = 0;
    for _ in 0..rounds {
        let start = Instant::now();
        bytes = make();
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    println!(
        "{what}: median {:.1} ms, fastest {:.1} ms, {bytes} bytes",
        times[rounds / 2],
        times[0]
    );
}

fn composition() -> Composition {
    let fact = |figure: &str, text: &str| Fact {
        figure: figure.to_owned(),
        text: text.to_owned(),
        is_missing: false,
    };
    let months = (1..=12).map(|month| format!("T{month}"));
    Composition {
        label: "Cải cách hành chính tỉnh mẫu năm 2024".to_owned(),
        mark: "Số liệu mẫu".to_owned(),
        title: "Truyền thông cải cách hành chính năm 2024: làm được đến đâu?".to_owned(),
        headline: Some(fact("92%", "phần việc đến hạn đã hoàn thành đúng hạn")),
        blocks: vec![
            Block::Tiles(vec![
                fact("80/143", "phần việc đến hạn đã hoàn thành"),
                fact("163", "hoạt động, tin bài đã ghi vào nhật ký"),
                fact("40", "cơ quan, đơn vị có việc trong kế hoạch"),
                fact("12", "nhiệm vụ của cả tỉnh"),
            ]),
            Block::Chart(
                "Hoạt động theo tháng".to_owned(),
                Chart::Bars(Bars {
                    categories: months.collect(),
                    series: vec![Series {
                        name: String::new(),
                        values: (0..12).map(|n| Some(f64::from(n * 7 % 25))).collect(),
                    }],
                    is_stacked: false,
                    direction: Direction::Standing,
                    unit: String::new(),
                }),
            ),
            Block::Steps(
                "Ba bước".to_owned(),
                vec![
                    "Xem giấy tờ cần mang".to_owned(),
                    "Nộp hồ sơ".to_owned(),
                    "Nhận kết quả".to_owned(),
                ],
            ),
        ],
        foot: Foot {
            unit: "Ủy ban nhân dân tỉnh mẫu".to_owned(),
            sources: vec!["Nguồn: nhật ký thực hiện kế hoạch.".to_owned()],
            address: "cchc.vi-du.example/infographics/tien-do".to_owned(),
            code: "https://cchc.vi-du.example/infographics/tien-do.html".to_owned(),
        },
    }
}
