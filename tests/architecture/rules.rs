//! The rules of the house, each a function from the text of a file to what breaks it.

use std::fmt;

use super::code::{bare, line, members, places, shipped, word};
use super::house::{
    AT_THE_ROOT, EMPTY_ENDINGS, EMPTY_NAMES, FLOORS, LINES, TOP, UNKNOWN_BELOW_CLI, UNORDERED,
};

/// One place that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Violation {
    path: String,
    line: usize,
    rule: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.rule)
    }
}

fn violation(path: &str, line: usize, rule: impl Into<String>) -> Violation {
    Violation {
        path: path.to_owned(),
        line,
        rule: rule.into(),
    }
}

/// All rules for one file; `path` is relative to the project, with `/`.
pub fn check(path: &str, text: &str) -> Vec<Violation> {
    let mut found = length(path, text);
    found.extend(names(path, text));
    if path.ends_with(".rs") || path.ends_with(".mjs") {
        found.extend(opening(path, text));
    }
    if path.starts_with("src/") && path.ends_with(".rs") {
        found.extend(floors(path, text));
        found.extend(vocabulary(path, text));
        if path.ends_with("/mod.rs") {
            found.extend(lists(path, text));
        }
    }
    found
}

/// A file fits a reader's head.
pub fn length(path: &str, text: &str) -> Vec<Violation> {
    let lines = text.lines().count();
    let long = || {
        violation(
            path,
            LINES + 1,
            format!("{lines} lines, {LINES} are enough: split it by what it knows"),
        )
    };
    (lines > LINES).then(long).into_iter().collect()
}

/// A file says first what it knows.
pub fn opening(path: &str, text: &str) -> Vec<Violation> {
    let said = text
        .lines()
        .next()
        .and_then(|l| l.strip_prefix("//! "))
        .is_some_and(|l| !l.trim().is_empty());
    let silent = || {
        violation(
            path,
            1,
            "opens without a `//!` sentence that says what the file knows",
        )
    };
    (!said).then(silent).into_iter().collect()
}

/// Files, modules and types have names of the field.
pub fn names(path: &str, text: &str) -> Vec<Violation> {
    let empty = |name: &str| EMPTY_NAMES.contains(&name);
    let mut found: Vec<_> = path
        .split('/')
        .filter(|part| empty(part.split('.').next().unwrap_or(part)))
        .map(|part| {
            violation(
                path,
                1,
                format!("`{part}` says nothing about what is in it"),
            )
        })
        .collect();
    if !path.ends_with(".rs") {
        return found;
    }
    let code = bare(text);
    for keyword in ["mod", "struct", "enum", "trait", "type", "union"] {
        for at in places(&code, keyword) {
            let name = word(code[at + keyword.len()..].trim_start());
            let ending = EMPTY_ENDINGS.iter().find(|ending| name.ends_with(*ending));
            if keyword == "mod" && empty(name) {
                found.push(violation(
                    path,
                    line(&code, at),
                    format!("`mod {name}` says nothing about what is in it"),
                ));
            } else if let (true, Some(ending)) = (keyword != "mod", ending) {
                found.push(violation(
                    path,
                    line(&code, at),
                    format!("`{name}`: a type named …{ending} has not found its noun"),
                ));
            }
        }
    }
    found
}

/// `mod.rs` lists modules and what they show, no more.
pub fn lists(path: &str, text: &str) -> Vec<Violation> {
    let code = bare(text);
    let mut found = Vec::new();
    let mut start = 0;
    for statement in code.split_inclusive(';') {
        let begin = start + statement.len() - without_attributes(statement).len();
        start += statement.len();
        let item = without_attributes(statement).trim_end_matches(';').trim();
        let inner = item
            .strip_prefix("pub(crate) ")
            .or(item.strip_prefix("pub(super) "))
            .or(item.strip_prefix("pub "));
        let module = inner
            .unwrap_or(item)
            .strip_prefix("mod ")
            .is_some_and(|m| word(m) == m);
        let shown = inner.is_some_and(|i| i.starts_with("use "));
        if !(item.is_empty() || module || shown) {
            found.push(violation(
                path,
                line(&code, begin),
                "mod.rs only lists: `mod`, `pub mod` and `pub use`",
            ));
        }
    }
    found
}

fn without_attributes(statement: &str) -> &str {
    let text = statement.trim_start();
    match text
        .strip_prefix("#[")
        .or(text.strip_prefix("#!["))
        .and_then(|t| t.split_once(']'))
    {
        Some((_, rest)) => without_attributes(rest),
        None => text,
    }
}

