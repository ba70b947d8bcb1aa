//! The answers of a text.

use serde::{Deserialize, Serialize};

use crate::memory::Kept;

/// The tapes of texts, each by its shape and its text.
pub type Tapes = Kept<Tape>;

/// The answers of a text, in the order of the questions, as few bytes: a site has thousands of texts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tape(pub(super) Vec<u8>);

/// One answer.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Sign<'a> {
    Bool(bool),
    Signed(i64),
    Unsigned(u64),
    LargeSigned(i128),
    LargeUnsigned(u128),
    Float(f64),
    Text(&'a str),
    Unit,
    None,
    /// A value follows.
    Some,
    Newtype,
    /// A list begins: each of its things comes after a `Next`.
    List,
    /// A map begins: each key comes after a `Next`, its value behind it.
    Map,
    /// A name, and what it carries.
    Variant,
    Next,
    /// A list or a map is at its end.
    End,
}

impl Tape {
    /// Writes an answer behind the others.
    pub(super) fn write(&mut self, sign: &Sign) {
        // Writing into memory does not fail.
        let _ = postcard::to_io(sign, &mut self.0);
    }
}

/// Takes the first of the answers that are left.
pub(super) fn first<'t>(rest: &mut &'t [u8]) -> Option<Sign<'t>> {
    let (sign, after) = postcard::take_from_bytes(rest).ok()?;
    *rest = after;
    Some(sign)
}
