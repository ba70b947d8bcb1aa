//! What the files of every site in `sites/` say is the same when it is played back instead of read.

use std::fs;
use std::path::Path;

use loa::draft::read_again;
use loa::memory::Readings;
use loa::source::{SourceTree, Tapes, decode};
use walkdir::WalkDir;

/// The texts of a folder; what is no text says nothing here.
fn texts(folder: &Path) -> SourceTree {
    let mut tree = SourceTree::default();
    for entry in WalkDir::new(folder) {
        let entry = entry.unwrap();
        let path = entry.path();
        let is_text = (path.extension())
            .is_some_and(|end| ["yaml", "md", "csv"].iter().any(|text| end == *text));
        if is_text {
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
            let name = name.replace('\\', "/");
            tree.files.insert(name, decode(&fs::read(path).unwrap()));
        }
    }
    tree
}

#[test]
fn every_file_says_the_same_when_it_is_played_back() {
    let sites = Path::new(env!("CARGO_MANIFEST_DIR")).join("sites");
    let mut played = 0;
    for site in fs::read_dir(sites).unwrap() {
        let folder = site.unwrap().path();
        if !folder.join("site.yaml").is_file() {
            continue;
        }
        let tree = texts(&folder);
        let nothing = Readings::default();
        let read = |tapes: &Tapes| {
            let read = read_again(&tree, (&nothing, &nothing), tapes);
            // Drafts are as large as all files: where they differ is looked for, not printed.
            (format!("{:#?}", read.value), read.findings)
        };
        let plain = read(&Tapes::default());
        let mut tapes = Tapes::remembering();
        let recorded = read(&tapes);
        let left = tapes.take();
        let count = left.len();
        let mut tapes = Tapes::with(left);
        let again = read(&tapes);
        for (what, other) in [("recorded", &recorded), ("played", &again)] {
            assert_eq!(plain.1, other.1, "{what}: {folder:?}");
            let lines = plain.0.lines().zip(other.0.lines());
            let differs = lines.into_iter().find(|(plain, other)| plain != other);
            assert_eq!(differs, None, "{what}: {folder:?}");
            assert_eq!(plain.0.len(), other.0.len(), "{what}: {folder:?}");
        }
        assert_eq!(
            tapes.take().len(),
            count,
            "every tape was found: {folder:?}"
        );
        played += count;
    }
    assert!(played > 90, "{played} files");
}
