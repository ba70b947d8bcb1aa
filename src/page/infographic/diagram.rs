//! The charts of an infographic: numbers written by hand or looked up, in the kind of chart that suits them.

use std::collections::BTreeMap;

use super::origin::Origins;
use crate::chart::{Bars, Break, Chart, Direction, Donut, Gauge, Icon, Icons, Lines, Part, Series};
use crate::page::progress::Ledger;
use crate::page::view::View;
use crate::progress::Ranked;
use crate::site::{
    Diagram, DiagramFigures, DiagramKind, DiagramSource, OnlineLevel, ProcedureLevel,
};

/// More bars cannot be compared at a glance.
const BARS: usize = 7;

/// Figures of any chart, before it is known how they are drawn.
pub(super) struct Figures {
    pub labels: Vec<String>,
    pub series: Vec<(String, Vec<Option<f64>>)>,
    pub whole: f64,
    pub kind: DiagramKind,
    pub unit: &'static str,
    pub breaks: Option<usize>,
    pub limit: Option<f64>,
}

impl Figures {
    pub fn new(kind: DiagramKind, values: Vec<(String, f64)>) -> Self {
        let (labels, values) = values
            .into_iter()
            .map(|(label, value)| (label, Some(value)))
            .unzip();
        Self {
            labels,
            series: vec![(String::new(), values)],
            whole: 100.0,
            kind,
            unit: "",
            breaks: None,
            limit: None,
        }
    }
}

