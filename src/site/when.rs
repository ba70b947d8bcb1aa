//! Windows and deadlines, as plans phrase them (domain/plans.md, "When: what the phrases mean").

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use crate::diagnostic::Place;
use crate::draft::{Day, DueDraft, SpanDraft};
use crate::say;

use super::check::Check;

/// From a day to a day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Window {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

impl Window {
    /// True when `date` lies in it.
    pub fn contains(&self, date: Date) -> bool {
        self.from <= date && date <= self.to
    }

    /// The whole of a calendar year.
    pub fn year(year: i16) -> Option<Self> {
        Some(Self {
            from: Date::new(year, 1, 1).ok()?,
            to: Date::new(year, 12, 31).ok()?,
        })
    }

    /// A calendar month (1–12).
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let from = Date::new(year, month, 1).ok()?;
        Some(Self {
            from,
            to: from.last_of_month(),
        })
    }

    /// A quarter (1–4) of a calendar year.
    pub fn quarter(year: i16, quarter: i8) -> Option<Self> {
        let from = Date::new(
            year,
            (quarter.checked_sub(1)?).checked_mul(3)?.checked_add(1)?,
            1,
        )
        .ok()?;
        let last = from.checked_add(2.months()).ok()?;
        Some(Self {
            from,
            to: last.last_of_month(),
        })
    }

    /// Reads `2024`, `2024-10`, `tháng 10/2024`, `2024-Q2`, `Q2/2024`, `quý II/2024`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let bare = text
            .trim_start_matches("quý")
            .trim_start_matches("tháng")
            .trim_start_matches("năm")
            .trim();
        let is_quarter = text.starts_with("quý") || bare.contains('q');
        let (first, second) = match bare.split_once(['/', '-']) {
            None => return Self::year(year_of(bare)?),
            Some((first, second)) => (first.trim(), second.trim()),
        };
        let (year, part) = match (year_of(first), year_of(second)) {
            (Some(year), None) => (year, second),
            (None, Some(year)) => (year, first),
            _ => return None,
        };
        if is_quarter {
            Self::quarter(year, quarter_of(part)?)
        } else {
            Self::month(year, part.parse().ok()?)
        }
    }
}

fn year_of(text: &str) -> Option<i16> {
    if text.len() == 4 {
        text.parse().ok()
    } else {
        None
    }
}

fn quarter_of(text: &str) -> Option<i8> {
    match text.trim_start_matches('q') {
        "1" | "i" => Some(1),
        "2" | "ii" => Some(2),
        "3" | "iii" => Some(3),
        "4" | "iv" => Some(4),
        _ => None,
    }
}

/// How the plan words a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineWording {
    /// Chậm nhất ngày.
    By,
    /// Trước ngày.
    Before,
    /// On that very day.
    On,
    /// Within a month, quarter or year.
    Within,
}

/// A deadline: the wording of the plan, and the days that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// As the plan words it.
    pub wording: DeadlineWording,
    /// First day that counts, where the plan names one (on a day, within a quarter).
    pub first_day: Option<Date>,
    /// Last day that counts, included: "trước tháng 11/2024" → 2024-10-31.
    pub last_day: Date,
}

impl Check {
    /// A window: the days given, the rest from `around`; a reversed or strange one is a mistake.
    pub(super) fn window(
        &mut self,
        span: Option<&SpanDraft>,
        place: &Place,
        around: Window,
    ) -> Window {
        let Some(span) = span else { return around };
        let window = Window {
            from: span.from.map_or(around.from, |d| d.0),
            to: span.to.map_or(around.to, |d| d.0),
        };
        if window.from > window.to {
            let (from, to) = (window.from, window.to);
            self.error(
                &place.key(if span.to.is_some() { "to" } else { "from" }),
                say!(
                    "khoảng thời gian kết thúc ({to}) trước khi bắt đầu ({from})",
                    "the window ends ({to}) before it begins ({from})"
                ),
                Some(say!(
                    "đổi chỗ hai ngày hoặc sửa năm",
                    "swap the two days, or mend the year"
                )),
            );
            return around;
        }
        window
    }

