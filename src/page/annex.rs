//! The annex: nested rows and merged cells as the lines of a table.

use serde::Serialize;

use super::document::InstrumentView;
use super::index::row_anchor;
use super::kind::Body;
use super::link::{Link, PartyLink};
use super::obligation::obligation_anchor;
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;
use crate::site::{Annex, Cell, Party, Phase, Plan, Route, Row};

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

/// The annex on a page of its own.
pub(super) fn annex(view: &View, plan: &Plan, annex: &Annex) -> Sheet {
    let table = view.annex_table(annex);
    let plan_title = view.word(&plan.title);
    let title = match &table.title {
        Some(title) => title.text.clone(),
        None => view.phrase("section_annex").to_owned(),
    };
    Sheet {
        section: "plan".to_owned(),
        description: view.filled("description_annex", &[("title", &plan_title.text)]),
        crumbs: vec![view.section(&Route::Plan, "section_plan")],
        here: Some(Wording::own(view.phrase("section_annex"))),
        translations: Some(
            plan.title
                .iter()
                .map(|(language, _)| language.clone())
                .collect(),
        ),
        has_authority: true,
        ..Sheet::new(
            title,
            Body::Annex(Box::new(AnnexPage {
                year: plan.year,
                plan_href: view.href(&Route::Plan),
                instrument: view.instrument(&plan.instrument),
                plan_title,
                table,
            })),
        )
    }
}

/// A value of a column, and the line of the row whose own it is.
struct Held<'a, T> {
    value: &'a [T],
    line: usize,
}

// Derived, these would ask the same of `T`.
impl<T> Copy for Held<'_, T> {}
impl<T> Clone for Held<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<'a, T> Held<'a, T> {
    /// What holds on `line`: its own, or what holds above it.
    fn down(self, cell: &'a Cell<Vec<T>>, line: usize) -> Self {
        match cell {
            Cell::Own(value) => Held { value, line },
            Cell::Merged => self,
        }
    }
}

/// What holds in each column for the rows below a row.
#[derive(Clone, Copy)]
struct Above<'a> {
    leads: Held<'a, Party>,
    coordinators: Held<'a, Party>,
    phases: Held<'a, Phase>,
}

/// The last cell of a column: its line, and the line whose value it shows.
type Last = Option<(usize, usize)>;

/// The last cell of each column.
#[derive(Default)]
struct Open {
    leads: Last,
    coordinators: Last,
    phases: Last,
}

impl View<'_> {
    /// The annex as the lines of a table.
    pub(super) fn annex_table(&self, annex: &Annex) -> AnnexTable {
        let groups = annex.rows.iter().map(|row| {
            let mut lines = Vec::new();
            let nothing = Above {
                leads: Held {
                    value: &[],
                    line: 0,
                },
                coordinators: Held {
                    value: &[],
                    line: 0,
                },
                phases: Held {
                    value: &[],
                    line: 0,
                },
            };
            self.lines(row, 0, nothing, &mut Open::default(), &mut lines);
            AnnexGroup {
                anchor: row_anchor(&row.number),
                lines,
            }
        });
        AnnexTable {
            title: self.maybe(annex.title.as_ref()),
            groups: groups.collect(),
        }
    }

    fn lines<'a>(
        &self,
        row: &'a Row,
        depth: usize,
        above: Above<'a>,
        open: &mut Open,
        lines: &mut Vec<AnnexLine>,
    ) {
        let first = lines.len();
        let here = Above {
            leads: above.leads.down(&row.leads, first),
            coordinators: above.coordinators.down(&row.coordinators, first),
            phases: above.phases.down(&row.phases, first),
        };
        let nothing = [Phase {
            when: None,
            deliverable: None,
        }];
        let phases = if here.phases.value.is_empty() {
            &nothing[..]
        } else {
            here.phases.value
        };
        let height = phases.len();
        for (at, phase) in phases.iter().enumerate() {
            lines.push(self.line(row, depth, here, phase, if at == 0 { height } else { 0 }));
        }
        merge(
            lines,
            (first, height),
            here.leads.line,
            &mut open.leads,
            |line| vec![&mut line.leads.span],
        );
        merge(
            lines,
            (first, height),
            here.coordinators.line,
            &mut open.coordinators,
            |line| vec![&mut line.coordinators.span],
        );
        if height == 1 {
            merge(
                lines,
                (first, 1),
                here.phases.line,
                &mut open.phases,
                |line| vec![&mut line.when.span, &mut line.deliverable.span],
            );
        } else {
            // Several phases have a line each; no single cell could be merged with them.
            open.phases = None;
        }
        for nested in &row.rows {
            self.lines(nested, depth + 1, here, open, lines);
        }
    }

    /// The line of one phase of a row as if nothing were merged; `height` is 0 on all but the row's first line.
    fn line(
        &self,
        row: &Row,
        depth: usize,
        here: Above,
        phase: &Phase,
        height: usize,
    ) -> AnnexLine {
        let obligations = row
            .obligations
            .iter()
            .filter(|_| height > 0)
            .filter_map(|id| {
                let obligation = self.site.plan.as_ref()?.obligation(id)?;
                Some(Link {
                    wording: self.word(&obligation.what),
                    href: Some(self.anchor(&Route::Plan, &obligation_anchor(id))),
                })
            });
        let is_inherited = is_merged(&row.phases);
        AnnexLine {
            anchor: (depth > 0 && height > 0).then(|| row_anchor(&row.number)),
            depth,
            is_phase: height == 0,
            number: cell(row.number.clone(), height, false),
            task: cell(self.word(&row.task), height, false),
            leads: cell(
                self.parties(here.leads.value),
                height,
                is_merged(&row.leads),
            ),
            coordinators: cell(
                self.parties(here.coordinators.value),
                height,
                is_merged(&row.coordinators),
            ),
            when: cell(self.maybe(phase.when.as_ref()), 1, is_inherited),
            deliverable: cell(self.maybe(phase.deliverable.as_ref()), 1, is_inherited),
            obligations: obligations.collect(),
        }
    }
}

/// Lengthens the last cell of a column over a row that shows the same value; any other row has a cell of its own.
fn merge(
    lines: &mut [AnnexLine],
    (first, height): (usize, usize),
    source: usize,
    last: &mut Last,
    spans: impl Fn(&mut AnnexLine) -> Vec<&mut usize>,
) {
    match *last {
        Some((start, shown)) if shown == source && source != first => {
            spans(&mut lines[start])
                .into_iter()
                .for_each(|span| *span += height);
            spans(&mut lines[first])
                .into_iter()
                .for_each(|span| *span = 0);
        }
        _ => *last = Some((first, source)),
    }
}

fn is_merged<T>(cell: &Cell<T>) -> bool {
    matches!(cell, Cell::Merged)
}

fn cell<T>(value: T, span: usize, is_inherited: bool) -> AnnexCell<T> {
    AnnexCell {
        value,
        span,
        is_inherited,
    }
}
