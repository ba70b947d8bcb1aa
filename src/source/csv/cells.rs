//! Tables as Excel writes them: `;`, `,` or Tab between cells, quotes, and every cell's bytes kept for findings.
//!
//! Own code because no CSV library tells where a *cell* lies in the text, and a finding has to point at it.

use std::ops::Range;

use crate::diagnostic::{Finding, Place};
use crate::say;

/// One cell: its text without quotes, and its bytes.
pub(super) struct Cell {
    pub text: String,
    pub span: Range<usize>,
}

/// The separator is the one that stands most often in the first line.
fn separator(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or("");
    let count = |separator: char| first.matches(separator).count();
    [';', '\t', ',']
        .into_iter()
        .max_by_key(|c| (count(*c), *c == ';'))
        .map_or(b',', |c| c as u8)
}

/// Rows of cells.
pub(super) fn split(file: &str, text: &str, findings: &mut Vec<Finding>) -> Vec<Vec<Cell>> {
    let separator = separator(text);
    let bytes = text.as_bytes();
    let (mut rows, mut row, mut at) = (Vec::new(), Vec::new(), 0);
    while at < bytes.len() {
        let (cell, end) = if bytes[at] == b'"' {
            quoted(file, text, at, findings)
        } else {
            plain(text, at, separator)
        };
        row.push(cell);
        match bytes.get(end) {
            Some(byte) if *byte == separator => {
                at = end + 1;
                if at == bytes.len() {
                    row.push(Cell {
                        text: String::new(),
                        span: at..at,
                    });
                }
            }
            _ => {
                rows.push(std::mem::take(&mut row));
                at = end + 1;
            }
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

fn plain(text: &str, start: usize, separator: u8) -> (Cell, usize) {
    let rest = &text.as_bytes()[start..];
    let end = start
        + rest
            .iter()
            .position(|b| *b == separator || *b == b'\n')
            .unwrap_or(rest.len());
    (
        Cell {
            text: text[start..end].trim().to_owned(),
            span: start..end,
        },
        end,
    )
}

fn quoted(file: &str, text: &str, start: usize, findings: &mut Vec<Finding>) -> (Cell, usize) {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    loop {
        match text[at..].find('"').map(|found| at + found) {
            None => {
                findings.push(
                    Finding::error(
                        Place::bytes(file, start..start + 1),
                        say!(
                            "dấu ngoặc kép mở ở đây không được đóng",
                            "the quote opened here is not closed"
                        ),
                    )
                    .help(say!(
                        "thêm dấu ngoặc kép vào cuối ô",
                        "add a quote at the end of the cell"
                    )),
                );
                return (
                    Cell {
                        text: text[start + 1..].to_owned(),
                        span: start..text.len(),
                    },
                    text.len(),
                );
            }
            Some(quote) if bytes.get(quote + 1) == Some(&b'"') => at = quote + 2,
            Some(quote) => {
                let inner = text[start + 1..quote].replace("\"\"", "\"");
                return (
                    Cell {
                        text: inner.trim().to_owned(),
                        span: start..quote + 1,
                    },
                    quote + 1,
                );
            }
        }
    }
}
