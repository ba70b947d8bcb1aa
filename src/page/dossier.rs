//! The papers of a dossier and their forms as pages show them.

use serde::Serialize;

use super::view::View;
use super::words::Wording;
use crate::site::{DossierCase, DossierItem, FormLink};

/// The papers of one case.
#[derive(Clone, Debug, Serialize)]
pub struct DossierCaseView {
    /// The case.
    pub name: Option<Wording>,
    /// The papers.
    pub items: Vec<DossierItemView>,
}

/// One paper.
#[derive(Clone, Debug, Serialize)]
pub struct DossierItemView {
    /// Its name.
    pub name: Wording,
    /// Its form.
    pub form: Option<FormView>,
    /// How many originals.
    pub originals: u32,
    /// How many copies.
    pub copies: u32,
    /// A remark.
    pub note: Option<Wording>,
}

/// A form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormView {
    /// Its name.
    #[serde(flatten)]
    pub wording: Wording,
    /// Where it is.
    pub href: Option<String>,
}

/// Forms named among papers, each once, in their order.
pub(super) fn forms(cases: &[DossierCaseView]) -> Vec<FormView> {
    let mut forms: Vec<FormView> = Vec::new();
    for item in cases.iter().flat_map(|case| &case.items) {
        for form in item
            .form
            .iter()
            .filter(|form| !forms.contains(form))
            .collect::<Vec<_>>()
        {
            forms.push(form.clone());
        }
    }
    forms
}

impl View<'_> {
    /// The papers, by case.
    pub(super) fn dossier(&self, cases: &[DossierCase]) -> Vec<DossierCaseView> {
        let case = |case: &DossierCase| DossierCaseView {
            name: self.maybe(case.name.as_ref()),
            items: case.items.iter().map(|item| self.paper(item)).collect(),
        };
        cases.iter().map(case).collect()
    }

    fn paper(&self, item: &DossierItem) -> DossierItemView {
        let name = item
            .form
            .as_ref()
            .or(item.form_link.as_ref().map(|_| &item.name));
        DossierItemView {
            name: self.word(&item.name),
            form: name.map(|name| FormView {
                wording: self.word(name),
                href: item
                    .form_link
                    .as_ref()
                    .and_then(|link| self.form_href(link)),
            }),
            originals: item.originals,
            copies: item.copies,
            note: self.maybe(item.note.as_ref()),
        }
    }

    fn form_href(&self, link: &FormLink) -> Option<String> {
        match link {
            FormLink::Web(address) => Some(address.clone()),
            FormLink::Media(path) => {
                let file = self.site.media.get(path)?;
                Some(self.file(&file.public_path))
            }
        }
    }
}
