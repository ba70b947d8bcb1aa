//! All mistakes of one file: each wrong part is reported, left out, and the rest read again.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use super::lenient::GUESSES;
use super::node::{Node, Pair, Shape};
use super::words;
use super::wrong::{Why, Wrong};
use crate::diagnostic::{Finding, Place, Spot, YamlPath};

/// How many mistakes of one file are looked for; whoever has more has one cause.
const MOST_FINDINGS: usize = 200;

/// Reads again and again, each time without what was found wrong the time before. A missing key is filled with a guess
/// until everything else is known; then its map is left out too, silently. `missing` tells of a key that the root itself lacks.
pub(in crate::source) fn recover<T: DeserializeOwned>(
    file: &str,
    mut root: Node,
    missing: impl Fn(&'static str) -> Finding,
) -> (Option<T>, Vec<Finding>) {
    let mut findings = Vec::new();
    // Missing keys, filled with a guess so that the next missing key of the same map is seen too: (map, key).
    let mut guesses: Vec<(YamlPath, &'static str)> = Vec::new();
    let mut reported: BTreeSet<(YamlPath, String)> = BTreeSet::new();
    let mut quiet = false;
    let mut rounds = MOST_FINDINGS * (GUESSES.len() + 2);
    while findings.len() < MOST_FINDINGS && rounds > 0 {
        rounds -= 1;
        let wrong = match T::deserialize(&root) {
            Ok(value) if guesses.is_empty() => return (Some(value), findings),
            Ok(_) => {
                // Everything else is known now. A map with a hole cannot be kept, nor what needs that map.
                quiet = true;
                for (map, _) in std::mem::take(&mut guesses) {
                    if !drop_at(&mut root, &map) {
                        return (None, findings);
                    }
                }
                continue;
            }
            Err(wrong) => wrong,
        };
        let path = wrong.path();
        let in_guess = guesses
            .iter()
            .position(|(map, key)| path.0.starts_with(&map.key(key).0));
        if let Some(position) = in_guess {
            let (map, key) = guesses[position].clone();
            if !next_guess(&mut root, &map, key) {
                guesses.remove(position);
                if !drop_at(&mut root, &map) {
                    return (None, findings);
                }
            }
            continue;
        }
        if let Why::MissingKey(key) = wrong.why {
            let known = has_gone(&mut root, &path, key);
            if !quiet && !known && reported.insert((path.clone(), key.to_owned())) {
                findings.push(match path.0.is_empty() {
                    true => missing(key),
                    false => finding(file, &wrong, &path),
                });
            }
            if !quiet && add_guess(&mut root, &path, key) {
                guesses.push((path, key));
                continue;
            }
        } else if !quiet {
            findings.push(finding(file, &wrong, &path));
        }
        if !drop_at(&mut root, &path) {
            return (None, findings);
        }
    }
    (None, findings)
}

/// A file lacks a key.
pub(super) fn missing_in(file: &str, key: &'static str) -> Finding {
    told(Place::file(file), &Why::MissingKey(key), true)
}

fn finding(file: &str, wrong: &Wrong, path: &YamlPath) -> Finding {
    let spot = if wrong.of_key {
        Spot::Key(path.clone())
    } else {
        Spot::Value(path.clone())
    };
    let file = file.to_owned();
    told(Place { file, spot }, &wrong.why, path.0.is_empty())
}

fn told(place: Place, why: &Why, root: bool) -> Finding {
    let (message, help) = words::sentence(why, root);
    let finding = Finding::error(place, message);
    match help {
        Some(help) => finding.help(help),
        None => finding,
    }
}

/// Leaves out the value at `path`; false when that is the root or was left out already, so that no progress is possible.
fn drop_at(root: &mut Node, path: &YamlPath) -> bool {
    if path.0.is_empty() {
        return false;
    }
    match root.at_mut(path) {
        Some(node) if !node.gone => {
            node.gone = true;
            true
        }
        // Left out already as part of something larger: two guesses in one map.
        Some(_) => true,
        None => false,
    }
}

fn has_gone(root: &mut Node, path: &YamlPath, key: &str) -> bool {
    root.at_mut(&path.key(key)).is_some_and(|node| node.gone)
}

fn add_guess(root: &mut Node, path: &YamlPath, key: &str) -> bool {
    let Some(node) = root.at_mut(path) else {
        return false;
    };
    if node.is_nothing() {
        node.shape = Shape::Map(Vec::new());
    }
    let span = node.span.clone();
    let Shape::Map(pairs) = &mut node.shape else {
        return false;
    };
    // The wrong value that was left out makes room for the guess.
    pairs.retain(|pair| pair.key != key);
    pairs.push(Pair {
        key: key.to_owned(),
        key_span: span.clone(),
        value: Node {
            span,
            shape: Shape::Guess(0),
            gone: false,
        },
    });
    true
}

fn next_guess(root: &mut Node, map: &YamlPath, key: &str) -> bool {
    match root.at_mut(&map.key(key)).map(|node| &mut node.shape) {
        Some(Shape::Guess(guess)) if *guess + 1 < GUESSES.len() => {
            *guess += 1;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde::Deserialize;

    use super::super::node::parse;
    use super::super::read;
    use crate::diagnostic::Spot;
    use crate::source::{SourceFile, SourceTree, locate};

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Draft {
        a: String,
        #[serde(default)]
        b: Vec<Option<u32>>,
        #[serde(default)]
        c: BTreeMap<String, f64>,
        d: Option<bool>,
        e: Option<serde_json::Value>,
        #[serde(default)]
        f: Vec<Draft>,
    }

    fn yaml() -> impl Strategy<Value = String> {
        let token = prop::sample::select(vec![
            "a",
            "b",
            "c",
            "d",
            "e",
            "f",
            ": ",
            ":",
            "\n",
            "\n  ",
            "\n    ",
            "- ",
            "\n- ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "'",
            "\"",
            "# ",
            "|",
            ">-",
            "&x ",
            "*x",
            "~",
            "049",
            "12",
            "1.5",
            "-3",
            "true",
            "đổi mới",
            "ệ",
            "---\n",
            "!t ",
            "? ",
            "\t",
            "a: x\n",
            "b: [1]\n",
            "d: true\n",
        ]);
        prop::collection::vec(token, 0..24).prop_map(|tokens| tokens.concat())
    }

    fn scalar() -> impl Strategy<Value = String> {
        let scalar = prop::sample::select(vec![
            "x",
            "049",
            "12",
            "-1",
            "1.5",
            "1.200",
            "0x1F",
            "true",
            "~",
            "",
            "null",
            "\"1\"",
            "'x'",
            "[1, 2]",
            "[]",
            "{}",
            "{k: 1}",
            "[{k: [a]}]",
            "1e3",
            ".5",
            "+7",
            "2024-01-01",
            "|\n  xin\n",
        ]);
        scalar.prop_map(str::to_owned)
    }

    proptest! {
        #[test]
        fn nothing_written_by_hand_breaks_reading_or_places(text in yaml()) {
            let mut tree = SourceTree::default();
            tree.files.insert("a.yaml".to_owned(), SourceFile::Text(text.clone()));
            let read = read::<Draft>("a.yaml", &text);
            prop_assert!(read.value.is_some() || !read.findings.is_empty());
            for finding in &read.findings {
                if let Some(range) = locate(&tree, &finding.place).range {
                    prop_assert!(text.get(range).is_some());
                }
                if let Spot::Bytes(range) = &finding.place.spot {
                    prop_assert!(text.get(range.clone()).is_some(), "{range:?}");
                }
            }
        }

        #[test]
        fn both_ways_of_reading_agree(values in prop::collection::vec(scalar(), 5)) {
            let text: String = ["a", "b", "c", "d", "e"]
                .iter()
                .zip(&values)
                .map(|(key, value)| format!("{key}: {value}\n"))
                .collect();
            let straight = serde_yaml::from_str::<Draft>(&text).ok();
            let tree = parse(&text).ok().and_then(|document| document.root);
            let lenient = tree.and_then(|root| Draft::deserialize(&root).ok());
            prop_assert_eq!(straight, lenient, "{}", text);
        }
    }
}
