//! Which round of which contest a figure of an infographic is about.

use crate::diagnostic::Place;
use crate::draft::Words;
use crate::say;

use super::check::Check;
use super::contest::Contest;
use super::result::RoundResult;

/// A round, or the newest one with a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundOf {
    /// Position of the contest.
    pub contest: usize,
    /// Position of the round; nothing for the newest one that was released.
    pub round: Option<usize>,
}

impl RoundOf {
    /// What was published of it; nothing before its release.
    pub fn result<'c>(&self, contests: &'c [Contest]) -> Option<&'c RoundResult> {
        let rounds = &contests.get(self.contest)?.rounds;
        match self.round {
            Some(at) => rounds.get(at)?.result.as_ref(),
            None => rounds.iter().rev().find_map(|round| round.result.as_ref()),
        }
    }
}

impl Check {
    /// A round by the id of its contest and its own; nothing beside a mistake.
    pub(super) fn round_of(
        &mut self,
        of: Option<&Words>,
        round: Option<&Words>,
        place: &Place,
        contests: &[Contest],
    ) -> Option<RoundOf> {
        let Some(of) = of else {
            self.no_of(place);
            return None;
        };
        let Some(contest) = contests.iter().position(|one| one.id == **of) else {
            let ids = contests.iter().map(|one| one.id.as_str());
            self.unknown(say!("cuộc thi", "contest"), of, ids, &place.key("of"));
            return None;
        };
        let Some(id) = round else {
            let round = None;
            return Some(RoundOf { contest, round });
        };
        let rounds = &contests[contest].rounds;
        let at = rounds.iter().position(|one| one.id == **id);
        if at.is_none() {
            let ids = rounds.iter().map(|one| one.id.as_str());
            self.unknown(say!("vòng thi", "round"), id, ids, &place.key("round"));
        }
        Some(RoundOf {
            contest,
            round: Some(at?),
        })
    }
}
