//! The file with the answers, which lies with the organiser and never in a site's folder: read, and held against the banks.

use std::collections::BTreeMap;

use crate::diagnostic::{Checked, Finding, Place, YamlPath};
use crate::draft::{KeyFileDraft, read_key_file};
use crate::language::Language;
use crate::say;
use crate::site::{Contest, Key, solutions};

use super::commitment::commitment;

/// What is right in every bank of a contest.
#[derive(Clone, Debug)]
pub struct KeyFile {
    /// Id of the contest.
    pub contest: String,
    /// Makes codes of entrants unrecognisable in audit sheets; destroyed when personal data are deleted.
    pub secret: Option<String>,
    /// By id of the bank.
    pub banks: BTreeMap<String, BankKey>,
}

/// What is right in one bank.
#[derive(Clone, Debug)]
pub struct BankKey {
    /// Salt of the commitment: 64 hex digits.
    pub salt: String,
    /// The answers.
    pub key: Key,
}

impl KeyFile {
    /// The commitment of a bank, when the file has its key.
    pub fn commitment(&self, bank: &str) -> Option<String> {
        let found = self.banks.get(bank)?;
        Some(commitment(&self.contest, bank, &found.salt, &found.key))
    }

    /// What marks a person in an audit sheet: nobody without the secret can go from a mark to a code, or try codes out.
    pub fn secret(&self) -> String {
        let derived = || {
            let banks = self.banks.values();
            let salts: Vec<&str> = banks.map(|bank| bank.salt.as_str()).collect();
            super::digest::sha256(format!("loa-secret-1\n{}", salts.join("\n")))
        };
        self.secret.clone().unwrap_or_else(derived)
    }
}

/// Reads a key and holds it against the banks of its contest: every question has an answer, every answer a question, every letter a choice.
/// A commitment that was published and does not fit is an error.
pub fn read_key(
    file: &str,
    text: &str,
    contest: &Contest,
    languages: &[Language],
) -> Checked<KeyFile> {
    let Checked {
        value,
        mut findings,
    } = read_key_file(file, text);
    let Some(draft) = value else {
        return Checked {
            value: None,
            findings,
        };
    };
    let root = Place::value(file, YamlPath::default());
    findings.extend(whole(&draft, contest, &root));
    let mut banks = BTreeMap::new();
    for (id, bank) in &draft.banks {
        let place = root.key("banks").key(id);
        let Some(known) = contest.banks.get(id) else {
            let names: Vec<&str> = contest.banks.keys().map(String::as_str).collect();
            let names = names.join(", ");
            let message = say!(
                "cuộc thi không có bộ câu hỏi `{id}`",
                "the contest has no bank `{id}`"
            );
            let help = say!("các bộ câu hỏi: {names}", "its banks: {names}");
            findings.push(Finding::error(place, message).help(help));
            continue;
        };
        if !is_hex(&bank.salt, 64) {
            findings.push(no_salt(place.key("salt")));
        }
        let solved = solutions(
            &bank.solutions,
            &known.questions,
            languages,
            &place.key("solutions"),
        );
        findings.extend(solved.findings);
        let found = BankKey {
            salt: bank.salt.clone(),
            key: solved.value.unwrap_or_default(),
        };
        let found_now = commitment(&contest.id, id, &found.salt, &found.key);
        if known
            .commitment
            .as_ref()
            .is_some_and(|promised| *promised != found_now)
        {
            findings.push(broken_promise(&place, id));
        }
        banks.insert(id.clone(), found);
    }
    let secret = draft.secret.clone();
    if secret.as_ref().is_some_and(|secret| !is_hex(secret, 64)) {
        findings.push(no_salt(root.key("secret")));
    }
    let key = KeyFile {
        contest: contest.id.clone(),
        secret,
        banks,
    };
    Checked::new(key, findings)
}

fn whole(draft: &KeyFileDraft, contest: &Contest, root: &Place) -> Vec<Finding> {
    let mut findings = Vec::new();
    if draft.loa_key != 1 {
        let version = draft.loa_key;
        findings.push(Finding::error(
            root.key("loa_key"),
            say!(
                "tệp đáp án thuộc phiên bản {version}; bản Loa này chỉ đọc phiên bản 1",
                "the key is of version {version}; this Loa reads version 1 only"
            ),
        ));
    }
    if draft.contest != contest.id {
        let (found, wanted) = (&draft.contest, &contest.id);
        findings.push(Finding::error(
            root.key("contest"),
            say!(
                "đây là đáp án của cuộc thi `{found}`, không phải `{wanted}`",
                "this is the key of the contest `{found}`, not of `{wanted}`"
            ),
        ));
    }
    findings
}

fn no_salt(place: Place) -> Finding {
    Finding::error(
        place,
        say!(
            "ở đây cần 64 chữ số hệ 16 chọn ngẫu nhiên",
            "64 hex digits chosen at random belong here"
        ),
    )
    .help(say!(
        "`loa contest key new` tạo sẵn",
        "`loa contest key new` makes them"
    ))
}

fn broken_promise(place: &Place, bank: &str) -> Finding {
    Finding::error(
        place.clone(),
        say!(
            "đáp án của bộ câu hỏi `{bank}` không khớp với cam kết đã công bố trong banks/{bank}.yaml: đáp án hoặc muối đã bị thay đổi sau khi công bố",
            "the key of the bank `{bank}` does not fit the commitment published in banks/{bank}.yaml: answers or salt were changed after it was published"
        ),
    )
    .help(say!(
        "dùng đúng tệp đáp án đã cam kết; nếu buộc phải sửa đáp án thì Ban Tổ chức công bố lý do và cam kết mới",
        "use the key that was promised; if an answer must be changed, publish why, and a new commitment"
    ))
}

fn is_hex(text: &str, digits: usize) -> bool {
    text.len() == digits
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}
