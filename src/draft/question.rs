//! A question of a quiz or a bank as authors write it, and what is right apart from it, as keys write it.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{TextDraft, Words};
use crate::say;
use crate::source::both;

/// One question. What is right stands here in a quiz, and never in the bank of a contest.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionDraft {
    /// Id: ASCII letters, digits, hyphens.
    pub id: Words,
    /// `single`, `multiple`, `true_false`, `ordering`, `short`; `single` when left out.
    pub kind: Option<Words>,
    /// Content of the reform it is about: `institutional`, `procedures` ….
    pub pillar: Option<Words>,
    /// What is asked.
    pub text: TextDraft,
    /// What one can choose or put in order.
    pub choices: Option<ChoicesDraft>,
    /// What is right.
    pub answer: Option<AnswerDraft>,
    /// Why.
    pub explanation: Option<TextDraft>,
    /// Where it is laid down.
    pub basis: Option<TextDraft>,
}

/// What is right for one question of a bank, as the key has it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SolutionDraft {
    /// What is right.
    pub answer: AnswerDraft,
    /// Why.
    pub explanation: Option<TextDraft>,
    /// Where it is laid down.
    pub basis: Option<TextDraft>,
}

/// Choices in their order, or each with its letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChoicesDraft {
    /// The first is `a`, the second `b`, ….
    Listed(Vec<TextDraft>),
    /// By the letter as written.
    Lettered(BTreeMap<String, TextDraft>),
}

impl<'de> Deserialize<'de> for ChoicesDraft {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ChoicesVisitor)
    }
}

struct ChoicesVisitor;

impl<'de> Visitor<'de> for ChoicesVisitor {
    type Value = ChoicesDraft;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<ChoicesDraft, A::Error> {
        let mut choices = Vec::new();
        while let Some(choice) = list.next_element()? {
            choices.push(choice);
        }
        Ok(ChoicesDraft::Listed(choices))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ChoicesDraft, A::Error> {
        let mut choices = BTreeMap::new();
        while let Some(letter) = map.next_key::<String>()? {
            choices.insert(letter, map.next_value()?);
        }
        Ok(ChoicesDraft::Lettered(choices))
    }
}

/// What is right as people write it, word for word: `b`, `[a, c]`, `true`, `đúng`, `cabd`, one spelling of a short answer or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerDraft(pub Vec<String>);

impl<'de> Deserialize<'de> for AnswerDraft {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnswerVisitor)
    }
}

struct AnswerVisitor;

impl<'de> Visitor<'de> for AnswerVisitor {
    type Value = AnswerDraft;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("value")
    }

    // What YAML takes for a truth value is a word here.
    fn visit_bool<E: Error>(self, truth: bool) -> Result<AnswerDraft, E> {
        Ok(AnswerDraft(vec![truth.to_string()]))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<AnswerDraft, E> {
        match text.trim() {
            "" => self.visit_unit(),
            text => Ok(AnswerDraft(vec![text.to_owned()])),
        }
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<AnswerDraft, E> {
        Ok(AnswerDraft(vec![number.to_string()]))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<AnswerDraft, E> {
        Ok(AnswerDraft(vec![number.to_string()]))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<AnswerDraft, E> {
        Err(E::custom(both(
            say!(
                "YAML đọc đáp án này thành một số thập phân",
                "YAML reads this answer as a decimal number"
            ),
            Some(say!(
                "đặt trong dấu ngoặc kép, ví dụ \"1,5\"",
                "put it in quotes, for example \"1.5\""
            )),
        )))
    }

    fn visit_unit<E: Error>(self) -> Result<AnswerDraft, E> {
        Err(E::custom(both(
            say!(
                "ở đây cần đáp án, nhưng đang để trống",
                "an answer belongs here, but it is empty"
            ),
            Some(say!(
                "viết chữ cái của phương án đúng, ví dụ `answer: b`",
                "write the letter of the right choice, for example `answer: b`"
            )),
        )))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<AnswerDraft, A::Error> {
        let mut words = Vec::new();
        while let Some(AnswerDraft(word)) = list.next_element()? {
            words.extend(word);
        }
        match words.is_empty() {
            true => self.visit_unit(),
            false => Ok(AnswerDraft(words)),
        }
    }
}
