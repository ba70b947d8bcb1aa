//! `contests/<id>/contest.yaml`: the rules of a contest.

use serde::Deserialize;

use super::{Count, Day, Many, Moment, Seconds, TextDraft, Words};

/// The whole of `contest.yaml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContestDraft {
    /// What it is called.
    pub title: TextDraft,
    /// What it is about, in one paragraph.
    pub summary: Option<TextDraft>,
    /// True when entrants, seeds and results are made up.
    #[serde(default)]
    pub sample: bool,
    /// Which decision issued its rules.
    pub decision: Option<TextDraft>,
    /// Id of the obligation of the plan that it fulfils.
    pub obligation: Option<Words>,
    /// Id of the unit that organises it.
    pub organiser: Option<Words>,
    /// Id of a channel of `contacts.yaml`, for questions and complaints.
    pub contact: Option<Words>,
    /// Who must not take part.
    #[serde(default)]
    pub excluded: Many<TextDraft>,
    /// Who may take part.
    pub groups: Vec<EntrantGroupDraft>,
    /// Whose people are counted together.
    #[serde(default)]
    pub teams: Vec<TeamDraft>,
    /// What every paper consists of.
    pub paper: PaperDraft,
    /// How often one may enter; once in a round when left out.
    pub attempts: Option<AttemptsDraft>,
    /// What is to be guessed.
    pub prediction: Option<PredictionDraft>,
    /// By what entries are ranked; the usual order when left out.
    #[serde(default)]
    pub ranking: Many<Words>,
    /// Its rounds.
    pub rounds: Vec<RoundDraft>,
    /// What can be won.
    #[serde(default)]
    pub prizes: Vec<PrizeDraft>,
    /// What teams can win.
    pub collective: Option<CollectiveDraft>,
    /// `issued`, `phone` or `email`.
    pub code: Words,
    /// What is asked of an entrant, in the order of the form.
    #[serde(default)]
    pub fields: Vec<AskedFieldDraft>,
    /// What an entrant is asked to agree to.
    #[serde(default)]
    pub consents: Vec<ConsentDraft>,
    /// What happens with the data.
    pub privacy: PrivacyDraft,
    /// How an entry reaches the organiser.
    pub intake: IntakeDraft,
    /// What to read before.
    #[serde(default)]
    pub study: Vec<StudyLinkDraft>,
}

/// Who may take part.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntrantGroupDraft {
    /// Id.
    pub id: Words,
    /// Name.
    pub name: TextDraft,
    /// Youngest age in years on the day a round opens.
    pub min_age: Option<Count>,
}

/// Whose people are counted together: a unit of `units.yaml`, or an id and a name of its own.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamDraft {
    /// Id of a unit.
    pub unit: Option<Words>,
    /// An id of its own.
    pub id: Option<Words>,
    /// Its name; the unit's when left out.
    pub name: Option<TextDraft>,
    /// People who could take part.
    pub members: Count,
}

/// What every paper consists of: so many questions, or so many of each content.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperDraft {
    /// How many questions from the whole bank.
    pub questions: Option<Count>,
    /// How many of which content.
    #[serde(default)]
    pub strata: Vec<StratumDraft>,
    /// Whether questions come in another order for everybody; they do when left out.
    pub shuffle_questions: Option<bool>,
    /// Whether choices do; they do when left out.
    pub shuffle_choices: Option<bool>,
    /// `20 phút`; until the round closes when left out.
    pub time_limit: Option<Seconds>,
}

/// So many questions of one content.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StratumDraft {
    /// `direction`, `institutional`, …; any when left out.
    pub pillar: Option<Words>,
    /// How many.
    pub count: Count,
}

/// How often one may enter.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttemptsDraft {
    /// How many times at most.
    pub most: Count,
    /// In a `round` or in the whole `contest`; a round when left out.
    pub per: Option<Words>,
    /// Which one counts: `first`, `best` or `last`.
    pub counts: Option<Words>,
}

/// What is to be guessed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PredictionDraft {
    /// `count_all_correct`, `count_entrants` or `percent_all_correct`.
    pub kind: Words,
    /// Of the `round` or of the `contest` so far; the round when left out.
    pub scope: Option<Words>,
    /// Digits after the comma of a percentage.
    pub decimals: Option<Count>,
}

/// One round.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundDraft {
    /// Id.
    pub id: Words,
    /// Name.
    pub name: TextDraft,
    /// First moment at which an entry counts; a day means its beginning.
    pub opens: Moment,
    /// When it counts no more; a day means its end.
    pub closes: Moment,
    /// From which papers follow; may wait until the round opens.
    pub seed: Option<Words>,
    /// The bank of all groups.
    pub bank: Option<Words>,
    /// Banks by group.
    #[serde(default)]
    pub banks: std::collections::BTreeMap<String, Words>,
}

/// What can be won.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrizeDraft {
    /// Name.
    pub name: TextDraft,
    /// How many; one when left out.
    pub count: Option<Count>,
    /// Đồng each.
    pub value: Option<Count>,
    /// Id of the group it is for; all when left out.
    pub group: Option<Words>,
    /// In every `round` or once in the `contest`; every round when left out.
    pub scope: Option<Words>,
}

/// What teams can win.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CollectiveDraft {
    /// Smallest share of members that must have entered, in percent.
    pub floor_percent: Count,
    /// What can be won.
    #[serde(default)]
    pub prizes: Vec<PrizeDraft>,
}

/// What is asked of an entrant.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedFieldDraft {
    /// `name`, `team`, `workplace`, `phone`, `email`, `birth_year` or `address`.
    pub field: Words,
    /// Whether an entry without it counts; it does not when left out.
    pub required: Option<bool>,
    /// Why it is needed.
    pub why: Option<TextDraft>,
}

/// One purpose to agree to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentDraft {
    /// Id.
    pub id: Words,
    /// What it is for.
    pub purpose: TextDraft,
    /// Whether one cannot take part without.
    #[serde(default)]
    pub required: bool,
}

/// What happens with the data.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrivacyDraft {
    /// Who decides.
    pub controller: TextDraft,
    /// What for.
    pub purpose: TextDraft,
    /// The last day on which it is kept.
    pub keep_until: Day,
}

/// How an entry reaches the organiser.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntakeDraft {
    /// A form endpoint.
    pub endpoint: Option<Words>,
    /// An e-mail address.
    pub email: Option<Words>,
    /// A Zalo number or address.
    pub zalo: Option<Words>,
    /// Where to bring it on a USB stick.
    pub by_hand: Option<TextDraft>,
}

/// Something to read before.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StudyLinkDraft {
    /// What it is.
    pub title: TextDraft,
    /// `https://…`, or a file of the site (`/media/…`, `/articles/….md`).
    pub link: Words,
}
