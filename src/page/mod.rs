//! What each kind of page shows, as plain values: one file per kind.

mod all;
mod annex;
mod article;
mod article_card;
mod articles;
mod contact;
mod document;
mod frame;
mod head;
mod home;
mod hotlines;
mod index;
mod kind;
mod link;
mod not_found;
mod obligation;
mod phrases;
mod picture;
mod plan;
mod progress;
mod sheet;
mod standing;
mod text;
mod topic;
mod unit;
mod units;
mod view;
mod words;

pub use all::{Pages, all};
pub use annex::{AnnexCell, AnnexGroup, AnnexLine, AnnexPage, AnnexTable};
pub use article::ArticlePage;
pub use article_card::ArticleCard;
pub use articles::{ArticlesPage, Pager, PagerLink};
pub use contact::{ContactCard, vcard_path};
pub use document::{InstrumentView, ReferenceView, SignatureView};
pub use frame::{Frame, MenuEntry, feed_path};
pub use head::{Alternate, Head, Og};
pub use home::{Figure, HomePage, PlanGlance, Tally, Upcoming};
pub use hotlines::{HotlinesPage, Level, Purpose};
pub use kind::{Body, LanguageLink, Notice, Page};
pub use link::{Link, PartyLink, Picture};
pub use not_found::NotFoundPage;
pub use obligation::{CoverageView, Due, ObligationView, QuotaView, ReportView, StepView};
pub use phrases::{Phrase, Phrases, fill};
pub use plan::{PlanChannel, PlanPage, PlanTopic, Point, RecipientView, ResponsibilityView};
pub use progress::{
    ActivityRow, ActivityView, CellView, CountedView, CoveredView, CurrentSlot, DeadlineRow,
    DebtorView, Download, DueNext, EvidenceView, HeatCell, HeatMap, HeatRow, MemberView, MonthHead,
    MonthPage, MonthSlot, ObligationBrief, ObligationPage, ObligationRow, OutputView, OwedProgress,
    OwnerRow, ProgressPage, ProgressPlan, ProgressRow, ProgressUnitPage, Segment, SlotColumn,
    SlotOutputs, SlotView, UnitCell,
};
pub use standing::StandingPageBody;
pub use text::HeadingView;
pub use topic::{TopicCard, TopicPage};
pub use unit::{DatedName, Owed, PhaseView, SuccessionView, UnitPage, UnitRow};
pub use units::{GroupCard, KindOfUnits, UnitCard, UnitsPage};
pub use words::Wording;
