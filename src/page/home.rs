//! The front page: the plan at a glance, what is due next, the news, and where to turn.

use jiff::civil::Date;
use serde::Serialize;

use super::article_card::ArticleCard;
use super::contact::ContactCard;
use super::document::InstrumentView;
use super::link::PartyLink;
use super::topic::TopicCard;
use super::units::KindOfUnits;
use super::words::Wording;
use crate::site::Window;

/// The front page.
#[derive(Clone, Debug, Serialize)]
pub struct HomePage {
    /// The plan at a glance.
    pub plan: Option<PlanGlance>,
    /// Key figures, in order; none is zero.
    pub figures: Vec<Figure>,
    /// How many obligations of each kind there are, in the order of the plan.
    pub obligation_kinds: Vec<Tally>,
    /// Fixed deadlines from today on, nearest first, at most six.
    pub upcoming: Vec<Upcoming>,
    /// The newest six articles.
    pub articles: Vec<ArticleCard>,
    /// Address of the list of articles, when there are more.
    pub articles_href: Option<String>,
    /// Topics of the plan.
    pub topics: Vec<TopicCard>,
    /// Prominent contacts.
    pub contacts: Vec<ContactCard>,
    /// Address of the page of hotlines, when there are any.
    pub hotlines_href: Option<String>,
    /// Units by kind.
    pub unit_kinds: Vec<KindOfUnits>,
    /// Address of the page of units.
    pub units_href: String,
}

/// The plan at a glance.
#[derive(Clone, Debug, Serialize)]
pub struct PlanGlance {
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
    /// Number, date, issuer.
    pub instrument: InstrumentView,
    /// Address of the plan.
    pub href: String,
    /// Address of the annex.
    pub annex_href: Option<String>,
}

/// A key figure; its label is the theme's (`figure_<key>`).
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// `obligations`, `units`, `groups`, `topics`, `annex_rows`, `articles`.
    pub key: &'static str,
    /// How many.
    pub n: usize,
    /// Where they are shown.
    pub href: String,
}

/// How many of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct Tally {
    /// Name of the kind.
    pub kind: &'static str,
    /// How many.
    pub n: usize,
}

/// A deadline to come.
#[derive(Clone, Debug, Serialize)]
pub struct Upcoming {
    /// What is owed (of a step: the step).
    pub what: Wording,
    /// Of which obligation it is a step.
    pub whole: Option<Wording>,
    /// Number of the step, from 1.
    pub step: Option<usize>,
    /// How many steps there are.
    pub steps: usize,
    /// `once`, `phased` or `event`.
    pub kind: &'static str,
    /// First day that counts, where the plan names one.
    pub first_day: Option<Date>,
    /// Last day that counts.
    pub last_day: Date,
    /// Days from today to the last day; 0 is today.
    pub days_left: i64,
    /// Who owes it.
    pub owners: Vec<PartyLink>,
    /// Where it stands in the plan.
    pub href: String,
}
