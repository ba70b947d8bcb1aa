//! A contest: its rules, as one can check them and grade by them. Its key is no part of it and of no site.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::diagnostic::Place;
use crate::language::Localized;

use super::kind::{
    Attempt, AttemptScope, EntrantCode, EntryField, Pillar, PredictionKind, PredictionScope,
    PrizeScope, RankingKey,
};
use super::question::{Key, Question};
use super::result::RoundResult;

/// One contest (`contests/<id>/contest.yaml`, with its banks and results).
#[derive(Clone, Debug)]
pub struct Contest {
    /// Name of its folder.
    pub id: String,
    /// What it is called.
    pub title: Localized<String>,
    /// What it is about, in one paragraph.
    pub summary: Option<Localized<String>>,
    /// True when entrants, seeds and results are made up.
    pub is_sample: bool,
    /// Which decision issued its rules: number, date and issuer as people write them.
    pub decision: Option<Localized<String>>,
    /// Id of the obligation of the plan that it fulfils.
    pub obligation: Option<String>,
    /// Id of the unit that organises it.
    pub organiser: Option<String>,
    /// Id of the contact (`contacts.yaml`) for questions and complaints.
    pub contact: Option<String>,
    /// Who must not take part.
    pub excluded: Vec<Localized<String>>,
    /// Who may take part; at least one.
    pub groups: Vec<EntrantGroup>,
    /// Where participation is counted by unit: how many people each has. Empty: nobody counts.
    pub teams: Vec<Team>,
    /// What every paper consists of.
    pub paper: Paper,
    /// How often one may enter, and which entry counts.
    pub attempts: Attempts,
    /// What is to be guessed, if anything is.
    pub prediction: Option<Prediction>,
    /// By what entries are ranked, the first deciding first; always ends in [`RankingKey::Draw`].
    pub ranking: Vec<RankingKey>,
    /// Its rounds, by time.
    pub rounds: Vec<Round>,
    /// Its banks of questions, by name of the file (`banks/<id>.yaml`).
    pub banks: BTreeMap<String, Bank>,
    /// What can be won.
    pub prizes: Vec<Prize>,
    /// What teams can win.
    pub collective: Option<Collective>,
    /// How an entrant's code comes about.
    pub code: EntrantCode,
    /// What is asked of an entrant, in the order of the form. Only what is listed is ever asked.
    pub fields: Vec<AskedField>,
    /// What an entrant is asked to agree to, each for itself and unticked.
    pub consents: Vec<Consent>,
    /// Who keeps the data, what for and how long.
    pub privacy: Privacy,
    /// How an entry reaches the organiser.
    pub intake: Intake,
    /// What to read before: links, files, articles of this site.
    pub study: Vec<StudyLink>,
    /// Where it is written.
    pub place: Place,
}

/// Who may take part, and with which questions.
#[derive(Clone, Debug)]
pub struct EntrantGroup {
    /// Id: `can-bo`.
    pub id: String,
    /// Name.
    pub name: Localized<String>,
    /// Youngest age in years on the day the round opens.
    pub min_age: Option<u8>,
}

/// Whose people are counted together.
#[derive(Clone, Debug)]
pub struct Team {
    /// Id: of a unit of `units.yaml`, or of its own.
    pub id: String,
    /// Name.
    pub name: Localized<String>,
    /// People who could take part.
    pub members: u32,
}

/// What every paper consists of.
#[derive(Clone, Debug)]
pub struct Paper {
    /// How many questions of which content, in the order of the rules. Without a pillar: from the whole bank.
    pub strata: Vec<Stratum>,
    /// Whether the questions of a paper are shuffled.
    pub shuffles_questions: bool,
    /// Whether the choices of a question are.
    pub shuffles_choices: bool,
    /// Seconds to answer in; none: until the round closes.
    pub time_limit: Option<u32>,
}

/// So many questions of one content.
#[derive(Clone, Debug)]
pub struct Stratum {
    /// Content; none: any.
    pub pillar: Option<Pillar>,
    /// How many.
    pub count: u16,
}

