//! Checked meaning: unit, plan, obligation, article, contact, route. Whoever holds a `Site` need not check anything again.

mod address;
mod alphabet;
mod annex;
mod answer;
mod article;
mod check;
mod contact;
mod contest;
mod contest_figure;
mod contests;
mod coverage;
mod demand;
mod diagram;
mod document;
mod dossier;
mod holding;
mod indexes;
mod infographic;
mod kind;
mod library;
mod logbook;
mod loudspeaker;
mod measure;
mod media;
mod obligation;
mod output;
mod overlap;
mod plan;
mod portal;
mod procedure;
mod procedure_code;
mod question;
mod question_check;
mod question_wrong;
mod quiz;
mod record;
mod register;
mod relative;
mod result;
mod rewrite;
mod roster;
mod route;
mod series;
mod settings;
mod short;
mod submission;
mod synonym;
mod translation;
mod tv;
mod unit;
mod when;
mod whole;
mod zone;

pub use crate::picture::Format;
pub use address::{Astray, Target};
pub use alphabet::{dictionary_key, initial};
pub use annex::{Annex, Cell, Phase, Row};
pub use answer::NoAnswer;
pub use article::{Article, ArticleId, StandingPage, Version};
pub use contact::{Contact, Contacts};
pub use contest::{
    AskedField, Attempts, Bank, Collective, Consent, Contest, EntrantGroup, Intake, Paper,
    Prediction, Privacy, Prize, RevealedKey, Round, Stratum, StudyLink, Team,
};
pub use contest_figure::RoundOf;
pub use contests::betrays;
pub use diagram::{Diagram, DiagramFigures};
pub use document::{DocumentDate, Instrument, Reference, Signature};
pub use dossier::{DossierCase, DossierItem, FormLink};
pub use infographic::{Block, Comparison, Content, Fact, Infographic, Steps};
pub use kind::{
    Attempt, AttemptScope, ChannelKind, ContactKind, ContactLevel, ContactPurpose, Currency,
    DiagramKind, DiagramSource, DocumentKind, DocumentRole, EntrantCode, EntryField, IndexKind,
    InstrumentKind, MeasureKind, OnlineLevel, OutputKind, Per, PictureShape, Pillar, PlanKind,
    PredictionKind, PredictionScope, PrizeScope, ProcedureLevel, QuestionKind, RankingKey,
    RecipientRole, RoundPhase, SlideKind, SubmissionMethod, TimeUnit, UnitKind,
};
pub use library::{Document, Library, Validity};
pub use logbook::{Judged, Logbook, is_log_kept};
pub use loudspeaker::Loudspeaker;
pub use measure::{ContestCount, Figure, Measure, OutputFilter, ProcedureFilter};
pub use media::{MediaFile, Rendition, Size};
pub use obligation::{Counts, Coverage, DayRule, Demand, Obligation, Owner, Step};
pub use output::{Evidence, Named, Output};
pub use plan::{Channel, Item, Plan, Recipient, Responsibility, Topic};
pub use portal::{Portal, UnitSite, check_portal};
pub use procedure::{Procedure, StepCase};
pub use procedure_code::is_procedure_code;
pub use question::{Answer, Choice, Key, Question, Solution};
pub use question_check::{judge_questions, solutions};
pub use quiz::Quiz;
pub use relative::{relative, resolve};
pub use result::{GroupResult, QuestionResult, RankedEntrant, RoundResult, TeamResult};
pub use route::{PageKind, ProcedureList, Route};
pub use series::{Citation, Decimal, Indexes, Mean, NEW_PROVINCES, Score, Series};
pub use settings::Settings;
pub use submission::{Fee, SubmissionOption, TimeLimit};
pub use synonym::Synonym;
pub use tv::{Announcement, Tv};
pub use unit::{Dated, Group, Party, Succession, Unit, Units};
pub use when::{Deadline, DeadlineWording, Window};
pub use whole::{Site, check};
pub use zone::Zone;
