//! A whole small site, from texts in memory to the published files, without a disk.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods)]

mod documents;
mod hotlines;
mod indexes;
mod pages;
mod progress;
mod publishing;
mod searching;
mod small_site;
mod theme;
