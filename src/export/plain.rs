//! A table of texts under one row of heads, as CSV or as a workbook of one sheet; whatever a cell holds, no spreadsheet runs it.

#[cfg(feature = "excel")]
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

#[cfg(feature = "excel")]
use crate::diagnostic::Text;
#[cfg(feature = "excel")]
use crate::say;

use super::csv::CsvTable;

/// Heads and rows of the same length.
#[derive(Clone, Debug, Default)]
pub struct PlainTable {
    /// Name of the sheet.
    pub name: String,
    /// The first row.
    pub heads: Vec<String>,
    /// The others.
    pub rows: Vec<Vec<String>>,
}

/// The table as CSV that Excel opens.
pub fn plain_csv(table: &PlainTable) -> String {
    let heads: Vec<&str> = table.heads.iter().map(String::as_str).collect();
    let mut csv = CsvTable::new(&heads);
    for row in &table.rows {
        csv.row(row);
    }
    csv.into_text()
}

/// The table as a workbook; every cell is a text, so that nothing in it is a formula, a link or a date.
///
/// # Errors
/// More rows or longer cells than a workbook can hold.
#[cfg(feature = "excel")]
pub fn plain_workbook(table: &PlainTable) -> Result<Vec<u8>, Text> {
    workbook(table).map_err(|error| {
        say!(
            "bảng không ghi được vào một trang tính ({error})",
            "the table does not go into a sheet ({error})"
        )
    })
}

#[cfg(feature = "excel")]
fn workbook(table: &PlainTable) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The library would ask the clock.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet();
    sheet.set_name(&table.name)?;
    let bold = Format::new().set_bold();
    for (column, head) in table.heads.iter().enumerate() {
        sheet.write_string_with_format(0, at(column)?, head, &bold)?;
    }
    for (row, cells) in table.rows.iter().enumerate() {
        let row = u32::try_from(row + 1).map_err(|_| XlsxError::RowColumnLimitError)?;
        for (column, cell) in cells.iter().enumerate() {
            sheet.write_string(row, at(column)?, cell)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    workbook.save_to_buffer()
}

#[cfg(feature = "excel")]
fn at(column: usize) -> Result<u16, XlsxError> {
    u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_run() {
        let table = PlainTable {
            name: "Bài dự thi".to_owned(),
            heads: vec!["a".to_owned(), "b".to_owned()],
            rows: vec![vec!["=1+1".to_owned(), "x".to_owned()]],
        };
        assert_eq!(plain_csv(&table), "\u{feff}a,b\r\n'=1+1,x\r\n");
        #[cfg(feature = "excel")]
        assert!(plain_workbook(&table).unwrap().starts_with(b"PK"));
    }
}
