//! What was made before, by all that it was made of: a build that has one makes again only what differs. It decides how long a build
//! takes, never what it makes.

mod bytes;
mod kept;
mod mark;

pub use kept::{Archive, Kept, Readings};
pub use mark::Mark;
