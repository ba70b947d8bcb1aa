//! One unit or group: what it owes, directs and coordinates, whom it belongs to, how to reach it.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;

use super::article_card::ArticleCard;
use super::contact::ContactCard;
use super::index::FlatRow;
use super::kind::Body;
use super::link::PartyLink;
use super::obligation::ObligationView;
use super::plan::ResponsibilityView;
use super::procedures::ProcedureCard;
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;
use crate::site::{Demand, Group, Obligation, Party, Route, Succession, Unit};

/// One unit or group.
#[derive(Clone, Debug, Serialize)]
pub struct UnitPage {
    /// Id.
    pub id: String,
    /// Name of the day of the plan.
    pub name: Wording,
    /// Short form.
    pub short: Option<Wording>,
    /// Name of the kind of unit; absent for a group.
    pub kind: Option<&'static str>,
    /// True for a group.
    pub is_group: bool,
    /// Its other names with their days.
    pub other_names: Vec<DatedName>,
    /// First day it existed, where the site says so.
    pub active_from: Option<Date>,
    /// Last day it existed.
    pub active_to: Option<Date>,
    /// True when it no longer exists, as of today.
    pub is_past: bool,
    /// What it does in the campaign.
    pub role: Option<Wording>,
    /// Its own website.
    pub website: Option<String>,
    /// A remark.
    pub note: Option<Wording>,
    /// The unit above it.
    pub parent: Option<PartyLink>,
    /// Units below it.
    pub children: Vec<PartyLink>,
    /// Of a group: units and groups in it, as written.
    pub members: Vec<PartyLink>,
    /// Groups it belongs to.
    pub groups: Vec<PartyLink>,
    /// What it came from.
    pub predecessors: Vec<SuccessionView>,
    /// What it went into.
    pub successors: Vec<SuccessionView>,
    /// What it owes.
    pub owes: Vec<Owed>,
    /// What it directs.
    pub directs: Vec<ObligationView>,
    /// What it coordinates.
    pub coordinates: Vec<ObligationView>,
    /// Reports made to it.
    pub receives: Vec<ObligationView>,
    /// Rows of the annex that it leads.
    pub rows_led: Vec<UnitRow>,
    /// Rows of the annex in which it coordinates.
    pub rows_coordinated: Vec<UnitRow>,
    /// What the body of the plan lays on it, in words; without obligations.
    pub responsibilities: Vec<ResponsibilityView>,
    /// The newest ten articles it wrote.
    pub articles: Vec<ArticleCard>,
    /// How many articles it wrote.
    pub articles_count: usize,
    /// Procedures it carries out, at most twelve.
    pub procedures: Vec<ProcedureCard>,
    /// How many there are.
    pub procedures_count: usize,
    /// Address of the list of all procedures, when there are any.
    pub procedures_href: Option<String>,
    /// How to reach it.
    pub contacts: Vec<ContactCard>,
    /// Address of the plan.
    pub plan_href: Option<String>,
    /// Its page of progress.
    pub progress_href: Option<String>,
}

/// An obligation and why this unit owes it.
#[derive(Clone, Debug, Serialize)]
pub struct Owed {
    /// `unit` (alone), `leads` (jointly with others), `each` (every member by itself), `together` (the group as a whole).
    pub mode: &'static str,
    /// The group through which it owes it.
    pub via: Option<PartyLink>,
    /// What.
    pub obligation: ObligationView,
}

/// A name with its days.
#[derive(Clone, Debug, Serialize)]
pub struct DatedName {
    /// Text and language.
    #[serde(flatten)]
    pub wording: Wording,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// A predecessor or successor.
#[derive(Clone, Debug, Serialize)]
pub struct SuccessionView {
    /// Which.
    #[serde(flatten)]
    pub party: PartyLink,
    /// True when only a part went over.
    pub is_part: bool,
}

/// A row of the annex on the page of a unit.
#[derive(Clone, Debug, Serialize)]
pub struct UnitRow {
    /// Printed number.
    pub number: String,
    /// Nhiệm vụ.
    pub task: Wording,
    /// Time and deliverable, once a phase.
    pub phases: Vec<PhaseView>,
    /// Address of the row.
    pub href: String,
    /// The group through which the unit is meant.
    pub via: Option<PartyLink>,
}

/// Time and deliverable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PhaseView {
    /// Thời gian.
    pub when: Option<Wording>,
    /// Sản phẩm.
    pub deliverable: Option<Wording>,
}

/// How many articles the page of a unit shows.
const ARTICLES: usize = 10;

/// How many procedures the page of a unit shows.
const PROCEDURES: usize = 12;

/// The page of a unit.
pub(super) fn unit(view: &View, unit: &Unit) -> Sheet {
    let site = view.site;
    let day = site.naming_day();
    let name = unit.name_on(day);
    let others = unit
        .names
        .iter()
        .filter(|dated| !std::ptr::eq(&dated.value, name));
    let other_names = others.map(|dated| DatedName {
        wording: view.word(&dated.value),
        from: dated.from,
        to: dated.to,
    });
    let children = view.index.children.get(unit.id.as_str());
    let page = UnitPage {
        short: view.maybe(unit.short.as_ref()),
        kind: Some(unit.kind.name()),
        other_names: other_names.collect(),
        active_from: unit.active_from,
        active_to: unit.active_to,
        is_past: unit.active_to.is_some_and(|day| day < site.today),
        role: view.maybe(unit.role.as_ref()),
        website: unit.website.clone(),
        note: view.maybe(unit.note.as_ref()),
        parent: unit.parent_on(day).map(|id| view.party_of(id)),
        children: view.parties_of(children.map(Vec::as_slice).unwrap_or_default()),
        predecessors: view.successions(&unit.predecessors),
        successors: view.successions(&unit.successors),
        ..view.about(&unit.id)
    };
    let schema = json!({
        "@type": "GovernmentOrganization",
        "name": page.name.text,
        "parentOrganization": page.parent.as_ref().map(|parent| json!({
            "@type": "GovernmentOrganization", "name": parent.wording.text,
        })),
        "sameAs": page.website,
    });
    sheet(view, page, Some(schema))
}

