//! What of a grade is published: ranks, masked names, units, scores and statistics – and the YAML that carries it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::language::Localized;
use crate::site::{
    EntryField, GroupResult, Prize, QuestionResult, RankedEntrant, RoundResult, TeamResult,
};

use super::grade::{Graded, GroupRanking};
use super::judge::JudgedEntry;
use super::mask::{masked, publishable_unit};
use super::prediction;

/// As many of a ranking are published as have a prize, and so many at least.
const LEAST_PUBLISHED: usize = 10;

/// The public result of a graded round; `audit` is the last hash of its audit sheet.
pub fn result(graded: &Graded<'_>, audit: &str) -> RoundResult {
    let contest = graded.grading.contest;
    let rules = contest.prediction.as_ref();
    RoundResult {
        released: Some(graded.grading.at),
        audit: audit.to_owned(),
        received: graded.of_this_round().count() as u64,
        entrants: graded.entrants,
        all_right: graded.all_right,
        actual: rules
            .zip(graded.actual)
            .map(|(rules, steps)| prediction::shown(rules, steps)),
        bands: bands(graded),
        by_day: by_day(graded),
        groups: groups(graded, &graded.rankings, &graded.prizes, false),
        overall: groups(graded, &graded.overall, &graded.overall_prizes, true),
        teams: teams(graded),
        questions: questions(graded),
    }
}

/// Entrants with everything right, with at least three quarters, with at least one, with less.
fn bands(graded: &Graded<'_>) -> [u64; 4] {
    let mut bands = [0; 4];
    for (_, entry) in graded.counting() {
        let (score, of) = (u32::from(entry.score), u32::from(entry.of));
        let band = match () {
            () if of > 0 && score == of => 0,
            () if score * 4 >= of * 3 => 1,
            () if score * 4 >= of => 2,
            () => 3,
        };
        bands[band] += 1;
    }
    bands
}

fn by_day(graded: &Graded<'_>) -> BTreeMap<String, u64> {
    let mut days = BTreeMap::new();
    // What cannot be read, or belongs to no round, came on no day of this one.
    let of_round = graded
        .of_this_round()
        .filter(|(_, entry)| entry.round.is_some());
    for at in of_round.filter_map(|(_, entry)| entry.submitted()) {
        *days
            .entry(graded.grading.zone.day(at).to_string())
            .or_default() += 1;
    }
    days
}

fn groups(
    graded: &Graded<'_>,
    rankings: &[GroupRanking],
    prizes: &BTreeMap<usize, usize>,
    is_overall: bool,
) -> BTreeMap<String, GroupResult> {
    let group = |ranking: &GroupRanking| {
        let scores = ranking
            .ranked
            .iter()
            .map(|ranked| u64::from(ranked.contender.score));
        let last_prize = ranking
            .ranked
            .iter()
            .rposition(|ranked| prizes.contains_key(&ranked.contender.entry));
        let published = last_prize.map_or(0, |at| at + 1).max(LEAST_PUBLISHED);
        let entrants = ranking.ranked.len() as u64;
        let shown = ranking.ranked.iter().take(published).map(|ranked| {
            let contender = &ranked.contender;
            let entry = &graded.entries[contender.entry];
            let rules = graded.grading.contest.prediction.as_ref();
            let steps = |steps: u64| rules.map(|rules| prediction::shown(rules, steps));
            let prize = prizes
                .get(&contender.entry)
                .map(|at| &graded.grading.contest.prizes[*at]);
            let of = graded.entries.iter().filter(|other| {
                other.code == entry.code && other.verdict == super::judge::Verdict::Counts
            });
            RankedEntrant {
                rank: ranked.rank,
                name: masked(
                    entry
                        .entry()
                        .and_then(|entry| entry.field(EntryField::Name.name()))
                        .unwrap_or(""),
                ),
                unit: unit(graded, entry),
                score: contender.score.try_into().unwrap_or(u16::MAX),
                of: if is_overall {
                    of.map(|entry| entry.of).sum()
                } else {
                    entry.of
                },
                prediction: entry.prediction.filter(|_| !is_overall).and_then(steps),
                off_by: contender.off_by.and_then(steps),
                seconds: contender
                    .seconds
                    .and_then(|seconds| seconds.try_into().ok()),
                decided_by: ranked.decided_by,
                prize: prize.map(|prize: &Prize| text(graded, &prize.name)),
            }
        });
        GroupResult {
            entrants,
            mean: mean(scores.sum(), entrants),
            ranking: shown.collect(),
        }
    };
    let found = rankings
        .iter()
        .map(|ranking| (ranking.group.clone(), group(ranking)));
    found.collect()
}

