//! Rows of a table → the XML of a sheet, as text cells that hold their own text.

use std::io::{Cursor, Read, Write};

use zip::result::{ZipError, ZipResult};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::contest_tables::{ContestCell, ContestTable};

/// The longest text of a cell that Excel takes, in characters.
const CELL: usize = 32_000;

/// Bytes of XML that go to the packer at once.
const AT_ONCE: usize = 256 * 1024;

/// Larger files than with the usual 6, in a fifth of the time.
const LEVEL: i64 = 2;

/// A sheet of a workbook that has no row but its heading.
pub(super) struct Sheet {
    /// Its name in the archive.
    pub(super) name: String,
    xml: String,
}

impl Sheet {
    /// The sheet of this number, from 1.
    pub(super) fn new(book: &[u8], number: usize) -> ZipResult<Self> {
        let name = format!("xl/worksheets/sheet{number}.xml");
        let mut xml = String::new();
        ZipArchive::new(Cursor::new(book))?
            .by_name(&name)?
            .read_to_string(&mut xml)?;
        Ok(Self { name, xml })
    }

    /// The sheet with the table's rows below the heading, as an archive of its own.
    pub(super) fn packed(&self, table: &ContestTable) -> ZipResult<Vec<u8>> {
        let letters: Vec<String> = (0..table.columns.len()).map(letters).collect();
        let changed = || ZipError::InvalidArchive("the sheet has another form".into());
        let (above, below) = self.xml.split_once("</sheetData>").ok_or_else(changed)?;
        let last = letters.last().map_or("A", String::as_str);
        // Who reads row by row believes what a sheet says of its size.
        let size = |rows: usize| format!("<dimension ref=\"A1:{last}{rows}\"/>");
        let above = above.replacen(&size(1), &size(table.rows.len() + 1), 1);
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .unix_permissions(0o600)
            .last_modified_time(DateTime::default());
        archive.start_file(self.name.as_str(), options)?;
        let mut xml = above;
        for (number, cells) in (2_usize..).zip(&table.rows) {
            row(&mut xml, number, &letters, cells);
            if xml.len() >= AT_ONCE {
                archive.write_all(xml.as_bytes())?;
                xml.clear();
            }
        }
        xml.push_str("</sheetData>");
        xml.push_str(below);
        archive.write_all(xml.as_bytes())?;
        Ok(archive.finish()?.into_inner())
    }
}

fn row(xml: &mut String, number: usize, letters: &[String], cells: &[ContestCell]) {
    let number = number.to_string();
    xml.push_str("<row r=\"");
    xml.push_str(&number);
    xml.push_str("\">");
    for (letter, cell) in letters.iter().zip(cells) {
        if matches!(cell, ContestCell::Text(text) if text.is_empty()) {
            continue;
        }
        xml.push_str("<c r=\"");
        xml.push_str(letter);
        xml.push_str(&number);
        match cell {
            ContestCell::Number(number) => {
                xml.push_str("\"><v>");
                xml.push_str(&number.to_string());
                xml.push_str("</v></c>");
            }
            ContestCell::Text(text) => {
                xml.push_str("\" t=\"inlineStr\"><is><t");
                if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
                    xml.push_str(" xml:space=\"preserve\"");
                }
                xml.push('>');
                written(xml, text);
                xml.push_str("</t></is></c>");
            }
        }
    }
    xml.push_str("</row>");
}

/// A text as XML of a workbook has it: what XML cannot hold as `_x0001_`, and what only looks like that so that it is read as it was.
fn written(xml: &mut String, text: &str) {
    let is_plain = |byte: u8| byte >= b' ' && !matches!(byte, b'&' | b'<' | b'>' | b'_' | 0xEF);
    if text.len() <= CELL && text.bytes().all(is_plain) {
        xml.push_str(text);
        return;
    }
    for (at, c) in text.char_indices().take(CELL) {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '_' if is_escape(&text.as_bytes()[at..]) => xml.push_str("_x005F_"),
            '\t' | '\n' => xml.push(c),
            '\0'..='\x1F' | '\u{FFFE}' | '\u{FFFF}' => {
                xml.push_str(&format!("_x{:04X}_", u32::from(c)));
            }
            c => xml.push(c),
        }
    }
}

/// `_x0041_` at the beginning.
fn is_escape(bytes: &[u8]) -> bool {
    match bytes {
        [b'_', b'x', digits @ ..] if digits.len() >= 5 => {
            digits[..4].iter().all(u8::is_ascii_hexdigit) && digits[4] == b'_'
        }
        _ => false,
    }
}

/// 0 → `A`, 26 → `AA`.
fn letters(column: usize) -> String {
    let letter = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", letters(more - 1)),
    }
}
