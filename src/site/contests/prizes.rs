//! What can be won, by people and by teams.

use std::collections::BTreeSet;

use crate::diagnostic::Place;
use crate::draft::{ContestDraft, PrizeDraft};
use crate::say;
use crate::site::check::Check;
use crate::site::contest::{Collective, EntrantGroup, Prize};
use crate::site::kind::PrizeScope;

impl Check {
    pub(super) fn prizes(
        &mut self,
        drafts: &[PrizeDraft],
        groups: &[EntrantGroup],
        place: &Place,
    ) -> Vec<Prize> {
        let known: BTreeSet<&str> = groups.iter().map(|group| group.id.as_str()).collect();
        let mut prizes = Vec::new();
        for (index, draft) in drafts.iter().enumerate() {
            let place = place.index(index);
            let group = draft.group.as_ref().and_then(|group| {
                let what = say!("đối tượng dự thi", "group of entrants");
                self.known(what, group, &known, &place.key("group"))
            });
            let count = draft.count;
            let scope = draft.scope.as_ref();
            let scope = scope.and_then(|name| self.named(name, &place.key("scope")));
            prizes.push(Prize {
                name: self.text(&draft.name, &place.key("name")),
                count: count.map_or(1, |count| self.positive(count, &place.key("count"))),
                value: draft.value.map(|value| u64::from(value.0)),
                group,
                scope: scope.unwrap_or(PrizeScope::Round),
            });
        }
        prizes
    }

    pub(super) fn collective(
        &mut self,
        draft: &ContestDraft,
        groups: &[EntrantGroup],
        place: &Place,
    ) -> Option<Collective> {
        let collective = draft.collective.as_ref()?;
        let place = place.key("collective");
        if draft.teams.is_empty() {
            self.error(
                &place,
                say!(
                    "có giải tập thể, nhưng chưa có danh sách đội",
                    "teams can win, but no teams are listed"
                ),
                Some(say!(
                    "thêm `teams:` với số người của từng đơn vị",
                    "add `teams:` with how many people each has"
                )),
            );
        }
        let floor = collective.floor_percent.0;
        if floor > 100 {
            self.error(
                &place.key("floor_percent"),
                say!(
                    "tỷ lệ tham gia không thể quá 100 %",
                    "no rate of participation is above 100 %"
                ),
                None,
            );
        }
        Some(Collective {
            floor_percent: u8::try_from(floor.min(100)).unwrap_or(100),
            prizes: self.prizes(&collective.prizes, groups, &place.key("prizes")),
        })
    }
}
