//! A text as authors write it: a string in the site's default language, or a map by language.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use crate::say;
use crate::source::both;

/// A string (the default language), or `{vi: …, en: …}`. Never empty; not trimmed inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextDraft {
    /// The default language.
    Plain(String),
    /// By language tag, as written.
    ByLanguage(BTreeMap<String, String>),
}

impl<'de> Deserialize<'de> for TextDraft {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = TextDraft;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<TextDraft, E> {
        let text = text.trim();
        if text.is_empty() {
            self.visit_unit()
        } else {
            Ok(TextDraft::Plain(text.to_owned()))
        }
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<TextDraft, E> {
        Ok(TextDraft::Plain(number.to_string()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<TextDraft, E> {
        Ok(TextDraft::Plain(number.to_string()))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<TextDraft, E> {
        Err(E::custom(quote_it("một số thập phân", "a decimal number")))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<TextDraft, E> {
        Err(E::custom(quote_it(
            "giá trị đúng/sai",
            "a true/false value",
        )))
    }

    fn visit_unit<E: Error>(self) -> Result<TextDraft, E> {
        Err(E::custom(both(
            say!(
                "ở đây cần một đoạn chữ, nhưng đang để trống",
                "a text belongs here, but it is empty"
            ),
            Some(say!(
                "viết chữ vào sau dấu hai chấm, hoặc xóa cả dòng",
                "write it after the colon, or remove the line"
            )),
        )))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<TextDraft, A::Error> {
        let mut texts = BTreeMap::new();
        while let Some(language) = map.next_key::<String>()? {
            let TextDraft::Plain(text) = map.next_value()? else {
                return Err(A::Error::custom(both(
                    say!(
                        "văn bản `{language}` phải là một đoạn chữ",
                        "the text for `{language}` must be a string"
                    ),
                    None,
                )));
            };
            texts.insert(language, text);
        }
        if texts.is_empty() {
            self.visit_unit()
        } else {
            Ok(TextDraft::ByLanguage(texts))
        }
    }
}

fn quote_it(vi: &str, en: &str) -> String {
    both(
        say!(
            "ở đây cần chữ, nhưng YAML đọc thành {vi}",
            "a text belongs here, but YAML reads {en}"
        ),
        Some(say!(
            "đặt trong dấu ngoặc kép, ví dụ \"1.200\"",
            "put it in quotes, for example \"1.200\""
        )),
    )
}