/// The page of a group.
pub(super) fn group(view: &View, group: &Group) -> Sheet {
    let page = UnitPage {
        is_group: true,
        note: view.maybe(group.note.as_ref()),
        members: view.parties_of(&group.members),
        ..view.about(&group.id)
    };
    sheet(view, page, None)
}

fn sheet(view: &View, page: UnitPage, schema: Option<serde_json::Value>) -> Sheet {
    let site_title = view.site_title();
    Sheet {
        section: "units".to_owned(),
        description: view.filled(
            "description_unit",
            &[("name", &page.name.text), ("site", &site_title)],
        ),
        crumbs: vec![view.section(&Route::Units, "section_units")],
        here: Some(page.name.clone()),
        schema,
        ..Sheet::new(page.name.text.clone(), Body::Unit(Box::new(page)))
    }
}

impl<'a> View<'a> {
    /// All that units and groups have in common.
    fn about(&self, id: &str) -> UnitPage {
        let index = self.index;
        let groups = index
            .groups_of
            .get(id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let articles = index
            .articles_by_unit
            .get(id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let procedures = index
            .procedures_by_unit
            .get(id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let contacts = index.contacts_by_unit.get(id).into_iter().flatten();
        let is = |party: &Party| matches!(party, Party::Unit(named) | Party::Group(named) if named == id);
        let reported = |obligation: &Obligation| match &obligation.demand {
            Demand::Report { to: Some(to), .. } => is(to),
            _ => false,
        };
        UnitPage {
            id: id.to_owned(),
            name: self.party_of(id).wording,
            short: None,
            kind: None,
            is_group: false,
            other_names: Vec::new(),
            active_from: None,
            active_to: None,
            is_past: false,
            role: None,
            website: None,
            note: None,
            parent: None,
            children: Vec::new(),
            members: Vec::new(),
            groups: self.parties_of(groups),
            predecessors: Vec::new(),
            successors: Vec::new(),
            owes: self.owes(id),
            directs: self.obligations(|o| o.director.as_ref().is_some_and(is)),
            coordinates: self.obligations(|o| o.coordinators.iter().any(is)),
            receives: self.obligations(reported),
            rows_led: self.unit_rows(index.rows_led.get(id)),
            rows_coordinated: self.unit_rows(index.rows_coordinated.get(id)),
            responsibilities: self.responsibilities_of(id, groups),
            articles: articles
                .iter()
                .take(ARTICLES)
                .map(|at| self.card(*at))
                .collect(),
            articles_count: articles.len(),
            procedures: procedures
                .iter()
                .take(PROCEDURES)
                .map(|at| self.procedure_card(*at))
                .collect(),
            procedures_count: procedures.len(),
            procedures_href: self.href_if(&Route::Procedures),
            contacts: contacts
                .map(|at| self.contact(&self.site.contacts.channels[*at]))
                .collect(),
            plan_href: self.href_if(&Route::Plan),
            progress_href: self.href_if(&Route::ProgressUnit(id.to_owned())),
        }
    }

    fn owes(&self, id: &str) -> Vec<Owed> {
        let Some(plan) = &self.site.plan else {
            return Vec::new();
        };
        let claims = self.index.claims.get(id).into_iter().flatten();
        let owed = claims.map(|claim| Owed {
            mode: claim.mode,
            via: claim.via.map(|group| self.party_of(group)),
            obligation: self.obligation(&plan.obligations[claim.obligation], true),
        });
        owed.collect()
    }

    /// Obligations that another list of the page may show as well: without anchor.
    fn obligations(&self, is_wanted: impl Fn(&Obligation) -> bool) -> Vec<ObligationView> {
        let all = self.site.plan.iter().flat_map(|plan| &plan.obligations);
        all.filter(|obligation| is_wanted(obligation))
            .map(|obligation| self.obligation(obligation, false))
            .collect()
    }

    fn unit_rows(&self, rows: Option<&Vec<(usize, Option<&str>)>>) -> Vec<UnitRow> {
        let row = |(at, via): &(usize, Option<&str>)| {
            let FlatRow {
                row,
                anchor,
                phases,
            } = &self.index.rows[*at];
            UnitRow {
                number: row.number.clone(),
                task: self.word(&row.task),
                phases: phases
                    .iter()
                    .map(|phase| PhaseView {
                        when: self.maybe(phase.when.as_ref()),
                        deliverable: self.maybe(phase.deliverable.as_ref()),
                    })
                    .collect(),
                href: self.anchor(&Route::Annex, anchor),
                via: via.map(|group| self.party_of(group)),
            }
        };
        rows.into_iter().flatten().map(row).collect()
    }

    fn successions(&self, successions: &[Succession]) -> Vec<SuccessionView> {
        let view = |succession: &Succession| SuccessionView {
            party: self.party(&succession.unit),
            is_part: succession.is_part,
        };
        successions.iter().map(view).collect()
    }
}
