//! A whole small site, from texts in memory to the published files, without a disk.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods)]

mod documents;
mod hotlines;
mod indexes;
mod memory;
mod pages;
mod procedures;
mod progress;
mod publishing;
mod schema;
mod searching;
mod small_site;
mod tapes;
mod theme;
