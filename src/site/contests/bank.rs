//! Banks: questions without answers, enough of every content to fill a paper.

use std::collections::BTreeMap;

use crate::diagnostic::Place;
use crate::draft::{BankDraft, ContestFolder};
use crate::say;
use crate::site::check::Check;
use crate::site::contest::{Bank, Contest, Paper};
use crate::site::kind::Pillar;
use crate::site::question_check::Answers;

/// Characters of a SHA-256 in hex.
pub(super) const HASH: usize = 64;

impl Check {
    pub(super) fn banks(
        &mut self,
        folder: &ContestFolder,
        paper: &Paper,
    ) -> BTreeMap<String, Bank> {
        let mut banks = BTreeMap::new();
        for (name, draft) in &folder.banks {
            let place = Place::file(&folder.file(&format!("banks/{name}.yaml")));
            let id = self.id(name, &place);
            let bank = self.bank(id, draft, &place);
            self.fills(&bank, paper, &place);
            banks.insert(bank.id.clone(), bank);
        }
        banks
    }

    fn bank(&mut self, id: String, draft: &BankDraft, place: &Place) -> Bank {
        let (questions, _) = self.questions(
            &draft.questions,
            Answers::Forbidden,
            &place.key("questions"),
        );
        let commitment = draft.commitment.as_ref();
        Bank {
            questions,
            commitment: commitment.and_then(|hash| self.hex(hash, HASH, &place.key("commitment"))),
            revealed: None,
            id,
        }
    }

    /// So many characters of hex, in lower case.
    pub(super) fn hex(&mut self, text: &str, length: usize, place: &Place) -> Option<String> {
        let is_hex = text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_hex {
            self.error(
                place,
                say!(
                    "ở đây cần {length} chữ số thập lục phân (0–9, a–f)",
                    "{length} hexadecimal digits belong here (0–9, a–f)"
                ),
                Some(say!(
                    "chép nguyên văn từ lệnh `loa contest key`",
                    "copy it from what `loa contest key` tells"
                )),
            );
            return None;
        }
        Some(text.to_ascii_lowercase())
    }

    /// Every content has as many questions as a paper takes of it.
    fn fills(&mut self, bank: &Bank, paper: &Paper, place: &Place) {
        let mut wanted: BTreeMap<Option<Pillar>, usize> = BTreeMap::new();
        for stratum in &paper.strata {
            *wanted.entry(stratum.pillar).or_default() += usize::from(stratum.count);
        }
        let place = place.key("questions");
        let all = bank.questions.len();
        let sum: usize = wanted.values().sum();
        for (pillar, count) in wanted {
            let Some(pillar) = pillar else { continue };
            let there = bank.questions.iter();
            let there = there.filter(|one| one.pillar == Some(pillar)).count();
            if there < count {
                let name = pillar.name();
                self.error(
                    &place,
                    say!(
                        "đề cần {count} câu về `{name}`, ngân hàng này chỉ có {there}",
                        "a paper takes {count} questions on `{name}`, this bank has {there}"
                    ),
                    Some(say!(
                        "thêm câu hỏi, hoặc giảm số câu ở `strata`",
                        "add questions, or lower the number in `strata`"
                    )),
                );
            }
        }
        if all < sum {
            self.error(
                &place,
                say!(
                    "đề cần {sum} câu, ngân hàng này chỉ có {all}",
                    "a paper takes {sum} questions, this bank has {all}"
                ),
                Some(say!("thêm câu hỏi", "add questions")),
            );
        }
    }

    pub(super) fn unused_banks(&mut self, contest: &Contest, folder: &ContestFolder) {
        let unused = contest.banks.keys();
        let unused: Vec<&String> = unused
            .filter(|id| contest.rounds_of(id).next().is_none() && !self.lost.contains(*id))
            .collect();
        for id in unused {
            self.warn(
                &Place::file(&folder.file(&format!("banks/{id}.yaml"))),
                say!(
                    "không vòng thi nào dùng ngân hàng câu hỏi này",
                    "no round draws from this bank"
                ),
                Some(say!(
                    "ghi `bank: {id}` ở vòng thi dùng nó",
                    "write `bank: {id}` at the round that does"
                )),
            );
        }
    }
}
