//! `units.yaml`: the organisations and groups that the plan names, with the names they had at the time.

use serde::Deserialize;

use super::{Day, Many, SpanDraft, TextDraft, Words};

/// The whole of `units.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitsDraft {
    /// Organisations, offices and positions.
    #[serde(default)]
    pub units: Vec<UnitDraft>,
    /// Groups of them.
    #[serde(default)]
    pub groups: Vec<GroupDraft>,
}

/// One organisation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitDraft {
    /// Id: ASCII letters, digits, hyphens.
    pub id: Words,
    /// `province`, `central_city`, `district`, `commune`, `ward`, `township`, `special_zone`, `department`, `office`, `position`,
    /// `centre`, `media`, `organisation`, `hamlet`, `central_body`.
    pub kind: Words,
    /// Its name, when it never changed.
    pub name: Option<TextDraft>,
    /// Its names, dated, oldest first.
    #[serde(default)]
    pub names: Vec<NameDraft>,
    /// Short form (`Sở TT&TT`).
    pub short: Option<TextDraft>,
    /// The unit above it: an id, or a dated list.
    #[serde(default)]
    pub parent: Many<ParentDraft>,
    /// From when to when it existed.
    pub active: Option<SpanDraft>,
    /// What it does in the campaign.
    pub role: Option<TextDraft>,
    /// Its own website.
    pub website: Option<Words>,
    /// Units it came from.
    #[serde(default)]
    pub predecessors: Many<SuccessionDraft>,
    /// Units it went into.
    #[serde(default)]
    pub successors: Many<SuccessionDraft>,
    /// A remark, for instance what became of it.
    pub note: Option<TextDraft>,
}

/// A name and its days.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameDraft {
    /// The name.
    pub name: TextDraft,
    /// First day.
    pub from: Option<Day>,
    /// Last day, included.
    pub to: Option<Day>,
}

/// The unit above: an id, or an id with its days.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum ParentDraft {
    /// Always this one.
    Always(Words),
    /// From a day to a day.
    Dated(DatedParentDraft),
}

/// An id with its days.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedParentDraft {
    /// The unit's id.
    pub unit: Words,
    /// First day.
    pub from: Option<Day>,
    /// Last day, included.
    pub to: Option<Day>,
}

/// A predecessor or successor: an id, or an id with `share: part`.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum SuccessionDraft {
    /// The whole of it.
    Whole(Words),
    /// As said.
    Share(ShareDraft),
}

/// A unit, and whether all of it went over.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareDraft {
    /// The unit's id, or words by language for a unit that is not on this site.
    pub unit: TextDraft,
    /// `whole` or `part`.
    pub share: Option<Words>,
}

/// A group the plan addresses ("các sở, ban, ngành").
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupDraft {
    /// Id: ASCII letters, digits, hyphens; not that of a unit.
    pub id: Words,
    /// Its name.
    pub name: TextDraft,
    /// Ids of units or of other groups; empty when the plan does not name them.
    #[serde(default)]
    pub members: Many<Words>,
    /// A remark, for instance where the list of members comes from.
    pub note: Option<TextDraft>,
}
