//! Whether a round can be graded: it is closed, and there is a key, the one that was promised.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::diagnostic::Text;
use crate::say;
use crate::site::{AttemptScope, Contest, PredictionScope, PrizeScope, Round, Zone};

use super::key_file::KeyFile;
use super::moment::moment;

/// Position of the round of this id.
pub(super) fn round_of(contest: &Contest, id: &str) -> Result<usize, Text> {
    contest
        .rounds
        .iter()
        .position(|round| round.id == id)
        .ok_or_else(|| {
            let names: Vec<&str> = contest
                .rounds
                .iter()
                .map(|round| round.id.as_str())
                .collect();
            let names = names.join(", ");
            say!(
                "Cuộc thi không có vòng `{id}`. Các vòng: {names}.",
                "The contest has no round `{id}`. Its rounds: {names}."
            )
        })
}

/// Rounds whose entries decide about this one: itself, and those before it where something is counted over the whole contest.
pub(super) fn needed_rounds(contest: &Contest, round: usize) -> Vec<usize> {
    let is_last = round + 1 == contest.rounds.len();
    let is_overall = is_last
        && contest
            .prizes
            .iter()
            .any(|prize| prize.scope == PrizeScope::Contest);
    let predicts = contest
        .prediction
        .as_ref()
        .is_some_and(|rules| rules.scope == PredictionScope::Contest);
    let is_wide = contest.attempts.scope == AttemptScope::Contest || predicts || is_overall;
    match is_wide {
        true => (0..=round).collect(),
        false => vec![round],
    }
}

/// A round that is open is not graded.
pub(super) fn not_closed(round: &Round, at: Timestamp, zone: Zone) -> Vec<Text> {
    if at >= round.closes {
        return Vec::new();
    }
    let (id, Text { vi, en }) = (&round.id, moment(round.closes, zone));
    vec![say!(
        "Vòng `{id}` chưa đóng (đóng {vi}). Chấm khi vòng thi còn mở là xem trước kết quả.",
        "The round `{id}` is not closed (it closes at {en}). A grade of an open round is a look at its result."
    )]
}

/// Banks without a key, and those whose key is not the one that was promised.
pub(super) fn missing_keys(contest: &Contest, keys: &KeyFile, needed: &[usize]) -> Vec<Text> {
    let banks: BTreeSet<&String> = needed
        .iter()
        .flat_map(|at| contest.rounds[*at].banks.values())
        .collect();
    let missing = banks
        .into_iter()
        .filter(|bank| !keys.banks.contains_key(*bank));
    let missing = missing.map(|bank| {
        say!(
            "Tệp đáp án không có bộ câu hỏi `{bank}`.",
            "The key has nothing for the bank `{bank}`."
        )
    });
    let broken = needed
        .iter()
        .flat_map(|at| contest.rounds[*at].banks.values());
    let broken: BTreeSet<&String> = broken
        .filter(|bank| is_broken(contest, keys, bank))
        .collect();
    let broken = broken.into_iter().map(|bank| {
        say!(
            "Đáp án của bộ câu hỏi `{bank}` không khớp với cam kết đã công bố; không chấm.",
            "The key of the bank `{bank}` does not fit the commitment that was published; nothing is graded."
        )
    });
    missing.chain(broken).collect()
}

fn is_broken(contest: &Contest, keys: &KeyFile, bank: &str) -> bool {
    let promised = contest
        .banks
        .get(bank)
        .and_then(|bank| bank.commitment.as_ref());
    promised.is_some_and(|promised| {
        keys.commitment(bank)
            .is_some_and(|found| found != *promised)
    })
}
