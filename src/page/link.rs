//! Links as pages show them: a text that may lead somewhere.

use serde::Serialize;

use super::words::Wording;

/// A text with the address it leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Its text and language.
    #[serde(flatten)]
    pub wording: Wording,
    /// Relative address; absent for words that lead nowhere (the page itself in breadcrumbs).
    pub href: Option<String>,
}

/// Somebody named by the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartyLink {
    /// The name of the day of the plan.
    #[serde(flatten)]
    pub wording: Wording,
    /// Address of its page; absent for free words.
    pub href: Option<String>,
    /// `unit`, `group` or `words`.
    pub kind: &'static str,
    /// Id of the unit or group.
    pub id: Option<String>,
}

/// A picture with its measures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// Relative address of the one that every browser shows.
    pub src: String,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// What it shows; empty for decoration.
    pub alt: Wording,
    /// The same picture in several widths, for `srcset`.
    pub srcset: Option<String>,
    /// The same in AVIF, for a `<source>`.
    pub avif: Option<String>,
}
