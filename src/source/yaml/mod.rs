//! YAML → an author's shapes, with every mistake of a file at once and in plain words.

mod lenient;
mod node;
mod read;
mod recover;
mod repeat;
mod slips;
mod syntax;
mod words;
mod wrong;

pub(super) use node::{Node, Pair, Shape, parse};
pub use read::read;
pub(super) use read::read_part;
pub(super) use recover::recover;
pub use words::both;
