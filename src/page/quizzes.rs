//! All practice quizzes.

use std::sync::Arc;

use serde::Serialize;

use super::kind::Body;
use super::search_entry::SearchEntry;
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;
use crate::site::{Quiz, Route};

/// All practice quizzes.
#[derive(Clone, Debug, Serialize)]
pub struct QuizzesPage {
    /// The quizzes in the order of their ids.
    pub quizzes: Vec<QuizCard>,
}

/// A quiz in a list.
#[derive(Clone, Debug, Serialize)]
pub struct QuizCard {
    /// Title.
    pub title: Wording,
    /// What it is about.
    pub summary: Option<Wording>,
    /// How many questions one run has.
    pub asked: usize,
    /// How many there are.
    pub count: usize,
    /// Address.
    pub href: String,
}

/// All practice quizzes.
pub(super) fn quizzes(view: &View) -> Sheet {
    Sheet {
        section: "quizzes".to_owned(),
        description: view.filled("description_quizzes", &[("site", &view.site_title())]),
        ..Sheet::new(
            view.phrase("section_quizzes").to_owned(),
            Body::Quizzes(Box::new(QuizzesPage {
                quizzes: view.quiz_cards(),
            })),
        )
    }
}

impl View<'_> {
    /// A quiz as an entry of the search index: by what it asks.
    pub(super) fn found_quiz(&self, quiz: &Quiz) -> SearchEntry {
        let asked = quiz.questions.iter();
        let asked: Vec<String> = asked.map(|one| self.word(&one.text).text).collect();
        SearchEntry {
            text: Arc::from(asked.join("\n")),
            keywords: vec![self.phrase("section_quizzes").to_owned()],
            ..self.found(
                "quiz",
                self.word(&quiz.title),
                quiz.summary
                    .as_ref()
                    .map(|summary| self.word(summary).text)
                    .unwrap_or_default(),
                &Route::Quiz(quiz.id.clone()),
            )
        }
    }

    /// Every quiz of the site.
    pub(super) fn quiz_cards(&self) -> Vec<QuizCard> {
        let card = |quiz: &Quiz| QuizCard {
            title: self.word(&quiz.title),
            summary: self.maybe(quiz.summary.as_ref()),
            asked: quiz.asked(),
            count: quiz.questions.len(),
            href: self.href(&Route::Quiz(quiz.id.clone())),
        };
        self.site.quizzes.iter().map(card).collect()
    }
}
