//! An obligation in short, as every list of progress names it.

use serde::Serialize;

use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::{Obligation, Route};

/// An obligation in short.
#[derive(Clone, Debug, Serialize)]
pub struct ObligationBrief {
    /// Number in the plan, from 1.
    pub number: usize,
    /// What is owed; of a step see the slot's own words.
    pub what: Wording,
    /// `quota`, `once`, `phased`, `report`, `coverage`, `standing`, `event`, `conditional`, `request`.
    pub kind: &'static str,
    /// Page of the obligation.
    pub href: String,
}

impl View<'_> {
    /// An obligation in short, by its position in the plan.
    pub(super) fn brief(&self, at: usize, obligation: &Obligation) -> ObligationBrief {
        ObligationBrief {
            number: at + 1,
            what: self.word(&obligation.what),
            kind: obligation.demand.name(),
            href: self.href(&Route::Obligation(obligation.id.clone())),
        }
    }
}
