//! `loa contest`: what an organiser does with a contest – keys, entries, grades, results, and deleting what need not be kept.

mod args;
mod carry_out;
#[cfg(feature = "contest-server")]
mod copy;
mod entry;
mod gather;
mod grade;
mod import;
mod intake;
mod intake_words;
mod key;
mod office;
mod purge;
mod reveal;
#[cfg(feature = "contest-server")]
mod serve;
#[cfg(feature = "contest-server")]
mod store;
mod stored_entries;
mod verify;
mod words;

pub use args::{Call, call, command};
pub use carry_out::contest;
pub use words::help;
