//! The library of documents, checked: which holds today, which took the place of which.

use jiff::civil::Date;

use crate::language::Localized;

use super::document::{DocumentDate, Reference};
use super::kind::DocumentKind;
use super::unit::Party;

/// All documents of `documents.yaml`: by kind, the newest first.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The documents.
    pub documents: Vec<Document>,
}

/// One document of the library.
#[derive(Clone, Debug)]
pub struct Document {
    /// Id.
    pub id: String,
    /// Number and symbol, whole, as printed.
    pub number: Option<String>,
    /// What it is; `None` when neither the author nor the symbol tells.
    pub kind: Option<DocumentKind>,
    /// Day of issue.
    pub date: Option<DocumentDate>,
    /// Who issued it.
    pub issuer: Option<Party>,
    /// Name.
    pub title: Option<Localized<String>>,
    /// What it is about.
    pub summary: Option<Localized<String>>,
    /// Path of the file below `media/`, in the site's folder.
    pub file: Option<String>,
    /// Address on the web.
    pub link: Option<String>,
    /// First day on which it holds, where it is known.
    pub in_force_from: Option<Date>,
    /// Last day on which it holds, included, where the author names one.
    pub in_force_to: Option<Date>,
    /// Ids of the documents whose place it takes.
    pub replaces: Vec<String>,
    /// Ids of the documents that take its place.
    pub replaced_by: Vec<String>,
    /// Ids of topics of the plan.
    pub topics: Vec<String>,
    /// A remark.
    pub note: Option<Localized<String>>,
    /// True for what nobody compared with the document itself.
    pub is_unverified: bool,
    /// True for a made-up document.
    pub is_sample: bool,
}

/// Whether a document holds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// Its first day lies ahead.
    NotYet,
    /// It holds.
    InForce,
    /// Another one took its place.
    Replaced,
    /// Its last day has passed.
    Ended,
}

impl Validity {
    /// `not_yet`, `in_force`, `replaced`, `ended`.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotYet => "not_yet",
            Self::InForce => "in_force",
            Self::Replaced => "replaced",
            Self::Ended => "ended",
        }
    }
}

impl Library {
    /// The document of an id.
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }

    /// The document that a plan or a procedure names. Numbers start anew each year and with each issuer: where several documents
    /// have the number, the date has to decide, and where it cannot, none is meant.
    pub fn named(&self, reference: &Reference) -> Option<&Document> {
        let number = reference.number.as_deref().map(bare);
        let same = self.documents.iter().filter(|document| {
            let is_called_so = match &number {
                // A law is cited by its name.
                None => document.number.is_none() && document.title == reference.title,
                number => document.number.as_deref().map(bare) == *number,
            };
            is_called_so && can_be_same(document.date, reference.date)
        });
        let same: Vec<&Document> = same.collect();
        match same.as_slice() {
            [only] => Some(only),
            several => several
                .iter()
                .find(|document| document.date.is_some() && document.date == reference.date)
                .copied(),
        }
    }

    /// Whether a document holds on a day; nothing when neither dates nor another document tell. It is replaced on the first day on which
    /// one that takes its place holds; where nobody wrote that day, on the day the other was issued, and if that is not known, always.
    pub fn validity(&self, document: &Document, day: Date) -> Option<Validity> {
        if document.in_force_from.is_some_and(|from| day < from) {
            return Some(Validity::NotYet);
        }
        let is_over = document.in_force_to.map(|to| day > to);
        let is_taken = |id: &String| {
            let other = self.document(id);
            let from = other.and_then(|other| other.in_force_from.or(other.date.and_then(whole)));
            from.is_none_or(|from| from <= day)
        };
        let is_replaced = document.replaced_by.iter().any(is_taken);
        match (is_over, is_replaced) {
            // An own last day goes before: a new text may leave the old one in force for a while.
            (Some(true) | None, true) => Some(Validity::Replaced),
            (Some(true), false) => Some(Validity::Ended),
            (Some(false), _) => Some(Validity::InForce),
            (None, false) => document.in_force_from.map(|_| Validity::InForce),
        }
    }
}

/// A number as it is compared: without blanks, every dash a hyphen, small letters.
pub(super) fn bare(number: &str) -> String {
    let letters = number.chars().filter(|letter| !letter.is_whitespace());
    let letters = letters.map(|letter| match letter {
        '–' | '—' | '‑' => '-',
        letter => letter,
    });
    letters.flat_map(char::to_lowercase).collect()
}

/// False when the known parts of two dates differ.
fn can_be_same(one: Option<DocumentDate>, other: Option<DocumentDate>) -> bool {
    let (Some(one), Some(other)) = (one.map(parts), other.map(parts)) else {
        return true;
    };
    let agree =
        |one: Option<i8>, other: Option<i8>| one.is_none() || other.is_none() || one == other;
    one.0 == other.0 && agree(one.1, other.1) && agree(one.2, other.2)
}

/// Year, month, day.
pub(super) fn parts(date: DocumentDate) -> (i16, Option<i8>, Option<i8>) {
    match date {
        DocumentDate::Day(date) => (date.year(), Some(date.month()), Some(date.day())),
        DocumentDate::Month(year, month) => (year, Some(month), None),
        DocumentDate::Year(year) => (year, None, None),
    }
}

fn whole(date: DocumentDate) -> Option<Date> {
    match date {
        DocumentDate::Day(date) => Some(date),
        _ => None,
    }
}
