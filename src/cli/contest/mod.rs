//! `loa contest`: what an organiser does with a contest – keys, entries, grades, results, and deleting what need not be kept.

mod args;
mod carry_out;
#[cfg(feature = "contest-server")]
mod copy;
mod entry;
mod intake;
mod intake_words;
#[cfg(feature = "contest-server")]
mod serve;
#[cfg(feature = "contest-server")]
mod store;
mod words;

pub use args::{Call, call, command};
pub use carry_out::contest;
pub use words::help;
