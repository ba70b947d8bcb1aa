//! An obligation as pages show it: who owes what, how much, by when.

use jiff::civil::Date;
use serde::Serialize;

use super::link::{Link, PartyLink};
use super::view::View;
use super::words::Wording;
use crate::site::{
    Counts, Coverage, Deadline, DeadlineWording, Demand, Obligation, OutputKind, Route, Step,
    Window,
};

/// One thing the plan asks.
#[derive(Clone, Debug, Serialize)]
pub struct ObligationView {
    /// Id.
    pub id: String,
    /// `id` attribute to give it (`nhiem-vu-<id>`); absent where the page shows it a second time.
    pub anchor: Option<String>,
    /// Where it stands in the plan.
    pub href: String,
    /// Its own page: all who owe it, period by period.
    pub page_href: String,
    /// `quota`, `once`, `phased`, `report`, `coverage`, `standing`, `event`, `conditional`, `request`.
    pub kind: &'static str,
    /// What is owed.
    pub what: Wording,
    /// `unit`, `each` (every one by itself), `together` (as a whole), `leads` (jointly).
    pub owner_mode: &'static str,
    /// Who owes it.
    pub owners: Vec<PartyLink>,
    /// Quota: at least so many in every period.
    pub quota: Option<QuotaView>,
    /// Once: the deadline.
    pub due: Option<Due>,
    /// Phased: the steps.
    pub steps: Vec<StepView>,
    /// Report.
    pub report: Option<ReportView>,
    /// Coverage.
    pub coverage: Option<CoverageView>,
    /// Event: the days around it.
    pub event: Option<Window>,
    /// Conditional: what sets it off.
    pub trigger: Option<Wording>,
    /// When it is in force.
    pub active: Window,
    /// True when that is as long as the plan.
    pub is_whole_plan: bool,
    /// Names of kinds of output that count; empty means any.
    pub counts_kinds: Vec<&'static str>,
    /// Names of kinds of channel that count; empty means any.
    pub counts_channels: Vec<&'static str>,
    /// Topics that count; empty means any.
    pub counts_topics: Vec<Link>,
    /// Who directs.
    pub director: Option<PartyLink>,
    /// Who coordinates.
    pub coordinators: Vec<PartyLink>,
    /// Rows of the annex that state it; the text is the row's number.
    pub rows: Vec<Link>,
    /// Where in the plan it is printed.
    pub source: Option<Wording>,
    /// A remark.
    pub note: Option<Wording>,
}

/// At least `at_least` in every `per`.
#[derive(Clone, Debug, Serialize)]
pub struct QuotaView {
    /// n.
    pub at_least: u32,
    /// What is counted, in the page's language and agreeing with n: `tin, bài`.
    pub unit: String,
    /// `day`, `week`, `month`, `quarter`, `year`.
    pub per: &'static str,
    /// Least length of each in minutes.
    pub minutes: Option<u32>,
    /// True when a cut period asks for its share only.
    pub is_prorated: bool,
}

/// A deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Due {
    /// `by`, `before`, `on`, `within`.
    pub wording: &'static str,
    /// First day that counts, where the plan names one.
    pub first_day: Option<Date>,
    /// Last day that counts.
    pub last_day: Date,
    /// The day after the last: what `before` prints.
    pub day_after: Date,
    /// For `within`: `month`, `quarter`, `year`.
    pub span: Option<&'static str>,
    /// For `within` a quarter: 1–4; a month: 1–12.
    pub part: Option<i8>,
    /// Calendar year of the last day.
    pub year: i16,
    /// True when the last day is over, as of today.
    pub is_past: bool,
}

/// A step of a phased obligation.
#[derive(Clone, Debug, Serialize)]
pub struct StepView {
    /// Number, from 1.
    pub number: usize,
    /// What is owed.
    pub what: Wording,
    /// Its deadline.
    pub due: Due,
}

