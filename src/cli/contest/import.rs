//! `loa contest import`: questions from elsewhere → a bank without answers in the site, and its answers in the key outside.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use loa::diagnostic::{Text, Tongue};
use loa::draft::{KeyFileDraft, bank_yaml, key_of_bank, key_yaml, read_key_file};
use loa::say;
use loa::source::slug;

use super::key::salt;
use super::office::{Refused, complain, outside, read_text, write};
use crate::cli::quiz::gather;
use crate::cli::report;

/// `loa contest import FILE… --bank FILE --key FILE [--force]`
pub struct Import {
    /// Where the questions are.
    pub files: Vec<PathBuf>,
    /// The bank: `contests/<id>/banks/<bank>.yaml`.
    pub bank: PathBuf,
    /// The key, outside every site.
    pub key: PathBuf,
    /// A bank of that name, and what the key has for it, may be replaced.
    pub force: bool,
    /// The tongue of the terminal.
    pub tongue: Tongue,
}

/// Carries it out.
pub fn import(call: &Import) -> ExitCode {
    match carry_out(call) {
        Ok(()) => ExitCode::SUCCESS,
        Err(code) => ExitCode::from(code),
    }
}

fn carry_out(call: &Import) -> Result<(), Refused> {
    let tongue = call.tongue;
    let refuse = |wrong: &Text, code| complain(wrong, tongue, code);
    let bank = Bank::at(&call.bank).ok_or_else(|| refuse(&no_bank(&call.bank), 2))?;
    outside(&bank.site, &call.key).map_err(|wrong| refuse(&wrong, 2))?;
    if call.bank.exists() && !call.force {
        return Err(refuse(&is_there(&call.bank), 2));
    }
    let gathered = gather(&call.files, tongue).ok_or(1)?;
    let questions = &gathered.questions;
    let (mut key, head) = open(&call.key, &bank, tongue)?;
    let before = key.banks.get(&bank.id);
    if before.is_some() && !call.force {
        return Err(refuse(&is_in_key(&call.key, &bank.id), 2));
    }
    // A salt that was there stays: with it the others of the file keep what was promised of them.
    let salt = match before {
        Some(before) => before.salt.clone(),
        None => salt().map_err(|wrong| refuse(&wrong, 1))?,
    };
    key.banks
        .insert(bank.id.clone(), key_of_bank(salt, questions));
    let key = format!("{head}{}", key_yaml(&key));
    write(&call.key, key.as_bytes()).map_err(|wrong| refuse(&wrong, 1))?;
    let text = bank_yaml(questions);
    write(&call.bank, text.as_bytes()).map_err(|wrong| refuse(&wrong, 1))?;
    let (n, bank, key) = (questions.len(), call.bank.display(), call.key.display());
    report::line(
        &say!(
            "Đã ghi {n} câu hỏi vào {bank}, đáp án vào {key}. Xem lại bằng `loa contest key check {key}`.",
            "Questions written to {bank}: {n}; their answers to {key}. See that they fit with `loa contest key check {key}`."
        ),
        tongue,
    );
    Ok(())
}

/// Which bank of which contest of which site a path means.
struct Bank {
    site: PathBuf,
    contest: String,
    id: String,
}

impl Bank {
    fn at(path: &Path) -> Option<Self> {
        let id = path.file_stem()?.to_str()?.to_owned();
        let banks = path.parent()?;
        let contest = banks.parent()?;
        let contests = contest.parent()?;
        let is_named = |path: &Path, name: &str| path.file_name().is_some_and(|file| file == name);
        let fits = is_named(banks, "banks") && is_named(contests, "contests") && slug(&id) == id;
        let ends = path.extension().is_some_and(|ending| ending == "yaml");
        let site = match contests.parent() {
            Some(site) if !site.as_os_str().is_empty() => site.to_path_buf(),
            _ => PathBuf::from("."),
        };
        let contest = contest.file_name()?.to_str()?.to_owned();
        (fits && ends).then_some(Self { site, contest, id })
    }
}

/// The key as it is, with the comments at its head; a new one when there is none.
fn open(path: &Path, bank: &Bank, tongue: Tongue) -> Result<(KeyFileDraft, String), Refused> {
    if !path.exists() {
        let head =
            "# Đáp án: giữ ngoài thư mục trang, không gửi qua mạng, sao lưu ở nơi an toàn.\n";
        let key = KeyFileDraft {
            loa_key: 1,
            contest: bank.contest.clone(),
            secret: Some(salt().map_err(|wrong| complain(&wrong, tongue, 1))?),
            banks: BTreeMap::new(),
        };
        return Ok((key, head.to_owned()));
    }
    let text = read_text(path).map_err(|wrong| complain(&wrong, tongue, 2))?;
    let shown = path.display();
    let read = read_key_file(&shown.to_string(), &text);
    let is_sound = read.is_publishable();
    let (Some(key), true) = (read.value, is_sound) else {
        let wrong = say!(
            "`{shown}` có lỗi nên chưa ghi thêm được; hãy sửa theo `loa contest key check {shown}`.",
            "`{shown}` has mistakes, so nothing can be added to it; mend it after `loa contest key check {shown}`."
        );
        return Err(complain(&wrong, tongue, 1));
    };
    if key.contest != bank.contest {
        let (theirs, ours) = (&key.contest, &bank.contest);
        let wrong = say!(
            "`{shown}` là đáp án của cuộc thi `{theirs}`, không phải `{ours}`.",
            "`{shown}` is the key of the contest `{theirs}`, not of `{ours}`."
        );
        return Err(complain(&wrong, tongue, 2));
    }
    let head = text.lines().take_while(|line| line.starts_with('#'));
    Ok((key, head.flat_map(|line| [line, "\n"]).collect()))
}

fn no_bank(path: &Path) -> Text {
    let path = path.display();
    say!(
        "`{path}` không phải chỗ của một ngân hàng câu hỏi. Hãy viết như `--bank contests/tim-hieu/banks/vong-1.yaml`.",
        "`{path}` is no place of a bank. Write it like `--bank contests/quiz/banks/round-1.yaml`."
    )
}

fn is_there(path: &Path) -> Text {
    let path = path.display();
    say!(
        "Đã có tệp `{path}`; Loa không ghi đè. Hãy chọn tên khác, hoặc thêm `--force`.",
        "There is a file `{path}` already, and Loa does not replace it. Choose another name, or add `--force`."
    )
}

fn is_in_key(path: &Path, bank: &str) -> Text {
    let path = path.display();
    say!(
        "`{path}` đã có đáp án của bộ câu hỏi `{bank}`; thêm `--force` để thay.",
        "`{path}` has answers for the bank `{bank}` already; add `--force` to replace them."
    )
}

/// What `FILE…` of the call has to be.
pub(super) fn none_given() -> Text {
    say!(
        "Thiếu tệp câu hỏi, `--bank` hoặc `--key`. Hãy viết như `loa contest import cau-hoi.xlsx --bank contests/tim-hieu/banks/vong-1.yaml --key ../tim-hieu.key.yaml`.",
        "A file with questions, `--bank` or `--key` is missing. Write it like `loa contest import questions.xlsx --bank contests/quiz/banks/round-1.yaml --key ../quiz.key.yaml`."
    )
}
