//! Dates, counts and lists as people in Vietnam write them: read as meant, or refused – never silently changed.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use jiff::civil::Date;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor, value};

use crate::diagnostic::Text;
use crate::say;
use crate::source::both;

/// A day: `2024-06-30`, `30/6/2024`, `30/06/2024`, `30-6-2024` or `30.6.2024`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub Date);

impl Day {
    /// Reads one of the forms above; always day before month, as written in Vietnam. A midnight behind it, as sheets add it, says nothing.
    pub fn parse(text: &str) -> Option<Self> {
        let text = match text.split_once(' ') {
            Some((day, "0:00" | "00:00" | "0:00:00" | "00:00:00")) => day,
            _ => text,
        };
        let separator = text.chars().find(|c| !c.is_ascii_digit())?;
        let numbers: Vec<&str> = text.split(separator).collect();
        let [first, month, last] = numbers.as_slice() else {
            return None;
        };
        if !numbers
            .iter()
            .all(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
        {
            return None;
        }
        let (year, day) = match (separator, first.len(), last.len()) {
            ('-', 4, 1..=2) => (first, last),
            ('/' | '-' | '.', 1..=2, 4) => (last, first),
            _ => return None,
        };
        let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        date.ok().map(Self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Scalar::deserialize(deserializer)?.0;
        Day::parse(text.trim())
            .ok_or_else(|| D::Error::custom(both(wrong_day(&text), Some(day_help()))))
    }
}

fn wrong_day(text: &str) -> Text {
    say!(
        "`{text}` không phải là một ngày có thật",
        "`{text}` is not a day of the calendar"
    )
}

fn day_help() -> Text {
    say!(
        "viết năm-tháng-ngày, ví dụ 2024-06-30, hoặc ngày/tháng/năm, ví dụ 30/6/2024",
        "write year-month-day, for example 2024-06-30, or day/month/year, for example 30/6/2024"
    )
}

/// A date of which a published document may tell only the year, or the year and the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartialDay {
    /// The whole date.
    Day(Date),
    /// Year and month (1–12).
    Month(i16, i8),
    /// The year.
    Year(i16),
}

impl PartialDay {
    /// Reads a day, `2024-06`, `6/2024` or `2024`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(Day(date)) = Day::parse(text) {
            return Some(Self::Day(date));
        }
        let (year, month) = match text.split_once('-') {
            Some((year, month)) if year.len() == 4 => (year, Some(month)),
            _ => match text.split_once('/') {
                Some((month, year)) if year.len() == 4 => (year, Some(month)),
                _ => (text, None),
            },
        };
        let year: i16 = year.parse().ok().filter(|y| (1900..=2200).contains(y))?;
        match month {
            None => Some(Self::Year(year)),
            Some(month) => month
                .parse()
                .ok()
                .filter(|m| (1..=12).contains(m))
                .map(|m| Self::Month(year, m)),
        }
    }
}

impl<'de> Deserialize<'de> for PartialDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Scalar::deserialize(deserializer)?.0;
        PartialDay::parse(text.trim())
            .ok_or_else(|| D::Error::custom(both(wrong_day(&text), Some(day_help()))))
    }
}

/// How many: a whole number, also with leading zeros as plans print it (`05`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(pub u32);

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Scalar::deserialize(deserializer)?.0;
        text.trim().parse().map(Count).map_err(|_| {
            D::Error::custom(both(
                say!(
                    "`{text}` không phải là một số nguyên",
                    "`{text}` is not a whole number"
                ),
                Some(say!(
                    "viết số không có dấu chấm, dấu phẩy: 1200 (một nghìn hai trăm), 5",
                    "write it without dot or comma: 1200 (one thousand two hundred), 5"
                )),
            ))
        })
    }
}

/// One line of text as written, digits and all: an id, a document number (`049`), a phone number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words(pub String);

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Scalar::deserialize(deserializer)?.0;
        match text.trim() {
            "" => Err(D::Error::custom(both(
                say!(
                    "ở đây cần chữ, nhưng đang để trống",
                    "something belongs here, but it is empty"
                ),
                Some(say!(
                    "viết vào sau dấu hai chấm, hoặc xóa cả dòng",
                    "write it after the colon, or remove the line"
                )),
            ))),
            trimmed => Ok(Words(trimmed.to_owned())),
        }
    }
}

/// The text of any scalar. Its digits are as written whenever the file can be published; after a mistake elsewhere in the file
/// they may have gone through a number, and then only findings are made of them.
pub(super) struct Scalar(pub String);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Asking for a string gives the digits as written; after a mistake elsewhere they may come as a number.
        deserializer.deserialize_str(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl Visitor<'_> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Scalar, E> {
        Ok(Scalar(text.to_owned()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Scalar, E> {
        Ok(Scalar(number.to_string()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Scalar, E> {
        Ok(Scalar(number.to_string()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Scalar, E> {
        Ok(Scalar(number.to_string()))
    }
}

/// One value or a list of them: `topics: a` is `topics: [a]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Many<T>(pub Vec<T>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ManyVisitor(PhantomData))
    }
}

struct ManyVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ManyVisitor<T> {
    type Value = Many<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Many<T>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = list.next_element()? {
            entries.push(entry);
        }
        Ok(Many(entries))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Many<T>, A::Error> {
        T::deserialize(value::MapAccessDeserializer::new(map)).map(|entry| Many(vec![entry]))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Many<T>, E> {
        T::deserialize(value::StrDeserializer::new(text)).map(|entry| Many(vec![entry]))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Many<T>, E> {
        T::deserialize(value::U64Deserializer::new(number)).map(|entry| Many(vec![entry]))
    }

    fn visit_unit<E: Error>(self) -> Result<Many<T>, E> {
        Ok(Many::default())
    }
}

/// A stretch of days; an end that is left out is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpanDraft {
    /// First day.
    pub from: Option<Day>,
    /// Last day, included.
    pub to: Option<Day>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_written_in_vietnam() {
        let day = |y, m, d| Date::new(y, m, d).ok();
        for (text, expected) in [
            ("2024-06-30", day(2024, 6, 30)),
            ("30/6/2024", day(2024, 6, 30)),
            ("01/03/2023", day(2023, 3, 1)),
            ("1-3-2023", day(2023, 3, 1)),
            ("29.2.2024", day(2024, 2, 29)),
            ("2024-05-07 0:00:00", day(2024, 5, 7)),
            ("7/5/2024 08:30", None),
            ("29/2/2023", None),
            ("2024/06/30", None),
            ("13/13/2024", None),
            ("30-06-24", None),
            ("quý II", None),
            ("1//2024", None),
            ("-1/3/2023", None),
        ] {
            assert_eq!(Day::parse(text).map(|d| d.0), expected, "{text}");
        }
    }

    #[test]
    fn documents_may_tell_only_the_year() {
        assert_eq!(PartialDay::parse("2024"), Some(PartialDay::Year(2024)));
        assert_eq!(
            PartialDay::parse("2024-03"),
            Some(PartialDay::Month(2024, 3))
        );
        assert_eq!(
            PartialDay::parse("3/2024"),
            Some(PartialDay::Month(2024, 3))
        );
        assert_eq!(PartialDay::parse("24"), None);
        assert_eq!(PartialDay::parse("2024-13"), None);
    }
}
