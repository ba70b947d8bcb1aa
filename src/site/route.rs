//! Where a page lies: a function of its kind, its id and its language, so that nothing has to be looked up.

use serde::{Serialize, Serializer};

use crate::language::Language;

/// A page of the site, whatever its language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// The front page.
    Home,
    /// The plan as a document.
    Plan,
    /// The annex table.
    Annex,
    /// All units.
    Units,
    /// One unit or group, by id.
    Unit(String),
    /// A page of the list of articles, from 1.
    Articles(usize),
    /// One article, by id.
    Article(String),
    /// A page (from 1) of the articles on one topic, by id.
    Topic(String, usize),
    /// One article to be read aloud, by id.
    Script(String),
    /// One article as a post ready to copy, by id.
    Share(String),
    /// The short address of one article.
    Short(String),
    /// The newest articles to be read aloud.
    Bulletin,
    /// Hotlines and feedback.
    Hotlines,
    /// Indexes by year.
    Indexes,
    /// A page of the library of documents, from 1.
    Documents(usize),
    /// All administrative procedures, by field.
    Procedures,
    /// One administrative procedure, by id.
    Procedure(String),
    /// A page (from 1) of a list of procedures.
    ProcedureList(ProcedureList, usize),
    /// All practice quizzes.
    Quizzes,
    /// One practice quiz, by id.
    Quiz(String),
    /// Where everybody stands with the plan.
    Progress,
    /// Where one unit, or a group that nobody lists, stands, by id.
    ProgressUnit(String),
    /// One obligation and everybody who owes it, by id.
    Obligation(String),
    /// One month: calendar year, 1–12.
    ProgressMonth(i16, i8),
    /// All contests.
    Contests,
    /// The rules of one contest, by id.
    Contest(String),
    /// Taking part: contest, round.
    ContestEntry(String, String),
    /// What came out: contest, round.
    ContestResults(String, String),
    /// What was right: contest, bank.
    ContestKey(String, String),
    /// What happens with the data of entrants, by the contest's id.
    ContestPrivacy(String),
    /// One standing page, by id.
    Page(String),
    /// All infographics.
    Infographics,
    /// One infographic, by id.
    Infographic(String),
    /// The box that looks for everything.
    Search,
    /// The screen in the one-stop office.
    Tv,
    /// One procedure on a sheet of paper, by id.
    Guide(String),
    /// Codes of the procedures of one field, by the id of the field.
    QrSheet(String),
    /// The poster with the hotlines.
    Poster,
    /// The leaflet.
    Leaflet,
    /// Everything to print.
    Paper,
    /// What a host shows when there is nothing at an address.
    NotFound,
}

/// Which procedures a list shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProcedureList {
    /// All, from A to Z.
    Letters,
    /// Those of a field, by id.
    Field(String),
    /// Those carried out at a level, by name.
    Level(String),
}

impl ProcedureList {
    fn path(&self) -> String {
        match self {
            Self::Letters => "a-z".to_owned(),
            Self::Field(id) => format!("field/{id}"),
            Self::Level(name) => format!("level/{name}"),
        }
    }
}

/// The kind of a page: which template shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageKind {
    /// `home`
    Home,
    /// `plan`
    Plan,
    /// `annex`
    Annex,
    /// `units`
    Units,
    /// `unit`
    Unit,
    /// `articles`
    Articles,
    /// `article`
    Article,
    /// `topic`
    Topic,
    /// `script`
    Script,
    /// `share`
    Share,
    /// `short`
    Short,
    /// `bulletin`
    Bulletin,
    /// `hotlines`
    Hotlines,
    /// `indexes`
    Indexes,
    /// `documents`
    Documents,
    /// `procedures`
    Procedures,
    /// `procedure`
    Procedure,
    /// `procedure-list`
    ProcedureList,
    /// `quizzes`
    Quizzes,
    /// `quiz`
    Quiz,
    /// `progress`
    Progress,
    /// `progress-unit`
    ProgressUnit,
    /// `obligation`
    Obligation,
    /// `progress-period`
    ProgressMonth,
    /// `contests`
    Contests,
    /// `contest`
    Contest,
    /// `contest-entry`
    ContestEntry,
    /// `contest-results`
    ContestResults,
    /// `contest-key`
    ContestKey,
    /// `contest-privacy`
    ContestPrivacy,
    /// `page`
    Page,
    /// `infographics`
    Infographics,
    /// `infographic`
    Infographic,
    /// `search`
    Search,
    /// `tv`
    Tv,
    /// `guide`
    Guide,
    /// `qr-sheet`
    QrSheet,
    /// `poster`
    Poster,
    /// `leaflet`
    Leaflet,
    /// `paper`
    Paper,
    /// `portal-home`
    PortalHome,
    /// `portal-units`
    PortalUnits,
    /// `portal-unit`
    PortalUnit,
    /// `portal-progress`
    PortalProgress,
    /// `portal-obligation`
    PortalObligation,
    /// `portal-news`
    PortalNews,
    /// `404`
    NotFound,
}

