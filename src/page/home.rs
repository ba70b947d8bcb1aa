//! The front page: the plan at a glance, what is due next, the news, and where to turn.

use serde::Serialize;
use serde_json::json;

use super::article_card::ArticleCard;
use super::contact::ContactCard;
use super::contest::ContestCard;
use super::document::InstrumentView;
use super::infographic::InfographicCard;
use super::kind::Body;
use super::link::Link;
use super::progress::DueNext;
use super::quizzes::QuizCard;
use super::sheet::Sheet;
use super::topic::TopicCard;
use super::units::KindOfUnits;
use super::view::View;
use super::words::Wording;
use crate::site::{Plan, Route, Window};

/// The front page.
#[derive(Clone, Debug, Serialize)]
pub struct HomePage {
    /// The plan at a glance.
    pub plan: Option<PlanGlance>,
    /// Key figures, in order; none is zero.
    pub figures: Vec<Figure>,
    /// How many obligations of each kind there are, in the order of the plan.
    pub obligation_kinds: Vec<Tally>,
    /// What is due next, as the page of progress tells it: the nearest six.
    pub next: Vec<DueNext>,
    /// True when all of `next` lies more than 30 days ahead.
    pub is_next_far: bool,
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
    /// The contest in which one can take part, or soon will.
    pub contest: Option<ContestCard>,
    /// Administrative procedures at a glance, when there are any.
    pub procedures: Option<ProceduresGlance>,
    /// The first infographics.
    pub infographics: Vec<InfographicCard>,
    /// Address of the list of infographics, when there are any.
    pub infographics_href: Option<String>,
    /// Practice quizzes.
    pub quizzes: Vec<QuizCard>,
    /// Units by kind.
    pub unit_kinds: Vec<KindOfUnits>,
    /// Address of the page of units.
    pub units_href: String,
    /// Address of the page of progress.
    pub progress_href: Option<String>,
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

/// Administrative procedures at a glance.
#[derive(Clone, Debug, Serialize)]
pub struct ProceduresGlance {
    /// How many there are.
    pub count: usize,
    /// Address of the list of all.
    pub href: String,
    /// Fields with the most procedures, at most six, in the order of the dictionary.
    pub fields: Vec<Link>,
}

/// A key figure; its label is the theme's (`figure_<key>`).
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// `obligations`, `units`, `groups`, `topics`, `annex_rows`, `procedures`, `articles`, `documents`.
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

/// How many articles the front page shows.
const ARTICLES: usize = 6;

/// How much of what is due next the front page shows.
const NEXT: usize = 6;

/// How many fields of procedures the front page shows.
const FIELDS: usize = 6;

/// How many infographics the front page shows.
const INFOGRAPHICS: usize = 3;

/// The front page.
pub(super) fn home(view: &View) -> Sheet {
    let site = view.site;
    let plan = site.plan.as_ref();
    let title = view.site_title();
    let description = match &site.settings.description {
        Some(description) => view.word(description).text,
        None => plan
            .map(|plan| view.word(&plan.title).text)
            .unwrap_or_default(),
    };
    let pending = view.desk.ledger.map(|ledger| view.pending(ledger));
    let pending = pending.unwrap_or_default();
    let body = HomePage {
        plan: plan.map(|plan| view.glance(plan)),
        figures: view.figures(),
        obligation_kinds: plan.map(tallies).unwrap_or_default(),
        is_next_far: pending.is_far,
        next: pending.next.into_iter().take(NEXT).collect(),
        articles: (0..site.articles.len().min(ARTICLES))
            .map(|at| view.card(at))
            .collect(),
        articles_href: (site.articles.len() > ARTICLES).then(|| view.href(&Route::Articles(1))),
        topics: view.topic_cards(),
        contacts: view.prominent_contacts(),
        contest: view.current_contest(),
        hotlines_href: view.href_if(&Route::Hotlines),
        procedures: view.procedures_glance(),
        infographics: view.infographic_cards(INFOGRAPHICS),
        infographics_href: view.href_if(&Route::Infographics),
        quizzes: view.quiz_cards(),
        unit_kinds: view.unit_kinds(),
        units_href: view.href(&Route::Units),
        progress_href: view.href_if(&Route::Progress),
    };
    let schema = json!({
        "@type": "WebSite",
        "name": title,
        "description": description,
        "inLanguage": view.language.tag(),
        "url": view.absolute(&view.path),
        "publisher": site.unit().map(|unit| json!({
            "@type": "GovernmentOrganization", "name": view.party_of(&unit.id).wording.text,
        })),
    });
    Sheet {
        section: "home".to_owned(),
        description,
        schema: Some(schema),
        ..Sheet::new(title, Body::Home(Box::new(body)))
    }
}

impl View<'_> {
    /// Title of the site, without its language.
    pub(super) fn site_title(&self) -> String {
        self.word(&self.site.settings.title).text
    }

    fn procedures_glance(&self) -> Option<ProceduresGlance> {
        Some(ProceduresGlance {
            count: self.site.procedures.len(),
            href: self.href_if(&Route::Procedures)?,
            fields: self.largest_fields(FIELDS),
        })
    }

    fn glance(&self, plan: &Plan) -> PlanGlance {
        PlanGlance {
            title: self.word(&plan.title),
            kind: plan.kind.name(),
            year: plan.year,
            active: plan.active,
            state: self.state(plan),
            instrument: self.instrument(&plan.instrument),
            href: self.href(&Route::Plan),
            annex_href: self.href_if(&Route::Annex),
        }
    }

    fn figures(&self) -> Vec<Figure> {
        let site = self.site;
        let plan = site.plan.as_ref();
        let figures = [
            (
                "annex_rows",
                plan.and_then(|plan| plan.annex.as_ref())
                    .map_or(0, |annex| annex.rows.len()),
                Route::Annex,
            ),
            (
                "obligations",
                plan.map_or(0, |plan| plan.obligations.len()),
                Route::Plan,
            ),
            (
                "topics",
                plan.map_or(0, |plan| plan.topics.len()),
                Route::Plan,
            ),
            ("units", site.units.units().len(), Route::Units),
            ("groups", site.units.groups().len(), Route::Units),
            ("procedures", site.procedures.len(), Route::Procedures),
            ("articles", site.articles.len(), Route::Articles(1)),
            (
                "documents",
                site.library.documents.len(),
                Route::Documents(1),
            ),
        ];
        let figures = figures.into_iter().filter(|(_, n, _)| *n > 0);
        let figures = figures.map(|(key, n, route)| Figure {
            key,
            n,
            href: self.href(&route),
        });
        figures.collect()
    }
}

fn tallies(plan: &Plan) -> Vec<Tally> {
    let mut tallies: Vec<Tally> = Vec::new();
    for obligation in &plan.obligations {
        let kind = obligation.demand.name();
        match tallies.iter_mut().find(|tally| tally.kind == kind) {
            Some(tally) => tally.n += 1,
            None => tallies.push(Tally { kind, n: 1 }),
        }
    }
    tallies
}
