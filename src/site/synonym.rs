//! Everyday words and the words of the site for the same thing.

use std::collections::BTreeSet;

use crate::diagnostic::Place;
use crate::draft::{SynonymDraft, Words};
use crate::say;
use crate::source::{SpelledWord, spelled};

use super::check::Check;

/// The file.
const FILE: &str = "synonyms.yaml";

/// Words that lead to other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Synonym {
    /// What people type.
    pub say: Vec<String>,
    /// What is looked for as well.
    pub find: Vec<String>,
}

impl Synonym {
    /// Where the n-th way to `find` of the entry at a position of `synonyms.yaml` stands.
    pub fn place(entry: usize, find: usize) -> Place {
        Place::file(FILE).index(entry).key("find").index(find)
    }
}

impl From<&SynonymDraft> for Synonym {
    fn from(draft: &SynonymDraft) -> Self {
        let texts = |words: &[Words]| words.iter().map(|word| word.0.clone()).collect();
        Self {
            say: texts(&draft.say.0),
            find: texts(&draft.find.0),
        }
    }
}

impl Check {
    /// The entries of `synonyms.yaml`.
    pub(super) fn synonyms(&mut self, drafts: &[SynonymDraft]) -> Vec<Synonym> {
        let mut said = BTreeSet::new();
        for (index, draft) in drafts.iter().enumerate() {
            let place = Place::file(FILE).index(index);
            for (at, find) in draft.find.0.iter().enumerate() {
                self.searchable(find, &place.key("find").index(at));
            }
            for (at, say) in draft.say.0.iter().enumerate() {
                let say = &**say;
                let place = place.key("say").index(at);
                let words = self.searchable(say, &place);
                if words.is_empty() {
                    continue;
                }
                if draft.find.0.iter().any(|find| spelled(find) == words) {
                    self.error(
                        &place,
                        say!(
                            "`{say}` dẫn về chính nó",
                            "`{say}` leads to itself"
                        ),
                        Some(say!(
                            "`say` là lời người dân hay gõ, `find` là lời dùng trên trang; bỏ dòng này nếu hai lời là một",
                            "`say` is what people type, `find` is what the site calls it; leave the line out if both are the same"
                        )),
                    );
                }
                if !said.insert(words) {
                    self.warn(
                        &place,
                        say!("`{say}` đã có ở trên", "`{say}` stands above already"),
                        Some(say!(
                            "viết mọi cách tìm vào một chỗ: `find: […, …]`",
                            "write all it leads to in one place: `find: […, …]`"
                        )),
                    );
                }
            }
        }
        drafts.iter().map(Synonym::from).collect()
    }

    /// The words of a text; none is a mistake.
    fn searchable(&mut self, text: &str, place: &Place) -> Vec<SpelledWord> {
        let words = spelled(text);
        if words.is_empty() {
            self.error(
                place,
                say!(
                    "`{text}` không có chữ nào để tìm",
                    "`{text}` has no word to look for"
                ),
                Some(say!(
                    "viết lời người dân hay gõ, ví dụ: giấy báo tử",
                    "write what people type, for example: birth certificate"
                )),
            );
        }
        words
    }
}
