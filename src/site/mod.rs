//! Checked meaning: unit, plan, obligation, article, contact, route. Whoever holds a `Site` need not check anything again.

mod address;
mod alphabet;
mod annex;
mod article;
mod check;
mod contact;
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
mod procedure;
mod procedure_code;
mod record;
mod register;
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
pub use article::{Article, ArticleId, StandingPage, Version};
pub use contact::{Contact, Contacts};
pub use diagram::{Diagram, DiagramFigures};
pub use document::{DocumentDate, Instrument, Reference, Signature};
pub use dossier::{DossierCase, DossierItem, FormLink};
pub use infographic::{Block, Comparison, Content, Fact, Infographic, Steps};
pub use kind::{
    ChannelKind, ContactKind, ContactLevel, ContactPurpose, Currency, DiagramKind, DiagramSource,
    DocumentKind, DocumentRole, IndexKind, InstrumentKind, MeasureKind, OnlineLevel, OutputKind,
    Per, PictureShape, Pillar, PlanKind, ProcedureLevel, RecipientRole, SlideKind,
    SubmissionMethod, TimeUnit, UnitKind,
};
pub use library::{Document, Library, Validity};
pub use logbook::{Judged, Logbook, is_log_kept};
pub use loudspeaker::Loudspeaker;
pub use measure::{Figure, Measure, OutputFilter, ProcedureFilter};
pub use media::{MediaFile, Rendition, Size};
pub use obligation::{Counts, Coverage, DayRule, Demand, Obligation, Owner, Step};
pub use output::{Evidence, Named, Output};
pub use plan::{Channel, Item, Plan, Recipient, Responsibility, Topic};
pub use procedure::{Procedure, StepCase};
pub use procedure_code::is_procedure_code;
pub use route::{PageKind, ProcedureList, Route, relative, resolve};
pub use series::{Citation, Decimal, Indexes, Mean, NEW_PROVINCES, Score, Series};
pub use settings::Settings;
pub use submission::{Fee, SubmissionOption, TimeLimit};
pub use synonym::Synonym;
pub use tv::{Announcement, Tv};
pub use unit::{Dated, Group, Party, Succession, Unit, Units};
pub use when::{Deadline, DeadlineWording, Window};
pub use whole::{Site, check};
pub use zone::Zone;
