//! Many sites: built, checked and looked at together, on one machine or on several.

mod args;
mod build;
mod check;
mod crew;
mod gathering;
mod ground;
mod help;
mod line;
mod merge;
mod part;
mod portal;
mod retire;
mod status;
mod table;

pub use args::{call, command};
pub use build::build;
pub use check::check;
pub use gathering::holds_many;
pub use help::help;
pub use merge::{Merge, merge};
pub use status::status;
