//! Pages and data as files in memory: everything that will lie on a web host.

mod tree;

pub use tree::{PublicFile, PublicTree};
