//! What must never lie in a folder that is published: keys, entries, tables of entrants.

use std::collections::BTreeSet;

use memchr::memmem;
use rayon::prelude::*;

use crate::diagnostic::{Place, Text};
use crate::draft::question_column;
use crate::say;
use crate::site::Contest;
use crate::site::check::Check;
use crate::source::{SourceFile, SourceTree, normal_name};

/// Endings of tables, in which organisers keep who took part.
const TABLES: [&str; 5] = [".csv", ".xlsx", ".xls", ".ods", ".tsv"];

/// What a line of a key begins with, and what an entry does.
const KEY: &str = "loa_key";
const ENTRY: &str = "LOA1.";

/// Ending of entry files.
const ENTRY_FILE: &str = ".loa-entry.txt";

/// Characters of an entry in which there is no other.
const SHORTEST_ENTRY: usize = 120;

impl Check {
    /// Looks through the whole folder, whatever a file is called.
    pub(super) fn secrets(&mut self, tree: &SourceTree) {
        let files = tree.files.par_iter();
        let found = files.filter_map(|(path, file)| Some((path, betrayal(path, file)?)));
        for (path, what) in found.collect::<Vec<_>>() {
            self.secret(path, what);
        }
    }

    /// Looks for questions with their answers in workbooks and documents, as organisers write them before a key is made of them.
    pub(super) fn questions_with_answers(&mut self, tree: &SourceTree, contests: &[Contest]) {
        let banks = contests.iter().flat_map(|contest| contest.banks.values());
        let secret = banks.filter(|bank| bank.revealed.is_none());
        let questions = secret.flat_map(|bank| &bank.questions);
        let texts: BTreeSet<String> = questions
            .flat_map(|question| question.text.iter().map(|(_, text)| as_one_reads(text)))
            .collect();
        for (path, file) in &tree.files {
            let SourceFile::Media(media) = file else {
                continue;
            };
            let has_answers = media
                .inside
                .lines()
                .any(|line| question_column(line) == Some("answer"));
            if has_answers
                && media
                    .inside
                    .lines()
                    .any(|line| texts.contains(&as_one_reads(line)))
            {
                self.secret(
                    path,
                    say!(
                        "tệp này có câu hỏi của một cuộc thi cùng đáp án, mà đáp án chưa được công bố",
                        "this file has questions of a contest with answers that were not revealed yet"
                    ),
                );
            }
        }
    }

    fn secret(&mut self, path: &str, what: Text) {
        self.error(
            &Place::file(path),
            what,
            Some(say!(
                "chuyển tệp này ra ngoài thư mục của trang; mọi tệp trong thư mục này đều có thể bị đăng lên mạng",
                "move it out of the site's folder; every file in it may get published"
            )),
        );
    }
}

/// True for a file that must never lie in a folder that is published.
pub fn betrays(path: &str, file: &SourceFile) -> bool {
    betrayal(path, file).is_some()
}

/// What a file must not be, when it is.
fn betrayal(path: &str, file: &SourceFile) -> Option<Text> {
    let lower = path.to_lowercase();
    if lower.ends_with(ENTRY_FILE) {
        return Some(entry());
    }
    if path.starts_with("contests/") && TABLES.iter().any(|ending| lower.ends_with(ending)) {
        return Some(say!(
            "bảng tính trong thư mục cuộc thi: có thể là danh sách người dự thi",
            "a table in the folder of a contest may list entrants"
        ));
    }
    let text = match file {
        SourceFile::Text(text) => std::borrow::Cow::Borrowed(text.as_str()),
        SourceFile::Media(media) if media.inside.is_empty() => readable(&media.head),
        SourceFile::Media(media) => media.inside.as_str().into(),
        SourceFile::Undecodable => return None,
    };
    if is_key(&text) || has_key_cells(&text) {
        return Some(say!(
            "tệp này là đáp án của cuộc thi",
            "this file is the key of a contest"
        ));
    }
    holds_entry(&text).then(entry)
}

fn entry() -> Text {
    say!(
        "tệp này là bài dự thi, có thông tin cá nhân",
        "this file is an entry, with personal data"
    )
}

/// A file of another kind as far as it is text, also as Notepad writes UTF-16.
fn readable(head: &[u8]) -> std::borrow::Cow<'_, str> {
    match head {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => {
            let plain: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).collect();
            String::from_utf8_lossy(&plain).into_owned().into()
        }
        head => String::from_utf8_lossy(head),
    }
}

/// A key says so on a line of its own, in YAML or in JSON.
fn is_key(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = memmem::find(rest.as_bytes(), KEY.as_bytes()) {
        let before = rest[..at].trim_end_matches(['"', '\'', ' ', '\t', '-', '?', '\u{FEFF}']);
        let behind = rest[at + KEY.len()..].trim_start_matches(['"', '\'', ' ', '\t']);
        let begins = before.is_empty() || before.ends_with(['\n', '\r', '{', ',']);
        if begins && behind.starts_with(':') {
            return true;
        }
        rest = &rest[at + KEY.len()..];
    }
    false
}

/// Equal for texts that a reader takes for equal.
fn as_one_reads(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    normal_name(&words.join(" ")).to_lowercase()
}

/// A key in two columns of a sheet: its first word in a cell by itself, the version in the next.
fn has_key_cells(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.any(|line| line == KEY) && lines.next().is_some_and(|next| next == "1" || next == ":")
}

/// A text code: the mark, and enough of base64 behind it (broken into lines by a mail program or not).
fn holds_entry(text: &str) -> bool {
    memmem::find_iter(text.as_bytes(), ENTRY).any(|at| {
        let code = text[at + ENTRY.len()..].bytes();
        let code = code.filter(|byte| !byte.is_ascii_whitespace());
        let is_code = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        code.take_while(is_code).take(SHORTEST_ENTRY).count() == SHORTEST_ENTRY
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_known_by_their_first_word() {
        for (text, is) in [
            ("loa_key: 1\ncontest: a", true),
            ("# đáp án\r\nloa_key : 1", true),
            ("\u{FEFF}loa_key: 1", true),
            ("\"loa_key\": 1", true),
            ("{\"contest\": 1, \"loa_key\": 1}", true),
            ("  loa_key: 1", true),
            ("Tệp đáp án bắt đầu bằng `loa_key: 1`.", false),
            ("loa_keys", false),
        ] {
            assert_eq!(is_key(text), is, "{text}");
        }
    }

    #[test]
    fn keys_are_known_by_the_cells_of_a_sheet() {
        assert!(has_key_cells("Đáp án\n\nloa_key\n1\ncontest\n"));
        assert!(!has_key_cells(
            "loa_key\nlà từ đầu tiên của tệp đáp án\n1\n"
        ));
    }

    #[test]
    fn entries_are_known_by_their_mark() {
        let code = "eyJsb2EiOiJlbnRyeS0xIi".repeat(8);
        assert!(holds_entry(&format!("LOA1.{code}.0123456789abcdef")));
        let wrapped: Vec<&str> = (0..code.len() / 22)
            .map(|at| &code[at * 22..(at + 1) * 22])
            .collect();
        assert!(holds_entry(&format!("> LOA1.\r\n{}", wrapped.join("\r\n"))));
        assert!(!holds_entry("Mã bắt đầu bằng LOA1. và rất dài."));
    }
}
