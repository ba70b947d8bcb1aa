//! Rounds one after the other, each with a seed of its own and a bank for every group.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Time;

use crate::diagnostic::Place;
use crate::draft::{ContestDraft, Moment, RoundDraft};
use crate::say;
use crate::site::check::{Check, key_of};
use crate::site::contest::{Bank, EntrantGroup, Round};

use super::check::Grounds;

/// Shorter seeds can be tried out: somebody could look for one that suits a friend.
const SEED: usize = 12;

impl Check {
    pub(super) fn rounds(
        &mut self,
        draft: &ContestDraft,
        groups: &[EntrantGroup],
        banks: &BTreeMap<String, Bank>,
        place: &Place,
        grounds: &Grounds,
    ) -> Vec<Round> {
        let place = place.key("rounds");
        if draft.rounds.is_empty() {
            self.error(
                &place,
                say!("cuộc thi chưa có vòng nào", "the contest has no round"),
                Some(say!(
                    "ghi ít nhất một vòng: id, name, opens, closes, seed, bank",
                    "write one at least: id, name, opens, closes, seed, bank"
                )),
            );
        }
        let mut ids = BTreeSet::new();
        let mut seeds = BTreeSet::new();
        let mut rounds: Vec<Round> = Vec::new();
        for (index, draft) in draft.rounds.iter().enumerate() {
            let place = place.index(index);
            let Some(round) = self.round(draft, groups, banks, &place, grounds) else {
                continue;
            };
            if !ids.insert(round.id.clone()) {
                self.doubled(&round.id, &place);
            }
            if !round.seed.is_empty() && !seeds.insert(round.seed.clone()) {
                self.error(
                    &place.key("seed"),
                    say!(
                        "vòng trước đã dùng chuỗi `seed` này: người thi sẽ gặp lại đúng đề cũ",
                        "an earlier round has this seed: entrants would draw alike"
                    ),
                    Some(say!(
                        "mỗi vòng một chuỗi riêng, lấy ngẫu nhiên",
                        "give every round a random one of its own"
                    )),
                );
            }
            if let Some(before) = rounds.last().filter(|before| before.closes > round.opens) {
                let name = &before.id;
                self.error(
                    &place.key("opens"),
                    say!(
                        "vòng này mở khi vòng `{name}` chưa đóng, hoặc đứng sai thứ tự",
                        "this round opens before `{name}` has closed, or stands in the wrong order"
                    ),
                    Some(say!(
                        "các vòng nối tiếp nhau theo thời gian",
                        "rounds follow one another in time"
                    )),
                );
            }
            rounds.push(round);
        }
        rounds
    }

    fn round(
        &mut self,
        draft: &RoundDraft,
        groups: &[EntrantGroup],
        banks: &BTreeMap<String, Bank>,
        place: &Place,
        grounds: &Grounds,
    ) -> Option<Round> {
        let opens = instant(draft.opens, grounds, false);
        let closes = instant(draft.closes, grounds, true);
        let (opens, closes) = opens.zip(closes)?;
        if closes <= opens {
            self.error(
                &place.key("closes"),
                say!(
                    "vòng này đóng trước khi mở",
                    "this round closes before it opens"
                ),
                Some(say!(
                    "đổi chỗ hai thời điểm, hoặc sửa ngày",
                    "swap the two moments, or mend the day"
                )),
            );
        }
        let mut round = Round {
            id: self.id(&draft.id, &place.key("id")),
            name: self.text(&draft.name, &place.key("name")),
            opens,
            closes,
            seed: String::new(),
            banks: BTreeMap::new(),
            result: None,
        };
        let is_near = round.first_day(grounds.zone) <= grounds.today;
        round.seed = self.seed(draft, is_near, place);
        round.banks = self.banks_of_round(draft, groups, banks, place, is_near);
        Some(round)
    }

