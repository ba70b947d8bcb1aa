//! Everything with disk, terminal and clock: one file per command, and what they share.

mod args;
mod build;
mod disk;
mod folder;
mod manifest;
mod report;
mod swap;
mod words;
mod write;

pub use args::{Call, call};
pub use build::{build, check};
pub use report::print;
