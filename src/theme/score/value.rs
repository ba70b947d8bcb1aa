//! Values as a score works with them: small enough to be handed around, lent from where they lie.

use std::cmp::Ordering;
use std::fmt::Write;

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};

use super::store::{Entry, Node, Store};
use crate::page::{Phrase, PhrasesByKey};

/// A value.
#[derive(Clone, Copy, Debug)]
pub(in crate::theme) enum Value<'a> {
    /// What is not there at all.
    Missing,
    /// What is there and empty.
    Nothing,
    Truth(bool),
    Whole(i64),
    Number(f64),
    Text(&'a str),
    /// A text with tags of its own.
    Safe(&'a str),
    List(&'a Store, &'a [Node]),
    /// A list that a template made.
    Made(&'a [Self]),
    Map(&'a Store, &'a [Entry]),
    /// The phrases of a language.
    Phrases(&'a PhrasesByKey),
    /// A phrase with one form for 1 and another for other numbers.
    Forms(&'a Phrase),
}

/// What a score cannot do, or what is missing: Tera is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::theme) struct Stop;

impl<'a> Value<'a> {
    pub fn of(store: &'a Store, node: Node) -> Self {
        match node {
            Node::Nothing => Self::Nothing,
            Node::Truth(truth) => Self::Truth(truth),
            Node::Whole(number) => Self::Whole(number),
            Node::Number(number) => Self::Number(number),
            Node::Text(stretch) => Self::Text(store.text(stretch)),
            Node::Safe(stretch) => Self::Safe(store.text(stretch)),
            Node::List(stretch) => Self::List(store, store.list(stretch)),
            Node::Map(stretch) => Self::Map(store, store.map(stretch)),
        }
    }

    /// A phrase of the theme.
    pub(super) fn of_phrase(phrase: &'a Phrase) -> Self {
        match phrase {
            Phrase::Text(text) => Self::Text(text),
            Phrase::Plural { .. } => Self::Forms(phrase),
        }
    }

    /// Whether a condition holds.
    pub(super) fn holds(self) -> bool {
        match self {
            Self::Missing | Self::Nothing => false,
            Self::Truth(truth) => truth,
            Self::Whole(number) => number != 0,
            Self::Number(number) => number != 0.0,
            Self::Text(text) | Self::Safe(text) => !text.is_empty(),
            Self::List(_, list) => !list.is_empty(),
            Self::Made(list) => !list.is_empty(),
            Self::Map(_, map) => !map.is_empty(),
            Self::Phrases(phrases) => !phrases.is_empty(),
            Self::Forms(_) => true,
        }
    }

    /// The text it is.
    pub fn text(self) -> Result<&'a str, Stop> {
        match self {
            Self::Text(text) | Self::Safe(text) => Ok(text),
            _ => Err(Stop),
        }
    }

    /// The field of this name; nothing when there is none.
    pub fn field(self, name: &str) -> Option<Self> {
        match self {
            Self::Map(store, map) => {
                // Where a name comes twice, the last one holds.
                let mut entries = map.iter().rev();
                let entry = entries.find(|entry| store.key(entry.key) == name)?;
                Some(Self::of(store, entry.node))
            }
            Self::Phrases(phrases) => phrases.get(name).map(Self::of_phrase),
            _ => None,
        }
    }

    /// The element of a list or the field of a map.
    pub(super) fn item(self, item: Self) -> Result<Self, Stop> {
        match (self, item) {
            (Self::Map(..) | Self::Phrases(_), Self::Text(name) | Self::Safe(name)) => {
                Ok(self.field(name).unwrap_or(Self::Missing))
            }
            (Self::List(..) | Self::Made(_), Self::Whole(at)) => {
                let at = usize::try_from(at).map_err(|_| Stop)?;
                Ok(self.elements()?.at(at))
            }
            _ => Err(Stop),
        }
    }

    /// What a loop goes through.
    pub(super) fn elements(self) -> Result<Elements<'a>, Stop> {
        match self {
            Self::List(store, nodes) => Ok(Elements::Nodes(store, nodes)),
            Self::Map(store, entries) => Ok(Elements::Entries(store, entries)),
            Self::Made(values) => Ok(Elements::Values(values)),
            _ => Err(Stop),
        }
    }

    /// How long it is: letters of a text, elements of a list.
    pub(super) fn length(self) -> Result<usize, Stop> {
        match self {
            Self::Text(text) | Self::Safe(text) => Ok(text.chars().count()),
            _ => Ok(self.elements()?.length()),
        }
    }

    /// Whether two values are the same.
    pub(super) fn is(self, other: Self) -> Result<bool, Stop> {
        match (self, other) {
            (Self::Missing, Self::Missing) | (Self::Nothing, Self::Nothing) => Ok(true),
            (Self::Truth(one), Self::Truth(other)) => Ok(one == other),
            (Self::Text(one) | Self::Safe(one), Self::Text(other) | Self::Safe(other)) => {
                Ok(one == other)
            }
            (Self::Whole(_) | Self::Number(_), Self::Whole(_) | Self::Number(_)) => {
                Ok(self.order(other)? == Ordering::Equal)
            }
            (Self::List(..) | Self::Made(_), Self::List(..) | Self::Made(_)) => {
                let (one, other) = (self.elements()?, other.elements()?);
                if one.length() != other.length() {
                    return Ok(false);
                }
                for at in 0..one.length() {
                    if !one.at(at).is(other.at(at))? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            (Self::Map(store, one), Self::Map(_, other_map)) => {
                if one.len() != other_map.len() {
                    return Ok(false);
                }
                for entry in one {
                    let same = other.field(store.key(entry.key));
                    let is_same = same.map(|same| Self::of(store, entry.node).is(same));
                    if !is_same.transpose()?.unwrap_or(false) {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            (Self::Phrases(_) | Self::Forms(_), _) | (_, Self::Phrases(_) | Self::Forms(_)) => {
                Err(Stop)
            }
            _ => Ok(false),
        }
    }

    /// Which of two values comes first.
    pub(super) fn order(self, other: Self) -> Result<Ordering, Stop> {
        match (self, other) {
            (Self::Truth(one), Self::Truth(other)) => Ok(one.cmp(&other)),
            (Self::Whole(one), Self::Whole(other)) => Ok(one.cmp(&other)),
            (Self::Text(one) | Self::Safe(one), Self::Text(other) | Self::Safe(other)) => {
                Ok(one.cmp(other))
            }
            _ => {
                let (one, other) = (self.float()?, other.float()?);
                one.partial_cmp(&other).ok_or(Stop)
            }
        }
    }

    /// A number with a fraction, when it is exactly that.
    fn float(self) -> Result<f64, Stop> {
        match self {
            Self::Number(number) => Ok(number),
            Self::Whole(number) => Ok(f64::from(i32::try_from(number).map_err(|_| Stop)?)),
            _ => Err(Stop),
        }
    }

    /// Whether it has this among its elements, its fields or its letters.
    pub(super) fn contains(self, needle: Self) -> Result<bool, Stop> {
        match self {
            Self::Text(text) | Self::Safe(text) => Ok(text.contains(needle.text()?)),
            Self::Map(..) | Self::Phrases(_) => Ok(self.field(needle.text()?).is_some()),
            _ => {
                let elements = self.elements()?;
                for at in 0..elements.length() {
                    if elements.at(at).is(needle)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
        }
    }

    /// Writes it to the end of a text, without a look at tags.
    pub(super) fn write(self, out: &mut String) -> Result<(), Stop> {
        match self {
            Self::Missing | Self::Nothing => Ok(()),
            Self::Truth(truth) => write!(out, "{truth}").map_err(|_| Stop),
            Self::Whole(number) => write!(out, "{number}").map_err(|_| Stop),
            // With its `.0`, as Tera writes it.
            Self::Number(number) => write!(out, "{number:?}").map_err(|_| Stop),
            Self::Text(text) | Self::Safe(text) => {
                out.push_str(text);
                Ok(())
            }
            _ => Err(Stop),
        }
    }
}

/// What a loop goes through.
#[derive(Clone, Copy, Debug)]
pub(super) enum Elements<'a> {
    Nodes(&'a Store, &'a [Node]),
    Entries(&'a Store, &'a [Entry]),
    Values(&'a [Value<'a>]),
}

impl<'a> Elements<'a> {
    pub fn length(self) -> usize {
        match self {
            Self::Nodes(_, nodes) => nodes.len(),
            Self::Entries(_, entries) => entries.len(),
            Self::Values(values) => values.len(),
        }
    }

    /// The element at a place.
    pub fn at(self, at: usize) -> Value<'a> {
        let value = match self {
            Self::Nodes(store, nodes) => nodes.get(at).map(|node| Value::of(store, *node)),
            Self::Entries(store, entries) => {
                entries.get(at).map(|entry| Value::of(store, entry.node))
            }
            Self::Values(values) => values.get(at).copied(),
        };
        value.unwrap_or(Value::Missing)
    }
}

/// As Tera gets it, and as it is weighed.
impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Missing | Self::Nothing => serializer.serialize_none(),
            Self::Truth(truth) => serializer.serialize_bool(truth),
            Self::Whole(number) => serializer.serialize_i64(number),
            Self::Number(number) => serializer.serialize_f64(number),
            Self::Text(text) | Self::Safe(text) => serializer.serialize_str(text),
            Self::List(store, list) => {
                let mut elements = serializer.serialize_seq(Some(list.len()))?;
                for node in list {
                    elements.serialize_element(&Value::of(store, *node))?;
                }
                elements.end()
            }
            Self::Made(list) => list.serialize(serializer),
            Self::Map(store, map) => {
                let mut entries = serializer.serialize_map(Some(map.len()))?;
                for entry in map {
                    entries.serialize_entry(store.key(entry.key), &Value::of(store, entry.node))?;
                }
                entries.end()
            }
            Self::Phrases(phrases) => phrases.serialize(serializer),
            Self::Forms(phrase) => phrase.serialize(serializer),
        }
    }
}
