//! All administrative procedures: by field, with the ways into the other lists.

use serde::Serialize;

use super::kind::Body;
use super::link::Link;
use super::procedure_list::{LetterLink, PER_PAGE};
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;
use crate::language::Localized;
use crate::site::{Procedure, ProcedureLevel, ProcedureList, Route, Site, dictionary_key};
use crate::source::slug;

/// All procedures by field.
#[derive(Clone, Debug, Serialize)]
pub struct ProceduresPage {
    /// Fields in the order of the dictionary; procedures that name none come last.
    pub fields: Vec<FieldOfProcedures>,
    /// Levels at which there are any.
    pub levels: Vec<LevelOfProcedures>,
    /// Letters with which there are any, and where they stand.
    pub letters: Vec<LetterLink>,
    /// How many procedures there are.
    pub count: usize,
    /// True when some of them are sample content.
    pub has_samples: bool,
}

/// The procedures of one field.
#[derive(Clone, Debug, Serialize)]
pub struct FieldOfProcedures {
    /// Anchor of the field.
    pub id: String,
    /// Its name; absent for procedures that name none.
    pub name: Option<Wording>,
    /// How many there are.
    pub count: usize,
    /// The list of them, when it stands on a page of its own.
    pub href: Option<String>,
    /// They themselves, when they stand here.
    pub procedures: Vec<ProcedureCard>,
}

/// The procedures of one level.
#[derive(Clone, Debug, Serialize)]
pub struct LevelOfProcedures {
    /// `central`, `province`, `district`, `commune`, `other`.
    pub level: &'static str,
    /// How many there are.
    pub count: usize,
    /// The list of them.
    pub href: String,
}

/// A procedure in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ProcedureCard {
    /// Name and address.
    #[serde(flatten)]
    pub link: Link,
    /// `full`, `partial`, `info_only`, `none`.
    pub online_level: Option<&'static str>,
}

/// A field, and the positions of its procedures.
pub(super) struct Field<'a> {
    pub id: String,
    pub name: Option<&'a Localized<String>>,
    pub procedures: Vec<usize>,
}

/// What procedures that name no field are called in addresses.
const NO_FIELD: &str = "khac";

/// Up to how many procedures stand by field on one page; of more, each field has a page of its own.
const ON_ONE_PAGE: usize = 60;

/// True when every field has a page of its own.
pub(super) fn has_field_pages(site: &Site) -> bool {
    site.procedures.len() > ON_ONE_PAGE
}

/// Fields in the order of the dictionary; procedures that name none come last.
pub(super) fn fields(site: &Site) -> Vec<Field<'_>> {
    let mut fields: Vec<Field> = Vec::new();
    for (at, procedure) in site.procedures.iter().enumerate() {
        let id = field_id(site, procedure);
        let name = procedure.field.as_ref();
        match fields.iter_mut().find(|field| field.id == id) {
            Some(field) => {
                // One record may say the field in a language that another leaves out.
                let languages =
                    |name: Option<&Localized<String>>| name.map_or(0, |n| n.iter().count());
                if languages(name) > languages(field.name) {
                    field.name = name;
                }
                field.procedures.push(at);
            }
            None => fields.push(Field {
                id,
                name,
                procedures: vec![at],
            }),
        }
    }
    fields.sort_by_cached_key(|field| {
        let name = field
            .name
            .map(|name| dictionary_key(in_default(site, name)));
        (name.is_none(), name)
    });
    fields
}

/// All procedures.
pub(super) fn procedures(view: &View) -> Sheet {
    let site = view.site;
    let all = &site.procedures;
    let body = ProceduresPage {
        fields: view
            .desk
            .fields
            .iter()
            .map(|field| view.field(field))
            .collect(),
        levels: view.levels(),
        letters: view.letters(),
        count: all.len(),
        has_samples: all.iter().any(|procedure| procedure.is_sample),
    };
    Sheet {
        section: "procedures".to_owned(),
        description: view.filled("description_procedures", &[("site", &view.site_title())]),
        ..Sheet::new(
            view.phrase("section_procedures").to_owned(),
            Body::Procedures(Box::new(body)),
        )
    }
}

