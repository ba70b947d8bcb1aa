//! A phrase as a theme's file spells it: a text, or `{one: …, other: …}`.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use crate::page::Phrase;
use crate::say;
use crate::source::both;

/// A phrase of a file of words.
#[derive(Clone, Debug)]
pub(super) struct PhraseDraft(pub Phrase);

impl<'de> Deserialize<'de> for PhraseDraft {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PhraseVisitor).map(Self)
    }
}

struct PhraseVisitor;

impl<'de> Visitor<'de> for PhraseVisitor {
    type Value = Phrase;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Phrase, E> {
        Ok(Phrase::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Phrase, A::Error> {
        let (mut one, mut other) = (None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "one" => one = Some(map.next_value()?),
                "other" => other = Some(map.next_value()?),
                _ => return Err(A::Error::custom(forms())),
            }
        }
        match (one, other) {
            (Some(one), Some(other)) => Ok(Phrase::Plural { one, other }),
            (None, Some(other)) => Ok(Phrase::Text(other)),
            (_, None) => Err(A::Error::custom(forms())),
        }
    }
}

fn forms() -> String {
    both(
        say!(
            "một cụm từ là một đoạn chữ, hoặc hai dạng `one` và `other`",
            "a phrase is a text, or its two forms `one` and `other`"
        ),
        Some(say!(
            "ví dụ `{{one: \"{{n}} article\", other: \"{{n}} articles\"}}`",
            "for example `{{one: \"{{n}} article\", other: \"{{n}} articles\"}}`"
        )),
    )
}
