//! Pages and data as files in memory: everything that will lie on a web host.

mod feed;
mod html;
mod media;
mod public;
mod robots;
mod sitemap;
mod tree;
mod xml;

pub use public::public;
pub use tree::{PublicFile, PublicTree};