/// The team as the rules call it, else the unit as written, when nothing in it tells who somebody is.
fn unit(graded: &Graded<'_>, judged: &JudgedEntry) -> String {
    if let Some(team) = judged.team {
        return text(graded, &graded.grading.contest.teams[team].name);
    }
    let entry = judged.entry();
    let said = |field: EntryField| {
        entry
            .and_then(|entry| entry.field(field.name()))
            .unwrap_or("")
    };
    match publishable_unit(said(EntryField::Workplace)) {
        workplace if workplace.is_empty() => publishable_unit(said(EntryField::Team)),
        workplace => workplace,
    }
}

fn teams(graded: &Graded<'_>) -> Vec<TeamResult> {
    let contest = graded.grading.contest;
    let teams = graded.teams.iter().map(|standing| TeamResult {
        id: contest.teams[standing.team].id.clone(),
        rank: standing.rank,
        entrants: standing.entrants,
        members: standing.members,
        mean: mean(standing.right, standing.entrants),
        prize: standing
            .prize
            .zip(contest.collective.as_ref())
            .map(|(at, rules)| text(graded, &rules.prizes[at].name)),
    });
    teams.collect()
}

fn questions(graded: &Graded<'_>) -> Vec<QuestionResult> {
    let contest = graded.grading.contest;
    let counting: Vec<&JudgedEntry> = graded.counting().map(|(_, entry)| entry).collect();
    let counts = counting
        .par_iter()
        .fold(Counts::new, |counts, entry| {
            marks(graded, entry).fold(counts, add)
        })
        .reduce(Counts::new, |one, other| other.into_iter().fold(one, add));
    let banks: std::collections::BTreeSet<&String> = graded.round().banks.values().collect();
    let banks = banks.into_iter().filter_map(|bank| contest.banks.get(bank));
    let questions = banks.flat_map(|bank| {
        bank.questions
            .iter()
            .map(move |question| (bank.id.as_str(), question))
    });
    let results = questions.map(|(bank, question)| {
        let (asked, right) = counts
            .get(&(bank, question.id.as_str()))
            .copied()
            .unwrap_or_default();
        QuestionResult {
            id: question.id.clone(),
            pillar: question.pillar,
            asked,
            right,
        }
    });
    results.collect()
}

/// How often a question was asked and answered right, by its bank and id.
type Counts<'g> = BTreeMap<(&'g str, &'g str), (u64, u64)>;

fn add<'g>(
    mut counts: Counts<'g>,
    (question, (asked, right)): ((&'g str, &'g str), (u64, u64)),
) -> Counts<'g> {
    let count = counts.entry(question).or_default();
    *count = (count.0 + asked, count.1 + right);
    counts
}

/// Every question of an entry's paper, and whether it was answered right.
fn marks<'g>(
    graded: &'g Graded<'_>,
    entry: &'g JudgedEntry,
) -> impl Iterator<Item = ((&'g str, &'g str), (u64, u64))> {
    let group = entry.entry().map_or("", |entry| entry.group.as_str());
    let bank = graded.round().banks.get(group).map_or("", String::as_str);
    let marks = entry.marks.iter();
    marks.map(move |(id, is_right)| ((bank, id.as_str()), (1, u64::from(*is_right))))
}

/// A mean with two decimals: what is published is what stands in the file, digit for digit.
fn mean(sum: u64, count: u64) -> f64 {
    match count {
        0 => 0.0,
        count => ((sum * 200 + count) / (count * 2)) as f64 / 100.0,
    }
}

/// A text in the site's default language.
pub(super) fn text(graded: &Graded<'_>, text: &Localized<String>) -> String {
    let best = text.best(graded.grading.languages);
    best.map(|(_, text)| text.clone()).unwrap_or_default()
}
