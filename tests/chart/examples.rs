//! One chart of each kind with figures a ward could have; all names and numbers are made up.

use loa::chart::{Bars, Break, Chart, Direction, Donut, Gauge, Lines, Part, Series};

use super::counted::{counted, time};

pub fn series(name: &str, values: &[Option<f64>]) -> Series {
    Series {
        name: name.to_owned(),
        values: values.to_vec(),
    }
}

pub fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

const UNITS: [&str; 5] = [
    "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Phòng Văn hóa – Xã hội",
    "Trung tâm Phục vụ hành chính công",
    "Công an phường",
];

/// Every kind with its title, in the order in which the gallery shows them.
pub fn all() -> Vec<(&'static str, Chart)> {
    let mut all = bars();
    all.extend(lines());
    all.extend(rings());
    all.extend(time());
    all.extend(counted());
    all
}

pub fn bars() -> Vec<(&'static str, Chart)> {
    let quarters = names(&["Quý I", "Quý II", "Quý III", "Quý IV"]);
    let bars = |categories: Vec<String>,
                series: Vec<Series>,
                is_stacked: bool,
                direction: Direction,
                unit: &str| {
        Chart::Bars(Bars {
            categories,
            series,
            is_stacked,
            direction,
            unit: unit.to_owned(),
        })
    };
    vec![
        (
            "Tin, bài theo đơn vị",
            bars(
                names(&UNITS),
                vec![series(
                    "",
                    &[Some(1234.5), Some(820.0), Some(640.0), Some(96.0), None],
                )],
                false,
                Direction::Lying,
                "{n} tin, bài",
            ),
        ),
        (
            "Tin, bài theo quý",
            bars(
                quarters.clone(),
                vec![series("", &[Some(12.0), Some(18.0), Some(9.0), Some(24.0)])],
                false,
                Direction::Standing,
                "",
            ),
        ),
        (
            "Chỉ tiêu và kết quả theo quý",
            bars(
                quarters.clone(),
                vec![
                    series(
                        "Chỉ tiêu",
                        &[Some(12.0), Some(12.0), Some(15.0), Some(15.0)],
                    ),
                    series("Kết quả", &[Some(10.0), Some(14.0), Some(15.0), None]),
                ],
                false,
                Direction::Lying,
                "",
            ),
        ),
        (
            "Hồ sơ theo cách nộp",
            bars(
                quarters,
                vec![
                    series(
                        "Trực tuyến toàn trình",
                        &[Some(120.0), Some(180.0), Some(240.0), Some(260.0)],
                    ),
                    series(
                        "Trực tuyến một phần",
                        &[Some(60.0), Some(70.0), Some(50.0), Some(40.0)],
                    ),
                    series(
                        "Trực tiếp",
                        &[Some(90.0), Some(40.0), Some(30.0), Some(20.0)],
                    ),
                ],
                true,
                Direction::Standing,
                "",
            ),
        ),
        (
            "Hồ sơ theo đơn vị và kết quả",
            bars(
                names(&UNITS),
                vec![
                    series(
                        "Đúng hạn",
                        &[
                            Some(420.0),
                            Some(330.0),
                            Some(300.0),
                            Some(640.0),
                            Some(80.0),
                        ],
                    ),
                    series(
                        "Trễ hạn",
                        &[Some(12.0), Some(40.0), Some(0.0), Some(25.0), Some(3.0)],
                    ),
                ],
                true,
                Direction::Lying,
                "{n}",
            ),
        ),
        (
            "Thay đổi so với năm trước",
            bars(
                names(&UNITS),
                vec![series(
                    "",
                    &[Some(6.39), Some(-3.2), Some(0.0), Some(1.25), Some(-8.0)],
                )],
                false,
                Direction::Lying,
                "{n} điểm",
            ),
        ),
    ]
}

pub fn lines() -> Vec<(&'static str, Chart)> {
    let years = names(&["2019", "2020", "2021", "2022", "2023", "2024", "2025"]);
    let merged = vec![Break {
        before: 6,
        label: "Từ 2025: 34 tỉnh, không so sánh được".to_owned(),
    }];
    vec![
        (
            "Chỉ số cải cách hành chính",
            Chart::Lines(Lines {
                steps: years.clone(),
                series: vec![series(
                    "",
                    &[
                        Some(80.05),
                        Some(82.4),
                        None,
                        Some(84.1),
                        Some(83.96),
                        Some(88.5),
                        Some(86.2),
                    ],
                )],
                breaks: merged.clone(),
                unit: "{n}%".into(),
                limits: (None, None),
            }),
        ),
        (
            "Hai chỉ số",
            Chart::Lines(Lines {
                steps: years,
                series: vec![
                    series(
                        "PAR INDEX",
                        &[
                            Some(80.05),
                            Some(82.4),
                            Some(84.0),
                            Some(84.1),
                            Some(83.96),
                            Some(88.5),
                            Some(86.2),
                        ],
                    ),
                    series(
                        "SIPAS – mức độ hài lòng",
                        &[
                            Some(83.45),
                            None,
                            None,
                            Some(80.1),
                            Some(82.7),
                            Some(83.9),
                            Some(84.4),
                        ],
                    ),
                ],
                breaks: merged,
                unit: "".into(),
                limits: (None, Some(100.0)),
            }),
        ),
        (
            "Hồ sơ theo tháng",
            Chart::Lines(Lines {
                steps: (1..=24)
                    .map(|month| format!("{}/{}", (month - 1) % 12 + 1, 2024 + (month - 1) / 12))
                    .collect(),
                series: vec![series(
                    "",
                    &(0..24)
                        .map(|at| Some(1200.0 + f64::from(at * at % 17) * 90.0))
                        .collect::<Vec<_>>(),
                )],
                breaks: Vec::new(),
                unit: "".into(),
                limits: (Some(0.0), None),
            }),
        ),
    ]
}

pub fn rings() -> Vec<(&'static str, Chart)> {
    let part = |name: &str, value: f64| Part {
        name: name.to_owned(),
        value,
    };
    vec![
        (
            "Kênh truyền thông",
            Chart::Donut(Donut {
                parts: vec![
                    part("Hệ thống loa truyền thanh cơ sở", 34.0),
                    part("Trang thông tin điện tử của phường", 33.0),
                    part("Zalo, Facebook", 24.0),
                    part("Họp tổ dân phố", 10.0),
                ],
                whole: Some(100.0),
                centre: "248".into(),
                below_centre: "tin, bài".into(),
                unit: "{n}%".into(),
            }),
        ),
        (
            "Hài lòng",
            Chart::Gauge(Gauge {
                name: "Mức độ hài lòng của người dân, tổ chức".into(),
                value: 83.94,
                most: 100.0,
                target: Some((90.0, "Chỉ tiêu năm".into())),
                unit: "{n}%".into(),
            }),
        ),
    ]
}
