//! What each kind of page shows, as plain values: one file per kind.

mod all;
mod annex;
mod around;
mod article;
mod article_card;
mod articles;
mod asked;
mod bulletin;
mod chart;
mod contact;
mod contents;
mod contest;
mod document;
mod dossier;
mod frame;
mod head;
mod head_elements;
mod home;
mod hotlines;
mod in_brief;
mod index;
mod index_chart;
mod indexes;
mod infographic;
mod json_ld;
mod kind;
mod library;
mod link;
mod not_found;
mod obligation;
mod other_languages;
mod paper;
mod phrases;
mod picture;
mod picture_for_sharing;
mod plan;
mod portal;
mod procedure;
mod procedure_list;
mod procedures;
mod progress;
mod prose;
mod qr;
mod quiz;
mod quizzes;
mod reading;
mod remembered;
mod script;
mod search;
mod search_document;
mod search_entry;
mod search_procedure;
mod service;
mod share;
mod sheet;
mod standing;
mod submission;
mod text;
mod topic;
mod tv;
mod unit;
mod units;
mod view;
mod words;

pub use all::{Pages, Wanted, all};
pub use annex::{AnnexCell, AnnexGroup, AnnexLine, AnnexPage, AnnexTable};
pub use article::ArticlePage;
pub use article_card::ArticleCard;
pub use articles::{ArticlesPage, Pager, PagerLink};
pub use bulletin::BulletinPage;
pub use chart::ChartView;
pub use contact::{ContactCard, vcard_path};
pub use contest::{
    BankView, ContestCard, ContestEntryPage, ContestKeyPage, ContestPage, ContestPrivacyPage,
    ContestResultsPage, ContestsPage, FieldAsked, GroupOfResults, GroupView, MomentView, PrizeView,
    QuestionShare, RankedView, RoundView, SolvedQuestion, StratumView, TeamView, WayOfEntry,
    contest_data_paths, contest_key_path,
};
pub use document::{InstrumentView, ReferenceView, SignatureView};
pub use dossier::{DossierCaseView, DossierItemView, FormView};
pub use frame::{Frame, MenuEntry, feed_path};
pub use head::{Alternate, Head};
pub use home::{Figure, HomePage, PlanGlance, ProceduresGlance, Tally};
pub use hotlines::{HotlinesPage, Level, Purpose};
pub use indexes::{CitationView, IndexView, IndexYear, IndexesPage, MeanView, ScoreView};
pub use infographic::{
    BlockView, Drawn, FactView, InfographicCard, InfographicPage, InfographicsPage, PictureView,
};
pub use kind::{Body, LanguageLink, Notice, Page};
pub use library::{DocumentCard, DocumentsPage, FileLink, KindOfDocuments};
pub use link::{Link, PartyLink, Picture};
pub use not_found::NotFoundPage;
pub use obligation::{CoverageView, Due, ObligationView, QuotaView, ReportView, StepView};
pub use paper::{
    GuidePage, LeafletField, LeafletPage, PaperGroup, PaperPage, PosterNumber, PosterPage,
    QrSheetPage, QrSheetProcedure,
};
pub use phrases::{Phrase, Phrases, PhrasesByKey, fill, fill_with};
pub use picture_for_sharing::PictureForSharing;
pub use plan::{PlanChannel, PlanPage, PlanTopic, Point, RecipientView, ResponsibilityView};
pub use portal::{
    LevelRanking, ObligationLine, OutputsLine, PortalHomePage, PortalLevel, PortalNews,
    PortalNewsPage, PortalObligationPage, PortalProgressPage, PortalUnitPage, PortalUnitsPage,
    QuarterLine, QuarterName, TrendView, UnitLine, UnitObligation, portal_pages,
};
pub use procedure::{ProcedurePage, StepsView};
pub use procedure_list::{LetterLink, LetterOfProcedures, ProcedureListPage};
pub use procedures::{FieldOfProcedures, LevelOfProcedures, ProcedureCard, ProceduresPage};
pub use progress::{
    ActivityRow, ActivityView, Amount, CellView, CountedView, CoveredView, CurrentSlot,
    DeadlineRow, DebtorView, Download, DueNext, EvidenceView, HeatCell, HeatMap, HeatRow,
    MonthHead, MonthPage, MonthSlot, ObligationBrief, ObligationPage, ObligationRow, OutputView,
    OwedProgress, OwnerRow, ProgressPage, ProgressPlan, ProgressRow, ProgressUnitPage, Segment,
    SlotColumn, SlotOutputs, SlotView, UnitCell,
};
pub use prose::{Prose, prose};
pub use qr::QrCard;
pub use quiz::{ChoiceView, QuestionView, QuizPage};
pub use quizzes::{QuizCard, QuizzesPage};
pub use reading::{LineKind, Reading, SpokenLine};
pub use remembered::LeftTexts;
pub use remembered::Remembered;
pub use script::ScriptPage;
pub use search::SearchPage;
pub use search_entry::{SEARCH_KINDS, SearchEntry};
pub use share::{SharePage, ShortPage};
pub use standing::StandingPageBody;
pub use submission::{FeeRow, FeeView, OptionView, TimeRow, TimeView};
pub use text::HeadingView;
pub use topic::{TopicCard, TopicPage};
pub use tv::{Slide, SlideFigure, SlideRow, TvPage};
pub use unit::{DatedName, Owed, PhaseView, SuccessionView, UnitPage, UnitRow};
pub use units::{GroupCard, KindOfUnits, UnitCard, UnitsPage};
pub use words::Wording;
