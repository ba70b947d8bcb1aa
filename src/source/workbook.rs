//! A sheet of an Excel workbook → the text of a table, and the name of each of its cells (`Nhật ký!C7`).

use std::io::Cursor;
use std::ops::Range;

use calamine::{Data, ExcelDateTime, ExcelDateTimeType, Reader, Xlsx};
use jiff::ToSpan;
use jiff::civil::Date;

use super::normal_name;
use crate::diagnostic::{Place, Spot, Text};
use crate::say;

/// What the cells of a column hold, as far as Excel may have changed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Days: a plain number is a day too.
    Day,
    /// Periods: what Excel took for a day was `10/2024`.
    Period,
    /// Instants: day and time, as far as the cell has them.
    Moment,
    /// Anything else.
    Other,
}

/// A sheet as a table of cells between `;`, each in quotes.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its name in the workbook.
    pub name: String,
    /// The table, from the row that names the columns.
    pub text: String,
    /// The bytes of each cell in `text`, with row and column from 0, in order.
    cells: Vec<(Range<usize>, u32, u32)>,
}

/// Reads the sheet of this name, or the only one there is. The table begins at the first row in which two cells are names of columns; where
/// `least` is 1 and there is none, at the first with one.
///
/// # Errors
/// Why there is no such table: no workbook, one with a password, no such sheet, no row with names.
pub fn read_workbook(
    bytes: &[u8],
    sheet: &str,
    least: usize,
    column_of: impl Fn(&str) -> Option<Column>,
) -> Result<Sheet, Text> {
    let mut workbook: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error.to_string()))?;
    let names = workbook.sheet_names();
    let wanted = |name: &&String| normal_name(name).to_lowercase() == sheet.to_lowercase();
    let name = match (names.iter().find(wanted), names.as_slice()) {
        (Some(name), _) | (None, [name]) => name.clone(),
        _ => return Err(no_sheet(sheet, &names)),
    };
    let range = workbook
        .worksheet_range(&name)
        .map_err(|error| unreadable(&error.to_string()))?;
    let (top, left) = range.start().unwrap_or_default();
    let column = |cell: &Data| match cell {
        Data::String(text) => column_of(&normal_name(text).trim().to_lowercase()),
        _ => None,
    };
    let named = |row: &[Data]| row.iter().filter(|cell| column(cell).is_some()).count();
    let rows: Vec<&[Data]> = range.rows().collect();
    let mut heads = [2, least]
        .into_iter()
        .filter_map(|least| rows.iter().position(|row| named(row) >= least));
    let Some(head) = heads.next() else {
        return Err(no_head(&name));
    };
    let columns: Vec<Column> = rows[head]
        .iter()
        .map(|cell| column(cell).unwrap_or(Column::Other))
        .collect();
    let mut read = Sheet {
        name: normal_name(&name),
        text: String::new(),
        cells: Vec::new(),
    };
    for (row, cells) in (top..).zip(&rows).skip(head) {
        for ((at, cell), column) in (left..).zip(cells.iter()).zip(&columns) {
            if at > left {
                read.text.push(';');
            }
            let start = read.text.len();
            let text = normal_name(&written(cell, *column)).replace("\r\n", "\n");
            let text = text.trim().replace('"', "\"\"");
            read.text.push_str(&format!("\"{text}\""));
            read.cells.push((start..read.text.len(), row, at));
        }
        read.text.push('\n');
    }
    Ok(read)
}

impl Sheet {
    /// The cell or the cells of a place in the table: `Nhật ký!C7`, `Nhật ký!A7:P7`; the sheet itself for the table as a whole.
    pub fn cell_name(&self, place: &Place) -> String {
        let name = &self.name;
        match self.cells_of(place) {
            Some(((row, first), (last_row, last))) if (row, first) == (last_row, last) => {
                format!("{name}!{}{}", letters(first), row + 1)
            }
            Some(((row, first), (last_row, last))) => {
                let (from, to) = (letters(first), letters(last));
                format!("{name}!{from}{}:{to}{}", row + 1, last_row + 1)
            }
            None => name.clone(),
        }
    }

    /// Row and column (from 0) of the first and the last cell of a place.
    fn cells_of(&self, place: &Place) -> Option<((u32, u32), (u32, u32))> {
        let (Spot::Bytes(range) | Spot::Row { bytes: range, .. }) = &place.spot else {
            return None;
        };
        let mut meant = self
            .cells
            .iter()
            .filter(|(cell, _, _)| cell.start < range.end && range.start < cell.end);
        let (_, row, first) = meant.next()?;
        let (_, last_row, last) = meant.next_back().unwrap_or(&(0..0, *row, *first)).clone();
        Some(((*row, *first), (last_row, last)))
    }
}

/// What a cell says, as a person would write it.
fn written(cell: &Data, column: Column) -> String {
    let day_of = |serial: f64| {
        // Excel takes 1900 for a leap year, so its days count from 30 December 1899; before March 1900 nobody logged anything.
        let days = (61.0..73_051.0)
            .contains(&serial)
            .then_some(serial as i64)?;
        let first = Date::new(1899, 12, 30).ok()?;
        first.checked_add(days.days()).ok()
    };
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Bool(truth) => truth.to_string(),
        Data::Int(number) => match (column, day_of(*number as f64)) {
            (Column::Day, Some(day)) => day.to_string(),
            _ => number.to_string(),
        },
        Data::Float(number) => match (column, day_of(*number)) {
            (Column::Day, Some(day)) => day.to_string(),
            (Column::Moment, Some(_)) => {
                // A day and its share without a format; which kind of number it is, only the column tells.
                let kind = ExcelDateTimeType::DateTime;
                of_moment(&ExcelDateTime::new(*number, kind, false), column)
            }
            _ => number.to_string(),
        },
        Data::DateTime(moment) => of_moment(moment, column),
        Data::DateTimeIso(text) if !matches!(column, Column::Other | Column::Moment) => {
            text.chars().take(10).collect()
        }
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
    }
}

