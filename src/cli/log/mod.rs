//! `loa log`: the log from the terminal and from Excel – a template to fill in, what was filled in, or one entry by question and answer.

mod add;
mod args;
mod ask;
mod book;
mod carry_out;
mod import;
mod pen;
mod resolve;
#[cfg(feature = "excel")]
mod template;
#[cfg(test)]
mod tests;
mod words;

pub use args::{Call, call, command};
pub use carry_out::log;
pub use words::help;
