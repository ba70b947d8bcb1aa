//! A paper drawn again and scored: what several answers make up is right as a whole or not at all.

use std::collections::BTreeMap;

use crate::site::{Answer, Key, Question, QuestionKind};

use super::draw::Drawer;
use super::entry::Entry;
use super::flag::Flag;
use super::judge::JudgedEntry;

/// Who needs less than so many seconds per question has not read them.
pub const LEAST_SECONDS_PER_QUESTION: u32 = 2;

/// So many equal mistakes are no accident.
pub const LEAST_MISTAKES: usize = 4;

/// Draws the paper again and marks it; no answer is a wrong one.
pub(super) fn score(judged: &mut JudgedEntry, entry: &Entry, drawer: &Drawer<'_>, key: &Key) {
    let answers: BTreeMap<&str, &str> = entry
        .answers
        .iter()
        .map(|(q, a)| (q.as_str(), a.as_str()))
        .collect();
    let mut mistakes = Vec::new();
    let mut answered = 0;
    for question in drawer.questions(&judged.code, entry.attempt) {
        judged.of += 1;
        let given = answers.get(question.id.as_str());
        answered += usize::from(given.is_some());
        let solution = key.solutions.get(&question.id);
        let is_among = |answer: &str| {
            solution.is_some_and(|solution| solution.right.iter().any(|right| right.0 == answer))
        };
        // The key is in canonical form: what is the same text needs no reading.
        let is_right = given.is_some_and(|given| {
            is_among(given)
                || match read(question, given) {
                    Some(answer) => is_among(&answer.0),
                    None => {
                        judged.flag(Flag::UnreadableAnswer(question.id.clone()));
                        false
                    }
                }
        });
        judged.score += u16::from(is_right);
        if let Some(given) = given.filter(|_| !is_right) {
            mistakes.push(format!("{}={given}", question.id));
        }
        judged.marks.push((question.id.clone(), is_right));
    }
    judged.marks.sort_unstable();
    if answered < answers.len() {
        let on_paper = |id: &str| {
            judged
                .marks
                .binary_search_by(|(known, _)| known.as_str().cmp(id))
                .is_ok()
        };
        let foreign = answers.keys().filter(|id| !on_paper(id)).take(5);
        let foreign = foreign.map(|id| id.chars().take(40).collect()).collect();
        judged.flag(Flag::Forged(foreign));
    }
    if mistakes.len() >= LEAST_MISTAKES {
        mistakes.sort_unstable();
        judged.mistakes = Some((mistakes.join("\n"), mistakes.len()));
    }
    let least = LEAST_SECONDS_PER_QUESTION * u32::from(judged.of);
    if let Some(seconds) = judged.seconds.filter(|seconds| *seconds < least) {
        judged.flag(Flag::TooFast {
            seconds,
            questions: judged.of.into(),
        });
    }
}

/// An answer in the form of entries; nothing when it is none to this question.
fn read(question: &Question, given: &str) -> Option<Answer> {
    let last = question.choices.last().map_or('a', |choice| choice.letter);
    let answer = Answer::read(question.kind, &[given.to_owned()], last).ok()?;
    // In an entry letters are written one way only; a page that writes them otherwise is none of ours.
    let is_canonical = question.kind == QuestionKind::Short || answer.0 == given;
    is_canonical.then_some(answer)
}
