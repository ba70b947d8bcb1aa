//! One month: what was due in it, what ran through it, and all that was done in it.

use jiff::civil::Date;
use serde::Serialize;

use super::bar::{Segment, segments};
use super::brief::ObligationBrief;
use super::columns::{met, of, waiting};
use super::debtor::DebtorView;
use super::heat::{MonthHead, month_state};
use super::ledger::{Ledger, month_at};
use super::output::OutputView;
use super::slot::SlotView;
use crate::page::kind::Body;
use crate::page::link::Link;
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::progress::Ranked;
use crate::site::{Route, Window};

/// One month.
#[derive(Clone, Debug, Serialize)]
pub struct MonthPage {
    /// Day of the figures.
    pub as_of: Date,
    /// Calendar year.
    pub year: i16,
    /// 1–12.
    pub month: i8,
    /// Its first and last day.
    pub window: Window,
    /// `past`, `current` or `future`, as of the day of the figures.
    pub state: &'static str,
    /// Every month that has a page; this one without address.
    pub months: Vec<MonthHead>,
    /// The month before it.
    pub previous: Option<Link>,
    /// The month after it.
    pub next: Option<Link>,
    /// Counts by status of all that is due in the month.
    pub totals: Ranked,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// Slots due in the month, by day.
    pub due: Vec<MonthSlot>,
    /// Slots that run in the month and are due later, by day.
    pub running: Vec<MonthSlot>,
    /// All that was done in the month, oldest first.
    pub outputs: Vec<OutputView>,
    /// True when any of them is made up.
    pub is_sample: bool,
    /// Page of the overall progress.
    pub progress_href: String,
}

/// A slot in a month, over all who owe it.
#[derive(Clone, Debug, Serialize)]
pub struct MonthSlot {
    /// Which obligation.
    #[serde(flatten)]
    pub obligation: ObligationBrief,
    /// Which slot.
    pub slot: SlotView,
    /// Counts by status.
    pub ranked: Ranked,
    /// How many met it, on time or late.
    pub met: u32,
    /// How many owe it.
    pub of: u32,
    /// Who has not met it, the first eight; empty for what is not due in the month.
    pub waiting: Vec<DebtorView>,
    /// How many more have not.
    pub waiting_more: usize,
}

/// The page of a month.
pub(in crate::page) fn month(view: &View, ledger: &Ledger, at: usize) -> Option<Sheet> {
    let (year, month) = *ledger.months.get(at)?;
    let window = Window::month(year, month)?;
    let as_of = ledger.as_of();
    let (mut due, mut running) = (Vec::new(), Vec::new());
    let mut totals = Ranked::default();
    for (track, columns) in ledger.columns.iter().enumerate() {
        let slots = &ledger.at(track).1.slots;
        for (slot, ranked) in columns.iter().enumerate() {
            let is_due = month_at(slots[slot].due, &ledger.months) == at;
            let is_running = slots[slot].opens <= window.to && slots[slot].due > window.to;
            if of(ranked) == 0 || !(is_due || is_running) {
                continue;
            }
            let row = view.month_slot(ledger, (track, slot), is_due);
            if is_due {
                totals.join(ranked);
                due.push(row);
            } else {
                running.push(row);
            }
        }
    }
    due.sort_by_key(|row: &MonthSlot| (row.slot.due, row.obligation.number));
    running.sort_by_key(|row: &MonthSlot| (row.slot.due, row.obligation.number));
    let positions = ledger.outputs_by_month.get(&(year, month));
    let positions = positions.map(Vec::as_slice).unwrap_or_default();
    let neighbour = |at: Option<usize>| {
        let (year, month) = ledger.months.get(at?)?;
        Some(Link {
            wording: Wording::own(view.month_name(*year, *month)),
            href: Some(view.href(&Route::ProgressMonth(*year, *month))),
        })
    };
    let page = MonthPage {
        as_of,
        year,
        month,
        window,
        state: month_state((year, month), (as_of.year(), as_of.month())),
        months: view.months(ledger),
        previous: neighbour(at.checked_sub(1)),
        next: neighbour(at.checked_add(1)),
        segments: segments(&totals),
        totals,
        due,
        running,
        outputs: view.outputs(ledger, positions),
        is_sample: positions.iter().any(|at| view.site.outputs[*at].is_sample),
        progress_href: view.href(&Route::Progress),
    };
    let (name, site) = (view.month_name(year, month), view.site_title());
    let values = [("month", name.as_str()), ("site", site.as_str())];
    Some(Sheet {
        section: "progress".to_owned(),
        description: view.filled("description_progress_month", &values),
        crumbs: vec![view.section(&Route::Progress, "section_progress")],
        here: Some(Wording::own(name.as_str())),
        ..Sheet::new(
            view.filled("title_progress_month", &values),
            Body::ProgressMonth(Box::new(page)),
        )
    })
}

impl View<'_> {
    fn month_slot(
        &self,
        ledger: &Ledger,
        (track, slot): (usize, usize),
        is_due: bool,
    ) -> MonthSlot {
        let (obligation, of_track) = ledger.at(track);
        let ranked = ledger.columns[track][slot];
        let waiting = match is_due {
            true => waiting(of_track, slot, ledger.as_of()),
            false => Vec::new(),
        };
        let (waiting, waiting_more) = self.first_waiting(&waiting);
        MonthSlot {
            obligation: self.brief(track, obligation),
            slot: self.slot(obligation, &of_track.slots[slot]),
            ranked,
            met: met(&ranked),
            of: of(&ranked),
            waiting,
            waiting_more,
        }
    }

    /// `tháng 3 năm 2024`.
    fn month_name(&self, year: i16, month: i8) -> String {
        let name = format!("month_{month}");
        let name = self.desk.phrases.get(self.language, &name).to_owned();
        let (number, year) = (month.to_string(), year.to_string());
        self.filled(
            "date_month",
            &[("m", &number), ("month", &name), ("y", &year)],
        )
    }
}
