//! Puts the themes into the binary. Their words are turned into JSON, which is read ten times as fast as YAML: every call of Loa waits for that.

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
    let words = serde_json::to_string(&words)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("words.json"), words)?;
    Ok(())
}
