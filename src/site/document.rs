//! Documents the plan names, and the document the plan is.

use jiff::civil::Date;
use serde::Serialize;

use crate::diagnostic::Place;
use crate::draft::{DocumentDraft, InstrumentDraft, PartialDay, SignatureDraft, TextDraft};
use crate::language::Localized;

use super::check::Check;
use super::kind::{DocumentRole, InstrumentKind};
use super::plan::Item;
use super::unit::{Party, Units};

/// A date of which a document may tell only a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentDate {
    /// The whole date.
    Day(Date),
    /// Year and month.
    Month(i16, i8),
    /// The year only.
    Year(i16),
}

impl From<PartialDay> for DocumentDate {
    fn from(date: PartialDay) -> Self {
        match date {
            PartialDay::Day(date) => Self::Day(date),
            PartialDay::Month(year, month) => Self::Month(year, month),
            PartialDay::Year(year) => Self::Year(year),
        }
    }
}

/// A document named by the plan.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Number and symbol, whole, as printed.
    pub number: Option<String>,
    /// Date of issue.
    pub date: Option<DocumentDate>,
    /// The date as printed, where it is doubtful.
    pub printed_date: Option<String>,
    /// Day of the latest amendment named.
    pub amended: Option<Date>,
    /// Who issued it.
    pub issuer: Option<Party>,
    /// Name or abstract.
    pub title: Option<Localized<String>>,
    /// Why the plan names it.
    pub role: Option<DocumentRole>,
}

/// The document: the plan itself, or the decision or letter around it.
#[derive(Clone, Debug)]
pub struct Instrument {
    /// Its form.
    pub kind: InstrumentKind,
    /// Id of the unit that issues it.
    pub issuer: String,
    /// Number and symbol, whole; `None` when the copy does not show it.
    pub number: Option<String>,
    /// Date of issue.
    pub date: Option<DocumentDate>,
    /// Place before the date.
    pub place: Option<Localized<String>>,
    /// Title under the kind.
    pub title: Option<Localized<String>>,
    /// Who decides, as printed above the bases.
    pub authority: Option<Localized<String>>,
    /// Articles of a decision.
    pub articles: Vec<Item>,
    /// Signature block.
    pub signature: Option<Signature>,
    /// What is odd about the copy.
    pub note: Option<Localized<String>>,
}

/// Who signed, and in whose stead.
#[derive(Clone, Debug)]
pub struct Signature {
    /// TM., KT., TL., TUQ. …
    pub capacity: Option<Localized<String>>,
    /// Position.
    pub position: Option<Localized<String>>,
    /// Name; `None` when it cannot be read.
    pub name: Option<String>,
}

impl Check {
    /// A list of references.
    pub(super) fn references(
        &mut self,
        drafts: &[DocumentDraft],
        units: &Units,
        place: &Place,
    ) -> Vec<Reference> {
        drafts
            .iter()
            .enumerate()
            .map(|(index, draft)| self.reference(draft, units, &place.index(index)))
            .collect()
    }

    fn reference(&mut self, draft: &DocumentDraft, units: &Units, place: &Place) -> Reference {
        if draft.number.is_none() && draft.title.is_none() {
            self.error(
                place,
                crate::say!(
                    "văn bản này cần `ref` (số, ký hiệu) hoặc `title`",
                    "this document needs `ref` (its number) or `title`"
                ),
                Some(crate::say!(
                    "ví dụ `ref: 36/KH-UBND`",
                    "for example `ref: 36/KH-UBND`"
                )),
            );
        }
        Reference {
            number: draft.number.as_ref().map(|n| n.to_string()),
            date: draft.date.map(DocumentDate::from),
            printed_date: draft.printed_date.as_ref().map(|d| d.to_string()),
            amended: draft.amended.map(|d| d.0),
            // Most issuers of other documents are no units of this site: a plain word that is no id is taken as words.
            issuer: draft.issuer.as_ref().map(|issuer| match issuer {
                TextDraft::Plain(id) if units.unit(id).is_some() => Party::Unit(id.clone()),
                words => Party::Words(self.text(words, &place.key("issuer"))),
            }),
            title: self.optional(draft.title.as_ref(), place, "title"),
            role: draft
                .role
                .as_ref()
                .and_then(|role| self.named(role, &place.key("role"))),
        }
    }

    /// The document around the plan.
    pub(super) fn instrument(
        &mut self,
        draft: &InstrumentDraft,
        units: &Units,
        place: &Place,
    ) -> Option<Instrument> {
        let kind = self.named(&draft.kind, &place.key("kind"));
        let issuer = self.existing_unit(&draft.issuer, units, &place.key("issuer"));
        let articles = self.items(&draft.articles, &place.key("articles"));
        let signature = draft
            .signature
            .as_ref()
            .map(|signature| self.signature(signature, &place.key("signature")));
        Some(Instrument {
            number: draft.number.as_ref().map(|n| n.to_string()),
            date: draft.date.map(DocumentDate::from),
            place: self.optional(draft.place.as_ref(), place, "place"),
            title: self.optional(draft.title.as_ref(), place, "title"),
            authority: self.optional(draft.authority.as_ref(), place, "authority"),
            articles,
            signature,
            note: self.optional(draft.note.as_ref(), place, "note"),
            kind: kind?,
            issuer: issuer?,
        })
    }

    fn signature(&mut self, draft: &SignatureDraft, place: &Place) -> Signature {
        Signature {
            capacity: self.optional(draft.capacity.as_ref(), place, "capacity"),
            position: self.optional(draft.position.as_ref(), place, "position"),
            name: draft.name.as_ref().map(|n| n.to_string()),
        }
    }
}
