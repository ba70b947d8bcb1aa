//! `portal.yaml`: many units, their sites, and the portal that leads to them.

use serde::Deserialize;

use super::{
    Count, Many, NameDraft, ParentDraft, SettingsDraft, SpanDraft, SuccessionDraft, TextDraft,
    UnitDraft, UnitsDraft, Words,
};
use crate::diagnostic::Checked;
use crate::source::{SourceTree, read_yaml};

/// The file that makes a folder a portal's.
pub const PORTAL_FILE: &str = "portal.yaml";

/// The whole of `portal.yaml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortalDraft {
    /// Title of the portal.
    pub title: TextDraft,
    /// One sentence about it, for search engines and shared links.
    pub description: Option<TextDraft>,
    /// Languages; the first is the default.
    pub languages: Many<Words>,
    /// Id of the unit whose portal it is, when it is one of those below.
    pub unit: Option<Words>,
    /// Address under which it is published.
    pub base_url: Option<Words>,
    /// In which zone days begin and end; as in `site.yaml`.
    pub time_zone: Option<Words>,
    /// Picture of the emblem, below `media/`.
    pub emblem: Option<Words>,
    /// The notice shown on every page of a portal with sample data.
    pub sample: Option<TextDraft>,
    /// Where the site of a unit lies in the output: a folder with `{id}` in it; `sites/{id}` when left out.
    pub layout: Option<Words>,
    /// How many of the newest articles of all sites the portal tells of; 50 when left out.
    pub news: Option<Count>,
    /// The units, each with its site.
    pub units: Vec<PortalUnitDraft>,
}

/// One unit: as in `units.yaml`, and where its site is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortalUnitDraft {
    /// Id: ASCII letters, digits, hyphens.
    pub id: Words,
    /// Its level: `province`, `central_city`, `commune`, `ward`, `special_zone`, `department` … as in `units.yaml`.
    pub kind: Words,
    /// Its name, when it never changed.
    pub name: Option<TextDraft>,
    /// Its names, dated, oldest first.
    #[serde(default)]
    pub names: Vec<NameDraft>,
    /// Short form.
    pub short: Option<TextDraft>,
    /// The unit above it: an id, or a dated list.
    #[serde(default)]
    pub parent: Many<ParentDraft>,
    /// From when to when it existed.
    pub active: Option<SpanDraft>,
    /// Units it came from.
    #[serde(default)]
    pub predecessors: Many<SuccessionDraft>,
    /// Units it went into.
    #[serde(default)]
    pub successors: Many<SuccessionDraft>,
    /// The folder of its site, from the portal's own.
    pub folder: Option<Words>,
    /// Its site elsewhere, made by something else.
    pub website: Option<Words>,
    /// A remark.
    pub note: Option<TextDraft>,
}

impl PortalDraft {
    /// What stands in `site.yaml` of a site: a portal is published like one. `unit` is one of the units.
    pub fn settings(&self, unit: &str) -> SettingsDraft {
        SettingsDraft {
            unit: Words(unit.to_owned()),
            title: self.title.clone(),
            description: self.description.clone(),
            message: None,
            languages: self.languages.clone(),
            theme: None,
            base_url: self.base_url.clone(),
            time_zone: self.time_zone.clone(),
            sample: self.sample.clone(),
            emblem: self.emblem.clone(),
            shared: None,
            procedures: Many::default(),
            loudspeaker: None,
        }
    }

    /// What stands in `units.yaml` of a site, under the same keys.
    pub fn units(&self) -> UnitsDraft {
        let unit = |unit: &PortalUnitDraft| UnitDraft {
            id: unit.id.clone(),
            kind: unit.kind.clone(),
            name: unit.name.clone(),
            names: unit.names.clone(),
            short: unit.short.clone(),
            parent: unit.parent.clone(),
            active: unit.active,
            role: None,
            website: unit.website.clone(),
            predecessors: unit.predecessors.clone(),
            successors: unit.successors.clone(),
            note: unit.note.clone(),
        };
        UnitsDraft {
            units: self.units.iter().map(unit).collect(),
            groups: Vec::new(),
        }
    }

    /// Folders of sites as they are written, each once, in order of the units.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        let folders = self.units.iter().filter_map(|unit| unit.folder.as_ref());
        folders.map(|folder| &**folder)
    }
}

/// `portal.yaml` with every mistake of shape.
pub fn read_portal(tree: &SourceTree) -> Checked<Option<PortalDraft>> {
    let Some(text) = tree.text(PORTAL_FILE) else {
        return Checked::new(None, Vec::new());
    };
    let checked = read_yaml::<PortalDraft>(PORTAL_FILE, text);
    Checked::new(checked.value, checked.findings)
}
