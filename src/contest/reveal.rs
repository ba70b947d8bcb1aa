//! A key made public: after every round that used the bank is closed and released, with the salt, so that anybody can check the promise.

use jiff::Timestamp;

use crate::diagnostic::Text;
use crate::language::Localized;
use crate::say;
use crate::site::{Bank, Contest, QuestionKind};

use super::key_file::BankKey;
use super::result_yaml::quoted;

/// Why the key of a bank cannot be revealed yet; empty when it can.
pub fn not_to_be_revealed(contest: &Contest, bank: &str, at: Timestamp) -> Vec<Text> {
    let rounds = contest
        .rounds
        .iter()
        .filter(|round| round.banks.values().any(|used| used == bank));
    let open = rounds.filter_map(|round| {
        let id = &round.id;
        if at < round.closes {
            return Some(say!(
                "Vòng `{id}` dùng bộ câu hỏi `{bank}` và chưa đóng.",
                "The round `{id}` uses the bank `{bank}` and is not closed."
            ));
        }
        round.result.is_none().then(|| {
            say!(
                "Vòng `{id}` dùng bộ câu hỏi `{bank}` và chưa công bố kết quả (`loa contest grade … --release`).",
                "The round `{id}` uses the bank `{bank}` and its result is not released (`loa contest grade … --release`)."
            )
        })
    });
    open.collect()
}

/// The file `contests/<id>/revealed/<bank>.yaml`, questions in the order of ids.
pub fn revealed_yaml(contest: &Contest, bank: &Bank, key: &BankKey) -> String {
    let mut text = format!(
        "# Do `loa contest reveal` ghi; đáp án sau khi vòng thi đã đóng và công bố kết quả.\ncontest: {}\nbank: {}\nsalt: {}\nsolutions:\n",
        quoted(&contest.id),
        quoted(&bank.id),
        quoted(&key.salt)
    );
    for (id, solution) in &key.key.solutions {
        let kind = bank
            .questions
            .iter()
            .find(|question| question.id == *id)
            .map(|question| question.kind);
        let right: Vec<&str> = solution
            .right
            .iter()
            .map(|answer| answer.0.as_str())
            .collect();
        let answer = match (kind, right.as_slice()) {
            (Some(QuestionKind::TrueFalse), [truth]) => {
                quoted(if *truth == "t" { "true" } else { "false" })
            }
            (_, [one]) => quoted(one),
            (_, several) => {
                let several: Vec<String> = several.iter().map(|one| quoted(one)).collect();
                format!("[{}]", several.join(", "))
            }
        };
        text.push_str(&format!("  {}:\n    answer: {answer}\n", quoted(id)));
        for (name, words) in [
            ("explanation", &solution.explanation),
            ("basis", &solution.basis),
        ] {
            if let Some(words) = words {
                text.push_str(&format!("    {name}: {}\n", by_language(words)));
            }
        }
    }
    text
}

fn by_language(words: &Localized<String>) -> String {
    let each = words
        .iter()
        .map(|(language, text)| format!("{}: {}", language.tag(), quoted(text)));
    format!("{{{}}}", each.collect::<Vec<_>>().join(", "))
}
