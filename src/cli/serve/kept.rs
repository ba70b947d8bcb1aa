//! One file as it is shown: where its bytes are, and what tells it from another content.

use std::collections::BTreeMap;
use std::sync::Arc;

use loa::publish::{PublicFile, Recipe};
use xxhash_rust::xxh3::xxh3_64;

/// One file that is shown.
pub struct Kept {
    /// Where its bytes are.
    pub content: Content,
    /// What tells it from another content, but for where its style sheets are.
    pub seen: u64,
}

/// Where the bytes of a file are.
#[derive(Clone)]
pub enum Content {
    /// In memory.
    Bytes(Arc<Vec<u8>>),
    /// On the disk, relative to the site's folder.
    Copy(String),
    /// Made when somebody asks.
    Made,
}

/// Whether a file is a page, which tells its own changes.
pub fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// What tells the content of each file that a recipe makes.
pub fn made_of(recipes: &[Recipe], stamp: &dyn Fn(&str) -> u64) -> BTreeMap<String, u64> {
    let of = |recipe: &Recipe| {
        let source = recipe.source.as_deref().map_or(0, stamp);
        let products = recipe.makes.iter();
        let products = products.map(|product| (product.path.clone(), product.key ^ source));
        products.collect::<Vec<_>>()
    };
    recipes.iter().flat_map(of).collect()
}

/// The file as it is kept, and whether it is another than before.
pub fn keep(
    path: &str,
    file: PublicFile,
    before: Option<Kept>,
    made: &BTreeMap<String, u64>,
    stamp: &dyn Fn(&str) -> u64,
) -> (Kept, bool) {
    let (content, seen) = match file {
        PublicFile::Bytes(bytes) => match before {
            Some(kept) if matches!(&kept.content, Content::Bytes(old) if Arc::ptr_eq(old, &bytes) || *old == bytes) =>
            {
                return (kept, false);
            }
            before => {
                let seen = seen_bytes(path, &bytes);
                let is_new = before.is_none_or(|before| before.seen != seen);
                let content = Content::Bytes(bytes);
                return (Kept { content, seen }, is_new);
            }
        },
        PublicFile::Copy(disk_path) => {
            let seen = stamp(&disk_path) ^ xxh3_64(disk_path.as_bytes());
            (Content::Copy(disk_path), seen)
        }
        PublicFile::Made | PublicFile::Taken | PublicFile::There => {
            (Content::Made, made.get(path).copied().unwrap_or(0))
        }
    };
    let is_new = before.is_none_or(|before| before.seen != seen);
    (Kept { content, seen }, is_new)
}

/// What tells bytes from others. Pages name their style sheets with what tells its content (`sen.css?v=1a2b`), and a
/// browser can change those without loading the page anew: so that part does not count.
pub fn seen_bytes(path: &str, bytes: &[u8]) -> u64 {
    const SHEET: &[u8] = b".css?v=";
    if !is_page(path) {
        return xxh3_64(bytes);
    }
    let mut hasher = xxhash_rust::xxh3::Xxh3::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(SHEET.len()).position(|part| part == SHEET) {
        let (before, after) = rest.split_at(at + SHEET.len());
        hasher.update(before);
        let version = after.iter().position(|byte| !byte.is_ascii_hexdigit());
        rest = &after[version.unwrap_or(after.len())..];
    }
    hasher.update(rest);
    hasher.digest()
}
