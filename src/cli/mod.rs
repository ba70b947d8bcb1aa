//! Everything with disk, terminal and clock: one file per command, and what they share.

mod address;
mod args;
mod bar;
mod build;
mod by_hand;
mod conflict;
mod contest;
mod delivery;
mod disk;
mod folder;
mod found;
mod last_build;
mod leavings;
mod log;
mod made;
mod manifest;
mod many;
mod one_site;
mod quiz;
mod report;
mod room;
mod serve;
mod shared;
mod stage;
mod stamp;
mod status;
mod swap;
#[cfg(test)]
mod tests;
mod words;
mod write;
mod wrong_call;

pub use args::{Call, call};
pub use build::{build, check};
pub use contest::contest;
pub use log::log;
pub use many::merge;
pub use quiz::quiz;
pub use report::print;
pub use serve::serve;
pub use status::status;
