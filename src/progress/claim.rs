//! Which outputs count toward an obligation, made ready for many comparisons.

use std::collections::BTreeMap;

use crate::site::{ChannelKind, Counts, Demand, Obligation, Output, OutputKind, Plan};

/// What an obligation takes, as sets of bits.
pub(super) struct Claim<'a> {
    obligation: &'a str,
    kinds: u64,
    channels: u64,
    topics: u128,
    minimum_minutes: u32,
    /// True when the plan says nothing of what counts: then only outputs that name the obligation do.
    is_by_name_only: bool,
    demand: &'a Demand,
}

/// An output, as sets of bits.
pub(super) struct Offer<'a> {
    kinds: u64,
    channels: u64,
    topics: u128,
    minutes: u32,
    output: &'a Output,
}

/// Positions of topics in the plan; the 129th and later share the last bit, which only a plan beyond all measure has.
pub(super) struct Topics<'a>(BTreeMap<&'a str, u32>);

impl<'a> Topics<'a> {
    pub(super) fn of(plan: &'a Plan) -> Self {
        Self(
            plan.topics
                .iter()
                .zip(0_u32..)
                .map(|(topic, at)| (topic.id.as_str(), at.min(127)))
                .collect(),
        )
    }

    fn bits(&self, ids: &[String]) -> u128 {
        ids.iter()
            .filter_map(|id| self.0.get(id.as_str()))
            .fold(0, |bits, at| bits | 1 << at)
    }
}

impl<'a> Claim<'a> {
    pub(super) fn of(obligation: &'a Obligation, topics: &Topics) -> Self {
        let Counts {
            kinds,
            channels,
            topics: ids,
            minimum_minutes,
        } = &obligation.counts;
        Self {
            obligation: &obligation.id,
            kinds: kinds.iter().fold(0, |bits, kind| bits | taken(*kind)),
            channels: channels
                .iter()
                .fold(0, |bits, channel| bits | channel_bit(*channel)),
            topics: topics.bits(ids),
            minimum_minutes: minimum_minutes.unwrap_or(0),
            is_by_name_only: kinds.is_empty() && channels.is_empty() && ids.is_empty(),
            demand: &obligation.demand,
        }
    }

    /// True when the output counts; what it names itself goes before what could be guessed of it.
    pub(super) fn takes(&self, offer: &Offer) -> bool {
        if offer.minutes < self.minimum_minutes {
            return false;
        }
        if !offer.output.named.is_empty() {
            return offer
                .output
                .named
                .iter()
                .any(|named| named.obligation == self.obligation);
        }
        !self.is_by_name_only
            && !matches!(self.demand, Demand::Phased(_))
            && (self.kinds == 0 || self.kinds & offer.kinds != 0)
            && (self.channels == 0 || self.channels & offer.channels != 0)
            && (self.topics == 0 || self.topics & offer.topics != 0)
    }

    /// True when only an output that names the obligation counts toward it.
    pub(super) fn is_by_name_only(&self) -> bool {
        self.is_by_name_only
    }

    /// The step the output names.
    pub(super) fn step<'o>(&self, output: &'o Output) -> Option<&'o str> {
        let named = output
            .named
            .iter()
            .find(|named| named.obligation == self.obligation);
        named.and_then(|named| named.step.as_deref())
    }
}

impl<'a> Offer<'a> {
    pub(super) fn of(output: &'a Output, topics: &Topics) -> Self {
        Self {
            kinds: bit(output.kind),
            channels: output.channel.map_or(0, channel_bit),
            topics: topics.bits(&output.topics),
            minutes: output.minutes.unwrap_or(0),
            output,
        }
    }
}

fn bit(kind: OutputKind) -> u64 {
    1 << kind as u64
}

fn channel_bit(channel: ChannelKind) -> u64 {
    1 << channel as u64
}

/// Kinds that count for a kind: "tin, bài" is one counting unit for news items and articles.
fn taken(kind: OutputKind) -> u64 {
    match kind {
        OutputKind::NewsOrArticle => {
            bit(kind) | bit(OutputKind::NewsItem) | bit(OutputKind::Article)
        }
        other => bit(other),
    }
}
