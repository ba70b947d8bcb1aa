//! A round, graded: every entry judged, attempts resolved, the prediction computed, entrants and teams in order.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rayon::prelude::*;

use crate::diagnostic::Text;
use crate::language::Language;
use crate::say;
use crate::site::{Contest, Round, Zone};

use super::arrival::{Arrival, merged};
use super::code::normal_code;
use super::collective::TeamStanding;
use super::flag::Flag;
use super::judge::{Bench, JudgedEntry, Verdict};
use super::key_file::KeyFile;
use super::ranking::Ranked;
use super::readiness::{missing_keys, needed_rounds, not_closed, round_of};
use super::{attempts, order, prediction, suspicion};

/// All that a grade is made of.
#[derive(Clone, Debug)]
pub struct Grading<'g> {
    /// The rules and the banks.
    pub contest: &'g Contest,
    /// Id of the round.
    pub round: &'g str,
    /// The answers.
    pub keys: &'g KeyFile,
    /// What came in, in any order.
    pub arrivals: Vec<Arrival>,
    /// The files it came in, in any order.
    pub inputs: Vec<Input>,
    /// What the organiser takes out.
    pub exclusions: Vec<Exclusion>,
    /// SHA-256 of the files with the rules and the questions, by name.
    pub rules: BTreeMap<String, String>,
    /// The instant of grading.
    pub at: Timestamp,
    /// Where days begin and end.
    pub zone: Zone,
    /// The site's languages, the default first.
    pub languages: &'g [Language],
}

/// A file that entries came in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Input {
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
    /// How many entries stand in it, readable or not.
    pub entries: u64,
}

/// An entrant or an entry that the organiser takes out, with the reason and who signed for it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exclusion {
    /// The entrant's code (all their entries), or the SHA-256 of one entry or its first sixteen digits at least.
    pub code: String,
    /// Why.
    pub reason: String,
    /// Who signed for it.
    pub by: String,
}

/// The order of one group, or of all groups together.
#[derive(Clone, Debug, Default)]
pub struct GroupRanking {
    /// Id of the group.
    pub group: String,
    /// Everybody in it.
    pub ranked: Vec<Ranked>,
}

/// A graded round.
#[derive(Clone, Debug)]
pub struct Graded<'g> {
    /// What it was made of; the arrivals are in `entries` now.
    pub grading: Grading<'g>,
    /// Position of the round in the rules.
    pub round: usize,
    /// Every entry that was looked at, in the order of hashes; those of earlier rounds too where the rules count over the whole contest.
    pub entries: Vec<JudgedEntry>,
    /// How many entries are for rounds that were not looked at.
    pub elsewhere: BTreeMap<String, u64>,
    /// Per group of the rules, in their order.
    pub rankings: Vec<GroupRanking>,
    /// The same over all rounds, when this is the last one and something is won over all of them.
    pub overall: Vec<GroupRanking>,
    /// Position of the prize in the rules by position of the entry: of this round.
    pub prizes: BTreeMap<usize, usize>,
    /// The same of the whole contest.
    pub overall_prizes: BTreeMap<usize, usize>,
    /// Entrants with an entry that counts, in this round.
    pub entrants: u64,
    /// Entrants with every answer right, in this round.
    pub all_right: u64,
    /// What the prediction was about, in steps of the last decimal.
    pub actual: Option<u64>,
    /// Teams in order.
    pub teams: Vec<TeamStanding>,
    /// What the organiser should know besides.
    pub notes: Vec<Text>,
}

impl<'g> Graded<'g> {
    /// The round.
    pub fn round(&self) -> &'g Round {
        &self.grading.contest.rounds[self.round]
    }

    /// What the prediction was about, as a number.
    pub fn actual_shown(&self) -> Option<String> {
        let rules = self.grading.contest.prediction.as_ref();
        let found = rules.zip(self.actual);
        found.map(|(rules, steps)| prediction::shown(rules, steps))
    }

    /// Entries of this round, and those of which nobody can tell the round.
    pub fn of_this_round(&self) -> impl Iterator<Item = (usize, &JudgedEntry)> {
        let entries = self.entries.iter().enumerate();
        entries.filter(|(_, entry)| entry.round.is_none_or(|round| round == self.round))
    }

    /// Entries of this round that count.
    pub fn counting(&self) -> impl Iterator<Item = (usize, &JudgedEntry)> {
        self.of_this_round()
            .filter(|(_, entry)| entry.verdict == Verdict::Counts)
    }
}

