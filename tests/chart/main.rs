//! Charts: what is drawn stands inside, touches nothing, and is as long as its value.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)] // a test may read the disk and give up

mod bad;
mod colours;
mod counted;
mod examples;
mod gallery;
mod notation;
mod properties;
mod rules;
mod text;
