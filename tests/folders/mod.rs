//! Runs the binary on a folder per case and compares what it says with the text beside it.
#![allow(dead_code)] // each test uses a part of it

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a run of the binary gave.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Every folder directly below `root`, in order of name.
pub fn cases(root: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
    let entries =
        std::fs::read_dir(&root).unwrap_or_else(|error| panic!("{}: {error}", root.display()));
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.expect("entry").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    assert!(!folders.is_empty(), "no case below {}", root.display());
    folders
}

/// Runs `loa` in a folder.
pub fn loa(folder: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_loa"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("LOA_LANG")
        .output()
        .expect("the binary runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    Run {
        code: output.status.code().unwrap_or(-1),
        stdout: text(output.stdout),
        // Paths, as everywhere but on Windows.
        stderr: if cfg!(windows) {
            text(output.stderr).replace('\\', "/")
        } else {
            text(output.stderr)
        },
    }
}

/// Every file below a folder, by its path there.
pub fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(inside) = open.pop() {
        for entry in std::fs::read_dir(inside).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("below").to_owned();
            files.insert(name, std::fs::read(&path).expect("a file"));
        }
    }
    files
}

/// Compares with the file, or writes it when `LOA_BLESS` is set; returns what differs.
pub fn bless_or_compare(file: &Path, actual: &str) -> Option<String> {
    // Whatever ends its lines, git keeps texts with `\n`.
    let actual = actual.replace("\r\n", "\n");
    if std::env::var_os("LOA_BLESS").is_some() {
        std::fs::write(file, &actual).expect("writable");
        return None;
    }
    let expected = std::fs::read_to_string(file)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    // A published file may have lines that end as Windows ends them.
    (expected != actual.replace("\r\n", "\n")).then(|| {
        format!(
            "{}\n--- expected\n{expected}\n--- actual\n{actual}",
            file.display()
        )
    })
}
