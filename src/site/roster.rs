//! `units.yaml` → units and groups: ids exist, names are dated, no group contains itself.

use std::collections::BTreeSet;

use crate::diagnostic::Place;
use crate::draft::{
    DatedParentDraft, GroupDraft, Many, ParentDraft, ShareDraft, SuccessionDraft, TextDraft,
    UnitDraft, UnitsDraft, Words,
};
use crate::language::Localized;
use crate::say;

use super::check::Check;
use super::kind::UnitKind;
use super::unit::{Dated, Group, Party, Succession, Unit, Units};

impl Check {
    /// Units and groups of `units.yaml`.
    pub(super) fn units(&mut self, draft: &UnitsDraft) -> Units {
        let file = Place::file("units.yaml");
        let mut units = Units::default();
        for (index, unit) in draft.units.iter().enumerate() {
            let place = file.key("units").index(index);
            let Some(unit) = self.unit(unit, &place) else {
                continue;
            };
            if units
                .unit_at
                .insert(unit.id.clone(), units.units.len())
                .is_some()
            {
                self.doubled(&unit.id, &place);
            }
            units.units.push(unit);
        }
        for (index, group) in draft.groups.iter().enumerate() {
            let place = file.key("groups").index(index);
            let group = self.group(group, &place);
            if units.unit_at.contains_key(&group.id)
                || units
                    .group_at
                    .insert(group.id.clone(), units.groups.len())
                    .is_some()
            {
                self.doubled(&group.id, &place);
            }
            units.groups.push(group);
        }
        self.members(draft, &units, &file);
        self.family(draft, &units, &file);
        units
    }

    fn unit(&mut self, draft: &UnitDraft, place: &Place) -> Option<Unit> {
        let id = self.id(&draft.id, &place.key("id"));
        let kind = self.named(&draft.kind, &place.key("kind"));
        let names = self.names(draft, place);
        let short = self.optional(draft.short.as_ref(), place, "short");
        let role = self.optional(draft.role.as_ref(), place, "role");
        let note = self.optional(draft.note.as_ref(), place, "note");
        let parents = draft.parent.0.iter().map(|parent| match parent {
            ParentDraft::Always(id) => Dated {
                value: id.to_string(),
                from: None,
                to: None,
            },
            ParentDraft::Dated(DatedParentDraft { unit, from, to }) => Dated {
                value: unit.to_string(),
                from: from.map(|d| d.0),
                to: to.map(|d| d.0),
            },
        });
        Some(Unit {
            id,
            // A unit of a misspelt kind still is a unit: whoever names it is not wrong.
            kind: kind.unwrap_or(UnitKind::Organisation),
            names,
            short,
            parents: parents.collect(),
            active_from: draft.active.and_then(|span| span.from).map(|d| d.0),
            active_to: draft.active.and_then(|span| span.to).map(|d| d.0),
            role,
            website: draft.website.as_ref().map(|site| site.to_string()),
            predecessors: self.successions(&draft.predecessors, &place.key("predecessors")),
            successors: self.successions(&draft.successors, &place.key("successors")),
            note,
        })
    }

    fn names(&mut self, draft: &UnitDraft, place: &Place) -> Vec<Dated<Localized<String>>> {
        let mut names = Vec::new();
        if let Some(name) = &draft.name {
            names.push(Dated {
                value: self.text(name, &place.key("name")),
                from: None,
                to: None,
            });
        }
        for (index, name) in draft.names.iter().enumerate() {
            let value = self.text(&name.name, &place.key("names").index(index).key("name"));
            names.push(Dated {
                value,
                from: name.from.map(|d| d.0),
                to: name.to.map(|d| d.0),
            });
        }
        if draft.name.is_some() != draft.names.is_empty() {
            self.error(
                place,
                say!(
                    "đơn vị `{}` cần `name` hoặc `names`, và chỉ một trong hai",
                    "unit `{}` needs `name` or `names`, and only one of them",
                    &*draft.id
                ),
                Some(say!(
                    "viết `name: …`, hoặc danh sách `names` khi tên đã từng đổi",
                    "write `name: …`, or a list `names` when the name changed"
                )),
            );
            names.push(Dated {
                value: Localized::only(self.languages[0].clone(), draft.id.to_string()),
                from: None,
                to: None,
            });
        }
        names
    }

    fn successions(&mut self, drafts: &Many<SuccessionDraft>, place: &Place) -> Vec<Succession> {
        let mut successions = Vec::new();
        for (index, draft) in drafts.0.iter().enumerate() {
            successions.push(match draft {
                SuccessionDraft::Whole(id) => Succession {
                    unit: Party::Unit(id.to_string()),
                    is_part: false,
                },
                SuccessionDraft::Share(ShareDraft { unit, share }) => Succession {
                    unit: match unit {
                        TextDraft::Plain(id) => Party::Unit(id.clone()),
                        words => Party::Words(self.text(words, &place.index(index).key("unit"))),
                    },
                    is_part: share.as_deref() == Some("part"),
                },
            });
        }
        successions
    }

    fn group(&mut self, draft: &GroupDraft, place: &Place) -> Group {
        Group {
            id: self.id(&draft.id, &place.key("id")),
            name: self.text(&draft.name, &place.key("name")),
            members: draft.members.0.iter().map(|id| id.to_string()).collect(),
            note: self.optional(draft.note.as_ref(), place, "note"),
        }
    }

