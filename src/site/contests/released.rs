//! What is published behind a round: its result, and the key of its bank; neither before its time.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostic::Place;
use crate::draft::{
    ContestFolder, GroupResultDraft, RankedEntrantDraft, RevealedDraft, RoundResultDraft,
};
use crate::say;
use crate::site::check::{Check, key_of};
use crate::site::contest::{Contest, RevealedKey};
use crate::site::kind::RoundPhase;
use crate::site::result::{GroupResult, QuestionResult, RankedEntrant, RoundResult, TeamResult};

use super::bank::HASH;
use super::check::Grounds;
use super::rounds::instant;

impl Check {
    /// Reads `results/*.yaml` into the rounds.
    pub(super) fn results(
        &mut self,
        contest: &mut Contest,
        folder: &ContestFolder,
        grounds: &Grounds,
    ) {
        for (id, draft) in &folder.results {
            let place = Place::file(&folder.file(&format!("results/{id}.yaml")));
            let Some(at) = contest.rounds.iter().position(|round| round.id == *id) else {
                let known = contest.rounds.iter().map(|round| round.id.as_str());
                self.unknown(say!("vòng thi", "round"), id, known, &place);
                continue;
            };
            let result = self.result(draft, contest, &place, grounds);
            contest.rounds[at].result = Some(result);
            let round = &contest.rounds[at];
            match round.phase(grounds.today, grounds.zone) {
                RoundPhase::Released => {}
                RoundPhase::Closed => self.too_early(
                    &place.key("released"),
                    say!(
                        "kết quả này chỉ được công bố sau hôm nay",
                        "this result is released after today only"
                    ),
                ),
                _ => {
                    let last = round.last_day(grounds.zone);
                    self.too_early(
                        &place,
                        say!(
                            "có kết quả của vòng `{id}`, nhưng hết ngày {last} vòng này mới đóng",
                            "there is a result of the round `{id}`, which closes with {last}"
                        ),
                    );
                }
            }
        }
    }

    fn too_early(&mut self, place: &Place, message: crate::diagnostic::Text) {
        self.error(
            place,
            message,
            Some(say!(
                "chuyển tệp này ra ngoài thư mục của trang cho đến ngày công bố",
                "keep this file outside the site's folder until that day"
            )),
        );
    }

    fn result(
        &mut self,
        draft: &RoundResultDraft,
        contest: &Contest,
        place: &Place,
        grounds: &Grounds,
    ) -> RoundResult {
        self.sums(draft, place);
        for day in draft.by_day.keys() {
            if day.parse::<Date>().is_err() {
                self.error(
                    &key_of(&place.key("by_day"), day),
                    say!("`{day}` không phải một ngày", "`{day}` is not a day"),
                    None,
                );
            }
        }
        let groups: BTreeSet<&str> = contest.groups.iter().map(|one| one.id.as_str()).collect();
        for id in draft.groups.keys() {
            let what = say!("đối tượng dự thi", "group of entrants");
            self.known(what, id, &groups, &key_of(&place.key("groups"), id));
        }
        let teams: BTreeSet<&str> = contest.teams.iter().map(|one| one.id.as_str()).collect();
        for (index, team) in draft.teams.iter().enumerate() {
            let place = place.key("teams").index(index).key("id");
            self.known(say!("đội", "team"), &team.id, &teams, &place);
        }
        let questions = contest.banks.values().flat_map(|bank| &bank.questions);
        let questions: BTreeSet<&str> = questions.map(|one| one.id.as_str()).collect();
        let mut counted = Vec::new();
        for (index, one) in draft.questions.iter().enumerate() {
            let place = place.key("questions").index(index);
            let what = say!("câu hỏi", "question");
            self.known(what, &one.id, &questions, &place.key("id"));
            let pillar = one.pillar.as_ref();
            counted.push(QuestionResult {
                id: one.id.0.clone(),
                pillar: pillar.and_then(|name| self.named(name, &place.key("pillar"))),
                asked: one.asked,
                right: one.right,
            });
        }
        let audit = self.hex(&draft.audit, HASH, &place.key("audit"));
        let mut bands = [0; 4];
        for (band, count) in bands.iter_mut().zip(&draft.bands) {
            *band = *count;
        }
        RoundResult {
            released: instant(draft.released, grounds, false),
            audit: audit.unwrap_or_default(),
            received: draft.received,
            entrants: draft.entrants,
            all_right: draft.all_right,
            actual: draft.actual.as_ref().map(|words| words.0.clone()),
            bands,
            by_day: draft.by_day.clone(),
            groups: self.groups_of(&draft.groups, &place.key("groups")),
            overall: self.groups_of(&draft.overall, &place.key("overall")),
            teams: teams_of(draft),
            questions: counted,
        }
    }

