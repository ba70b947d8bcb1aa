//! Who may take part, what is asked of them, what they agree to, and how long it is kept.

use std::collections::BTreeSet;

use crate::diagnostic::Place;
use crate::draft::{ContestDraft, EntrantGroupDraft, TeamDraft};
use crate::say;
use crate::site::check::Check;
use crate::site::contest::{AskedField, Consent, EntrantGroup, Privacy, Round, Team};
use crate::site::kind::{EntrantCode, EntryField};

use super::check::Grounds;

impl Check {
    pub(super) fn entrant_groups(
        &mut self,
        drafts: &[EntrantGroupDraft],
        place: &Place,
    ) -> Vec<EntrantGroup> {
        if drafts.is_empty() {
            self.error(
                place,
                say!(
                    "chưa ghi ai được dự thi",
                    "it does not say who may take part"
                ),
                Some(say!(
                    "ghi ít nhất một đối tượng: `- {{id: moi-nguoi, name: Mọi người}}`",
                    "write one group at least: `- {{id: everybody, name: Everybody}}`"
                )),
            );
        }
        let mut ids = BTreeSet::new();
        let mut groups = Vec::new();
        for (index, draft) in drafts.iter().enumerate() {
            let place = place.index(index);
            let id = self.id(&draft.id, &place.key("id"));
            if !ids.insert(id.clone()) {
                self.doubled(&id, &place);
            }
            let min_age = draft.min_age.map(|age| age.0);
            if let Some(age) = min_age.filter(|age| !(6..=100).contains(age)) {
                self.error(
                    &place.key("min_age"),
                    say!(
                        "tuổi nhỏ nhất {age}: có lẽ gõ nhầm",
                        "the youngest is {age}: perhaps a slip"
                    ),
                    Some(say!("viết tuổi, ví dụ 18", "write the age, for example 18")),
                );
            }
            groups.push(EntrantGroup {
                name: self.text(&draft.name, &place.key("name")),
                min_age: min_age.and_then(|age| u8::try_from(age).ok()),
                id,
            });
        }
        groups
    }

    pub(super) fn teams(
        &mut self,
        draft: &ContestDraft,
        grounds: &Grounds,
        place: &Place,
    ) -> Vec<Team> {
        let mut ids = BTreeSet::new();
        let mut teams = Vec::new();
        for (index, team) in draft.teams.iter().enumerate() {
            let place = place.key("teams").index(index);
            let Some(team) = self.team(team, grounds, &place) else {
                continue;
            };
            if !ids.insert(team.id.clone()) {
                let key = if draft.teams[index].unit.is_some() {
                    "unit"
                } else {
                    "id"
                };
                let id = &team.id;
                self.error(
                    &place.key(key),
                    say!(
                        "đội `{id}` đã có ở trên",
                        "the team `{id}` stands above already"
                    ),
                    None,
                );
            }
            teams.push(team);
        }
        let asked = draft.fields.iter();
        let asks_team = asked
            .into_iter()
            .any(|field| &*field.field == EntryField::Team.name());
        match (asks_team, teams.is_empty()) {
            (true, true) => self.error(
                place,
                say!(
                    "người thi được hỏi thuộc đội nào, nhưng chưa có danh sách đội",
                    "entrants are asked for their team, but no teams are listed"
                ),
                Some(say!(
                    "thêm `teams:`, hoặc hỏi nơi làm việc: `field: workplace`",
                    "add `teams:`, or ask where they work: `field: workplace`"
                )),
            ),
            (false, false) => self.error(
                &place.key("teams"),
                say!(
                    "có danh sách đội, nhưng người thi không được hỏi thuộc đội nào",
                    "teams are listed, but entrants are not asked for theirs"
                ),
                Some(say!(
                    "thêm `- field: team` vào `fields`",
                    "add `- field: team` to `fields`"
                )),
            ),
            _ => {}
        }
        teams
    }

    fn team(&mut self, draft: &TeamDraft, grounds: &Grounds, place: &Place) -> Option<Team> {
        let (id, name) = match (&draft.unit, &draft.id) {
            (Some(unit), None) => {
                let id = self.existing_unit(unit, grounds.units, &place.key("unit"))?;
                let day = grounds.plan.map_or(grounds.today, |plan| plan.active.from);
                let name = grounds.units.unit(&id)?.name_on(day).clone();
                let own = self.optional(draft.name.as_ref(), place, "name");
                (id, own.unwrap_or(name))
            }
            (None, Some(id)) => {
                let id = self.id(id, &place.key("id"));
                let Some(name) = self.optional(draft.name.as_ref(), place, "name") else {
                    self.error(
                        place,
                        say!("đội này chưa có tên", "this team has no name"),
                        Some(say!("thêm `name: …`", "add `name: …`")),
                    );
                    return None;
                };
                (id, name)
            }
            _ => {
                self.error(
                    place,
                    say!(
                        "một đội là một đơn vị (`unit`), hoặc có `id` và `name` riêng",
                        "a team is a `unit`, or has an `id` and a `name` of its own"
                    ),
                    None,
                );
                return None;
            }
        };
        if draft.members.0 == 0 {
            self.error(
                &place.key("members"),
                say!(
                    "đội này không có ai: không tính được tỷ lệ tham gia",
                    "this team has nobody: no rate of participation can be counted"
                ),
                Some(say!(
                    "ghi số người có thể dự thi",
                    "write how many people could take part"
                )),
            );
        }
        Some(Team {
            id,
            name,
            members: draft.members.0.max(1),
        })
    }

