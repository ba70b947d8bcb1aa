//! Holds the source tree to src/README.md: floors, sizes, names, and what the library deliberately cannot do.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)] // a test may read the disk and give up

#[path = "architecture/code.rs"]
mod code;
#[path = "architecture/house.rs"]
mod house;
#[path = "architecture/rules.rs"]
mod rules;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use house::UNORDERED;
use rules::{Violation, check, mapped, room, top_level};

#[test]
fn the_tree_keeps_the_rules() {
    let mut found: Vec<Violation> = Vec::new();
    let files = files();
    assert!(
        files.iter().any(|f| f == "src/lib.rs"),
        "the tree was not found"
    );
    for path in &files {
        found.extend(check(path, &read(path)));
    }
    found.extend(top_level(&entries()));
    if Path::new(&at("src/README.md")).exists() {
        found.extend(mapped(&read("src/README.md"), &rooms(&files)));
    }
    let said: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert!(said.is_empty(), "\n{}\n", said.join("\n"));
}

#[test]
fn exceptions_are_still_needed_and_give_a_reason() {
    for (path, reason) in UNORDERED {
        assert!(
            read(path).contains("Hash"),
            "{path} needs no exception any more"
        );
        assert!(!reason.is_empty(), "{path}: why?");
    }
}

fn at(path: &str) -> String {
    format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(at(path)).unwrap()
}

/// The files that rules look at: code, templates and styles, tests.
fn files() -> Vec<String> {
    let wanted = [
        ("src", &["rs"][..]),
        ("themes", &["html", "css", "js"][..]),
        ("tests", &["rs", "mjs"][..]),
    ];
    let mut found = Vec::new();
    for (folder, kinds) in wanted {
        walk(folder, &mut |path| {
            if kinds.iter().any(|kind| path.ends_with(&format!(".{kind}"))) {
                found.push(path.to_owned());
            }
        });
    }
    found.sort();
    found
}

fn walk(folder: &str, visit: &mut impl FnMut(&str)) {
    let Ok(entries) = fs::read_dir(at(folder)) else {
        return;
    };
    for entry in entries {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        // What npm installed and what the tests built is nobody's source.
        if matches!(
            path.as_str(),
            "tests/browser/node_modules" | "tests/browser/out"
        ) {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            walk(&path, visit);
        } else {
            visit(&path);
        }
    }
}

fn rooms(files: &[String]) -> Vec<String> {
    let rooms: BTreeSet<_> = files
        .iter()
        .filter(|f| f.starts_with("src/"))
        .map(|f| room(f).to_owned())
        .collect();
    rooms.into_iter().collect()
}

/// What git keeps at the top; without git (a source archive), what lies there.
fn entries() -> Vec<String> {
    let git = Command::new("git")
        .args(["-C", env!("CARGO_MANIFEST_DIR"), "ls-files", "-z"])
        .output();
    let kept = git
        .map(|out| String::from_utf8_lossy(&out.stdout).into_owned())
        .unwrap_or_default();
    let tops: BTreeSet<_> = kept
        .split('\0')
        .filter_map(|path| path.split('/').next())
        .filter(|top| !top.is_empty())
        .map(str::to_owned)
        .collect();
    if !tops.is_empty() {
        return tops.into_iter().collect();
    }
    let listed = fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap();
    listed
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect()
}

/// Each rule sees what breaks it, at the right line, and nothing else.
mod proof {
    use super::rules::*;

    fn said(found: Vec<Violation>) -> Vec<String> {
        found.iter().map(ToString::to_string).collect()
    }

    fn caught(found: Vec<Violation>, expected: &str) {
        let said = said(found);
        assert!(
            said.len() == 1 && said[0].starts_with(expected),
            "expected {expected}, found {said:?}"
        );
    }

    #[test]
    fn a_room_may_use_itself_and_what_lies_below() {
        let text = "//! x\nuse crate::{site::Plan, language::Language, say};\nuse super::day::Day;\nfn f() { crate::progress::count() }";
        assert_eq!(said(floors("src/progress/count.rs", text)), [""; 0]);
        assert_eq!(
            said(floors(
                "src/lib.rs",
                "use crate::publish::PublicTree; pub mod site;"
            )),
            [""; 0]
        );
        assert_eq!(
            said(floors(
                "src/cli/build.rs",
                "use crate::cli::report; use loa::publish;"
            )),
            [""; 0]
        );
    }

    #[test]
    fn a_room_may_not_use_what_lies_above() {
        let above = "src/site/plan.rs:2: `site` uses `page`, a room above it";
        caught(
            floors("src/site/plan.rs", "\nuse crate::page::Page;"),
            above,
        );
        caught(
            floors(
                "src/site/plan.rs",
                "\nuse crate::{draft::{Draft, page}, page::Page};",
            ),
            above,
        );
        caught(
            floors("src/site/plan.rs", "\nuse super::super::page::Page;"),
            above,
        );
        caught(
            floors("src/site/plan.rs", "\nfn f(x: crate::page::Page) {}"),
            above,
        );
        caught(
            floors("src/site/mod.rs", "\nuse super::page::Page;"),
            "src/site/mod.rs:2: `site` uses `page`",
        );
        caught(
            floors("src/diagnostic.rs", "\nuse crate::language::Language;"),
            "src/diagnostic.rs:2:",
        );
        caught(
            floors("src/site/plan.rs", "\nuse crate::build;"),
            "src/site/plan.rs:2: `site` uses `build` of lib.rs",
        );
    }