    fn seed(&mut self, draft: &RoundDraft, is_near: bool, place: &Place) -> String {
        let Some(seed) = &draft.seed else {
            if is_near {
                self.error(
                    place,
                    say!(
                        "vòng này đã mở mà chưa công bố chuỗi `seed` để rút đề",
                        "this round has opened, and no `seed` is published from which papers are drawn"
                    ),
                    Some(say!(
                        "thêm `seed: …`: ít nhất {SEED} ký tự ngẫu nhiên",
                        "add `seed: …`: {SEED} random characters at least"
                    )),
                );
            }
            return String::new();
        };
        let is_plain = seed.bytes().all(|byte| byte.is_ascii_graphic());
        if seed.len() < SEED || !is_plain {
            self.error(
                &place.key("seed"),
                say!(
                    "chuỗi `seed` cần ít nhất {SEED} ký tự, chỉ gồm chữ không dấu và chữ số",
                    "a seed needs {SEED} characters at least, letters without marks and digits only"
                ),
                Some(say!(
                    "lấy ngẫu nhiên; chuỗi ngắn thì có thể thử cho ra đề mong muốn",
                    "take a random one; a short one can be chosen for the paper that somebody wants"
                )),
            );
        }
        seed.0.clone()
    }

    fn banks_of_round(
        &mut self,
        draft: &RoundDraft,
        groups: &[EntrantGroup],
        banks: &BTreeMap<String, Bank>,
        place: &Place,
        is_near: bool,
    ) -> BTreeMap<String, String> {
        let mut of_groups = BTreeMap::new();
        let group_ids: BTreeSet<&str> = groups.iter().map(|group| group.id.as_str()).collect();
        let bank_ids: BTreeSet<&str> = banks.keys().map(String::as_str).collect();
        let by_group = place.key("banks");
        for group in draft.banks.keys() {
            let known = say!("đối tượng dự thi", "group of entrants");
            self.known(known, group, &group_ids, &key_of(&by_group, group));
        }
        for group in groups {
            let named = draft.banks.get(&group.id);
            let (bank, place) = match (named, &draft.bank) {
                (Some(bank), _) => (bank, by_group.key(&group.id)),
                (None, Some(bank)) => (bank, place.key("bank")),
                (None, None) => {
                    let group = &group.id;
                    self.error(
                        place,
                        say!(
                            "chưa ghi đối tượng `{group}` thi bằng ngân hàng câu hỏi nào",
                            "it does not say which bank the group `{group}` draws from"
                        ),
                        Some(say!(
                            "thêm `bank: …` cho mọi đối tượng, hoặc `banks:` theo từng đối tượng",
                            "add `bank: …` for all, or `banks:` by group"
                        )),
                    );
                    continue;
                }
            };
            if bank_ids.contains(&**bank) {
                of_groups.insert(group.id.clone(), bank.0.clone());
            } else if is_near {
                let known = bank_ids.iter().copied();
                self.unknown(
                    say!("ngân hàng câu hỏi", "bank of questions"),
                    bank,
                    known,
                    &place,
                );
            } else {
                // The rules may be published before the questions are ready.
                of_groups.insert(group.id.clone(), bank.0.clone());
                self.warn(
                    &place,
                    say!(
                        "chưa có ngân hàng câu hỏi `banks/{}.yaml`",
                        "there is no bank `banks/{}.yaml` yet",
                        bank.0
                    ),
                    Some(say!(
                        "phải có trước ngày mở vòng này",
                        "it has to be there before the day this round opens"
                    )),
                );
            }
        }
        of_groups
    }
}

/// The instant of a moment; a day alone means its beginning, or its end.
pub(super) fn instant(moment: Moment, grounds: &Grounds, is_end: bool) -> Option<Timestamp> {
    match moment {
        Moment::Exact(instant) => Some(instant),
        Moment::Clock(clock) => grounds.zone.instant(clock),
        Moment::Day(day) => {
            let day = if is_end { day.tomorrow().ok()? } else { day };
            grounds.zone.instant(day.to_datetime(Time::midnight()))
        }
    }
}