/// How often one may enter.
#[derive(Clone, Debug)]
pub struct Attempts {
    /// How many, at least one.
    pub most: u16,
    /// In a round or in the whole contest.
    pub scope: AttemptScope,
    /// Which one counts.
    pub counts: Attempt,
}

/// The question nobody can look up.
#[derive(Clone, Debug)]
pub struct Prediction {
    /// What is guessed.
    pub kind: PredictionKind,
    /// Of the round or of the contest so far.
    pub scope: PredictionScope,
    /// Digits after the comma; only a percentage has any.
    pub decimals: u8,
}

/// One round.
#[derive(Clone, Debug)]
pub struct Round {
    /// Id: `vong-1`.
    pub id: String,
    /// Name.
    pub name: Localized<String>,
    /// First instant at which an entry counts.
    pub opens: Timestamp,
    /// First instant at which it counts no more.
    pub closes: Timestamp,
    /// Published at opening; papers follow from it.
    pub seed: String,
    /// Which bank a group draws from, by group id.
    pub banks: BTreeMap<String, String>,
    /// What was published, if the round was graded and released.
    pub result: Option<RoundResult>,
}

/// Questions to draw from.
#[derive(Clone, Debug)]
pub struct Bank {
    /// Name of its file.
    pub id: String,
    /// What is asked, in the author's order.
    pub questions: Vec<Question>,
    /// What was promised of its key before it opened: lower-case hex of SHA-256 (`contest/commitment.rs` says of what).
    pub commitment: Option<String>,
    /// Salt and answers, once the organiser revealed them; a build refuses them before every round that uses the bank is closed and released.
    pub revealed: Option<RevealedKey>,
}

/// A key that was made public.
#[derive(Clone, Debug)]
pub struct RevealedKey {
    /// Salt of the commitment, as hex.
    pub salt: String,
    /// What is right, and why.
    pub key: Key,
}

/// What can be won.
#[derive(Clone, Debug)]
pub struct Prize {
    /// Name: `Giải Nhất`.
    pub name: Localized<String>,
    /// How many of it.
    pub count: u16,
    /// Đồng each, if it is money.
    pub value: Option<u64>,
    /// Which group it is for; none: all.
    pub group: Option<String>,
    /// In every round, or once.
    pub scope: PrizeScope,
}

/// What teams can win: participation first, then mean score.
#[derive(Clone, Debug)]
pub struct Collective {
    /// Smallest share of its members that must have entered, in percent; teams below are listed, not ranked.
    pub floor_percent: u8,
    /// What can be won.
    pub prizes: Vec<Prize>,
}

/// What is asked of an entrant.
#[derive(Clone, Debug)]
pub struct AskedField {
    /// What.
    pub field: EntryField,
    /// Whether an entry without it counts.
    pub is_required: bool,
    /// Why it is needed, in one sentence.
    pub why: Option<Localized<String>>,
}

/// One purpose to agree to.
#[derive(Clone, Debug)]
pub struct Consent {
    /// Id: `cong-bo-ket-qua`.
    pub id: String,
    /// What it is for.
    pub purpose: Localized<String>,
    /// Whether one can take part without.
    pub is_required: bool,
}

/// What the law on personal data wants told (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).
#[derive(Clone, Debug)]
pub struct Privacy {
    /// Who decides what happens with the data.
    pub controller: Localized<String>,
    /// What for.
    pub purpose: Localized<String>,
    /// The last day on which it is kept.
    pub keep_until: Date,
}

/// How an entry reaches the organiser.
#[derive(Clone, Debug, Default)]
pub struct Intake {
    /// A form endpoint (`https:`, or a path on the same host).
    pub endpoint: Option<String>,
    /// Where to send an entry file or code: an e-mail address.
    pub email: Option<String>,
    /// A Zalo number or address.
    pub zalo: Option<String>,
    /// In words, where to bring it on a USB stick.
    pub by_hand: Option<Localized<String>>,
}

/// Something to read before.
#[derive(Clone, Debug)]
pub struct StudyLink {
    /// What it is.
    pub title: Localized<String>,
    /// Where: `https:`, or a file of the site as articles link to it.
    pub target: String,
}
