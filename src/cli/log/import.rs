//! `loa log import`: a table filled in elsewhere → the log, all of it or nothing.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use loa::diagnostic::{Checked, Finding, Place, Severity, Text};
use loa::draft::{OutputDraft, read_log_table};
use loa::say;
use loa::source::{SourceFile, SourceTree, decode};

use super::args::Import;
use super::book::{Book, complain};
use super::pen;
use crate::cli::report::{self, Report};
use crate::cli::words::count;

/// Reads the table, checks every row, and writes those that the log does not have yet.
pub fn import(call: &Import) -> ExitCode {
    let tongue = call.tongue;
    let shown = call.file.display().to_string();
    let bytes = match fs::read(&call.file) {
        Ok(bytes) => bytes,
        Err(error) => {
            let wrong = say!(
                "Không đọc được tệp `{shown}` ({error}).",
                "The file `{shown}` cannot be read ({error})."
            );
            return complain(&wrong, tongue, 2);
        }
    };
    let book = match Book::open(&call.folder, tongue) {
        Ok(book) => book,
        Err(code) => return code,
    };
    let table = match Table::read(&call.file, &shown, &bytes) {
        Ok(table) => table,
        Err(wrong) => {
            let (vi, en) = (wrong.vi, wrong.en);
            return complain(&say!("`{shown}`: {vi}.", "`{shown}`: {en}."), tongue, 1);
        }
    };
    let Checked { value, findings } = read_log_table(&shown, &table.text);
    let mut entries = value.unwrap_or_default();
    for (_, entry) in &mut entries {
        book.catalogue.put_ids(entry);
    }
    let judged = book.log.judge(entries);
    let mut all = findings;
    let is_clean = judged.is_clean() && all.iter().all(|f| f.severity != Severity::Error);
    all.extend(judged.findings);
    table.report(all, &book);
    if !is_clean {
        return ExitCode::from(1);
    }
    let already = judged.already;
    let entries: Vec<OutputDraft> = judged.entries.into_iter().map(|(_, entry)| entry).collect();
    if entries.is_empty() {
        report::line(&nothing_new(already), tongue);
        return ExitCode::SUCCESS;
    }
    let written = pen::prepare(&book, &entries).and_then(|leaves| {
        pen::write(&book.folder, &leaves)?;
        Ok(leaves)
    });
    match written {
        Ok(leaves) => {
            for leaf in &leaves {
                let (added, file) = (leaf.added, book.folder.join(&leaf.file));
                let file = file.strip_prefix(".").unwrap_or(&file).display();
                let line = say!(
                    "Đã ghi {added} việc vào {file}.",
                    "Entries added to {file}: {added}."
                );
                report::line(&line, tongue);
            }
            if already > 0 {
                report::line(&had_already(already), tongue);
            }
            ExitCode::SUCCESS
        }
        Err(wrong) => complain(&wrong, tongue, 1),
    }
}

fn nothing_new(already: usize) -> Text {
    if already == 0 {
        return say!("Bảng không có việc nào.", "The table has no entries.");
    }
    say!(
        "Không có việc mới: cả {already} việc trong bảng đã được ghi từ trước.",
        "Nothing new: the log has all entries of the table already ({already})."
    )
}

fn had_already(already: usize) -> Text {
    say!(
        "{already} việc đã được ghi từ trước, không ghi lại.",
        "Logged already and not written again: {already}."
    )
}

/// A table as text, and how its places are called.
struct Table {
    text: String,
    file: String,
    #[cfg(feature = "excel")]
    sheet: Option<loa::source::Sheet>,
}

impl Table {
    fn read(path: &Path, shown: &str, bytes: &[u8]) -> Result<Self, Text> {
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        match ending.to_lowercase().as_str() {
            "csv" | "txt" => match decode(bytes) {
                SourceFile::Text(text) => Ok(Self {
                    text,
                    file: shown.to_owned(),
                    #[cfg(feature = "excel")]
                    sheet: None,
                }),
                _ => Err(say!(
                    "tệp này không phải Unicode; trong Excel hãy lưu dạng CSV UTF-8 hoặc .xlsx",
                    "this file is not Unicode; in Excel save it as CSV UTF-8 or as .xlsx"
                )),
            },
            #[cfg(feature = "excel")]
            "xlsx" | "xlsm" => {
                let sheet = loa::export::log_sheet(bytes)?;
                Ok(Self {
                    text: sheet.text.clone(),
                    file: shown.to_owned(),
                    sheet: Some(sheet),
                })
            }
            _ => Err(say!(
                "chỉ nhập được tệp .xlsx và .csv; hãy mở bằng Excel hoặc LibreOffice và lưu lại dạng .xlsx",
                "only .xlsx and .csv can be imported; open it in Excel or LibreOffice and save it as .xlsx"
            )),
        }
    }

    /// Every finding with its place as the person sees it: a line of the text, or a cell of the sheet.
    fn report(&self, findings: Vec<Finding>, book: &Book) {
        let mut tree = SourceTree::default();
        let text = SourceFile::Text(self.text.clone());
        tree.files.insert(self.file.clone(), text);
        let here = Path::new("");
        // What is found twice on two ways is told once.
        let report = Report::new(&findings, &tree);
        let (errors, warnings) = (
            report.count(Severity::Error),
            report.count(Severity::Warning),
        );
        match self.cells() {
            None => report.print(here, book.tongue),
            Some(name) => {
                for finding in report.findings() {
                    let place = Place::file(&format!("{}, {}", self.file, name(&finding.place)));
                    let finding = Finding {
                        place,
                        ..finding.clone()
                    };
                    let alone = std::slice::from_ref(&finding);
                    Report::new(alone, &tree).print(here, book.tongue);
                }
            }
        }
        let mut line = count(errors, warnings);
        if errors > 0 {
            line.vi.push_str(" Chưa ghi gì; hãy sửa bảng rồi nhập lại.");
            line.en
                .push_str(" Nothing was written; mend the table and import it again.");
        }
        if errors + warnings > 0 {
            report::line(&line, book.tongue);
        }
    }

    #[cfg(feature = "excel")]
    fn cells(&self) -> Option<impl Fn(&Place) -> String> {
        let sheet = self.sheet.as_ref()?;
        Some(move |place: &Place| sheet.cell_name(place))
    }

    #[cfg(not(feature = "excel"))]
    fn cells(&self) -> Option<fn(&Place) -> String> {
        None
    }
}
