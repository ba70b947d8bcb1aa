//! Where a round stands on a day: what may be published of it follows.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use crate::site::contest::{Contest, Round};
use crate::site::kind::RoundPhase;
use crate::site::zone::Zone;

impl Round {
    /// The day on which it opens.
    pub fn first_day(&self, zone: Zone) -> Date {
        zone.day(self.opens)
    }

    /// The last day on which an entry may count.
    pub fn last_day(&self, zone: Zone) -> Date {
        last_day(self.closes, zone)
    }

    /// Where it stands on a day. Only a day is known, so a round counts as open on all of its first and last day: questions may come out
    /// on the first, a result and a key never before the day after the last.
    pub fn phase(&self, today: Date, zone: Zone) -> RoundPhase {
        if today < self.first_day(zone) {
            RoundPhase::Upcoming
        } else if today <= self.last_day(zone) {
            RoundPhase::Open
        } else if self.is_released(today, zone) {
            RoundPhase::Released
        } else {
            RoundPhase::Closed
        }
    }

    fn is_released(&self, today: Date, zone: Zone) -> bool {
        let released = self.result.as_ref().and_then(|result| result.released);
        released.is_some_and(|instant| zone.day(instant) <= today)
    }
}

/// The day in which the last second before an instant lies: a round that closes at midnight ends with the day before.
fn last_day(closes: Timestamp, zone: Zone) -> Date {
    let before = closes.checked_sub(SignedDuration::from_secs(1));
    zone.day(before.unwrap_or(closes))
}

impl Contest {
    /// The rounds that draw from a bank.
    pub fn rounds_of<'a>(&'a self, bank: &'a str) -> impl Iterator<Item = &'a Round> {
        let uses = move |round: &&Round| round.banks.values().any(|id| id == bank);
        self.rounds.iter().filter(uses)
    }

    /// True when no round can be hurt any more by telling what is right: every one that draws from the bank is closed and released.
    pub fn may_reveal(&self, bank: &str, today: Date, zone: Zone) -> bool {
        let is_over = |round: &Round| round.phase(today, zone) == RoundPhase::Released;
        self.rounds_of(bank).all(is_over)
    }

    /// How many questions a paper has.
    pub fn questions_per_paper(&self) -> u32 {
        let counts = self.paper.strata.iter();
        counts.map(|stratum| u32::from(stratum.count)).sum()
    }
}
