//! All units and groups that the plan names.

use serde::Serialize;

use super::link::PartyLink;
use super::words::Wording;

/// All units and groups.
#[derive(Clone, Debug, Serialize)]
pub struct UnitsPage {
    /// Units by kind, in the order of the list of kinds of their first appearance.
    pub kinds: Vec<KindOfUnits>,
    /// Groups with their members.
    pub groups: Vec<GroupCard>,
    /// How many units there are.
    pub count: usize,
}

/// Units of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct KindOfUnits {
    /// Name of the kind; its label is the theme's (`unit_kind_<kind>`).
    pub kind: &'static str,
    /// The units.
    pub units: Vec<UnitCard>,
}

/// A unit in a list.
#[derive(Clone, Debug, Serialize)]
pub struct UnitCard {
    /// Name, address, id.
    #[serde(flatten)]
    pub link: PartyLink,
    /// Short form.
    pub short: Option<Wording>,
    /// What it does in the campaign.
    pub role: Option<Wording>,
    /// The unit above it.
    pub parent: Option<PartyLink>,
    /// How many obligations it owes, also as member of a group.
    pub obligations: usize,
    /// How many articles it wrote.
    pub articles: usize,
    /// True when it no longer exists, as of today.
    pub is_past: bool,
}

/// A group in a list.
#[derive(Clone, Debug, Serialize)]
pub struct GroupCard {
    /// Name, address, id.
    #[serde(flatten)]
    pub link: PartyLink,
    /// Units and groups in it, as written.
    pub members: Vec<PartyLink>,
    /// How many units there are in it and the groups in it.
    pub count: usize,
    /// How many obligations are laid on it.
    pub obligations: usize,
    /// A remark.
    pub note: Option<Wording>,
}
