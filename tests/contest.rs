//! Contests: draws, entries, grading, ranking, what is kept and what is deleted – by the rules of real ones (domain/contests.md).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods)] // a test may read the disk and give up

mod folders;

#[path = "contest/draw.rs"]
mod draw;
#[cfg(feature = "excel")]
#[path = "contest/forms.rs"]
mod forms;
#[path = "contest/inputs.rs"]
mod inputs;
#[path = "contest/office.rs"]
mod office;
#[path = "contest/promises.rs"]
mod promises;
#[path = "contest/real.rs"]
mod real;
#[path = "contest/rules.rs"]
mod rules;
#[path = "contest/sample.rs"]
mod sample;
#[path = "contest/sheet.rs"]
mod sheet;
#[path = "contest/suspicion.rs"]
mod suspicion;
#[path = "contest/tables.rs"]
mod tables;
