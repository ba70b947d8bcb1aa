//! The promise of a key: one hash over a salt and every right answer of a bank, published at opening, checked by anybody later.
//!
//! The hash is over the whole key at once. A hash per question could be tried out against four letters; this one cannot, as long as the
//! salt stays with the organiser.

use crate::site::Key;

use super::digest::sha256;

/// The text that is hashed: `loa-key-1`, contest, bank and salt on lines of their own, then per question in the byte order of ids
/// `<id> TAB <right answers, sorted, between |>`, each line ended by a line feed.
pub fn promised(contest: &str, bank: &str, salt: &str, key: &Key) -> String {
    let mut text = format!("loa-key-1\n{contest}\n{bank}\n{salt}\n");
    for (id, solution) in &key.solutions {
        let mut right: Vec<&str> = solution.right.iter().map(|a| a.0.as_str()).collect();
        right.sort_unstable();
        right.dedup();
        text.push_str(&format!("{id}\t{}\n", right.join("|")));
    }
    text
}

/// What is published of a key before its rounds open: the SHA-256 of [`promised`], as hex.
pub fn commitment(contest: &str, bank: &str, salt: &str, key: &Key) -> String {
    sha256(promised(contest, bank, salt, key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{Answer, Solution};

    fn key(answers: &[(&str, &[&str])]) -> Key {
        let solution = |right: &[&str]| Solution {
            spelled: None,
            right: right.iter().map(|a| Answer((*a).to_owned())).collect(),
            explanation: None,
            basis: None,
        };
        let solutions = answers
            .iter()
            .map(|(id, right)| ((*id).to_owned(), solution(right)));
        Key {
            solutions: solutions.collect(),
        }
    }

    #[test]
    fn anybody_can_compute_it_with_sha256sum() {
        let salt = "0".repeat(64);
        let key = key(&[("b-2", &["năm", "5"]), ("a-1", &["acd"])]);
        let text = promised("c", "v1", &salt, &key);
        assert_eq!(
            text,
            format!("loa-key-1\nc\nv1\n{salt}\na-1\tacd\nb-2\t5|năm\n")
        );
        // printf 'loa-key-1\nc\nv1\n000…\na-1\tacd\nb-2\t5|năm\n' | sha256sum
        assert_eq!(
            commitment("c", "v1", &salt, &key),
            "d3fa1011ad4215e405be6a63ea28d558ebd6a0d62fdda067f0b5d1b1900b8067"
        );
    }

    #[test]
    fn another_answer_is_another_promise() {
        let salt = "1".repeat(64);
        let one = commitment("c", "v1", &salt, &key(&[("a", &["b"])]));
        for (contest, bank, salt, answer) in [
            ("c", "v1", salt.as_str(), "c"),
            ("d", "v1", &salt, "b"),
            ("c", "v2", &salt, "b"),
            ("c", "v1", &"2".repeat(64), "b"),
        ] {
            assert_ne!(
                commitment(contest, bank, salt, &key(&[("a", &[answer])])),
                one
            );
        }
    }
}
