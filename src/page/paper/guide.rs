//! One procedure on one sheet of paper, for those who go home to fetch what is missing.

use serde::Serialize;

use crate::language::Language;
use crate::page::kind::Body;
use crate::page::procedure::{ProcedurePage, procedure_page};
use crate::page::qr::QrCard;
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::{Procedure, Route};

/// One procedure on one sheet.
#[derive(Clone, Debug, Serialize)]
pub struct GuidePage {
    /// The procedure as its own page shows it.
    pub procedure: ProcedurePage,
    /// Its page on this site, or on the portal while nobody knows where the site will lie.
    pub qr: Option<QrCard>,
    /// Its page.
    pub href: String,
}

/// The guide to a procedure, by its position in the site's list.
pub(in crate::page) fn guide(view: &View, at: usize) -> Sheet {
    let procedure = &view.site.procedures[at];
    let page = GuidePage {
        qr: view.qr_of_procedure(procedure),
        href: view.href(&Route::Procedure(procedure.id.clone())),
        procedure: procedure_page(view, procedure),
    };
    let title = view.filled("title_guide", &[("name", &page.procedure.name.text)]);
    let translations: Vec<Language> = procedure.name.iter().map(|(l, _)| l.clone()).collect();
    Sheet {
        stands_for: Some(Route::Procedure(procedure.id.clone())),
        section: "paper".to_owned(),
        description: view.filled("description_guide", &[("name", &page.procedure.name.text)]),
        crumbs: vec![view.section(&Route::Paper, "title_paper")],
        translations: Some(translations),
        has_authority: true,
        ..Sheet::new(title, Body::Guide(Box::new(page)))
    }
}

impl View<'_> {
    /// The page of a procedure, on this site or on the portal; nothing when neither has an address.
    pub(in crate::page) fn qr_of_procedure(&self, procedure: &Procedure) -> Option<QrCard> {
        let route = Route::Procedure(procedure.id.clone());
        let label = self.word(&procedure.name);
        let own = self.qr_of_page(&route, label.clone());
        let portal = || self.qr_to(procedure.portal_url.as_ref()?, label);
        own.or_else(portal)
    }

    /// A page of this site, else the national portal where a channel leads there.
    pub(in crate::page) fn qr_of_page_or_portal(
        &self,
        route: &Route,
        label: Wording,
    ) -> Option<QrCard> {
        self.qr_of_page(route, label)
            .or_else(|| self.qr_of_national_portal())
    }
}
