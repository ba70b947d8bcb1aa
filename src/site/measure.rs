//! What the figures of an infographic are: numbers written by hand, or what they are computed from.

use crate::diagnostic::Place;
use crate::draft::{FigureDraft, FigureRowDraft, PartialDay, Words};
use crate::language::Localized;
use crate::say;
use crate::source::slug;

use super::check::Check;
use super::contest::Contest;
use super::contest_figure::RoundOf;
use super::kind::{IndexKind, MeasureKind, OnlineLevel, OutputKind, ProcedureLevel};
use super::plan::Plan;
use super::procedure::Procedure;
use super::series::{Decimal, Indexes};
use super::unit::Units;

/// A figure.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What it is.
    pub measure: Measure,
    /// How it is written: `{n}%`; as its kind is written when absent.
    pub pattern: Option<Localized<String>>,
}

/// What a figure is. Obligations, series and procedures by their positions.
#[derive(Clone, Debug)]
pub enum Measure {
    /// Written by hand.
    Given(Decimal),
    /// How many obligations the plan has.
    Obligations,
    /// How much was due by the day of the figures.
    Due,
    /// How much of it was met, on time or late.
    Met,
    /// Of all that was due, the share met on time, in percent.
    MetShare,
    /// Days until the last day of the plan.
    DaysLeft,
    /// How many owe something.
    Units,
    /// Of all that was due of an obligation, the share met on time, in percent; of a coverage the share reached.
    Completion(usize),
    /// How many outputs there are.
    Outputs(OutputFilter),
    /// Value of an index in a year.
    IndexValue(usize, i16),
    /// Rank in a year.
    IndexRank(usize, i16),
    /// Change of the value as the source states it.
    IndexChange(usize, i16),
    /// How many procedures there are.
    Procedures(ProcedureFilter),
    /// The share of procedures that can be done online in full, in percent.
    OnlineShare(ProcedureFilter),
    /// Within what time a procedure is settled.
    TimeLimit(usize),
    /// What a procedure costs.
    Fee(usize),
    /// A count of a round of a contest.
    Contest(ContestCount, RoundOf),
}

/// What is counted of a round of a contest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContestCount {
    /// Entries that came in.
    Entries,
    /// Entrants with an entry that counts.
    Entrants,
    /// Entrants with every answer right.
    AllRight,
}

/// Which outputs are counted.
#[derive(Clone, Debug, Default)]
pub struct OutputFilter {
    /// Of this kind.
    pub kind: Option<OutputKind>,
    /// Of this unit.
    pub unit: Option<String>,
    /// Of this month: year, 1–12; or of this year.
    pub month: Option<(i16, Option<i8>)>,
}

/// Which procedures are counted.
#[derive(Clone, Debug, Default)]
pub struct ProcedureFilter {
    /// Of a field, by its name as an address has it.
    pub field: Option<String>,
    /// Carried out at this level.
    pub level: Option<ProcedureLevel>,
    /// That can be done online so far.
    pub online: Option<OnlineLevel>,
}

impl Figure {
    /// True for a number written by hand.
    pub fn is_given(&self) -> bool {
        matches!(self.measure, Measure::Given(_))
    }
}

/// What figures can be computed from.
pub(super) struct Known<'a> {
    pub plan: Option<&'a Plan>,
    pub units: &'a Units,
    pub indexes: &'a Indexes,
    pub procedures: &'a [Procedure],
    pub contests: &'a [Contest],
}

impl Check {
    /// A figure; nothing beside a mistake.
    pub(super) fn figure(
        &mut self,
        draft: &FigureDraft,
        place: &Place,
        known: &Known,
    ) -> Option<Figure> {
        let row = match draft {
            FigureDraft::Number(number) => {
                let measure = Measure::Given(Decimal::from_draft(number)?);
                let pattern = None;
                return Some(Figure { measure, pattern });
            }
            FigureDraft::Row(row) => row,
        };
        let pattern = self.optional(row.shown_as.as_ref(), place, "shown_as");
        if let Some(pattern) = &pattern {
            self.has_number(pattern, &place.key("shown_as"));
        }
        let measure = match (&row.value, &row.from) {
            (Some(value), None) => Measure::Given(Decimal::from_draft(value)?),
            (None, Some(from)) => {
                let kind = self.named(from, &place.key("from"))?;
                self.measure(kind, row, place, known)?
            }
            _ => {
                self.error(
                    place,
                    say!(
                        "con số cần `value` (tự ghi) hoặc `from` (Loa tính), không cả hai",
                        "a figure needs `value` (by hand) or `from` (computed), not both"
                    ),
                    Some(say!(
                        "ví dụ `figure: 92,5` hoặc `figure: {{from: met_share}}`",
                        "for example `figure: 92,5` or `figure: {{from: met_share}}`"
                    )),
                );
                return None;
            }
        };
        Some(Figure { measure, pattern })
    }

