//! Questions as YAML that their organiser goes on writing by hand.

use std::fmt::Write;

use crate::draft::entry::{quoted, scalar};
use crate::draft::{
    BankKeyDraft, ChoicesDraft, KeyFileDraft, QuestionDraft, SolutionDraft, TextDraft,
};

/// A practice quiz: questions with their answers.
pub fn quiz_yaml(title: &str, questions: &[QuestionDraft]) -> String {
    let title = quoted(title);
    let mut out = format!("title: {title}\nquestions:\n");
    for question in questions {
        asked(question, &mut out);
        let solved = key_of_bank(String::new(), std::slice::from_ref(question)).solutions;
        for solved in solved.values() {
            solution(solved, "    ", &mut out);
        }
    }
    out
}

/// The bank of a contest: the same without what is right.
pub fn bank_yaml(questions: &[QuestionDraft]) -> String {
    let mut out = String::from("questions:\n");
    for question in questions {
        asked(question, &mut out);
    }
    out
}

/// What is right in one bank, as a key holds it.
pub fn key_of_bank(salt: String, questions: &[QuestionDraft]) -> BankKeyDraft {
    let solution = |question: &QuestionDraft| {
        let solution = SolutionDraft {
            answer: question.answer.clone()?,
            explanation: question.explanation.clone(),
            basis: question.basis.clone(),
        };
        Some((question.id.0.clone(), solution))
    };
    BankKeyDraft {
        salt,
        solutions: questions.iter().filter_map(solution).collect(),
    }
}

/// The whole of a key file.
pub fn key_yaml(key: &KeyFileDraft) -> String {
    let mut out = format!(
        "loa_key: {}\ncontest: {}\n",
        key.loa_key,
        scalar(&key.contest)
    );
    if let Some(secret) = &key.secret {
        let _ = writeln!(out, "secret: {}", scalar(secret));
    }
    out.push_str("banks:\n");
    for (id, bank) in &key.banks {
        let (id, salt) = (scalar(id), scalar(&bank.salt));
        let _ = writeln!(out, "  {id}:\n    salt: {salt}\n    solutions:");
        for (id, solved) in &bank.solutions {
            let _ = writeln!(out, "      {}:", scalar(id));
            solution(solved, "        ", &mut out);
        }
    }
    out
}

fn asked(question: &QuestionDraft, out: &mut String) {
    let mut line = |key: &str, value: String| {
        let _ = writeln!(out, "    {key}: {value}");
    };
    line("id", scalar(&question.id));
    if let Some(kind) = &question.kind {
        line("kind", scalar(kind));
    }
    if let Some(pillar) = &question.pillar {
        line("pillar", scalar(pillar));
    }
    line("text", text(&question.text));
    match &question.choices {
        Some(ChoicesDraft::Listed(choices)) => {
            out.push_str("    choices:\n");
            for choice in choices {
                let _ = writeln!(out, "      - {}", text(choice));
            }
        }
        Some(ChoicesDraft::Lettered(choices)) => {
            out.push_str("    choices:\n");
            for (letter, choice) in choices {
                let _ = writeln!(out, "      {}: {}", quoted(letter), text(choice));
            }
        }
        None => {}
    }
    // The first line of an item of a list has its dash.
    if let Some(at) = out.rfind("    id: ") {
        out.replace_range(at..at + 4, "  - ");
    }
}

fn solution(solved: &SolutionDraft, indent: &str, out: &mut String) {
    let words = |one: &String| match one.as_str() {
        // Read as words again, whatever YAML takes them for.
        "true" | "false" => one.clone(),
        _ => scalar(one),
    };
    let answer = match solved.answer.0.as_slice() {
        [one] => words(one),
        several => {
            let several: Vec<String> = several.iter().map(words).collect();
            format!("[{}]", several.join(", "))
        }
    };
    let _ = writeln!(out, "{indent}answer: {answer}");
    if let Some(why) = &solved.explanation {
        let _ = writeln!(out, "{indent}explanation: {}", text(why));
    }
    if let Some(basis) = &solved.basis {
        let _ = writeln!(out, "{indent}basis: {}", text(basis));
    }
}

/// Always in quotes, as in the examples.
fn text(draft: &TextDraft) -> String {
    match draft {
        TextDraft::Plain(text) => quoted(text),
        TextDraft::ByLanguage(texts) => {
            let texts = texts.iter();
            let texts = texts.map(|(tag, text)| format!("{}: {}", scalar(tag), quoted(text)));
            format!("{{{}}}", texts.collect::<Vec<_>>().join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::draft::{AnswerDraft, QuizDraft, Words};
    use crate::source::read_yaml;

    proptest! {
        #[test]
        fn what_is_written_reads_as_it_was(
            title in "\\PC{1,20}",
            words in proptest::collection::vec("[ -~đệ]{1,12}", 1..5),
            answer in "[ -~đệ]{1,8}",
        ) {
            prop_assume!(!title.trim().is_empty() && !answer.trim().is_empty());
            prop_assume!(words.iter().all(|word| !word.trim().is_empty()));
            let plain = |text: &str| TextDraft::Plain(text.trim().to_owned());
            let question = QuestionDraft {
                id: Words("cau-1".to_owned()),
                kind: Some(Words("short".to_owned())),
                pillar: None,
                text: plain(&title),
                choices: Some(ChoicesDraft::Listed(words.iter().map(|word| plain(word)).collect())),
                answer: Some(AnswerDraft(vec![answer.trim().to_owned()])),
                explanation: Some(plain(&words[0])),
                basis: None,
            };
            let yaml = quiz_yaml(title.trim(), std::slice::from_ref(&question));
            let read = read_yaml::<QuizDraft>("a.yaml", &yaml);
            let read = read.value.map(|quiz| quiz.questions);
            prop_assert_eq!(read, Some(vec![question]), "{}", yaml);
        }
    }
}