/// A recurring report.
#[derive(Clone, Debug, Serialize)]
pub struct ReportView {
    /// `day`, `week`, `month`, `quarter`, `year`; absent when the plan does not say.
    pub per: Option<&'static str>,
    /// Last day that counts of the last month of each period (1–31).
    pub last_day: Option<u8>,
    /// To whom.
    pub to: Option<PartyLink>,
    /// The periodic report it is part of.
    pub embedded_in: Option<Wording>,
}

/// A share to reach.
#[derive(Clone, Debug, Serialize)]
pub struct CoverageView {
    /// Percent, 1–100.
    pub target_percent: u32,
    /// Of what; absent for the procedures of the site.
    pub of: Option<Wording>,
    /// How many there are in all.
    pub total: Option<u32>,
}

/// Where an obligation stands in the plan.
pub(super) fn obligation_anchor(id: &str) -> String {
    format!("nhiem-vu-{id}")
}

/// More kinds than this are not named one by one.
const NAMED_KINDS: usize = 3;

impl<'a> View<'a> {
    /// An obligation; the first time a page shows it, it carries its anchor.
    pub(super) fn obligation(&self, obligation: &'a Obligation, is_first: bool) -> ObligationView {
        let mut view = self.blank(obligation);
        view.anchor = is_first.then(|| obligation_anchor(&obligation.id));
        match &obligation.demand {
            Demand::Quota {
                at_least,
                per,
                is_prorated,
            } => {
                view.quota = Some(QuotaView {
                    at_least: *at_least,
                    unit: self.counted(&obligation.counts, *at_least),
                    per: per.name(),
                    minutes: obligation.counts.minimum_minutes,
                    is_prorated: *is_prorated,
                });
            }
            Demand::Once(deadline) => view.due = Some(self.due(deadline)),
            Demand::Phased(steps) => view.steps = self.steps(steps),
            Demand::Report {
                per,
                day,
                to,
                embedded_in,
            } => {
                view.report = Some(ReportView {
                    per: per.map(|per| per.name()),
                    last_day: day.map(|day| day.last_day),
                    to: to.as_ref().map(|to| self.party(to)),
                    embedded_in: self.maybe(embedded_in.as_ref()),
                });
            }
            Demand::Coverage { target_percent, of } => {
                let (of, total) = match of {
                    Coverage::Procedures { of } => {
                        let own = || Wording::own(self.phrase("home_procedures"));
                        let count = u32::try_from(self.site.procedures.len()).ok();
                        (Some(self.maybe(of.as_ref()).unwrap_or_else(own)), count)
                    }
                    Coverage::Words { of, total } => (Some(self.word(of)), *total),
                };
                view.coverage = Some(CoverageView {
                    target_percent: *target_percent,
                    of,
                    total,
                });
            }
            Demand::Event(window) => view.event = Some(*window),
            Demand::Conditional { trigger } => view.trigger = Some(self.word(trigger)),
            Demand::Standing | Demand::Request => {}
        }
        view
    }

    /// Everything but what is asked.
    fn blank(&self, obligation: &'a Obligation) -> ObligationView {
        let rows = self.index.rows_of_obligation.get(obligation.id.as_str());
        let rows = rows.into_iter().flatten().map(|at| &self.index.rows[*at]);
        let topics = obligation.counts.topics.iter();
        let plan = self.site.plan.as_ref();
        ObligationView {
            id: obligation.id.clone(),
            anchor: None,
            href: self.anchor(&Route::Plan, &obligation_anchor(&obligation.id)),
            page_href: self.href(&Route::Obligation(obligation.id.clone())),
            kind: obligation.demand.name(),
            what: self.word(&obligation.what),
            owner_mode: super::index::mode(&obligation.owner),
            owners: self.parties_of(obligation.owner.ids()),
            quota: None,
            due: None,
            steps: Vec::new(),
            report: None,
            coverage: None,
            event: None,
            trigger: None,
            active: obligation.active,
            is_whole_plan: plan.is_some_and(|plan| plan.active == obligation.active),
            counts_kinds: distinct(&obligation.counts.kinds)
                .map(|kind| kind.name())
                .collect(),
            counts_channels: obligation
                .counts
                .channels
                .iter()
                .map(|kind| kind.name())
                .collect(),
            counts_topics: topics.filter_map(|id| self.topic_link(id)).collect(),
            director: obligation
                .director
                .as_ref()
                .map(|director| self.party(director)),
            coordinators: self.parties(&obligation.coordinators),
            rows: rows
                .map(|row| Link {
                    wording: Wording::own(row.row.number.as_str()),
                    href: Some(self.anchor(&Route::Annex, &row.anchor)),
                })
                .collect(),
            source: self.maybe(obligation.source.as_ref()),
            note: self.maybe(obligation.note.as_ref()),
        }
    }