/// Grades a round.
///
/// # Errors
/// Why it cannot be graded: no such round, not closed yet, a key that is missing.
pub fn grade(mut grading: Grading<'_>) -> Result<Graded<'_>, Vec<Text>> {
    let contest = grading.contest;
    let round = round_of(contest, grading.round).map_err(|wrong| vec![wrong])?;
    let needed = needed_rounds(contest, round);
    let mut wrong = not_closed(&contest.rounds[round], grading.at, grading.zone);
    wrong.extend(missing_keys(contest, grading.keys, &needed));
    if !wrong.is_empty() {
        return Err(wrong);
    }
    grading.inputs.sort_unstable();
    grading.exclusions.sort_unstable();
    grading.exclusions.dedup();
    let (arrivals, elsewhere) = relevant(&mut grading, &needed);
    let bench = Bench::new(contest, grading.keys, grading.zone);
    let mut entries: Vec<JudgedEntry> = arrivals
        .into_par_iter()
        .map(|arrival| bench.judge(arrival))
        .collect();
    let notes = exclude(contest, &grading.exclusions, &mut entries);
    suspicion::suspect(&mut entries);
    attempts::resolve(&contest.attempts, &mut entries);
    let mut graded = Graded {
        grading,
        round,
        entries,
        elsewhere,
        rankings: Vec::new(),
        overall: Vec::new(),
        prizes: BTreeMap::new(),
        overall_prizes: BTreeMap::new(),
        entrants: 0,
        all_right: 0,
        actual: None,
        teams: Vec::new(),
        notes,
    };
    order::count(&mut graded);
    order::put_in_order(&mut graded);
    order::collective(&mut graded);
    Ok(graded)
}

/// Entries of the rounds that are needed and those of which nobody can tell; of the rest how many there are.
fn relevant(grading: &mut Grading<'_>, needed: &[usize]) -> (Vec<Arrival>, BTreeMap<String, u64>) {
    let contest = grading.contest;
    let mut elsewhere = BTreeMap::new();
    let mut arrivals = merged(std::mem::take(&mut grading.arrivals));
    arrivals.retain(|arrival| {
        let Ok(entry) = &arrival.entry else {
            return true;
        };
        let round = contest
            .rounds
            .iter()
            .position(|round| round.id == entry.round);
        match round.filter(|round| entry.contest == contest.id && !needed.contains(round)) {
            None => true,
            Some(round) => {
                *elsewhere
                    .entry(contest.rounds[round].id.clone())
                    .or_default() += 1;
                false
            }
        }
    });
    (arrivals, elsewhere)
}

/// Takes out what the organiser signed for; one that hits nothing is told.
fn exclude(contest: &Contest, exclusions: &[Exclusion], entries: &mut [JudgedEntry]) -> Vec<Text> {
    let mut notes = Vec::new();
    for exclusion in exclusions {
        let written = exclusion.code.trim();
        let code = normal_code(contest.code, written);
        let is_hash = written.len() >= 16 && written.bytes().all(|b| b.is_ascii_hexdigit());
        let hash = written.to_ascii_lowercase();
        let mut hit = false;
        for entry in entries.iter_mut() {
            if (!code.is_empty() && entry.code == code)
                || (is_hash && entry.arrival.hash.starts_with(&hash))
            {
                hit = true;
                entry.flag(Flag::Excluded {
                    reason: exclusion.reason.clone(),
                    by: exclusion.by.clone(),
                });
            }
        }
        if !hit {
            notes.push(say!(
                "Quyết định loại `{written}` không ứng với bài thi nào.",
                "The decision to take out `{written}` fits no entry."
            ));
        }
    }
    notes
}
