//! Entrants in order, by the keys of the rules one after the other, and in words what put one before the next.

use std::cmp::Ordering;

use jiff::Timestamp;
use rayon::slice::ParallelSliceMut;

use crate::diagnostic::Text;
use crate::say;
use crate::site::{Prediction, RankingKey, Zone};

use super::moment::{moment, span};
use super::prediction;

/// What a ranking looks at of an entrant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contender {
    /// Position of the entry that counts.
    pub entry: usize,
    /// Right answers.
    pub score: u32,
    /// How far the guess was from what came out, in steps of the last decimal; without one they come last.
    pub off_by: Option<u64>,
    /// Seconds they took; without one they come last.
    pub seconds: Option<u64>,
    /// When they handed in.
    pub submitted: Option<Timestamp>,
    /// What the draw gives them, as hex.
    pub draw: String,
}

/// Somebody with a rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// From 1.
    pub rank: u32,
    /// What was looked at.
    pub contender: Contender,
    /// Which key put them before the next one; none for the last.
    pub decided_by: Option<RankingKey>,
}

/// Puts contenders in order.
pub fn rank(keys: &[RankingKey], mut contenders: Vec<Contender>) -> Vec<Ranked> {
    contenders.par_sort_unstable_by(|one, other| compare(keys, one, other).0);
    let decided: Vec<Option<RankingKey>> = contenders
        .windows(2)
        .map(|pair| compare(keys, &pair[0], &pair[1]).1)
        .chain([None])
        .collect();
    let ranked = (1..).zip(contenders).zip(decided);
    ranked
        .map(|((rank, contender), decided_by)| Ranked {
            rank,
            contender,
            decided_by,
        })
        .collect()
}

/// Which of two goes first, and the key that says so. Without any difference the order of entries (of their hashes) holds, so that it is always the same.
fn compare(
    keys: &[RankingKey],
    one: &Contender,
    other: &Contender,
) -> (Ordering, Option<RankingKey>) {
    let found = keys.iter().find_map(|key| match by(*key, one, other) {
        Ordering::Equal => None,
        order => Some((order, Some(*key))),
    });
    found.unwrap_or_else(|| (one.entry.cmp(&other.entry), None))
}

fn by(key: RankingKey, one: &Contender, other: &Contender) -> Ordering {
    /// What is not known comes last.
    fn known<T: Ord>(one: Option<T>, other: Option<T>) -> Ordering {
        (one.is_none(), one).cmp(&(other.is_none(), other))
    }
    match key {
        RankingKey::Score => other.score.cmp(&one.score),
        RankingKey::Prediction => known(one.off_by, other.off_by),
        RankingKey::TimeTaken => known(one.seconds, other.seconds),
        RankingKey::SubmittedAt => known(one.submitted, other.submitted),
        RankingKey::Draw => one.draw.cmp(&other.draw),
    }
}

/// Why somebody stands before the next one: `hạng 3 vì dự đoán lệch 12, hạng 4 lệch 15`.
pub fn reason(one: &Ranked, next: &Ranked, rules: Option<&Prediction>, zone: Zone) -> Text {
    let (first, second) = (one.rank, next.rank);
    let (one_is, next_is) = (&one.contender, &next.contender);
    match one.decided_by {
        Some(RankingKey::Score) => {
            let (more, less) = (one_is.score, next_is.score);
            say!(
                "hạng {first} vì đúng {more} câu, hạng {second} đúng {less} câu",
                "rank {first} for {more} right answers, rank {second} has {less}"
            )
        }
        Some(RankingKey::Prediction) => {
            let off = |contender: &Contender| {
                contender.off_by.map(|steps| {
                    rules.map_or_else(String::new, |rules| prediction::shown(rules, steps))
                })
            };
            match (off(one_is), off(next_is)) {
                (Some(near), Some(far)) => {
                    let (near_vi, far_vi) = (near.replace('.', ","), far.replace('.', ","));
                    say!(
                        "hạng {first} vì dự đoán lệch {near_vi}, hạng {second} lệch {far_vi}",
                        "rank {first} for a prediction off by {near}, rank {second} is off by {far}"
                    )
                }
                _ => say!(
                    "hạng {first} vì có dự đoán, hạng {second} không có dự đoán đọc được",
                    "rank {first} for a prediction, rank {second} has none that can be read"
                ),
            }
        }
        Some(RankingKey::TimeTaken) => match (one_is.seconds, next_is.seconds) {
            (Some(fast), Some(slow)) => {
                let (fast, slow) = (span(fast), span(slow));
                Text {
                    vi: format!(
                        "hạng {first} vì làm bài {}, hạng {second} làm {}",
                        fast.vi, slow.vi
                    ),
                    en: format!(
                        "rank {first} for taking {}, rank {second} took {}",
                        fast.en, slow.en
                    ),
                }
            }
            _ => say!(
                "hạng {first} vì biết thời gian làm bài, hạng {second} không rõ thời gian",
                "rank {first} for a time that is known, that of rank {second} is not"
            ),
        },
        Some(RankingKey::SubmittedAt) => match (one_is.submitted, next_is.submitted) {
            (Some(early), Some(late)) => {
                let (early, late) = (moment(early, zone), moment(late, zone));
                Text {
                    vi: format!(
                        "hạng {first} vì nộp {}, hạng {second} nộp {}",
                        early.vi, late.vi
                    ),
                    en: format!(
                        "rank {first} for handing in at {}, rank {second} at {}",
                        early.en, late.en
                    ),
                }
            }
            _ => say!(
                "hạng {first} vì biết giờ nộp",
                "rank {first} for an instant that is known"
            ),
        },
        Some(RankingKey::Draw) => {
            let short = |hex: &str| hex.chars().take(8).collect::<String>();
            let (small, large) = (short(&one_is.draw), short(&next_is.draw));
            say!(
                "hạng {first} vì bằng nhau ở mọi tiêu chí và bốc thăm được {small}…, hạng {second} được {large}… (số nhỏ hơn đứng trước)",
                "rank {first}: equal in everything else, drew {small}…, rank {second} drew {large}… (the smaller goes first)"
            )
        }
        None => say!("hạng {first}", "rank {first}"),
    }
}
