//! What a plan asks, loosely: which fields belong to which kind is checked in `site/`.

use serde::Deserialize;

use super::{Count, Day, Many, SpanDraft, TextDraft, Words};

/// One entry of `obligations`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObligationDraft {
    /// Id, unique in the plan: ASCII letters, digits, hyphens.
    pub id: Words,
    /// `quota`, `once`, `phased`, `report`, `coverage`, `standing`, `event`, `conditional`, `request`.
    pub kind: Words,
    /// What is owed, in words.
    pub what: TextDraft,
    /// Who owes it.
    pub owner: OwnerDraft,
    /// Who directs the one who performs it, where they differ.
    pub director: Option<TextDraft>,
    /// Who coordinates: ids, or words by language.
    #[serde(default)]
    pub coordinators: Many<TextDraft>,
    /// Where in the plan it stands.
    pub source: Option<TextDraft>,
    /// A remark.
    pub note: Option<TextDraft>,
    /// When it is in force; the plan's own window when left out.
    pub active: Option<SpanDraft>,
    /// What counts toward it.
    pub counts: Option<CountsDraft>,
    /// quota: at least this many …
    pub at_least: Option<Count>,
    /// quota, report: … in every `day`, `week` (ISO), `month`, `quarter`, `year`.
    pub per: Option<Words>,
    /// quota: a cut period asks for its share only.
    pub prorate: Option<bool>,
    /// once, report: the deadline.
    pub due: Option<DueDraft>,
    /// phased: the steps in order.
    #[serde(default)]
    pub steps: Vec<StepDraft>,
    /// report: to whom; an id, or words by language.
    pub to: Option<TextDraft>,
    /// report: the periodic report it is embedded in, when the plan names no day of its own.
    pub embedded_in: Option<TextDraft>,
    /// coverage: percent to reach.
    pub target_percent: Option<Count>,
    /// coverage: of what; `procedures`, or words by language.
    pub of: Option<TextDraft>,
    /// coverage: `procedures`, to have the share counted from the site's own procedures instead of the log.
    pub from: Option<Words>,
    /// coverage: how many there are in all, when that is not counted from the site.
    pub total: Option<Count>,
    /// conditional: what sets it off.
    pub trigger: Option<TextDraft>,
    /// event: its day.
    pub on: Option<Day>,
    /// event: its days.
    pub window: Option<SpanDraft>,
}

/// Exactly one of: a unit, each member of a group, a group together, several leads.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnerDraft {
    /// One unit.
    pub unit: Option<Words>,
    /// Groups whose members owe it each by itself.
    pub each: Option<Many<Words>>,
    /// A group that owes it collectively.
    pub together: Option<Words>,
    /// Several units that lead it jointly.
    pub leads: Option<Many<Words>>,
}

/// What counts toward an obligation; everything when left out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountsDraft {
    /// Kinds of output: `news_item`, `article`, `feature` …
    #[serde(default)]
    pub kinds: Many<Words>,
    /// Kinds of channel: `website`, `portal`, `loudspeaker` …
    #[serde(default)]
    pub channels: Many<Words>,
    /// Topics of the plan, by id.
    #[serde(default)]
    pub topics: Many<Words>,
    /// At least this many minutes each.
    pub minimum_minutes: Option<Count>,
}

/// Exactly one of the ways a plan names a deadline.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DueDraft {
    /// Chậm nhất ngày: that day included.
    pub by: Option<Day>,
    /// Trước ngày: that day no longer counts.
    pub before: Option<Day>,
    /// On that day.
    #[serde(rename = "on")]
    pub on_day: Option<Day>,
    /// Within a month, quarter or year: `2024-10`, `2024-Q2`, `quý II/2024`, `2024`.
    #[serde(rename = "in")]
    pub within: Option<Words>,
    /// report: trước ngày N of the period's last month (that day no longer counts).
    pub before_day: Option<Count>,
    /// report: chậm nhất ngày N of the period's last month (that day included).
    pub by_day: Option<Count>,
}

/// A step of a phased obligation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepDraft {
    /// Id, unique in the obligation.
    pub id: Words,
    /// What is owed in this step.
    pub what: TextDraft,
    /// Its deadline.
    pub due: DueDraft,
}
