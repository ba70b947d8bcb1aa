//! The audit sheet: everything a ranking came from, line by line, each line sealed with the one before it. No line tells who anybody is, so
//! that personal data can be deleted and the sheet still be verified.

use jiff::Timestamp;
use rayon::prelude::*;
use serde::Serialize;

use crate::diagnostic::Text;
use crate::say;

use super::digest::sha256_of;
use super::grade::Graded;
use super::prediction;

/// What a sheet begins with.
const HEAD: &str = "no\tkind\trecord\thash";

/// The hash before the first line.
const NOTHING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// An audit sheet and its last hash. A line is `<number> TAB <kind> TAB <record as JSON> TAB <hash>`; its hash is the SHA-256 of the hash before it, a
/// line feed and the line without its own hash, so that anybody can follow it with `sha256sum`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    /// The sheet, to be kept as it is.
    pub text: String,
    /// The hash of its last line, which is published.
    pub last: String,
}

/// What a verified sheet is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedAudit {
    /// How many lines it has.
    pub lines: usize,
    /// Its last hash.
    pub last: String,
}

#[derive(Serialize)]
struct HeadRecord<'a> {
    loa: &'static str,
    contest: &'a str,
    round: &'a str,
    seed: &'a str,
    opens: Timestamp,
    closes: Timestamp,
    graded: Timestamp,
}

#[derive(Serialize)]
struct FileRecord<'a> {
    file: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct KeyRecord<'a> {
    bank: &'a str,
    commitment: Option<String>,
    published: Option<&'a str>,
}

#[derive(Serialize)]
struct ExclusionRecord<'a> {
    person: String,
    reason: &'a str,
    by: &'a str,
}

#[derive(Serialize)]
struct EntryRecord<'a> {
    entry: &'a str,
    person: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    round: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    team: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attempt: Option<u16>,
    received: Option<Timestamp>,
    started: Option<Timestamp>,
    finished: Option<Timestamp>,
    seconds: Option<u32>,
    score: u16,
    of: u16,
    wrong: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prediction: Option<String>,
    flags: Vec<&'static str>,
    verdict: &'static str,
}

#[derive(Serialize)]
struct RankRecord<'a> {
    group: &'a str,
    rank: u32,
    entry: &'a str,
    score: u32,
    off_by: Option<u64>,
    seconds: Option<u64>,
    submitted: Option<Timestamp>,
    draw: &'a str,
    before_next_by: Option<&'static str>,
    prize: Option<usize>,
}

#[derive(Serialize)]
struct TeamRecord<'a> {
    team: &'a str,
    entrants: u64,
    members: u64,
    right: u64,
    rank: Option<u32>,
    prize: Option<usize>,
}

#[derive(Serialize)]
struct CountRecord {
    entries: usize,
    entrants: u64,
    all_right: u64,
    actual: Option<String>,
}

/// Writes the sheet of a grade.
pub fn audit(graded: &Graded<'_>) -> Audit {
    let grading = &graded.grading;
    let (contest, round) = (grading.contest, graded.round());
    let mut lines = vec![line(
        "head",
        &HeadRecord {
            loa: "audit-1",
            contest: &contest.id,
            round: &round.id,
            seed: &round.seed,
            opens: round.opens,
            closes: round.closes,
            graded: grading.at,
        },
    )];
    lines.extend(
        grading
            .rules
            .iter()
            .map(|(file, sha256)| line("rules", &FileRecord { file, sha256 })),
    );
    let banks: std::collections::BTreeSet<&String> = round.banks.values().collect();
    lines.extend(banks.into_iter().map(|bank| {
        let published = contest
            .banks
            .get(bank)
            .and_then(|bank| bank.commitment.as_deref());
        line(
            "key",
            &KeyRecord {
                bank,
                commitment: grading.keys.commitment(bank),
                published,
            },
        )
    }));
    lines.extend(grading.inputs.iter().map(|input| line("input", input)));
    lines.extend(grading.exclusions.iter().map(|exclusion| {
        let code = super::code::normal_code(contest.code, &exclusion.code);
        line(
            "exclusion",
            &ExclusionRecord {
                person: super::judge::person(&grading.keys.secret(), &code),
                reason: &exclusion.reason,
                by: &exclusion.by,
            },
        )
    }));
    let entries: Vec<String> = (0..graded.entries.len())
        .into_par_iter()
        .map(|at| entry(graded, at))
        .collect();
    lines.extend(entries);
    for (kind, rankings, prizes) in [
        ("rank", &graded.rankings, &graded.prizes),
        ("rank_overall", &graded.overall, &graded.overall_prizes),
    ] {
        for ranking in rankings {
            let ranks = ranking.ranked.par_iter().map(|ranked| {
                let contender = &ranked.contender;
                line(
                    kind,
                    &RankRecord {
                        group: &ranking.group,
                        rank: ranked.rank,
                        entry: &graded.entries[contender.entry].arrival.hash,
                        score: contender.score,
                        off_by: contender.off_by,
                        seconds: contender.seconds,
                        submitted: contender.submitted,
                        draw: &contender.draw,
                        before_next_by: ranked.decided_by.map(|key| key.name()),
                        prize: prizes.get(&contender.entry).copied(),
                    },
                )
            });
            lines.extend(ranks.collect::<Vec<_>>());
        }
    }
    lines.extend(graded.teams.iter().map(|team| {
        line(
            "team",
            &TeamRecord {
                team: &contest.teams[team.team].id,
                entrants: team.entrants,
                members: team.members,
                right: team.right,
                rank: team.rank,
                prize: team.prize,
            },
        )
    }));
    let rules = contest.prediction.as_ref();
    lines.push(line(
        "count",
        &CountRecord {
            entries: graded.of_this_round().count(),
            entrants: graded.entrants,
            all_right: graded.all_right,
            actual: rules
                .zip(graded.actual)
                .map(|(rules, steps)| prediction::shown(rules, steps)),
        },
    ));
    chained(&lines)
}

