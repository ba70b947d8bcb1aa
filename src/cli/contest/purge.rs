//! `loa contest purge`: deletes what tells who anybody was, once the time of keeping is over; audit sheets stay and still verify.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use loa::contest::{codes_in, verify_audit};
use loa::diagnostic::{Text, Tongue};
use loa::say;
use loa::site::Contest;
use loa::source::{SourceFile, decode};
use walkdir::WalkDir;

use super::office::{Office, Refused, complain, moment, outside, read_text};
use super::stored_entries::{self, is_address, shown};
use crate::cli::report;

/// `loa contest purge PATH… [--site DIR]`; a path may be the address of a PostgreSQL.
pub struct Purge {
    /// The site's folder.
    pub folder: PathBuf,
    /// Which contest, where the site has several.
    pub contest: Option<String>,
    /// Folders, files and databases of the organiser, PostgreSQL by `postgres://…`.
    pub paths: Vec<PathBuf>,
    /// The instant to judge by; now when absent.
    pub as_of: Option<String>,
    /// Even before the time of keeping is over.
    pub force: bool,
    /// The tongue of the terminal.
    pub tongue: Tongue,
}

/// What was found in an organiser's folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    /// Entry files, tables and workbooks: people's data.
    Personal,
    /// Audit sheets and public results.
    Evidence,
    /// A database of `loa contest serve`, emptied row by row.
    Database,
    /// Anything else, which is not Loa's to delete.
    Foreign,
}

/// Deletes, and says what is gone and what is still there.
pub fn purge(call: &Purge) -> ExitCode {
    match carry_out(call) {
        Ok(()) => ExitCode::SUCCESS,
        Err(code) => ExitCode::from(code),
    }
}

fn carry_out(call: &Purge) -> Result<(), Refused> {
    let tongue = call.tongue;
    let office = Office::open(&call.folder, call.contest.as_deref(), tongue)?;
    let at = moment(call.as_of.as_deref(), &office.settings)
        .map_err(|wrong| complain(&wrong, tongue, 2))?;
    let keep_until = office.contest.privacy.keep_until;
    if office.settings.zone.day(at) <= keep_until && !call.force {
        let wrong = say!(
            "Dữ liệu được giữ đến hết ngày {keep_until} theo thông báo về quyền riêng tư; chưa xóa gì. Nếu chủ thể dữ liệu yêu cầu hoặc có quyết định, thêm `--force`.",
            "By the privacy notice data is kept to the end of {keep_until}; nothing was deleted. On a person's request, or by a decision, add `--force`."
        );
        return Err(complain(&wrong, tongue, 1));
    }
    let (databases, paths): (Vec<&PathBuf>, Vec<&PathBuf>) =
        call.paths.iter().partition(|path| is_address(path));
    for path in &paths {
        outside(&call.folder, path).map_err(|wrong| complain(&wrong, tongue, 2))?;
    }
    let mut found: Vec<(Kept, PathBuf)> = databases
        .into_iter()
        .map(|address| (Kept::Database, address.clone()))
        .collect();
    for path in paths {
        for entry in WalkDir::new(path).sort_by_file_name() {
            let entry = entry.map_err(|error| {
                complain(
                    &say!("Không đọc được: {error}.", "Cannot be read: {error}."),
                    tongue,
                    1,
                )
            })?;
            if entry.file_type().is_file() {
                found.push((kept(entry.path(), &office.contest), entry.into_path()));
            }
        }
    }
    // A sheet that does not verify now would be blamed on the deletion later.
    for (_, sheet) in found.iter().filter(|(_, path)| is_audit(path)) {
        let checked = read_text(sheet).and_then(|text| verify_audit(&text));
        if let Err(Text { vi, en }) = checked {
            let shown = sheet.display();
            let wrong = say!(
                "`{shown}`: {vi} Chưa xóa gì.",
                "`{shown}`: {en} Nothing was deleted."
            );
            return Err(complain(&wrong, tongue, 1));
        }
    }
    let mut failed = 0;
    for (what, path) in &found {
        match carry(*what, path, &office.contest.id) {
            Ok(Some(line)) => report::line(&line, tongue),
            Ok(None) => {}
            Err(wrong) => failed = complain(&wrong, tongue, 1),
        }
    }
    let evidence = found
        .iter()
        .filter(|(what, _)| *what == Kept::Evidence)
        .count();
    report::line(
        &say!(
            "Giữ lại {evidence} tệp kiểm tra và kết quả công khai. Nhớ xóa dòng `secret` trong tệp đáp án, các bản sao lưu và thư đã nhận.",
            "{evidence} audit sheets and public results stay. Remember the line `secret` of the key, backups, and mails."
        ),
        tongue,
    );
    if failed == 0 { Ok(()) } else { Err(failed) }
}

