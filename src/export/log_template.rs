//! The log as an empty workbook to fill in: named columns, lists to choose from, dates as people here write them.

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, Note, Workbook, Worksheet, XlsxError,
};

use crate::diagnostic::Text;
use crate::draft::{COLUMNS, OutputDraft};
use crate::say;

use super::catalogue::{Catalogue, Choice};

/// The sheet that is filled in, and read again.
pub(super) const LOG: &str = "Nhật ký";
const LISTS: &str = "Danh mục";
const GUIDE: &str = "Hướng dẫn";
/// How many rows have lists and formats.
const ROWS: u32 = 2000;

/// Columns with a list to choose from, in the order of the sheet of lists.
const CHOSEN: [&str; 5] = ["unit", "kind", "channel", "topics", "obligations"];

/// The bytes of the workbook; `today` is the day it says it was made on, and that of its example.
///
/// # Errors
/// What the library that writes workbooks says; a site's words cannot bring it about.
pub fn log_template(catalogue: &Catalogue, title: &str, today: Date) -> Result<Vec<u8>, Text> {
    write(catalogue, title, today).map_err(|error| {
        say!(
            "không tạo được tệp mẫu ({error})",
            "the template cannot be made ({error})"
        )
    })
}

fn write(catalogue: &Catalogue, title: &str, today: Date) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = excel(today)?;
    // The library would ask the clock.
    let properties = DocProperties::new()
        .set_title(title)
        .set_creation_datetime(&made);
    workbook.set_properties(&properties);
    log(workbook.add_worksheet(), catalogue)?;
    lists(workbook.add_worksheet(), catalogue)?;
    guide(workbook.add_worksheet(), catalogue, title, today)?;
    workbook.save_to_buffer()
}

fn excel(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or(2000);
    ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs())
}

fn head() -> Format {
    Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(0x1F_4E_79))
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
}

/// A4 on its side, as wide as the sheet, the names of the columns on every page.
fn on_paper(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_paper_size(9);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn log(sheet: &mut Worksheet, catalogue: &Catalogue) -> Result<(), XlsxError> {
    sheet.set_name(LOG)?;
    on_paper(sheet)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_row_height(0, 24)?;
    for (at, (_, key)) in (0_u16..).zip(COLUMNS) {
        sheet.write_with_format(0, at, OutputDraft::column_of(key), &head())?;
        let note = Note::new(about(key))
            .set_author("Loa")
            .add_author_prefix(false);
        sheet.insert_note(0, at, &note)?;
        sheet.set_column_width(at, width(key))?;
        match key {
            "date" => {
                let day = Format::new().set_num_format("dd/mm/yyyy");
                sheet.set_column_format(at, &day)?;
            }
            // As text, or Excel makes a day of `10/2024`.
            "period" => {
                sheet.set_column_format(at, &Format::new().set_num_format("@"))?;
            }
            "title" | "note" | "evidence" => {
                sheet.set_column_format(at, &Format::new().set_text_wrap())?;
            }
            _ => {}
        }
        if !catalogue.choices(key).is_empty() {
            let choice = validation(catalogue, key)?;
            sheet.add_data_validation(1, at, ROWS, at, &choice)?;
        }
    }
    Ok(())
}

/// A list that warns rather than forbids: an id by itself, or two topics in one cell, are right too.
fn validation(catalogue: &Catalogue, key: &str) -> Result<DataValidation, XlsxError> {
    let position = CHOSEN.iter().position(|chosen| *chosen == key).unwrap_or(0);
    let letter = char::from(b'A' + u8::try_from(2 * position).unwrap_or(0));
    let last = catalogue.choices(key).len() + 1;
    let list = Formula::new(format!("='{LISTS}'!${letter}$2:${letter}${last}"));
    let several = matches!(key, "topics" | "obligations");
    let style = match several {
        true => DataValidationErrorStyle::Information,
        false => DataValidationErrorStyle::Warning,
    };
    let message = match several {
        true => "Nếu ghi nhiều mã trong một ô, ngăn cách bằng dấu phẩy.",
        false => "Giá trị này không có trong trang tính Danh mục. Hãy chọn trong danh sách.",
    };
    DataValidation::new()
        .allow_list_formula(list)
        .ignore_blank(true)
        .set_error_style(style)
        .set_error_title("Ngoài danh mục")?
        .set_error_message(message)
}

fn lists(sheet: &mut Worksheet, catalogue: &Catalogue) -> Result<(), XlsxError> {
    sheet.set_name(LISTS)?;
    on_paper(sheet)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, key) in (0_u16..).step_by(2).zip(CHOSEN) {
        sheet.write_with_format(0, at, OutputDraft::column_of(key), &head())?;
        sheet.write_with_format(0, at + 1, "Mã", &head())?;
        sheet.set_column_width(at, 44)?;
        sheet.set_column_width(at + 1, 22)?;
        for (row, choice) in (1_u32..).zip(catalogue.choices(key)) {
            sheet.write_string(row, at, choice.shown())?;
            sheet.write_string(row, at + 1, &choice.id)?;
        }
    }
    Ok(())
}

