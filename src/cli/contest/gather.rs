//! Entries as they lie about: folders of entry files, tables of form endpoints, the database of `loa contest serve`.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use loa::contest::{
    Arrival, Input, TableRules, Unreadable, arrivals_in, arrivals_in_table, sha256,
};
use loa::diagnostic::Text;
use loa::say;
use loa::source::{SourceFile, decode, read_rows};
use rayon::prelude::*;
use walkdir::WalkDir;

use super::stored_entries::{self, is_address};

/// What came in, and the files it came in.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) arrivals: Vec<Arrival>,
    pub(super) inputs: Vec<Input>,
}

/// Reads everything below these paths, recursively.
///
/// # Errors
/// What cannot be read at all; a file in which no entry stands is an arrival that cannot be read, and no error.
pub(super) fn gather(paths: &[PathBuf], rules: TableRules<'_>) -> Result<Gathered, Vec<Text>> {
    let mut files = Vec::new();
    let mut wrong = Vec::new();
    for path in paths {
        if is_address(path) {
            files.push(path.clone());
            continue;
        }
        if !path.exists() {
            let shown = path.display();
            wrong.push(say!("Không có `{shown}`.", "There is no `{shown}`."));
        }
        let found = WalkDir::new(path)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter();
        let found = found.filter_entry(|entry| {
            entry.depth() == 0 || !is_hidden(&entry.file_name().to_string_lossy())
        });
        for entry in found {
            match entry {
                Ok(entry) if entry.file_type().is_file() => files.push(entry.into_path()),
                Ok(_) => {}
                Err(error) => {
                    wrong.push(say!("Không đọc được: {error}.", "Cannot be read: {error}."))
                }
            }
        }
    }
    // Named twice is still one file.
    files.sort_unstable();
    files.dedup();
    let read: Vec<Result<(Vec<Arrival>, Input), Text>> =
        files.par_iter().map(|file| read(file, rules)).collect();
    let mut gathered = Gathered::default();
    for one in read {
        match one {
            Ok((arrivals, input)) => {
                gathered.arrivals.extend(arrivals);
                gathered.inputs.push(input);
            }
            Err(text) => wrong.push(text),
        }
    }
    if wrong.is_empty() {
        Ok(gathered)
    } else {
        Err(wrong)
    }
}

/// What systems and office programs leave behind, and the companions of an open database.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with("-wal")
        || name.ends_with("-shm")
}

fn read(file: &Path, rules: TableRules<'_>) -> Result<(Vec<Arrival>, Input), Text> {
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let ending = file
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    if matches!(ending.as_str(), "db" | "sqlite" | "sqlite3") || is_address(file) {
        return stored_entries::read(file);
    }
    let shown = file.display();
    let bytes = fs::read(file).map_err(|error| {
        say!(
            "Không đọc được tệp `{shown}` ({error}).",
            "The file `{shown}` cannot be read ({error})."
        )
    })?;
    let (hash, arrivals) = rayon::join(
        || sha256(&bytes),
        || arrivals(&name, &ending, &bytes, rules),
    );
    let arrivals = arrivals?;
    let input = Input {
        sha256: hash,
        bytes: bytes.len() as u64,
        entries: arrivals.len() as u64,
    };
    Ok((arrivals, input))
}

fn arrivals(
    name: &str,
    ending: &str,
    bytes: &[u8],
    rules: TableRules<'_>,
) -> Result<Vec<Arrival>, Text> {
    match ending {
        "csv" | "tsv" => table(name, text(bytes).ok_or_else(|| no_text(name))?, rules),
        #[cfg(feature = "excel")]
        "xlsx" | "xlsm" => table(name, sheet(name, bytes, rules)?, rules),
        _ => Ok(match text(bytes) {
            Some(text) => arrivals_in(name, &text, None),
            None => vec![Arrival {
                hash: sha256(bytes),
                entry: Err(Unreadable::NoCode),
                received: None::<Timestamp>,
                sources: vec![name.to_owned()],
            }],
        }),
    }
}

fn text(bytes: &[u8]) -> Option<String> {
    match decode(bytes) {
        SourceFile::Text(text) => Some(text),
        _ => None,
    }
}

fn no_text(name: &str) -> Text {
    say!(
        "Bảng `{name}` không phải Unicode; trong Excel hãy lưu dạng CSV UTF-8 hoặc .xlsx.",
        "The table `{name}` is not Unicode; in Excel save it as CSV UTF-8 or as .xlsx."
    )
}

fn table(name: &str, text: String, rules: TableRules<'_>) -> Result<Vec<Arrival>, Text> {
    let rows = read_rows(name, &text);
    if let Some(finding) = rows.findings.first() {
        let Text { vi, en } = &finding.message;
        return Err(say!("Bảng `{name}`: {vi}", "The table `{name}`: {en}"));
    }
    arrivals_in_table(name, &rows.value.unwrap_or_default(), rules)
}

#[cfg(feature = "excel")]
fn sheet(name: &str, bytes: &[u8], rules: TableRules<'_>) -> Result<String, Text> {
    use loa::contest::{EntryColumn, entry_column};
    use loa::source::{Column, read_workbook};

    let column = |title: &str| {
        entry_column(title, rules.contest).map(|column| match column {
            EntryColumn::Received | EntryColumn::Part("started" | "finished") => Column::Moment,
            _ => Column::Other,
        })
    };
    let sheet = read_workbook(bytes, "Bài thi", 1, column);
    let sheet = sheet
        .map_err(|Text { vi, en }| say!("Bảng `{name}`: {vi}.", "The table `{name}`: {en}."))?;
    Ok(sheet.text)
}
