//! Documents as pages show them: the header of the plan's own, and the ones it names.

use serde::Serialize;

use super::link::PartyLink;
use super::plan::Point;
use super::words::Wording;

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
    /// What the symbol says it is: `decision`, `plan`, `resolution`, `directive`, `decree`, `circular`, `programme`, `official_letter`;
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
}