    pub(super) fn entrant_code(&mut self, draft: &ContestDraft, place: &Place) -> EntrantCode {
        self.named(&draft.code, &place.key("code"))
            .unwrap_or(EntrantCode::Issued)
    }

    pub(super) fn asked_fields(&mut self, draft: &ContestDraft, place: &Place) -> Vec<AskedField> {
        let code = EntrantCode::from_name(&draft.code);
        let mut seen = BTreeSet::new();
        let mut fields = Vec::new();
        for (index, asked) in draft.fields.iter().enumerate() {
            let place = place.key("fields").index(index);
            let Some(field) = self.named::<EntryField>(&asked.field, &place.key("field")) else {
                continue;
            };
            if !seen.insert(field) {
                self.error(
                    &place,
                    say!(
                        "mục `{}` đã có ở trên",
                        "the field `{}` stands above already",
                        field.name()
                    ),
                    None,
                );
            }
            let is_code = matches!(
                (code, field),
                (Some(EntrantCode::Phone), EntryField::Phone)
                    | (Some(EntrantCode::Email), EntryField::Email)
            );
            if is_code {
                self.error(
                    &place,
                    say!(
                        "mã dự thi đã là mục này, hỏi hai lần là thừa",
                        "the entrant's code is this already; asking twice is too much"
                    ),
                    Some(say!("bỏ mục này", "leave this field out")),
                );
            } else if is_delicate(field) && asked.why.is_none() {
                self.warn(
                    &place,
                    say!(
                        "hỏi `{}` mà không nói để làm gì",
                        "`{}` is asked without saying what for",
                        field.name()
                    ),
                    Some(say!(
                        "bỏ mục này nếu thể lệ không cần đến, hoặc thêm `why: …`",
                        "leave it out if the rules do not need it, or add `why: …`"
                    )),
                );
            }
            fields.push(AskedField {
                field,
                is_required: asked.required.unwrap_or(true),
                why: self.optional(asked.why.as_ref(), &place, "why"),
            });
        }
        fields
    }

    pub(super) fn consents(&mut self, draft: &ContestDraft, place: &Place) -> Vec<Consent> {
        let mut ids = BTreeSet::new();
        let mut consents = Vec::new();
        for (index, consent) in draft.consents.iter().enumerate() {
            let place = place.key("consents").index(index);
            let id = self.id(&consent.id, &place.key("id"));
            if !ids.insert(id.clone()) {
                self.doubled(&id, &place);
            }
            consents.push(Consent {
                id,
                purpose: self.text(&consent.purpose, &place.key("purpose")),
                is_required: consent.required,
            });
        }
        // A code that is a telephone number or an address is personal data too.
        let is_personal = !draft.fields.is_empty() || &*draft.code != EntrantCode::Issued.name();
        if is_personal && !consents.iter().any(|consent| consent.is_required) {
            self.error(
                place,
                say!(
                    "có hỏi thông tin cá nhân, nhưng người thi không được hỏi có đồng ý không",
                    "personal data are asked, but entrants are not asked to agree"
                ),
                Some(say!(
                    "thêm vào `consents` một mục có `required: true`: dùng thông tin để chấm thi, trao giải",
                    "add a consent with `required: true`: that the data are used for grading and prizes"
                )),
            );
        }
        consents
    }

    pub(super) fn privacy(
        &mut self,
        draft: &ContestDraft,
        rounds: &[Round],
        place: &Place,
        grounds: &Grounds,
    ) -> Privacy {
        let place = place.key("privacy");
        let keep_until = draft.privacy.keep_until.0;
        let last = rounds
            .iter()
            .map(|round| round.last_day(grounds.zone))
            .max();
        if let Some(last) = last.filter(|last| *last >= keep_until) {
            self.error(
                &place.key("keep_until"),
                say!(
                    "dữ liệu bị xóa ngày {keep_until}, khi vòng cuối ({last}) chưa chấm xong",
                    "the data are deleted on {keep_until}, before the last round ({last}) can be graded"
                ),
                Some(say!(
                    "chọn một ngày sau khi đã chấm, trao giải và giải quyết khiếu nại",
                    "choose a day after grading, prizes and complaints"
                )),
            );
        }
        Privacy {
            controller: self.text(&draft.privacy.controller, &place.key("controller")),
            purpose: self.text(&draft.privacy.purpose, &place.key("purpose")),
            keep_until,
        }
    }
}

/// What tells where and how to find somebody, or how old they are.
fn is_delicate(field: EntryField) -> bool {
    matches!(
        field,
        EntryField::Phone | EntryField::Email | EntryField::Address | EntryField::BirthYear
    )
}