fn guide(
    sheet: &mut Worksheet,
    catalogue: &Catalogue,
    title: &str,
    today: Date,
) -> Result<(), XlsxError> {
    sheet.set_name(GUIDE)?;
    on_paper(sheet)?;
    sheet.set_column_width(0, 16)?;
    sheet.set_column_width(1, 100)?;
    sheet.write_with_format(0, 0, title, &Format::new().set_bold().set_font_size(14))?;
    let lines = [
        "Mỗi dòng của trang tính Nhật ký là một việc đã làm. Bắt buộc: Ngày, Đơn vị, Loại, Tên; nên có Liên kết hoặc Minh chứng.",
        "Không đổi tên cột và tên trang tính; được thêm, bớt dòng; cột không dùng có thể để trống hoặc xóa.",
        "Ghi xong, lưu tệp rồi chạy: loa log import TÊN-TỆP.xlsx THƯ-MỤC-TRANG. Nhập lại cùng một tệp không ghi trùng.",
    ];
    for (row, line) in (1_u32..).zip(lines) {
        sheet.write_string(row, 0, line)?;
    }
    sheet.write_with_format(5, 0, "Cột", &head())?;
    sheet.write_with_format(5, 1, "Cách ghi", &head())?;
    for (row, (_, key)) in (6_u32..).zip(COLUMNS) {
        sheet.write_string(row, 0, OutputDraft::column_of(key))?;
        sheet.write_string(row, 1, about(key))?;
    }
    let row = 8 + u32::try_from(COLUMNS.len()).unwrap_or(0);
    let bold = Format::new().set_bold();
    sheet.write_with_format(row, 0, "Ví dụ (dòng mẫu, không được nhập)", &bold)?;
    let first = |choices: &[Choice]| choices.first().map(Choice::shown).unwrap_or_default();
    let example = [
        (
            "Ngày",
            format!("{:02}/{:02}/{}", today.day(), today.month(), today.year()),
        ),
        ("Đơn vị", first(&catalogue.units)),
        ("Loại", first(&catalogue.kinds)),
        ("Kênh", first(&catalogue.channels)),
        ("Tên", "Nộp hồ sơ trực tuyến ở đâu? (việc mẫu)".to_owned()),
        (
            "Liên kết",
            "https://vi-du.example/tin/nop-ho-so-truc-tuyen".to_owned(),
        ),
    ];
    for (row, (name, value)) in (row + 1..).zip(example) {
        sheet.write_string(row, 0, name)?;
        sheet.write_string(row, 1, value)?;
    }
    Ok(())
}

fn width(key: &str) -> f64 {
    match key {
        "date" | "period" => 13.0,
        "title" => 50.0,
        "link" => 40.0,
        "unit" | "topics" | "obligations" | "evidence" | "note" => 34.0,
        "kind" | "channel" => 28.0,
        _ => 11.0,
    }
}

fn about(key: &str) -> &'static str {
    match key {
        "date" => "Bắt buộc. Ngày làm, ví dụ 30/06/2024 (ngày đứng trước tháng).",
        "unit" => "Bắt buộc. Đơn vị đã làm; chọn trong danh sách.",
        "kind" => "Bắt buộc. Loại việc: tin, bài, lượt phát loa, cuộc họp …; chọn trong danh sách.",
        "channel" => "Kênh đã đăng, phát; chọn trong danh sách.",
        "title" => "Bắt buộc. Tên tin, bài, cuộc họp …",
        "topics" => "Nội dung tuyên truyền trong kế hoạch; nhiều mã thì ngăn cách bằng dấu phẩy.",
        "obligations" => {
            "Nhiệm vụ của kế hoạch mà việc này thực hiện. Để trống thì Loa tự tính theo loại, kênh và nội dung."
        }
        "period" => "Chỉ với báo cáo: kỳ báo cáo, ví dụ quý II/2024 hoặc 2024-10.",
        "link" => "Địa chỉ xem được, bắt đầu bằng https://",
        "evidence" => {
            "Minh chứng khác: tệp trong thư mục media (media/anh.jpg), hoặc lời: Sổ họp khu phố 3."
        }
        "quantity" => "Số lượng; để trống là 1.",
        "minutes" => "Thời lượng, phút.",
        "people" => "Số người dự, người nghe.",
        "covered" => "Chỉ với việc tính tỷ lệ: đã được bao nhiêu.",
        "total" => "Chỉ với việc tính tỷ lệ: trên tổng số bao nhiêu.",
        _ => "Điều cần nhớ thêm.",
    }
}