fn carry(what: Kept, path: &Path, contest: &str) -> Result<Option<Text>, Text> {
    let shown = shown(path);
    match what {
        Kept::Evidence => Ok(None),
        Kept::Foreign => Ok(Some(say!(
            "Không động đến {shown}: không phải tệp của Loa, hãy tự kiểm tra.",
            "Left alone: {shown} is none of Loa's files, look at it yourself."
        ))),
        Kept::Personal => {
            remove(path).map_err(|error| {
                say!(
                    "Không xóa được `{shown}` ({error}).",
                    "`{shown}` cannot be deleted ({error})."
                )
            })?;
            Ok(Some(say!("Đã xóa {shown}", "Deleted {shown}")))
        }
        Kept::Database => {
            let count = stored_entries::purge(path, contest)?;
            Ok(Some(say!(
                "Đã xóa nội dung {count} bài trong {shown}; mã băm và giờ nhận được giữ lại.",
                "Deleted what {count} entries in {shown} say; hashes and receipt times stay."
            )))
        }
    }
}

/// Overwritten first, so that a simple undelete finds nothing; what a disk keeps elsewhere no program can promise.
fn remove(path: &Path) -> std::io::Result<()> {
    let length = fs::metadata(path)?.len();
    if let Ok(zeros) = usize::try_from(length.min(64 * 1024 * 1024)) {
        fs::write(path, vec![0; zeros])?;
    }
    fs::remove_file(path)
}

fn is_audit(path: &Path) -> bool {
    path.to_string_lossy().ends_with(".audit.tsv")
}

/// What a file is; only what is certainly Loa's, of this contest and about people is ever deleted.
fn kept(path: &Path, contest: &Contest) -> Kept {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        _ if is_audit(path) => Kept::Evidence,
        "yaml" | "yml" if !name.ends_with(".key.yaml") => Kept::Evidence,
        "db" | "sqlite" | "sqlite3" => Kept::Database,
        "xlsx" | "csv" if is_graded(&name, contest) => Kept::Personal,
        "txt" | "csv" | "eml" => match fs::read(path).map(|bytes| decode(&bytes)) {
            Ok(SourceFile::Text(text)) => {
                let codes = codes_in(&text);
                let is_ours = |code: &Result<loa::contest::SealedEntry, _>| match code {
                    Ok(sealed) => sealed.entry.contest == contest.id,
                    Err(_) => true,
                };
                match !codes.is_empty() && codes.iter().all(is_ours) {
                    true => Kept::Personal,
                    false => Kept::Foreign,
                }
            }
            _ => Kept::Foreign,
        },
        _ => Kept::Foreign,
    }
}

/// What `loa contest grade` writes beside the audit sheet; any other table is left to the person who knows what it is.
fn is_graded(name: &str, contest: &Contest) -> bool {
    let tables = [
        "xep-hang",
        "bai-thi",
        "can-xem-lai",
        "cau-hoi",
        "don-vi",
        "nhat-ky",
    ];
    let mut rounds = contest.rounds.iter().map(|round| round.id.to_lowercase());
    rounds.any(|round| {
        let table = |table: &&str| name == format!("{round}.{table}.csv");
        name == format!("{round}.xlsx") || tables.iter().any(table)
    })
}
