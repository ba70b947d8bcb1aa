//! One YAML text → the shape an author's file must have, or everything that keeps it from having that shape.

use std::ops::Range;

use serde::de::DeserializeOwned;

use super::node::{Document, Refusal, parse};
use super::recover::{missing_in, recover};
use super::repeat::may_repeat_keys;
use super::syntax;
use super::tape::{Heard, Tapes, hear};
use crate::diagnostic::{Checked, Finding, Place};
use crate::say;

/// Reads a YAML file into its shape. All mistakes are found in one go: a wrong part is reported, left out, and the rest
/// read again, so that no finding is a mere consequence of another. The value is then what remains; positions in its
/// lists are those of the file only when nothing was found.
pub fn read<T: DeserializeOwned>(file: &str, text: &str) -> Checked<T> {
    read_again(&Tapes::default(), file, text)
}

/// The same where the text was perhaps read before.
pub fn read_again<T: DeserializeOwned>(tapes: &Tapes, file: &str, text: &str) -> Checked<T> {
    read_part(tapes, (file, text), 0..text.len())
}

/// The same for the part of a file that is YAML: the front matter of an article. Places are those of the whole file.
pub(crate) fn read_part<T: DeserializeOwned>(
    tapes: &Tapes,
    (file, whole): (&str, &str),
    part: Range<usize>,
) -> Checked<T> {
    match hear(tapes, &whole[part.clone()]) {
        Heard::Played(value) => Checked::new(value, Vec::new()),
        Heard::Read(straight, fresh) => {
            let read = judged((file, whole), part, straight);
            // A key that stands twice comes out wrong only here.
            if let Some(fresh) = fresh.filter(|_| read.findings.is_empty()) {
                fresh.keep(tapes);
            }
            read
        }
    }
}

/// What the straight way made of a part of a file, with every mistake that is in it.
fn judged<T: DeserializeOwned>(
    (file, whole): (&str, &str),
    part: Range<usize>,
    straight: Result<T, serde_yaml::Error>,
) -> Checked<T> {
    let offset = part.start;
    let text = &whole[part];
    // The straight way: no tree is built for a file without mistakes.
    if straight.is_ok() && !may_repeat_keys(text) {
        return Checked {
            value: straight.ok(),
            findings: Vec::new(),
        };
    }
    let document = match (parse(text), &straight) {
        (Ok(document), _) => document,
        // The two parsers differ about an oddity that the one that counts accepts.
        (Err(_), Ok(_)) => {
            return Checked {
                value: straight.ok(),
                findings: Vec::new(),
            };
        }
        (Err(refusal), Err(_)) => {
            let finding = syntax::explain(file, text, offset, &refusal);
            return Checked {
                value: None,
                findings: vec![finding],
            };
        }
    };
    let mut findings = doubled(file, offset, &document);
    let Some(root) = document.root else {
        return Checked {
            findings: match &straight {
                Ok(_) => findings,
                Err(_) => vec![empty(file, offset)],
            },
            value: straight.ok(),
        };
    };
    let value = match straight {
        Ok(value) => Some(value),
        Err(error) => {
            let (value, wrong) = recover(file, root, |key| missing_in(file, key));
            findings.extend(wrong);
            if findings.is_empty() {
                // Only the other parser objects (a control character, for instance).
                let at = error.location().map_or(0, |location| location.index());
                let words = error.to_string();
                findings.push(syntax::explain(
                    file,
                    text,
                    offset,
                    &Refusal::Syntax { at, words },
                ));
            }
            value
        }
    };
    Checked { value, findings }
}

fn empty(file: &str, offset: usize) -> Finding {
    if offset == 0 {
        Finding::error(
            Place::file(file),
            say!("Tệp này trống.", "This file is empty."),
        )
        .help(say!(
            "Hãy điền nội dung theo mẫu, hoặc xóa tệp nếu không dùng.",
            "Fill it in after the pattern, or delete the file if it is not used."
        ))
    } else {
        Finding::error(
            Place::bytes(file, 0..3),
            say!(
                "Phần đầu bài (giữa hai dòng `---`) còn trống.",
                "The front matter (between the two lines `---`) is empty."
            ),
        )
        .help(say!(
            "Hãy ghi ít nhất `title: Tên bài` vào giữa hai dòng đó.",
            "Write at least `title: The title` between those two lines."
        ))
    }
}