    fn steps(&self, steps: &[Step]) -> Vec<StepView> {
        let step = |(at, step): (usize, &Step)| StepView {
            number: at + 1,
            what: self.word(&step.what),
            due: self.due(&step.due),
        };
        steps.iter().enumerate().map(step).collect()
    }

    /// What is counted, agreeing with n: `tin, bài`, `phóng sự`.
    fn counted(&self, counts: &Counts, n: u32) -> String {
        let form = |key: &str| {
            let phrases = self.desk.phrases;
            phrases.form(self.language, key, u64::from(n)).to_owned()
        };
        let kinds: Vec<OutputKind> = distinct(&counts.kinds).collect();
        if kinds.is_empty() || kinds.len() > NAMED_KINDS {
            return form("output_any");
        }
        let names = kinds
            .iter()
            .map(|kind| form(&format!("output_{}", kind.name())));
        let names: Vec<String> = names.collect();
        match names.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, others)) => {
                format!("{}{}{last}", others.join(", "), self.phrase("list_or"))
            }
            None => String::new(),
        }
    }

    fn due(&self, deadline: &Deadline) -> Due {
        let wording = match deadline.wording {
            DeadlineWording::By => "by",
            DeadlineWording::Before => "before",
            DeadlineWording::On => "on",
            DeadlineWording::Within => "within",
        };
        let span = deadline
            .first_day
            .filter(|_| wording == "within")
            .and_then(|first| span(first, deadline.last_day));
        Due {
            wording,
            first_day: deadline.first_day,
            last_day: deadline.last_day,
            day_after: deadline.last_day.tomorrow().unwrap_or(deadline.last_day),
            span: span.map(|(span, _)| span),
            part: span.and_then(|(_, part)| part),
            year: deadline.last_day.year(),
            is_past: deadline.last_day < self.site.today,
        }
    }
}

/// Kinds without those that another one says already: "tin, bài" stands for both.
fn distinct(kinds: &[OutputKind]) -> impl Iterator<Item = OutputKind> {
    let both = kinds.contains(&OutputKind::NewsOrArticle);
    let is_said =
        move |kind: &OutputKind| both && matches!(kind, OutputKind::NewsItem | OutputKind::Article);
    kinds.iter().copied().filter(move |kind| !is_said(kind))
}

/// Which month, quarter or year two days enclose.
fn span(first: Date, last: Date) -> Option<(&'static str, Option<i8>)> {
    let is = |window: Option<Window>| {
        window
            == Some(Window {
                from: first,
                to: last,
            })
    };
    let (year, month) = (first.year(), first.month());
    let quarter = (month - 1) / 3 + 1;
    if is(Window::month(year, month)) {
        Some(("month", Some(month)))
    } else if is(Window::quarter(year, quarter)) {
        Some(("quarter", Some(quarter)))
    } else if is(Window::year(year)) {
        Some(("year", None))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn spans_are_recognised() {
        for (first, last, expected) in [
            (
                date(2024, 4, 1),
                date(2024, 6, 30),
                Some(("quarter", Some(2))),
            ),
            (
                date(2024, 2, 1),
                date(2024, 2, 29),
                Some(("month", Some(2))),
            ),
            (date(2024, 1, 1), date(2024, 12, 31), Some(("year", None))),
            (date(2024, 4, 2), date(2024, 6, 30), None),
        ] {
            assert_eq!(span(first, last), expected);
        }
    }
}
