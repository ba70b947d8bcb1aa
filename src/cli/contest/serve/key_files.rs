//! Whether a key of a contest lies where entries come in: it has no business there.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use loa::source::{SourceFile, decode};
use walkdir::WalkDir;

/// As much of a file as is looked at; a key says what it is at its beginning.
const HEAD: u64 = 64 * 1024;

/// The first key in a folder, and below it as deep as `depth` says.
pub fn key_below(folder: &Path, depth: usize) -> Option<PathBuf> {
    let entries = WalkDir::new(folder).max_depth(depth).follow_links(true);
    let files = entries.sort_by_file_name().into_iter().flatten();
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.into_path())
        .find(|path| may_be_text(path) && is_key(path))
}

fn may_be_text(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    let ending = ending.as_ref().and_then(|ending| ending.to_str());
    matches!(
        ending,
        None | Some("yaml" | "yml" | "json" | "txt" | "bak" | "old")
    )
}

fn is_key(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    let Ok(SourceFile::Text(text)) = read.map(|_| decode(&head)) else {
        return false;
    };
    text.lines().any(|line| {
        let word = line.trim_start_matches([' ', '\t', '{', '"', '\'', '\u{feff}']);
        word.strip_prefix("loa_key")
            .is_some_and(|rest| rest.trim_start_matches(['"', '\'', ' ']).starts_with(':'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_whatever_it_is_called() {
        for (name, text, is_key) in [
            ("a/b/x.key.yaml", "loa_key: 1\ncontest: thi\n", true),
            ("k.yml", "# đáp án\ncontest: thi\n\"loa_key\" : 1\n", true),
            ("k.json", "{\"loa_key\": 1}", true),
            ("dap-an", "\u{feff}loa_key: 1\r\n", true),
            ("contest.yaml", "title: loa_key\n", false),
            ("about.txt", "A key begins with `loa_key: 1`.", false),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, text).unwrap();
            assert_eq!(
                key_below(folder.path(), 16),
                is_key.then_some(path),
                "{name}"
            );
        }
    }
}
