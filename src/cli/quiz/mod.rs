//! `loa quiz`: questions from elsewhere → a practice quiz, and an empty workbook to write them in.

mod args;
mod carry_out;
mod gather;
mod import;
#[cfg(feature = "excel")]
mod template;
mod words;

pub use args::{Call, call, command};
pub use carry_out::quiz;
pub use gather::gather;
pub use words::help;
