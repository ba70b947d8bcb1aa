//! Puts values into a store, as they write themselves down for templates.

use std::fmt::{self, Display, Write};

use serde::ser::{
    self, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::store::{Entry, Key, Node, Store, Stretch};

/// A value that a score has no use for: Tera is asked.
#[derive(Debug)]
pub(in crate::theme) struct Unkept;

impl Display for Unkept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no value for a template")
    }
}

impl std::error::Error for Unkept {}

impl ser::Error for Unkept {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

type Kept<T = Node> = Result<T, Unkept>;

impl Store {
    /// Puts a value in.
    ///
    /// # Errors
    /// When it holds bytes, numbers beyond 64 bits, or a map whose keys are no texts.
    pub fn keep(&mut self, value: &impl Serialize) -> Result<Node, Unkept> {
        value.serialize(self)
    }

    fn list_from(&mut self, start: usize) -> Kept {
        let at = self.elements.len();
        self.elements.extend(self.open_elements.drain(start..));
        let list = Stretch::new(at, self.elements.len() - at).ok_or(Unkept)?;
        Ok(Node::List(list))
    }

    fn map_from(&mut self, start: usize) -> Kept {
        let at = self.entries.len();
        self.entries.extend(self.open_entries.drain(start..));
        let map = Stretch::new(at, self.entries.len() - at).ok_or(Unkept)?;
        Ok(Node::Map(map))
    }

    fn written(&mut self, text: &impl Display) -> Kept<Stretch> {
        let at = self.text.len();
        write!(self.text, "{text}").map_err(|_| Unkept)?;
        self.text_from(at).ok_or(Unkept)
    }

    fn put(&mut self, text: &str) -> Kept<Stretch> {
        let at = self.text.len();
        self.text.push_str(text);
        self.text_from(at).ok_or(Unkept)
    }

    /// A map of one entry: a variant with what it holds.
    fn variant(&mut self, name: &'static str, node: Node) -> Kept {
        let key = Key::Name(name);
        let start = self.open_entries.len();
        self.open_entries.push(Entry { key, node });
        self.map_from(start)
    }
}

/// A list or a map that is being filled.
pub(in crate::theme) struct Open<'s> {
    store: &'s mut Store,
    start: usize,
    /// The name of the variant it is in.
    variant: Option<&'static str>,
    key: Option<Key>,
}

impl<'s> Open<'s> {
    fn list(store: &'s mut Store) -> Self {
        let start = store.open_elements.len();
        Self::from(store, start)
    }

    fn map(store: &'s mut Store) -> Self {
        let start = store.open_entries.len();
        Self::from(store, start)
    }

    fn from(store: &'s mut Store, start: usize) -> Self {
        Self {
            store,
            start,
            variant: None,
            key: None,
        }
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Kept<()> {
        let node = value.serialize(&mut *self.store)?;
        self.store.open_elements.push(node);
        Ok(())
    }

    fn field<T: Serialize + ?Sized>(&mut self, key: Key, value: &T) -> Kept<()> {
        let node = value.serialize(&mut *self.store)?;
        self.store.open_entries.push(Entry { key, node });
        Ok(())
    }

    fn filled_list(self) -> Kept {
        let node = self.store.list_from(self.start)?;
        self.in_variant(node)
    }

    fn filled_map(self) -> Kept {
        let node = self.store.map_from(self.start)?;
        self.in_variant(node)
    }

    fn in_variant(self, node: Node) -> Kept {
        match self.variant {
            Some(name) => self.store.variant(name, node),
            None => Ok(node),
        }
    }
}

/// Numbers of one kind after the other.
macro_rules! whole {
    ($($name:ident $type:ty),+) => {
        $(fn $name(self, value: $type) -> Kept {
            Ok(Node::Whole(i64::try_from(value).map_err(|_| Unkept)?))
        })+
    };
}

impl<'s> Serializer for &'s mut Store {
    type Ok = Node;
    type Error = Unkept;
    type SerializeSeq = Open<'s>;
    type SerializeTuple = Open<'s>;
    type SerializeTupleStruct = Open<'s>;
    type SerializeTupleVariant = Open<'s>;
    type SerializeMap = Open<'s>;
    type SerializeStruct = Open<'s>;
    type SerializeStructVariant = Open<'s>;

    whole!(
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64, serialize_i128 i128,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64, serialize_u128 u128
    );

    fn serialize_bool(self, value: bool) -> Kept {
        Ok(Node::Truth(value))
    }

    fn serialize_f32(self, value: f32) -> Kept {
        Ok(Node::Number(f64::from(value)))
    }

    fn serialize_f64(self, value: f64) -> Kept {
        Ok(Node::Number(value))
    }

    fn serialize_char(self, value: char) -> Kept {
        Ok(Node::Text(self.put(value.encode_utf8(&mut [0; 4]))?))
    }

    fn serialize_str(self, value: &str) -> Kept {
        Ok(Node::Text(self.put(value)?))
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Kept {
        Ok(Node::Text(self.written(&value)?))
    }

    fn serialize_bytes(self, _: &[u8]) -> Kept {
        Err(Unkept)
    }

    fn serialize_none(self) -> Kept {
        Ok(Node::Nothing)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Kept {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Kept {
        Ok(Node::Nothing)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Kept {
        Ok(Node::Nothing)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Kept {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Kept {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Kept {
        let node = value.serialize(&mut *self)?;
        self.variant(variant, node)
    }

    fn serialize_seq(self, _: Option<usize>) -> Kept<Open<'s>> {
        Ok(Open::list(self))
    }

    fn serialize_tuple(self, _: usize) -> Kept<Open<'s>> {
        Ok(Open::list(self))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Kept<Open<'s>> {
        Ok(Open::list(self))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Kept<Open<'s>> {
        let variant = Some(variant);
        Ok(Open {
            variant,
            ..Open::list(self)
        })
    }

    fn serialize_map(self, _: Option<usize>) -> Kept<Open<'s>> {
        Ok(Open::map(self))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Kept<Open<'s>> {
        Ok(Open::map(self))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Kept<Open<'s>> {
        let variant = Some(variant);
        Ok(Open {
            variant,
            ..Open::map(self)
        })
    }
}

impl SerializeMap for Open<'_> {
    type Ok = Node;
    type Error = Unkept;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Kept<()> {
        self.key = match key.serialize(&mut *self.store)? {
            Node::Text(text) => Some(Key::Text(text)),
            _ => return Err(Unkept),
        };
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Kept<()> {
        let key = self.key.take().ok_or(Unkept)?;
        self.field(key, value)
    }

    fn end(self) -> Kept {
        self.filled_map()
    }
}

/// Elements and fields without names.
macro_rules! elements {
    ($($trait:ident $method:ident),+) => {
        $(impl $trait for Open<'_> {
            type Ok = Node;
            type Error = Unkept;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Kept<()> {
                self.element(value)
            }

            fn end(self) -> Kept {
                self.filled_list()
            }
        })+
    };
}

/// Fields with names.
macro_rules! fields {
    ($($trait:ident),+) => {
        $(impl $trait for Open<'_> {
            type Ok = Node;
            type Error = Unkept;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Kept<()> {
                self.field(Key::Name(name), value)
            }

            fn end(self) -> Kept {
                self.filled_map()
            }
        })+
    };
}

elements!(SerializeSeq serialize_element, SerializeTuple serialize_element);
elements!(SerializeTupleStruct serialize_field, SerializeTupleVariant serialize_field);
fields!(SerializeStruct, SerializeStructVariant);
