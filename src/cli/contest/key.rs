//! `loa contest key`: salts for a new key, the commitment to publish, and whether a key fits its banks.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use loa::diagnostic::{Text, Tongue};
use loa::say;
use loa::site::{Contest, QuestionKind};

use super::office::{Office, Refused, complain, outside};
use crate::cli::report;

/// `loa contest key new|commit|check FILE [DIR]`
pub struct Key {
    /// What to do with it.
    pub task: KeyTask,
    /// The file with the answers.
    pub file: PathBuf,
    /// The site's folder.
    pub folder: PathBuf,
    /// Which contest, where the site has several.
    pub contest: Option<String>,
    /// The tongue of the terminal.
    pub tongue: Tongue,
}

/// What to do with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyTask {
    /// Make a file with salts, every question and no answer yet.
    New,
    /// Tell the lines to publish.
    Commit,
    /// Hold it against the banks.
    Check,
}

/// Carries it out.
pub fn key(call: &Key) -> ExitCode {
    match carry_out(call) {
        Ok(()) => ExitCode::SUCCESS,
        Err(code) => ExitCode::from(code),
    }
}

fn carry_out(call: &Key) -> Result<(), Refused> {
    let tongue = call.tongue;
    let office = Office::open(&call.folder, call.contest.as_deref(), tongue)?;
    let file = call.file.display();
    if call.task == KeyTask::New {
        outside(&call.folder, &call.file).map_err(|wrong| complain(&wrong, tongue, 2))?;
        let text = blank(&office.contest).map_err(|wrong| complain(&wrong, tongue, 1))?;
        let made = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&call.file);
        made.and_then(|mut made| made.write_all(text.as_bytes()))
            .map_err(|error| {
                let wrong = say!(
                    "Không tạo được `{file}` ({error}); tệp đã có thì Loa không ghi đè.",
                    "`{file}` cannot be made ({error}); Loa replaces no file that is there."
                );
                complain(&wrong, tongue, 2)
            })?;
        report::line(
            &say!(
                "Đã tạo {file}. Điền đáp án, chạy `loa contest key check`, rồi `loa contest key commit`. Cất tệp này ngoài trang và sao lưu: mất muối thì không chứng minh được đáp án.",
                "Made {file}. Fill in the answers, run `loa contest key check`, then `loa contest key commit`. Keep it outside the site, with a copy: without its salt nothing can be proved."
            ),
            tongue,
        );
        return Ok(());
    }
    let keys = office.key(&call.file)?;
    for bank in office.contest.banks.values() {
        let id = &bank.id;
        let Some(found) = keys.commitment(id) else {
            let wrong = say!(
                "Tệp đáp án chưa có bộ câu hỏi `{id}`.",
                "The key has nothing for the bank `{id}`."
            );
            complain(&wrong, tongue, 1);
            continue;
        };
        let contest = &office.contest.id;
        let count = bank.questions.len();
        let line = match (call.task, &bank.commitment) {
            (KeyTask::Commit, None) => say!(
                "Thêm vào contests/{contest}/banks/{id}.yaml trước giờ mở vòng:\ncommitment: {found}",
                "Add to contests/{contest}/banks/{id}.yaml before the round opens:\ncommitment: {found}"
            ),
            (_, Some(_)) => say!(
                "`{id}`: đủ đáp án cho {count} câu, khớp với cam kết đã công bố.",
                "`{id}`: answers to all {count} questions, as promised."
            ),
            (_, None) => say!(
                "`{id}`: đủ đáp án cho {count} câu; chưa công bố cam kết (`loa contest key commit`).",
                "`{id}`: answers to all {count} questions; no commitment published (`loa contest key commit`)."
            ),
        };
        report::line(&line, tongue);
    }
    if keys.secret.is_none() {
        let line = say!(
            "Lưu ý: tệp đáp án chưa có `secret`; khi công bố muối, người khác có thể dò ra mã người thi trong bản kiểm tra. Thêm dòng `secret: {}`",
            "Note: the key has no `secret`; once salts are published, codes of entrants in audit sheets could be tried out. Add the line `secret: {}`",
            salt().map_err(|wrong| complain(&wrong, tongue, 1))?
        );
        report::line(&line, tongue);
    }
    Ok(())
}

/// A key without answers: what is missing is told line by line by `check`.
fn blank(contest: &Contest) -> Result<String, Text> {
    let id = &contest.id;
    let secret = salt()?;
    let mut text = format!(
        "# Đáp án: giữ ngoài thư mục trang, không gửi qua mạng, sao lưu ở nơi an toàn.\nloa_key: 1\ncontest: {id}\nsecret: {secret}\nbanks:\n"
    );
    for bank in contest.banks.values() {
        let salt = salt()?;
        text.push_str(&format!(
            "  {}:\n    salt: {salt}\n    solutions:\n",
            bank.id
        ));
        for question in &bank.questions {
            let form = match question.kind {
                QuestionKind::Single => "một chữ cái: b",
                QuestionKind::Multiple => "các chữ cái: [a, c]",
                QuestionKind::TrueFalse => "true hoặc false",
                QuestionKind::Ordering => "thứ tự đúng: cabd",
                QuestionKind::Short => "các cách viết được nhận: [năm ngày, 5 ngày]",
            };
            text.push_str(&format!(
                "      {}:\n        answer: # {form}\n        explanation: # vì sao\n        basis: # căn cứ\n",
                question.id
            ));
        }
    }
    Ok(text)
}

/// 32 bytes that nobody can guess, as hex.
pub(super) fn salt() -> Result<String, Text> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| {
        say!(
            "Máy này không cho số ngẫu nhiên ({error}).",
            "This machine gives no random numbers ({error})."
        )
    })?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
