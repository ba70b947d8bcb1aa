//! What a quiz or a contest asks. What is right is kept apart ([`Key`]), so that a page that shows questions cannot show answers by mistake.

use std::collections::BTreeMap;

use crate::diagnostic::Place;
use crate::language::Localized;

use super::kind::{Pillar, QuestionKind};

/// One question, without its answer.
#[derive(Clone, Debug)]
pub struct Question {
    /// Id, of its own within the quiz or the bank: `tthc-07`.
    pub id: String,
    /// How it is answered.
    pub kind: QuestionKind,
    /// Which content of the reform it is about; strata are drawn by it.
    pub pillar: Option<Pillar>,
    /// What is asked.
    pub text: Localized<String>,
    /// What one can choose or put in order; empty when one answers yes or no, or in words.
    pub choices: Vec<Choice>,
    /// Where it is written.
    pub place: Place,
}

/// One thing to choose, or to put in its place.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its letter, in the order of the bank: `a`, `b`, …. What a paper shows in another order keeps its letter.
    pub letter: char,
    /// What it says.
    pub text: Localized<String>,
}

/// An answer as it stands in an entry and in a key, always in one form, so that equal answers are equal texts:
/// one letter (`b`); letters in alphabetical order (`acd`) where several are right; `t` or `f`; letters in the order given (`cabd`);
/// words in lower case, NFC, with single spaces and without a full stop at the end ([`Answer::in_words`]).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer(pub String);

/// What is right, question by question.
#[derive(Clone, Debug, Default)]
pub struct Key {
    /// By the question's id.
    pub solutions: BTreeMap<String, Solution>,
}

/// What is right, and why.
#[derive(Clone, Debug)]
pub struct Solution {
    /// The answers that count as right: one, but for answers in words, which may have several spellings.
    pub right: Vec<Answer>,
    /// An answer in words as its author spells it, the first of those that count.
    pub spelled: Option<String>,
    /// Why; a quiz without is published with a warning.
    pub explanation: Option<Localized<String>>,
    /// Where it is laid down: `Điều 9 Nghị định 61/2018/NĐ-CP`.
    pub basis: Option<Localized<String>>,
}
