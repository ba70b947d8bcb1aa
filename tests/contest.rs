//! Contests: draws, entries, grading, ranking, what is kept and what is deleted – by the rules of real ones (domain/contests.md).
#![allow(clippy::unwrap_used, clippy::disallowed_methods)] // a test may read the disk and give up

#[path = "contest/draw.rs"]
mod draw;
#[path = "contest/rules.rs"]
mod rules;