    /// A deadline that is a fixed day; exactly one of `by`, `before`, `on`, `in`.
    pub(super) fn deadline(&mut self, due: &DueDraft, place: &Place) -> Option<Deadline> {
        let ways = [
            due.by.is_some(),
            due.before.is_some(),
            due.on_day.is_some(),
            due.within.is_some(),
        ];
        if ways.iter().filter(|way| **way).count() != 1
            || due.before_day.is_some()
            || due.by_day.is_some()
        {
            self.error(
                place,
                say!("thời hạn cần đúng một trong: by, before, on, in", "a deadline needs exactly one of: by, before, on, in"),
                Some(say!(
                    "`by: 2024-06-30` (chậm nhất ngày), `before: 2024-11-01` (trước ngày), `on: 2024-10-10`, `in: quý II/2024`",
                    "`by: 2024-06-30` (that day included), `before: 2024-11-01`, `on: 2024-10-10`, `in: 2024-Q2`"
                )),
            );
            return None;
        }
        let fixed = |wording, day: Date| Deadline {
            wording,
            first_day: None,
            last_day: day,
        };
        if let Some(Day(day)) = due.by {
            return Some(fixed(DeadlineWording::By, day));
        }
        if let Some(Day(day)) = due.before {
            return day
                .yesterday()
                .ok()
                .map(|last| fixed(DeadlineWording::Before, last));
        }
        if let Some(Day(day)) = due.on_day {
            return Some(Deadline {
                wording: DeadlineWording::On,
                first_day: Some(day),
                last_day: day,
            });
        }
        let text = due.within.as_deref()?;
        match Window::parse(text) {
            Some(Window { from, to }) => Some(Deadline {
                wording: DeadlineWording::Within,
                first_day: Some(from),
                last_day: to,
            }),
            None => {
                self.error(
                    &place.key("in"),
                    say!(
                        "`{text}` không phải là tháng, quý hay năm",
                        "`{text}` is not a month, quarter or year"
                    ),
                    Some(say!(
                        "ví dụ: `quý II/2024`, `2024-Q2`, `2024-10`, `2024`",
                        "for example `2024-Q2`, `quý II/2024`, `2024-10`, `2024`"
                    )),
                );
                None
            }
        }
    }

    /// Warns when a day lies outside the plan's own window.
    pub(super) fn inside(&mut self, day: Date, plan: Window, place: &Place) {
        if !plan.contains(day) {
            let (from, to) = (plan.from, plan.to);
            self.error(
                place,
                say!(
                    "ngày {day} nằm ngoài thời gian của kế hoạch ({from} – {to})",
                    "{day} lies outside the plan ({from} – {to})"
                ),
                Some(say!(
                    "sửa ngày, hoặc sửa `active` trong plan.yaml",
                    "mend the day, or `active` in plan.yaml"
                )),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_as_plans_name_them() {
        for (text, expected) in [
            ("2024", "2024-01-01 2024-12-31"),
            ("năm 2024", "2024-01-01 2024-12-31"),
            ("2024-02", "2024-02-01 2024-02-29"),
            ("tháng 10/2024", "2024-10-01 2024-10-31"),
            ("2024-Q2", "2024-04-01 2024-06-30"),
            ("Q4/2023", "2023-10-01 2023-12-31"),
            ("quý II/2024", "2024-04-01 2024-06-30"),
            ("Quý 3/2024", "2024-07-01 2024-09-30"),
            ("quý V/2024", "none"),
            ("tháng 13/2024", "none"),
            ("mùa hè", "none"),
        ] {
            let found =
                Window::parse(text).map_or("none".to_owned(), |w| format!("{} {}", w.from, w.to));
            assert_eq!(found, expected, "{text}");
        }
    }
}
