//! Where everybody stands, as pages show it: overall, by obligation, by unit, by month.

mod activity;
mod bar;
mod brief;
mod columns;
mod debtor;
mod due;
mod headline;
mod heat;
mod ledger;
mod month;
mod obligation;
mod output;
mod overall;
mod schedule;
mod slot;
mod totals;
mod unit;

pub use activity::{ActivityRow, ActivityView, Amount};
pub use bar::Segment;
pub use brief::ObligationBrief;
pub use debtor::DebtorView;
pub use due::{DeadlineRow, DueNext};
pub use heat::{HeatCell, HeatMap, HeatRow, MonthHead};
pub use month::{MonthPage, MonthSlot};
pub use obligation::{ObligationPage, OwnerRow, SlotColumn};
pub use output::{CountedView, CoveredView, EvidenceView, OutputView, SlotOutputs};
pub use overall::{
    CurrentSlot, Download, ObligationRow, ProgressPage, ProgressPlan, UnitRow as ProgressRow,
};
pub use slot::{CellView, SlotView};
pub use unit::{OwedProgress, ProgressUnitPage, UnitCell};

pub(super) use bar::segments;
pub(super) use headline::headline;
pub(super) use ledger::Ledger;
pub(super) use month::month;
pub(super) use obligation::obligation;
pub(super) use overall::overall;
pub(super) use totals::is_wanted;
pub(super) use unit::unit;