fn doubled(file: &str, offset: usize, document: &Document) -> Vec<Finding> {
    document
        .doubled
        .iter()
        .map(|(key, _, second)| {
            Finding::error(
                Place::bytes(file, second.start + offset..second.end + offset),
                say!(
                    "Mục `{key}` được ghi hai lần.",
                    "The key `{key}` is written twice."
                ),
            )
            .help(say!(
                "Mỗi mục chỉ ghi một lần trong cùng một nhóm: hãy gộp lại hoặc xóa bớt một mục.",
                "A key stands once in its group: merge the two or remove one."
            ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Spot, Tongue};
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Draft {
        title: String,
        #[serde(default)]
        units: Vec<Unit>,
        #[serde(default)]
        names: BTreeMap<String, String>,
        #[serde(default)]
        kind: Option<Kind>,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Unit {
        id: String,
        name: String,
        #[serde(default)]
        count: u32,
        #[serde(default)]
        from: Option<jiff_date::Day>,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        News,
        Leaflet,
    }

    mod jiff_date {
        use crate::source::yaml::words;
        #[derive(Debug, PartialEq)]
        pub struct Day(pub String);
        impl<'de> serde::Deserialize<'de> for Day {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = String::deserialize(d)?;
                if text.len() == 10 {
                    return Ok(Self(text));
                }
                Err(serde::de::Error::custom(words::both(
                    crate::say!("Ngày `{text}` sai", "Bad date `{text}`"),
                    Some(crate::say!("Ghi 2024-06-30", "Write 2024-06-30")),
                )))
            }
        }
    }

    fn found(text: &str) -> Vec<String> {
        read::<Draft>("a.yaml", text)
            .findings
            .iter()
            .map(|finding| {
                let spot = match &finding.place.spot {
                    Spot::Whole => "whole".to_owned(),
                    Spot::Value(path) => path.to_string(),
                    Spot::Key(path) => format!("key {path}"),
                    Spot::Bytes(range) | Spot::Row { bytes: range, .. } => {
                        format!("{:?}", &text[range.clone()])
                    }
                };
                format!("{spot}: {}", finding.message.get(Tongue::En))
            })
            .collect()
    }

    #[test]
    fn scalars_mean_what_they_mean_without_mistakes() {
        // The same values through the straight way and (because of the unknown key) through the tree.
        for scalar in [
            "049", "1.200", "2024", "~", "true", "\"x\"", "0x1F", "a b", "''",
        ] {
            let good = format!("title: {scalar}\n");
            let straight = read::<Draft>("a.yaml", &good);
            let tree = read::<Draft>("a.yaml", &format!("{good}bad: 1\n"));
            assert_eq!(straight.value, tree.value, "{scalar}");
            assert_eq!(tree.findings.len(), 1, "{scalar}");
        }
    }

    #[test]
    fn every_mistake_of_a_file_is_found_at_once() {
        let text = "tilte: x\nunits:\n- id: a\n  nmae: A\n- id: b\n  name: B\n  count: nhiều\n- [1]\n- id: c\n  name: C\n  from: mai\n- {}\nkind: leflet\nnames: {a: x, b: y, a: z}\n";
        assert_eq!(
            found(text),
            [
                "\"a\": The key `a` is written twice.",
                "key tilte: There is no key `tilte` here.",
                "key units[0].nmae: There is no key `nmae` here.",
                "units[0]: The key `name` is missing.",
                "units[1].count: A whole number from 0 must stand here, not `nhiều`.",
                "units[2]: Keys with values (`key: value`) must stand here, not a list.",
                "units[3].from: Bad date `mai`.",
                "units[4]: The key `id` is missing.",
                "units[4]: The key `name` is missing.",
                "kind: `leflet` is none of the words used here.",
                "whole: The key `title` is missing.",
            ]
        );
        assert!(read::<Draft>("a.yaml", text).value.is_none());
    }

    #[test]
    fn what_is_right_remains() {
        let text =
            "title: x\nunits:\n- id: a\n- id: b\n  name: B\n  count: -1\n- id: c\n  name: C\n";
        let read = read::<Draft>("a.yaml", text);
        let units = read.value.map(|draft| draft.units).unwrap_or_default();
        let ids: Vec<&str> = units.iter().map(|unit| unit.id.as_str()).collect();
        assert_eq!(ids, ["b", "c"]);
        assert_eq!(read.findings.len(), 2);
    }

    #[test]
    fn a_wrong_value_is_not_also_missing() {
        assert_eq!(
            found("title: [a]\nunits: {}\n"),
            [
                "title: Text must stand here, not a list.",
                "units: A list must stand here, not keys with values.",
            ]
        );
    }

    #[test]
    fn empty_files_and_files_of_another_kind() {
        for (text, expected) in [
            ("", "whole: This file is empty."),
            ("# chưa có gì\n", "whole: This file is empty."),
            (
                "- a\n",
                ": Keys with values (`key: value`) must stand here, not a list.",
            ),
            (
                "title:abc\n",
                ": Keys with values (`key: value`) must stand here, not `title:abc`.",
            ),
        ] {
            assert_eq!(found(text), [expected], "{text:?}");
        }
    }

    #[test]
    fn an_alias_bomb_is_refused_quickly() {
        let mut text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
        for level in 1..12 {
            let list = vec![format!("*a{}", level - 1); 10].join(", ");
            text.push_str(&format!("a{level}: &a{level} [{list}]\n"));
        }
        assert_eq!(found(&text).len(), 1);
    }

    #[test]
    fn only_what_has_no_mistake_is_kept_and_played() {
        type Names = BTreeMap<String, String>;
        for (text, kept) in [
            ("a: x\nb: y\n", true),
            ("a: x?\nb: y\n", true),
            ("a: x\na: y\n", false),
            ("- x\n", false),
        ] {
            let mut tapes = Tapes::remembering();
            let first = read_again::<Names>(&tapes, "a.yaml", text);
            let left = tapes.take();
            assert_eq!(left.len(), usize::from(kept), "{text}");
            let tapes = Tapes::with(left);
            for again in [read_again(&tapes, "a.yaml", text), read("a.yaml", text)] {
                assert_eq!(again.value, first.value, "{text}");
                assert_eq!(again.findings, first.findings, "{text}");
            }
        }
    }

    #[test]
    fn keys_twice_are_found_also_in_maps_that_would_pass() {
        for (text, twice) in [
            ("title: x\nnames: {a: x, a: y}\n", 1),
            ("title: x\nnames:\n  a: x\n  \"a\": y\n", 1),
            ("title: x\nnames:\n  a b: x\n  a  : y\n  a b: z\n", 1),
            ("title: x\nnames: {a: x, b: 'a: b'}\n", 0),
        ] {
            assert_eq!(found(text).len(), twice, "{text}");
        }
    }
}