/// The library does no IO, never gives up and keeps its order. Tests may do all of that.
pub fn vocabulary(path: &str, text: &str) -> Vec<Violation> {
    if is_binary(room(path)) || is_test(path) {
        return Vec::new();
    }
    let code = shipped(&bare(text));
    let unordered = UNORDERED.iter().any(|(file, _)| *file == path);
    let mut found = Vec::new();
    for (unknown, instead) in UNKNOWN_BELOW_CLI {
        if unordered && unknown.starts_with("Hash") {
            continue;
        }
        // A method of one's own may be called `expect()`; those of Option and Result take a message.
        let own = |at: &usize| code[*at..].starts_with(".expect()");
        let said = places(&code, unknown).into_iter().filter(|at| !own(at));
        found.extend(said.map(|at| {
            violation(
                path,
                line(&code, at),
                format!("`{unknown}` below cli/: {instead}"),
            )
        }));
    }
    for group in places(&code, "std::{") {
        for (at, member) in members(&code[group + "std::".len()..]) {
            if ["fs", "env", "net", "process"].contains(&member) {
                let line = line(&code, group + "std::".len() + at);
                found.push(violation(
                    path,
                    line,
                    format!("`std::{member}` below cli/: it comes as an argument"),
                ));
            }
        }
    }
    found
}

/// A room uses itself and the rooms below it, so there are no circles either; the library does not know the command line.
pub fn floors(path: &str, text: &str) -> Vec<Violation> {
    let here = room(path);
    let Some(floor) = FLOORS.iter().position(|r| *r == here) else {
        return vec![violation(
            path,
            1,
            format!("`{here}` is no room of the house (FLOORS in tests/architecture/house.rs)"),
        )];
    };
    let code = shipped(&bare(text));
    let mut found = Vec::new();
    for (at, name) in from_the_root(path, &code) {
        let said = AT_THE_ROOT
            .iter()
            .find(|(item, _)| *item == name)
            .map_or(name, |(_, room)| room);
        match FLOORS.iter().position(|r| *r == said) {
            _ if here == "main" || here == "lib" && said != "cli" => {}
            Some(there) if there >= floor => {}
            Some(_) => found.push(violation(
                path,
                line(&code, at),
                format!("`{here}` uses `{said}`, a room above it"),
            )),
            None if is_binary(here) => {}
            None => found.push(violation(
                path,
                line(&code, at),
                format!("`{here}` uses `{name}` of lib.rs, above it"),
            )),
        }
    }
    if !is_binary(here) {
        for own in ["loa::", "cli::", "mod cli"] {
            let said = places(&code, own).into_iter();
            found.extend(said.map(|at| {
                violation(
                    path,
                    line(&code, at),
                    format!("the library does not know `{own}`"),
                )
            }));
        }
    }
    found
}

/// What a file names at the root of its crate, through `crate::` or enough `super::`, with its place.
fn from_the_root<'a>(path: &str, code: &'a str) -> Vec<(usize, &'a str)> {
    let modules = path
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .trim_end_matches("/mod");
    let depth = if matches!(modules, "lib" | "main") {
        0
    } else {
        modules.split('/').count()
    };
    let mut roots: Vec<usize> = places(code, "crate::")
        .into_iter()
        .map(|at| at + "crate::".len())
        .collect();
    if depth > 0 {
        let ladder = "super::".repeat(depth);
        roots.extend(
            places(code, &ladder)
                .into_iter()
                .map(|at| at + ladder.len()),
        );
    }
    roots
        .into_iter()
        .flat_map(|at| match code[at..].starts_with('{') {
            true => members(&code[at..])
                .into_iter()
                .map(|(inner, name)| (at + inner, name))
                .collect(),
            false => vec![(at, word(&code[at..]))],
        })
        .filter(|(_, name)| *name != "super" && !name.is_empty())
        .collect()
}

/// The room a file of `src/` belongs to.
pub fn room(path: &str) -> &str {
    let inside = path.trim_start_matches("src/");
    inside
        .split('/')
        .next()
        .unwrap_or(inside)
        .trim_end_matches(".rs")
}

fn is_binary(room: &str) -> bool {
    matches!(room, "main" | "cli")
}

/// Files that only `cargo test` sees: `src/site/tests.rs`, `src/site/tests/…`.
fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

/// The map names every room there is.
pub fn mapped(map: &str, rooms: &[String]) -> Vec<Violation> {
    let absent = |room: &&String| {
        places(map, &format!("{room}/")).is_empty() && places(map, &format!("{room}.rs")).is_empty()
    };
    rooms
        .iter()
        .filter(absent)
        .map(|room| {
            violation(
                "src/README.md",
                1,
                format!("the map does not show `{room}`"),
            )
        })
        .collect()
}

/// What stands at the top of the project.
pub fn top_level(entries: &[String]) -> Vec<Violation> {
    let strange = |entry: &&String| !TOP.contains(&entry.as_str());
    entries
        .iter()
        .filter(strange)
        .map(|entry| violation(entry, 1, "has no place at the top of the project"))
        .collect()
}
