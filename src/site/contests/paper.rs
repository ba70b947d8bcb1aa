//! What a paper consists of, what is guessed, which attempt counts and what ranks entries.

use std::collections::BTreeSet;

use crate::diagnostic::Place;
use crate::draft::{AttemptsDraft, ContestDraft, Count, PaperDraft, PredictionDraft};
use crate::say;
use crate::site::check::Check;
use crate::site::contest::{Attempts, Paper, Prediction, Stratum};
use crate::site::kind::{
    Attempt, AttemptScope, Pillar, PredictionKind, PredictionScope, RankingKey,
};

/// More digits nobody can guess, and a ranking needs none.
const DECIMALS: u32 = 6;

impl Check {
    pub(super) fn paper(&mut self, draft: &PaperDraft, place: &Place) -> Paper {
        let mut strata = Vec::new();
        let mut any_at = None;
        for (index, stratum) in draft.strata.iter().enumerate() {
            let place = place.key("strata").index(index);
            let pillar: Option<Pillar> = stratum
                .pillar
                .as_ref()
                .and_then(|name| self.named(name, &place.key("pillar")));
            if let (Some(_), Some(_)) = (any_at, &stratum.pillar) {
                self.error(
                    &place,
                    say!(
                        "phần rút theo lĩnh vực phải đứng trước phần rút từ cả ngân hàng",
                        "what is drawn by content has to come before what is drawn from the whole bank"
                    ),
                    Some(say!(
                        "đưa dòng không có `pillar` xuống cuối",
                        "put the entry without `pillar` last"
                    )),
                );
            }
            if stratum.pillar.is_none() {
                any_at = Some(index);
            }
            let count = self.positive(stratum.count, &place.key("count"));
            strata.push(Stratum { pillar, count });
        }
        match (draft.questions, strata.is_empty()) {
            (Some(questions), true) => strata.push(Stratum {
                pillar: None,
                count: self.positive(questions, &place.key("questions")),
            }),
            (None, false) => {}
            (Some(questions), false) => {
                let sum: u32 = strata.iter().map(|one| u32::from(one.count)).sum();
                if sum != questions.0 {
                    let questions = questions.0;
                    self.error(
                        &place.key("questions"),
                        say!(
                            "đề có {questions} câu, nhưng các phần ở `strata` cộng lại là {sum} câu",
                            "a paper has {questions} questions, but the parts in `strata` add up to {sum}"
                        ),
                        Some(say!(
                            "bỏ `questions`, hoặc sửa cho khớp",
                            "leave `questions` out, or make them agree"
                        )),
                    );
                }
            }
            (None, true) => self.error(
                place,
                say!(
                    "chưa ghi mỗi đề có bao nhiêu câu hỏi",
                    "it does not say how many questions a paper has"
                ),
                Some(say!(
                    "viết `questions: 15`, hoặc `strata` theo từng lĩnh vực",
                    "write `questions: 15`, or `strata` by content"
                )),
            ),
        }
        let time_limit = draft.time_limit.map(|limit| limit.0);
        if time_limit.is_some_and(|limit| limit < 60) {
            self.error(
                &place.key("time_limit"),
                say!(
                    "thời gian làm bài chưa đến một phút",
                    "there is less than a minute to answer"
                ),
                Some(say!("viết ví dụ: 20 phút", "write for example: 20 minutes")),
            );
        }
        Paper {
            strata,
            shuffles_questions: draft.shuffle_questions.unwrap_or(true),
            shuffles_choices: draft.shuffle_choices.unwrap_or(true),
            time_limit,
        }
    }

    /// A number of at least one that fits.
    pub(super) fn positive(&mut self, count: Count, place: &Place) -> u16 {
        match u16::try_from(count.0) {
            Ok(count) if count > 0 => count,
            _ => {
                let count = count.0;
                self.error(
                    place,
                    say!(
                        "{count}: ở đây cần một số từ 1 đến 65535",
                        "{count}: a number from 1 to 65535 belongs here"
                    ),
                    None,
                );
                1
            }
        }
    }

