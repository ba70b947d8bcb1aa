//! Contests to try things on: the rules in a line, everything else as plain as can be.

use std::collections::BTreeMap;

use jiff::Timestamp;
use loa::diagnostic::Place;
use loa::language::Localized;
use loa::site::{
    Answer, AskedField, Attempt, AttemptScope, Attempts, Bank, Choice, Contest, EntrantCode,
    EntrantGroup, EntryField, Intake, Key, Paper, Pillar, Privacy, Question, QuestionKind,
    RankingKey, Round, Solution, Stratum,
};

/// A text in Vietnamese.
pub fn vi(text: &str) -> Localized<String> {
    Localized::only("vi".parse().unwrap(), text.to_owned())
}

/// An instant.
pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A question of this kind with so many choices.
pub fn question(id: &str, kind: QuestionKind, pillar: Option<Pillar>, choices: usize) -> Question {
    let letters = ('a'..='z').take(choices);
    Question {
        id: id.to_owned(),
        kind,
        pillar,
        text: vi(id),
        choices: letters
            .map(|letter| Choice {
                letter,
                text: vi(&letter.to_string()),
            })
            .collect(),
        place: Place::file("banks/vong-1.yaml"),
    }
}

/// A bank of these questions.
pub fn bank(id: &str, questions: Vec<Question>) -> Bank {
    Bank {
        id: id.to_owned(),
        questions,
        commitment: None,
        revealed: None,
    }
}

/// A bank of so many questions with four choices each, of the pillars in turn; `b` is right everywhere.
pub fn plain_bank(id: &str, count: usize, pillars: &[Pillar]) -> (Bank, Key) {
    let pillar = |at: usize| (!pillars.is_empty()).then(|| pillars[at % pillars.len()]);
    let questions: Vec<_> = (0..count)
        .map(|at| question(&format!("q-{at:03}"), QuestionKind::Single, pillar(at), 4))
        .collect();
    let solution = Solution {
        spelled: None,
        right: vec![Answer("b".to_owned())],
        explanation: None,
        basis: None,
    };
    let solutions = questions
        .iter()
        .map(|question| (question.id.clone(), solution.clone()));
    let key = Key {
        solutions: solutions.collect(),
    };
    (bank(id, questions), key)
}

/// So many questions of any content.
pub fn any(count: u16) -> Stratum {
    Stratum {
        pillar: None,
        count,
    }
}

/// A round of a week, the first in July 2024, all groups with the same bank.
pub fn round(number: i64, groups: &[&str], bank: &str) -> Round {
    let week = jiff::SignedDuration::from_hours(7 * 24);
    let opens = at("2024-07-01T08:00:00+07:00") + week * (number as i32 - 1);
    let banks = groups
        .iter()
        .map(|group| ((*group).to_owned(), bank.to_owned()));
    Round {
        id: format!("vong-{number}"),
        name: vi(&format!("Vòng {number}")),
        opens,
        closes: opens + week,
        seed: format!("hat-giong-{number}"),
        banks: banks.collect(),
        result: None,
    }
}

/// A contest of one group, one round, one attempt, ranked by score and draw, codes given out, names asked for.
pub fn contest(bank: Bank, strata: Vec<Stratum>) -> Contest {
    let id = bank.id.clone();
    Contest {
        id: "tim-hieu-cchc".to_owned(),
        title: vi("Tìm hiểu cải cách hành chính"),
        summary: None,
        is_sample: true,
        decision: None,
        obligation: None,
        organiser: None,
        contact: None,
        excluded: Vec::new(),
        groups: vec![group("can-bo")],
        teams: Vec::new(),
        paper: Paper {
            strata,
            shuffles_questions: true,
            shuffles_choices: true,
            time_limit: None,
        },
        attempts: Attempts {
            most: 1,
            scope: AttemptScope::Round,
            counts: Attempt::First,
        },
        prediction: None,
        ranking: vec![RankingKey::Score, RankingKey::Draw],
        rounds: vec![round(1, &["can-bo"], &id)],
        banks: BTreeMap::from([(id, bank)]),
        prizes: Vec::new(),
        collective: None,
        code: EntrantCode::Issued,
        fields: vec![AskedField {
            field: EntryField::Name,
            is_required: true,
            why: None,
        }],
        consents: Vec::new(),
        privacy: Privacy {
            controller: vi("Sở Nội vụ"),
            purpose: vi("Trao giải"),
            keep_until: jiff::civil::date(2024, 12, 31),
        },
        intake: Intake::default(),
        study: Vec::new(),
        place: Place::file("contest.yaml"),
    }
}

/// A group without an age.
pub fn group(id: &str) -> EntrantGroup {
    EntrantGroup {
        id: id.to_owned(),
        name: vi(id),
        min_age: None,
    }
}
