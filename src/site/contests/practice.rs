//! A practice quiz tells what is right: no question of a contest stands in one before its key may be revealed.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::language::Localized;
use crate::say;
use crate::site::check::Check;
use crate::site::contest::Contest;
use crate::site::quiz::Quiz;
use crate::site::zone::Zone;
use crate::source::{SpelledWord, spelled};

impl Check {
    /// Questions that a quiz and a bank share, whatever their ids, capitals and signs.
    pub(in crate::site) fn practised(
        &mut self,
        contests: &[Contest],
        quizzes: &[Quiz],
        today: Date,
        zone: Zone,
    ) {
        let mut secret: BTreeMap<Vec<SpelledWord>, &str> = BTreeMap::new();
        for contest in contests {
            let banks = contest.banks.values();
            for bank in banks.filter(|bank| !contest.may_reveal(&bank.id, today, zone)) {
                let texts = bank.questions.iter().flat_map(|one| words(&one.text));
                secret.extend(texts.map(|text| (text, contest.id.as_str())));
            }
        }
        for question in quizzes.iter().flat_map(|quiz| &quiz.questions) {
            let shared = words(&question.text).find_map(|text| secret.get(&text).copied());
            if let Some(contest) = shared {
                self.error(
                    &question.place.key("text"),
                    say!(
                        "câu này cũng có trong cuộc thi `{contest}` chưa công bố đáp án: bài luyện tập sẽ làm lộ đáp án",
                        "the contest `{contest}`, whose key is not public yet, asks this too: the quiz would tell the answer"
                    ),
                    Some(say!(
                        "bỏ câu này khỏi bài luyện tập cho đến khi cuộc thi có kết quả",
                        "leave it out of the quiz until the results of the contest are out"
                    )),
                );
            }
        }
    }
}

fn words(text: &Localized<String>) -> impl Iterator<Item = Vec<SpelledWord>> + '_ {
    let texts = text.iter().map(|(_, text)| spelled(text));
    texts.filter(|words| !words.is_empty())
}
