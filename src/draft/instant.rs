//! Instants and spans of time as people in Vietnam write them: `8/7/2024 08:00`, `8h30 ngày 8/7/2024`, `20 phút`.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use serde::de::{Deserialize, Deserializer, Error};

use crate::say;
use crate::source::both;

use super::Day;
use super::scalar::Scalar;

/// A moment, as far as it was written down; which one it is follows from the site's time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A day without a time.
    Day(Date),
    /// Day and time on the clock of the site; `24:00` is the midnight after.
    Clock(DateTime),
    /// With an offset of its own: `2024-07-08T08:00:00+07:00`.
    Exact(Timestamp),
}

impl Moment {
    /// Reads a day (`8/7/2024`, `2024-07-08`) with a time before or behind it (`08:00`, `8h`, `8h30`, `8 giờ 30`), or an instant of RFC 3339.
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(instant) = text.parse::<Timestamp>() {
            return Some(Self::Exact(instant));
        }
        let plain = text
            .replace("ngày", " ")
            .replace(',', " ")
            .replace(" giờ", "h")
            .replace("phút", " ");
        let plain = match plain.split_once('T') {
            Some((day, time)) => format!("{day} {time}"),
            None => plain,
        };
        let words: Vec<&str> = plain.split_whitespace().collect();
        let (at, Day(date)) = words
            .iter()
            .enumerate()
            .find_map(|(at, word)| Some((at, Day::parse(word)?)))?;
        let before = words[..at].concat();
        let behind = words[at + 1..].concat();
        match (before.as_str(), behind.as_str()) {
            ("", "") => Some(Self::Day(date)),
            (time, "") | ("", time) => clock(date, time).map(Self::Clock),
            _ => None,
        }
    }
}

/// `08:00`, `08:00:00`, `8h`, `8h30`, `24:00`.
fn clock(date: Date, time: &str) -> Option<DateTime> {
    let time = time.to_lowercase().replace('h', ":");
    let mut parts = Vec::new();
    for part in time.trim_end_matches(':').split(':') {
        let is_number = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        parts.push(part.parse::<i8>().ok().filter(|_| is_number)?);
    }
    let (hour, minute, second) = match parts[..] {
        [hour] if time.ends_with(':') => (hour, 0, 0),
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    if (hour, minute, second) == (24, 0, 0) {
        return Some(date.tomorrow().ok()?.to_datetime(Time::midnight()));
    }
    let time = Time::new(hour, minute, second, 0).ok()?;
    Some(date.to_datetime(time))
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Scalar::deserialize(deserializer)?.0;
        Self::parse(text.trim()).ok_or_else(|| {
            D::Error::custom(both(
                say!(
                    "`{text}` không phải một thời điểm đọc được",
                    "`{text}` is no moment that can be read"
                ),
                Some(say!(
                    "viết ngày và giờ, ví dụ 2024-07-08 08:00 hoặc 8/7/2024 17:30",
                    "write day and time, for example 2024-07-08 08:00 or 8/7/2024 17:30"
                )),
            ))
        })
    }
}

/// A span of time in seconds: `20 phút`, `20 minutes`, `1 giờ 30 phút`, `90 giây`, or a number of minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seconds(pub u32);

impl Seconds {
    /// Reads one of the forms above.
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        if let Ok(minutes) = lower.parse::<u32>() {
            return minutes.checked_mul(60).map(Self);
        }
        // `20phút` is `20 phút`.
        let mut spaced = String::with_capacity(lower.len() + 4);
        let mut after_digit = false;
        for c in lower.chars() {
            if after_digit && c.is_alphabetic() {
                spaced.push(' ');
            }
            after_digit = c.is_ascii_digit();
            spaced.push(c);
        }
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let mut sum: u32 = 0;
        for pair in words.chunks(2) {
            let [number, unit] = pair else { return None };
            let unit = match *unit {
                "giờ" | "h" | "hour" | "hours" => 3600,
                "phút" | "p" | "min" | "minute" | "minutes" => 60,
                "giây" | "s" | "second" | "seconds" => 1,
                _ => return None,
            };
            let part = number.parse::<u32>().ok()?.checked_mul(unit)?;
            sum = sum.checked_add(part)?;
        }
        (!words.is_empty()).then_some(Self(sum))
    }
}

impl<'de> Deserialize<'de> for Seconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Scalar::deserialize(deserializer)?.0;
        Self::parse(text.trim()).ok_or_else(|| {
            D::Error::custom(both(
                say!(
                    "`{text}` không phải một khoảng thời gian đọc được",
                    "`{text}` is no span of time that can be read"
                ),
                Some(say!(
                    "viết số phút, ví dụ: 20 phút",
                    "write the minutes, for example: 20 minutes"
                )),
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_as_people_write_them() {
        for (text, expected) in [
            ("2024-07-08 08:00", "2024-07-08T08:00:00"),
            ("2024-07-08T08:00", "2024-07-08T08:00:00"),
            ("8/7/2024 17:30", "2024-07-08T17:30:00"),
            ("8h ngày 8/7/2024", "2024-07-08T08:00:00"),
            ("8h30, 8/7/2024", "2024-07-08T08:30:00"),
            ("8 giờ 30 phút ngày 8/7/2024", "2024-07-08T08:30:00"),
            ("31/7/2024 24:00", "2024-08-01T00:00:00"),
            ("2024-07-08 08:00:30", "2024-07-08T08:00:30"),
            ("2024-07-08", "2024-07-08"),
            ("2024-07-08T08:00:00+07:00", "2024-07-08T01:00:00Z"),
            ("8:00", "none"),
            ("2024-07-08 25:00", "none"),
            ("2024-07-08 8", "none"),
            ("2024-07-08 08:00 sáng", "none"),
            ("đầu tháng 7", "none"),
        ] {
            let read = match Moment::parse(text) {
                None => "none".to_owned(),
                Some(Moment::Day(day)) => day.to_string(),
                Some(Moment::Clock(clock)) => clock.to_string(),
                Some(Moment::Exact(instant)) => instant.to_string(),
            };
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn spans_as_people_write_them() {
        for (text, seconds) in [
            ("20", Some(1200)),
            ("20 phút", Some(1200)),
            ("20phút", Some(1200)),
            ("20 minutes", Some(1200)),
            ("1 giờ 30 phút", Some(5400)),
            ("90 giây", Some(90)),
            ("", None),
            ("hai mươi phút", None),
            ("20 phút 5", None),
        ] {
            assert_eq!(Seconds::parse(text).map(|s| s.0), seconds, "{text}");
        }
    }
}
