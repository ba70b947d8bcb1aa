//! Rows of a table whose columns nobody knows beforehand, as texts.

use super::cells::split;
use crate::diagnostic::Checked;

/// The cells of every row that has any text, the heading first; short rows stay short.
pub fn read_rows(file: &str, text: &str) -> Checked<Vec<Vec<String>>> {
    let mut findings = Vec::new();
    let rows = split(file, text, &mut findings).into_iter();
    let rows = rows.map(|row| row.into_iter().map(|cell| cell.text).collect::<Vec<_>>());
    let rows = rows.filter(|row| row.iter().any(|cell| !cell.is_empty()));
    Checked::new(rows.collect(), findings)
}
