//! The tables of a graded round as one workbook.

use jiff::Timestamp;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::contest_tables::{ContestCell, ContestTable};
use crate::diagnostic::Text;
use crate::say;

/// The longest text of a cell that Excel takes, in characters.
const CELL: usize = 32_000;

/// The workbook as bytes; a text is always a text, whatever it begins with. `made` is the instant it tells for its making: the same tables and
/// the same instant are the same bytes.
///
/// # Errors
/// When there are more rows than a sheet can have.
pub fn contest_book(tables: &[ContestTable], made: Timestamp) -> Result<Vec<u8>, Text> {
    let mut book = Workbook::new();
    let written = write(&mut book, tables, made).and_then(|()| book.save_to_buffer());
    written.map_err(|error| {
        say!(
            "Không tạo được tệp Excel ({error}).",
            "The workbook cannot be made ({error})."
        )
    })
}

fn write(book: &mut Workbook, tables: &[ContestTable], made: Timestamp) -> Result<(), XlsxError> {
    let made = ExcelDateTime::from_timestamp(made.as_second())?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let bold = Format::new().set_bold();
    for table in tables {
        let sheet = book.add_worksheet();
        fill(sheet.set_name(table.name)?, table, &bold)?;
    }
    Ok(())
}

fn fill(sheet: &mut Worksheet, table: &ContestTable, bold: &Format) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 0)?;
    for (column, name) in (0..).zip(&table.columns) {
        sheet.set_column_width(column, (name.chars().count() + 4).clamp(8, 40) as f64)?;
        sheet.write_string_with_format(0, column, name, bold)?;
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                ContestCell::Number(number) => sheet.write_number(row, column, *number)?,
                ContestCell::Text(text) if text.is_empty() => continue,
                ContestCell::Text(text) if text.len() > CELL => {
                    sheet.write_string(row, column, text.chars().take(CELL).collect::<String>())?
                }
                ContestCell::Text(text) => sheet.write_string(row, column, text)?,
            };
        }
    }
    Ok(())
}
