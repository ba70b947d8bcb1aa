//! `tests/broken/<case>/in` is a site with a mistake; `vi.txt` and `en.txt` beside it are what its author reads.
//!
//! To add a case, copy a folder and change its `in/`; `LOA_BLESS=1 cargo test --test broken` writes the messages, which are then read
//! with a human eye before they are committed.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

mod folders;

use folders::{bless_or_compare, cases, loa};

#[test]
fn every_mistake_says_where_what_and_what_to_write_instead() {
    let mut wrong = Vec::new();
    for case in cases("tests/broken") {
        for lang in ["vi", "en"] {
            let run = loa(
                &case,
                &[
                    "check",
                    "in",
                    "--lang",
                    lang,
                    "--as-of",
                    "2024-06-30",
                    "--strict",
                ],
            );
            if run.code != 1 {
                wrong.push(format!(
                    "{}: exit code {} instead of 1",
                    case.display(),
                    run.code
                ));
            }
            wrong.extend(bless_or_compare(
                &case.join(format!("{lang}.txt")),
                &run.stderr,
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn there_are_at_least_thirty_mistakes() {
    assert!(cases("tests/broken").len() >= 30);
}

#[test]
fn a_tool_reads_the_same_findings_as_json() {
    for case in cases("tests/broken") {
        let human = loa(&case, &["check", "in", "--as-of", "2024-06-30"]);
        let run = loa(
            &case,
            &["check", "in", "--as-of", "2024-06-30", "--format", "json"],
        );
        let json: serde_json::Value = serde_json::from_str(&run.stdout)
            .unwrap_or_else(|error| panic!("{}: {error}\n{}", case.display(), run.stdout));
        assert_eq!(run.code, human.code, "{}", case.display());
        let findings = json["findings"].as_array().expect("findings is a list");
        assert!(!findings.is_empty(), "{}", case.display());
        for finding in findings {
            for tongue in ["vi", "en"] {
                assert!(
                    finding["message"][tongue]
                        .as_str()
                        .is_some_and(|text| !text.is_empty())
                );
            }
            assert!(finding["line"].as_u64().is_none_or(|line| line >= 1));
        }
    }
}
