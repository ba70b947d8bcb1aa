//! The words of the theme in every language of the site, as data: pages take titles from them and never know which theme it is.

use std::borrow::Cow;
use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::Serialize;

use crate::language::Language;
use crate::prose::Labels;

/// One phrase of a theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Phrase {
    /// The same for every number.
    Text(String),
    /// One form for 1, another for every other number.
    Plural {
        /// For 1.
        one: String,
        /// For every other number.
        other: String,
    },
}

impl Phrase {
    /// The form that goes with a number.
    pub fn form(&self, n: u64) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Plural { one, .. } if n == 1 => one,
            Self::Plural { other, .. } => other,
        }
    }

    /// Every form there is.
    pub fn forms(&self) -> Vec<&str> {
        match self {
            Self::Text(text) => vec![text],
            Self::Plural { one, other } => vec![one, other],
        }
    }
}

/// Puts values in for `{name}`; a placeholder without a value stays as it is.
pub fn fill(phrase: &str, values: &[(&str, &str)]) -> String {
    fill_with(phrase, |name, filled| {
        let value = values.iter().find(|(key, _)| *key == name);
        filled.push_str(value.map_or("", |(_, value)| value));
        value.is_some()
    })
}

/// The same with values that `put` writes to the end of the text, when it knows the name.
pub fn fill_with(phrase: &str, mut put: impl FnMut(&str, &mut String) -> bool) -> String {
    let mut filled = String::with_capacity(phrase.len() + 16);
    let mut rest = phrase;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        filled.push_str(before);
        rest = match from.find('}') {
            Some(close) if put(&from[1..close], &mut filled) => &from[close + 1..],
            _ => {
                filled.push('{');
                &from[1..]
            }
        };
    }
    filled.push_str(rest);
    filled
}

/// The phrases of one language by key: a page asks for a dozen.
pub type PhrasesByKey = IndexMap<String, Phrase>;

/// The phrases of every language of the site.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    /// By language, then by key; those that are a part of the program are not copied.
    pub languages: BTreeMap<Language, Cow<'static, PhrasesByKey>>,
}

impl Phrases {
    /// The phrase of this key; the key itself when the theme has none (a theme without a key is reported by `theme/`).
    pub fn get<'a>(&'a self, language: &Language, key: &'a str) -> &'a str {
        self.find(language, key)
            .map_or(key, |phrase| phrase.form(0))
    }

    /// The form of this key that goes with a number.
    pub fn form<'a>(&'a self, language: &Language, key: &'a str, n: u64) -> &'a str {
        self.find(language, key)
            .map_or(key, |phrase| phrase.form(n))
    }

    fn find(&self, language: &Language, key: &str) -> Option<&Phrase> {
        self.languages.get(language)?.get(key)
    }

    /// The words prose adds to a text in this language.
    pub(super) fn labels(&self, language: &Language) -> Labels {
        let get = |key| self.get(language, key).to_owned();
        Labels {
            footnotes: get("prose_footnotes"),
            footnote_back: get("prose_footnote_back"),
            heading_link: get("prose_heading_link"),
            table: get("prose_table"),
            code: get("prose_code"),
            task_open: get("prose_task_open"),
            task_done: get("prose_task_done"),
            note: get("prose_note"),
            tip: get("prose_tip"),
            important: get("prose_important"),
            warning: get("prose_warning"),
            caution: get("prose_caution"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled() {
        for (phrase, expected) in [
            ("{n} bài của {unit}", "5 bài của Sở Nội vụ"),
            ("không có gì", "không có gì"),
            ("{x} và {n}", "{x} và 5"),
            ("{n", "{n"),
            ("}{n}{", "}5{"),
        ] {
            assert_eq!(fill(phrase, &[("n", "5"), ("unit", "Sở Nội vụ")]), expected);
        }
    }

    #[test]
    fn a_value_is_never_filled_again() {
        assert_eq!(fill("{a}", &[("a", "{b}"), ("b", "no")]), "{b}");
    }
}
