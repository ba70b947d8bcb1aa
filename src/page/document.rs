//! Documents as pages show them: the header of the plan's own, and the ones it names.

use serde::Serialize;

use super::link::PartyLink;
use super::plan::Point;
use super::view::View;
use super::words::Wording;
use crate::site::{DocumentDate, DocumentKind, Instrument, InstrumentKind, Reference, Validity};

/// The document that the plan is or that promulgates it.
#[derive(Clone, Debug, Serialize)]
pub struct InstrumentView {
    /// `plan`, `decision`, `official_letter`.
    pub kind: &'static str,
    /// The unit that issues it.
    pub issuer: PartyLink,
    /// Its name in the lines of the header: `Ủy ban nhân dân`, `tỉnh Bình Định`.
    pub issuer_lines: Vec<String>,
    /// The body above the issuer, printed above it when the issuer is not a people's committee.
    pub superior: Option<Wording>,
    /// Number and symbol; `None` is printed as a blank.
    pub number: Option<String>,
    /// `2024-03-14`, `2024-03` or `2024`.
    pub date: Option<String>,
    /// Place before the date.
    pub place: Option<Wording>,
    /// Title under the kind.
    pub title: Option<Wording>,
    /// Who decides, above the bases.
    pub authority: Option<Wording>,
    /// Articles of a decision.
    pub articles: Vec<Point>,
    /// Signature block.
    pub signature: Option<SignatureView>,
    /// What is odd about the copy.
    pub note: Option<Wording>,
}

/// Who signed.
#[derive(Clone, Debug, Serialize)]
pub struct SignatureView {
    /// TM., KT. …
    pub capacity: Option<Wording>,
    /// Position.
    pub position: Option<Wording>,
    /// Name.
    pub name: Option<String>,
}

/// A document named by the plan.
#[derive(Clone, Debug, Serialize)]
pub struct ReferenceView {
    /// Number and symbol, whole.
    pub number: Option<String>,
    /// What the symbol says it is (a name of [`DocumentKind`]);
    /// its word is the theme's (`form_<form>`). Absent when the symbol does not tell or the title already begins with the word.
    pub form: Option<&'static str>,
    /// `2024-03-14`, `2024-03` or `2024`.
    pub date: Option<String>,
    /// The date as printed, where it is doubtful; shown instead of `date`.
    pub printed_date: Option<String>,
    /// Day of the latest amendment named.
    pub amended: Option<String>,
    /// Who issued it.
    pub issuer: Option<PartyLink>,
    /// Name or abstract.
    pub title: Option<Wording>,
    /// `law`, `parent_plan`, `par_plan`, `programme`, `directive`, `resolution`, `decision`, `plan`, `proposal`.
    pub role: Option<&'static str>,
    /// Where it stands in the library of documents, when it is held there.
    pub href: Option<String>,
    /// `not_yet`, `in_force`, `replaced` or `ended`, as of today; absent when the library does not tell.
    pub validity: Option<&'static str>,
}

/// How a document of which only a part of the date is known tells it: `2024-03-14`, `2024-03`, `2024`.
pub(super) fn partial_date(date: DocumentDate) -> String {
    match date {
        DocumentDate::Day(date) => date.to_string(),
        DocumentDate::Month(year, month) => format!("{year:04}-{month:02}"),
        DocumentDate::Year(year) => format!("{year:04}"),
    }
}

/// The lines of the issuer's name above a document: the committee, then whose it is.
fn issuer_lines(name: &str) -> Vec<String> {
    for head in [
        "Ủy ban nhân dân",
        "Uỷ ban nhân dân",
        "Hội đồng nhân dân",
        "People's Committee",
    ] {
        if let Some(rest) = name
            .strip_prefix(head)
            .map(str::trim)
            .filter(|rest| !rest.is_empty())
        {
            return vec![head.to_owned(), rest.to_owned()];
        }
    }
    vec![name.to_owned()]
}

impl View<'_> {
    /// The document that the plan is or that promulgates it.
    pub(super) fn instrument(&self, instrument: &Instrument) -> InstrumentView {
        let issuer = self.party_of(&instrument.issuer);
        let lines = issuer_lines(&issuer.wording.text);
        let units = &self.site.units;
        let superior = units
            .unit(&instrument.issuer)
            .and_then(|unit| unit.parent_on(self.site.naming_day()));
        let signature = instrument.signature.as_ref();
        InstrumentView {
            kind: instrument.kind.name(),
            superior: (lines.len() == 1)
                .then(|| superior.map(|id| self.party_of(id).wording))
                .flatten(),
            issuer,
            issuer_lines: lines,
            number: instrument.number.clone(),
            date: instrument.date.map(partial_date),
            place: self.maybe(instrument.place.as_ref()),
            title: self.maybe(instrument.title.as_ref()),
            authority: self.maybe(instrument.authority.as_ref()),
            articles: self.points(&instrument.articles),
            signature: signature.map(|signature| SignatureView {
                capacity: self.maybe(signature.capacity.as_ref()),
                position: self.maybe(signature.position.as_ref()),
                name: signature.name.clone(),
            }),
            note: self.maybe(instrument.note.as_ref()),
        }
    }

    /// The instrument's form and number: `Quyết định 854/QĐ-UBND`.
    pub(super) fn instrument_name(&self, instrument: &Instrument) -> String {
        let key = match instrument.kind {
            InstrumentKind::Plan => "form_plan",
            InstrumentKind::Decision => "form_decision",
            InstrumentKind::OfficialLetter => "form_official_letter",
        };
        match &instrument.number {
            Some(number) => format!("{} {number}", self.phrase(key)),
            None => self.phrase(key).to_owned(),
        }
    }

    /// Documents named by the plan.
    pub(super) fn references(&self, references: &[Reference]) -> Vec<ReferenceView> {
        references
            .iter()
            .map(|reference| self.reference(reference))
            .collect()
    }

    fn reference(&self, reference: &Reference) -> ReferenceView {
        let title = self.maybe(reference.title.as_ref());
        let says_so = |word: &str| {
            title
                .as_ref()
                .is_some_and(|title| title.text.to_lowercase().starts_with(&word.to_lowercase()))
        };
        let form = reference.number.as_deref();
        let form = form.and_then(DocumentKind::of_number);
        let held = self.site.library.named(reference);
        let validity = held.and_then(|held| self.site.library.validity(held, self.site.today));
        ReferenceView {
            number: reference.number.clone(),
            form: form
                .filter(|kind| !says_so(&self.document_kind(*kind)))
                .map(DocumentKind::name),
            href: held.map(|held| self.document_href(&held.id)),
            validity: validity.map(Validity::name),
            date: reference.date.map(partial_date),
            printed_date: reference.printed_date.clone(),
            amended: reference.amended.map(|date| date.to_string()),
            issuer: reference.issuer.as_ref().map(|issuer| self.party(issuer)),
            role: reference.role.map(|role| role.name()),
            title,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_committee_stands_in_two_lines() {
        assert_eq!(
            issuer_lines("Ủy ban nhân dân tỉnh Bình Định"),
            ["Ủy ban nhân dân", "tỉnh Bình Định"]
        );
        assert_eq!(issuer_lines("Ban Dân tộc"), ["Ban Dân tộc"]);
    }
}
