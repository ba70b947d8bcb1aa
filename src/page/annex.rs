//! The annex: nested rows and merged cells as the lines of a table.

use serde::Serialize;

use super::document::InstrumentView;
use super::link::{Link, PartyLink};
use super::words::Wording;

/// The annex on a page of its own.
#[derive(Clone, Debug, Serialize)]
pub struct AnnexPage {
    /// Title of the plan.
    pub plan_title: Wording,
    /// Calendar year of the plan.
    pub year: i16,
    /// Address of the plan.
    pub plan_href: String,
    /// The document it belongs to.
    pub instrument: InstrumentView,
    /// The table.
    pub table: AnnexTable,
}

/// The annex table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct AnnexTable {
    /// Title.
    pub title: Option<Wording>,
    /// One for each row of the first level with all below it: a `<tbody>`, or a card on a phone.
    pub groups: Vec<AnnexGroup>,
}

/// A row of the first level with all below it.
#[derive(Clone, Debug, Serialize)]
pub struct AnnexGroup {
    /// `id` attribute to give it: `muc-5`.
    pub anchor: String,
    /// Lines in print order.
    pub lines: Vec<AnnexLine>,
}

/// One `<tr>`.
#[derive(Clone, Debug, Serialize)]
pub struct AnnexLine {
    /// `id` attribute to give it (`muc-5-1`); absent on the first line (the group has it) and on further phases.
    pub anchor: Option<String>,
    /// 0 for a row of the first level.
    pub depth: usize,
    /// True for the second and further phases of a row.
    pub is_phase: bool,
    /// Printed number.
    pub number: AnnexCell<String>,
    /// Nhiệm vụ.
    pub task: AnnexCell<Wording>,
    /// Chủ trì.
    pub leads: AnnexCell<Vec<PartyLink>>,
    /// Phối hợp.
    pub coordinators: AnnexCell<Vec<PartyLink>>,
    /// Thời gian.
    pub when: AnnexCell<Option<Wording>>,
    /// Sản phẩm.
    pub deliverable: AnnexCell<Option<Wording>>,
    /// Obligations that state the row; the address leads into the plan.
    pub obligations: Vec<Link>,
}

/// A cell; its value is there even where it is merged, for stacked views.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnnexCell<T> {
    /// What holds for the line.
    pub value: T,
    /// `rowspan`; 0 where a cell above covers this one, so that there is no `<td>`.
    pub span: usize,
    /// True when the value is that of the row it stands under.
    pub is_inherited: bool,
}
