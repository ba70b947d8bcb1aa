//! The plan: readable on a phone, and the formal document when printed.

use serde::Serialize;

use super::annex::AnnexTable;
use super::document::{InstrumentView, ReferenceView};
use super::link::{Link, PartyLink};
use super::obligation::ObligationView;
use super::words::Wording;
use crate::site::Window;

/// The plan.
#[derive(Clone, Debug, Serialize)]
pub struct PlanPage {
    /// Title.
    pub title: Wording,
    /// `annual`, `period`, `thematic`, `contest`.
    pub kind: &'static str,
    /// Calendar year.
    pub year: i16,
    /// When it is carried out.
    pub active: Window,
    /// `future`, `running` or `past`, as of today.
    pub state: &'static str,
    /// The document: when its kind is not `plan`, the plan is attached to it and has a header of its own.
    pub instrument: InstrumentView,
    /// True when the plan is attached to a decision or letter: two headers.
    pub is_attached: bool,
    /// Căn cứ.
    pub legal_bases: Vec<ReferenceView>,
    /// Mục đích, mục tiêu.
    pub objectives: Vec<Point>,
    /// Yêu cầu.
    pub requirements: Vec<Point>,
    /// True when both are one list (in `objectives`).
    pub objectives_and_requirements: bool,
    /// Đối tượng.
    pub audiences: Vec<Point>,
    /// Nội dung.
    pub topics: Vec<PlanTopic>,
    /// Hình thức.
    pub channels: Vec<PlanChannel>,
    /// Kinh phí.
    pub funding: Option<Wording>,
    /// Tổ chức thực hiện: per unit, in words, with what follows from them.
    pub responsibilities: Vec<ResponsibilityView>,
    /// Obligations that no responsibility names.
    pub other_obligations: Vec<ObligationView>,
    /// The annex, for print.
    pub annex: Option<AnnexTable>,
    /// Address of the annex.
    pub annex_href: Option<String>,
    /// Nơi nhận.
    pub recipients: Vec<RecipientView>,
    /// Peculiarities of the printed copy.
    pub notes: Vec<Wording>,
}

/// A printed point.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    /// Label, verbatim.
    pub label: Option<String>,
    /// Text and language.
    #[serde(flatten)]
    pub wording: Wording,
}

/// A topic in the plan.
#[derive(Clone, Debug, Serialize)]
pub struct PlanTopic {
    /// Id.
    pub id: String,
    /// `id` attribute to give it.
    pub anchor: String,
    /// Label, verbatim.
    pub label: Option<String>,
    /// Short name, where it has one.
    pub name: Option<Wording>,
    /// Text.
    pub text: Wording,
    /// Names of pillars.
    pub pillars: Vec<&'static str>,
    /// Documents it names.
    pub documents: Vec<ReferenceView>,
    /// Address of its page.
    pub href: String,
    /// How many articles are about it.
    pub articles: usize,
}

/// A channel in the plan.
#[derive(Clone, Debug, Serialize)]
pub struct PlanChannel {
    /// Label, verbatim.
    pub label: Option<String>,
    /// Text.
    pub text: Wording,
    /// Names of kinds of channel.
    pub kinds: Vec<&'static str>,
}

/// What the body lays on somebody.
#[derive(Clone, Debug, Serialize)]
pub struct ResponsibilityView {
    /// On whom.
    pub unit: PartyLink,
    /// What.
    pub text: Wording,
    /// What follows from it.
    pub obligations: Vec<ObligationView>,
    /// On the page of a unit: the group through which it is meant.
    pub via: Option<Link>,
}

/// A line of "Nơi nhận".
#[derive(Clone, Debug, Serialize)]
pub struct RecipientView {
    /// Text and language.
    #[serde(flatten)]
    pub wording: Wording,
    /// `report` (b/c), `coordinate` (p/h), `carry_out` (t/h).
    pub role: Option<&'static str>,
}
