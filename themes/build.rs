//! Puts the themes into the binary, and what every call of Loa would wait for: their words as JSON, which is read ten times as fast as YAML; their
//! templates once more as a score to play from; their style sheets and scripts squeezed.

#![allow(clippy::disallowed_methods)] // A build script reads the tree and writes what cargo told it to.
#![allow(clippy::expect_used)] // What it stumbles over is a mistake in the theme, and nothing is compiled.

mod expression;
mod score;
#[path = "../src/theme/squeeze.rs"]
mod squeeze;
mod template;
mod words;
mod writer;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs, panic};

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
    let mut templates = BTreeMap::new();
    for (name, text) in texts(&theme.join("templates"), "html")? {
        let read = panic::catch_unwind(|| template::read(&text));
        let template = read.map_err(|_| format!("{name} is no template of the theme"))?;
        templates.insert(name, template);
    }
    let score = score::score(&templates);
    let mut squeezed = texts(&theme.join("assets"), "css")?;
    squeezed
        .values_mut()
        .for_each(|text| *text = squeeze::squeezed(text));
    let mut scripts = texts(&theme.join("assets"), "js")?;
    scripts
        .values_mut()
        .for_each(|text| *text = squeeze::squeezed_script(text));
    squeezed.append(&mut scripts);
    let tables = [("WORDS", words), ("SQUEEZED", squeezed)];
    let tables = tables.map(|(name, texts)| {
        let texts: Vec<(String, String)> = texts.into_iter().collect();
        // As Rust's own literals: nothing is read when Loa runs.
        format!(
            "pub(super) static {name}: [(&str, &str); {}] = {texts:?};\n",
            texts.len()
        )
    });
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("theme.rs"), tables.concat())?;
    fs::write(Path::new(&out).join("score.rs"), score)?;
    Ok(())
}

/// The texts of a folder whose names have this end, by name.
fn texts(folder: &Path, end: &str) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == end) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            texts.insert(name.into_owned(), fs::read_to_string(&path)?);
        }
    }
    Ok(texts)
}
