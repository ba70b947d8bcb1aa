//! A list of administrative procedures: of one field, of one level, or all from A to Z.

use serde::Serialize;

use super::articles::Pager;
use super::kind::Body;
use super::procedures::{Field, ProcedureCard, at_level, has_field_pages, list_pages};
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;
use crate::site::{ProcedureLevel, ProcedureList, Route, Site, initial};

/// A list of procedures.
#[derive(Clone, Debug, Serialize)]
pub struct ProcedureListPage {
    /// `field`, `level` or `letters`.
    pub by: &'static str,
    /// Title.
    pub title: Wording,
    /// The procedures by their first letter.
    pub letters: Vec<LetterOfProcedures>,
    /// Every letter of the whole list and where it stands; empty unless the list is all from A to Z.
    pub letter_links: Vec<LetterLink>,
    /// How many there are in all.
    pub count: usize,
    /// Where in the list the page is.
    pub pager: Pager,
}

/// Procedures with the same first letter.
#[derive(Clone, Debug, Serialize)]
pub struct LetterOfProcedures {
    /// The letter, `#` for none.
    pub letter: String,
    /// Its anchor.
    pub id: String,
    /// The procedures.
    pub procedures: Vec<ProcedureCard>,
}

/// A letter and where it stands.
#[derive(Clone, Debug, Serialize)]
pub struct LetterLink {
    /// The letter.
    pub letter: String,
    /// Its address.
    pub href: String,
}

/// How many procedures a page of a list shows: a line costs 200 bytes, and a citizen's page 100 KB.
pub(super) const PER_PAGE: usize = 60;

/// Every list of the site with how many pages it has.
pub(super) fn lists(site: &Site, fields: &[Field]) -> Vec<(ProcedureList, usize)> {
    if site.procedures.is_empty() {
        return Vec::new();
    }
    let mut lists = vec![(ProcedureList::Letters, list_pages(site.procedures.len()))];
    for level in ProcedureLevel::NAMES {
        let count = at_level(site, level).count();
        if count > 0 {
            lists.push((ProcedureList::Level((*level).to_owned()), list_pages(count)));
        }
    }
    if has_field_pages(site) {
        lists.extend(fields.iter().map(|field| {
            let pages = list_pages(field.procedures.len());
            (ProcedureList::Field(field.id.clone()), pages)
        }));
    }
    lists
}

/// A page (from 1) of a list.
pub(super) fn procedure_list(view: &View, list: &ProcedureList, page: usize) -> Option<Sheet> {
    let site = view.site;
    let own = |key| Wording::own(view.phrase(key));
    let (by, title, positions) = match list {
        ProcedureList::Letters => (
            "letters",
            own("procedures_letters"),
            (0..site.procedures.len()).collect(),
        ),
        ProcedureList::Level(level) => {
            let key = level_phrase(ProcedureLevel::from_name(level)?);
            ("level", own(key), at_level(site, level).collect())
        }
        ProcedureList::Field(id) => {
            let field = view.desk.fields.iter().find(|field| field.id == *id)?;
            let title = view
                .maybe(field.name)
                .unwrap_or_else(|| own("procedures_no_field"));
            ("field", title, field.procedures.clone())
        }
    };
    let count = positions.len();
    let shown = positions
        .into_iter()
        .skip((page - 1) * PER_PAGE)
        .take(PER_PAGE);
    let body = ProcedureListPage {
        by,
        title: title.clone(),
        letters: view.by_letter(shown),
        letter_links: match list {
            ProcedureList::Letters => view.letters(),
            _ => Vec::new(),
        },
        count,
        pager: view.pager(page, list_pages(count), |page| {
            Route::ProcedureList(list.clone(), page)
        }),
    };
    Some(Sheet {
        section: "procedures".to_owned(),
        description: view.filled(
            "description_procedure_list",
            &[("title", &title.text), ("site", &view.site_title())],
        ),
        crumbs: vec![view.section(&Route::Procedures, "section_procedures")],
        here: Some(title.clone()),
        ..Sheet::new(
            view.paged_title(&title.text, page),
            Body::ProcedureList(Box::new(body)),
        )
    })
}

impl View<'_> {
    fn by_letter(&self, positions: impl Iterator<Item = usize>) -> Vec<LetterOfProcedures> {
        let mut letters: Vec<LetterOfProcedures> = Vec::new();
        for at in positions {
            let letter = self.initial_of(at);
            let card = self.procedure_card(at);
            match letters.last_mut().filter(|last| last.letter == letter) {
                Some(last) => last.procedures.push(card),
                None => letters.push(LetterOfProcedures {
                    id: anchor(&letter),
                    letter,
                    procedures: vec![card],
                }),
            }
        }
        letters
    }

    /// Letters with which there are procedures, and where they stand in the list from A to Z.
    pub(super) fn letters(&self) -> Vec<LetterLink> {
        let mut links: Vec<LetterLink> = Vec::new();
        for at in 0..self.site.procedures.len() {
            let letter = self.initial_of(at);
            if links.last().is_some_and(|last| last.letter == letter) {
                continue;
            }
            let route = Route::ProcedureList(ProcedureList::Letters, at / PER_PAGE + 1);
            links.push(LetterLink {
                href: self.anchor(&route, &anchor(&letter)),
                letter,
            });
        }
        links
    }

    fn initial_of(&self, at: usize) -> String {
        let name = &self.site.procedures[at].name;
        let written = name.get(self.site.settings.default_language());
        initial(written.map_or("", String::as_str))
    }
}

fn level_phrase(level: ProcedureLevel) -> &'static str {
    match level {
        ProcedureLevel::Central => "procedure_level_central",
        ProcedureLevel::Province => "procedure_level_province",
        ProcedureLevel::District => "procedure_level_district",
        ProcedureLevel::Commune => "procedure_level_commune",
        ProcedureLevel::Other => "procedure_level_other",
    }
}

/// A letter in an address, as it is typed in Telex: `Đ` → `dd`.
fn anchor(letter: &str) -> String {
    let typed = match letter {
        "Ă" => "aw",
        "Â" => "aa",
        "Đ" => "dd",
        "Ê" => "ee",
        "Ô" => "oo",
        "Ơ" => "ow",
        "Ư" => "uw",
        "#" => "so",
        other => return format!("chu-{}", crate::source::slug(other)),
    };
    format!("chu-{typed}")
}
