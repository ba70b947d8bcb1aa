//! Questions of quizzes and banks, and solutions of keys: the same checks for all of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Checked, Finding, Place};
use crate::draft::{ChoicesDraft, QuestionDraft, SolutionDraft, TextDraft};
use crate::language::{Language, Localized};
use crate::say;
use crate::source::{SpelledWord, spelled};

use super::check::{Check, key_of};
use super::kind::QuestionKind;
use super::question::{Choice, Key, Question, Solution};

/// Whether questions stand together with what is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answers {
    /// In a practice quiz.
    Needed,
    /// In the bank of a contest, which is published.
    Forbidden,
}

/// How many choices a question may have; letters go from `a` to `h`.
pub(super) const CHOICES: std::ops::RangeInclusive<usize> = 2..=8;

/// What is right for the questions of a bank: every question has a solution, and no other has.
pub fn solutions(
    drafts: &BTreeMap<String, SolutionDraft>,
    questions: &[Question],
    languages: &[Language],
    place: &Place,
) -> Checked<Key> {
    let mut check = Check {
        languages: languages.to_vec(),
        findings: Vec::new(),
        unpublished: BTreeSet::new(),
        later: BTreeMap::new(),
        shared_folder: None,
        lost: BTreeSet::new(),
    };
    let key = check.solutions(drafts, questions, place);
    Checked::new(key, check.findings)
}

/// What is wrong with questions that lie somewhere else than in a list of YAML, in the language they are written in.
pub fn judge_questions(questions: &[(Place, QuestionDraft)], language: &Language) -> Vec<Finding> {
    let mut check = Check {
        languages: vec![language.clone()],
        findings: Vec::new(),
        unpublished: BTreeSet::new(),
        later: BTreeMap::new(),
        shared_folder: None,
        lost: BTreeSet::new(),
    };
    for (place, draft) in questions {
        check.questions(std::slice::from_ref(draft), Answers::Needed, place);
    }
    check.findings
}

impl Check {
    /// The questions of a quiz (with their key) or of a bank (whose key stays empty), without those that are wrong; `place` is their list.
    pub(super) fn questions(
        &mut self,
        drafts: &[QuestionDraft],
        answers: Answers,
        place: &Place,
    ) -> (Vec<Question>, Key) {
        let mut ids = BTreeSet::new();
        let (mut questions, mut key) = (Vec::new(), Key::default());
        if drafts.is_empty() {
            self.error(
                place,
                say!("chưa có câu hỏi nào", "there is no question yet"),
                Some(say!(
                    "thêm ít nhất một câu hỏi: `- id: …`, `text: …`, `choices: […]`",
                    "add at least one: `- id: …`, `text: …`, `choices: […]`"
                )),
            );
        }
        for (index, draft) in drafts.iter().enumerate() {
            let place = place.index(index);
            let question = self.question(draft, &place);
            match answers {
                Answers::Forbidden => self.no_answer_here(draft, &place),
                Answers::Needed if draft.answer.is_none() => self.no_answer(&place),
                Answers::Needed => {}
            }
            let Some(question) = question else {
                continue;
            };
            if !ids.insert(question.id.clone()) {
                self.doubled(&question.id, &place);
                continue;
            }
            if let (Answers::Needed, Some(answer)) = (answers, &draft.answer) {
                let solution = SolutionDraft {
                    answer: answer.clone(),
                    explanation: draft.explanation.clone(),
                    basis: draft.basis.clone(),
                };
                let solution = self.solution(&solution, &question, &place);
                key.solutions
                    .extend(solution.map(|solution| (question.id.clone(), solution)));
            }
            questions.push(question);
        }
        (questions, key)
    }

    /// What is right for these questions, by their ids; `place` is the map.
    pub(super) fn solutions(
        &mut self,
        drafts: &BTreeMap<String, SolutionDraft>,
        questions: &[Question],
        place: &Place,
    ) -> Key {
        let mut key = Key::default();
        for (id, draft) in drafts {
            let Some(question) = questions.iter().find(|question| question.id == *id) else {
                let known = questions.iter().map(|question| question.id.as_str());
                self.unknown(say!("câu hỏi", "question"), id, known, &key_of(place, id));
                continue;
            };
            let solution = self.solution(draft, question, &place.key(id));
            key.solutions
                .extend(solution.map(|solution| (id.clone(), solution)));
        }
        for Question { id, .. } in questions {
            if !drafts.contains_key(id) {
                self.error(
                    place,
                    say!(
                        "câu hỏi `{id}` chưa có đáp án",
                        "the question `{id}` has no answer"
                    ),
                    Some(say!(
                        "thêm dòng `{id}: {{answer: …, explanation: …}}`",
                        "add a line `{id}: {{answer: …, explanation: …}}`"
                    )),
                );
            }
        }
        key
    }

