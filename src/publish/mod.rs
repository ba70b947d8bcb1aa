//! Pages and data as files in memory: everything that will lie on a web host.

mod contest_data;
mod csv;
mod feed;
mod figures;
mod html;
mod index_data;
mod infographic;
mod media;
mod open_data;
mod portal_data;
mod postings;
mod public;
mod recipe;
mod robots;
mod script;
mod search;
#[cfg(feature = "images")]
mod share;
mod sitemap;
mod tree;
mod vcard;
mod xml;

pub use html::{Rendered, RenderedFile, RenderedPage, Renderer, Taker, early};
pub use open_data::{Dataset, open_data};
pub use portal_data::portal_data;
pub use postings::{Piece, Searched};
pub use public::public;
pub use recipe::{Product, Recipe};
pub use tree::{PublicFile, PublicTree};
