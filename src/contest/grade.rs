//! A round, graded: every entry judged, attempts resolved, the prediction computed, entrants and teams in order.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rayon::prelude::*;

use crate::diagnostic::Text;
use crate::language::Language;
use crate::say;
use crate::site::{AttemptScope, Contest, PredictionScope, PrizeScope, Round, Zone};

use super::arrival::{Arrival, merged};
use super::code::normal_code;
use super::collective::{TeamStanding, standings};
use super::draw::tie_break;
use super::flag::Flag;
use super::judge::{Bench, JudgedEntry, Verdict};
use super::key_file::KeyFile;
use super::moment::moment;
use super::prize::{Candidate, winners};
use super::ranking::{Contender, Ranked, rank};
use super::{attempts, prediction, suspicion};

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
    count(&mut graded);
    put_in_order(&mut graded);
    collective(&mut graded);
    Ok(graded)
}

fn round_of(contest: &Contest, id: &str) -> Result<usize, Text> {
    contest
        .rounds
        .iter()
        .position(|round| round.id == id)
        .ok_or_else(|| {
            let names: Vec<&str> = contest
                .rounds
                .iter()
                .map(|round| round.id.as_str())
                .collect();
            let names = names.join(", ");
            say!(
                "Cuộc thi không có vòng `{id}`. Các vòng: {names}.",
                "The contest has no round `{id}`. Its rounds: {names}."
            )
        })
}

/// Rounds whose entries decide about this one: itself, and those before it where something is counted over the whole contest.
fn needed_rounds(contest: &Contest, round: usize) -> Vec<usize> {
    let is_last = round + 1 == contest.rounds.len();
    let is_overall = is_last
        && contest
            .prizes
            .iter()
            .any(|prize| prize.scope == PrizeScope::Contest);
    let predicts = contest
        .prediction
        .as_ref()
        .is_some_and(|rules| rules.scope == PredictionScope::Contest);
    let is_wide = contest.attempts.scope == AttemptScope::Contest || predicts || is_overall;
    match is_wide {
        true => (0..=round).collect(),
        false => vec![round],
    }
}

fn not_closed(round: &Round, at: Timestamp, zone: Zone) -> Vec<Text> {
    if at >= round.closes {
        return Vec::new();
    }
    let (id, Text { vi, en }) = (&round.id, moment(round.closes, zone));
    vec![say!(
        "Vòng `{id}` chưa đóng (đóng {vi}). Chấm khi vòng thi còn mở là xem trước kết quả.",
        "The round `{id}` is not closed (it closes at {en}). A grade of an open round is a look at its result."
    )]
}

fn missing_keys(contest: &Contest, keys: &KeyFile, needed: &[usize]) -> Vec<Text> {
    let banks: BTreeSet<&String> = needed
        .iter()
        .flat_map(|at| contest.rounds[*at].banks.values())
        .collect();
    let missing = banks
        .into_iter()
        .filter(|bank| !keys.banks.contains_key(*bank));
    let missing = missing.map(|bank| {
        say!(
            "Tệp đáp án không có bộ câu hỏi `{bank}`.",
            "The key has nothing for the bank `{bank}`."
        )
    });
    let broken = needed
        .iter()
        .flat_map(|at| contest.rounds[*at].banks.values());
    let broken: BTreeSet<&String> = broken
        .filter(|bank| is_broken(contest, keys, bank))
        .collect();
    let broken = broken.into_iter().map(|bank| {
        say!(
            "Đáp án của bộ câu hỏi `{bank}` không khớp với cam kết đã công bố; không chấm.",
            "The key of the bank `{bank}` does not fit the commitment that was published; nothing is graded."
        )
    });
    missing.chain(broken).collect()
}

