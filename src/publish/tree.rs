//! The finished site in memory, before anything is written.

use std::collections::BTreeMap;

/// Every file to publish by its path relative to the output folder: `/` between folders, ASCII, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicTree {
    /// The files.
    pub files: BTreeMap<String, PublicFile>,
}

/// One file to publish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicFile {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of a file of the site's folder ([`Media::disk_path`](crate::source::Media::disk_path)), copied unchanged.
    Copy(String),
}

impl From<String> for PublicFile {
    fn from(text: String) -> Self {
        Self::Bytes(text.into_bytes())
    }
}
