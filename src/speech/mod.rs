//! Written Vietnamese → words to be read aloud, and Markdown → paragraphs for a script.

mod calendar;
mod clock;
mod document;
mod lexicon;
mod mark;
mod number;
mod phone;
mod quantity;
mod roman;
mod scan;
mod voice;
mod web;
mod word;

pub use voice::Voice;
