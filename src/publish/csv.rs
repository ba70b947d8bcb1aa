//! Rows as CSV that Excel opens: UTF-8 with a byte order mark, CRLF, quoted after RFC 4180, and no cell that a spreadsheet would run.

use std::borrow::Cow;

/// A table being written.
#[derive(Debug)]
pub(super) struct Table {
    text: String,
}

impl Table {
    /// A table with its first row. Excel reads a file without the mark in the code page of the machine.
    pub fn new(heads: &[&str]) -> Self {
        let mut table = Self {
            text: "\u{feff}".to_owned(),
        };
        table.row(heads);
        table
    }

    /// Adds a row.
    pub fn row<T: AsRef<str>>(&mut self, cells: &[T]) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.text.push(',');
            }
            self.text.push_str(&quoted(cell.as_ref()));
        }
        self.text.push_str("\r\n");
    }

    /// The file's text.
    pub fn into_text(self) -> String {
        self.text
    }
}

/// A cell as it is written. What a log says is not to be trusted: a text that begins like a formula gets an apostrophe before it, which
/// spreadsheets take as "this is text" (OWASP, CSV injection). A negative number is a number, and runs nothing.
fn quoted(cell: &str) -> Cow<'_, str> {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_negative(cell);
    let text = match is_formula {
        true => Cow::Owned(format!("'{cell}")),
        false => Cow::Borrowed(cell),
    };
    if text.contains(['"', ',', ';', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ') {
        return Cow::Owned(format!("\"{}\"", text.replace('"', "\"\"")));
    }
    text
}

/// A minus, digits, and decimals behind a point.
fn is_negative(cell: &str) -> bool {
    let Some(digits) = cell.strip_prefix('-') else {
        return false;
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    is_number(whole) && is_number(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_run() {
        for (cell, expected) in [
            ("tin, bài", "\"tin, bài\""),
            ("Sở Nội vụ", "Sở Nội vụ"),
            ("\"Một cửa\"", "\"\"\"Một cửa\"\"\""),
            ("hai\ndòng", "\"hai\ndòng\""),
            ("a;b", "\"a;b\""),
            (" a", "\" a\""),
            ("", ""),
            ("12", "12"),
            ("=1+1", "'=1+1"),
            ("+84", "'+84"),
            ("-5", "-5"),
            ("-0.5", "-0.5"),
            ("--0.5", "'--0.5"),
            ("-2+3", "'-2+3"),
            ("-1.2.3", "'-1.2.3"),
            ("@x", "'@x"),
            (
                "=HYPERLINK(\"http://a\",1)",
                "\"'=HYPERLINK(\"\"http://a\"\",1)\"",
            ),
            ("\tx", "'\tx"),
            ("a=b", "a=b"),
        ] {
            assert_eq!(quoted(cell), expected, "{cell:?}");
        }
    }

    #[test]
    fn a_table_begins_with_the_mark() {
        let mut table = Table::new(&["a", "b"]);
        table.row(&["1", "x,y"]);
        assert_eq!(table.into_text(), "\u{feff}a,b\r\n1,\"x,y\"\r\n");
    }
}
