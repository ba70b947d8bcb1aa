//! The theme inside the binary.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use serde::Deserialize;
use serde::de::DeserializeOwned;

static SEN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/sen");

/// What goes before the names of built-in templates, so that an override can still extend the original.
pub(super) const PREFIX: &str = "sen/";

/// `theme.yaml`: what the theme's files do not tell by themselves.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    /// Style sheets in the order in which they are joined into one.
    pub css: Vec<String>,
}

/// The manifest.
pub(super) fn manifest() -> Manifest {
    words("theme.yaml").unwrap_or_default()
}

// What `themes/build.rs` makes of the theme's files when Loa is compiled, each by its name:
// `WORDS`, JSON of its files of words; `SQUEEZED`, its style sheets and scripts without what only their author needs.
include!(concat!(env!("OUT_DIR"), "/theme.rs"));

/// What a built-in file of words says.
pub(super) fn words<T: DeserializeOwned>(path: &str) -> Option<T> {
    serde_json::from_str(made(&WORDS, path)?).ok()
}

/// A built-in style sheet or script of the folder `assets` as it is published.
pub(super) fn squeezed(name: &str) -> Option<&'static str> {
    made(&SQUEEZED, name)
}

fn made(texts: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    let at = texts.binary_search_by_key(&name, |(name, _)| name).ok()?;
    Some(texts[at].1)
}

/// The text of a built-in file.
pub(super) fn text(path: &str) -> Option<&'static str> {
    SEN.get_file(path)?.contents_utf8()
}

/// Every built-in file below a folder, by its path within that folder.
pub(super) fn files(folder: &str) -> BTreeMap<String, &'static [u8]> {
    let mut files = BTreeMap::new();
    let mut open: Vec<&Dir> = SEN.get_dir(folder).into_iter().collect();
    while let Some(dir) = open.pop() {
        open.extend(dir.dirs());
        for file in dir.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            if let Some(name) = path.strip_prefix(folder) {
                files.insert(name.trim_start_matches('/').to_owned(), file.contents());
            }
        }
    }
    files
}

/// Built-in templates by name.
pub(super) fn templates() -> BTreeMap<String, &'static str> {
    let texts = files("templates").into_iter();
    texts
        .filter_map(|(name, bytes)| Some((name, std::str::from_utf8(bytes).ok()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_people_wrote() {
        for path in [
            "strings/vi.yaml",
            "strings/en.yaml",
            "synonyms.vi.yaml",
            "synonyms.en.yaml",
            "theme.yaml",
        ] {
            let written: serde_json::Value = serde_yaml::from_str(text(path).unwrap()).unwrap();
            assert_eq!(words::<serde_json::Value>(path), Some(written), "{path}");
        }
    }

    #[test]
    fn the_manifest_names_style_sheets_that_exist() {
        let text = text("theme.yaml").unwrap();
        let manifest: Manifest = serde_yaml::from_str(text).unwrap();
        assert!(!manifest.css.is_empty());
        for name in manifest.css {
            assert!(super::text(&format!("assets/{name}")).is_some(), "{name}");
        }
    }
}
