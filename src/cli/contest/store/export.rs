//! A database of entries as one table, CSV or workbook, which `loa contest grade` reads again: the server's word on each, and its text code.

use std::path::Path;

use jiff::Timestamp;
use loa::diagnostic::Text;
use loa::export::{ContestCell, ContestTable, contest_csv};
use loa::{contest, say};

use super::database::Database;
use super::entries::entries;
use super::stored::{Refusal, Stored, written};

const COLUMNS: [&str; 10] = [
    "row", "status", "received", "contest", "round", "group", "code", "receipt", "hash", "entry",
];

/// The table of all entries that still say something, as the bytes of a file whose name ends like `file`, and how many they are.
///
/// # Errors
/// The database cannot be read, or the name ends neither in `.csv` nor in `.xlsx`.
pub fn export(database: &Database, file: &Path) -> Result<(Vec<u8>, usize), Text> {
    let ending = file.extension().unwrap_or_default().to_string_lossy();
    let ending = ending.to_lowercase();
    if !matches!(ending.as_str(), "csv" | "xlsx") {
        return Err(say!(
            "Tên tệp phải kết thúc bằng `.csv` hoặc `.xlsx`.",
            "The file's name must end in `.csv` or `.xlsx`."
        ));
    }
    let mut table = ContestTable {
        name: "Bài dự thi",
        file: "entries",
        columns: COLUMNS.map(str::to_owned).to_vec(),
        rows: Vec::new(),
    };
    let mut newest = Timestamp::UNIX_EPOCH;
    for stored in entries(database)? {
        let stored = stored?;
        newest = newest.max(stored.receipt.received);
        table.rows.extend(row(&stored));
    }
    let count = table.rows.len();
    let bytes = match ending.as_str() {
        "xlsx" => workbook(table, newest)?,
        _ => contest_csv(&table).into_bytes(),
    };
    Ok((bytes, count))
}

/// A workbook that says it was made when the newest entry came in: the same entries, the same bytes.
#[cfg(feature = "excel")]
fn workbook(table: ContestTable, newest: Timestamp) -> Result<Vec<u8>, Text> {
    loa::export::contest_book(&[table], newest)
}

#[cfg(not(feature = "excel"))]
fn workbook(_table: ContestTable, _newest: Timestamp) -> Result<Vec<u8>, Text> {
    Err(say!(
        "Bản `loa` này không ghi được Excel. Hãy đặt tên tệp kết thúc bằng `.csv`.",
        "This `loa` does not write workbooks. Let the name end in `.csv`."
    ))
}

/// None of an entry whose personal data were deleted.
fn row(stored: &Stored) -> Option<Vec<ContestCell>> {
    let letter = stored.letter.as_deref()?;
    let entry = contest::open(letter).ok().map(|sealed| sealed.entry);
    let (group, code) = entry
        .map(|entry| (entry.group, entry.code))
        .unwrap_or_default();
    let receipt = &stored.receipt;
    Some(vec![
        stored.row.to_string().into(),
        receipt.refusal.map_or("accepted", Refusal::name).into(),
        written(receipt.received).into(),
        stored.contest.as_str().into(),
        stored.round.as_str().into(),
        group.into(),
        code.into(),
        receipt.number.as_str().into(),
        stored.hash.as_str().into(),
        letter.into(),
    ])
}
