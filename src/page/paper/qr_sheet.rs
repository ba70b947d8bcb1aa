//! A sheet of codes for the wall: the procedures of one field, each with its code.

use serde::Serialize;

use crate::page::kind::Body;
use crate::page::procedures::Field;
use crate::page::qr::QrCard;
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::{Procedure, Route};

/// The codes of one field.
#[derive(Clone, Debug, Serialize)]
pub struct QrSheetPage {
    /// The field.
    pub field: Wording,
    /// The procedures, [`ON_A_SHEET`] on each sheet of paper.
    pub sheets: Vec<Vec<QrSheetProcedure>>,
    /// How many procedures have no address yet.
    pub without_address: usize,
}

/// A procedure with its code.
#[derive(Clone, Debug, Serialize)]
pub struct QrSheetProcedure {
    /// Its name.
    pub name: Wording,
    /// Its code with the portal.
    pub code: Option<String>,
    /// Its page on this site, or on the portal; nothing while neither has an address.
    pub qr: Option<QrCard>,
    /// True for sample content.
    pub is_sample: bool,
}

/// Two columns of four: a code of four centimetres can be scanned from the other side of a desk.
const ON_A_SHEET: usize = 8;

/// The codes of a field.
pub(in crate::page) fn qr_sheet(view: &View, field: &Field) -> Sheet {
    let name = view.field_name(field);
    let procedures = field.procedures.iter();
    let procedures: Vec<QrSheetProcedure> = procedures
        .map(|at| entry(view, &view.site.procedures[*at]))
        .collect();
    let page = QrSheetPage {
        without_address: procedures.iter().filter(|one| one.qr.is_none()).count(),
        sheets: procedures.chunks(ON_A_SHEET).map(<[_]>::to_vec).collect(),
        field: name,
    };
    let title = view.filled("title_qr_sheet", &[("field", &page.field.text)]);
    Sheet {
        stands_for: Some(Route::Procedures),
        section: "paper".to_owned(),
        description: view.filled("description_qr_sheet", &[("field", &page.field.text)]),
        crumbs: vec![view.section(&Route::Paper, "title_paper")],
        ..Sheet::new(title, Body::QrSheet(Box::new(page)))
    }
}

fn entry(view: &View, procedure: &Procedure) -> QrSheetProcedure {
    QrSheetProcedure {
        name: view.word(&procedure.name),
        code: procedure.code.clone(),
        qr: view.qr_of_procedure(procedure),
        is_sample: procedure.is_sample,
    }
}
