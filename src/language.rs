//! Languages of a site, and texts that exist in one or more of them.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A language tag after BCP 47 (`vi`, `en`, `km`, `cjm-Cham`), spelled as recommended: language lower-case, script title-case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

impl Language {
    /// The tag, as it stands in `lang="…"`.
    pub fn tag(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl FromStr for Language {
    type Err = String;

    /// Reads a tag of a language, optionally with a script and a region; the error is the tag itself.
    fn from_str(tag: &str) -> Result<Self, String> {
        let wrong = || tag.to_owned();
        let mut parts = tag.split('-');
        let primary = parts
            .next()
            .filter(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()));
        let mut spelled = primary.ok_or_else(wrong)?.to_ascii_lowercase();
        for part in parts {
            if !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
                return Err(wrong());
            }
            spelled.push('-');
            match part.len() {
                4 => {
                    let (first, rest) = part.split_at(1);
                    spelled.push_str(&first.to_ascii_uppercase());
                    spelled.push_str(&rest.to_ascii_lowercase());
                }
                2 => spelled.push_str(&part.to_ascii_uppercase()),
                3 | 5..=8 => spelled.push_str(&part.to_ascii_lowercase()),
                _ => return Err(wrong()),
            }
        }
        Ok(Self(spelled))
    }
}

/// A text in one or more languages; the site's default language is always there once it has been checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized<T> {
    texts: BTreeMap<Language, T>,
}

impl<T> Localized<T> {
    /// A text from its languages.
    pub fn new(texts: BTreeMap<Language, T>) -> Self {
        Self { texts }
    }

    /// A text in a single language.
    pub fn only(language: Language, text: T) -> Self {
        Self {
            texts: BTreeMap::from([(language, text)]),
        }
    }

    /// The text in exactly this language.
    pub fn get(&self, language: &Language) -> Option<&T> {
        self.texts.get(language)
    }

    /// The text in the first of `languages` that has it, with that language.
    pub fn best<'a>(
        &'a self,
        languages: impl IntoIterator<Item = &'a Language>,
    ) -> Option<(&'a Language, &'a T)> {
        languages
            .into_iter()
            .find_map(|language| self.texts.get_key_value(language))
            .or_else(|| self.texts.iter().next())
    }

    /// All languages with their texts, in the order of their tags.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &T)> {
        self.texts.iter()
    }

    /// All texts, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.texts.values_mut()
    }

    /// True when there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}
