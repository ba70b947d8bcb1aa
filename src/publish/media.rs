//! Pictures and files of `media/`: documents as they are, pictures as pages name them.
//!
//! A picture made of pixels is published only under the names that some page, feed or table mentions: the smaller ones where
//! it is shown, the original – without its metadata – where somebody leads to it. So no original goes out by accident, and no
//! page names a file that is not there, however the page was made.

use std::collections::BTreeSet;

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use crate::diagnostic::Place;
use crate::picture::Format;
#[cfg(feature = "images")]
use crate::picture::{Form, Rendering};
use crate::site::{MediaFile, Site};

use super::recipe::{Product, Recipe, Work};
use super::tree::{PublicFile, PublicTree};

/// Changes whenever pictures come out differently: what was made before is then made anew.
const VERSION: &str = "1";

/// Whether it matters which pictures are named.
pub(super) fn has_pictures(site: &Site) -> bool {
    site.media.values().any(|file| file.header.is_some())
}

/// Adds the files of `media/` to a tree that has its pages; the paths that were taken already. `named` are pictures that pages name of
/// which the tree does not have the bytes.
pub(super) fn media(
    site: &Site,
    tree: &mut PublicTree,
    mut named: BTreeSet<String>,
) -> Vec<String> {
    if has_pictures(site) {
        named.append(&mut in_tree(tree));
    }
    let mut taken = Vec::new();
    for (path, file) in &site.media {
        let place = Place::file(path);
        match file.header.filter(|_| file.is_picture()) {
            None => {
                let copy = PublicFile::Copy(file.disk_path.clone());
                let before = tree.files.insert(file.public_path.clone(), copy);
                taken.extend(before.map(|_| file.public_path.clone()));
            }
            Some(header) => {
                if named.contains(&file.public_path) {
                    taken.extend(tree.cook(original(file, header.format, place.clone())));
                }
                taken.extend(
                    smaller(file, &named, place)
                        .map(|recipe| tree.cook(recipe))
                        .into_iter()
                        .flatten(),
                );
            }
        }
    }
    taken
}

/// The original without its metadata.
fn original(file: &MediaFile, format: Format, place: Place) -> Recipe {
    let path = file.public_path.clone();
    Recipe {
        source: Some(file.disk_path.clone()),
        makes: vec![Product {
            path,
            key: xxh3_64(format!("{VERSION} strip").as_bytes()),
        }],
        pixels: 0,
        is_quick: true,
        place,
        work: Work::Strip(format),
    }
}

#[cfg(feature = "images")]
fn smaller(file: &MediaFile, named: &BTreeSet<String>, place: Place) -> Option<Recipe> {
    let header = file.header?;
    let renditions = file
        .renditions
        .iter()
        .filter(|rendition| named.contains(&rendition.path));
    let (makes, renderings): (Vec<Product>, Vec<Rendering>) = renditions
        .map(|rendition| {
            let (width, height) = (rendition.size.width, rendition.size.height);
            let form = match rendition.form {
                "avif" => Form::Avif,
                "jpg" => Form::Jpeg,
                _ => Form::Png,
            };
            let key = xxh3_64(format!("{VERSION} {form:?} {width} {height}").as_bytes());
            let path = rendition.path.clone();
            (
                Product { path, key },
                Rendering {
                    width,
                    height,
                    form,
                },
            )
        })
        .unzip();
    (!makes.is_empty()).then(|| Recipe {
        source: Some(file.disk_path.clone()),
        makes,
        pixels: u64::from(header.width) * u64::from(header.height),
        is_quick: false,
        place,
        work: Work::Photo(header.format, renderings),
    })
}

#[cfg(not(feature = "images"))]
fn smaller(_: &MediaFile, _: &BTreeSet<String>, _: Place) -> Option<Recipe> {
    None
}

/// Everything below `media/` and `images/` that a file of the tree mentions.
fn in_tree(tree: &PublicTree) -> BTreeSet<String> {
    let texts = tree.files.par_iter().filter_map(|(_, file)| match file {
        PublicFile::Bytes(bytes) => Some(bytes),
        _ => None,
    });
    texts
        .fold(BTreeSet::new, |mut found, bytes| {
            find_pictures(bytes, &mut found);
            found
        })
        .reduce(BTreeSet::new, |mut one, mut other| {
            one.append(&mut other);
            one
        })
}

/// Everything below `media/` and `images/` that a text mentions.
pub(super) fn pictures_in(bytes: &[u8]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    find_pictures(bytes, &mut found);
    found
}

/// Adds what is not found yet; whatever stands before it.
fn find_pictures(bytes: &[u8], found: &mut BTreeSet<String>) {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    for folder in ["media/", "images/"] {
        for (at, _) in text.match_indices(folder) {
            let rest = &text[at..];
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "/-_.".contains(c)));
            let path = &rest[..end.unwrap_or(rest.len())];
            if !found.contains(path) {
                found.insert(path.to_owned());
            }
        }
    }
}