    /// A pattern says where the number goes.
    pub(super) fn has_number(&mut self, pattern: &Localized<String>, place: &Place) {
        if pattern.iter().all(|(_, text)| text.contains("{n}")) {
            return;
        }
        self.error(
            place,
            say!(
                "mẫu ghi số này thiếu `{{n}}`",
                "this pattern has no `{{n}}`"
            ),
            Some(say!(
                "`{{n}}` là chỗ của con số: \"{{n}}%\", \"{{n}} ngày\"",
                "`{{n}}` is where the number goes: \"{{n}}%\", \"{{n}} days\""
            )),
        );
    }

    fn measure(
        &mut self,
        kind: MeasureKind,
        row: &FigureRowDraft,
        place: &Place,
        known: &Known,
    ) -> Option<Measure> {
        Some(match kind {
            MeasureKind::Obligations => Measure::Obligations,
            MeasureKind::Due => Measure::Due,
            MeasureKind::Met => Measure::Met,
            MeasureKind::MetShare => Measure::MetShare,
            MeasureKind::DaysLeft => Measure::DaysLeft,
            MeasureKind::Units => Measure::Units,
            MeasureKind::Completion => {
                Measure::Completion(self.known_obligation(row.of.as_ref(), place, known)?)
            }
            MeasureKind::Outputs => Measure::Outputs(self.output_filter(row, place, known)?),
            MeasureKind::IndexValue | MeasureKind::IndexRank | MeasureKind::IndexChange => {
                let series = self.index_of(row.of.as_ref(), place, known)?;
                let year = self.index_year(row, series, place, known)?;
                match kind {
                    MeasureKind::IndexValue => Measure::IndexValue(series, year),
                    MeasureKind::IndexRank => Measure::IndexRank(series, year),
                    _ => Measure::IndexChange(series, year),
                }
            }
            MeasureKind::Procedures => {
                Measure::Procedures(self.procedure_filter(row, place, known)?)
            }
            MeasureKind::OnlineShare => {
                Measure::OnlineShare(self.procedure_filter(row, place, known)?)
            }
            MeasureKind::ContestEntries
            | MeasureKind::ContestEntrants
            | MeasureKind::ContestAllRight => {
                let count = match kind {
                    MeasureKind::ContestEntries => ContestCount::Entries,
                    MeasureKind::ContestEntrants => ContestCount::Entrants,
                    _ => ContestCount::AllRight,
                };
                let (of, round) = (row.of.as_ref(), row.round.as_ref());
                Measure::Contest(count, self.round_of(of, round, place, known.contests)?)
            }
            MeasureKind::TimeLimit | MeasureKind::Fee => {
                let Some(id) = &row.of else {
                    self.no_of(place);
                    return None;
                };
                let at = self.known_procedure(id, &place.key("of"), known)?;
                match kind {
                    MeasureKind::Fee => Measure::Fee(at),
                    _ => Measure::TimeLimit(at),
                }
            }
        })
    }

    /// Reports a figure that does not say of what it is.
    pub(super) fn no_of(&mut self, place: &Place) {
        self.error(
            place,
            say!(
                "con số này chưa nói là của cái gì",
                "this figure does not say of what it is"
            ),
            Some(say!(
                "thêm `of: …` (mã nhiệm vụ, mã thủ tục, mã cuộc thi hoặc tên chỉ số)",
                "add `of: …` (the id of an obligation, a procedure or a contest, or the name of an index)"
            )),
        );
    }

    /// A procedure by its id.
    pub(super) fn known_procedure(
        &mut self,
        id: &str,
        place: &Place,
        known: &Known,
    ) -> Option<usize> {
        let at = known.procedures.iter().position(|one| one.id == id);
        if at.is_none() {
            let ids = known.procedures.iter().map(|one| one.id.as_str());
            self.unknown(say!("thủ tục", "procedure"), id, ids, place);
        }
        at
    }

