//! The finished site in memory, before anything is written.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::recipe::Recipe;

/// Every file to publish by its path relative to the output folder: `/` between folders, ASCII, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicTree {
    /// The files.
    pub files: BTreeMap<String, PublicFile>,
    /// How files that are [`Made`](PublicFile::Made) are made.
    pub recipes: Vec<Recipe>,
}

/// One file to publish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicFile {
    /// These bytes.
    Bytes(Arc<Vec<u8>>),
    /// The bytes of a file of the site's folder ([`Media::disk_path`](crate::source::Media::disk_path)), copied unchanged.
    Copy(String),
    /// What one of the recipes makes, when what it is made of changed.
    Made,
    /// Somebody took its bytes when they were made.
    Taken,
    /// What lies in its place: an earlier build made it of the same.
    There,
}

impl From<String> for PublicFile {
    fn from(text: String) -> Self {
        Self::Bytes(Arc::new(text.into_bytes()))
    }
}

impl PublicTree {
    /// Adds what a recipe makes; the paths that were taken already.
    pub(super) fn cook(&mut self, recipe: Recipe) -> Vec<String> {
        let made = recipe.makes.iter().map(|product| product.path.clone());
        let taken = made.filter(|path| self.files.insert(path.clone(), PublicFile::Made).is_some());
        let taken = taken.collect();
        self.recipes.push(recipe);
        taken
    }
}
