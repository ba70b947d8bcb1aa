//! What was done, as pages list it: with its evidence, and all that it counts toward (rules 4 and 10).

use jiff::civil::Date;
use serde::Serialize;

use super::slot::SlotView;
use crate::page::link::PartyLink;
use crate::page::words::Wording;

/// One thing done. A page lists each once; everything else on the page refers to it by its position in that list.
#[derive(Clone, Debug, Serialize)]
pub struct OutputView {
    /// `id` attribute to give it: `viec-<n>`.
    pub anchor: String,
    /// Day of publication.
    pub date: Date,
    /// What it is called.
    pub title: Wording,
    /// Who did it.
    pub unit: PartyLink,
    /// That unit's page of progress.
    pub unit_href: String,
    /// Name of its kind (`output_<kind>`).
    pub kind: &'static str,
    /// Name of its channel (`channel_<channel>`).
    pub channel: Option<&'static str>,
    /// How many.
    pub quantity: u32,
    /// Minutes.
    pub minutes: Option<u32>,
    /// People reached.
    pub people: Option<u32>,
    /// Of a coverage: how many of how many.
    pub covered: Option<CoveredView>,
    /// Where it can be seen; empty when nobody said.
    pub evidence: Vec<EvidenceView>,
    /// True for a made-up entry.
    pub is_sample: bool,
    /// Every obligation it counts toward.
    pub counts_toward: Vec<CountedView>,
    /// When it counts toward none, why: `owes_nothing` (the plan asks nothing of this unit), `named_other` (it names an obligation of others, or
    /// one it does not fit), `no_match` (no obligation of the unit takes this kind, channel, topic or length, or not on that day).
    pub not_counted: Option<&'static str>,
}

/// How many of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CoveredView {
    /// How many.
    pub n: u32,
    /// Of how many, where known.
    pub of: Option<u32>,
}

/// Where an output can be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EvidenceView {
    /// `link`, `file`, `article` or `words`.
    pub kind: &'static str,
    /// Of a link, its host; of a file, its name; the words; empty for an article of the site.
    pub text: String,
    /// Language of the words when it is not the page's.
    pub lang: Option<String>,
    /// Where it leads; absent for words.
    pub href: Option<String>,
    /// Size of a file in bytes.
    pub bytes: Option<u64>,
}

/// An obligation an output counts toward.
#[derive(Clone, Debug, Serialize)]
pub struct CountedView {
    /// Number of the obligation in the plan, from 1.
    pub number: usize,
    /// What is owed, cut to some sixty characters.
    pub what: Wording,
    /// Page of the obligation.
    pub href: String,
    /// In which slot; absent for what has no number.
    pub slot: Option<SlotView>,
    /// True when it came after the last day.
    pub is_late: bool,
}

/// The outputs of one slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SlotOutputs {
    /// Position of the slot in the page's columns; absent for what has no number.
    pub slot: Option<usize>,
    /// Positions in the page's `outputs`.
    pub outputs: Vec<usize>,
}