    pub(super) fn prediction(
        &mut self,
        draft: &PredictionDraft,
        place: &Place,
    ) -> Option<Prediction> {
        let kind: PredictionKind = self.named(&draft.kind, &place.key("kind"))?;
        let scope = draft.scope.as_ref();
        let scope = scope.and_then(|name| self.named(name, &place.key("scope")));
        let decimals = draft.decimals.map_or(0, |count| count.0);
        if decimals > DECIMALS {
            self.error(
                &place.key("decimals"),
                say!(
                    "{decimals} chữ số sau dấu phẩy: nhiều nhất là {DECIMALS}",
                    "{decimals} digits after the comma: {DECIMALS} at most"
                ),
                None,
            );
        }
        if decimals > 0 && kind != PredictionKind::PercentAllCorrect {
            self.error(
                &place.key("decimals"),
                say!(
                    "số người thì không có chữ số sau dấu phẩy",
                    "a number of people has no digits after the comma"
                ),
                Some(say!(
                    "bỏ `decimals`, hoặc dùng `kind: percent_all_correct`",
                    "leave `decimals` out, or use `kind: percent_all_correct`"
                )),
            );
        }
        Some(Prediction {
            kind,
            scope: scope.unwrap_or(PredictionScope::Round),
            decimals: u8::try_from(decimals.min(DECIMALS)).unwrap_or(0),
        })
    }

    pub(super) fn attempts(&mut self, draft: Option<&AttemptsDraft>, place: &Place) -> Attempts {
        let Some(draft) = draft else {
            return Attempts {
                most: 1,
                scope: AttemptScope::Round,
                counts: Attempt::First,
            };
        };
        let most = self.positive(draft.most, &place.key("most"));
        let scope = draft.per.as_ref();
        let scope = scope.and_then(|name| self.named(name, &place.key("per")));
        let counts = draft.counts.as_ref();
        if counts.is_none() && most > 1 {
            self.error(
                place,
                say!(
                    "được thi {most} lần, nhưng chưa ghi lần nào được tính",
                    "one may enter {most} times, but it does not say which entry counts"
                ),
                Some(say!(
                    "thêm `counts: best` (lần tốt nhất), `first` (lần đầu) hoặc `last` (lần cuối)",
                    "add `counts: best`, `first` or `last`"
                )),
            );
        }
        let counts = counts.and_then(|name| self.named(name, &place.key("counts")));
        Attempts {
            most,
            scope: scope.unwrap_or(AttemptScope::Round),
            counts: counts.unwrap_or(Attempt::First),
        }
    }

    /// The keys in their order; a draw, which decides always, comes last whether it is written or not.
    pub(super) fn ranking(
        &mut self,
        draft: &ContestDraft,
        has_prediction: bool,
        place: &Place,
    ) -> Vec<RankingKey> {
        let written = &draft.ranking.0;
        let place = place.key("ranking");
        let mut keys: Vec<RankingKey> = Vec::new();
        let mut seen = BTreeSet::new();
        for (index, name) in written.iter().enumerate() {
            let place = place.index(index);
            let Some(key) = self.named::<RankingKey>(name, &place) else {
                continue;
            };
            if !seen.insert(key) {
                self.error(
                    &place,
                    say!(
                        "tiêu chí `{}` đã có ở trên",
                        "the key `{}` stands above already",
                        key.name()
                    ),
                    None,
                );
                continue;
            }
            if key == RankingKey::Prediction && !has_prediction {
                self.error(
                    &place,
                    say!(
                        "xếp hạng theo dự đoán, nhưng thể lệ không có câu hỏi dự đoán",
                        "entries are ranked by a prediction, but the rules have no prediction question"
                    ),
                    Some(say!(
                        "thêm `prediction: {{kind: count_all_correct}}`, hoặc bỏ tiêu chí này",
                        "add `prediction: {{kind: count_all_correct}}`, or leave this key out"
                    )),
                );
                continue;
            }
            if keys.last() == Some(&RankingKey::Draw) {
                self.error(
                    &place,
                    say!(
                        "tiêu chí này không bao giờ được xét: rút thăm đã quyết định hết",
                        "this key never decides: the draw before it does"
                    ),
                    Some(say!("đưa `draw` xuống cuối", "put `draw` last")),
                );
            }
            keys.push(key);
        }
        if written.is_empty() {
            keys = vec![RankingKey::Score];
            keys.extend(has_prediction.then_some(RankingKey::Prediction));
            keys.extend([RankingKey::TimeTaken, RankingKey::SubmittedAt]);
        } else if has_prediction && !seen.contains(&RankingKey::Prediction) {
            self.warn(
                &place,
                say!(
                    "có câu hỏi dự đoán, nhưng không xếp hạng theo dự đoán",
                    "there is a prediction question, but nothing is ranked by it"
                ),
                Some(say!(
                    "thêm `prediction` vào `ranking`",
                    "add `prediction` to `ranking`"
                )),
            );
        }
        if keys.last() != Some(&RankingKey::Draw) {
            keys.push(RankingKey::Draw);
        }
        keys
    }
}
