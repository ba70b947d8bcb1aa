//! serde's view of a [`Node`]: scalars resolve as in yaml_serde, wrong parts are passed over, errors keep their kind and path.

use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, Expected, IntoDeserializer, MapAccess,
    SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_yaml::Number;

use super::node::{Node, Pair, Shape};
use super::wrong::{Found, Why, Wrong};
use crate::diagnostic::Step;

/// What a missing value may look like, in the order tried.
pub(super) const GUESSES: [&str; 8] = ["x", "1", "2024-01-01", "2024", "vi", "[]", "{}", "true"];

/// `Shape::Guess(n)` as the n-th of [`GUESSES`]: only kept until the rest of the file has been looked through.
fn guessed(guess: usize) -> Node {
    let shape = match GUESSES.get(guess).copied().unwrap_or_default() {
        "[]" => Shape::List(Vec::new()),
        "{}" => Shape::Map(Vec::new()),
        text => Shape::Scalar {
            text: text.to_owned(),
            plain: true,
        },
    };
    Node {
        span: 0..0,
        shape,
        gone: false,
    }
}

impl Node {
    fn found(&self) -> Found {
        match &self.shape {
            Shape::Scalar { .. } if self.is_null() => Found::Nothing,
            Shape::Scalar { text, .. } => Found::Text(text.clone()),
            Shape::List(_) => Found::List,
            Shape::Map(_) => Found::Map,
            Shape::Guess(_) => Found::Nothing,
        }
    }