    /// An obligation by its id.
    pub(super) fn known_obligation(
        &mut self,
        id: Option<&Words>,
        place: &Place,
        known: &Known,
    ) -> Option<usize> {
        let Some(id) = id else {
            self.no_of(place);
            return None;
        };
        let obligations = known.plan.map(|plan| plan.obligations.as_slice());
        let obligations = obligations.unwrap_or_default();
        let at = obligations.iter().position(|one| one.id == **id);
        if at.is_none() {
            let ids = obligations.iter().map(|one| one.id.as_str());
            self.unknown(say!("nhiệm vụ", "obligation"), id, ids, &place.key("of"));
        }
        at
    }

    /// A series by the name of its index.
    pub(super) fn index_of(
        &mut self,
        name: Option<&Words>,
        place: &Place,
        known: &Known,
    ) -> Option<usize> {
        let Some(name) = name else {
            self.no_of(place);
            return None;
        };
        let place = place.key("of");
        let kind: IndexKind = self.named(name, &place)?;
        let series = &known.indexes.series;
        let at = series.iter().position(|one| one.kind == kind);
        if at.is_none() {
            let names = series.iter().map(|one| one.kind.name());
            self.unknown(say!("chỉ số", "index"), name, names, &place);
        }
        at
    }

    fn index_year(
        &mut self,
        row: &FigureRowDraft,
        series: usize,
        place: &Place,
        known: &Known,
    ) -> Option<i16> {
        let scores = &known.indexes.series[series].scores;
        let year = match row.year {
            Some(year) => i16::try_from(year.0).ok(),
            None => scores.last().map(|score| score.year),
        };
        let found = year.filter(|year| scores.iter().any(|score| score.year == *year));
        if found.is_none() {
            let years: Vec<String> = scores.iter().map(|score| score.year.to_string()).collect();
            let years = years.join(", ");
            self.error(
                &place.key(if row.year.is_some() { "year" } else { "of" }),
                say!("không có số liệu của chỉ số này cho năm đó trong indexes.yaml", "there is no figure of this index for that year in indexes.yaml"),
                Some(match years.is_empty() {
                    true => say!("chưa có năm nào; ghi số liệu có nguồn vào indexes.yaml trước", "there is no year yet; put figures with their source into indexes.yaml first"),
                    false => say!("các năm đang có: {years}", "there are: {years}"),
                }),
            );
        }
        found
    }

    fn output_filter(
        &mut self,
        row: &FigureRowDraft,
        place: &Place,
        known: &Known,
    ) -> Option<OutputFilter> {
        let kind = match &row.kind {
            Some(kind) => Some(self.named(kind, &place.key("kind"))?),
            None => None,
        };
        if let Some(unit) = &row.unit
            && !known.units.ids().any(|id| id == &**unit)
        {
            let ids = known.units.ids();
            self.unknown(say!("đơn vị", "unit"), unit, ids, &place.key("unit"));
            return None;
        }
        let month = row.month.map(|month| match month {
            PartialDay::Day(day) => (day.year(), Some(day.month())),
            PartialDay::Month(year, month) => (year, Some(month)),
            PartialDay::Year(year) => (year, None),
        });
        Some(OutputFilter {
            kind,
            unit: row.unit.as_ref().map(|unit| unit.0.clone()),
            month,
        })
    }

    fn procedure_filter(
        &mut self,
        row: &FigureRowDraft,
        place: &Place,
        known: &Known,
    ) -> Option<ProcedureFilter> {
        let mut filter = ProcedureFilter::default();
        if let Some(field) = &row.field {
            let fields = known.procedures.iter().filter_map(|one| one.field.as_ref());
            let names: Vec<&str> = fields
                .flat_map(|name| name.iter().map(|(_, name)| name.as_str()))
                .collect();
            if !names.iter().any(|name| slug(name) == slug(field)) {
                let names = names.into_iter();
                self.unknown(say!("lĩnh vực", "field"), field, names, &place.key("field"));
                return None;
            }
            filter.field = Some(slug(field));
        }
        if let Some(level) = &row.level {
            filter.level = Some(self.named(level, &place.key("level"))?);
        }
        if let Some(online) = &row.online {
            filter.online = Some(self.named(online, &place.key("online"))?);
        }
        Some(filter)
    }
}
