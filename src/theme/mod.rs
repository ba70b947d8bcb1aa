//! Templates, words and assets as data, and how they become HTML.

mod assets;
mod builtin;
mod engine;
mod escape;
mod filter;
mod format;
mod load;
mod mistake;
mod phrase;
mod pieces;
mod score;
mod squeeze;
mod strings;
mod synonyms;

pub use assets::Asset;
pub(crate) use assets::fingerprint;
pub use engine::{Engine, Failure};
pub use load::{Theme, load, warm};
