//! Markdown as authors write it → safe, valid, accessible HTML, and everything found on the way.

mod code;
mod element;
mod footnote;
mod heading;
mod html;
mod image;
mod link;
mod list;
mod open;
mod palette;
mod paragraph;
mod render;
mod surroundings;
mod tag;
mod text;
mod writer;

#[cfg(test)]
mod tests;

pub use palette::{CODE_BACKGROUND_DARK, CODE_BACKGROUND_LIGHT, code_css};
pub use render::{Heading, Note, Prose, render};
pub use surroundings::{Image, Labels, Mistake, Surroundings};
pub(crate) use text::escape;
