//! Same input, same bytes: whatever the working folder, the time zone, the locale, the order of files on disk or the number of threads.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

mod folders;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use folders::contents;

#[test]
fn every_site_is_built_to_the_same_bytes_twice() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in fs::read_dir(root.join("sites")).expect("sites/") {
        let site = entry.expect("a site").path();
        if !site.join("site.yaml").is_file() {
            continue;
        }
        let scratch = tempfile::tempdir().expect("a folder");
        let shuffled = scratch.path().join("copied backwards");
        copy_backwards(&site, &shuffled);
        // What several sites share lies beside them.
        copy_backwards(
            &root.join("sites/national"),
            &scratch.path().join("national"),
        );
        let first = || {
            build(
                root,
                &site,
                &scratch.path().join("first"),
                &[("TZ", "Asia/Ho_Chi_Minh"), ("LC_ALL", "vi_VN.UTF-8")],
            )
        };
        let second = || {
            build(
                scratch.path(),
                &shuffled,
                &scratch.path().join("second"),
                &[
                    ("TZ", "America/Los_Angeles"),
                    ("LC_ALL", "tr_TR.UTF-8"),
                    ("RAYON_NUM_THREADS", "1"),
                ],
            )
        };
        let (first, second) = rayon::join(first, second);
        assert!(first.len() > 10, "{} has hardly a file", site.display());
        let names = |files: &BTreeMap<PathBuf, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&first), names(&second), "{}", site.display());
        for (path, bytes) in &first {
            assert!(
                second[path] == *bytes,
                "{} differs in {}",
                path.display(),
                site.display()
            );
        }
    }
}

fn build(
    folder: &Path,
    site: &Path,
    public: &Path,
    environment: &[(&str, &str)],
) -> BTreeMap<PathBuf, Vec<u8>> {
    let output = Command::new(env!("CARGO_BIN_EXE_loa"))
        .args(["build", "--as-of", "2024-10-15", "-o"])
        .args([public, site])
        .current_dir(folder)
        .envs(environment.iter().copied())
        .output()
        .expect("the binary runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    contents(public)
}

/// A copy whose files were made in the opposite order, so that the disk lists them differently.
fn copy_backwards(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    let mut entries: Vec<PathBuf> = fs::read_dir(from)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries.iter().rev() {
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "public") {
                copy_backwards(path, &target);
            }
        } else {
            fs::copy(path, &target).expect("a copy");
        }
    }
}
