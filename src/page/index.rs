//! What pages look up again and again, gathered once: who owes what, who wrote what, which row states which obligation.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::{Cell, Owner, Party, Phase, Row, Site, Units};
use crate::source::slug;

/// An obligation of a unit and the group through which it has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claim<'a> {
    /// Position in the plan.
    pub obligation: usize,
    /// `unit`, `each`, `together`, `leads`.
    pub mode: &'static str,
    /// Id of the group.
    pub via: Option<&'a str>,
}

/// A row of the annex with what it takes over from the rows it stands under.
#[derive(Clone, Debug)]
pub(super) struct FlatRow<'a> {
    pub row: &'a Row,
    pub anchor: String,
    pub phases: &'a [Phase],
}

/// The site, looked up from its other ends. Positions are those in the site's lists.
#[derive(Debug, Default)]
pub(super) struct Index<'a> {
    pub articles_by_unit: BTreeMap<&'a str, Vec<usize>>,
    pub articles_by_topic: BTreeMap<&'a str, Vec<usize>>,
    pub contacts_by_unit: BTreeMap<&'a str, Vec<usize>>,
    /// Procedures that a unit carries out.
    pub procedures_by_unit: BTreeMap<&'a str, Vec<usize>>,
    pub children: BTreeMap<&'a str, Vec<&'a str>>,
    /// Groups that hold a unit or group, also through other groups.
    pub groups_of: BTreeMap<&'a str, Vec<&'a str>>,
    pub claims: BTreeMap<&'a str, Vec<Claim<'a>>>,
    pub rows: Vec<FlatRow<'a>>,
    /// Rows led, with the group through which.
    pub rows_led: BTreeMap<&'a str, Vec<(usize, Option<&'a str>)>>,
    pub rows_coordinated: BTreeMap<&'a str, Vec<(usize, Option<&'a str>)>>,
    pub rows_of_obligation: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Index<'a> {
    /// Gathers everything.
    pub fn new(site: &'a Site) -> Self {
        let mut index = Self::default();
        index.articles(site);
        index.family(site);
        index.obligations(site);
        index.annex(site);
        index
    }

    fn articles(&mut self, site: &'a Site) {
        for (at, article) in site.articles.iter().enumerate() {
            if let Some(unit) = &article.unit {
                self.articles_by_unit.entry(unit).or_default().push(at);
            }
            for topic in &article.topics {
                let list = self.articles_by_topic.entry(topic).or_default();
                if list.last() != Some(&at) {
                    list.push(at);
                }
            }
        }
        for (at, procedure) in site.procedures.iter().enumerate() {
            if let Some(Party::Unit(unit)) = &procedure.executing_body {
                self.procedures_by_unit.entry(unit).or_default().push(at);
            }
        }
        for (at, contact) in site.contacts.channels.iter().enumerate() {
            if let Some(unit) = &contact.unit {
                self.contacts_by_unit.entry(unit).or_default().push(at);
            }
        }
    }

    fn family(&mut self, site: &'a Site) {
        let day = site.naming_day();
        for unit in site.units.units() {
            if let Some(parent) = unit.parent_on(day) {
                self.children.entry(parent).or_default().push(&unit.id);
            }
        }
        for group in site.units.groups() {
            for member in inside(&site.units, &group.id) {
                self.groups_of.entry(member).or_default().push(&group.id);
            }
        }
    }

    fn obligations(&mut self, site: &'a Site) {
        let obligations = site.plan.iter().flat_map(|plan| &plan.obligations);
        for (at, obligation) in obligations.enumerate() {
            let mode = mode(&obligation.owner);
            for id in obligation.owner.ids() {
                self.claim(id, at, mode, None);
            }
            for id in obligation.owner.ids() {
                for member in inside(&site.units, id) {
                    self.claim(member, at, mode, Some(id));
                }
            }
        }
    }

    /// A unit that is named, or in two groups, still owes the thing once.
    fn claim(&mut self, id: &'a str, obligation: usize, mode: &'static str, via: Option<&'a str>) {
        let claims = self.claims.entry(id).or_default();
        if claims.iter().all(|claim| claim.obligation != obligation) {
            claims.push(Claim {
                obligation,
                mode,
                via,
            });
        }
    }

    fn annex(&mut self, site: &'a Site) {
        let Some(annex) = site.plan.as_ref().and_then(|plan| plan.annex.as_ref()) else {
            return;
        };
        for row in &annex.rows {
            self.row(row, &[], &site.units);
        }
    }

    fn row(&mut self, row: &'a Row, above: &'a [Phase], units: &'a Units) {
        let at = self.rows.len();
        let phases = match &row.phases {
            Cell::Own(phases) => phases.as_slice(),
            Cell::Merged => above,
        };
        self.rows.push(FlatRow {
            row,
            anchor: row_anchor(&row.number),
            phases,
        });
        for id in &row.obligations {
            self.rows_of_obligation.entry(id).or_default().push(at);
        }
        // A merged cell is the one of the row above, which is listed already.
        if let Cell::Own(leads) = &row.leads {
            named(&mut self.rows_led, leads, at, units);
        }
        if let Cell::Own(coordinators) = &row.coordinators {
            named(&mut self.rows_coordinated, coordinators, at, units);
        }
        for nested in &row.rows {
            self.row(nested, phases, units);
        }
    }
}

/// The name of an owner's mode.
pub(super) fn mode(owner: &Owner) -> &'static str {
    match owner {
        Owner::Unit(_) => "unit",
        Owner::Each(_) => "each",
        Owner::Together(_) => "together",
        Owner::Leads(_) => "leads",
    }
}

/// `5.1` → `muc-5-1`.
pub(super) fn row_anchor(number: &str) -> String {
    format!("muc-{}", slug(number))
}

fn named<'a>(
    rows: &mut BTreeMap<&'a str, Vec<(usize, Option<&'a str>)>>,
    parties: &'a [Party],
    at: usize,
    units: &'a Units,
) {
    let ids = parties.iter().filter_map(|party| match party {
        Party::Unit(id) | Party::Group(id) => Some(id.as_str()),
        Party::Words(_) => None,
    });
    let mut add = |id: &'a str, via| {
        let list = rows.entry(id).or_default();
        if list.iter().all(|(row, _)| *row != at) {
            list.push((at, via));
        }
    };
    for id in ids.clone() {
        add(id, None);
    }
    for id in ids {
        for member in inside(units, id) {
            add(member, Some(id));
        }
    }
}

/// Ids of units and groups in a group, also through other groups, each once; the group itself is not among them.
fn inside<'a>(units: &'a Units, id: &'a str) -> Vec<&'a str> {
    let mut seen = BTreeSet::from([id]);
    let mut found = Vec::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        let members = units.group(id).map(|group| group.members.as_slice());
        for member in members.unwrap_or_default() {
            if seen.insert(member) {
                found.push(member.as_str());
                open.push(member);
            }
        }
    }
    found
}
