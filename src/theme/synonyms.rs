//! Everyday words by language: the built-in list, or the file of the site's own theme in its stead.

use std::collections::BTreeMap;

use crate::diagnostic::Finding;
use crate::draft::SynonymDraft;
use crate::language::Language;
use crate::site::Synonym;
use crate::source::{SourceTree, read_yaml};

use super::builtin;

/// The lists of the languages of a site; a language without one has none.
pub(super) fn synonyms(
    tree: &SourceTree,
    languages: &[Language],
    findings: &mut Vec<Finding>,
) -> BTreeMap<Language, Vec<Synonym>> {
    let mut lists = BTreeMap::new();
    for language in languages {
        let name = format!("synonyms.{language}.yaml");
        let own = format!("theme/{name}");
        let drafts = match tree.text(&own) {
            Some(text) => {
                let checked = read_yaml::<Vec<SynonymDraft>>(&own, text);
                findings.extend(checked.findings);
                checked.value
            }
            None => builtin::words(&name),
        };
        let list = drafts.unwrap_or_default();
        lists.insert(language.clone(), list.iter().map(Synonym::from).collect());
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::spelled;

    #[test]
    fn the_built_in_lists_lead_from_words_to_other_words() {
        let languages = ["vi", "en"].map(|tag| tag.parse::<Language>().unwrap());
        let lists = synonyms(&SourceTree::default(), &languages, &mut Vec::new());
        assert!(lists[&languages[0]].len() > 40);
        assert!(lists[&languages[1]].len() > 10);
        for synonym in lists.values().flatten() {
            for say in &synonym.say {
                assert!(!spelled(say).is_empty(), "{say}");
            }
            assert!(synonym.find.iter().all(|find| !spelled(find).is_empty()));
        }
    }
}