fn entry(graded: &Graded<'_>, at: usize) -> String {
    let judged = &graded.entries[at];
    let contest = graded.grading.contest;
    let said = judged.entry();
    let round = judged.round.map(|round| contest.rounds[round].id.as_str());
    // What an entrant wrote may be anything; only what the rules know goes into the sheet.
    let group = said.and_then(|entry| contest.groups.iter().find(|group| group.id == entry.group));
    let mut flags: Vec<&str> = judged.flags.iter().map(super::flag::Flag::name).collect();
    flags.dedup();
    let wrong = judged.marks.iter().filter(|(_, is_right)| !is_right);
    line(
        "entry",
        &EntryRecord {
            entry: &judged.arrival.hash,
            person: &judged.person,
            round,
            group: group.map(|group| group.id.as_str()),
            team: judged.team.map(|team| contest.teams[team].id.as_str()),
            attempt: said.map(|entry| entry.attempt),
            received: judged.arrival.received,
            started: said.map(|entry| entry.started),
            finished: said.map(|entry| entry.finished),
            seconds: judged.seconds,
            score: judged.score,
            of: judged.of,
            wrong: wrong.map(|(id, _)| id.as_str()).collect(),
            prediction: contest
                .prediction
                .as_ref()
                .zip(judged.prediction)
                .map(|(rules, steps)| prediction::shown(rules, steps)),
            flags,
            verdict: judged.verdict.name(),
        },
    )
}

fn line(kind: &str, record: &impl Serialize) -> String {
    // Texts, numbers and instants alone: there is nothing in it that could not be written, and JSON has neither tabs nor line feeds.
    let record = serde_json::to_string(record).unwrap_or_default();
    format!("{kind}\t{record}")
}

fn chained(lines: &[String]) -> Audit {
    let length: usize = lines
        .iter()
        .map(|line| line.len() + NOTHING.len() + 12)
        .sum();
    let mut text = String::with_capacity(HEAD.len() + 1 + length);
    text.push_str(HEAD);
    text.push('\n');
    let mut last = NOTHING.to_owned();
    for (number, line) in (1_usize..).zip(lines) {
        let start = text.len();
        text.push_str(&number.to_string());
        text.push('\t');
        text.push_str(line);
        last = sha256_of([&last, "\n", &text[start..]]);
        text.push('\t');
        text.push_str(&last);
        text.push('\n');
    }
    Audit { text, last }
}

/// Follows the hashes of a sheet from the first line to the last.
///
/// # Errors
/// The first line that does not fit, counted from 1 without the heading.
pub fn verify_audit(text: &str) -> Result<VerifiedAudit, Text> {
    let mut lines = text.lines();
    if lines.next() != Some(HEAD) {
        return Err(say!(
            "Đây không phải bản kiểm tra do Loa ghi.",
            "This is no audit sheet of Loa's."
        ));
    }
    let mut verified = VerifiedAudit {
        lines: 0,
        last: NOTHING.to_owned(),
    };
    for (number, whole) in (1_usize..).zip(lines) {
        let fits = whole.rsplit_once('\t').filter(|(line, hash)| {
            let begins = line
                .split_once('\t')
                .is_some_and(|(no, _)| no == number.to_string());
            begins && sha256_of([&verified.last, "\n", line]) == *hash
        });
        let Some((_, hash)) = fits else {
            return Err(say!(
                "Dòng {number} không khớp với mã băm của nó: bản kiểm tra đã bị sửa, mất hoặc thêm dòng từ đây.",
                "Line {number} does not fit its hash: from here on the sheet was changed, or lines were taken out or put in."
            ));
        };
        verified.lines = number;
        verified.last = hash.to_owned();
    }
    if verified.lines == 0 {
        return Err(say!("Bản kiểm tra trống.", "The audit sheet is empty."));
    }
    Ok(verified)
}
