//! How the last quarter that is over compares with the one before it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::rank::Share;
use crate::progress::{Period, Ranked};
use crate::site::Per;

/// The last quarter that is over and in which something was due, beside the quarter before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trend {
    /// The quarter: `2024-Q4`.
    pub quarter: String,
    /// Its share in percent.
    pub percent: u32,
    /// The quarter before.
    pub before: String,
    /// That one's share in percent.
    pub percent_before: u32,
    /// `up`, `down` or `same`.
    pub direction: &'static str,
    /// Points of percent between the two.
    pub points: u32,
}

impl Trend {
    /// The trend on a day; nothing when either quarter has no share.
    pub fn of(quarters: &BTreeMap<String, Ranked>, as_of: Date) -> Option<Self> {
        let over = quarters_over(quarters, as_of);
        let quarter = over.last()?.clone();
        let before = quarter_before(&quarter)?;
        let now = Share::of(quarters.get(&quarter)?)?;
        let then = Share::of(quarters.get(&before)?)?;
        Some(Self {
            percent: now.percent,
            percent_before: then.percent,
            direction: match now.percent.cmp(&then.percent) {
                std::cmp::Ordering::Greater => "up",
                std::cmp::Ordering::Less => "down",
                std::cmp::Ordering::Equal => "same",
            },
            points: now.percent.abs_diff(then.percent),
            quarter,
            before,
        })
    }
}

/// Quarters that are over on a day and in which something was due, the oldest first.
pub fn quarters_over(quarters: &BTreeMap<String, Ranked>, as_of: Date) -> Vec<String> {
    let running = Period::of(Per::Quarter, as_of).key();
    let over = quarters
        .iter()
        .filter(|(quarter, ranked)| **quarter < running && ranked.due > 0);
    over.map(|(quarter, _)| quarter.clone()).collect()
}

/// `2025-Q1` → `2024-Q4`.
pub fn quarter_before(quarter: &str) -> Option<String> {
    let (year, number) = quarter.split_once("-Q")?;
    let (year, number): (i16, i8) = (year.parse().ok()?, number.parse().ok()?);
    Some(match number {
        1 => format!("{}-Q4", year - 1),
        _ => format!("{year}-Q{}", number - 1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_quarter_that_is_over_beside_the_one_before() {
        let ranked = |met, missed| Ranked {
            due: met + missed,
            met,
            missed,
            ..Ranked::default()
        };
        let quarters = BTreeMap::from([
            ("2023-Q4".to_owned(), ranked(1, 1)),
            ("2024-Q1".to_owned(), ranked(3, 1)),
            ("2024-Q2".to_owned(), ranked(9, 0)),
        ]);
        let trend = Trend::of(&quarters, jiff::civil::date(2024, 6, 30)).unwrap();
        assert_eq!((trend.quarter.as_str(), trend.percent), ("2024-Q1", 75));
        assert_eq!(
            (trend.before.as_str(), trend.percent_before, trend.points),
            ("2023-Q4", 50, 25)
        );
        assert_eq!(trend.direction, "up");
        assert_eq!(Trend::of(&quarters, jiff::civil::date(2024, 1, 1)), None);
        assert_eq!(quarter_before("2024-Q1").as_deref(), Some("2023-Q4"));
    }
}
