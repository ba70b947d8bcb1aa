//! Whether revealed keys are those that were promised.

use crate::diagnostic::{Finding, Place};
use crate::say;
use crate::site::Site;

use super::commitment::commitment;

/// A finding for every revealed key that is not the one its bank promised: the organiser, or somebody else, changed it.
pub fn broken_promises(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for contest in &site.contests {
        for bank in contest.banks.values() {
            let (Some(promise), Some(revealed)) = (&bank.commitment, &bank.revealed) else {
                continue;
            };
            let hash = commitment(&contest.id, &bank.id, &revealed.salt, &revealed.key);
            if hash != *promise {
                let file = format!("contests/{}/revealed/{}.yaml", contest.id, bank.id);
                findings.push(
                    Finding::error(
                        Place::file(&file).key("solutions"),
                        say!(
                            "đáp án này không khớp với mã cam kết đã công bố trong `banks/{}.yaml`",
                            "this key is not the one promised in `banks/{}.yaml`",
                            bank.id
                        ),
                    )
                    .help(say!(
                        "chạy lại `loa contest reveal` với đúng tệp đáp án và chuỗi muối lúc cam kết",
                        "run `loa contest reveal` again with the key and the salt of the promise"
                    )),
                );
            }
        }
    }
    findings
}
