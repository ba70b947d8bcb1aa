//! One unit or group: what it owes, directs and coordinates, whom it belongs to, how to reach it.

use jiff::civil::Date;
use serde::Serialize;

use super::article_card::ArticleCard;
use super::contact::ContactCard;
use super::link::PartyLink;
use super::obligation::ObligationView;
use super::plan::ResponsibilityView;
use super::words::Wording;

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
    /// How to reach it.
    pub contacts: Vec<ContactCard>,
    /// Address of the plan.
    pub plan_href: Option<String>,
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
