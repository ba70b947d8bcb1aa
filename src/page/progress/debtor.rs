//! One who owes, as pages name it.

use serde::Serialize;

use crate::page::link::PartyLink;
use crate::page::view::View;
use crate::progress::Debtor;
use crate::site::Route;

/// One who owes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DebtorView {
    /// `unit` (by itself), `together` (a group as a whole, or several leads), `unnamed` (every member of a group whose members nobody names).
    pub mode: &'static str,
    /// Who: one, or several leads; each leads to its page among the units.
    pub parties: Vec<PartyLink>,
    /// The page of progress of the unit or of the group that nobody lists; absent for those together.
    pub href: Option<String>,
}

impl View<'_> {
    /// One who owes.
    pub(super) fn debtor(&self, debtor: &Debtor) -> DebtorView {
        let (mode, parties) = match debtor {
            Debtor::Unit(id) => ("unit", vec![self.party_of(id)]),
            Debtor::Together(ids, _) => ("together", self.parties_of(ids)),
            Debtor::Unnamed(id) => ("unnamed", vec![self.party_of(id)]),
        };
        let href = match debtor {
            Debtor::Unit(id) | Debtor::Unnamed(id) => {
                Some(self.href(&Route::ProgressUnit(id.clone())))
            }
            Debtor::Together(..) => None,
        };
        DebtorView {
            mode,
            parties,
            href,
        }
    }
}
