//! `quizzes/*.yaml`: a practice quiz, whose answers everybody may read.

use serde::Deserialize;

use super::{Count, Many, QuestionDraft, TextDraft, Words};

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuizDraft {
    /// What it is called.
    pub title: TextDraft,
    /// What it is about, in a sentence or two.
    pub summary: Option<TextDraft>,
    /// How many questions are drawn each time; all when neither this nor `strata` is there.
    pub draw: Option<Count>,
    /// How many are drawn of which content.
    #[serde(default)]
    pub strata: Many<DrawnDraft>,
    /// Whether questions and choices come in another order each time; they do when left out.
    pub shuffle: Option<bool>,
    /// Percent of right answers from which on it is passed: `70`, `70%`.
    pub pass: Option<Words>,
    /// True when a short answer may leave out tones and marks (`mot cua`).
    #[serde(default)]
    pub marks_optional: bool,
    /// True for a quiz whose content is an example.
    #[serde(default)]
    pub sample: bool,
    /// What is asked, with what is right.
    pub questions: Vec<QuestionDraft>,
}

/// So many questions of one content.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawnDraft {
    /// `institutional`, `procedures` …; any when left out.
    pub pillar: Option<Words>,
    /// How many.
    pub count: Count,
}
