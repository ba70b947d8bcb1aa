//! Ways to hand a dossier in, time limits and fees as pages show them.

use serde::Serialize;

use super::view::View;
use super::words::Wording;
use crate::site::{Fee, Procedure, SubmissionOption, TimeLimit};

/// One row of "Cách thức thực hiện".
#[derive(Clone, Debug, Serialize)]
pub struct OptionView {
    /// `in_person`, `online`, `postal`.
    pub method: &'static str,
    /// What the source says of it.
    pub note: Option<Wording>,
    /// Within what time.
    pub time: TimeView,
    /// For how much.
    pub fee: Option<FeeView>,
}

/// A time limit, and for which ways it holds.
#[derive(Clone, Debug, Serialize)]
pub struct TimeRow {
    /// The ways; empty when it holds for all.
    pub methods: Vec<&'static str>,
    /// The case, where one way has several rows.
    pub case: Option<Wording>,
    /// Within what time.
    pub time: TimeView,
}

/// A fee, and for which ways it holds.
#[derive(Clone, Debug, Serialize)]
pub struct FeeRow {
    /// The ways; empty when it holds for all.
    pub methods: Vec<&'static str>,
    /// The case, where one way has several rows.
    pub case: Option<Wording>,
    /// How much; absent when the record does not say.
    pub fee: Option<FeeView>,
}

/// Within what time a result is given; figure and words need not agree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimeView {
    /// A whole figure.
    pub whole: Option<u32>,
    /// A figure with a part (`0.5`).
    pub decimal: Option<f64>,
    /// `working_day`, `day`, `hour`.
    pub unit: Option<&'static str>,
    /// The source's own words.
    pub text: Option<Wording>,
    /// False when nobody knows.
    pub is_known: bool,
    /// True when nobody compared it with the portal.
    pub is_unverified: bool,
}

/// What it costs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FeeView {
    /// How much.
    pub amount: Option<u32>,
    /// `VND`, `USD`, `EUR`.
    pub currency: &'static str,
    /// For what.
    pub unit: Option<Wording>,
    /// The source's own words.
    pub note: Option<Wording>,
    /// Who is exempt or pays less.
    pub exemptions: Option<Wording>,
    /// True when nobody compared it with the portal.
    pub is_unverified: bool,
}

/// Ways and, where one way has several rows, the case.
type Ways = (Vec<&'static str>, Option<Wording>);

impl View<'_> {
    /// Ways to hand it in, as the source lists them.
    pub(super) fn options(&self, procedure: &Procedure) -> Vec<OptionView> {
        let option = |option: &SubmissionOption| OptionView {
            method: option.method.name(),
            note: self.maybe(option.note.as_ref()),
            time: self.time(&option.time_limit),
            fee: option.fee.as_ref().map(|fee| self.fee(fee)),
        };
        procedure.submission_options.iter().map(option).collect()
    }

    /// How long it takes, ways with the same time limit together.
    pub(super) fn times(&self, procedure: &Procedure) -> Vec<TimeRow> {
        let rows = procedure.submission_options.iter();
        let rows = rows.map(|option| (option, self.time(&option.time_limit)));
        let mut times: Vec<TimeRow> = self
            .grouped(procedure, rows.collect())
            .into_iter()
            .map(|((methods, case), time)| TimeRow {
                methods,
                case,
                time,
            })
            .collect();
        if times.is_empty() {
            times.extend(procedure.time_limit.as_ref().map(|limit| TimeRow {
                methods: Vec::new(),
                case: None,
                time: self.time(limit),
            }));
        }
        times
    }

    /// What it costs, ways with the same fee together; empty when the record says nothing at all.
    pub(super) fn fees(&self, procedure: &Procedure) -> Vec<FeeRow> {
        let rows = procedure.submission_options.iter();
        let rows = rows.map(|option| (option, option.fee.as_ref().map(|fee| self.fee(fee))));
        let mut fees: Vec<FeeRow> = self
            .grouped(procedure, rows.collect())
            .into_iter()
            .map(|((methods, case), fee)| FeeRow { methods, case, fee })
            .collect();
        if fees.is_empty() {
            fees.extend(procedure.fee.as_ref().map(|fee| FeeRow {
                methods: Vec::new(),
                case: None,
                fee: Some(self.fee(fee)),
            }));
        }
        if fees.iter().all(|row| row.fee.is_none()) {
            fees.clear();
        }
        fees
    }

    /// Rows of equal value as one; without ways when that one holds for all.
    fn grouped<T: PartialEq>(
        &self,
        procedure: &Procedure,
        rows: Vec<(&SubmissionOption, T)>,
    ) -> Vec<(Ways, T)> {
        let is_twice = |option: &SubmissionOption| {
            let options = procedure.submission_options.iter();
            options
                .filter(|other| other.method == option.method)
                .count()
                > 1
        };
        let all_equal = rows.windows(2).all(|pair| pair[0].1 == pair[1].1);
        let mut grouped: Vec<(Ways, T)> = Vec::new();
        for (option, value) in rows {
            let method = option.method.name();
            let case = match is_twice(option) {
                true => self.maybe(option.note.as_ref()),
                false => None,
            };
            let same = grouped
                .iter_mut()
                .find(|((_, other), equal)| *equal == value && (all_equal || *other == case));
            match same {
                Some(((methods, _), _)) if methods.contains(&method) => {}
                Some(((methods, _), _)) => methods.push(method),
                None => grouped.push(((vec![method], case), value)),
            }
        }
        if all_equal {
            for ((methods, case), _) in &mut grouped {
                methods.clear();
                *case = None;
            }
        }
        grouped
    }

    fn time(&self, limit: &TimeLimit) -> TimeView {
        let whole = limit.value.filter(|(value, _)| value.fract() == 0.0);
        TimeView {
            // Whole, and small: somebody wrote it as a number of days.
            whole: whole.map(|(value, _)| value as u32),
            decimal: limit
                .value
                .filter(|_| whole.is_none())
                .map(|(value, _)| value),
            unit: limit.value.map(|(_, unit)| unit.name()),
            text: self.maybe(limit.text.as_ref()),
            is_known: limit.is_known,
            is_unverified: limit.is_unverified,
        }
    }

    fn fee(&self, fee: &Fee) -> FeeView {
        FeeView {
            amount: fee.amount,
            currency: fee.currency.name(),
            unit: self.maybe(fee.unit.as_ref()),
            note: self.maybe(fee.note.as_ref()),
            exemptions: self.maybe(fee.exemptions.as_ref()),
            is_unverified: fee.is_unverified,
        }
    }
}