    fn question(&mut self, draft: &QuestionDraft, place: &Place) -> Option<Question> {
        let id = self.id(&draft.id, &place.key("id"));
        let kind = match &draft.kind {
            Some(kind) => self.named(kind, &place.key("kind")),
            None => Some(QuestionKind::Single),
        };
        let pillar = draft.pillar.as_ref();
        let pillar = pillar.and_then(|pillar| self.named(pillar, &place.key("pillar")));
        let text = self.text(&draft.text, &place.key("text"));
        let choices = draft.choices.as_ref();
        let choices = choices.and_then(|choices| self.choices(choices, &place.key("choices")));
        let kind = kind?;
        let has_choices = !matches!(kind, QuestionKind::TrueFalse | QuestionKind::Short);
        if has_choices && draft.choices.is_none() {
            self.no_choices(kind, place);
            return None;
        }
        if !has_choices && draft.choices.is_some() {
            self.choices_for_nothing(kind, place);
            return None;
        }
        Some(Question {
            id,
            kind,
            pillar,
            text,
            choices: if has_choices { choices? } else { Vec::new() },
            place: place.clone(),
        })
    }

    fn choices(&mut self, draft: &ChoicesDraft, place: &Place) -> Option<Vec<Choice>> {
        let listed: Vec<(Place, &TextDraft)> = match draft {
            ChoicesDraft::Listed(texts) => {
                let texts = texts.iter().enumerate();
                texts.map(|(at, text)| (place.index(at), text)).collect()
            }
            ChoicesDraft::Lettered(texts) => {
                if !are_letters(texts.keys()) {
                    self.no_letters(place);
                    return None;
                }
                let texts = texts.iter();
                texts.map(|(at, text)| (place.key(at), text)).collect()
            }
        };
        let count = listed.len();
        if !CHOICES.contains(&count) {
            let (least, most) = (CHOICES.start(), CHOICES.end());
            self.error(
                place,
                say!(
                    "có {count} phương án: mỗi câu cần từ {least} đến {most} phương án",
                    "{count} choices: a question needs {least} to {most}"
                ),
                None,
            );
            return None;
        }
        let mut seen: BTreeMap<(Language, Vec<SpelledWord>), char> = BTreeMap::new();
        let mut choices = Vec::new();
        for (letter, (place, draft)) in ('a'..='h').zip(listed) {
            let text = self.text(draft, &place);
            self.same_choice(&text, letter, &mut seen, &place);
            choices.push(Choice { letter, text });
        }
        Some(choices)
    }

    /// Two choices that say the same: whoever picks the other one has lost for nothing.
    fn same_choice(
        &mut self,
        text: &Localized<String>,
        letter: char,
        seen: &mut BTreeMap<(Language, Vec<SpelledWord>), char>,
        place: &Place,
    ) {
        for (language, text) in text.iter() {
            let words = spelled(text);
            // Signs alone (`>`, `=`) are no words, and may well be choices.
            if words.is_empty() {
                continue;
            }
            if let Some(first) = seen.insert((language.clone(), words), letter) {
                self.error(
                    place,
                    say!(
                        "phương án `{letter}` trùng với phương án `{first}`",
                        "choice `{letter}` is the same as `{first}`"
                    ),
                    Some(say!(
                        "sửa hoặc xóa một trong hai phương án",
                        "change or remove one of the two"
                    )),
                );
                return;
            }
        }
    }

    /// What is right for one question; `place` is the question or its entry in the key.
    pub(super) fn solution(
        &mut self,
        draft: &SolutionDraft,
        question: &Question,
        place: &Place,
    ) -> Option<Solution> {
        let right = self.right(&draft.answer, question, &place.key("answer"));
        if draft.explanation.is_none() {
            self.warn(
                place,
                say!(
                    "câu hỏi `{0}` chưa có lời giải thích",
                    "the question `{0}` has no explanation",
                    question.id
                ),
                Some(say!(
                    "thêm `explanation: …` (vì sao đáp án này đúng) và `basis: …` (căn cứ)",
                    "add `explanation: …` (why it is right) and `basis: …` (where it is laid down)"
                )),
            );
        }
        let in_words = question.kind == QuestionKind::Short;
        Some(Solution {
            spelled: draft.answer.0.first().filter(|_| in_words).cloned(),
            explanation: self.optional(draft.explanation.as_ref(), place, "explanation"),
            basis: self.optional(draft.basis.as_ref(), place, "basis"),
            right: right?,
        })
    }
}

/// `a`, `b`, `c` … or `A`, `B`, `C` …, in one case and none left out.
fn are_letters<'a>(keys: impl Iterator<Item = &'a String> + Clone) -> bool {
    let lower = ('a'..='z').map(String::from);
    let upper = ('A'..='Z').map(String::from);
    let count = keys.clone().count();
    keys.clone().cloned().eq(lower.take(count)) || keys.cloned().eq(upper.take(count))
}
