//! One who owes, as pages name it.

use serde::Serialize;

use crate::page::link::PartyLink;

/// One who owes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DebtorView {
    /// `unit` (by itself), `together` (a group as a whole, or several leads), `unnamed` (every member of a group whose members nobody names).
    pub mode: &'static str,
    /// Who: one, or several leads; each leads to its page among the units.
    pub parties: Vec<PartyLink>,
    /// The unit's page of progress; absent for those together and unnamed.
    pub href: Option<String>,
}
