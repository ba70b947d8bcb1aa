//! Checked meaning: unit, plan, obligation, article, contact, route. Whoever holds a `Site` need not check anything again.

mod address;
mod annex;
mod article;
mod check;
mod contact;
mod demand;
mod document;
mod kind;
mod logbook;
mod media;
mod obligation;
mod output;
mod overlap;
mod plan;
mod roster;
mod route;
mod settings;
mod translation;
mod unit;
mod when;
mod whole;

pub use address::{Astray, Target};
pub use annex::{Annex, Cell, Phase, Row};
pub use article::{Article, ArticleId, StandingPage, Version};
pub use contact::{Contact, Contacts};
pub use document::{DocumentDate, Instrument, Reference, Signature};
pub use kind::{
    ChannelKind, ContactKind, ContactLevel, ContactPurpose, DocumentRole, InstrumentKind,
    OutputKind, Per, Pillar, PlanKind, RecipientRole, UnitKind,
};
pub use logbook::{Judged, Logbook, is_log_kept};
pub use media::{MediaFile, Rendition, Size};
pub use obligation::{Counts, Coverage, DayRule, Demand, Obligation, Owner, Step};
pub use output::{Evidence, Named, Output};
pub use plan::{Channel, Item, Plan, Recipient, Responsibility, Topic};
pub use route::{PageKind, Route, relative, resolve};
pub use settings::Settings;
pub use unit::{Dated, Group, Party, Succession, Unit, Units};
pub use when::{Deadline, DeadlineWording, Window};
pub use whole::{Site, check};
