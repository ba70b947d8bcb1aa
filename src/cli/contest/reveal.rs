//! `loa contest reveal`: the key of a bank into the site, once nothing depends on it any more.

use std::path::PathBuf;
use std::process::ExitCode;

use loa::contest::{not_to_be_revealed, revealed_yaml};
use loa::diagnostic::Tongue;
use loa::say;

use super::office::{Office, Refused, complain, moment, write};
use crate::cli::report;

/// `loa contest reveal BANK [DIR] --key FILE`
pub struct Reveal {
    /// The site's folder.
    pub folder: PathBuf,
    /// Which contest, where the site has several.
    pub contest: Option<String>,
    /// Which bank.
    pub bank: String,
    /// The file with the answers.
    pub key: PathBuf,
    /// The instant to judge by; now when absent.
    pub as_of: Option<String>,
    /// The tongue of the terminal.
    pub tongue: Tongue,
}

/// Writes the key of the bank, or says why it stays with the organiser.
pub fn reveal(call: &Reveal) -> ExitCode {
    match carry_out(call) {
        Ok(()) => ExitCode::SUCCESS,
        Err(code) => ExitCode::from(code),
    }
}

fn carry_out(call: &Reveal) -> Result<(), Refused> {
    let tongue = call.tongue;
    let office = Office::open(&call.folder, call.contest.as_deref(), tongue)?;
    let contest = &office.contest;
    let id = &call.bank;
    let Some(bank) = contest.banks.get(id) else {
        let names: Vec<&str> = contest.banks.keys().map(String::as_str).collect();
        let names = names.join(", ");
        let wrong = say!(
            "Cuộc thi không có bộ câu hỏi `{id}`. Các bộ câu hỏi: {names}.",
            "The contest has no bank `{id}`. Its banks: {names}."
        );
        return Err(complain(&wrong, tongue, 2));
    };
    let at = moment(call.as_of.as_deref(), &office.settings)
        .map_err(|wrong| complain(&wrong, tongue, 2))?;
    let wrong = not_to_be_revealed(contest, id, at);
    if !wrong.is_empty() {
        return Err(wrong
            .iter()
            .map(|one| complain(one, tongue, 1))
            .max()
            .unwrap_or(1));
    }
    // Reading the key holds it against the commitment that was published.
    let keys = office.key(&call.key)?;
    let Some(key) = keys.banks.get(id) else {
        let wrong = say!(
            "Tệp đáp án không có bộ câu hỏi `{id}`.",
            "The key has nothing for the bank `{id}`."
        );
        return Err(complain(&wrong, tongue, 1));
    };
    let folder = office
        .folder
        .join("contests")
        .join(&contest.id)
        .join("revealed");
    let file = folder.join(format!("{id}.yaml"));
    write(&file, revealed_yaml(contest, bank, key).as_bytes())
        .map_err(|wrong| complain(&wrong, tongue, 1))?;
    let file = file.display();
    report::line(
        &say!(
            "Đã ghi đáp án và muối của `{id}` vào {file}; dựng lại trang bằng `loa build`.",
            "The key and the salt of `{id}` are in {file}; build the site again with `loa build`."
        ),
        tongue,
    );
    Ok(())
}
