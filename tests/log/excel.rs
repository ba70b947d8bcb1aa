//! The workbook: made, filled in, and read again.

use std::fs;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use super::{Site, bad, good};

const COLUMNS: [&str; 8] = [
    "Ngày",
    "Đơn vị",
    "Loại",
    "Kênh",
    "Tên",
    "Nhiệm vụ",
    "Liên kết",
    "Số người",
];

fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Nhật ký").unwrap();
    for (at, name) in (0..).zip(COLUMNS) {
        sheet.write(0, at, name).unwrap();
    }
    fill(sheet);
    workbook.add_worksheet().set_name("Danh mục").unwrap();
    workbook.save_to_buffer().unwrap()
}

fn row(sheet: &mut Worksheet, row: u32, cells: [&str; 7]) {
    for (at, cell) in (1..).zip(cells) {
        sheet.write(row, at, cell).unwrap();
    }
}

fn day(sheet: &mut Worksheet, row: u32, (year, month, day): (u16, u8, u8)) {
    let format = Format::new().set_num_format("dd/mm/yyyy");
    let date = ExcelDateTime::from_ymd(year, month, day).unwrap();
    sheet.write_with_format(row, 0, date, &format).unwrap();
}

#[test]
fn the_template_is_made_once_and_lists_what_can_be_chosen() {
    let site = Site::new();
    good(&site.run(&["log", "template", "-o", "mau.xlsx"]));
    let file = site.path().join("mau.xlsx");
    let first = fs::read(&file).unwrap();
    bad(
        &site.run(&["log", "template", "-o", "mau.xlsx"]),
        2,
        "does not replace it",
    );
    assert_eq!(fs::read(&file).unwrap(), first);
    good(&site.run(&["log", "template", "-o", "mau.xlsx", "--force"]));
    assert_eq!(
        fs::read(&file).unwrap(),
        first,
        "the same site, the same bytes"
    );
    // Nothing filled in is nothing to import; its example is not taken for an entry.
    let run = site.run(&["log", "import", "mau.xlsx"]);
    good(&run);
    assert!(run.said.contains("no entries"), "{}", run.said);
}

#[test]
fn a_filled_in_workbook_becomes_entries() {
    let site = Site::with("# của tôi\n".as_bytes());
    let bytes = workbook(|sheet| {
        day(sheet, 1, (2024, 3, 2));
        row(
            sheet,
            1,
            [
                "Văn phòng · van-phong",
                "tin · news_item",
                "Loa truyền thanh · loudspeaker",
                "Tin một",
                "Tin bài về cải cách hành chính · tin-bai",
                "https://vi-du.example/1",
                "21",
            ],
        );
        sheet.write(3, 0, "03/03/2024").unwrap();
        row(
            sheet,
            3,
            [
                "van-hoa",
                "Cuộc họp",
                "",
                "Họp khu phố",
                "",
                "https://vi-du.example/2",
                "",
            ],
        );
        sheet.write(4, 0, 45_355).unwrap();
        row(
            sheet,
            4,
            [
                "van-hoa",
                "Cuộc họp",
                "",
                "2024",
                "",
                "https://vi-du.example/3",
                "",
            ],
        );
    });
    fs::write(site.path().join("a.xlsx"), bytes).unwrap();
    let run = site.run(&["log", "import", "a.xlsx"]);
    good(&run);
    assert_eq!(
        site.text(),
        "# của tôi\n\n- date: 02/03/2024\n  unit: van-phong\n  kind: news_item\n  channel: loudspeaker\n  title: \"Tin một\"\n  obligations: [tin-bai]\n  link: https://vi-du.example/1\n  people: 21\n\n- date: 03/03/2024\n  unit: van-hoa\n  kind: meeting\n  title: \"Họp khu phố\"\n  link: https://vi-du.example/2\n\n- date: 04/03/2024\n  unit: van-hoa\n  kind: meeting\n  title: \"2024\"\n  link: https://vi-du.example/3\n"
    );
    let before = site.text();
    let run = site.run(&["log", "import", "a.xlsx"]);
    good(&run);
    assert!(run.said.contains("already (3)"), "{}", run.said);
    assert_eq!(site.text(), before);
}

#[test]
fn every_wrong_cell_is_named_and_nothing_is_written() {
    let site = Site::new();
    let bytes = workbook(|sheet| {
        sheet.write(1, 0, "02/03/2024").unwrap();
        row(
            sheet,
            1,
            [
                "van-phong",
                "tin",
                "",
                "Tin một",
                "",
                "https://vi-du.example/1",
                "",
            ],
        );
        sheet.write(2, 0, "31/04/2024").unwrap();
        row(
            sheet,
            2,
            [
                "van-phong",
                "tin",
                "",
                "Tin hai",
                "",
                "https://vi-du.example/2",
                "",
            ],
        );
        day(sheet, 9, (2024, 3, 2));
        row(
            sheet,
            9,
            ["van-phog", "tinn", "", "Tin ba", "tin-bao", "", "hai"],
        );
        day(sheet, 10, (2999, 3, 2));
        row(
            sheet,
            10,
            [
                "van-phong",
                "tin",
                "",
                "Tin bốn",
                "",
                "https://vi-du.example/4",
                "",
            ],
        );
        sheet.write(11, 12, "lạc lõng").unwrap();
    });
    fs::write(site.path().join("a.xlsx"), bytes).unwrap();
    let run = site.run(&["log", "import", "a.xlsx"]);
    for cell in ["A3", "H10", "A11", "M12"] {
        bad(&run, 1, &format!("a.xlsx, Nhật ký!{cell}\n"));
    }
    assert!(site.outputs().is_empty());
    // The row with a wrong number has more to tell once that is mended.
    let bytes = workbook(|sheet| {
        day(sheet, 9, (2024, 3, 2));
        row(
            sheet,
            9,
            ["van-phog", "tinn", "", "Tin ba", "tin-bao", "", "2"],
        );
    });
    fs::write(site.path().join("b.xlsx"), bytes).unwrap();
    let run = site.run(&["log", "import", "b.xlsx"]);
    for cell in ["B10", "C10", "F10", "E10"] {
        bad(&run, 1, &format!("b.xlsx, Nhật ký!{cell}\n"));
    }
}

#[test]
fn an_empty_cell_is_told_by_the_name_of_its_column() {
    let site = Site::new();
    let bytes = workbook(|sheet| {
        day(sheet, 1, (2024, 3, 2));
        row(
            sheet,
            1,
            ["", "tin", "", "", "", "https://vi-du.example/1", ""],
        );
    });
    fs::write(site.path().join("a.xlsx"), bytes).unwrap();
    let run = site.run(&["log", "import", "a.xlsx"]);
    for (cell, column) in [("B2", "Đơn vị"), ("E2", "Tên")] {
        bad(&run, 1, &format!("a.xlsx, Nhật ký!{cell}\n"));
        bad(
            &run,
            1,
            &format!("The cell in the column `{column}` is empty."),
        );
    }
    assert!(site.outputs().is_empty());
}

#[test]
fn what_is_no_log_is_told() {
    let site = Site::new();
    fs::write(site.path().join("a.xlsx"), "xin chào").unwrap();
    bad(&site.run(&["log", "import", "a.xlsx"]), 1, "cannot be read");
    let mut other = Workbook::new();
    other.add_worksheet();
    other.add_worksheet();
    fs::write(site.path().join("b.xlsx"), other.save_to_buffer().unwrap()).unwrap();
    bad(
        &site.run(&["log", "import", "b.xlsx"]),
        1,
        "there is no sheet `Nhật ký`",
    );
}
