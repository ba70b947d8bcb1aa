//! What every page has in common, and the body of each kind.

use serde::Serialize;

use crate::language::Language;
use crate::site::{PageKind, Route};

use super::annex::AnnexPage;
use super::article::ArticlePage;
use super::articles::ArticlesPage;
use super::bulletin::BulletinPage;
use super::contest::{
    ContestEntryPage, ContestKeyPage, ContestPage, ContestPrivacyPage, ContestResultsPage,
    ContestsPage,
};
use super::head::Head;
use super::home::HomePage;
use super::hotlines::HotlinesPage;
use super::indexes::IndexesPage;
use super::infographic::{InfographicPage, InfographicsPage};
use super::library::DocumentsPage;
use super::link::Link;
use super::not_found::NotFoundPage;
use super::paper::{GuidePage, LeafletPage, PaperPage, PosterPage, QrSheetPage};
use super::picture_for_sharing::PictureForSharing;
use super::plan::PlanPage;
use super::portal::{
    PortalHomePage, PortalNewsPage, PortalObligationPage, PortalProgressPage, PortalUnitPage,
    PortalUnitsPage,
};
use super::procedure::ProcedurePage;
use super::procedure_list::ProcedureListPage;
use super::procedures::ProceduresPage;
use super::progress::{MonthPage, ObligationPage, ProgressPage, ProgressUnitPage};
use super::quiz::QuizPage;
use super::quizzes::QuizzesPage;
use super::script::ScriptPage;
use super::search::SearchPage;
use super::share::{SharePage, ShortPage};
use super::standing::StandingPageBody;
use super::topic::TopicPage;
use super::tv::TvPage;
use super::unit::UnitPage;
use super::units::UnitsPage;

/// One page in one language: a plain value, so that equal values make equal HTML.
#[derive(Clone, Debug, Serialize)]
pub struct Page {
    /// What it is, whatever its language.
    #[serde(skip)]
    pub route: Route,
    /// The reader's language.
    pub language: Language,
    /// Which template shows it.
    pub kind: PageKind,
    /// Path of its file in the published site.
    pub path: String,
    /// What goes before a path from the top of the site: `../`, empty at the top.
    pub root: String,
    /// Which entry of the menu it belongs to: `home`, `plan`, `units`, `articles`, `hotlines`, `procedures`, `quizzes`, `progress`, or `page-<id>`.
    pub section: String,
    /// What stands in `<head>`.
    pub head: Head,
    /// The picture that is shown where the page is shared.
    #[serde(skip)]
    pub for_sharing: Option<PictureForSharing>,
    /// The way from the home page; the last one is the page itself, without address. Empty on the home page and at a short address.
    pub crumbs: Vec<Link>,
    /// The same page in every language it has, this one included; empty when that is the only one, and at a short address.
    pub languages: Vec<LanguageLink>,
    /// What the reader has to know about the language of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Notice>,
    /// What the kind of page shows.
    pub body: Body,
}

/// The same page in another language.
#[derive(Clone, Debug, Serialize)]
pub struct LanguageLink {
    /// Language tag.
    pub tag: String,
    /// The language's own name for itself.
    pub name: String,
    /// Relative address.
    pub href: String,
    /// True for the page's own language.
    pub is_current: bool,
    /// True when the text really is in that language there.
    pub is_translated: bool,
}

/// What the reader has to know about the language of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// `untranslated`: the text is shown in another language; `translation`: the default language's text is the one that holds.
    pub kind: &'static str,
    /// The page in the default language.
    pub href: String,
    /// The default language's own name for itself.
    pub language_name: String,
    /// Tag of the default language.
    pub tag: String,
}

/// What each kind of page shows.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum Body {
    Home(Box<HomePage>),
    Plan(Box<PlanPage>),
    Annex(Box<AnnexPage>),
    Units(Box<UnitsPage>),
    Unit(Box<UnitPage>),
    Articles(Box<ArticlesPage>),
    Article(Box<ArticlePage>),
    Topic(Box<TopicPage>),
    Script(Box<ScriptPage>),
    Bulletin(Box<BulletinPage>),
    Share(Box<SharePage>),
    Short(Box<ShortPage>),
    Hotlines(Box<HotlinesPage>),
    Documents(Box<DocumentsPage>),
    Indexes(Box<IndexesPage>),
    Procedures(Box<ProceduresPage>),
    Procedure(Box<ProcedurePage>),
    ProcedureList(Box<ProcedureListPage>),
    Quizzes(Box<QuizzesPage>),
    Quiz(Box<QuizPage>),
    Progress(Box<ProgressPage>),
    ProgressUnit(Box<ProgressUnitPage>),
    Obligation(Box<ObligationPage>),
    ProgressMonth(Box<MonthPage>),
    Contests(Box<ContestsPage>),
    Contest(Box<ContestPage>),
    ContestEntry(Box<ContestEntryPage>),
    ContestResults(Box<ContestResultsPage>),
    ContestKey(Box<ContestKeyPage>),
    ContestPrivacy(Box<ContestPrivacyPage>),
    Standing(Box<StandingPageBody>),
    Infographics(Box<InfographicsPage>),
    Infographic(Box<InfographicPage>),
    Search(SearchPage),
    Tv(Box<TvPage>),
    Guide(Box<GuidePage>),
    QrSheet(Box<QrSheetPage>),
    Poster(Box<PosterPage>),
    Leaflet(Box<LeafletPage>),
    Paper(Box<PaperPage>),
    PortalHome(Box<PortalHomePage>),
    PortalUnits(Box<PortalUnitsPage>),
    PortalUnit(Box<PortalUnitPage>),
    PortalProgress(Box<PortalProgressPage>),
    PortalObligation(Box<PortalObligationPage>),
    PortalNews(Box<PortalNewsPage>),
    NotFound(NotFoundPage),
}
