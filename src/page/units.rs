//! All units and groups that the plan names.

use serde::Serialize;

use super::kind::Body;
use super::link::PartyLink;
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;
use crate::site::{Group, Unit};

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

/// All units and groups.
pub(super) fn units(view: &View) -> Sheet {
    let title = view.phrase("section_units");
    let body = UnitsPage {
        kinds: view.unit_kinds(),
        groups: view
            .site
            .units
            .groups()
            .iter()
            .map(|group| view.group_card(group))
            .collect(),
        count: view.site.units.units().len(),
    };
    Sheet {
        section: "units".to_owned(),
        description: view.filled("description_units", &[("site", &view.site_title())]),
        ..Sheet::new(title.to_owned(), Body::Units(Box::new(body)))
    }
}

impl View<'_> {
    /// Units by kind, kinds in the order of their first unit.
    pub(super) fn unit_kinds(&self) -> Vec<KindOfUnits> {
        let mut kinds: Vec<KindOfUnits> = Vec::new();
        for unit in self.site.units.units() {
            let name = unit.kind.name();
            let card = self.unit_card(unit);
            match kinds.iter_mut().find(|kind| kind.kind == name) {
                Some(kind) => kind.units.push(card),
                None => kinds.push(KindOfUnits {
                    kind: name,
                    units: vec![card],
                }),
            }
        }
        kinds
    }

    fn unit_card(&self, unit: &Unit) -> UnitCard {
        let count = |list: Option<&Vec<usize>>| list.map_or(0, Vec::len);
        UnitCard {
            link: self.party_of(&unit.id),
            short: self.maybe(unit.short.as_ref()),
            role: self.maybe(unit.role.as_ref()),
            parent: unit
                .parent_on(self.site.naming_day())
                .map(|id| self.party_of(id)),
            obligations: self.index.claims.get(unit.id.as_str()).map_or(0, Vec::len),
            articles: count(self.index.articles_by_unit.get(unit.id.as_str())),
            is_past: unit.active_to.is_some_and(|day| day < self.site.today),
        }
    }

    fn group_card(&self, group: &Group) -> GroupCard {
        GroupCard {
            link: self.party_of(&group.id),
            members: self.parties_of(&group.members),
            count: self.site.units.members(&group.id).len(),
            obligations: self.index.claims.get(group.id.as_str()).map_or(0, Vec::len),
            note: self.maybe(group.note.as_ref()),
        }
    }
}
