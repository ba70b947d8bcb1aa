//! What is asked, slot by slot: a period of a quota, a step, a deadline. The same for all who owe it but for the days they existed.

use jiff::civil::Date;

use crate::site::{DayRule, Demand, Obligation, Window};

use super::period::Period;

/// One thing to be met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What it is called.
    pub name: SlotName,
    /// First day whose outputs count.
    pub counts_from: Date,
    /// The day from which it is open; before it, it is not yet due (rule 3).
    pub opens: Date,
    /// Last day that is on time.
    pub due: Date,
    /// Last day whose outputs count as done late (rule 8); the due day where late means nothing.
    pub closes: Date,
    /// How many are asked; percent of a coverage.
    pub required: u32,
    /// False when the slot ended before the obligation was in force or begins after it (rule 2).
    pub is_required: bool,
}

/// What a slot is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlotName {
    /// A calendar period.
    Period(Period),
    /// A step, by id.
    Step(String),
    /// The one deadline of the obligation.
    Deadline,
}

impl SlotName {
    /// `2024-W12`, `2024-03`, `2024-Q2`, `2024`, `2024-03-05`, the id of a step, or `deadline`: the same in every language.
    pub fn key(&self) -> String {
        match self {
            Self::Period(period) => period.key(),
            Self::Step(id) => id.clone(),
            Self::Deadline => "deadline".to_owned(),
        }
    }
}

/// The slots of an obligation over the years of its window; none for what has no number (rule 7).
pub(super) fn slots(obligation: &Obligation) -> Vec<Slot> {
    let active = obligation.active;
    match &obligation.demand {
        Demand::Quota {
            at_least,
            per,
            is_prorated,
        } => {
            let required = |period: &Period| {
                if *is_prorated {
                    prorated(*at_least, period, active)
                } else {
                    *at_least
                }
            };
            Period::of_years(*per, active)
                .iter()
                .map(|period| periodic(period, active, required(period), None))
                .collect()
        }
        Demand::Report {
            per: Some(per),
            day,
            embedded_in: None,
            ..
        } => Period::of_years(*per, active)
            .iter()
            .map(|period| periodic(period, active, 1, *day))
            .collect(),
        Demand::Once(due) => vec![deadline(
            SlotName::Deadline,
            due.first_day,
            due.last_day,
            active,
        )],
        Demand::Phased(steps) => steps
            .iter()
            .map(|step| {
                deadline(
                    SlotName::Step(step.id.clone()),
                    step.due.first_day,
                    step.due.last_day,
                    active,
                )
            })
            .collect(),
        Demand::Event(window) => vec![Slot {
            name: SlotName::Deadline,
            counts_from: window.from,
            opens: window.from,
            due: window.to,
            closes: window.to,
            required: 1,
            is_required: true,
        }],
        Demand::Coverage { target_percent, .. } => vec![Slot {
            name: SlotName::Deadline,
            counts_from: active.from.first_of_year(),
            opens: active.from,
            due: active.to,
            closes: Date::MAX,
            required: *target_percent,
            is_required: true,
        }],
        Demand::Report { .. } | Demand::Standing | Demand::Conditional { .. } | Demand::Request => {
            Vec::new()
        }
    }
}

/// A period, cut or not, asks for the whole (rule 2); one that ended before the obligation was in force is not required.
fn periodic(period: &Period, active: Window, required: u32, rule: Option<DayRule>) -> Slot {
    // "Trước ngày 01/11": what comes between the end of the window and that of the period is late.
    let end = if period.from > active.to {
        period.to
    } else {
        period.to.min(active.to)
    };
    let due = rule.map_or(end, |rule| {
        let month = period.to.first_of_month();
        let last = month
            .days_in_month()
            .min(i8::try_from(rule.last_day).unwrap_or(31));
        month.with().day(last).build().unwrap_or(period.to)
    });
    // What has a day of its own is only asked when that day lies in the window.
    let is_required = match rule {
        Some(_) => active.contains(due),
        None => period.to >= active.from && period.from <= active.to,
    };
    Slot {
        name: SlotName::Period(*period),
        counts_from: period.from,
        opens: period.from,
        due,
        closes: period.to,
        required,
        is_required,
    }
}

fn deadline(name: SlotName, first: Option<Date>, due: Date, active: Window) -> Slot {
    let counts_from = active.from.first_of_year();
    Slot {
        name,
        counts_from,
        opens: first.unwrap_or(active.from),
        due,
        closes: Date::MAX,
        required: 1,
        is_required: true,
    }
}

/// The share of a cut period, rounded up: what is asked is never less than what the days in force would ask.
fn prorated(at_least: u32, period: &Period, active: Window) -> u32 {
    let (inside, all) = period.share(active);
    let (inside, all) = (inside.max(0).unsigned_abs(), all.max(1).unsigned_abs());
    (at_least * inside).div_ceil(all)
}