    /// Figures that cannot all be right: somebody changed the file by hand.
    fn sums(&mut self, draft: &RoundResultDraft, place: &Place) {
        let bands: u64 = draft.bands.iter().sum();
        let in_groups: u64 = draft.groups.values().map(|group| group.entrants).sum();
        let is_wrong = [
            ("bands", draft.bands.len() != 4 || bands != draft.entrants),
            ("groups", in_groups != draft.entrants),
            ("entrants", draft.entrants > draft.received),
            ("all_right", draft.bands.first() != Some(&draft.all_right)),
            (
                "questions",
                draft.questions.iter().any(|one| one.right > one.asked),
            ),
        ];
        for (key, _) in is_wrong.iter().filter(|(_, is_wrong)| *is_wrong) {
            self.error(
                &place.key(key),
                say!(
                    "các con số không khớp nhau (`{key}`)",
                    "the figures do not agree (`{key}`)"
                ),
                Some(say!(
                    "không sửa tay tệp này: chạy lại `loa contest grade`",
                    "never edit this file: run `loa contest grade` again"
                )),
            );
        }
    }

    /// Reads `revealed/*.yaml` into the banks.
    pub(super) fn revealed(
        &mut self,
        contest: &mut Contest,
        folder: &ContestFolder,
        grounds: &Grounds,
    ) {
        for (id, draft) in &folder.revealed {
            let place = Place::file(&folder.file(&format!("revealed/{id}.yaml")));
            if !contest.banks.contains_key(id) {
                let known = contest.banks.keys().map(String::as_str);
                let what = say!("ngân hàng câu hỏi", "bank of questions");
                self.unknown(what, id, known, &place);
                continue;
            }
            if !contest.may_reveal(id, grounds.today, grounds.zone) {
                self.too_early(&place, say!(
                    "đáp án của `{id}` không được công bố: còn vòng thi dùng ngân hàng này chưa đóng, hoặc chưa công bố kết quả",
                    "the key of `{id}` must not be published: a round that draws from this bank is not closed, or its result not released"
                ));
            }
            self.names_itself(draft, &contest.id, id, &place);
            let salt = self.hex(&draft.salt, HASH, &place.key("salt"));
            let Some(bank) = contest.banks.get_mut(id) else {
                continue;
            };
            let key = self.solutions(&draft.solutions, &bank.questions, &place.key("solutions"));
            bank.revealed = salt.map(|salt| RevealedKey { salt, key });
        }
    }

    fn groups_of(
        &mut self,
        drafts: &BTreeMap<String, GroupResultDraft>,
        place: &Place,
    ) -> BTreeMap<String, GroupResult> {
        let mut groups = BTreeMap::new();
        for (id, group) in drafts {
            let place = place.key(id).key("ranking");
            let ranking = group.ranking.iter().enumerate();
            let result = GroupResult {
                entrants: group.entrants,
                mean: group.mean,
                ranking: ranking
                    .map(|(index, one)| self.ranked_entrant(one, &place.index(index)))
                    .collect(),
            };
            groups.insert(id.clone(), result);
        }
        groups
    }

    fn ranked_entrant(&mut self, one: &RankedEntrantDraft, place: &Place) -> RankedEntrant {
        let decided = one.decided_by.as_ref();
        RankedEntrant {
            rank: one.rank,
            name: one.name.0.clone(),
            unit: one.unit.clone(),
            score: one.score,
            of: one.of,
            prediction: one.prediction.as_ref().map(|words| words.0.clone()),
            off_by: one.off_by.as_ref().map(|words| words.0.clone()),
            seconds: one.seconds,
            decided_by: decided.and_then(|name| self.named(name, &place.key("decided_by"))),
            prize: one.prize.as_ref().map(|words| words.0.clone()),
        }
    }

    fn names_itself(&mut self, draft: &RevealedDraft, contest: &str, bank: &str, place: &Place) {
        let names = [
            ("contest", &draft.contest, contest),
            ("bank", &draft.bank, bank),
        ];
        for (key, written, expected) in names {
            if written
                .as_ref()
                .is_some_and(|written| **written != *expected)
            {
                self.error(
                    &place.key(key),
                    say!(
                        "tệp này nằm sai chỗ: ở đây phải là `{expected}`",
                        "this file lies in the wrong place: here it has to be `{expected}`"
                    ),
                    None,
                );
            }
        }
    }
}

fn teams_of(draft: &RoundResultDraft) -> Vec<TeamResult> {
    let teams = draft.teams.iter().map(|team| TeamResult {
        id: team.id.0.clone(),
        rank: team.rank,
        entrants: team.entrants,
        members: team.members,
        mean: team.mean,
        prize: team.prize.as_ref().map(|words| words.0.clone()),
    });
    teams.collect()
}
