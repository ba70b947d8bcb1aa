//! A table as CSV that Excel opens as it is meant: Unicode, and no cell that it would carry out.

use std::fmt::Write;

use rayon::prelude::*;

use super::contest_tables::{ContestCell, ContestTable};
use crate::contest::is_formula;

/// Rows that one worker writes at once.
const AT_ONCE: usize = 4096;

/// The table with `;` between cells, a byte order mark and CRLF. A text that begins like a formula gets an apostrophe before it, as Excel itself
/// writes texts that must not be carried out.
pub fn contest_csv(table: &ContestTable) -> String {
    let mut heading = String::from("\u{feff}");
    for (at, column) in table.columns.iter().enumerate() {
        if at > 0 {
            heading.push(';');
        }
        quoted(&mut heading, column);
    }
    heading.push_str("\r\n");
    let parts = table.rows.par_chunks(AT_ONCE).map(rows);
    let parts: Vec<String> = parts.collect();
    heading + &parts.concat()
}

fn rows(rows: &[Vec<ContestCell>]) -> String {
    let mut text = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push(';');
            }
            match cell {
                // Nothing that is written into a string can fail.
                ContestCell::Number(number) => _ = write!(text, "{number}"),
                ContestCell::Text(words) => quoted(&mut text, words),
            }
        }
        text.push_str("\r\n");
    }
    text
}

fn quoted(text: &mut String, words: &str) {
    let is_plain = |byte: u8| byte >= b' ' && !matches!(byte, b';' | b'"' | b',' | 0x7F | 0xC2);
    let is_formula = is_formula(words);
    // Nearly every cell; 0xC2 begins the controls beyond ASCII.
    if !is_formula && words.bytes().all(is_plain) {
        text.push_str(words);
        return;
    }
    let needs_quotes = is_formula || words.contains([';', '"', ',']);
    if needs_quotes {
        text.push('"');
    }
    if is_formula {
        text.push('\'');
    }
    for c in words.chars() {
        match c {
            '"' => text.push_str("\"\""),
            c if c.is_control() => text.push(' '),
            c => text.push(c),
        }
    }
    if needs_quotes {
        text.push('"');
    }
}
