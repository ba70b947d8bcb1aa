//! What is played is what Tera makes of the templates as they are written: every site is built once from the score that `themes/` makes of the built-in
//! templates, and once with a template of its own that no page uses, for which all of them are read by Tera.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

// The score's writer is a part of the build script, and of nothing else.
#[path = "../themes/expression.rs"]
mod expression;
mod folders;
#[path = "../themes/score.rs"]
mod score;
#[path = "../themes/template.rs"]
mod template;
#[path = "../themes/words.rs"]
mod words;
#[path = "../themes/writer.rs"]
mod writer;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use folders::{cases, contents, loa};

#[test]
fn small_sites_are_played_as_they_are_written() {
    for case in cases("tests/sites") {
        let extra = fs::read_to_string(case.join("arguments.txt")).unwrap_or_default();
        let mut arguments = vec!["--as-of", "2024-06-30"];
        arguments.extend(extra.split_whitespace());
        compare(&case, "in", &["in"], &arguments);
    }
}

#[test]
fn the_sites_and_their_portal_are_played_as_they_are_written() {
    let sites = Path::new(env!("CARGO_MANIFEST_DIR")).join("sites");
    let folders = cases("sites");
    let names = folders.iter().map(|folder| folder.file_name().unwrap());
    let names: Vec<&str> = names.map(|name| name.to_str().unwrap()).collect();
    let folders: Vec<&str> = names.into_iter().chain([""]).collect();
    compare(
        &sites,
        ".",
        &folders,
        &["--as-of", "2024-10-15", "--no-images"],
    );
}

/// Builds the site at a place in a folder, once as it is and once with an unused template in some folders, and compares every file.
fn compare(site: &Path, place: &str, folders: &[&str], arguments: &[&str]) {
    let scratch = tempfile::tempdir().expect("a folder");
    let written = scratch.path().join("written");
    copy(site, &written);
    for folder in folders {
        let own = written.join(folder).join("theme/templates");
        fs::create_dir_all(&own).expect("a folder");
        fs::write(own.join("unused.html"), "").expect("a template");
    }
    let played = scratch.path().join("played");
    copy(site, &played);
    let build = |folder: &Path| {
        let out = folder.with_extension("out");
        let target = out.to_string_lossy().into_owned();
        let mut all = vec!["build", place, "-o", &target];
        all.extend(arguments);
        let run = loa(folder, &all);
        assert_eq!(run.code, 0, "{}\n{}", site.display(), run.stderr);
        contents(&out)
    };
    let (played, written) = rayon::join(|| build(&played), || build(&written));
    assert!(played.len() > 10, "{} has hardly a file", site.display());
    let names = |files: &BTreeMap<PathBuf, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&played), names(&written), "{}", site.display());
    for (path, bytes) in &played {
        let other = &written[path];
        assert!(
            bytes == other,
            "{} of {} on {arguments:?}: {}",
            path.display(),
            site.display(),
            first_difference(bytes, other),
        );
    }
}

/// Where two files part.
fn first_difference(played: &[u8], written: &[u8]) -> String {
    let same = played
        .iter()
        .zip(written)
        .take_while(|(one, other)| one == other);
    let at = same.count().saturating_sub(60);
    let around = |bytes: &[u8]| {
        let some: Vec<u8> = bytes.iter().skip(at).take(160).copied().collect();
        String::from_utf8_lossy(&some).into_owned()
    };
    format!("\nplayed  {}\nwritten {}", around(played), around(written))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        match () {
            () if path.ends_with("public") => {}
            () if path.is_dir() => copy(&path, &target),
            () => drop(fs::copy(&path, &target).expect("a copy")),
        }
    }
}

/// What the theme must not say, since a score could not say the same.
#[test]
fn a_template_that_cannot_be_played_is_told_when_loa_is_compiled() {
    for (text, expected) in [
        (
            "{{ page.title | reverse }}",
            "`reverse` in page.html is not known there",
        ),
        ("{{ nobody }}", "`nobody` in page.html is not known there"),
        (
            "{{ <nothing /> }}",
            "`nothing` in page.html is not known there",
        ),
        (
            "{% include \"nothing.html\" %}",
            "`nothing.html` in page.html is not known there",
        ),
        (
            "{% if page %}{% set site = 1 %}{% endif %}",
            "`site` is set in a branch of page.html and stands around it",
        ),
        ("{% macro one() %}", "what is `macro`?"),
        ("{% if page %}", "[] ends an if"),
        ("{{ page.title }", "a tag does not end"),
        ("{{ page.title == }}", "an expression is missing"),
        ("{{ page.title ? }}", "what does `? }}` begin with?"),
        (
            "{% component one(a) %}{% endcomponent one %}{{ <one /> }}",
            "`one` without `a`",
        ),
        (
            "{% component one(a) %}{% endcomponent one %}{{ <one a=\"\" b=\"\" /> }}",
            "`one` has no `b`, in page.html",
        ),
    ] {
        let written = std::panic::catch_unwind(|| {
            let template = template::read(text);
            score::score(&BTreeMap::from([("page.html".to_owned(), template)]))
        });
        let told = match written {
            Ok(score) => panic!("{text} was written: {score}"),
            Err(told) => told,
        };
        let told = told.downcast::<String>().expect("a message");
        assert_eq!(*told, expected, "{text}");
    }
}
