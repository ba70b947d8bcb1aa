//! What people write as an answer → the one form in which equal answers are equal texts.

use unicode_normalization::UnicodeNormalization;

use super::kind::QuestionKind;
use super::question::Answer;

/// Why something is no answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// Neither letters nor words that could be meant.
    Unreadable,
    /// A letter that no choice has.
    NoSuchChoice(char),
    /// A letter stands there twice.
    Twice(char),
    /// Several letters where one is right.
    Several,
    /// An order in which this choice is missing.
    Missing(char),
    /// A short answer longer than [`Answer::LONGEST`] characters.
    TooLong,
}

impl Answer {
    /// Longest short answer, in characters.
    pub const LONGEST: usize = 200;

    /// An answer in words: NFC, lower case, single spaces, no full stop at the end. `js`: `quiz.js` does the same.
    pub fn in_words(text: &str) -> Self {
        // Lower case can take a text out of NFC (`İ`).
        let lower: String = text
            .nfc()
            .collect::<String>()
            .to_lowercase()
            .nfc()
            .collect();
        let spaced = lower.split_whitespace().collect::<Vec<_>>().join(" ");
        let bare = spaced.trim_end_matches(['.', ' ']);
        Self(bare.to_owned())
    }

    /// What an author or an entrant wrote, for a question of this kind with choices up to the letter `last` (`d` of four).
    ///
    /// # Errors
    /// Says why it is none.
    pub fn read(kind: QuestionKind, words: &[String], last: char) -> Result<Self, NoAnswer> {
        match kind {
            QuestionKind::Short => in_words(words),
            QuestionKind::TrueFalse => truth(words),
            QuestionKind::Single => match letters(words, last)?.as_slice() {
                [one] => Ok(Self(one.to_string())),
                _ => Err(NoAnswer::Several),
            },
            QuestionKind::Multiple => {
                let mut letters = letters(words, last)?;
                letters.sort_unstable();
                Ok(Self(letters.into_iter().collect()))
            }
            QuestionKind::Ordering => {
                let letters = letters(words, last)?;
                match ('a'..=last).find(|letter| !letters.contains(letter)) {
                    Some(missing) => Err(NoAnswer::Missing(missing)),
                    None => Ok(Self(letters.into_iter().collect())),
                }
            }
        }
    }
}

/// One answer in words of one entrant.
fn in_words(words: &[String]) -> Result<Answer, NoAnswer> {
    let [words] = words else {
        return Err(NoAnswer::Several);
    };
    let answer = Answer::in_words(words);
    match answer.0.chars().count() {
        0 => Err(NoAnswer::Unreadable),
        length if length > Answer::LONGEST => Err(NoAnswer::TooLong),
        // Between the spellings that count, and never in one (`contest/commitment.rs`).
        _ if answer.0.contains(['|', '\t']) || answer.0.contains(char::is_control) => {
            Err(NoAnswer::Unreadable)
        }
        _ => Ok(answer),
    }
}

fn truth(words: &[String]) -> Result<Answer, NoAnswer> {
    let [word] = words else {
        return Err(NoAnswer::Several);
    };
    let truth = match Answer::in_words(word).0.as_str() {
        "true" | "t" | "yes" | "đúng" | "đ" | "dung" | "có" => "t",
        "false" | "f" | "no" | "sai" | "s" | "không" => "f",
        _ => return Err(NoAnswer::Unreadable),
    };
    Ok(Answer(truth.to_owned()))
}

