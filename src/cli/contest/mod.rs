//! `loa contest`: what an organiser does with a contest – keys, entries, grades, results, and deleting what need not be kept.

mod args;
mod carry_out;
mod entry;
mod gather;
mod grade;
mod import;
mod key;
mod office;
mod purge;
mod reveal;
mod stored_entries;
mod verify;
mod words;

pub use args::{Call, call, command};
pub use carry_out::contest;
pub use words::help;
