//! What a slot is called, as data that templates word: "Tuần 12", "Tháng 3", "Quý II", a step, a deadline.

use jiff::civil::Date;
use serde::Serialize;

use crate::page::view::View;
use crate::page::words::Wording;
use crate::progress::{Cell, Slot, SlotName, Status};
use crate::site::{Demand, Obligation};

/// What a slot is called and when it is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SlotView {
    /// `2024-W12`, `2024-03`, `2024-Q2`, `2024`, `2024-03-05`, the id of a step, or `deadline`; fit for an anchor.
    pub key: String,
    /// `day`, `week`, `month`, `quarter`, `year`, `step` or `deadline`.
    pub form: &'static str,
    /// Year of the period (of a week, its ISO year); of a step or deadline, the year of its last day.
    pub year: i16,
    /// Number of the period in its year, or of the step among the steps, from 1; 0 for a deadline.
    pub number: i16,
    /// Text of the step.
    pub what: Option<Wording>,
    /// First day of the period; of a step or deadline, the day from which it is open.
    pub from: Date,
    /// Last day of the period; of a step or deadline, the last day that is on time.
    pub to: Date,
    /// Last day that is on time.
    pub due: Date,
}

/// One slot of one who owes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CellView {
    /// The status; its label is the theme's (`status_<name>`).
    pub status: Status,
    /// How many were done, late ones among them; percent of a coverage.
    pub done: u32,
    /// How many are asked; percent of a coverage.
    pub required: u32,
    /// Of those done, how many late.
    pub late: u32,
}

impl View<'_> {
    /// What a slot of an obligation is called.
    pub(super) fn slot(&self, obligation: &Obligation, slot: &Slot) -> SlotView {
        let view = |form, year, number, from, to| SlotView {
            key: slot.name.key(),
            form,
            year,
            number,
            what: None,
            from,
            to,
            due: slot.due,
        };
        match &slot.name {
            SlotName::Period(period) => view(
                period.per.name(),
                period.year,
                period.number,
                period.from,
                period.to,
            ),
            SlotName::Deadline => view("deadline", slot.due.year(), 0, slot.opens, slot.due),
            SlotName::Step(id) => {
                let steps = match &obligation.demand {
                    Demand::Phased(steps) => steps.as_slice(),
                    _ => &[],
                };
                let at = steps
                    .iter()
                    .position(|step| step.id == *id)
                    .unwrap_or_default();
                SlotView {
                    what: steps.get(at).map(|step| self.word(&step.what)),
                    ..view(
                        "step",
                        slot.due.year(),
                        i16::try_from(at + 1).unwrap_or(i16::MAX),
                        slot.opens,
                        slot.due,
                    )
                }
            }
        }
    }
}

impl From<Cell<'_>> for CellView {
    fn from(cell: Cell) -> Self {
        Self {
            status: cell.status,
            done: cell.done,
            required: cell.required,
            late: cell.late,
        }
    }
}
