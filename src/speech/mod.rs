//! Written Vietnamese → words to be read aloud, and Markdown → paragraphs for a script.

mod calendar;
mod clock;
mod document;
mod lexicon;
mod mark;
mod number;
mod passage;
mod phone;
mod quantity;
mod roman;
mod scan;
mod sentence;
mod voice;
mod web;
mod word;

pub use passage::{Cues, Passage, passages, passages_before_heading};
pub use sentence::{closed, sentences, syllables};
pub use voice::Voice;
