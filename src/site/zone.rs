//! In which time zone the days of a site begin and end.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

/// A zone whose clocks never change. Those of Việt Nam and its neighbours do not, and rules for the others would make the program a
/// good deal larger for sites that nobody has; whoever is elsewhere writes the offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Minutes ahead of UTC.
    minutes: i32,
}

/// IANA names, with minutes ahead of UTC.
const NAMED: [(&str, i32); 6] = [
    ("Asia/Ho_Chi_Minh", 7 * 60),
    ("Asia/Saigon", 7 * 60),
    ("Asia/Bangkok", 7 * 60),
    ("Asia/Vientiane", 7 * 60),
    ("Asia/Phnom_Penh", 7 * 60),
    ("UTC", 0),
];

impl Zone {
    /// What a site has that names none: the time of Việt Nam.
    pub const VIETNAM: Self = Self { minutes: 7 * 60 };

    /// Reads a name of the list above, or an offset: `+07:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let named = NAMED.iter().find(|(name, _)| *name == text);
        named
            .map(|(_, minutes)| *minutes)
            .or_else(|| offset(text))
            .map(|minutes| Self { minutes })
    }

    /// Every name it knows.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        NAMED.iter().map(|(name, _)| *name)
    }

    /// Which day it is there.
    pub fn day(self, instant: Timestamp) -> Date {
        let offset = Offset::from_seconds(self.minutes * 60).unwrap_or(Offset::UTC);
        instant.to_zoned(TimeZone::fixed(offset)).date()
    }

    /// The instant at which clocks there show this.
    pub fn instant(self, clock: DateTime) -> Option<Timestamp> {
        let offset = Offset::from_seconds(self.minutes * 60).unwrap_or(Offset::UTC);
        offset.to_timestamp(clock).ok()
    }

    /// What clocks there show at an instant.
    pub fn clock(self, instant: Timestamp) -> DateTime {
        let offset = Offset::from_seconds(self.minutes * 60).unwrap_or(Offset::UTC);
        offset.to_datetime(instant)
    }

    /// Minutes ahead of UTC.
    pub fn minutes(self) -> i32 {
        self.minutes
    }

    /// `+07:00`, as feeds write it.
    pub fn offset(self) -> String {
        let sign = if self.minutes < 0 { '-' } else { '+' };
        let minutes = self.minutes.abs();
        format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

fn offset(text: &str) -> Option<i32> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+')?),
    };
    let (hours, minutes) = rest.split_once(':')?;
    let part = |digits: &str| -> Option<i32> {
        let is_right = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
        is_right.then(|| digits.parse().ok())?
    };
    let (hours, minutes) = (part(hours)?, part(minutes)?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_of_the_zone() {
        for (zone, instant, day) in [
            ("Asia/Ho_Chi_Minh", "2024-06-30T16:59:59Z", "2024-06-30"),
            ("Asia/Ho_Chi_Minh", "2024-06-30T17:00:00Z", "2024-07-01"),
            ("UTC", "2024-06-30T17:00:00Z", "2024-06-30"),
            ("+09:00", "2024-12-31T15:00:00Z", "2025-01-01"),
            ("-05:30", "2024-03-01T05:29:59Z", "2024-02-29"),
        ] {
            let zone = Zone::parse(zone).unwrap();
            let found = zone.day(instant.parse().unwrap());
            assert_eq!(found.to_string(), day, "{zone:?} {instant}");
        }
    }

    #[test]
    fn zones_are_named_or_told_as_offsets() {
        for (text, offset) in [
            ("Asia/Ho_Chi_Minh", Some("+07:00")),
            ("UTC", Some("+00:00")),
            ("-05:30", Some("-05:30")),
            ("Asia/Hanoi", None),
            ("Hà Nội", None),
            ("+7", None),
            ("+25:00", None),
            ("07:00", None),
        ] {
            let zone = Zone::parse(text);
            assert_eq!(zone.map(Zone::offset).as_deref(), offset, "{text}");
        }
    }
}
