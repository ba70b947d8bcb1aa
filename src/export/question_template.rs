//! Questions as a workbook to fill in, and that workbook read again.

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use crate::diagnostic::Text;
use crate::draft::question_column;
use crate::say;
use crate::source::{Column, Sheet, read_workbook};

/// The sheet that is filled in, and read again.
const QUESTIONS: &str = "Câu hỏi";

/// Its columns with their widths in characters.
const COLUMNS: [(&str, f64); 9] = [
    ("Nội dung", 22.0),
    ("Câu hỏi", 50.0),
    ("Phương án A", 24.0),
    ("Phương án B", 24.0),
    ("Phương án C", 24.0),
    ("Phương án D", 24.0),
    ("Đáp án", 12.0),
    ("Giải thích", 50.0),
    ("Căn cứ", 30.0),
];

/// The first sheet with questions of a workbook, as a table.
///
/// # Errors
/// Why there is none.
pub fn question_sheet(bytes: &[u8]) -> Result<Sheet, Text> {
    let column = |name: &str| question_column(name).map(|_| Column::Other);
    read_workbook(bytes, QUESTIONS, 2, column)
}

/// The bytes of the workbook.
///
/// # Errors
/// What the library that writes workbooks says.
pub fn question_template() -> Result<Vec<u8>, Text> {
    write().map_err(|error| {
        say!(
            "không tạo được tệp mẫu ({error})",
            "the template cannot be made ({error})"
        )
    })
}

fn write() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The library would ask the clock.
    let made = ExcelDateTime::from_ymd(2024, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let head = Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(0x1F_4E_79));
    // As text, or Excel makes a day of `1/7`.
    let cell = Format::new().set_num_format("@").set_text_wrap();
    let sheet = workbook.add_worksheet();
    sheet.set_name(QUESTIONS)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, (name, width)) in (0_u16..).zip(COLUMNS) {
        sheet.write_with_format(0, at, name, &head)?;
        sheet.set_column_width(at, width)?;
        sheet.set_column_format(at, &cell)?;
    }
    let guide = workbook.add_worksheet();
    guide.set_name("Hướng dẫn")?;
    guide.set_column_width(0, 100.0)?;
    for (row, line) in (0_u32..).zip(GUIDE) {
        guide.write_with_format(row, 0, line, &Format::new().set_text_wrap())?;
    }
    workbook.save_to_buffer()
}

const GUIDE: [&str; 6] = [
    "Mỗi dòng một câu hỏi. Cột Nội dung ghi một trong: thể chế, thủ tục hành chính, tổ chức bộ máy, công vụ, tài chính công, chính quyền số.",
    "Đáp án ghi chữ cái: B. Câu có nhiều phương án đúng: A, C.",
    "Câu đúng/sai: bỏ trống các phương án, cột Đáp án ghi Đúng hoặc Sai.",
    "Câu trả lời ngắn: bỏ trống các phương án, cột Đáp án ghi các cách viết đúng, cách nhau bằng dấu |.",
    "Câu sắp xếp: thêm cột Loại, ghi sắp xếp; cột Đáp án ghi thứ tự đúng: C, A, B.",
    "Mỗi câu nên có lời giải thích và căn cứ.",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_is_read_again() {
        let sheet = question_sheet(&question_template().unwrap()).unwrap();
        assert!(sheet.text.starts_with("\"Nội dung\";\"Câu hỏi\";"));
    }
}
