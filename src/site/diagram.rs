//! What the charts of an infographic are: numbers written by hand, or what they are computed from.

use crate::diagnostic::Place;
use crate::draft::{ChartDraft, Count, Decimal as DecimalDraft};
use crate::language::Localized;
use crate::say;

use super::check::Check;
use super::contest_figure::RoundOf;
use super::kind::{DiagramKind, DiagramSource};
use super::measure::Known;
use super::series::Decimal;

/// A chart.
#[derive(Clone, Debug)]
pub struct Diagram {
    /// What it shows.
    pub title: Localized<String>,
    /// How it is drawn; what suits the figures when absent.
    pub kind: Option<DiagramKind>,
    /// Its figures.
    pub figures: DiagramFigures,
    /// How values are written.
    pub pattern: Option<Localized<String>>,
}

/// The figures of a chart.
#[derive(Clone, Debug)]
pub enum DiagramFigures {
    /// Written by hand.
    Given {
        /// What is compared.
        labels: Vec<Localized<String>>,
        /// One value for each label, by series.
        series: Vec<(Localized<String>, Vec<Option<f64>>)>,
        /// The whole of a gauge or of icons.
        whole: f64,
    },
    /// Computed; `of` is the position of a series or an obligation.
    Computed {
        /// From what.
        source: DiagramSource,
        /// Of which.
        of: Option<usize>,
        /// Of which round of which contest.
        round: Option<RoundOf>,
        /// First and last year of an index.
        years: Option<(i16, i16)>,
    },
}

impl Diagram {
    /// True for numbers written by hand.
    pub fn is_given(&self) -> bool {
        matches!(self.figures, DiagramFigures::Given { .. })
    }
}

impl Check {
    /// A chart; nothing beside a mistake.
    pub(super) fn diagram(
        &mut self,
        draft: &ChartDraft,
        place: &Place,
        known: &Known,
    ) -> Option<Diagram> {
        let title = self.text(&draft.title, &place.key("title"));
        let pattern = self.optional(draft.shown_as.as_ref(), place, "shown_as");
        if let Some(pattern) = &pattern {
            self.has_number(pattern, &place.key("shown_as"));
        }
        let kind = match &draft.kind {
            Some(kind) => Some(self.named(kind, &place.key("kind"))?),
            None => None,
        };
        let ways = [
            draft.from.is_some(),
            !draft.values.is_empty(),
            !draft.series.is_empty(),
        ];
        if ways.iter().filter(|way| **way).count() != 1 {
            self.error(
                place,
                say!("biểu đồ cần số liệu theo đúng một cách", "a chart needs figures in exactly one way"),
                Some(say!(
                    "`from: …` (Loa tính), `values: [{{label: …, value: …}}]`, hoặc `labels` với `series`",
                    "`from: …` (computed), `values: [{{label: …, value: …}}]`, or `labels` with `series`"
                )),
            );
            return None;
        }
        let figures = match &draft.from {
            Some(from) => self.computed(from, draft, place, known)?,
            None => self.given(draft, place)?,
        };
        Some(Diagram {
            title,
            kind,
            figures,
            pattern,
        })
    }

    fn computed(
        &mut self,
        from: &str,
        draft: &ChartDraft,
        place: &Place,
        known: &Known,
    ) -> Option<DiagramFigures> {
        let source: DiagramSource = self.named(from, &place.key("from"))?;
        let year = |count: Count| i16::try_from(count.0).ok();
        let of = match (source, &draft.of) {
            (DiagramSource::Index | DiagramSource::IndexMeans, of) => {
                Some(self.index_of(of.as_ref(), place, known)?)
            }
            (DiagramSource::Statuses, Some(of)) => {
                Some(self.known_obligation(Some(of), place, known)?)
            }
            _ => None,
        };
        let round = match source {
            DiagramSource::ContestBands | DiagramSource::ContestByDay => {
                let (of, round) = (draft.of.as_ref(), draft.round.as_ref());
                Some(self.round_of(of, round, place, known.contests)?)
            }
            _ => None,
        };
        let one = draft.year.and_then(year).map(|year| (year, year));
        let several = draft
            .years
            .and_then(|years| year(years.from).zip(year(years.to)));
        Some(DiagramFigures::Computed {
            source,
            of,
            round,
            years: one.or(several),
        })
    }

    fn given(&mut self, draft: &ChartDraft, place: &Place) -> Option<DiagramFigures> {
        let number = |draft: &DecimalDraft| Decimal::from_draft(draft).map(|one| one.value);
        let whole = draft.whole.as_ref().and_then(number).unwrap_or(100.0);
        if !draft.values.is_empty() {
            let values = draft.values.iter().enumerate();
            let labels = values.map(|(at, one)| {
                self.text(&one.label, &place.key("values").index(at).key("label"))
            });
            let labels = labels.collect();
            let values = draft.values.iter();
            let values = values.map(|one| one.value.as_ref().and_then(number));
            return Some(DiagramFigures::Given {
                labels,
                series: vec![(Localized::default(), values.collect())],
                whole,
            });
        }
        let labels = draft.labels.iter().enumerate();
        let labels: Vec<_> = labels
            .map(|(at, label)| self.text(label, &place.key("labels").index(at)))
            .collect();
        let mut series = Vec::new();
        for (at, one) in draft.series.iter().enumerate() {
            let place = place.key("series").index(at);
            let (given, expected) = (one.values.len(), labels.len());
            if given != expected {
                self.error(
                    &place.key("values"),
                    say!(
                        "có {given} giá trị cho {expected} mục",
                        "there are {given} values for {expected} labels"
                    ),
                    Some(say!(
                        "mỗi mục của `labels` một giá trị; không có số liệu thì ghi `null`",
                        "one value for each of `labels`; `null` where there is none"
                    )),
                );
                return None;
            }
            let values = one.values.iter();
            let values = values.map(|value| value.as_ref().and_then(number));
            let values = values.collect();
            series.push((self.text(&one.name, &place.key("name")), values));
        }
        Some(DiagramFigures::Given {
            labels,
            series,
            whole,
        })
    }
}
