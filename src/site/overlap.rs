//! Two quotas that take the very same outputs of the same unit: one output would be counted for both, and nobody may have meant it.

use std::collections::BTreeSet;

use crate::diagnostic::Place;
use crate::say;

use super::check::Check;
use super::kind::{ChannelKind, OutputKind, Per};
use super::obligation::{Demand, Obligation};
use super::unit::Units;

/// What a quota takes by itself, whatever the order it is written in.
#[derive(PartialEq, Eq)]
struct Taken<'a> {
    per: Per,
    kinds: BTreeSet<OutputKind>,
    channels: BTreeSet<ChannelKind>,
    topics: BTreeSet<&'a str>,
}

impl Check {
    /// Warns of every pair, at both places: an output may well count twice (rule 4), but then the author should know.
    pub(super) fn overlaps(&mut self, obligations: &[(Place, Obligation)], units: &Units) {
        let quotas: Vec<_> = obligations
            .iter()
            .filter_map(|(place, obligation)| {
                Some((
                    place,
                    obligation,
                    taken(obligation)?,
                    owing(obligation, units),
                ))
            })
            .collect();
        for (at, (place, one, takes, owe)) in quotas.iter().enumerate() {
            for (other_place, other, other_takes, other_owe) in &quotas[at + 1..] {
                let is_together =
                    one.active.from <= other.active.to && other.active.from <= one.active.to;
                let both = owe.intersection(other_owe).next();
                if let (true, true, Some(unit)) = (takes == other_takes, is_together, both) {
                    self.overlap(place, &one.id, &other.id, unit);
                    self.overlap(other_place, &other.id, &one.id, unit);
                }
            }
        }
    }

    fn overlap(&mut self, place: &Place, here: &str, there: &str, unit: &str) {
        if here == there {
            return; // An id that stands twice is told already.
        }
        self.warn(
            &place.key("counts"),
            say!(
                "`{here}` và `{there}` tính cùng một thứ (loại, kênh, nội dung, kỳ) của `{unit}`: mỗi việc sẽ được tính cho cả hai",
                "`{here}` and `{there}` take the same (kinds, channels, topics, period) of `{unit}`: each output will count toward both"
            ),
            Some(say!(
                "thêm `topics` hoặc `channels` cho một nhiệm vụ; hoặc bỏ `counts` của nó, và trong nhật ký ghi `obligations: [{here}]` ở việc nào thuộc nhiệm vụ ấy",
                "give one of them `topics` or `channels`; or take its `counts` out, and write `obligations: [{here}]` in the log where it is meant"
            )),
        );
    }
}

/// `None` for what is no quota, and for a quota that takes only what names it.
fn taken(obligation: &Obligation) -> Option<Taken<'_>> {
    let Demand::Quota { per, .. } = obligation.demand else {
        return None;
    };
    let counts = &obligation.counts;
    let mut kinds: BTreeSet<OutputKind> = counts.kinds.iter().copied().collect();
    // "Tin, bài" takes what either of them is.
    let parts = [OutputKind::NewsItem, OutputKind::Article];
    if kinds.contains(&OutputKind::NewsOrArticle) {
        kinds.extend(parts);
    } else if parts.iter().all(|part| kinds.contains(part)) {
        kinds.insert(OutputKind::NewsOrArticle);
    }
    let taken = Taken {
        per,
        kinds,
        channels: counts.channels.iter().copied().collect(),
        topics: counts.topics.iter().map(String::as_str).collect(),
    };
    let is_by_name_only =
        taken.kinds.is_empty() && taken.channels.is_empty() && taken.topics.is_empty();
    (!is_by_name_only).then_some(taken)
}

/// Ids of all whose outputs count: units, and groups that nobody lists.
fn owing<'a>(obligation: &'a Obligation, units: &'a Units) -> BTreeSet<&'a str> {
    let ids = obligation.owner.ids().iter();
    ids.flat_map(|id| {
        let members = units.members(id);
        let members = members.into_iter().map(|unit| unit.id.as_str());
        std::iter::once(id.as_str())
            .chain(members)
            .collect::<Vec<_>>()
    })
    .collect()
}
