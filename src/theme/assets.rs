//! Styles, fonts and pictures of the theme as published files.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::builtin;
use super::squeeze::{squeezed, squeezed_script};
use crate::prose::code_css;
use crate::source::{SourceFile, SourceTree};

/// A file of the theme as it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asset {
    /// These bytes.
    Bytes(Arc<Vec<u8>>),
    /// The bytes of a file of the site's folder, by its path on the disk.
    Copy(String),
}

/// Where a site keeps assets of its own.
const OWN: &str = "theme/assets/";

/// The one style sheet that all pages share.
const CSS: &str = "assets/sen.css";

/// The theme's files by their path in the published site, and the address of the style sheet with what tells its content.
pub(super) fn assets(tree: &SourceTree) -> (BTreeMap<String, Asset>, String) {
    // Without files of a site's own they are a part of the program, made once.
    static BUILT_IN: OnceLock<(BTreeMap<String, Asset>, String)> = OnceLock::new();
    match tree.files.keys().any(|path| path.starts_with(OWN)) {
        true => joined(tree),
        false => BUILT_IN
            .get_or_init(|| joined(&SourceTree::default()))
            .clone(),
    }
}

fn joined(tree: &SourceTree) -> (BTreeMap<String, Asset>, String) {
    let own = |name: &str| tree.files.get(&format!("theme/assets/{name}"));
    let order = builtin::manifest().css;
    let mut files = BTreeMap::new();
    for (name, bytes) in builtin::files("assets") {
        if !order.contains(&name) {
            let bytes = match own(&name) {
                Some(SourceFile::Text(script)) if name.ends_with(".js") => {
                    squeezed_script(script).into_bytes()
                }
                Some(SourceFile::Text(css)) if name.ends_with(".css") => squeezed(css).into_bytes(),
                Some(SourceFile::Text(text)) => text.clone().into_bytes(),
                _ => builtin::squeezed(&name)
                    .map_or(bytes, str::as_bytes)
                    .to_vec(),
            };
            files.insert(format!("assets/{name}"), Asset::Bytes(Arc::new(bytes)));
        }
    }
    let mut css = String::new();
    for name in &order {
        match own(name) {
            Some(SourceFile::Text(text)) => css.push_str(&squeezed(text)),
            _ => css.push_str(builtin::squeezed(name).unwrap_or_default()),
        }
    }
    css.push_str(&squeezed(&code_css()));
    for (path, file) in &tree.files {
        let Some(name) = path
            .strip_prefix(OWN)
            .filter(|name| !order.iter().any(|css| css == name))
        else {
            continue;
        };
        match file {
            // One that the theme has apart was taken in its place above.
            SourceFile::Text(_) if files.contains_key(&format!("assets/{name}")) => {}
            // A style sheet of the site's own comes last, so that it wins.
            SourceFile::Text(text) if name.ends_with(".css") => css.push_str(&squeezed(text)),
            SourceFile::Text(text) => {
                files.insert(
                    format!("assets/{name}"),
                    Asset::Bytes(Arc::new(text.clone().into_bytes())),
                );
            }
            SourceFile::Media(media) => {
                files.insert(
                    format!("assets/{name}"),
                    Asset::Copy(media.disk_path.clone()),
                );
            }
            SourceFile::Undecodable => {}
        }
    }
    let address = format!("{CSS}?v={:08x}", fingerprint(css.as_bytes()));
    files.insert(CSS.to_owned(), Asset::Bytes(Arc::new(css.into_bytes())));
    (files, address)
}

/// FNV-1a folded to 32 bits: the same in every version of Rust, and enough to tell a browser that a file has changed.
pub(crate) fn fingerprint(bytes: &[u8]) -> u32 {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ (hash >> 32)) as u32
}
