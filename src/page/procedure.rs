//! One administrative procedure, in the order in which people ask.

use jiff::civil::Date;
use serde::Serialize;

use super::contact::ContactCard;
use super::document::ReferenceView;
use super::dossier::{DossierCaseView, FormView, forms};
use super::kind::Body;
use super::link::{Link, PartyLink};
use super::sheet::Sheet;
use super::submission::{FeeRow, OptionView, TimeRow};
use super::view::View;
use super::words::Wording;
use crate::language::Language;
use crate::site::{ContactPurpose, Procedure, Route, StepCase};

/// One administrative procedure. What the record does not say is absent, and the page sends its readers to the portal.
#[derive(Clone, Debug, Serialize)]
pub struct ProcedurePage {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Wording,
    /// Code.
    pub code: Option<String>,
    /// Codes it had before.
    pub replaces: Vec<String>,
    /// Number of the decision that announces it.
    pub decision: Option<String>,
    /// Field, with the list of its procedures.
    pub field: Option<Link>,
    /// Levels, by name: `commune` …
    pub levels: Vec<&'static str>,
    /// Loại thủ tục.
    pub kind: Option<Wording>,
    /// What it is, in a sentence.
    pub description: Option<Wording>,
    /// What people call it.
    pub synonyms: Vec<Wording>,
    /// Who may ask for it.
    pub audience: Vec<Wording>,
    /// Who carries it out.
    pub executing_body: Option<PartyLink>,
    /// Who decides.
    pub competent_body: Option<PartyLink>,
    /// Who decides in its stead.
    pub delegated_body: Option<PartyLink>,
    /// Who helps.
    pub coordinating_body: Option<PartyLink>,
    /// Where to hand it in.
    pub reception_address: Option<Wording>,
    /// When.
    pub reception_hours: Option<Wording>,
    /// Ways to hand it in, as the source lists them.
    pub options: Vec<OptionView>,
    /// `full`, `partial`, `info_only`, `none`.
    pub online_level: Option<&'static str>,
    /// Papers, by case.
    pub dossier_cases: Vec<DossierCaseView>,
    /// How many sets.
    pub dossier_sets: Option<Wording>,
    /// How long it takes: ways with the same time limit together.
    pub times: Vec<TimeRow>,
    /// What it costs: ways with the same fee together; empty when the record does not say.
    pub fees: Vec<FeeRow>,
    /// What one gets.
    pub results: Vec<Wording>,
    /// What happens, by case.
    pub steps: Vec<StepsView>,
    /// Conditions.
    pub conditions: Option<Wording>,
    /// The law.
    pub legal_bases: Vec<ReferenceView>,
    /// Forms named among the papers, each once.
    pub forms: Vec<FormView>,
    /// Whom to ask.
    pub contacts: Vec<ContactCard>,
    /// Address of the page of hotlines.
    pub hotlines_href: Option<String>,
    /// Its guide on a sheet of paper.
    pub guide_href: String,
    /// Its page on the National Public Service Portal.
    pub portal_url: Option<String>,
    /// Where the record was taken from.
    pub source: Option<Wording>,
    /// The day somebody compared it with the portal last.
    pub verified_on: Option<Date>,
    /// True when that is too long ago, or never was.
    pub is_stale: bool,
    /// True for sample content.
    pub is_sample: bool,
    /// A remark.
    pub note: Option<Wording>,
    /// Names of the fields set by the site itself over a shared record.
    pub local: Vec<&'static str>,
}

/// The steps of one case.
#[derive(Clone, Debug, Serialize)]
pub struct StepsView {
    /// The case.
    pub name: Option<Wording>,
    /// What to do, in order.
    pub steps: Vec<Wording>,
}

/// How many contacts a procedure shows.
const CONTACTS: usize = 3;

/// A procedure, by its position in the site's list.
pub(super) fn procedure(view: &View, at: usize) -> Sheet {
    let procedure = &view.site.procedures[at];
    let page = procedure_page(view, procedure);
    let translations: Vec<Language> = procedure.name.iter().map(|(l, _)| l.clone()).collect();
    let site_title = view.site_title();
    let description = match &page.description {
        Some(description) => description.text.clone(),
        None => view.filled(
            "description_procedure",
            &[("name", &page.name.text), ("site", &site_title)],
        ),
    };
    Sheet {
        section: "procedures".to_owned(),
        description,
        crumbs: std::iter::once(view.section(&Route::Procedures, "section_procedures"))
            .chain(page.field.clone())
            .collect(),
        here: Some(page.name.clone()),
        translations: Some(translations),
        has_authority: true,
        schema: Some(view.service(procedure, &page)),
        ..Sheet::new(page.name.text.clone(), Body::Procedure(Box::new(page)))
    }
}

/// What a page or a sheet of paper tells of a procedure.
pub(super) fn procedure_page(view: &View, procedure: &Procedure) -> ProcedurePage {
    let party = |party: &Option<_>| party.as_ref().map(|party| view.party(party));
    let steps = |case: &StepCase| StepsView {
        name: view.maybe(case.name.as_ref()),
        steps: view.words(&case.steps),
    };
    let dossier_cases = view.dossier(&procedure.dossier_cases);
    ProcedurePage {
        id: procedure.id.clone(),
        name: view.word(&procedure.name),
        code: procedure.code.clone(),
        replaces: procedure.replaces.clone(),
        decision: procedure.decision.clone(),
        field: view.field_link(procedure),
        levels: procedure.levels.iter().map(|level| level.name()).collect(),
        kind: view.maybe(procedure.kind.as_ref()),
        description: view.maybe(procedure.description.as_ref()),
        synonyms: view.words(&procedure.synonyms),
        audience: view.words(&procedure.audience),
        executing_body: party(&procedure.executing_body),
        competent_body: party(&procedure.competent_body),
        delegated_body: party(&procedure.delegated_body),
        coordinating_body: party(&procedure.coordinating_body),
        reception_address: view.maybe(procedure.reception_address.as_ref()),
        reception_hours: view.maybe(procedure.reception_hours.as_ref()),
        options: view.options(procedure),
        online_level: procedure.online_level.map(|level| level.name()),
        forms: forms(&dossier_cases),
        dossier_cases,
        dossier_sets: view.maybe(procedure.dossier_sets.as_ref()),
        times: view.times(procedure),
        fees: view.fees(procedure),
        results: view.words(&procedure.results),
        steps: procedure.steps.iter().map(steps).collect(),
        conditions: view.maybe(procedure.conditions.as_ref()),
        legal_bases: view.references(&procedure.legal_bases),
        contacts: view.procedure_contacts(),
        hotlines_href: view.href_if(&Route::Hotlines),
        guide_href: view.href(&Route::Guide(procedure.id.clone())),
        portal_url: procedure.portal_url.clone(),
        source: view.maybe(procedure.source.as_ref()),
        verified_on: procedure.verified_on,
        is_stale: procedure.is_stale_on(view.site.today),
        is_sample: procedure.is_sample,
        note: view.maybe(procedure.note.as_ref()),
        local: procedure.local_fields.iter().copied().collect(),
    }
}

impl View<'_> {
    /// Who answers questions about procedures, those that every page shows first.
    fn procedure_contacts(&self) -> Vec<ContactCard> {
        let asked = ContactPurpose::ProcedureQuestion;
        let channels = self.site.contacts.channels.iter();
        let mut found: Vec<_> = channels.filter(|c| c.purposes.contains(&asked)).collect();
        found.sort_by_key(|contact| !contact.is_prominent);
        found.truncate(CONTACTS);
        found.into_iter().map(|c| self.contact(c)).collect()
    }
}
