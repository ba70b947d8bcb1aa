//! A text as one reader gets it: in the reader's language, or in another with that language marked.

use serde::Serialize;

use crate::language::{Language, Localized};

/// A text, and the language it is in when that is not the page's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Wording {
    /// The text.
    pub text: String,
    /// Its language tag for `lang="…"`; absent when it is in the page's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
}

impl Wording {
    /// A text in the page's own language.
    pub fn own(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            lang: None,
        }
    }

    /// A text in `language`, on a page in `reader`.
    pub fn in_language(text: impl Into<String>, language: &Language, reader: &Language) -> Self {
        Self {
            text: text.into(),
            lang: (language != reader).then(|| language.tag().to_owned()),
        }
    }

    /// The best text for a reader: in the reader's language, else in the first of `languages` that has one.
    pub fn best(text: &Localized<String>, reader: &Language, languages: &[Language]) -> Self {
        match text.best(std::iter::once(reader).chain(languages)) {
            Some((language, text)) => Self::in_language(text.as_str(), language, reader),
            None => Self::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_foreign_text_is_marked() {
        let language = |tag: &str| tag.parse::<Language>().unwrap();
        let (vi, en, km) = (language("vi"), language("en"), language("km"));
        let both = Localized::new(BTreeMap::from([
            (vi.clone(), "Kế hoạch".to_owned()),
            (en.clone(), "Plan".to_owned()),
        ]));
        let languages = [vi.clone(), en.clone(), km.clone()];
        for (reader, text, lang) in [
            (&vi, "Kế hoạch", None),
            (&en, "Plan", None),
            (&km, "Kế hoạch", Some("vi")),
        ] {
            let found = Wording::best(&both, reader, &languages);
            assert_eq!((found.text.as_str(), found.lang.as_deref()), (text, lang));
        }
    }
}
