//! Days, ISO weeks, months, quarters and years, each with its first and last day.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use crate::site::{Per, Window};

/// One calendar period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Period {
    /// Which kind of period.
    pub per: Per,
    /// Its year; of a week, its ISO year.
    pub year: i16,
    /// Its number in the year, from 1: day of the year, ISO week, month, quarter; 1 for a year.
    pub number: i16,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

impl Period {
    /// The period in which a day lies.
    pub fn of(per: Per, day: Date) -> Self {
        let year = day.year();
        let part = |number: i16, from: Date, to: Date| Self {
            per,
            year,
            number,
            from,
            to,
        };
        match per {
            Per::Day => part(day.day_of_year(), day, day),
            Per::Week => {
                let week = day.iso_week_date();
                let monday =
                    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days());
                Self {
                    per,
                    year: week.year(),
                    number: i16::from(week.week()),
                    from: monday,
                    to: monday.saturating_add(6.days()),
                }
            }
            Per::Month => part(
                i16::from(day.month()),
                day.first_of_month(),
                day.last_of_month(),
            ),
            Per::Quarter => {
                let first = (day.month() - 1) / 3 * 3 + 1;
                let from = Date::constant(year, first, 1);
                part(
                    i16::from(first / 3 + 1),
                    from,
                    from.saturating_add(2.months()).last_of_month(),
                )
            }
            Per::Year => part(1, day.first_of_year(), day.last_of_year()),
        }
    }

    /// `2024-W12`, `2024-03`, `2024-Q2`, `2024`, `2024-03-05`.
    pub fn key(&self) -> String {
        let Self { year, number, .. } = self;
        match self.per {
            Per::Day => self.from.to_string(),
            Per::Week => format!("{year}-W{number:02}"),
            Per::Month => format!("{year}-{number:02}"),
            Per::Quarter => format!("{year}-Q{number}"),
            Per::Year => year.to_string(),
        }
    }

    /// The next one.
    pub fn next(&self) -> Self {
        Self::of(self.per, self.to.saturating_add(1.day()))
    }

    /// Every period of the years of a window, in order; weeks by their ISO year. A plan's year has 52 or 53 weeks, never a part of one.
    pub fn of_years(per: Per, window: Window) -> Vec<Self> {
        let first = match per {
            // 4 January always lies in week 1.
            Per::Week => Self::of(per, Date::constant(window.from.year(), 1, 4)),
            _ => Self::of(per, window.from.first_of_year()),
        };
        let last_year = window.to.year();
        let mut periods = Vec::new();
        let mut period = first;
        while period.year <= last_year {
            periods.push(period);
            let next = period.next();
            if next.from <= period.from {
                break;
            }
            period = next;
        }
        periods
    }

    /// How many of its days lie in a window, and how many days it has.
    pub fn share(&self, window: Window) -> (i32, i32) {
        let inside = Window {
            from: self.from.max(window.from),
            to: self.to.min(window.to),
        };
        let days = |w: Window| if w.from > w.to { 0 } else { days_of(w) };
        (
            days(inside),
            days(Window {
                from: self.from,
                to: self.to,
            }),
        )
    }
}

/// Days of a window, both ends included.
pub fn days_of(window: Window) -> i32 {
    (window.to - window.from).get_days() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_lies_in_one_period_of_each_kind() {
        for (per, text, number, from, to) in [
            (Per::Week, "2023-01-01", 52, "2022-12-26", "2023-01-01"),
            (Per::Week, "2023-01-02", 1, "2023-01-02", "2023-01-08"),
            (Per::Week, "2020-12-31", 53, "2020-12-28", "2021-01-03"),
            (Per::Week, "2026-12-31", 53, "2026-12-28", "2027-01-03"),
            (Per::Month, "2024-02-29", 2, "2024-02-01", "2024-02-29"),
            (Per::Month, "2023-02-01", 2, "2023-02-01", "2023-02-28"),
            (Per::Quarter, "2024-03-31", 1, "2024-01-01", "2024-03-31"),
            (Per::Quarter, "2024-04-01", 2, "2024-04-01", "2024-06-30"),
            (Per::Quarter, "2024-12-31", 4, "2024-10-01", "2024-12-31"),
            (Per::Year, "2024-12-31", 1, "2024-01-01", "2024-12-31"),
            (Per::Day, "2024-12-31", 366, "2024-12-31", "2024-12-31"),
        ] {
            let period = Period::of(per, day(text));
            assert_eq!(
                (period.number, period.from, period.to),
                (number, day(from), day(to)),
                "{text}"
            );
        }
    }

    #[test]
    fn a_year_has_as_many_as_the_calendar_says() {
        for (per, year, count) in [
            (Per::Week, 2020, 53),
            (Per::Week, 2023, 52),
            (Per::Week, 2026, 53),
            (Per::Month, 2024, 12),
            (Per::Quarter, 2024, 4),
            (Per::Year, 2024, 1),
            (Per::Day, 2024, 366),
            (Per::Day, 2023, 365),
        ] {
            let window = Window::year(year).unwrap();
            assert_eq!(Period::of_years(per, window).len(), count, "{per:?} {year}");
        }
    }
}
