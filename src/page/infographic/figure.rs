//! The figures of an infographic, looked up where they are counted and written as the language writes them.

use serde::Serialize;

use super::origin::Origins;
use crate::infographic;
use crate::page::progress::is_wanted;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::{Decimal, Fact, Figure, Measure, OnlineLevel, Procedure, ProcedureFilter};
use crate::source::slug;

/// A figure and what it says.
#[derive(Clone, Debug, Serialize)]
pub struct FactView {
    /// The figure, or words in its stead.
    pub figure: String,
    /// True when there is no figure.
    pub is_missing: bool,
    /// What it says.
    pub text: Wording,
}

/// A number looked up: itself, of how many, and how it is usually written.
#[derive(Default)]
struct Found {
    number: Option<String>,
    of: Option<String>,
    /// Key of the pattern that is used when the author gave none; empty for the number alone.
    pattern: &'static str,
    /// Words that are the figure.
    words: Option<String>,
}

impl FactView {
    /// The same for a picture.
    pub(super) fn composed(&self) -> infographic::Fact {
        infographic::Fact {
            figure: self.figure.clone(),
            text: self.text.text.clone(),
            is_missing: self.is_missing,
        }
    }
}

impl View<'_> {
    /// A figure with its words.
    pub(super) fn fact(&self, fact: &Fact, origins: &mut Origins) -> FactView {
        let figure = self.figure(&fact.figure, origins);
        FactView {
            is_missing: figure.is_none(),
            figure: figure.unwrap_or_else(|| self.phrase("chart_no_data").to_owned()),
            text: self.word(&fact.text),
        }
    }

    fn figure(&self, figure: &Figure, origins: &mut Origins) -> Option<String> {
        let found = self.measured(&figure.measure, origins);
        if found.words.is_some() {
            return found.words;
        }
        let number = found.number?;
        let own = figure.pattern.as_ref().map(|text| self.word(text).text);
        let pattern = match (own, found.pattern) {
            (Some(own), _) => own,
            (None, "") => "{n}".to_owned(),
            (None, key) => self.desk.phrases.get(self.language, key).to_owned(),
        };
        let of = found.of.unwrap_or_default();
        Some(crate::page::fill(&pattern, &[("n", &number), ("of", &of)]))
    }

    fn measured(&self, measure: &Measure, origins: &mut Origins) -> Found {
        match measure {
            Measure::Given(number) => Found {
                number: Some(self.digits(number)),
                ..Found::default()
            },
            Measure::IndexValue(series, year)
            | Measure::IndexRank(series, year)
            | Measure::IndexChange(series, year) => {
                self.of_index(measure, (*series, *year), origins)
            }
            Measure::Procedures(_)
            | Measure::OnlineShare(_)
            | Measure::TimeLimit(_)
            | Measure::Fee(_) => self.of_procedures(measure, origins),
            Measure::Contest(count, of) => {
                let count = self.contest_count(*count, *of, origins);
                Found {
                    number: count.map(|n| self.notation().number(n as f64, 0)),
                    ..Found::default()
                }
            }
            _ => self.of_progress(measure, origins),
        }
    }

    fn of_progress(&self, measure: &Measure, origins: &mut Origins) -> Found {
        let Some(ledger) = self.desk.ledger else {
            return Found::default();
        };
        origins.has_progress = true;
        origins.has_samples |= ledger.done(self.site).any(|output| output.is_sample);
        let notation = self.notation();
        let whole = |n: u64| Some(notation.number(n as f64, 0));
        let totals = ledger.totals();
        let plain = |number: Option<String>| Found {
            number,
            ..Found::default()
        };
        let percent = |percent: Option<u32>| Found {
            number: percent.and_then(|percent| whole(percent.into())),
            pattern: "infographic_percent",
            ..Found::default()
        };
        match measure {
            Measure::Obligations => {
                let plan = self.site.plan.as_ref();
                plain(whole(plan.map_or(0, |plan| plan.obligations.len()) as u64))
            }
            Measure::Due => plain(whole(totals.due.into())),
            Measure::Met => Found {
                number: whole((totals.met + totals.late).into()),
                of: whole(totals.due.into()),
                pattern: "infographic_of",
                ..Found::default()
            },
            Measure::MetShare => {
                percent((totals.due > 0).then(|| totals.met * 100 / totals.due.max(1)))
            }
            Measure::DaysLeft => plain(whole(ledger.days_left().unsigned_abs())),
            Measure::Units => plain(whole(ledger.debtors() as u64)),
            Measure::Completion(at) => percent(ledger.completion(*at)),
            Measure::Outputs(filter) => {
                let done = ledger.done(self.site);
                let done = done.filter(|output| is_wanted(output, filter));
                // What is of one kind adds up; entries of several kinds are counted as entries.
                let count = match filter.kind {
                    Some(_) => done.map(|output| u64::from(output.quantity)).sum(),
                    None => done.count() as u64,
                };
                plain(whole(count))
            }
            _ => Found::default(),
        }
    }

    fn of_index(
        &self,
        measure: &Measure,
        (series, year): (usize, i16),
        origins: &mut Origins,
    ) -> Found {
        let scores = self.site.indexes.series.get(series).map(|one| &one.scores);
        let score = scores.and_then(|scores| scores.iter().find(|score| score.year == year));
        let Some(score) = score else {
            return Found::default();
        };
        origins.cite(self, score.source.as_ref());
        let notation = self.notation();
        let whole = |n: u32| notation.number(f64::from(n), 0);
        let decimal = |number: &Option<Decimal>| number.as_ref().map(|one| self.digits(one));
        match measure {
            Measure::IndexRank(..) => Found {
                number: score.rank.map(whole),
                of: score.of.map(whole),
                pattern: if score.of.is_some() {
                    "infographic_of"
                } else {
                    ""
                },
                ..Found::default()
            },
            Measure::IndexChange(..) => Found {
                number: decimal(&score.value_change),
                ..Found::default()
            },
            _ => Found {
                number: decimal(&score.value),
                ..Found::default()
            },
        }
    }

    fn of_procedures(&self, measure: &Measure, origins: &mut Origins) -> Found {
        origins.has_procedures = true;
        let notation = self.notation();
        let all = &self.site.procedures;
        origins.has_samples |= match measure {
            Measure::TimeLimit(at) | Measure::Fee(at) => {
                all.get(*at).is_some_and(|one| one.is_sample)
            }
            _ => all.iter().any(|one| one.is_sample),
        };
        match measure {
            Measure::Procedures(filter) => {
                let count = all
                    .iter()
                    .filter(|one| self.is_counted(one, filter))
                    .count();
                Found {
                    number: Some(notation.number(count as f64, 0)),
                    ..Found::default()
                }
            }
            Measure::OnlineShare(filter) => {
                let counted = || all.iter().filter(|one| self.is_counted(one, filter));
                let online = counted().filter(|one| one.online_level == Some(OnlineLevel::Full));
                let (online, of) = (online.count(), counted().count());
                Found {
                    // Rounded down: 99.9 % is not all.
                    number: (of > 0).then(|| notation.number((online * 100 / of.max(1)) as f64, 0)),
                    pattern: "infographic_percent",
                    ..Found::default()
                }
            }
            Measure::TimeLimit(at) => Found {
                words: all.get(*at).and_then(|one| self.shortest(one)),
                ..Found::default()
            },
            Measure::Fee(at) => Found {
                words: all.get(*at).and_then(|one| self.lowest_fee(one)),
                ..Found::default()
            },
            _ => Found::default(),
        }
    }

    pub(super) fn is_counted(&self, procedure: &Procedure, filter: &ProcedureFilter) -> bool {
        let names = procedure.field.iter().flat_map(|name| name.iter());
        let mut names = names.map(|(_, name)| slug(name));
        let of_field = filter
            .field
            .as_ref()
            .is_none_or(|field| names.any(|name| name == *field));
        let of_level = filter
            .level
            .is_none_or(|level| procedure.levels.contains(&level));
        let is_online = filter.online;
        let is_online = is_online.is_none_or(|online| procedure.online_level == Some(online));
        of_field && of_level && is_online
    }

    /// The first time limit of a record that is a number, in words; nothing when it has none.
    fn shortest(&self, procedure: &Procedure) -> Option<String> {
        let options = procedure.submission_options.iter();
        let limits = options.map(|option| &option.time_limit);
        let mut limits = limits.chain(&procedure.time_limit);
        let (value, unit) = limits.find_map(|limit| limit.value)?;
        let n = self.notation().number(value, 2);
        let whole = value.fract() == 0.0;
        let key = match whole {
            true => format!("time_{}", unit.name()),
            false => format!("time_part_{}", unit.name()),
        };
        let phrase = self.desk.phrases.languages.get(self.language)?.get(&key)?;
        let form = phrase.form(if whole { value as u64 } else { 2 });
        Some(crate::page::fill(form, &[("n", &n)]))
    }

    /// What a record asks at least; nothing when it names no amount.
    fn lowest_fee(&self, procedure: &Procedure) -> Option<String> {
        let options = procedure.submission_options.iter();
        let fees = options.filter_map(|option| option.fee.as_ref());
        let amounts = fees.chain(&procedure.fee);
        let amounts = amounts.filter_map(|fee| Some((fee.amount?, fee.currency.name())));
        let (amount, currency) = amounts.min()?;
        if amount == 0 {
            return Some(self.phrase("infographic_free").to_owned());
        }
        let key = format!("currency_{currency}");
        let currency = self.desk.phrases.get(self.language, &key);
        let n = self.notation().number(f64::from(amount), 0);
        Some(format!("{n} {currency}"))
    }

    /// Digits as published, thousands grouped as the language groups them.
    fn digits(&self, number: &Decimal) -> String {
        let (sign, digits) = match number.text.strip_prefix(['+', '-']) {
            Some(digits) if number.text.starts_with('-') => ("−", digits),
            Some(digits) => ("+", digits),
            None => ("", number.text.as_str()),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let whole = whole.parse().map_or_else(
            |_| whole.to_owned(),
            |whole: f64| self.notation().number(whole, 0),
        );
        match fraction {
            "" => format!("{sign}{whole}"),
            fraction => format!("{sign}{whole}{}{fraction}", self.phrase("number_decimal")),
        }
    }
}