fn is_broken(contest: &Contest, keys: &KeyFile, bank: &str) -> bool {
    let promised = contest
        .banks
        .get(bank)
        .and_then(|bank| bank.commitment.as_ref());
    promised.is_some_and(|promised| {
        keys.commitment(bank)
            .is_some_and(|found| found != *promised)
    })
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

/// Entrants, those with everything right, and what the prediction was about.
fn count(graded: &mut Graded<'_>) {
    let is_all_right = |entry: &JudgedEntry| entry.of > 0 && entry.score == entry.of;
    let counting: Vec<&JudgedEntry> = graded.counting().map(|(_, entry)| entry).collect();
    let (entrants, all_right) = (
        counting.len() as u64,
        counting.iter().filter(|entry| is_all_right(entry)).count() as u64,
    );
    graded.entrants = entrants;
    graded.all_right = all_right;
    let Some(rules) = &graded.grading.contest.prediction else {
        return;
    };
    let (entrants, all_right) = match rules.scope {
        PredictionScope::Round => (entrants, all_right),
        PredictionScope::Contest => {
            let counting = graded
                .entries
                .iter()
                .filter(|entry| entry.verdict == Verdict::Counts);
            let everybody: BTreeSet<&str> =
                counting.clone().map(|entry| entry.code.as_str()).collect();
            let right = counting.filter(|entry| is_all_right(entry));
            let right: BTreeSet<&str> = right.map(|entry| entry.code.as_str()).collect();
            (everybody.len() as u64, right.len() as u64)
        }
    };
    graded.actual = Some(prediction::actual(rules, entrants, all_right));
}

fn put_in_order(graded: &mut Graded<'_>) {
    let contest = graded.grading.contest;
    let round = graded.round();
    let off_by = |entry: &JudgedEntry| Some(graded.actual?.abs_diff(entry.prediction?));
    let contenders: Vec<Contender> = graded
        .counting()
        .map(|(at, entry)| Contender {
            entry: at,
            score: entry.score.into(),
            off_by: off_by(entry),
            seconds: entry.seconds.map(u64::from),
            submitted: entry.submitted(),
            draw: tie_break(&contest.id, round, &entry.code),
        })
        .collect();
    let (rankings, prizes) = order(graded, contenders, PrizeScope::Round);
    let is_last = graded.round + 1 == contest.rounds.len();
    if is_last
        && contest
            .prizes
            .iter()
            .any(|prize| prize.scope == PrizeScope::Contest)
    {
        let contenders = over_all_rounds(graded);
        (graded.overall, graded.overall_prizes) = order(graded, contenders, PrizeScope::Contest);
    }
    (graded.rankings, graded.prizes) = (rankings, prizes);
}

/// Every group in order, and who wins what.
fn order(
    graded: &Graded<'_>,
    contenders: Vec<Contender>,
    scope: PrizeScope,
) -> (Vec<GroupRanking>, BTreeMap<usize, usize>) {
    let contest = graded.grading.contest;
    let group = |at: usize| {
        graded.entries[at]
            .entry()
            .map_or("", |entry| entry.group.as_str())
    };
    let mut by_group: BTreeMap<&str, Vec<Contender>> = BTreeMap::new();
    for contender in &contenders {
        by_group
            .entry(group(contender.entry))
            .or_default()
            .push(contender.clone());
    }
    let rankings = contest.groups.iter().map(|rules| GroupRanking {
        group: rules.id.clone(),
        ranked: rank(
            &contest.ranking,
            by_group.remove(rules.id.as_str()).unwrap_or_default(),
        ),
    });
    let rankings = rankings.collect();
    let together = rank(&contest.ranking, contenders)
        .into_iter()
        .map(|ranked| Candidate {
            entry: ranked.contender.entry,
            group: group(ranked.contender.entry).to_owned(),
        });
    let together: Vec<Candidate> = together.collect();
    let won = winners(&contest.prizes, scope, &together);
    (rankings, won.into_iter().collect())
}

/// Over all rounds: scores, distances and times of an entrant are added up; the last instant and the draw of the last round decide ties.
fn over_all_rounds(graded: &Graded<'_>) -> Vec<Contender> {
    let contest = graded.grading.contest;
    let mut by_code: BTreeMap<&str, Contender> = BTreeMap::new();
    let add = |one: Option<u64>, other: Option<u64>| Some(one? + other?);
    for (at, entry) in graded.entries.iter().enumerate() {
        if entry.verdict != Verdict::Counts {
            continue;
        }
        let off_by = graded
            .actual
            .zip(entry.prediction)
            .map(|(is, said)| is.abs_diff(said));
        let this = Contender {
            entry: at,
            score: entry.score.into(),
            off_by,
            seconds: entry.seconds.map(u64::from),
            submitted: entry.submitted(),
            draw: tie_break(&contest.id, graded.round(), &entry.code),
        };
        by_code
            .entry(entry.code.as_str())
            .and_modify(|all| {
                all.score += this.score;
                all.off_by = add(all.off_by, this.off_by);
                all.seconds = add(all.seconds, this.seconds);
                let is_later = this.submitted > all.submitted;
                if is_later {
                    all.submitted = this.submitted;
                    all.entry = at;
                }
            })
            .or_insert(this);
    }
    by_code.into_values().collect()
}

fn collective(graded: &mut Graded<'_>) {
    let contest = graded.grading.contest;
    let mut counts = vec![(0, 0); contest.teams.len()];
    for (_, entry) in graded.counting() {
        if let Some(team) = entry.team {
            counts[team].0 += 1;
            counts[team].1 += u64::from(entry.score);
        }
    }
    graded.teams = standings(&contest.teams, contest.collective.as_ref(), &counts);
}
