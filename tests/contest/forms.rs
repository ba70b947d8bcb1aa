//! Workbooks as form services export them – columns of their own, titles above, instants in many dresses – go into a grade as they are.

use std::fs;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use crate::office::{Office, said};

/// When all of them came, by the clock in Việt Nam: 9 o'clock, and a few seconds for each.
const RECEIVED: &str = "2024-07-05 09:00:0";

fn received(at: usize) -> ExcelDateTime {
    let day = ExcelDateTime::from_ymd(2024, 7, 5).unwrap();
    day.and_hms(9, 0, at as u32 as f64).unwrap()
}

fn heading(sheet: &mut Worksheet, row: u32, names: &[&str]) {
    for (column, name) in (0..).zip(names) {
        sheet.write(row, column, *name).unwrap();
    }
}

/// Grades a workbook; what the grade said, and the copy of its table of entries.
fn graded(fill: impl Fn(&mut Worksheet, &[String])) -> (Office, String) {
    let office = Office::new();
    office.key("b");
    let codes: Vec<String> = Office::codes().into_iter().map(|(_, code)| code).collect();
    let mut book = Workbook::new();
    fill(book.add_worksheet(), &codes);
    fs::write(office.path("phieu.xlsx"), book.save_to_buffer().unwrap()).unwrap();
    let run = office.run("grade|vong-1|site|--key|ban-to-chuc/dap-an.key.yaml|--entries|phieu.xlsx|-o|ket-qua|--as-of|2024-07-09 10:00");
    assert_eq!(run.code, 0, "{}", run.stderr);
    // By its receipt the third was in time; its own clock is ahead, which is told.
    said(&run, "3 entries: 3 count");
    let table = office.read("ket-qua/vong-1.bai-thi.csv");
    (office, table)
}

fn has_receipts(table: &str) {
    for at in 0..3 {
        assert!(table.contains(&format!("{RECEIVED}{at}")), "{table}");
    }
    assert!(!table.contains("không có giờ nhận bài"), "{table}");
}

#[test]
fn a_form_that_asks_in_a_sentence() {
    let (_, table) = graded(|sheet, codes| {
        let time = Format::new().set_num_format("dd/mm/yyyy hh:mm:ss");
        sheet.set_name("Câu trả lời biểu mẫu 1").unwrap();
        heading(
            sheet,
            0,
            &[
                "Dấu thời gian",
                "Dán mã bài thi của anh/chị vào đây *",
                "Ghi chú",
            ],
        );
        for (at, code) in codes.iter().enumerate() {
            let row = at as u32 + 1;
            sheet
                .write_with_format(row, 0, received(at), &time)
                .unwrap();
            sheet.write(row, 1, format!("{code}\n")).unwrap();
        }
    });
    has_receipts(&table);
}

#[test]
fn an_endpoint_that_tells_its_zone() {
    let (_, table) = graded(|sheet, codes| {
        sheet.set_name("submissions").unwrap();
        heading(
            sheet,
            0,
            &[
                "_id",
                "Submitted-At (UTC)",
                "contest",
                "round",
                "entry",
                "_ip",
                "user agent",
            ],
        );
        for (at, code) in codes.iter().enumerate() {
            let row = at as u32 + 1;
            sheet.write(row, 0, format!("66a{at}")).unwrap();
            // Seven hours behind.
            sheet
                .write(row, 1, format!("2024-07-05 02:00:0{at}"))
                .unwrap();
            sheet.write(row, 2, "tim-hieu-cchc").unwrap();
            sheet.write(row, 3, "vong-1").unwrap();
            sheet.write(row, 4, code).unwrap();
            sheet.write(row, 5, "192.0.2.7").unwrap();
        }
    });
    has_receipts(&table);
}

#[test]
fn a_question_called_anything_and_instants_as_bare_numbers() {
    let (_, table) = graded(|sheet, codes| {
        heading(
            sheet,
            0,
            &[
                "ID",
                "Start time",
                "Completion time",
                "Email",
                "Name",
                "1. Câu trả lời của bạn",
            ],
        );
        for (at, code) in codes.iter().enumerate() {
            let row = at as u32 + 1;
            sheet.write(row, 0, at as u32).unwrap();
            // The number a date is, without the format of one.
            let serial = 45_478.375 + at as f64 / 86_400.0;
            sheet.write(row, 1, serial - 0.01).unwrap();
            sheet.write(row, 2, serial).unwrap();
            sheet.write(row, 3, "anonymous").unwrap();
            sheet.write(row, 5, code).unwrap();
        }
    });
    has_receipts(&table);
}

#[test]
fn a_single_column_below_a_title() {
    let office = Office::new();
    office.key("b");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "CUỘC THI TÌM HIỂU").unwrap();
    sheet.write(2, 0, "entry").unwrap();
    for (row, (_, code)) in (3..).zip(Office::codes()) {
        sheet.write(row, 0, code).unwrap();
    }
    fs::write(office.path("phieu.xlsx"), book.save_to_buffer().unwrap()).unwrap();
    let run = office.run("grade|vong-1|site|--key|ban-to-chuc/dap-an.key.yaml|--entries|phieu.xlsx|-o|ket-qua|--as-of|2024-07-09 10:00");
    assert_eq!(run.code, 0, "{}", run.stderr);
    said(&run, "3 entries: 2 count");
    let table = office.read("ket-qua/vong-1.bai-thi.csv");
    assert!(
        table.contains("không có giờ nhận bài"),
        "nobody noted when they came, and it is told"
    );
}

#[test]
fn a_workbook_without_entries_is_told_what_it_lacks() {
    let office = Office::new();
    office.key("b");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    heading(sheet, 0, &["Họ và tên", "Email", "Ghi chú"]);
    heading(sheet, 1, &["Nguyễn Thị Mẫu", "mau@vi-du.example", ""]);
    fs::write(office.path("phieu.xlsx"), book.save_to_buffer().unwrap()).unwrap();
    let run = office.run("grade|vong-1|site|--key|ban-to-chuc/dap-an.key.yaml|--entries|phieu.xlsx|-o|ket-qua|--as-of|2024-07-09 10:00");
    assert_eq!(run.code, 1);
    said(&run, "`entry` (entry codes)");
}
