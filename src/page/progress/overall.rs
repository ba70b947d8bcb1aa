//! The whole plan: what is due next, who stands where, and how it is counted.

use jiff::civil::Date;
use serde::Serialize;

use super::activity::{ActivityRow, days};
use super::bar::{Segment, segments};
use super::brief::ObligationBrief;
use super::columns::{current, met, met_percent, of};
use super::debtor::DebtorView;
use super::due::{DeadlineRow, DueNext, only};
use super::heat::HeatMap;
use super::ledger::{Account, Ledger};
use super::slot::SlotView;
use crate::page::chart::ChartView;
use crate::page::index::mode;
use crate::page::kind::Body;
use crate::page::link::PartyLink;
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::progress::{Ranked, Status};
use crate::site::{Route, Window};

/// The whole plan.
#[derive(Clone, Debug, Serialize)]
pub struct ProgressPage {
    /// Day of the figures.
    pub as_of: Date,
    /// The plan.
    pub plan: ProgressPlan,
    /// Counts by status over all cells; what has no number is not among them (rule 7).
    pub totals: Ranked,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// How many outputs are logged.
    pub outputs_count: usize,
    /// Day of the last one.
    pub last_output: Option<Date>,
    /// True when any of them is made up.
    pub is_sample: bool,
    /// What is overdue and can still be done, the oldest first.
    pub overdue: Vec<DueNext>,
    /// What is due in the next 30 days, the nearest first; when nothing is, the three nearest.
    pub next: Vec<DueNext>,
    /// True when all of `next` lies more than 30 days ahead.
    pub is_next_far: bool,
    /// Obligations with a number, in the order of the plan.
    pub obligations: Vec<ObligationRow>,
    /// Everybody who owes something: units in the order of the site, then those together, then groups of unnamed members.
    pub units: Vec<UnitRow>,
    /// Who × month; no rows when no obligation has a number.
    pub heat: HeatMap,
    /// Fixed deadlines, by day.
    pub deadlines: Vec<DeadlineRow>,
    /// The same over the time of the plan.
    pub schedule: Option<ChartView>,
    /// Standing duties, and reports that are part of others.
    pub standing: Vec<ActivityRow>,
    /// What is owed when something happens.
    pub conditional: Vec<ActivityRow>,
    /// What the plan only asks for: shown, never scored.
    pub requests: Vec<ActivityRow>,
    /// The figures as files.
    pub downloads: Vec<Download>,
    /// Keys of the counting rules in plain words, `progress_rule_1` to `progress_rule_10`.
    pub rules: Vec<String>,
}

/// The plan in short.
#[derive(Clone, Debug, Serialize)]
pub struct ProgressPlan {
    /// Title.
    pub title: Wording,
    /// Its page.
    pub href: String,
    /// When it is carried out.
    pub active: Window,
    /// `future`, `running` or `past`, as of the day of the figures.
    pub state: &'static str,
    /// Days until its last day; negative when it is over.
    pub days_left: i64,
    /// How many obligations it has.
    pub obligations: usize,
    /// How many of these have a number.
    pub scored: usize,
}

/// An obligation with a number.
#[derive(Clone, Debug, Serialize)]
pub struct ObligationRow {
    /// Which obligation.
    #[serde(flatten)]
    pub obligation: ObligationBrief,
    /// `unit`, `each`, `together`, `leads`.
    pub owner_mode: &'static str,
    /// Who owes it, as the plan names them.
    pub owners: Vec<PartyLink>,
    /// Counts by status over all its cells.
    pub ranked: Ranked,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// Of all that was due, the share met on time, in whole percent, rounded down; absent when nothing was due yet.
    pub met_percent: Option<u32>,
    /// The period that runs, else the last one that is over, else the first to come.
    pub current: Option<CurrentSlot>,
    /// Of a coverage: the greatest share reached, in percent.
    pub reached_percent: Option<u32>,
    /// How many outputs count toward it.
    pub outputs_count: usize,
    /// Day of the last one.
    pub last_output: Option<Date>,
}

/// The slot that matters now, over all who owe it.
#[derive(Clone, Debug, Serialize)]
pub struct CurrentSlot {
    /// Which.
    pub slot: SlotView,
    /// `current`, `past` or `future`.
    pub state: &'static str,
    /// The one status when all who owe it have the same.
    pub status: Option<Status>,
    /// How many met it, on time or late.
    pub met: u32,
    /// How many owe it.
    pub of: u32,
}

/// One who owes.
#[derive(Clone, Debug, Serialize)]
pub struct UnitRow {
    /// Who.
    pub debtor: DebtorView,
    /// How many obligations it has this way, with or without a number.
    pub obligations: usize,
    /// Counts by status.
    pub ranked: Ranked,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// Of all that was due, the share met on time, in whole percent, rounded down; absent when nothing was due yet.
    pub met_percent: Option<u32>,
    /// How many outputs its units logged, counted or not.
    pub outputs_count: usize,
    /// Day of the last one.
    pub last_output: Option<Date>,
    /// Days since then.
    pub days_since: Option<i64>,
    /// True when it logged nothing at all (rule 6).
    pub is_silent: bool,
    /// Its last day, when it no longer exists on the day of the figures (rule 9).
    pub ended: Option<Date>,
}