impl View<'_> {
    /// The chart of a block.
    pub(super) fn diagram(&self, of: &Diagram, origins: &mut Origins) -> Chart {
        let figures = match &of.figures {
            DiagramFigures::Given {
                labels,
                series,
                whole,
            } => Figures {
                labels: labels.iter().map(|label| self.word(label).text).collect(),
                series: series
                    .iter()
                    .map(|(name, values)| (self.word(name).text, values.clone()))
                    .collect(),
                whole: *whole,
                ..Figures::new(DiagramKind::Bars, Vec::new())
            },
            DiagramFigures::Computed {
                round: Some(round),
                source,
                ..
            } => match source {
                DiagramSource::ContestByDay => {
                    Figures::new(DiagramKind::Columns, self.contest_days(*round, origins))
                }
                _ => Figures::new(DiagramKind::Bars, self.contest_bands(*round, origins)),
            },
            DiagramFigures::Computed {
                source, of, years, ..
            } => self.computed(*source, *of, *years, origins),
        };
        let unit = match &of.pattern {
            Some(pattern) => self.word(pattern).text,
            None if figures.unit.is_empty() => String::new(),
            None => self
                .desk
                .phrases
                .get(self.language, figures.unit)
                .to_owned(),
        };
        let kind = of.kind.unwrap_or(figures.kind);
        self.charted(figures, kind, unit, &self.word(&of.title).text)
    }

    fn charted(&self, figures: Figures, kind: DiagramKind, unit: String, title: &str) -> Chart {
        let first = figures.series.first();
        let single = first.and_then(|(_, values)| values.first().copied().flatten());
        let name = figures.labels.first().cloned();
        let name = name.filter(|name| !name.is_empty());
        let series = figures.series.iter().map(|(name, values)| Series {
            name: name.clone(),
            values: values.clone(),
        });
        match kind {
            DiagramKind::Line => Chart::Lines(Lines {
                series: series.collect(),
                breaks: figures
                    .breaks
                    .map(|before| Break {
                        before,
                        label: self.phrase("chart_break").to_owned(),
                    })
                    .into_iter()
                    .collect(),
                steps: figures.labels,
                unit,
                limits: (None, figures.limit),
            }),
            DiagramKind::Donut => {
                let values = first.map(|(_, values)| values.as_slice());
                let parts = figures.labels.iter().zip(values.unwrap_or_default());
                let part = |(name, value): (&String, &Option<f64>)| {
                    Some(Part {
                        name: name.clone(),
                        value: (*value)?,
                    })
                };
                let parts: Vec<Part> = parts.filter_map(part).collect();
                // Shares make 100, more or less: that says nothing. What is counted has a sum.
                let is_counted =
                    unit.is_empty() && parts.iter().all(|part| part.value.fract() == 0.0);
                let sum: f64 = parts.iter().map(|part| part.value).sum();
                let centre = match is_counted {
                    true => self.notation().number(sum, 0),
                    false => String::new(),
                };
                Chart::Donut(Donut {
                    below_centre: match is_counted {
                        true => self.phrase("chart_total").to_owned(),
                        false => String::new(),
                    },
                    parts,
                    // Shares are of a hundred: what is missing stays open, much more than that is a mistake.
                    whole: unit.contains('%').then_some(figures.whole),
                    centre,
                    unit,
                })
            }
            DiagramKind::Gauge => Chart::Gauge(Gauge {
                name: name.unwrap_or_else(|| title.to_owned()),
                value: single.unwrap_or(0.0),
                most: figures.whole,
                target: None,
                unit,
            }),
            DiagramKind::Icons => Chart::Icons(Icons {
                met: single.map_or(0, counted),
                of: counted(figures.whole),
                icon: Icon::House,
                name: name.unwrap_or_default(),
            }),
            DiagramKind::Bars | DiagramKind::Columns | DiagramKind::Stacked => Chart::Bars(Bars {
                series: series.collect(),
                categories: figures.labels,
                is_stacked: kind == DiagramKind::Stacked,
                direction: match kind {
                    DiagramKind::Columns => Direction::Standing,
                    _ => Direction::Lying,
                },
                unit,
            }),
        }
    }

    fn computed(
        &self,
        source: DiagramSource,
        of: Option<usize>,
        years: Option<(i16, i16)>,
        origins: &mut Origins,
    ) -> Figures {
        match source {
            DiagramSource::Index => self.by_year(of, years, origins),
            DiagramSource::IndexMeans => self.means_of(of, years, origins),
            DiagramSource::ProceduresByField
            | DiagramSource::ProceduresByLevel
            | DiagramSource::ProceduresByOnline => {
                origins.has_procedures = true;
                origins.has_samples |= self.site.procedures.iter().any(|one| one.is_sample);
                self.procedures_by(source)
            }
            _ => match self.desk.ledger {
                Some(ledger) => self.of_ledger(source, of, ledger, origins),
                None => Figures::new(DiagramKind::Bars, Vec::new()),
            },
        }
    }

    fn of_ledger(
        &self,
        source: DiagramSource,
        of: Option<usize>,
        ledger: &Ledger,
        origins: &mut Origins,
    ) -> Figures {
        origins.has_progress = true;
        origins.has_samples |= ledger.done(self.site).any(|output| output.is_sample);
        let phrase = |key: String| self.desk.phrases.get(self.language, &key).to_owned();
        let done = || ledger.done(self.site);
        match source {
            DiagramSource::Statuses => {
                let ranked = of.map_or_else(|| ledger.totals(), |at| ledger.totals_of(at));
                let parts = statuses(&ranked).into_iter();
                let parts = parts.map(|(name, n)| (capital(&phrase(format!("status_{name}"))), n));
                Figures::new(DiagramKind::Donut, parts.collect())
            }
            DiagramSource::OutputsByMonth => {
                let mut months = vec![0.0; ledger.months().len()];
                for output in done() {
                    let month = (output.date.year(), output.date.month());
                    if let Ok(at) = ledger.months().binary_search(&month) {
                        months[at] += 1.0;
                    }
                }
                let one_year = ledger
                    .months()
                    .windows(2)
                    .all(|pair| pair[0].0 == pair[1].0);
                let label = |(year, month): &(i16, i8)| match one_year {
                    true => self.filled("infographic_month", &[("m", &month.to_string())]),
                    false => format!("{month}/{year}"),
                };
                let labels = ledger.months().iter().map(label);
                Figures::new(DiagramKind::Columns, labels.zip(months).collect())
            }
            DiagramSource::OutputsByKind => {
                let mut kinds = BTreeMap::new();
                done().for_each(|output| *kinds.entry(output.kind).or_insert(0.0) += 1.0);
                let kinds = kinds.into_iter();
                let kinds =
                    kinds.map(|(kind, n)| (capital(&phrase(format!("output_{}", kind.name()))), n));
                Figures::new(DiagramKind::Bars, self.largest(kinds.collect()))
            }
            DiagramSource::OutputsByUnit => {
                let mut units = BTreeMap::new();
                done().for_each(|output| *units.entry(&output.unit).or_insert(0.0) += 1.0);
                let units = units.into_iter();
                let units = units.map(|(id, n)| (self.short_name(id), n));
                Figures::new(DiagramKind::Bars, self.largest(units.collect()))
            }
            _ => {
                let obligations = self.site.plan.iter().flat_map(|plan| &plan.obligations);
                let done = obligations.enumerate().filter_map(|(at, obligation)| {
                    let percent = ledger.completion(at)?;
                    Some((self.word(&obligation.what).text, f64::from(percent)))
                });
                let mut figures = Figures::new(DiagramKind::Bars, done.collect());
                figures.unit = "infographic_percent";
                figures
            }
        }
    }

    /// The most first; beyond a few, the others together.
    fn largest(&self, mut values: Vec<(String, f64)>) -> Vec<(String, f64)> {
        values.sort_by(|one, other| other.1.total_cmp(&one.1));
        if values.len() > BARS {
            let rest = values.split_off(BARS - 1).into_iter();
            let rest = rest.map(|(_, n)| n).sum();
            values.push((self.phrase("chart_other").to_owned(), rest));
        }
        values
    }

    fn short_name(&self, id: &str) -> String {
        let unit = self.site.units.unit(id);
        let short = unit.and_then(|unit| unit.short.as_ref());
        short.map_or_else(
            || self.party_of(id).wording.text,
            |short| self.word(short).text,
        )
    }

    fn procedures_by(&self, source: DiagramSource) -> Figures {
        let all = &self.site.procedures;
        let count = |is_one: &dyn Fn(&&crate::site::Procedure) -> bool| {
            all.iter().filter(is_one).count() as f64
        };
        let phrase = |key: String| self.desk.phrases.get(self.language, &key).to_owned();
        let values: Vec<(String, f64)> = match source {
            DiagramSource::ProceduresByLevel => ProcedureLevel::ALL
                .iter()
                .map(|level| {
                    let name = phrase(format!("procedure_level_{}", level.name()));
                    (name, count(&|one| one.levels.contains(level)))
                })
                .collect(),
            DiagramSource::ProceduresByOnline => OnlineLevel::ALL
                .iter()
                .map(|level| {
                    let name = phrase(format!("online_{}", level.name()));
                    (name, count(&|one| one.online_level == Some(*level)))
                })
                .collect(),
            _ => {
                let mut fields: BTreeMap<String, f64> = BTreeMap::new();
                for name in all.iter().filter_map(|one| one.field.as_ref()) {
                    *fields.entry(self.word(name).text).or_default() += 1.0;
                }
                fields.into_iter().collect()
            }
        };
        let values = values.into_iter().filter(|(_, n)| *n > 0.0).collect();
        let kind = match source {
            DiagramSource::ProceduresByOnline => DiagramKind::Donut,
            _ => DiagramKind::Bars,
        };
        Figures::new(kind, self.largest(values))
    }
}

fn statuses(ranked: &Ranked) -> Vec<(&'static str, f64)> {
    let all = [
        ("met", ranked.met),
        ("late", ranked.late),
        ("missed", ranked.missed),
        ("no_data", ranked.no_data),
        ("open", ranked.open),
        ("not_yet_due", ranked.not_yet_due),
    ];
    let all = all.into_iter().filter(|(_, n)| *n > 0);
    all.map(|(name, n)| (name, f64::from(n))).collect()
}

/// A number of things that can be drawn one by one.
fn counted(value: f64) -> u32 {
    if value.is_finite() && value >= 0.0 {
        value.round().min(1e9) as u32
    } else {
        0
    }
}

/// The first letter large: a label that stands alone.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
