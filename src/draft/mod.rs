//! The shapes authors write, exactly as they write them; `site/` gives them meaning, nothing else sees them.

mod annex;
mod article;
mod contacts;
mod contest;
mod contest_folder;
mod document;
mod entry;
mod imported;
mod indexes;
mod infographic;
mod instant;
mod key_file;
mod library;
mod loudspeaker;
mod obligation;
mod output;
mod plan;
mod portal;
mod procedure;
mod question;
mod quiz;
mod read;
mod reader;
mod round_result;
mod scalar;
mod settings;
mod shared;
mod synonyms;
mod text;
mod tv;
mod units;

pub use annex::{AnnexDraft, CellDraft, PhaseDraft, RowDraft};
pub use article::{ArticleDraft, MarkdownDraft, PageDraft};
pub use contacts::{ChannelDraft, ContactsDraft};
pub use contest::{
    AskedFieldDraft, AttemptsDraft, CollectiveDraft, ConsentDraft, ContestDraft, EntrantGroupDraft,
    IntakeDraft, PaperDraft, PredictionDraft, PrivacyDraft, PrizeDraft, RoundDraft, StratumDraft,
    StudyLinkDraft, TeamDraft,
};
pub use contest_folder::{BankDraft, ContestFolder, RevealedDraft};
pub use document::{DocumentDraft, InstrumentDraft, RecipientDraft, SignatureDraft};
pub use entry::DayForm;
pub use imported::{
    Found, Imported, bank_yaml, key_of_bank, key_yaml, question_column, quiz_yaml, read_gift,
    read_question_table, read_task_list,
};
pub use indexes::{
    ChangeDraft, CitationDraft, Decimal, IndexDraft, IndexesDraft, MeanDraft, ScoreDraft,
    YearsDraft,
};
pub use infographic::{
    BlockDraft, ChartDraft, ComparisonDraft, FactDraft, FigureDraft, FigureRowDraft,
    InfographicDraft, QuoteDraft, SeriesDraft, StepsDraft, ValueDraft,
};
pub use instant::{Moment, Seconds};
pub use key_file::{BankKeyDraft, KeyFileDraft, read_key_file};
pub use library::{HoldingDraft, LibraryDraft};
pub use loudspeaker::LoudspeakerDraft;
pub use obligation::{CountsDraft, DueDraft, ObligationDraft, OwnerDraft, StepDraft};
pub use output::{COLUMNS, OutputDraft};
pub use plan::{ItemDraft, PlanChannelDraft, PlanDraft, ResponsibilityDraft, TopicDraft};
pub use portal::{PORTAL_FILE, PortalDraft, PortalUnitDraft, read_portal};
pub use procedure::{
    DossierCaseDraft, DossierItemDraft, FeeDraft, FeeRowDraft, ProcedureDraft, StepCaseDraft,
    SubmissionDraft, TimeLimitDraft,
};
pub use question::{AnswerDraft, ChoicesDraft, QuestionDraft, SolutionDraft};
pub use quiz::{DrawnDraft, QuizDraft};
pub use read::{Drafts, read, read_again, read_log, read_log_table, read_settings};
pub use round_result::{
    GroupResultDraft, QuestionResultDraft, RankedEntrantDraft, RoundResultDraft, TeamResultDraft,
};
pub use scalar::{Count, Day, Many, PartialDay, SpanDraft, Words};
pub use settings::SettingsDraft;
pub use shared::{normal_folder, shared_folder};
pub use synonyms::SynonymDraft;
pub use text::TextDraft;
pub use tv::{SlideDraft, TvDraft};
pub use units::{
    DatedParentDraft, GroupDraft, NameDraft, ParentDraft, ShareDraft, SuccessionDraft, UnitDraft,
    UnitsDraft,
};
