//! Links as pages show them: a text that may lead somewhere.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::words::Wording;

/// A text with the address it leads to; templates see `text`, `lang` and `href`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Its text and language.
    pub wording: Wording,
    /// Relative address; absent for words that lead nowhere (the page itself in breadcrumbs).
    pub href: Option<String>,
}

/// Somebody named by the plan; templates see `text`, `lang`, `href`, `kind` and `id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyLink {
    /// The name of the day of the plan.
    pub wording: Wording,
    /// Address of its page; absent for free words.
    pub href: Option<String>,
    /// `unit`, `group` or `words`.
    pub kind: &'static str,
    /// Id of the unit or group.
    pub id: Option<String>,
}

// By hand: there are dozens on every page, and what serde flattens costs several times as much. What is absent costs nothing.

fn words_and_address<F: SerializeStruct>(
    fields: &mut F,
    wording: &Wording,
    href: Option<&str>,
) -> Result<(), F::Error> {
    fields.serialize_field("text", &wording.text)?;
    if let Some(lang) = &wording.lang {
        fields.serialize_field("lang", lang)?;
    }
    match href {
        Some(href) => fields.serialize_field("href", href),
        None => Ok(()),
    }
}

impl Serialize for Link {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Link", 3)?;
        words_and_address(&mut fields, &self.wording, self.href.as_deref())?;
        fields.end()
    }
}

impl Serialize for PartyLink {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("PartyLink", 5)?;
        words_and_address(&mut fields, &self.wording, self.href.as_deref())?;
        fields.serialize_field("kind", self.kind)?;
        fields.serialize_field("id", &self.id)?;
        fields.end()
    }
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
