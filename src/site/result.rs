//! What a round came to, as it is published: names masked, nothing that tells who somebody is.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::kind::{Pillar, RankingKey};

/// Everything of `contests/<id>/results/<round>.yaml`, which `loa contest grade` writes and nobody else.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoundResult {
    /// When it was released.
    pub released: Option<Timestamp>,
    /// Last hash of the audit sheet, as hex.
    pub audit: String,
    /// Entries that came in, those that do not count too.
    pub received: u64,
    /// Entrants with an entry that counts.
    pub entrants: u64,
    /// Entrants with every answer right.
    pub all_right: u64,
    /// What the prediction was about, as it came out, with the decimals of the rules: `5945` or `24.36582`.
    pub actual: Option<String>,
    /// How many entrants reached which band of the score: all, at least 75 %, 25–75 %, less.
    pub bands: [u64; 4],
    /// Entries by the day they came in: `2024-07-08`.
    pub by_day: BTreeMap<String, u64>,
    /// By group id.
    pub groups: BTreeMap<String, GroupResult>,
    /// By group id, over all rounds so far: only in the result of the last round, and only where a prize is for the whole contest.
    pub overall: BTreeMap<String, GroupResult>,
    /// By team id, in the order of the collective ranking.
    pub teams: Vec<TeamResult>,
    /// Question by question; which answer is right is not told.
    pub questions: Vec<QuestionResult>,
}

/// One group of a round.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupResult {
    /// Entrants with an entry that counts.
    pub entrants: u64,
    /// Mean of their scores, in right answers.
    pub mean: f64,
    /// The first of the ranking, as many as have a prize, ten at least.
    pub ranking: Vec<RankedEntrant>,
}

/// Somebody in a ranking.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RankedEntrant {
    /// 1 is the best; people whom no key tells apart do not occur, since the draw does.
    pub rank: u32,
    /// Name, masked.
    pub name: String,
    /// Unit as the entrant gave it or of the list.
    pub unit: String,
    /// Right answers.
    pub score: u16,
    /// Of how many questions.
    pub of: u16,
    /// What they guessed.
    pub prediction: Option<String>,
    /// How far it was from what came out.
    pub off_by: Option<String>,
    /// Seconds they took, if they are known.
    pub seconds: Option<u32>,
    /// Which key put them before the next one; none for the last.
    pub decided_by: Option<RankingKey>,
    /// Name of the prize, in the default language.
    pub prize: Option<String>,
}

/// One team of a round.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TeamResult {
    /// Id of the team.
    pub id: String,
    /// Place in the collective ranking; none below the floor of participation.
    pub rank: Option<u32>,
    /// Members with an entry that counts.
    pub entrants: u64,
    /// Members in all.
    pub members: u64,
    /// Mean of their scores.
    pub mean: f64,
    /// Name of the prize, in the default language.
    pub prize: Option<String>,
}

/// One question of a round.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuestionResult {
    /// Id of the question.
    pub id: String,
    /// What it is about.
    pub pillar: Option<Pillar>,
    /// On how many papers that count it stood.
    pub asked: u64,
    /// How often it was answered right.
    pub right: u64,
}
