//! `contests/<id>/results/<round>.yaml`: what a round came to, as `loa contest grade` writes it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Moment, Words};

/// The whole of a round's result; every key is there, so that none can be forgotten.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundResultDraft {
    /// When it was released.
    pub released: Moment,
    /// Last hash of the audit sheet, as hex.
    pub audit: Words,
    /// Entries that came in.
    pub received: u64,
    /// Entrants with an entry that counts.
    pub entrants: u64,
    /// Entrants with every answer right.
    pub all_right: u64,
    /// What the prediction was about, as it came out.
    pub actual: Option<Words>,
    /// Entrants by band of the score: all, at least 75 %, 25–75 %, less.
    pub bands: Vec<u64>,
    /// Entries by day.
    pub by_day: BTreeMap<String, u64>,
    /// By group id.
    pub groups: BTreeMap<String, GroupResultDraft>,
    /// By group id, over all rounds so far.
    #[serde(default)]
    pub overall: BTreeMap<String, GroupResultDraft>,
    /// Teams in the order of the collective ranking.
    #[serde(default)]
    pub teams: Vec<TeamResultDraft>,
    /// Question by question.
    pub questions: Vec<QuestionResultDraft>,
}

/// One group of a round.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupResultDraft {
    /// Entrants with an entry that counts.
    pub entrants: u64,
    /// Mean of their scores.
    pub mean: f64,
    /// The first of the ranking.
    pub ranking: Vec<RankedEntrantDraft>,
}

/// Somebody in a ranking.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RankedEntrantDraft {
    /// 1 is the best.
    pub rank: u32,
    /// Name, masked.
    pub name: Words,
    /// Unit; empty when none was asked.
    #[serde(default)]
    pub unit: String,
    /// Right answers.
    pub score: u16,
    /// Of how many questions.
    pub of: u16,
    /// What they guessed.
    pub prediction: Option<Words>,
    /// How far it was off.
    pub off_by: Option<Words>,
    /// Seconds they took.
    pub seconds: Option<u32>,
    /// Which key put them before the next one.
    pub decided_by: Option<Words>,
    /// Name of the prize.
    pub prize: Option<Words>,
}

/// One team of a round.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamResultDraft {
    /// Id of the team.
    pub id: Words,
    /// Place; none below the floor.
    pub rank: Option<u32>,
    /// Members with an entry that counts.
    pub entrants: u64,
    /// Members in all.
    pub members: u64,
    /// Mean of their scores.
    pub mean: f64,
    /// Name of the prize.
    pub prize: Option<Words>,
}

/// One question of a round.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionResultDraft {
    /// Id of the question.
    pub id: Words,
    /// What it is about.
    pub pillar: Option<Words>,
    /// On how many papers it stood.
    pub asked: u64,
    /// How often it was answered right.
    pub right: u64,
}