    fn is_null(&self) -> bool {
        matches!(&self.shape, Shape::Scalar { text, plain: true }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    fn refuse(&self, expected: &dyn Expected) -> Wrong {
        Wrong::new(Why::WrongKind {
            found: self.found(),
            expected: expected.to_string(),
        })
    }

    fn number(&self) -> Option<Number> {
        match &self.shape {
            // `049` is text in YAML 1.2, and a telephone code in Việt Nam.
            Shape::Scalar { text, plain: true } if !leading_zero(text) => text.parse().ok(),
            _ => None,
        }
    }

    fn boolean(&self) -> Option<bool> {
        match &self.shape {
            Shape::Scalar { text, plain: true } => match text.as_str() {
                "true" | "True" | "TRUE" => Some(true),
                "false" | "False" | "FALSE" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }
}

fn leading_zero(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
}

fn visit_number<'de, V: Visitor<'de>>(number: &Number, visitor: V) -> Result<V::Value, Wrong> {
    if let Some(value) = number.as_u64() {
        visitor.visit_u64(value)
    } else if let Some(value) = number.as_i64() {
        visitor.visit_i64(value)
    } else {
        visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN))
    }
}

macro_rules! integers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
            if let Shape::Guess(guess) = self.shape {
                return guessed(guess).$method(visitor);
            }
            match self.number() {
                Some(number) if !number.is_f64() => visit_number(&number, visitor),
                _ => Err(self.refuse(&visitor)),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for &Node {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if let Shape::Guess(guess) = self.shape {
            return guessed(guess).deserialize_any(visitor);
        }
        if let Some(value) = self.boolean() {
            return visitor.visit_bool(value);
        }
        if let Some(number) = self.number() {
            return visit_number(&number, visitor);
        }
        match &self.shape {
            Shape::List(entries) => visitor.visit_seq(Entries { entries, at: 0 }),
            Shape::Map(pairs) => visitor.visit_map(Pairs { pairs, at: 0 }),
            _ if self.is_null() => visitor.visit_unit(),
            Shape::Scalar { text, .. } => visitor.visit_str(text),
            Shape::Guess(_) => visitor.visit_unit(),
        }
    }

    integers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if let Shape::Guess(guess) = self.shape {
            return guessed(guess).deserialize_bool(visitor);
        }
        match self.boolean() {
            Some(value) => visitor.visit_bool(value),
            None => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if let Shape::Guess(guess) = self.shape {
            return guessed(guess).deserialize_f64(visitor);
        }
        match self.number().and_then(|number| number.as_f64()) {
            Some(value) => visitor.visit_f64(value),
            None => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match &self.shape {
            Shape::Guess(guess) => guessed(*guess).deserialize_str(visitor),
            Shape::Scalar { text, .. } => visitor.visit_str(text),
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_str(visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if self.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if self.is_null() {
            visitor.visit_unit()
        } else {
            Err(self.refuse(&visitor))
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match &self.shape {
            Shape::Guess(guess) => guessed(*guess).deserialize_seq(visitor),
            Shape::List(entries) => visitor.visit_seq(Entries { entries, at: 0 }),
            _ if self.is_nothing() => visitor.visit_seq(Entries {
                entries: &[],
                at: 0,
            }),
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match &self.shape {
            Shape::Guess(guess) => guessed(*guess).deserialize_map(visitor),
            Shape::Map(pairs) => visitor.visit_map(Pairs { pairs, at: 0 }),
            _ if self.is_nothing() => visitor.visit_map(Pairs { pairs: &[], at: 0 }),
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.deserialize_map(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _length: usize,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        match &self.shape {
            Shape::Guess(_) => visitor.visit_enum(Word(variants.first().copied().unwrap_or(""))),
            Shape::Scalar { text, .. } => visitor.visit_enum(Word(text)),
            _ => Err(Wrong::new(Why::WrongKind {
                found: self.found(),
                expected: "a string".to_owned(),
            })),
        }
    }

    forward_to_deserialize_any! { bytes byte_buf unit_struct tuple_struct ignored_any }
}

struct Entries<'n> {
    entries: &'n [Node],
    at: usize,
}

impl<'de> SeqAccess<'de> for Entries<'_> {
    type Error = Wrong;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Wrong> {
        while self.entries.get(self.at).is_some_and(|entry| entry.gone) {
            self.at += 1;
        }
        let Some(entry) = self.entries.get(self.at) else {
            return Ok(None);
        };
        let index = self.at;
        self.at += 1;
        seed.deserialize(entry)
            .map(Some)
            .map_err(|wrong| wrong.below(Step::Index(index)))
    }
}

struct Pairs<'n> {
    pairs: &'n [Pair],
    at: usize,
}

impl<'de> MapAccess<'de> for Pairs<'_> {
    type Error = Wrong;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Wrong> {
        while self.pairs.get(self.at).is_some_and(|pair| pair.value.gone) {
            self.at += 1;
        }
        let Some(pair) = self.pairs.get(self.at) else {
            return Ok(None);
        };
        let key: StrDeserializer<'_, Wrong> = pair.key.as_str().into_deserializer();
        seed.deserialize(key).map(Some).map_err(|mut wrong| {
            wrong.of_key = true;
            wrong.below(Step::Key(pair.key.clone()))
        })
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Wrong> {
        let Some(pair) = self.pairs.get(self.at) else {
            return Err(de::Error::custom("value without key"));
        };
        self.at += 1;
        seed.deserialize(&pair.value)
            .map_err(|wrong| wrong.below(Step::Key(pair.key.clone())))
    }
}

/// An enum without content: one word.
struct Word<'n>(&'n str);

impl<'de> EnumAccess<'de> for Word<'_> {
    type Error = Wrong;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Wrong> {
        let word: StrDeserializer<'_, Wrong> = self.0.into_deserializer();
        Ok((seed.deserialize(word)?, self))
    }
}

impl<'de> VariantAccess<'de> for Word<'_> {
    type Error = Wrong;

    fn unit_variant(self) -> Result<(), Wrong> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, _seed: S) -> Result<S::Value, Wrong> {
        Err(de::Error::custom("a word cannot have content"))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _length: usize, _v: V) -> Result<V::Value, Wrong> {
        Err(de::Error::custom("a word cannot have content"))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, Wrong> {
        Err(de::Error::custom("a word cannot have content"))
    }
}
