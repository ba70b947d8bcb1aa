//! A value as bytes of which two are the same only when the values are: not to be read again, only to be hashed.

use std::fmt;

use serde::ser::{
    self, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

/// Writes to the end of these bytes.
pub(super) struct Bytes<'a>(pub &'a mut Vec<u8>);

/// A value that cannot be written.
#[derive(Debug)]
pub(super) struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that cannot be written")
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// What stands before an element, …
const MORE: u8 = 1;
/// … and after the last one.
const END: u8 = 0;

impl<'a> Bytes<'a> {
    fn put(self, kind: u8, bytes: &[u8]) -> Result<(), Unwritable> {
        self.0.push(kind);
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn put_long(self, kind: u8, bytes: &[u8]) -> Result<(), Unwritable> {
        self.0.push(kind);
        self.0
            .extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn open(self, kind: u8, variant: u32) -> Result<Self, Unwritable> {
        self.0.push(kind);
        self.0.extend_from_slice(&variant.to_le_bytes());
        Ok(self)
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.0.push(MORE);
        value.serialize(Bytes(&mut *self.0))
    }

    /// A field may be left out, so its name counts.
    fn field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), Unwritable> {
        self.0.push(MORE);
        self.0.push(name.len() as u8);
        self.0.extend_from_slice(name.as_bytes());
        value.serialize(Bytes(&mut *self.0))
    }

    fn close(self) -> Result<(), Unwritable> {
        self.0.push(END);
        Ok(())
    }
}

macro_rules! numbers {
    ($($name:ident: $kind:ty = $tag:literal),*) => {
        $(fn $name(self, value: $kind) -> Result<(), Unwritable> {
            self.put($tag, &value.to_le_bytes())
        })*
    };
}

impl Serializer for Bytes<'_> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    numbers! {
        serialize_i8: i8 = 2, serialize_i16: i16 = 3, serialize_i32: i32 = 4, serialize_i64: i64 = 5, serialize_i128: i128 = 6,
        serialize_u8: u8 = 7, serialize_u16: u16 = 8, serialize_u32: u32 = 9, serialize_u64: u64 = 10, serialize_u128: u128 = 11,
        serialize_f32: f32 = 12, serialize_f64: f64 = 13
    }

    fn serialize_bool(self, value: bool) -> Result<(), Unwritable> {
        self.put(14, &[u8::from(value)])
    }

    fn serialize_char(self, value: char) -> Result<(), Unwritable> {
        self.put(15, &u32::from(value).to_le_bytes())
    }

    fn serialize_str(self, value: &str) -> Result<(), Unwritable> {
        self.put_long(16, value.as_bytes())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Unwritable> {
        self.put_long(17, value)
    }

    fn serialize_none(self) -> Result<(), Unwritable> {
        self.put(18, &[])
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritable> {
        self.0.push(19);
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Unwritable> {
        self.put(20, &[])
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unwritable> {
        self.put(20, &[])
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        variant: u32,
        _: &'static str,
    ) -> Result<(), Unwritable> {
        self.put(21, &variant.to_le_bytes())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        variant: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        value.serialize(self.open(22, variant)?)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Unwritable> {
        self.open(23, 0)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Unwritable> {
        self.open(23, 0)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Unwritable> {
        self.open(23, 0)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        variant: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Unwritable> {
        self.open(24, variant)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Unwritable> {
        self.open(25, 0)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Unwritable> {
        self.open(26, 0)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        variant: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Unwritable> {
        self.open(27, variant)
    }

    fn is_human_readable(&self) -> bool {
        // As templates get it.
        true
    }
}

macro_rules! elements {
    ($($kind:ident: $name:ident),*) => {
        $(impl $kind for Bytes<'_> {
            type Ok = ();
            type Error = Unwritable;

            fn $name<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
                self.element(value)
            }

            fn end(self) -> Result<(), Unwritable> {
                self.close()
            }
        })*
    };
}

macro_rules! fields {
    ($($kind:ident),*) => {
        $(impl $kind for Bytes<'_> {
            type Ok = ();
            type Error = Unwritable;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Unwritable> {
                self.field(name, value)
            }

            fn end(self) -> Result<(), Unwritable> {
                self.close()
            }
        })*
    };
}

elements! {
    SerializeSeq: serialize_element, SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field, SerializeTupleVariant: serialize_field
}

fields! { SerializeStruct, SerializeStructVariant }

impl SerializeMap for Bytes<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritable> {
        self.element(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.element(value)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.close()
    }
}
