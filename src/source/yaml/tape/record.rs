//! A shape asks, a parser answers, and somebody in between writes the answers down.

use std::cell::RefCell;
use std::fmt;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::Tape;
use super::sign::Sign;

/// Makes a value, and writes down what was answered.
///
/// # Errors
/// Those of the parser or of the shape.
pub(super) fn record<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    parser: D,
) -> Result<(T, Tape), D::Error> {
    let tape = RefCell::new(Tape::default());
    let value = T::deserialize(Recorder {
        inner: parser,
        tape: &tape,
    })?;
    Ok((value, tape.into_inner()))
}

/// Stands between a shape and what answers it, or hands on what it was given.
struct Recorder<'t, I> {
    inner: I,
    tape: &'t RefCell<Tape>,
}

impl<'t, I> Recorder<'t, I> {
    fn write(&self, sign: Sign) {
        self.tape.borrow_mut().write(&sign);
    }

    fn around<J>(&self, inner: J) -> Recorder<'t, J> {
        let tape = self.tape;
        Recorder { inner, tape }
    }
}

/// Asks the parser the same, with somebody in between who hears its answer.
macro_rules! ask {
    ($($method:ident($($name:ident: $kind:ty),*)),* $(,)?) => {
        $(fn $method<V: Visitor<'de>>(self, $($name: $kind,)* visitor: V) -> Result<V::Value, D::Error> {
            let hearing = self.around(visitor);
            self.inner.$method($($name,)* hearing)
        })*
    };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Recorder<'_, D> {
    type Error = D::Error;

    ask! {
        deserialize_any(), deserialize_bool(), deserialize_i8(), deserialize_i16(), deserialize_i32(), deserialize_i64(),
        deserialize_i128(), deserialize_u8(), deserialize_u16(), deserialize_u32(), deserialize_u64(), deserialize_u128(),
        deserialize_f32(), deserialize_f64(), deserialize_char(), deserialize_str(), deserialize_string(), deserialize_bytes(),
        deserialize_byte_buf(), deserialize_option(), deserialize_unit(), deserialize_unit_struct(name: &'static str),
        deserialize_newtype_struct(name: &'static str), deserialize_seq(), deserialize_tuple(length: usize),
        deserialize_tuple_struct(name: &'static str, length: usize), deserialize_map(),
        deserialize_struct(name: &'static str, fields: &'static [&'static str]),
        deserialize_enum(name: &'static str, variants: &'static [&'static str]), deserialize_identifier(), deserialize_ignored_any(),
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

/// Writes an answer down before it reaches the shape.
macro_rules! hear {
    ($($method:ident($kind:ty) => $sign:expr),* $(,)?) => {
        $(fn $method<E: Error>(self, value: $kind) -> Result<V::Value, E> {
            self.write($sign(value));
            self.inner.$method(value)
        })*
    };
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Recorder<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    hear! {
        visit_bool(bool) => Sign::Bool,
        visit_i64(i64) => Sign::Signed,
        visit_u64(u64) => Sign::Unsigned,
        visit_i128(i128) => Sign::LargeSigned,
        visit_u128(u128) => Sign::LargeUnsigned,
        visit_f64(f64) => Sign::Float,
        visit_str(&str) => Sign::Text,
        visit_borrowed_str(&'de str) => Sign::Text,
    }

    fn visit_string<E: Error>(self, value: String) -> Result<V::Value, E> {
        self.write(Sign::Text(&value));
        self.inner.visit_string(value)
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.write(Sign::Unit);
        self.inner.visit_unit()
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.write(Sign::None);
        self.inner.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<V::Value, D::Error> {
        self.write(Sign::Some);
        let value = self.around(value);
        self.inner.visit_some(value)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, value: D) -> Result<V::Value, D::Error> {
        self.write(Sign::Newtype);
        let value = self.around(value);
        self.inner.visit_newtype_struct(value)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<V::Value, A::Error> {
        self.write(Sign::List);
        let list = self.around(list);
        self.inner.visit_seq(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.write(Sign::Map);
        let map = self.around(map);
        self.inner.visit_map(map)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, variant: A) -> Result<V::Value, A::Error> {
        self.write(Sign::Variant);
        let variant = self.around(variant);
        self.inner.visit_enum(variant)
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Recorder<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<S::Value, D::Error> {
        let value = self.around(value);
        self.inner.deserialize(value)
    }
}

/// Asks for the next thing or key.
macro_rules! next {
    ($self:ident, $method:ident, $seed:ident) => {{
        let at = $self.tape.borrow().0.len();
        $self.write(Sign::Next);
        let seed = $self.around($seed);
        let next = $self.inner.$method(seed)?;
        if next.is_none() {
            // Nothing was answered behind it.
            $self.tape.borrow_mut().0.truncate(at);
            $self.write(Sign::End);
        }
        Ok(next)
    }};
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Recorder<'_, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        next!(self, next_element_seed, seed)
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Recorder<'_, A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        next!(self, next_key_seed, seed)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        let seed = self.around(seed);
        self.inner.next_value_seed(seed)
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, 't, A: EnumAccess<'de>> EnumAccess<'de> for Recorder<'t, A> {
    type Error = A::Error;
    type Variant = Recorder<'t, A::Variant>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self::Variant), A::Error> {
        let tape = self.tape;
        let seed = self.around(seed);
        let (name, inner) = self.inner.variant_seed(seed)?;
        Ok((name, Recorder { inner, tape }))
    }
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for Recorder<'_, A> {
    type Error = A::Error;

    fn unit_variant(self) -> Result<(), A::Error> {
        self.inner.unit_variant()
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, A::Error> {
        let seed = self.around(seed);
        self.inner.newtype_variant_seed(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        let hearing = self.around(visitor);
        self.inner.tuple_variant(length, hearing)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        let hearing = self.around(visitor);
        self.inner.struct_variant(fields, hearing)
    }
}
