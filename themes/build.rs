//! Puts the themes into the binary. Their words are turned into JSON, which is read ten times as fast as YAML: every call of Loa waits for that.
//! Their templates are there as they were written and once more with small components written out.

#![allow(clippy::disallowed_methods)] // A build script reads the tree and writes what cargo told it to.

mod expand;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

use serde_json::Value;

/// Files of the theme that hold words, and the folders in which every file does.
const WORDS: [&str; 4] = [
    "theme.yaml",
    "synonyms.vi.yaml",
    "synonyms.en.yaml",
    "strings",
];

fn main() -> Result<(), Box<dyn Error>> {
    // `include_dir!` alone notices files that change, not files that come or go.
    println!("cargo:rerun-if-changed=themes");
    let theme = Path::new("themes/sen");
    let mut words = BTreeMap::new();
    for name in WORDS {
        let path = theme.join(name);
        let paths = match path.is_dir() {
            true => fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect(),
            false => vec![Ok::<_, std::io::Error>(path)],
        };
        for path in paths {
            let path = path?;
            let text = fs::read_to_string(&path)?;
            let value: Value = serde_yaml::from_str(&text)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            let name = path
                .strip_prefix(theme)?
                .to_string_lossy()
                .replace('\\', "/");
            words.insert(name, value.to_string());
        }
    }
    // Each is a text by itself, so that nobody reads more than is asked for.
    put("words.json", &words)?;
    let mut templates = BTreeMap::new();
    for entry in fs::read_dir(theme.join("templates"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        templates.insert(name, fs::read_to_string(entry.path())?);
    }
    put("templates.json", &expand::expand(templates))
}

/// Leaves texts by their name for the crate.
fn put(name: &str, texts: &BTreeMap<String, String>) -> Result<(), Box<dyn Error>> {
    let folder = env::var("OUT_DIR")?;
    fs::write(Path::new(&folder).join(name), serde_json::to_string(texts)?)?;
    Ok(())
}
