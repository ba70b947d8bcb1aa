//! What tells whether two things are made of the same: a hash of texts, or of a whole value.

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use super::bytes::Bytes;

/// How much room a value is given at first, in bytes; most fit.
const ROOM: usize = 16 * 1024;

/// 128 bits that tell what something is made of (XXH3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mark(u128);

impl Mark {
    /// Of several parts; where one ends and the next begins counts.
    pub fn of<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = Xxh3::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Self(hasher.digest128())
    }

    /// Of texts.
    pub fn of_texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self::of(texts.into_iter().map(str::as_bytes))
    }

    /// Of a value, as it is written; nothing when it cannot be.
    pub fn of_value<T: Serialize + ?Sized>(value: &T) -> Option<Self> {
        let mut bytes = Vec::with_capacity(ROOM);
        value.serialize(Bytes(&mut bytes)).ok()?;
        Some(Self(xxh3_128(&bytes)))
    }

    /// Of many others.
    pub fn of_marks(marks: impl IntoIterator<Item = Self>) -> Self {
        let mut hasher = Xxh3::new();
        for mark in marks {
            hasher.update(&mark.0.to_le_bytes());
        }
        Self(hasher.digest128())
    }

    /// Of this and a number.
    #[must_use]
    pub fn with(self, number: usize) -> Self {
        Self::of([&self.0.to_le_bytes()[..], &number.to_le_bytes()[..]])
    }

    /// Of this and another.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::of([&self.0.to_le_bytes()[..], &other.0.to_le_bytes()[..]])
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn where_a_part_ends_counts() {
        assert_ne!(Mark::of_texts(["a", "bc"]), Mark::of_texts(["ab", "c"]));
    }

    #[test]
    fn values_that_differ_in_anything_have_other_marks() {
        #[derive(Serialize)]
        struct Page {
            title: &'static str,
            #[serde(skip_serializing_if = "Option::is_none")]
            one: Option<u8>,
            #[serde(skip_serializing_if = "Option::is_none")]
            other: Option<u8>,
            list: Vec<&'static str>,
        }
        let page = |title, one, other, list: &[&'static str]| {
            let list = list.to_vec();
            Mark::of_value(&Page {
                title,
                one,
                other,
                list,
            })
            .unwrap()
        };
        let all = [
            page("a", None, None, &[]),
            page("b", None, None, &[]),
            page("a", Some(1), None, &[]),
            page("a", None, Some(1), &[]),
            page("a", None, None, &[""]),
            page("a", None, None, &["", ""]),
            page("a", None, None, &["ab", "c"]),
            page("a", None, None, &["a", "bc"]),
        ];
        for (at, one) in all.iter().enumerate() {
            assert!(!all[at + 1..].contains(one), "{at}");
        }
        assert_eq!(all[0], page("a", None, None, &[]));
        let map = |key: &str| Mark::of_value(&BTreeMap::from([(key.to_owned(), 1.5)]));
        assert_ne!(map("a"), map("b"));
        assert!(map("a").is_some());
    }
}
