//! A table as CSV that Excel opens as it is meant: Unicode, and no cell that it would carry out.

use super::contest_tables::{ContestCell, ContestTable};
use crate::contest::is_formula;

/// The table with `;` between cells, a byte order mark and CRLF. A text that begins like a formula gets an apostrophe before it, as Excel itself
/// writes texts that must not be carried out.
pub fn contest_csv(table: &ContestTable) -> String {
    let mut text = String::from("\u{feff}");
    let heading = table.columns.iter().map(|column| quoted(column));
    text.push_str(&heading.collect::<Vec<_>>().join(";"));
    text.push_str("\r\n");
    for row in &table.rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push(';');
            }
            match cell {
                ContestCell::Number(number) => text.push_str(&number.to_string()),
                ContestCell::Text(words) => text.push_str(&quoted(words)),
            }
        }
        text.push_str("\r\n");
    }
    text
}

fn quoted(text: &str) -> String {
    let mark = if is_formula(text) { "'" } else { "" };
    let shown: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    match mark.is_empty() && !shown.contains([';', '"', ',']) {
        true => shown,
        false => format!("\"{mark}{}\"", shown.replace('"', "\"\"")),
    }
}
