//! One practice quiz: every question with its answer, for those who read, print or answer in the browser.

use serde::Serialize;
use serde_json::json;

use super::kind::Body;
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;
use crate::language::Language;
use crate::site::{Question, QuestionKind, Quiz, Route, Solution};
use crate::source::{folded, spelled};

/// One practice quiz.
#[derive(Clone, Debug, Serialize)]
pub struct QuizPage {
    /// Title.
    pub title: Wording,
    /// What it is about.
    pub summary: Option<Wording>,
    /// How many questions one run has.
    pub asked: usize,
    /// How questions are drawn, for the script: `procedures:3 :2`; empty when all are asked.
    pub draw: String,
    /// True when questions and choices come in another order each time.
    pub shuffles: bool,
    /// Percent of right answers from which on it is passed.
    pub pass_percent: Option<u8>,
    /// True when a short answer may leave out tones and marks.
    pub are_marks_optional: bool,
    /// True for made-up content.
    pub is_sample: bool,
    /// The questions in the author's order.
    pub questions: Vec<QuestionView>,
}

/// A question with its answer.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionView {
    /// Id.
    pub id: String,
    /// How it is answered.
    pub kind: QuestionKind,
    /// Name of its pillar (`pillar_<name>` in the theme).
    pub pillar: Option<&'static str>,
    /// What is asked.
    pub text: Wording,
    /// What one can choose or put in order, each with its letter.
    pub choices: Vec<ChoiceView>,
    /// True when a choice speaks of the others (`Cả a và b`), so that they have to stay in order.
    pub keeps_order: bool,
    /// Every answer that counts, as the script compares them: joined by `|`.
    pub right: String,
    /// What is right, to be read: `b`, `a, c`, `t`, `f`, `c, a, b`, or words.
    pub answer: String,
    /// Why.
    pub explanation: Option<Wording>,
    /// Where it is laid down.
    pub basis: Option<Wording>,
}

/// Something to choose.
#[derive(Clone, Debug, Serialize)]
pub struct ChoiceView {
    /// Its letter.
    pub letter: char,
    /// What it says.
    #[serde(flatten)]
    pub wording: Wording,
}

/// One practice quiz.
pub(super) fn quiz(view: &View, quiz: &Quiz) -> Sheet {
    let title = view.word(&quiz.title);
    let summary = view.maybe(quiz.summary.as_ref());
    let asked = quiz.asked();
    let questions = quiz.questions.iter();
    let questions = questions.filter_map(|question| {
        let solution = quiz.key.solutions.get(&question.id)?;
        Some(view.question(question, solution))
    });
    let draw = quiz.strata.iter().map(|stratum| {
        let pillar = stratum.pillar.map_or("", |pillar| pillar.name());
        format!("{pillar}:{}", stratum.count)
    });
    let body = QuizPage {
        title: title.clone(),
        asked,
        draw: draw.collect::<Vec<_>>().join(" "),
        shuffles: quiz.shuffles,
        pass_percent: quiz.pass_percent,
        are_marks_optional: quiz.are_marks_optional,
        is_sample: quiz.is_sample,
        questions: questions.collect(),
        summary: summary.clone(),
    };
    let said = view.filled("description_quiz", &[("site", &view.site_title())]);
    Sheet {
        section: "quizzes".to_owned(),
        description: summary.map_or(said, |summary| summary.text),
        crumbs: vec![view.section(&Route::Quizzes, "section_quizzes")],
        here: Some(title.clone()),
        translations: Some(languages(view, quiz)),
        schema: Some(json!({"@type": "Quiz", "name": title.text})),
        ..Sheet::new(title.text, Body::Quiz(Box::new(body)))
    }
}

/// Languages in which every question can be read. Choices may well be numbers and names, the same in all of them.
fn languages(view: &View, quiz: &Quiz) -> Vec<Language> {
    let is_in = |language: &&Language| {
        let mut texts = quiz.questions.iter().map(|question| &question.text);
        quiz.title.get(language).is_some() && texts.all(|text| text.get(language).is_some())
    };
    let languages = view.site.settings.languages.iter();
    languages.filter(is_in).cloned().collect()
}

impl View<'_> {
    fn question(&self, question: &Question, solution: &Solution) -> QuestionView {
        let choices = question.choices.iter().map(|choice| ChoiceView {
            letter: choice.letter,
            wording: self.word(&choice.text),
        });
        let choices: Vec<ChoiceView> = choices.collect();
        let right: Vec<&str> = solution.right.iter().map(|one| one.0.as_str()).collect();
        QuestionView {
            id: question.id.clone(),
            kind: question.kind,
            pillar: question.pillar.map(|pillar| pillar.name()),
            text: self.word(&question.text),
            keeps_order: choices
                .iter()
                .any(|choice| speaks_of_others(&choice.wording.text)),
            choices,
            answer: to_be_read(question.kind, solution),
            right: right.join("|"),
            explanation: self.maybe(solution.explanation.as_ref()),
            basis: self.maybe(solution.basis.as_ref()),
        }
    }
}

fn to_be_read(kind: QuestionKind, solution: &Solution) -> String {
    let first = solution.right.first().map_or("", |one| one.0.as_str());
    match kind {
        QuestionKind::Short => solution.spelled.clone().unwrap_or_default(),
        QuestionKind::Multiple | QuestionKind::Ordering => {
            let letters: Vec<String> = first.chars().map(String::from).collect();
            letters.join(", ")
        }
        QuestionKind::Single | QuestionKind::TrueFalse => first.to_owned(),
    }
}

/// `Cả a và b đều đúng`, `Tất cả các phương án trên`, `None of the above`.
fn speaks_of_others(choice: &str) -> bool {
    let words = spelled(choice).into_iter().flat_map(|word| word.parts);
    let words: Vec<String> = words.map(|part| folded(&part)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let is_letter = |word: &&str| matches!(*word, "a" | "b" | "c" | "d" | "e");
    match words.as_slice() {
        ["ca" | "both", rest @ ..] => {
            rest.iter().filter(|word| is_letter(word)).count() > 1
                || matches!(rest, ["hai" | "ba" | "bon", ..])
        }
        ["tat", "ca", rest @ ..] | ["khong", rest @ ..] | ["all" | "none", "of", rest @ ..] => {
            rest.iter().any(|word| {
                matches!(*word, "phuong" | "dap" | "tren" | "above" | "these") || is_letter(word)
            }) && rest.len() < 8
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::speaks_of_others;

    #[test]
    fn some_choices_need_the_others_before_them() {
        for (choice, expected) in [
            ("Cả a và b đều đúng", true),
            ("Cả A, B và C", true),
            ("Cả ba phương án trên", true),
            ("Tất cả các phương án trên", true),
            ("Tất cả các đáp án trên đều đúng", true),
            ("Không phương án nào đúng", true),
            ("All of the above", true),
            ("None of these", true),
            ("Both a and c", true),
            ("Cả năm 2024", false),
            ("Tất cả cơ quan hành chính nhà nước", false),
            ("Không quá 03 ngày làm việc", false),
            ("All provinces", false),
        ] {
            assert_eq!(speaks_of_others(choice), expected, "{choice}");
        }
    }
}