impl View<'_> {
    fn field(&self, field: &Field) -> FieldOfProcedures {
        let is_apart = has_field_pages(self.site);
        let card = |at: &usize| self.procedure_card(*at);
        FieldOfProcedures {
            name: self.maybe(field.name),
            count: field.procedures.len(),
            href: is_apart.then(|| self.href(&field_route(&field.id))),
            procedures: match is_apart {
                true => Vec::new(),
                false => field.procedures.iter().map(card).collect(),
            },
            id: field.id.clone(),
        }
    }

    fn levels(&self) -> Vec<LevelOfProcedures> {
        let names = ProcedureLevel::NAMES.iter().copied();
        let levels = names.map(|level| LevelOfProcedures {
            level,
            count: at_level(self.site, level).count(),
            href: self.href(&Route::ProcedureList(
                ProcedureList::Level(level.to_owned()),
                1,
            )),
        });
        levels.filter(|level| level.count > 0).collect()
    }

    /// The fields with the most procedures, in the order of the dictionary.
    pub(super) fn largest_fields(&self, limit: usize) -> Vec<Link> {
        let mut found: Vec<_> = fields(self.site)
            .into_iter()
            .filter(|field| field.name.is_some())
            .enumerate()
            .collect();
        found.sort_by_key(|(at, field)| (std::cmp::Reverse(field.procedures.len()), *at));
        found.truncate(limit);
        found.sort_by_key(|(at, _)| *at);
        let first = |field: &Field| field.procedures.first().copied();
        let links = found.iter().filter_map(|(_, field)| {
            let link = self.field_link(&self.site.procedures[first(field)?])?;
            Some(Link {
                wording: self.word(field.name?),
                ..link
            })
        });
        links.collect()
    }

    /// What a field is called in a heading of its own.
    pub(super) fn field_name(&self, field: &Field) -> Wording {
        let none = || Wording::own(self.phrase("procedures_no_field"));
        self.maybe(field.name).unwrap_or_else(none)
    }

    /// The list of a field's procedures on the web; nothing while nobody knows where the site will lie.
    pub(super) fn field_address(&self, field: &Field) -> Option<String> {
        let default = self.site.settings.default_language();
        if has_field_pages(self.site) {
            return self.absolute(&field_route(&field.id).path(self.language, default));
        }
        let list = self.absolute(&Route::Procedures.path(self.language, default))?;
        Some(format!("{list}#{}", field.id))
    }

    /// A procedure in a list, by its position in the site's.
    pub(super) fn procedure_card(&self, at: usize) -> ProcedureCard {
        let procedure = &self.site.procedures[at];
        ProcedureCard {
            link: Link {
                wording: self.word(&procedure.name),
                href: Some(self.href(&Route::Procedure(procedure.id.clone()))),
            },
            online_level: procedure.online_level.map(|level| level.name()),
        }
    }

    /// The field of a procedure, with the list of its procedures.
    pub(super) fn field_link(&self, procedure: &Procedure) -> Option<Link> {
        let name = procedure.field.as_ref()?;
        let id = field_id(self.site, procedure);
        Some(Link {
            wording: self.word(name),
            href: Some(match has_field_pages(self.site) {
                true => self.href(&field_route(&id)),
                false => self.anchor(&Route::Procedures, &id),
            }),
        })
    }
}

/// Positions of the procedures at a level.
pub(super) fn at_level<'a>(site: &'a Site, level: &'a str) -> impl Iterator<Item = usize> + 'a {
    let all = site.procedures.iter().enumerate();
    all.filter(move |(_, procedure)| procedure.levels.iter().any(|one| one.name() == level))
        .map(|(at, _)| at)
}

/// How many pages a list of procedures has.
pub(super) fn list_pages(count: usize) -> usize {
    count.div_ceil(PER_PAGE).max(1)
}

fn field_route(id: &str) -> Route {
    Route::ProcedureList(ProcedureList::Field(id.to_owned()), 1)
}

fn field_id(site: &Site, procedure: &Procedure) -> String {
    let name = procedure.field.as_ref();
    name.map_or(NO_FIELD.to_owned(), |name| slug(in_default(site, name)))
}

fn in_default<'t>(site: &Site, text: &'t Localized<String>) -> &'t str {
    let default = site.settings.default_language();
    text.get(default).map_or("", String::as_str)
}
