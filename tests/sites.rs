//! `tests/sites/<case>/in` is a small real site; `expected/` beside it holds what some of its published files must be.
//!
//! Of an `.html` file only `<main>` is compared, so that a snapshot shows one behaviour and can be read; `files.txt` lists every published
//! file; `arguments.txt` holds further arguments of `loa build`. To add a case, copy a folder; `LOA_BLESS=1 cargo test --test sites` writes
//! the files that already stand in `expected/` anew.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

mod folders;

use std::fs;
use std::path::{Path, PathBuf};

use folders::{bless_or_compare, cases, loa};

#[test]
fn small_sites_come_out_as_expected() {
    let mut wrong = Vec::new();
    for case in cases("tests/sites") {
        let out = tempfile::tempdir().expect("a folder");
        let public = out.path().join("public");
        let extra = fs::read_to_string(case.join("arguments.txt")).unwrap_or_default();
        let target = public.to_string_lossy().into_owned();
        let mut arguments = vec!["build", "in", "-o", &target, "--as-of", "2024-06-30"];
        arguments.extend(extra.split_whitespace());
        let run = loa(&case, &arguments);
        if run.code != 0 {
            wrong.push(format!(
                "{}: exit code {}\n{}",
                case.display(),
                run.code,
                run.stderr
            ));
            continue;
        }
        let expected = case.join("expected");
        for file in files(&expected) {
            wrong.extend(bless_or_compare(
                &expected.join(&file),
                &published(&public, &file),
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is compared of a published file.
fn published(public: &Path, file: &Path) -> String {
    if file == Path::new("files.txt") {
        let mut list = String::new();
        for path in files(public) {
            // Theme assets are the same for every site, and Loa's own record is no page.
            let name = path.to_string_lossy().replace('\\', "/");
            if !name.starts_with("assets/") && !name.starts_with('.') {
                list.push_str(&name);
                list.push('\n');
            }
        }
        return list;
    }
    let text = fs::read_to_string(public.join(file))
        .unwrap_or_else(|error| format!("{}: {error}", file.display()));
    match (text.find("<main"), text.find("</main>")) {
        (Some(start), Some(end)) if file.extension().is_some_and(|e| e == "html") => {
            readable(&text[start..end])
        }
        _ => text,
    }
}

/// One line a line, without the blank ones that templates leave.
fn readable(html: &str) -> String {
    html.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| format!("{line}\n"))
        .collect()
}

/// Every file below a folder, relative to it, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(relative) = path.strip_prefix(folder) {
                found.push(relative.to_owned());
            }
        }
    }
    found.sort();
    found
}
