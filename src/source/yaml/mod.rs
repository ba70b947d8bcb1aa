//! YAML → an author's shapes, with every mistake of a file at once and in plain words.

mod lenient;
mod node;
mod read;
mod recover;
mod repeat;
mod slips;
mod syntax;
mod tape;
mod words;
mod wrong;

pub(super) use node::{Node, Pair, Shape, parse};
pub(super) use read::read_part;
pub use read::{read, read_again};
pub(super) use recover::recover;
pub use tape::{Tape, Tapes};
pub use words::both;