/// Letters in the order written: `b`, `B.`, `a, c`, `[a, c]`, `a và c`, `cabd`, `c > a > b > d`.
fn letters(words: &[String], last: char) -> Result<Vec<char>, NoAnswer> {
    let text = words.join(" ").to_lowercase();
    let parts = text.split(|c: char| !c.is_alphanumeric());
    let parts: Vec<&str> = parts
        .filter(|part| !matches!(*part, "" | "và" | "and"))
        .collect();
    let run = match parts.as_slice() {
        [] => return Err(NoAnswer::Unreadable),
        [run] => (*run).to_owned(),
        parts if parts.iter().all(|part| part.len() == 1) => parts.concat(),
        _ => return Err(NoAnswer::Unreadable),
    };
    let mut letters = Vec::new();
    for letter in run.chars() {
        // A choice has one of the first letters; anything further on is words.
        if !letter.is_ascii_lowercase() || run.len() > 8 {
            return Err(NoAnswer::Unreadable);
        }
        if letter > last {
            return Err(NoAnswer::NoSuchChoice(letter));
        }
        if letters.contains(&letter) {
            return Err(NoAnswer::Twice(letter));
        }
        letters.push(letter);
    }
    Ok(letters)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(kind: QuestionKind, words: &[&str]) -> Result<String, NoAnswer> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        Answer::read(kind, &words, 'd').map(|answer| answer.0)
    }

    #[test]
    fn answers_as_people_write_them() {
        use QuestionKind::{Multiple, Ordering, Short, Single, TrueFalse};
        for (kind, words, expected) in [
            (Single, vec!["b"], "b"),
            (Single, vec![" B. "], "b"),
            (Multiple, vec!["c", "a"], "ac"),
            (Multiple, vec!["CA"], "ac"),
            (Multiple, vec!["a, c và d"], "acd"),
            (Multiple, vec!["A; C"], "ac"),
            (TrueFalse, vec!["true"], "t"),
            (TrueFalse, vec!["Đúng"], "t"),
            (TrueFalse, vec!["S"], "f"),
            (TrueFalse, vec!["sai."], "f"),
            (Ordering, vec!["c", "a", "b", "d"], "cabd"),
            (Ordering, vec!["cabd"], "cabd"),
            (Ordering, vec!["C → A → B → D"], "cabd"),
            (Ordering, vec!["c-a-b-d"], "cabd"),
            (Short, vec!["  Một  cửa. "], "một cửa"),
            (Short, vec!["Mo\u{302}\u{323}t cửa"], "một cửa"),
            (Short, vec!["2.000"], "2.000"),
        ] {
            assert_eq!(read(kind, &words).as_deref(), Ok(expected), "{words:?}");
        }
    }

    #[test]
    fn what_is_no_answer_says_why() {
        use QuestionKind::{Multiple, Ordering, Short, Single, TrueFalse};
        for (kind, words, expected) in [
            (Single, vec!["a", "c"], NoAnswer::Several),
            (Single, vec!["e"], NoAnswer::NoSuchChoice('e')),
            (Single, vec!["1"], NoAnswer::Unreadable),
            (Single, vec!["Một cửa"], NoAnswer::Unreadable),
            (Multiple, vec!["a", "a"], NoAnswer::Twice('a')),
            (Multiple, vec!["-"], NoAnswer::Unreadable),
            (TrueFalse, vec!["b"], NoAnswer::Unreadable),
            (Ordering, vec!["cab"], NoAnswer::Missing('d')),
            (Short, vec![" . "], NoAnswer::Unreadable),
            (Short, vec!["a|b"], NoAnswer::Unreadable),
            (Short, vec!["a", "b"], NoAnswer::Several),
        ] {
            assert_eq!(read(kind, &words), Err(expected), "{words:?}");
        }
        let long = "x".repeat(Answer::LONGEST + 1);
        assert_eq!(read(Short, &[&long]), Err(NoAnswer::TooLong));
    }

    proptest! {
        #[test]
        fn sets_of_letters_are_equal_texts_iff_they_are_equal_sets(a in "[a-d]{1,4}", b in "[A-D]{1,4}") {
            let set = |text: &str| text.to_lowercase().chars().collect::<std::collections::BTreeSet<_>>();
            prop_assume!(set(&a).len() == a.len() && set(&b).len() == b.len());
            let (first, second) = (read(QuestionKind::Multiple, &[&a]), read(QuestionKind::Multiple, &[&b]));
            prop_assert_eq!(first == second, set(&a) == set(&b));
            let in_order = a.to_lowercase() == b.to_lowercase();
            if a.len() == 4 && b.len() == 4 {
                let (first, second) = (read(QuestionKind::Ordering, &[&a]), read(QuestionKind::Ordering, &[&b]));
                prop_assert_eq!(first == second, in_order);
            }
        }

        #[test]
        fn words_in_one_form_stay_in_it(text in "\\PC{0,40}") {
            let once = Answer::in_words(&text);
            prop_assert_eq!(Answer::in_words(&once.0), once.clone());
            let shouted = format!("  {}. ", text.replace(' ', "  "));
            prop_assert_eq!(Answer::in_words(&shouted), once);
        }
    }
}
