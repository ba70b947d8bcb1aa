//! A shape asks, and a tape answers.

use serde::de::value::Error as Mismatch;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::Tape;
use super::sign::{Sign, first};

/// Makes the value anew; nothing when other questions are asked than were when the tape was made.
pub(super) fn play<T: DeserializeOwned>(tape: &Tape) -> Option<T> {
    let mut rest = tape.0.as_slice();
    let value = T::deserialize(Player { rest: &mut rest }).ok()?;
    rest.is_empty().then_some(value)
}

/// Answers from a tape, whatever the question.
struct Player<'r, 't> {
    rest: &'r mut &'t [u8],
}

impl<'t> Player<'_, 't> {
    fn next(&mut self) -> Result<Sign<'t>, Mismatch> {
        first(self.rest).ok_or_else(mismatch)
    }

    /// The next thing or key, if there is one.
    fn follows<'de, S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Mismatch> {
        match self.next()? {
            Sign::Next => seed.deserialize(self.again()).map(Some),
            Sign::End => Ok(None),
            _ => Err(mismatch()),
        }
    }

    fn again(&mut self) -> Player<'_, 't> {
        Player { rest: self.rest }
    }
}

fn mismatch() -> Mismatch {
    Mismatch::custom("another tape")
}

impl<'de> Deserializer<'de> for Player<'_, '_> {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.next()? {
            Sign::Bool(value) => visitor.visit_bool(value),
            Sign::Signed(value) => visitor.visit_i64(value),
            Sign::Unsigned(value) => visitor.visit_u64(value),
            Sign::LargeSigned(value) => visitor.visit_i128(value),
            Sign::LargeUnsigned(value) => visitor.visit_u128(value),
            Sign::Float(value) => visitor.visit_f64(value),
            Sign::Text(value) => visitor.visit_str(value),
            Sign::Unit => visitor.visit_unit(),
            Sign::None => visitor.visit_none(),
            Sign::Some => visitor.visit_some(self),
            Sign::Newtype => visitor.visit_newtype_struct(self),
            Sign::List => visitor.visit_seq(self),
            Sign::Map => visitor.visit_map(self),
            Sign::Variant => visitor.visit_enum(self),
            Sign::Next | Sign::End => Err(mismatch()),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq
        tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> SeqAccess<'de> for Player<'_, '_> {
    type Error = Mismatch;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Mismatch> {
        self.follows(seed)
    }
}

impl<'de> MapAccess<'de> for Player<'_, '_> {
    type Error = Mismatch;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Mismatch> {
        self.follows(seed)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Mismatch> {
        seed.deserialize(self.again())
    }
}

impl<'de> EnumAccess<'de> for Player<'_, '_> {
    type Error = Mismatch;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(
        mut self,
        seed: S,
    ) -> Result<(S::Value, Self), Mismatch> {
        let name = seed.deserialize(self.again())?;
        Ok((name, self))
    }
}

impl<'de> VariantAccess<'de> for Player<'_, '_> {
    type Error = Mismatch;

    fn unit_variant(self) -> Result<(), Mismatch> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Mismatch> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Mismatch> {
        self.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_any(visitor)
    }
}
