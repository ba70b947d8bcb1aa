//! Entries to grade: papers drawn as an entry page would, answered well or badly, handed in when a test wants it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use loa::contest::{
    Arrival, BankKey, Drawer, Entry, Exclusion, Graded, Grading, KeyFile, grade, normal_code,
    sha256,
};
use loa::language::Language;
use loa::site::{Contest, Key, Question, QuestionKind, Zone};

use crate::rules::at;

/// A contest with its keys, to enter and to grade.
pub struct Sheet {
    pub contest: Contest,
    pub keys: KeyFile,
    pub languages: Vec<Language>,
}

impl Sheet {
    /// Every bank with its key.
    pub fn new(contest: Contest, keys: &[(&str, Key)]) -> Self {
        let bank = |key: &Key| BankKey {
            salt: "5a".repeat(32),
            key: key.clone(),
        };
        let banks = keys.iter().map(|(id, key)| ((*id).to_owned(), bank(key)));
        Self {
            keys: KeyFile {
                contest: contest.id.clone(),
                secret: Some("7e".repeat(32)),
                banks: banks.collect(),
            },
            contest,
            languages: vec!["vi".parse().unwrap()],
        }
    }

    /// An entry of the first round and group: so many right answers, begun ten minutes after opening and done in ten.
    pub fn entry(&self, code: &str, right: usize) -> Entry {
        self.entry_in(0, &self.contest.groups[0].id, code, 1, right)
    }

    /// An entry of any round, group and attempt.
    pub fn entry_in(
        &self,
        round: usize,
        group: &str,
        code: &str,
        attempt: u16,
        right: usize,
    ) -> Entry {
        let round = &self.contest.rounds[round];
        let drawer = Drawer::new(&self.contest, round, group).unwrap();
        let code_of_paper = normal_code(self.contest.code, code);
        let bank = &self.contest.banks[&round.banks[group]];
        let key = &self.keys.banks[&bank.id].key;
        let paper = drawer.paper(&code_of_paper, attempt);
        let answers = paper.iter().enumerate().map(|(at, drawn)| {
            let question = bank.questions.iter().find(|q| q.id == drawn.id).unwrap();
            let answer = key.solutions[&drawn.id].right[0].0.clone();
            let given = if at < right {
                answer
            } else {
                wrong(question, &answer, code)
            };
            (drawn.id.clone(), given)
        });
        let started = round.opens + jiff::SignedDuration::from_mins(10);
        Entry {
            contest: self.contest.id.clone(),
            round: round.id.clone(),
            group: group.to_owned(),
            code: code.to_owned(),
            attempt,
            fields: vec![("name".to_owned(), format!("Người Mẫu {code}"))],
            consents: Vec::new(),
            answers: answers.collect(),
            prediction: None,
            started,
            finished: started + jiff::SignedDuration::from_mins(10),
            device: None,
        }
    }

    /// Grades the first round an hour after it closed.
    pub fn grade(&self, arrivals: Vec<Arrival>) -> Graded<'_> {
        self.grade_round(0, arrivals, Vec::new())
    }

    /// Grades any round.
    pub fn grade_round(
        &self,
        round: usize,
        arrivals: Vec<Arrival>,
        exclusions: Vec<Exclusion>,
    ) -> Graded<'_> {
        let round = &self.contest.rounds[round];
        grade(Grading {
            contest: &self.contest,
            round: &round.id,
            keys: &self.keys,
            arrivals,
            inputs: Vec::new(),
            exclusions,
            rules: BTreeMap::new(),
            at: round.closes + jiff::SignedDuration::from_hours(1),
            zone: Zone::VIETNAM,
            languages: &self.languages,
        })
        .unwrap()
    }
}

/// Which wrong answer somebody gives follows from who they are, so that people differ.
fn wrong(question: &Question, right: &str, code: &str) -> String {
    match question.kind {
        QuestionKind::TrueFalse => if right == "t" { "f" } else { "t" }.to_owned(),
        QuestionKind::Short => format!("không biết {code}"),
        QuestionKind::Ordering => right.chars().rev().collect(),
        QuestionKind::Single | QuestionKind::Multiple => {
            let others = question
                .choices
                .iter()
                .filter(|choice| choice.letter.to_string() != right);
            let others: Vec<char> = others.map(|choice| choice.letter).collect();
            let hash = sha256(format!("{code}/{}", question.id));
            let pick = usize::from_str_radix(&hash[..4], 16).unwrap() % others.len();
            others[pick].to_string()
        }
    }
}

/// The entry as it came at an instant; without one nobody noted it.
pub fn came(entry: Entry, received: Option<Timestamp>) -> Arrival {
    let hash = sha256(entry.json(420));
    Arrival {
        sources: vec![format!("{}.loa-entry.txt", entry.code)],
        entry: Ok(entry),
        hash,
        received,
    }
}

/// The entry as it came the moment it was finished.
pub fn on_time(entry: Entry) -> Arrival {
    let received = entry.finished;
    came(entry, Some(received))
}

/// The same entry, finished at another instant, after so many seconds.
pub fn timed(mut entry: Entry, finished: &str, seconds: i64) -> Entry {
    entry.finished = at(finished);
    entry.started = entry.finished - jiff::SignedDuration::from_secs(seconds);
    entry
}

/// The ranking of a group as codes.
pub fn codes(graded: &Graded<'_>, group: usize) -> Vec<String> {
    let ranked = graded.rankings[group].ranked.iter();
    ranked
        .map(|ranked| graded.entries[ranked.contender.entry].code.clone())
        .collect()
}

/// What was said about the entries of a code, as words.
pub fn flags(graded: &Graded<'_>, code: &str) -> Vec<&'static str> {
    let entries = graded.entries.iter().filter(|entry| entry.code == code);
    entries
        .flat_map(|entry| entry.flags.iter().map(loa::contest::Flag::name))
        .collect()
}
