//! The built-in templates as they are played: `themes/` writes them as a score when Loa is compiled, so that nothing has to be read and no name looked
//! for when it runs. They say the same as the templates in `themes/sen`, which are read by Tera where a site has templates of its own; whatever a
//! score cannot do, or finds missing, is left to Tera too, which knows how to tell what is wrong.

mod built_in;
mod filter;
mod keep;
mod part;
mod player;
mod store;
mod term;
#[cfg(test)]
mod tests;
mod value;
mod words;

pub(super) use player::{Scene, play};
pub(super) use store::{Node, Store};
pub(super) use value::Value;
pub(super) use words::Words;
