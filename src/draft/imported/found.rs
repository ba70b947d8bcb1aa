//! What an import gathers: questions with their places, ids that are each given once, findings.

use std::collections::BTreeSet;

use crate::diagnostic::{Finding, Place, Text};
use crate::draft::{AnswerDraft, ChoicesDraft, QuestionDraft, TextDraft, Words};
use crate::source::slug;

/// Questions read from one file.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// What the file calls itself, when it does.
    pub title: Option<String>,
    /// The questions, each with the place it was read from.
    pub questions: Vec<(Place, QuestionDraft)>,
}

/// A question as far as it was understood.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Its id or its name, when it has one.
    pub name: String,
    /// `single` when empty.
    pub kind: &'static str,
    /// Its pillar as written.
    pub pillar: String,
    /// What is asked.
    pub text: String,
    /// What can be chosen.
    pub choices: Vec<String>,
    /// What is right, as [`AnswerDraft`] has it.
    pub answer: Vec<String>,
    /// Why.
    pub explanation: String,
    /// Where it is laid down.
    pub basis: String,
}

/// The questions so far, and what is wrong.
pub(super) struct Gathering {
    pub imported: Imported,
    pub findings: Vec<Finding>,
    ids: BTreeSet<String>,
}

/// Longest id made from a question's name, in characters.
const LONGEST_ID: usize = 48;

impl Gathering {
    /// Nothing yet; ids of `taken` are given to no other question.
    pub fn new(taken: &BTreeSet<String>) -> Self {
        Self {
            imported: Imported::default(),
            findings: Vec::new(),
            ids: taken.clone(),
        }
    }

    /// Reports a mistake.
    pub fn wrong(&mut self, place: &Place, message: Text, help: Option<Text>) {
        let finding = Finding::error(place.clone(), message);
        self.findings.push(match help {
            Some(help) => finding.help(help),
            None => finding,
        });
    }

    /// Takes a question in.
    pub fn take(&mut self, place: Place, found: Found) {
        let words = |text: &str| (!text.is_empty()).then(|| Words(text.to_owned()));
        let text = |text: String| (!text.is_empty()).then_some(TextDraft::Plain(text));
        let choices = found.choices.into_iter().map(TextDraft::Plain);
        let choices: Vec<TextDraft> = choices.collect();
        let draft = QuestionDraft {
            id: Words(self.id(&found.name)),
            kind: words(found.kind),
            pillar: words(&super::pillar::key_of(&found.pillar)),
            text: TextDraft::Plain(found.text),
            choices: (!choices.is_empty()).then_some(ChoicesDraft::Listed(choices)),
            answer: (!found.answer.is_empty()).then_some(AnswerDraft(found.answer)),
            explanation: text(found.explanation),
            basis: text(found.basis),
        };
        self.imported.questions.push((place, draft));
    }

    /// An id of its own: made of the name, or `cau-7`.
    fn id(&mut self, name: &str) -> String {
        let named: String = slug(name).chars().take(LONGEST_ID).collect();
        let named = named.trim_matches('-');
        let stem = match named {
            "" => format!("cau-{}", self.imported.questions.len() + 1),
            named => named.to_owned(),
        };
        let mut id = stem.clone();
        let mut n = 2;
        while !self.ids.insert(id.clone()) {
            id = format!("{stem}-{n}");
            n += 1;
        }
        id
    }
}