impl PageKind {
    /// The name of the template, without ending.
    pub fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Plan => "plan",
            Self::Annex => "annex",
            Self::Units => "units",
            Self::Unit => "unit",
            Self::Articles => "articles",
            Self::Article => "article",
            Self::Topic => "topic",
            Self::Script => "script",
            Self::Share => "share",
            Self::Short => "short",
            Self::Bulletin => "bulletin",
            Self::Hotlines => "hotlines",
            Self::Indexes => "indexes",
            Self::Documents => "documents",
            Self::Procedures => "procedures",
            Self::Procedure => "procedure",
            Self::ProcedureList => "procedure-list",
            Self::Quizzes => "quizzes",
            Self::Quiz => "quiz",
            Self::Progress => "progress",
            Self::ProgressUnit => "progress-unit",
            Self::Obligation => "obligation",
            Self::ProgressMonth => "progress-period",
            Self::Contests => "contests",
            Self::Contest => "contest",
            Self::ContestEntry => "contest-entry",
            Self::ContestResults => "contest-results",
            Self::ContestKey => "contest-key",
            Self::ContestPrivacy => "contest-privacy",
            Self::Page => "page",
            Self::Infographics => "infographics",
            Self::Infographic => "infographic",
            Self::Search => "search",
            Self::Tv => "tv",
            Self::Guide => "guide",
            Self::QrSheet => "qr-sheet",
            Self::Poster => "poster",
            Self::Leaflet => "leaflet",
            Self::Paper => "paper",
            Self::PortalHome => "portal-home",
            Self::PortalUnits => "portal-units",
            Self::PortalUnit => "portal-unit",
            Self::PortalProgress => "portal-progress",
            Self::PortalObligation => "portal-obligation",
            Self::PortalNews => "portal-news",
            Self::NotFound => "404",
        }
    }
}

impl Serialize for PageKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Route {
    /// Its kind.
    pub fn kind(&self) -> PageKind {
        match self {
            Self::Home => PageKind::Home,
            Self::Plan => PageKind::Plan,
            Self::Annex => PageKind::Annex,
            Self::Units => PageKind::Units,
            Self::Unit(_) => PageKind::Unit,
            Self::Articles(_) => PageKind::Articles,
            Self::Article(_) => PageKind::Article,
            Self::Topic(..) => PageKind::Topic,
            Self::Script(_) => PageKind::Script,
            Self::Share(_) => PageKind::Share,
            Self::Short(_) => PageKind::Short,
            Self::Bulletin => PageKind::Bulletin,
            Self::Hotlines => PageKind::Hotlines,
            Self::Indexes => PageKind::Indexes,
            Self::Documents(_) => PageKind::Documents,
            Self::Procedures => PageKind::Procedures,
            Self::Procedure(_) => PageKind::Procedure,
            Self::ProcedureList(..) => PageKind::ProcedureList,
            Self::Quizzes => PageKind::Quizzes,
            Self::Quiz(_) => PageKind::Quiz,
            Self::Progress => PageKind::Progress,
            Self::ProgressUnit(_) => PageKind::ProgressUnit,
            Self::Obligation(_) => PageKind::Obligation,
            Self::ProgressMonth(..) => PageKind::ProgressMonth,
            Self::Contests => PageKind::Contests,
            Self::Contest(_) => PageKind::Contest,
            Self::ContestEntry(..) => PageKind::ContestEntry,
            Self::ContestResults(..) => PageKind::ContestResults,
            Self::ContestKey(..) => PageKind::ContestKey,
            Self::ContestPrivacy(_) => PageKind::ContestPrivacy,
            Self::Page(_) => PageKind::Page,
            Self::Infographics => PageKind::Infographics,
            Self::Infographic(_) => PageKind::Infographic,
            Self::Search => PageKind::Search,
            Self::Tv => PageKind::Tv,
            Self::Guide(_) => PageKind::Guide,
            Self::QrSheet(_) => PageKind::QrSheet,
            Self::Poster => PageKind::Poster,
            Self::Leaflet => PageKind::Leaflet,
            Self::Paper => PageKind::Paper,
            Self::NotFound => PageKind::NotFound,
        }
    }