    /// Members exist, and no group contains itself.
    fn members(&mut self, draft: &UnitsDraft, units: &Units, file: &Place) {
        for (index, group) in draft.groups.iter().enumerate() {
            let place = file.key("groups").index(index).key("members");
            for (position, member) in group.members.0.iter().enumerate() {
                self.existing(member, units, &place.index(position));
                if contains(units, member, &group.id, &mut BTreeSet::new()) {
                    let id = &*group.id;
                    self.error(
                        &place.index(position),
                        say!("nhóm `{id}` chứa chính nó", "group `{id}` contains itself"),
                        Some(say!(
                            "bỏ `{}` khỏi danh sách",
                            "take `{}` out of the list",
                            &**member
                        )),
                    );
                }
            }
        }
    }

    /// Parents, predecessors and successors exist; no unit stands above itself.
    fn family(&mut self, draft: &UnitsDraft, units: &Units, file: &Place) {
        for (index, unit) in draft.units.iter().enumerate() {
            let place = file.key("units").index(index);
            for (position, parent) in unit.parent.0.iter().enumerate() {
                let (id, dated) = match parent {
                    ParentDraft::Always(id) => (id, false),
                    ParentDraft::Dated(DatedParentDraft { unit, .. }) => (unit, true),
                };
                let at = place.key("parent").index(position);
                let at = if dated { at.key("unit") } else { at };
                self.existing_unit(id, units, &at);
                if id.0 == unit.id.0 {
                    self.error(
                        &at,
                        say!(
                            "đơn vị không thể trực thuộc chính nó",
                            "a unit cannot stand under itself"
                        ),
                        None,
                    );
                }
            }
        }
    }

    fn existing(&mut self, id: &Words, units: &Units, place: &Place) {
        if units.unit(id).is_none() && units.group(id).is_none() {
            self.unknown(
                say!("đơn vị hay nhóm", "unit or group"),
                id,
                units.ids(),
                place,
            );
        }
    }

    /// The id of somebody who can do something: a unit, or a group whose members nobody lists.
    pub(super) fn doer(&mut self, id: &str, units: &Units, place: &Place) -> Option<String> {
        if units.unit(id).is_some() || units.is_unlisted(id) {
            return Some(id.to_owned());
        }
        if units.group(id).is_some() {
            let members = units.members(id).into_iter().map(|unit| unit.id.as_str());
            let members = members.take(12).collect::<Vec<_>>().join(", ");
            self.error(
                place,
                say!(
                    "`{id}` là một nhóm có thành viên: không rõ thành viên nào đã làm",
                    "`{id}` is a group with members: which of them did it is not known"
                ),
                Some(say!(
                    "ghi mã của đơn vị đã làm: {members}",
                    "write the id of the unit that did it: {members}"
                )),
            );
            return None;
        }
        let known = units.unit_at.keys().map(String::as_str);
        let known = known.chain(units.unlisted().map(|group| group.id.as_str()));
        self.unknown(say!("đơn vị", "unit"), id, known, place);
        None
    }

    /// A unit's id, checked.
    pub(super) fn existing_unit(
        &mut self,
        id: &str,
        units: &Units,
        place: &Place,
    ) -> Option<String> {
        if units.unit(id).is_none() {
            self.unknown(
                say!("đơn vị", "unit"),
                id,
                units.unit_at.keys().map(String::as_str),
                place,
            );
            return None;
        }
        Some(id.to_owned())
    }

    /// An id of a unit or group, or words by language.
    pub(super) fn party(
        &mut self,
        draft: &TextDraft,
        units: &Units,
        place: &Place,
    ) -> Option<Party> {
        match draft {
            TextDraft::Plain(id) if units.unit(id).is_some() => Some(Party::Unit(id.clone())),
            TextDraft::Plain(id) if units.group(id).is_some() => Some(Party::Group(id.clone())),
            TextDraft::Plain(id) => {
                let near = crate::diagnostic::nearest(id, units.ids());
                let default = &self.languages[0];
                let help = match near {
                    Some(near) => say!("có phải ý bạn là `{near}`?", "did you mean `{near}`?"),
                    None => say!(
                        "thêm đơn vị vào units.yaml, hoặc viết chữ thường: {{{default}: \"{id}\"}}",
                        "add the unit to units.yaml, or write free words: {{{default}: \"{id}\"}}"
                    ),
                };
                self.error(
                    place,
                    say!(
                        "không có đơn vị hay nhóm nào mang mã `{id}`",
                        "there is no unit or group with the id `{id}`"
                    ),
                    Some(help),
                );
                None
            }
            words => Some(Party::Words(self.text(words, place))),
        }
    }

    /// A list of parties.
    pub(super) fn parties(
        &mut self,
        drafts: &Many<TextDraft>,
        units: &Units,
        place: &Place,
    ) -> Vec<Party> {
        drafts
            .0
            .iter()
            .enumerate()
            .filter_map(|(index, draft)| self.party(draft, units, &place.index(index)))
            .collect()
    }
}

fn contains(units: &Units, id: &str, wanted: &str, seen: &mut BTreeSet<String>) -> bool {
    id == wanted
        || seen.insert(id.to_owned())
            && units.group(id).is_some_and(|group| {
                group
                    .members
                    .iter()
                    .any(|member| contains(units, member, wanted, seen))
            })
}
