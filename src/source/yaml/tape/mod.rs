//! What a YAML text said to its shape, written down: played back it makes the same value without the text being parsed again.
//!
//! A shape is made by asking a parser for values, one after the other; the answers hang on the text alone, and the next question on the
//! answers. So whoever gets the same answers asks the same questions, and nothing but the answers has to be kept.

mod hear;
mod play;
mod record;
mod sign;

pub(super) use hear::{Heard, hear};
pub use sign::{Tape, Tapes};
