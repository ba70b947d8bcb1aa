//! The annex table with its nested rows; a cell that a nested row leaves out is merged with the row above it.

use std::collections::BTreeMap;

use crate::diagnostic::Place;
use crate::draft::{AnnexDraft, CellDraft, PhaseDraft, RowDraft};
use crate::language::Localized;
use crate::say;

use super::check::Check;
use super::unit::{Party, Units};

/// Phụ lục.
#[derive(Clone, Debug)]
pub struct Annex {
    /// Title of the table.
    pub title: Option<Localized<String>>,
    /// Rows in print order.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Printed number.
    pub number: String,
    /// Nhiệm vụ.
    pub task: Localized<String>,
    /// Chủ trì.
    pub leads: Cell<Vec<Party>>,
    /// Phối hợp.
    pub coordinators: Cell<Vec<Party>>,
    /// Time and deliverable, once a phase; a single nameless phase for an ordinary row.
    pub phases: Cell<Vec<Phase>>,
    /// Ids of the obligations that state this row as something to count.
    pub obligations: Vec<String>,
    /// Nested rows.
    pub rows: Vec<Row>,
}

/// A cell of its own, or one merged with the cell of the row it stands under.
#[derive(Clone, Debug)]
pub enum Cell<T> {
    /// Its own.
    Own(T),
    /// Merged with the row above.
    Merged,
}

/// One time and deliverable of a row.
#[derive(Clone, Debug)]
pub struct Phase {
    /// Thời gian.
    pub when: Option<Localized<String>>,
    /// Sản phẩm.
    pub deliverable: Option<Localized<String>>,
}

impl Row {
    /// This row and all below it, in print order.
    pub fn walk(&self) -> Vec<&Row> {
        let mut rows = vec![self];
        rows.extend(self.rows.iter().flat_map(Row::walk));
        rows
    }
}

impl Check {
    /// The annex.
    pub(super) fn annex(&mut self, draft: &AnnexDraft, units: &Units, place: &Place) -> Annex {
        let mut earlier = BTreeMap::new();
        Annex {
            title: self.optional(draft.title.as_ref(), place, "title"),
            rows: self.rows(&draft.rows, units, &place.key("rows"), None, &mut earlier),
        }
    }

    fn rows<'a>(
        &mut self,
        drafts: &'a [RowDraft],
        units: &Units,
        place: &Place,
        above: Option<&'a RowDraft>,
        earlier: &mut BTreeMap<String, &'a RowDraft>,
    ) -> Vec<Row> {
        let mut rows = Vec::new();
        for (index, draft) in drafts.iter().enumerate() {
            let place = place.index(index);
            let phases = self.phases(draft, &place, above, earlier);
            if earlier.insert(draft.no.to_string(), draft).is_some() {
                let no = &*draft.no;
                self.error(
                    &place.key("no"),
                    say!(
                        "phụ lục đã có dòng số `{no}`",
                        "the annex has a row `{no}` already"
                    ),
                    None,
                );
            }
            rows.push(Row {
                number: draft.no.to_string(),
                task: self.text(&draft.task, &place.key("task")),
                leads: match &draft.leads {
                    Some(leads) => Cell::Own(self.parties(leads, units, &place.key("leads"))),
                    None if above.is_some() => Cell::Merged,
                    None => Cell::Own(Vec::new()),
                },
                coordinators: match &draft.coordinators {
                    Some(coordinators) => {
                        Cell::Own(self.parties(coordinators, units, &place.key("coordinators")))
                    }
                    None if above.is_some() => Cell::Merged,
                    None => Cell::Own(Vec::new()),
                },
                phases,
                obligations: draft
                    .obligations
                    .0
                    .iter()
                    .map(|id| id.to_string())
                    .collect(),
                rows: self.rows(&draft.rows, units, &place.key("rows"), Some(draft), earlier),
            });
        }
        rows
    }

    fn phases(
        &mut self,
        draft: &RowDraft,
        place: &Place,
        above: Option<&RowDraft>,
        earlier: &BTreeMap<String, &RowDraft>,
    ) -> Cell<Vec<Phase>> {
        if draft.phases.is_empty() {
            if above.is_some() && draft.when.is_none() && draft.deliverable.is_none() {
                return Cell::Merged;
            }
            let when = self.cell(draft.when.as_ref(), &place.key("when"), earlier, |row| {
                row.when.as_ref()
            });
            let deliverable = self.cell(
                draft.deliverable.as_ref(),
                &place.key("deliverable"),
                earlier,
                |row| row.deliverable.as_ref(),
            );
            return Cell::Own(vec![Phase { when, deliverable }]);
        }
        if draft.when.is_some() || draft.deliverable.is_some() {
            self.error(
                &place.key("phases"),
                say!(
                    "dòng này có cả `phases` lẫn `when`/`deliverable`",
                    "this row has `phases` as well as `when` or `deliverable`"
                ),
                Some(say!(
                    "viết thời gian và sản phẩm trong từng giai đoạn của `phases`",
                    "write time and deliverable inside each phase"
                )),
            );
        }
        let phase = |(index, phase): (usize, &PhaseDraft)| Phase {
            when: Some(self.text(&phase.when, &place.key("phases").index(index).key("when"))),
            deliverable: Some(self.text(
                &phase.deliverable,
                &place.key("phases").index(index).key("deliverable"),
            )),
        };
        Cell::Own(draft.phases.iter().enumerate().map(phase).collect())
    }

    fn cell<'a>(
        &mut self,
        cell: Option<&CellDraft>,
        place: &Place,
        earlier: &BTreeMap<String, &'a RowDraft>,
        column: impl Fn(&'a RowDraft) -> Option<&'a CellDraft>,
    ) -> Option<Localized<String>> {
        match cell? {
            CellDraft::Words(words) => Some(self.text(words, place)),
            CellDraft::SameAs(same_as) => match earlier.get(same_as).map(|row| column(row)) {
                Some(Some(CellDraft::Words(words))) => Some(self.text(words, place)),
                _ => {
                    let known = earlier.keys().map(String::as_str);
                    self.unknown(
                        say!("dòng có ô này ở phía trên", "row above with this cell"),
                        same_as,
                        known,
                        &place.key("same_as"),
                    );
                    None
                }
            },
        }
    }
}