    #[test]
    fn one_side_of_a_circle_is_always_caught() {
        assert_eq!(
            said(floors("src/site/a.rs", "use crate::draft::Draft;")),
            [""; 0]
        );
        caught(
            floors("src/draft/a.rs", "use crate::site::Site;"),
            "src/draft/a.rs:1: `draft` uses `site`",
        );
    }

    #[test]
    fn the_library_does_not_know_the_command_line() {
        caught(
            floors("src/lib.rs", "pub mod cli;"),
            "src/lib.rs:1: the library does not know `mod cli`",
        );
        caught(
            floors("src/page/home.rs", "use loa::site::Plan;"),
            "src/page/home.rs:1:",
        );
        assert_eq!(
            floors("src/page/home.rs", "use crate::cli::report;").len(),
            2
        );
        caught(
            floors("src/server/mod.rs", "mod a;"),
            "src/server/mod.rs:1: `server` is no room",
        );
    }

    #[test]
    fn words_and_tests_are_no_use() {
        let text = "// crate::page::x\n/* /* crate::page */ crate::page */ let a = \"crate::page\"; let b = r#\"\"crate::page\"#; let c = '\"'; let d: &'static str = b;\n#[cfg(test)]\nmod tests { use crate::page::Page; fn f() { g().unwrap() } }\n";
        assert_eq!(said(floors("src/site/a.rs", text)), [""; 0]);
        assert_eq!(said(vocabulary("src/site/a.rs", text)), [""; 0]);
    }

    #[test]
    fn the_library_has_no_word_for_the_machine() {
        for (text, word) in [
            ("fn f() { println!(); }", "println!"),
            ("fn f() { g().unwrap(); }", ".unwrap()"),
            ("fn f() { g().expect(why); }", ".expect("),
            ("fn f() { unsafe { g() } }", "unsafe"),
            ("use std::fs::read;", "std::fs"),
            ("use std::{fmt, fs};", "std::fs"),
            ("fn f() { std::env::args(); }", "std::env"),
            ("use std::net::TcpStream;", "std::net"),
            ("use std::collections::HashMap;", "HashMap"),
            ("use std::collections::{BTreeMap, HashSet};", "HashSet"),
            ("fn f() { SystemTime::now(); }", "SystemTime::now"),
        ] {
            caught(
                vocabulary("src/site/a.rs", &format!("\n{text}")),
                &format!("src/site/a.rs:2: `{word}` below cli/"),
            );
            assert_eq!(said(vocabulary("src/cli/a.rs", text)), [""; 0], "cli/ may");
            assert_eq!(
                said(vocabulary("src/site/tests.rs", text)),
                [""; 0],
                "tests may"
            );
        }
        let fine = "fn f() { g().unwrap_or(1); self.expect()?; eprintln(); } #[derive(Hash)] struct A; #[expect(lint)] fn h() {} mod unsafe_names;";
        assert_eq!(said(vocabulary("src/site/a.rs", fine)), [""; 0]);
    }

    #[test]
    fn a_file_is_short_and_says_what_it_knows() {
        caught(
            length("src/a.rs", &"x\n".repeat(401)),
            "src/a.rs:401: 401 lines",
        );
        assert_eq!(said(length("src/a.rs", &"x\n".repeat(400))), [""; 0]);
        caught(opening("src/a.rs", "use x;"), "src/a.rs:1: opens without");
        caught(
            opening("src/a.rs", "//!\n//! late"),
            "src/a.rs:1: opens without",
        );
        assert_eq!(said(opening("src/a.rs", "//! Days and weeks.\n")), [""; 0]);
    }

    #[test]
    fn a_name_is_a_noun_of_the_field() {
        caught(
            names("src/site/utils.rs", ""),
            "src/site/utils.rs:1: `utils.rs`",
        );
        caught(
            names("src/site/mod.rs", "\nmod helpers;"),
            "src/site/mod.rs:2: `mod helpers`",
        );
        caught(
            names("src/site/a.rs", "\npub struct PlanManager;"),
            "src/site/a.rs:2: `PlanManager`",
        );
        caught(
            names("src/site/a.rs", "\ntype UnitInfo = ();"),
            "src/site/a.rs:2: `UnitInfo`",
        );
        assert_eq!(
            said(names(
                "src/site/a.rs",
                "struct Plan; // a Manager\nenum Dataset { A }"
            )),
            [""; 0]
        );
    }

    #[test]
    fn a_mod_file_lists() {
        let fine = "//! x\n\n#[cfg(test)]\nmod tests;\npub(crate) mod a;\n// why\npub use a::{B,\n    C};\npub mod d;\n";
        assert_eq!(said(lists("src/a/mod.rs", fine)), [""; 0]);
        let line = "src/a/mod.rs:3: mod.rs only lists";
        caught(lists("src/a/mod.rs", "//! x\nmod a;\nfn f() {}\n"), line);
        caught(lists("src/a/mod.rs", "//! x\nmod a;\nuse a::B;\n"), line);
        caught(lists("src/a/mod.rs", "//! x\nmod a;\nmod b { }\n"), line);
        caught(
            lists("src/a/mod.rs", "//! x\nmod a;\npub const X: u8 = 1;\n"),
            line,
        );
    }

    #[test]
    fn the_map_and_the_top_are_complete() {
        let rooms = ["site".to_owned(), "language".to_owned()];
        caught(
            mapped("site/ …", &rooms),
            "src/README.md:1: the map does not show `language`",
        );
        caught(
            mapped("website/ language.rs", &rooms),
            "src/README.md:1: the map does not show `site`",
        );
        caught(
            top_level(&["src".to_owned(), "docs".to_owned()]),
            "docs:1: has no place",
        );
    }
}
