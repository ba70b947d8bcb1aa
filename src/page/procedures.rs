//! All administrative procedures, by field.

use std::collections::BTreeSet;

use serde::Serialize;

use super::kind::Body;
use super::link::Link;
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;
use crate::language::Localized;
use crate::site::{Procedure, Route, Site, dictionary_key};
use crate::source::slug;

/// All procedures by field.
#[derive(Clone, Debug, Serialize)]
pub struct ProceduresPage {
    /// Fields in the order of the dictionary; procedures that name none come last.
    pub fields: Vec<FieldOfProcedures>,
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
    /// Its procedures in the order of the dictionary.
    pub procedures: Vec<ProcedureCard>,
}

/// A procedure in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ProcedureCard {
    /// Name and address.
    #[serde(flatten)]
    pub link: Link,
    /// Code.
    pub code: Option<String>,
    /// `full`, `partial`, `info_only`, `none`.
    pub online_level: Option<&'static str>,
}

/// All procedures by field.
pub(super) fn procedures(view: &View) -> Sheet {
    let all = &view.site.procedures;
    let body = ProceduresPage {
        fields: view.fields(),
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
    /// Procedures by field.
    pub(super) fn fields(&self) -> Vec<FieldOfProcedures> {
        let mut fields: Vec<(String, &Localized<String>, FieldOfProcedures)> = Vec::new();
        let mut rest = Vec::new();
        for procedure in &self.site.procedures {
            let card = self.procedure_card(procedure);
            let Some(name) = &procedure.field else {
                rest.push(card);
                continue;
            };
            let written = self.in_default(name);
            let id = field_id(written);
            match fields.iter_mut().find(|(_, _, field)| field.id == id) {
                Some((_, _, field)) => {
                    // One record may say the field in a language that another leaves out.
                    let better = Some(self.word(name)).filter(|word| word.lang.is_none());
                    field.name = better.or(field.name.take());
                    field.procedures.push(card);
                }
                None => fields.push((
                    written.to_owned(),
                    name,
                    FieldOfProcedures {
                        id,
                        name: Some(self.word(name)),
                        procedures: vec![card],
                    },
                )),
            }
        }
        fields.sort_by_cached_key(|(written, ..)| dictionary_key(written));
        let mut fields: Vec<FieldOfProcedures> =
            fields.into_iter().map(|(_, _, field)| field).collect();
        if !rest.is_empty() {
            fields.push(FieldOfProcedures {
                id: NO_FIELD.to_owned(),
                name: None,
                procedures: rest,
            });
        }
        fields
    }

    /// A procedure in a list.
    pub(super) fn procedure_card(&self, procedure: &Procedure) -> ProcedureCard {
        ProcedureCard {
            link: Link {
                wording: self.word(&procedure.name),
                href: Some(self.href(&Route::Procedure(procedure.id.clone()))),
            },
            code: procedure.code.clone(),
            online_level: procedure.online_level.map(|level| level.name()),
        }
    }

    /// The field of a procedure, with the list of its procedures.
    pub(super) fn field_link(&self, procedure: &Procedure) -> Option<Link> {
        let name = procedure.field.as_ref()?;
        let id = field_id(self.in_default(name));
        Some(Link {
            wording: self.word(name),
            href: Some(self.anchor(&Route::Procedures, &id)),
        })
    }

    /// The procedures of a field, in the order of the dictionary.
    pub(super) fn procedures_of(&self, field: &FieldOfProcedures) -> Vec<&Procedure> {
        let all = self.site.procedures.iter();
        all.filter(|procedure| field_of(self.site, procedure) == field.id)
            .collect()
    }

    fn in_default<'t>(&self, text: &'t Localized<String>) -> &'t str {
        let default = self.site.settings.default_language();
        text.get(default).map_or("", String::as_str)
    }
}

/// The fields that procedures name, as addresses call them, in the order of the dictionary; `other` comes last.
pub(super) fn field_ids(site: &Site) -> Vec<String> {
    let default = site.settings.default_language();
    let names: BTreeSet<&str> = site
        .procedures
        .iter()
        .filter_map(|procedure| procedure.field.as_ref()?.get(default))
        .map(String::as_str)
        .collect();
    let mut names: Vec<&str> = names.into_iter().collect();
    names.sort_by_cached_key(|name| dictionary_key(name));
    let mut ids: Vec<String> = Vec::new();
    for id in names.into_iter().map(field_id) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    if site.procedures.iter().any(|one| one.field.is_none()) {
        ids.push(NO_FIELD.to_owned());
    }
    ids
}

/// What procedures that name no field are filed under.
const NO_FIELD: &str = "other";

fn field_of(site: &Site, procedure: &Procedure) -> String {
    let default = site.settings.default_language();
    match &procedure.field {
        Some(name) => field_id(name.get(default).map_or("", String::as_str)),
        None => NO_FIELD.to_owned(),
    }
}

/// What a field is called in addresses, from its name in the site's default language.
fn field_id(name: &str) -> String {
    slug(name)
}
