//! 100,000 entries of a round, from text codes to the last byte written: seconds per stage.
//!
//! `cargo bench --bench contest`. Not a test: nothing here can fail for being slow.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use loa::contest::{
    Arrival, BankKey, Drawer, Entry, Grading, KeyFile, arrivals_in, audit, grade, result,
    result_yaml, seal,
};
use loa::export::{contest_csv, contest_tables};
use loa::language::Language;
use loa::site::{Contest, Zone};
use rayon::prelude::*;

#[allow(dead_code)] // the tests use all of it
#[path = "../contest/rules.rs"]
mod rules;

const ENTRIES: usize = 100_000;
const ROUNDS: usize = 5;

fn main() {
    let (bank, key) = rules::plain_bank("vong-1", 200, &[]);
    let contest = rules::contest(bank, vec![rules::any(20)]);
    let keys = KeyFile {
        contest: contest.id.clone(),
        secret: Some("7e".repeat(32)),
        banks: BTreeMap::from([(
            "vong-1".to_owned(),
            BankKey {
                salt: "5a".repeat(32),
                key,
            },
        )]),
    };
    let languages: Vec<Language> = vec!["vi".parse().unwrap()];
    let codes: Vec<(String, jiff::Timestamp)> = (0..ENTRIES)
        .into_par_iter()
        .map(|number| {
            let entry = entry(&contest, number);
            (seal(&entry, 420), entry.finished)
        })
        .collect();
    let mut stages: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    for _ in 0..ROUNDS {
        let all = Instant::now();
        let mut stage = |name: &'static str, since: Instant| {
            stages.entry(name).or_default().push(since.elapsed());
        };
        let at = Instant::now();
        let read = codes
            .par_iter()
            .map(|(code, at)| arrivals_in("entries.csv", code, Some(*at)));
        let arrivals: Vec<Arrival> = read.flatten_iter().collect();
        stage("1 read", at);
        let at = Instant::now();
        let graded = grade(Grading {
            contest: &contest,
            round: "vong-1",
            keys: &keys,
            arrivals,
            inputs: Vec::new(),
            exclusions: Vec::new(),
            rules: BTreeMap::new(),
            at: contest.rounds[0].closes,
            zone: Zone::VIETNAM,
            languages: &languages,
        })
        .unwrap();
        stage("2 judge, resolve, rank", at);
        let at = Instant::now();
        let sheet = audit(&graded);
        stage("3 audit sheet", at);
        let at = Instant::now();
        let public = result(&graded, &sheet.last);
        let yaml = result_yaml(&public);
        stage("4 public result", at);
        stage("all but tables", all);
        let at = Instant::now();
        let tables = contest_tables(&graded, &public, &sheet);
        let csv: usize = tables
            .par_iter()
            .map(|table| contest_csv(table).len())
            .sum();
        stage("5 tables as CSV", at);
        #[cfg(feature = "excel")]
        {
            let at = Instant::now();
            let book = loa::export::contest_book(&tables, graded.grading.at).unwrap();
            assert!(book.len() > 1000);
            stage("6 workbook", at);
        }
        stage("all", all);
        assert!(csv > 1000 && yaml.len() > 100);
    }
    for (name, mut times) in stages {
        times.sort();
        println!(
            "{name}: {:.3?} (median of {ROUNDS}), fastest {:.3?}",
            times[ROUNDS / 2],
            times[0]
        );
    }
}

/// An entry that follows from its number: half of all answers right.
fn entry(contest: &Contest, number: usize) -> Entry {
    let round = &contest.rounds[0];
    let code = format!("BD{number:06}");
    let drawer = Drawer::new(contest, round, "can-bo").unwrap();
    let paper = drawer.paper(&code, 1);
    let answers = paper.into_iter().enumerate().map(|(at, drawn)| {
        let answer = if (number + at * number % 7).is_multiple_of(3) {
            "c"
        } else {
            "b"
        };
        (drawn.id, answer.to_owned())
    });
    let started = round.opens + jiff::SignedDuration::from_secs((number % 500_000) as i64);
    Entry {
        contest: contest.id.clone(),
        round: round.id.clone(),
        group: "can-bo".to_owned(),
        fields: vec![("name".to_owned(), format!("Người Dự Thi Mẫu {number}"))],
        consents: vec!["cham-thi".to_owned()],
        answers: answers.collect(),
        prediction: Some((number % 5000).to_string()),
        started,
        finished: started + jiff::SignedDuration::from_secs(300 + (number % 600) as i64),
        device: Some(format!("{number:016x}")),
        attempt: 1,
        code,
    }
}