/// A file with the figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Download {
    /// `progress_json`, `progress_csv`, `outputs_csv`, `schema`, `indexes_json` …; its label is the theme's (`download_<key>`).
    pub key: &'static str,
    /// Address: from the top of the site as a build hands it over, relative on a page.
    pub href: String,
    /// Size in bytes.
    pub bytes: usize,
}

/// How many counting rules there are (domain/plans.md).
const RULES: usize = 10;

/// The page of the whole plan.
pub(in crate::page) fn overall(view: &View, ledger: &Ledger) -> Sheet {
    let mut totals = Ranked::default();
    let all = ledger.columns.iter().flatten();
    all.for_each(|column| totals.join(column));
    let pending = view.pending(ledger);
    let scored = |at: &usize| !ledger.columns[*at].is_empty();
    let tracks = 0..ledger.columns.len();
    let outputs = &view.site.outputs;
    let done = || ledger.outputs_by_unit.values().flatten();
    let page = ProgressPage {
        as_of: ledger.as_of(),
        plan: view.progress_plan(ledger),
        segments: segments(&totals),
        totals,
        outputs_count: done().count(),
        last_output: done().map(|at| outputs[*at].date).max(),
        is_sample: done().any(|at| outputs[*at].is_sample),
        overdue: pending.overdue,
        next: pending.next,
        is_next_far: pending.is_far,
        obligations: tracks
            .clone()
            .filter(scored)
            .map(|at| view.obligation_row(ledger, at))
            .collect(),
        units: ledger
            .accounts
            .iter()
            .map(|account| view.unit_row(ledger, account))
            .collect(),
        heat: view.heat(ledger),
        deadlines: view.deadline_rows(ledger),
        schedule: view.schedule(ledger),
        standing: view.activity_rows(ledger, &["standing", "report"]),
        conditional: view.activity_rows(ledger, &["conditional"]),
        requests: view.activity_rows(ledger, &["request"]),
        downloads: view.downloads(|key| !key.starts_with("indexes_")),
        rules: (1..=RULES).map(|n| format!("progress_rule_{n}")).collect(),
    };
    let site = view.site_title();
    Sheet {
        section: "progress".to_owned(),
        description: view.filled(
            "description_progress",
            &[("title", &page.plan.title.text), ("site", &site)],
        ),
        here: Some(Wording::own(view.phrase("section_progress"))),
        ..Sheet::new(
            view.phrase("title_progress").to_owned(),
            Body::Progress(Box::new(page)),
        )
    }
}

impl View<'_> {
    fn progress_plan(&self, ledger: &Ledger) -> ProgressPlan {
        let plan = ledger.plan;
        ProgressPlan {
            title: self.word(&plan.title),
            href: self.href(&Route::Plan),
            active: plan.active,
            state: self.state(plan),
            days_left: days(ledger.as_of(), plan.active.to),
            obligations: plan.obligations.len(),
            scored: ledger
                .columns
                .iter()
                .filter(|slots| !slots.is_empty())
                .count(),
        }
    }

    fn obligation_row(&self, ledger: &Ledger, at: usize) -> ObligationRow {
        let (obligation, track) = ledger.at(at);
        let columns = &ledger.columns[at];
        let mut ranked = Ranked::default();
        columns.iter().for_each(|column| ranked.join(column));
        let hits = || track.owners.iter().flat_map(|owner| &owner.hits);
        let now = current(&track.slots, columns, ledger.as_of());
        ObligationRow {
            obligation: self.brief(at, obligation),
            owner_mode: mode(&obligation.owner),
            owners: self.parties_of(obligation.owner.ids()),
            segments: segments(&ranked),
            met_percent: met_percent(&ranked),
            ranked,
            current: now.map(|(slot, state)| CurrentSlot {
                slot: self.slot(obligation, &track.slots[slot]),
                state,
                status: only(&columns[slot]),
                met: met(&columns[slot]),
                of: of(&columns[slot]),
            }),
            reached_percent: hits()
                .map(|hit| hit.quantity)
                .max()
                .filter(|_| track.is_share),
            outputs_count: hits().count(),
            last_output: hits()
                .map(|hit| self.site.outputs[hit.output as usize].date)
                .max(),
        }
    }

    fn unit_row(&self, ledger: &Ledger, account: &Account) -> UnitRow {
        let ranked = ledger.ranked(&account.debts);
        let units = account.debtor.units().iter();
        let outputs = units.filter_map(|id| ledger.outputs_by_unit.get(id.as_str()));
        let last = outputs.clone().filter_map(|list| list.last());
        let last_output = last.map(|at| self.site.outputs[*at].date).max();
        let ended = account.debtor.last_day(&self.site.units);
        UnitRow {
            debtor: self.debtor(account.debtor),
            obligations: account.debts.len(),
            segments: segments(&ranked),
            met_percent: met_percent(&ranked),
            ranked,
            outputs_count: outputs.map(Vec::len).sum(),
            days_since: last_output.map(|last| days(last, ledger.as_of())),
            is_silent: last_output.is_none(),
            last_output,
            ended: ended.filter(|last| *last < ledger.as_of()),
        }
    }

    fn activity_rows(&self, ledger: &Ledger, kinds: &[&str]) -> Vec<ActivityRow> {
        (0..ledger.columns.len())
            .filter(|at| ledger.columns[*at].is_empty())
            .filter(|at| kinds.contains(&ledger.at(*at).0.demand.name()))
            .map(|at| self.activity_row(ledger, at))
            .collect()
    }
}