    /// Path of the file in the published site; the default language lies at the top, every other below its tag.
    pub fn path(&self, language: &Language, default: &Language) -> String {
        let path = match self {
            Self::Home => "index.html".to_owned(),
            Self::Units => "units/index.html".to_owned(),
            Self::Unit(id) => ["units/", id, ".html"].concat(),
            Self::Articles(1) => "articles/index.html".to_owned(),
            Self::Articles(page) => format!("articles/page-{page}.html"),
            Self::Article(id) => ["articles/", id, ".html"].concat(),
            Self::Script(id) => ["scripts/", id, ".html"].concat(),
            Self::Share(id) => ["share/", id, ".html"].concat(),
            Self::Short(code) => ["b/", code, ".html"].concat(),
            Self::Topic(id, 1) => ["topics/", id, ".html"].concat(),
            Self::Topic(id, page) => format!("topics/{id}/page-{page}.html"),
            Self::Documents(1) => "documents/index.html".to_owned(),
            Self::Documents(page) => format!("documents/page-{page}.html"),
            Self::Procedures => "procedures/index.html".to_owned(),
            Self::Procedure(id) => ["procedures/", id, ".html"].concat(),
            Self::ProcedureList(list, 1) => format!("procedures/{}.html", list.path()),
            Self::ProcedureList(list, page) => {
                format!("procedures/{}/page-{page}.html", list.path())
            }
            Self::Contests => "contests/index.html".to_owned(),
            Self::Contest(id) => format!("contests/{id}/index.html"),
            Self::ContestEntry(id, round) => format!("contests/{id}/{round}/index.html"),
            Self::ContestResults(id, round) => format!("contests/{id}/{round}/results.html"),
            Self::ContestKey(id, bank) => format!("contests/{id}/key-{bank}.html"),
            Self::ContestPrivacy(id) => format!("contests/{id}/privacy.html"),
            Self::Quizzes => "quizzes/index.html".to_owned(),
            Self::Quiz(id) => ["quizzes/", id, ".html"].concat(),
            Self::Page(id) => ["pages/", id, ".html"].concat(),
            Self::Infographics => "infographics/index.html".to_owned(),
            Self::Infographic(id) => ["infographics/", id, ".html"].concat(),
            Self::ProgressUnit(id) => ["progress/", id, ".html"].concat(),
            Self::Obligation(id) => ["obligations/", id, ".html"].concat(),
            Self::ProgressMonth(year, month) => format!("progress/{year}-{month:02}.html"),
            Self::Guide(id) => ["guides/", id, ".html"].concat(),
            Self::QrSheet(id) => ["qr/", id, ".html"].concat(),
            Self::Paper => "print.html".to_owned(),
            Self::Plan
            | Self::Annex
            | Self::Bulletin
            | Self::Hotlines
            | Self::Indexes
            | Self::Progress
            | Self::Search
            | Self::Tv
            | Self::Poster
            | Self::Leaflet
            | Self::NotFound => [self.kind().name(), ".html"].concat(),
        };
        if language == default {
            path
        } else {
            [language.tag(), "/", &path].concat()
        }
    }
}
