//! Examples of what has days, steps and counts; all names and numbers are made up.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use loa::chart::{
    Calendar, Chart, Icon, Icons, Process, Ranked, Slope, Span, Step, Tile, Tiles, Timeline,
};

use super::examples::names;

pub fn time() -> Vec<(&'static str, Chart)> {
    let start: Date = date(2024, 1, 1);
    let days: BTreeMap<Date, f64> = (0..366)
        .filter(|day| day % 3 != 0)
        .map(|day| {
            (
                start.saturating_add(day.days()),
                f64::from((day * day) % 11),
            )
        })
        .collect();
    let span = |name: &str, from: Date, to: Date, kind: usize| Span {
        name: name.to_owned(),
        from,
        to,
        kind,
    };
    vec![
        (
            "Tin, bài theo ngày",
            Chart::Calendar(Calendar {
                from: start,
                to: date(2024, 12, 31),
                days,
                unit: "{n} tin, bài".into(),
            }),
        ),
        (
            "Tiến độ kế hoạch",
            Chart::Timeline(Timeline {
                spans: vec![
                    span(
                        "Ban hành kế hoạch tuyên truyền cải cách hành chính",
                        date(2024, 1, 15),
                        date(2024, 1, 15),
                        0,
                    ),
                    span(
                        "Xây dựng chuyên mục Cải cách hành chính trên trang thông tin điện tử",
                        date(2024, 2, 1),
                        date(2024, 6, 30),
                        0,
                    ),
                    span(
                        "Tổ chức hội thi trực tuyến tìm hiểu cải cách hành chính",
                        date(2024, 7, 1),
                        date(2024, 9, 30),
                        1,
                    ),
                    span(
                        "Báo cáo kết quả năm",
                        date(2024, 11, 30),
                        date(2024, 12, 10),
                        2,
                    ),
                ],
                kinds: names(&["Đã xong", "Đang làm", "Chưa đến hạn"]),
                today: Some((date(2024, 8, 20), "Hôm nay 20/8/2024".into())),
            }),
        ),
    ]
}

pub fn counted() -> Vec<(&'static str, Chart)> {
    let step = |name: &str, note: &str| Step {
        name: name.to_owned(),
        note: note.to_owned(),
    };
    let tile = |value: Option<f64>, unit: &str, name: &str| Tile {
        value,
        unit: unit.to_owned(),
        name: name.to_owned(),
    };
    let ranked = |name: &str, before: Option<u32>, after: Option<u32>| Ranked {
        name: name.to_owned(),
        before,
        after,
    };
    vec![
        (
            "Các bước làm thủ tục",
            Chart::Process(Process {
                steps: vec![
                    step(
                        "Nộp hồ sơ",
                        "Tại Trung tâm Phục vụ hành chính công hoặc trên Cổng Dịch vụ công quốc gia",
                    ),
                    step("Tiếp nhận, kiểm tra", "Ngay khi nhận"),
                    step("Thẩm định", "3 ngày làm việc"),
                    step("Trả kết quả", ""),
                ],
            }),
        ),
        (
            "Con số nổi bật",
            Chart::Tiles(Tiles {
                tiles: vec![
                    tile(Some(1_248.0), "", "tin, bài đã đăng"),
                    tile(Some(83.94), "{n}%", "người dân hài lòng"),
                    tile(Some(36_525.0), "", "lượt nghe loa truyền thanh"),
                    tile(None, "", "thủ tục toàn trình"),
                ],
            }),
        ),
        (
            "Đơn vị đã công khai",
            Chart::Icons(Icons {
                met: 8,
                of: 10,
                icon: Icon::House,
                name: "8 trên 10 đơn vị đã niêm yết công khai thủ tục hành chính".into(),
            }),
        ),
        (
            "Người học",
            Chart::Icons(Icons {
                met: 1_730,
                of: 2_400,
                icon: Icon::Square,
                name: "1.730 trên 2.400 người đã học".into(),
            }),
        ),
        (
            "Thứ hạng hai năm",
            Chart::Slope(Slope {
                before: "Năm 2023".into(),
                after: "Năm 2024".into(),
                entries: vec![
                    ranked("Đơn vị A", Some(42), Some(18)),
                    ranked("Đơn vị B có tên rất dài để xuống dòng", Some(7), Some(9)),
                    ranked("Đơn vị C", Some(9), Some(10)),
                    ranked("Đơn vị D", Some(30), Some(10)),
                    ranked("Đơn vị E", None, Some(55)),
                    ranked("Đơn vị G", Some(12), None),
                ],
            }),
        ),
    ]
}
