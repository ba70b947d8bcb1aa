//! The directory: every unit under the one above it, those that no longer exist with what they went into.

use serde::Serialize;

use super::line::UnitLine;
use crate::page::kind::Body;
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::portal::RollUp;
use crate::site::PageKind;

/// The directory of a portal.
#[derive(Clone, Debug, Serialize)]
pub struct PortalUnitsPage {
    /// How many units there are.
    pub count: usize,
    /// Units with nobody above them, by kind, kinds in the order of their first unit.
    pub levels: Vec<PortalLevel>,
    /// The same for those that no longer exist.
    pub past: Vec<DirectoryEntry>,
}

/// Units of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct PortalLevel {
    /// Name of the kind; its label is the theme's (`unit_kind_<kind>`).
    pub kind: &'static str,
    /// The units.
    pub units: Vec<DirectoryEntry>,
}

/// A unit with those directly under it.
#[derive(Clone, Debug, Serialize)]
pub struct DirectoryEntry {
    /// The unit.
    #[serde(flatten)]
    pub line: UnitLine,
    /// Those directly under it that exist today; none when there are too many to be read here.
    pub children: Vec<UnitLine>,
    /// How many there are under it.
    pub children_count: usize,
}

/// Up to so many units the directory shows all, with those under them; of larger ones, each unit's page has its own.
const WHOLE: usize = 150;

/// The directory of a portal.
pub(super) fn directory(view: &View, roll_up: &RollUp) -> Sheet {
    let (mut levels, mut past): (Vec<PortalLevel>, Vec<DirectoryEntry>) = Default::default();
    for at in &roll_up.roots {
        let entry = entry(view, roll_up, *at);
        if entry.line.is_past {
            past.push(entry);
            continue;
        }
        let kind = entry.line.unit_kind;
        match levels.iter_mut().find(|level| level.kind == kind) {
            Some(level) => level.units.push(entry),
            None => levels.push(PortalLevel {
                kind,
                units: vec![entry],
            }),
        }
    }
    let page = PortalUnitsPage {
        count: roll_up.units.len(),
        levels,
        past,
    };
    Sheet {
        section: "units".to_owned(),
        kind: Some(PageKind::PortalUnits),
        description: view.filled("portal_description_units", &[("site", &view.site_title())]),
        ..Sheet::new(
            view.phrase("section_units").to_owned(),
            Body::PortalUnits(Box::new(page)),
        )
    }
}

fn entry(view: &View, roll_up: &RollUp, at: usize) -> DirectoryEntry {
    let children = &roll_up.units[at].children;
    let shown: &[usize] = match roll_up.units.len() <= WHOLE {
        true => children,
        false => &[],
    };
    DirectoryEntry {
        line: view.unit_line(roll_up, at),
        children: view.unit_lines(roll_up, shown),
        children_count: children.len(),
    }
}
