//! Files as text in memory: the tree of a site's folder, and how to read YAML, front matter and places in them.

mod slug;
mod tree;
mod yaml;

pub use slug::slug;
pub use tree::{Media, SourceFile, SourceTree};
pub use yaml::{both, read_front_matter, read_yaml};
