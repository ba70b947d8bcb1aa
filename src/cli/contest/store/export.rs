//! A database of entries as one table, CSV or workbook: what the server knows of each, and the entry itself as its text code.

use std::path::Path;

use loa::diagnostic::Text;
use loa::export::{PlainTable, plain_csv};
use loa::{contest, say};

use super::database::Database;
use super::entries::entries;
use super::stored::Stored;

const HEADS: [&str; 10] = [
    "row", "status", "received", "contest", "round", "group", "code", "receipt", "hash", "entry",
];

/// The table of all entries as the bytes of a file whose name ends like `file`, and how many entries are in it.
///
/// # Errors
/// The database cannot be read, or the name ends neither in `.csv` nor in `.xlsx`.
pub fn export(database: &Database, file: &Path) -> Result<(Vec<u8>, usize), Text> {
    let ending = file.extension().map(|ending| ending.to_ascii_lowercase());
    let ending = ending.as_ref().and_then(|ending| ending.to_str());
    if !matches!(ending, Some("csv" | "xlsx")) {
        return Err(say!(
            "Tên tệp phải kết thúc bằng `.csv` hoặc `.xlsx`.",
            "The file's name must end in `.csv` or `.xlsx`."
        ));
    }
    let rows = entries(database)?
        .map(|stored| stored.map(|stored| row(&stored)))
        .collect::<Result<Vec<_>, Text>>()?;
    let count = rows.len();
    let table = PlainTable {
        name: "Bài dự thi".to_owned(),
        heads: HEADS.map(str::to_owned).to_vec(),
        rows,
    };
    let bytes = match ending {
        Some("xlsx") => workbook(&table)?,
        _ => plain_csv(&table).into_bytes(),
    };
    Ok((bytes, count))
}

#[cfg(feature = "excel")]
fn workbook(table: &PlainTable) -> Result<Vec<u8>, Text> {
    loa::export::plain_workbook(table)
}

#[cfg(not(feature = "excel"))]
fn workbook(_table: &PlainTable) -> Result<Vec<u8>, Text> {
    Err(say!(
        "Bản `loa` này không ghi được Excel. Hãy đặt tên tệp kết thúc bằng `.csv`.",
        "This `loa` does not write workbooks. Let the name end in `.csv`."
    ))
}

fn row(stored: &Stored) -> Vec<String> {
    let opened = stored.letter.as_deref().map(contest::open);
    let entry = opened.and_then(Result::ok).map(|sealed| sealed.entry);
    let (group, code) = entry
        .map(|entry| (entry.group, entry.code))
        .unwrap_or_default();
    let status = match (stored.receipt.refusal, &stored.letter) {
        (_, None) => "purged",
        (None, _) => "accepted",
        (Some(refusal), _) => refusal.name(),
    };
    vec![
        stored.row.to_string(),
        status.to_owned(),
        super::stored::written(stored.receipt.received),
        stored.contest.clone(),
        stored.round.clone(),
        group,
        code,
        stored.receipt.number.clone(),
        stored.hash.clone(),
        stored.letter.clone().unwrap_or_default(),
    ]
}