fn of_moment(moment: &ExcelDateTime, column: Column) -> String {
    if moment.is_duration() {
        return moment.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    match column {
        Column::Period if day == 1 => format!("{year}-{month:02}"),
        Column::Day | Column::Period => format!("{year}-{month:02}-{day:02}"),
        Column::Moment => {
            format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
        }
        Column::Other => format!("{day}/{month}/{year}"),
    }
}

/// 0 → `A`, 26 → `AA`.
fn letters(column: u32) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    match column / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", letters(more - 1)),
    }
}

fn unreadable(why: &str) -> Text {
    say!(
        "không đọc được bảng tính này ({why}); hãy mở bằng Excel, bỏ mật khẩu nếu có, và lưu lại dạng .xlsx",
        "this workbook cannot be read ({why}); open it in Excel, remove its password if it has one, and save it as .xlsx"
    )
}

fn no_sheet(wanted: &str, names: &[String]) -> Text {
    let names = names.join("`, `");
    say!(
        "không có trang tính `{wanted}`; tệp có: `{names}`. Hãy đổi tên trang tính cần nhập thành `{wanted}`",
        "there is no sheet `{wanted}`; the file has: `{names}`. Name the sheet to import `{wanted}`"
    )
}

fn no_head(name: &str) -> Text {
    say!(
        "trang tính `{name}` không có dòng tên cột; hãy lấy tệp mẫu bằng `loa log template` (nhật ký) hoặc `loa quiz template` (câu hỏi); bảng bài thi cần cột `entry` (mã bài thi)",
        "the sheet `{name}` has no row that names its columns; `loa log template` (the log) and `loa quiz template` (questions) make templates; a table of entries needs a column `entry` (entry codes)"
    )
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

    use super::*;

    fn column_of(name: &str) -> Option<Column> {
        match name {
            "ngày" => Some(Column::Day),
            "kỳ" => Some(Column::Period),
            "tên" | "số" => Some(Column::Other),
            _ => None,
        }
    }

    fn workbook() -> Vec<u8> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        let day = Format::new().set_num_format("dd/mm/yyyy");
        let date = |y, m, d| ExcelDateTime::from_ymd(y, m, d).unwrap();
        sheet.write(0, 1, "SỔ GHI VIỆC").unwrap();
        for (column, name) in (1..).zip(["Ngày", "Kỳ", "Tên", "Số"]) {
            sheet.write(2, column, name).unwrap();
        }
        sheet
            .write_with_format(3, 1, date(2024, 6, 30), &day)
            .unwrap();
        sheet
            .write_with_format(3, 2, date(2024, 10, 1), &day)
            .unwrap();
        sheet.write(3, 3, "Tin \"một\"; bài\nhai").unwrap();
        sheet.write(3, 4, 12).unwrap();
        sheet.write(5, 1, 45_473).unwrap();
        sheet.write(5, 2, "quý II/2024").unwrap();
        sheet
            .write_with_format(5, 3, date(2024, 4, 30), &day)
            .unwrap();
        sheet.write(5, 4, 1.5).unwrap();
        workbook.save_to_buffer().unwrap()
    }

    #[test]
    fn cells_are_read_as_meant() {
        let sheet = read_workbook(&workbook(), "Nhật ký", 2, column_of).unwrap();
        let expected = "\"Ngày\";\"Kỳ\";\"Tên\";\"Số\"\n\"2024-06-30\";\"2024-10\";\"Tin \"\"một\"\"; bài\nhai\";\"12\"\n\"\";\"\";\"\";\"\"\n\"2024-06-30\";\"quý II/2024\";\"30/4/2024\";\"1.5\"\n";
        assert_eq!(sheet.text, expected);
    }

    #[test]
    fn every_cell_has_its_name() {
        let sheet = read_workbook(&workbook(), "Nhật ký", 2, column_of).unwrap();
        let name = |text: &str| {
            let at = sheet.text.find(text).unwrap();
            sheet.cell_name(&Place::bytes("a", at..at + text.len()))
        };
        assert_eq!(name("\"12\""), "Sheet1!E4");
        assert_eq!(name("\"1.5\""), "Sheet1!E6");
        assert_eq!(name("\"2024-06-30\";\"quý"), "Sheet1!B6:C6");
        assert_eq!(sheet.cell_name(&Place::file("a")), "Sheet1");
        assert_eq!(
            [0, 25, 26, 701, 702].map(letters),
            ["A", "Z", "AA", "ZZ", "AAA"]
        );
    }

    #[test]
    fn no_table_no_sheet() {
        let mut empty = Workbook::new();
        empty.add_worksheet().write(0, 0, "Ngày").unwrap();
        let empty = empty.save_to_buffer().unwrap();
        let mut two = Workbook::new();
        two.add_worksheet();
        two.add_worksheet();
        let two = two.save_to_buffer().unwrap();
        for (bytes, said) in [
            (&b"xin"[..], "cannot be read"),
            (&empty, "no row that names"),
            (&two, "`Sheet1`, `Sheet2`"),
        ] {
            let wrong = read_workbook(bytes, "Nhật ký", 2, column_of).unwrap_err();
            assert!(wrong.en.contains(said), "{}", wrong.en);
        }
    }
}
