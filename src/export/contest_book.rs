//! The tables of a graded round as one workbook. `rust_xlsxwriter` makes the frame – sheets, headings, styles, properties –, and rows are put into its
//! sheets here: it keeps every cell and every text in a map, which is most of the time of a grade when there are millions of them.

use std::io::Cursor;

use jiff::Timestamp;
use rayon::prelude::*;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use zip::{ZipArchive, ZipWriter, result::ZipError};

use super::contest_rows::Sheet;
use super::contest_tables::ContestTable;
use crate::diagnostic::Text;
use crate::say;

/// The most rows of a sheet that Excel takes, the heading among them.
const ROWS: usize = 1_048_576;

/// The workbook as bytes; a text is always a text, whatever it begins with. `made` is the instant it tells for its making: the same tables and
/// the same instant are the same bytes.
///
/// # Errors
/// When there are more rows than a sheet can have.
pub fn contest_book(tables: &[ContestTable], made: Timestamp) -> Result<Vec<u8>, Text> {
    if let Some(table) = tables.iter().find(|table| table.rows.len() >= ROWS) {
        let name = table.name;
        return Err(say!(
            "Bảng `{name}` có nhiều dòng hơn một trang tính Excel chứa được ({ROWS}).",
            "The table `{name}` has more rows than a sheet of Excel can have ({ROWS})."
        ));
    }
    let unmade = |error: &dyn std::fmt::Display| {
        say!(
            "Không tạo được tệp Excel ({error}).",
            "The workbook cannot be made ({error})."
        )
    };
    let frame = frame(tables, made).map_err(|error| unmade(&error))?;
    filled(&frame, tables).map_err(|error| unmade(&error))
}

/// Everything but the rows.
fn frame(tables: &[ContestTable], made: Timestamp) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_timestamp(made.as_second())?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let bold = Format::new().set_bold();
    for table in tables {
        let sheet = book.add_worksheet();
        head(sheet.set_name(table.name)?, table, &bold)?;
    }
    book.save_to_buffer()
}

fn head(sheet: &mut Worksheet, table: &ContestTable, bold: &Format) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 0)?;
    for (column, name) in (0..).zip(&table.columns) {
        sheet.set_column_width(column, (name.chars().count() + 4).clamp(8, 40) as f64)?;
        sheet.write_string_with_format(0, column, name, bold)?;
    }
    Ok(())
}

/// The frame with rows in its sheets, each of which is packed by itself, side by side with the others.
fn filled(frame: &[u8], tables: &[ContestTable]) -> Result<Vec<u8>, ZipError> {
    let sheets = tables.par_iter().enumerate().map(|(at, table)| {
        let sheet = Sheet::new(frame, at + 1)?;
        let packed = sheet.packed(table)?;
        Ok((sheet.name, packed))
    });
    let sheets: Vec<(String, Vec<u8>)> = sheets.collect::<Result<_, ZipError>>()?;
    let mut frame = ZipArchive::new(Cursor::new(frame))?;
    let mut book = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..frame.len() {
        let part = frame.by_index_raw(at)?;
        let name = part.name()?.into_owned();
        match sheets.iter().find(|(sheet, _)| *sheet == name) {
            Some((_, packed)) => book.merge_archive(ZipArchive::new(Cursor::new(packed))?)?,
            None => book.raw_copy_file(part)?,
        }
    }
    Ok(book.finish()?.into_inner())
}
