//! What was right in a bank, why, and how anybody can check that the key is the one that was promised.

use serde::Serialize;

use crate::contest::promised;
use crate::page::kind::Body;
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::{Bank, Contest, Question, QuestionKind, Solution};

/// The key of a bank.
#[derive(Clone, Debug, Serialize)]
pub struct ContestKeyPage {
    /// True when the contest is made up.
    pub is_sample: bool,
    /// Rounds that drew from it.
    pub rounds: Vec<Wording>,
    /// The questions in the author's order.
    pub questions: Vec<SolvedQuestion>,
    /// What was promised, as hex.
    pub commitment: Option<String>,
    /// True when the promise was kept.
    pub is_kept: bool,
    /// Address of the text whose SHA-256 that is.
    pub text: String,
    /// Name of that file.
    pub file: String,
    /// Salt, as hex.
    pub salt: String,
}

/// A question with what was right.
#[derive(Clone, Debug, Serialize)]
pub struct SolvedQuestion {
    /// Id.
    pub id: String,
    /// `pillar_<pillar>` in the theme.
    pub pillar: Option<&'static str>,
    /// What was asked.
    pub text: Wording,
    /// Name of its kind.
    pub kind: &'static str,
    /// Choices: letter, text, whether it was right; in the right order where one was to be found.
    pub choices: Vec<(char, Wording, bool)>,
    /// True when a statement was right (`true_false`).
    pub is_true: bool,
    /// Words that counted as right (`short`).
    pub words: Vec<String>,
    /// Why.
    pub explanation: Option<Wording>,
    /// Where it is laid down.
    pub basis: Option<Wording>,
}

/// Path of the text that was hashed, from the top of the site.
pub fn contest_key_path(contest: &Contest, bank: &Bank) -> String {
    format!("data/contests/{}-{}.txt", contest.id, bank.id)
}

/// The key of a bank, by the positions of contest and bank.
pub(in crate::page) fn key(view: &View, at: usize, bank: usize) -> Option<Sheet> {
    let contest = view.site.contests.get(at)?;
    let bank = contest.banks.values().nth(bank)?;
    let revealed = bank.revealed.as_ref()?;
    let text = promised(&contest.id, &bank.id, &revealed.salt, &revealed.key);
    let hash = crate::contest::sha256(text);
    let path = contest_key_path(contest, bank);
    let rounds = contest.rounds_of(&bank.id);
    let questions = bank.questions.iter().filter_map(|question| {
        let solution = revealed.key.solutions.get(&question.id)?;
        Some(solved(view, question, solution))
    });
    let body = ContestKeyPage {
        is_sample: contest.is_sample,
        rounds: rounds.map(|round| view.word(&round.name)).collect(),
        questions: questions.collect(),
        is_kept: bank.commitment.as_ref() == Some(&hash),
        commitment: bank.commitment.clone(),
        text: view.file(&path),
        file: path.rsplit('/').next().unwrap_or(&path).to_owned(),
        salt: revealed.salt.clone(),
    };
    let title = view.word(&contest.title).text;
    let names: Vec<&str> = body.rounds.iter().map(|name| name.text.as_str()).collect();
    let values = [("title", title.as_str()), ("round", &names.join(", "))];
    Some(Sheet {
        section: "contests".to_owned(),
        description: view.filled("description_contest_key", &values),
        crumbs: view.way_to(contest),
        here: Some(Wording::own(view.phrase("section_contest_key"))),
        ..Sheet::new(
            view.filled("title_contest_key", &values),
            Body::ContestKey(Box::new(body)),
        )
    })
}

fn solved(view: &View, question: &Question, solution: &Solution) -> SolvedQuestion {
    let right: Vec<&str> = solution.right.iter().map(|one| one.0.as_str()).collect();
    let letters = right.first().copied().unwrap_or_default();
    let mut choices: Vec<(char, Wording, bool)> = question
        .choices
        .iter()
        .map(|choice| {
            let is_right = letters.contains(choice.letter);
            (choice.letter, view.word(&choice.text), is_right)
        })
        .collect();
    if question.kind == QuestionKind::Ordering {
        choices.sort_by_key(|(letter, ..)| letters.find(*letter));
    }
    SolvedQuestion {
        id: question.id.clone(),
        pillar: question.pillar.map(|pillar| pillar.name()),
        text: view.word(&question.text),
        kind: question.kind.name(),
        choices,
        is_true: letters == "t",
        words: match question.kind {
            QuestionKind::Short => right.iter().map(|one| (*one).to_owned()).collect(),
            _ => Vec::new(),
        },
        explanation: view.maybe(solution.explanation.as_ref()),
        basis: view.maybe(solution.basis.as_ref()),
    }
}
