//! No answer of an open round is in anything that is published, in no encoding anybody could think of: the sample contest, at every stage.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

#[path = "contest_leaks/needles.rs"]
mod needles;
#[path = "contest_leaks/stage.rs"]
mod stage;

use std::collections::BTreeSet;
use std::path::Path;

use needles::{Needles, Solved};
use stage::{ORGANISER, SITE, build, key, public_hashes};

/// When, whether the result of round 1 lies there, whether its key does, and which banks are still secret.
const STAGES: [(&str, bool, bool, &[&str]); 6] = [
    ("2024-07-01", false, false, &["vong-1", "vong-2", "vong-3"]),
    ("2024-07-10", false, false, &["vong-1", "vong-2", "vong-3"]),
    ("2024-07-30", false, false, &["vong-1", "vong-2", "vong-3"]),
    ("2024-08-05", true, false, &["vong-1", "vong-2", "vong-3"]),
    ("2024-08-20", true, true, &["vong-2", "vong-3"]),
    ("2024-09-20", true, true, &["vong-2", "vong-3"]),
];

#[test]
fn nothing_published_tells_an_answer_before_its_time() {
    let solved = key();
    assert_eq!(solved.len(), 72, "the whole key is looked for");
    // Most files are the same from stage to stage.
    let mut seen = BTreeSet::new();
    for (today, with_result, with_key, secret) in STAGES {
        let tree = build(today, with_result, with_key).expect(today);
        assert!(tree.len() > 300, "{today}: everything is looked through");
        let wanted: Vec<&Solved> = solved
            .iter()
            .filter(|one| secret.contains(&one.bank.as_str()))
            .collect();
        let needles = Needles::new(&wanted);
        let known = public_hashes();
        for (path, bytes) in &tree {
            if !seen.insert((secret.len(), xxhash_rust::xxh3::xxh3_128(bytes))) {
                continue;
            }
            let found = needles.found_in(bytes);
            assert!(found.is_empty(), "{today}: {path} tells {found:?}");
            if path.contains("contests/") {
                let strange: Vec<String> = needles::hashes_in(bytes)
                    .into_iter()
                    .filter(|hash| !known.iter().any(|known| known.contains(hash.as_str())))
                    .collect();
                assert!(strange.is_empty(), "{today}: {path} holds {strange:?}");
            }
        }
    }
}

#[test]
fn what_is_revealed_is_found_by_the_same_search() {
    let solved = key();
    let revealed: Vec<&Solved> = solved.iter().filter(|one| one.bank == "vong-1").collect();
    let needles = Needles::new(&revealed);
    let tree = build("2024-08-20", true, true).unwrap();
    let found: BTreeSet<String> = tree
        .values()
        .flat_map(|bytes| needles.found_in(bytes))
        .collect();
    assert!(found.len() >= 24, "{found:?}");
}

#[test]
fn every_way_to_tell_an_answer_is_found() {
    let one = Solved {
        bank: "vong-1".to_owned(),
        id: "tthc-02".to_owned(),
        answers: vec!["acd".to_owned()],
        explanation: "Mỗi thủ tục có một mã thống nhất trong cả nước.".to_owned(),
    };
    let needles = Needles::new(&[&one]);
    for leak in needles::ways_to_tell(&one) {
        assert!(!needles.found_in(leak.as_bytes()).is_empty(), "{leak}");
    }
    for harmless in [
        r#"{"id":"tthc-02","kind":"multiple","choices":[["a",["Một"]]]}"#,
        "tthc-02, tthc-03",
        "<li>tthc-02</li><li>acdc</li>",
    ] {
        assert!(
            needles.found_in(harmless.as_bytes()).is_empty(),
            "{harmless}"
        );
    }
}

#[test]
fn a_key_in_the_folder_of_the_site_is_never_built() {
    for (from, to) in [
        (
            "tim-hieu-cchc-2024.key.yaml",
            "contests/tim-hieu-cchc-2024/key.yaml",
        ),
        ("tim-hieu-cchc-2024.key.yaml", "media/tai-lieu.yaml"),
        ("tim-hieu-cchc-2024.key.yaml", "ghi-chu.txt"),
        ("tim-hieu-cchc-2024.key.yaml", "theme/assets/mau.css"),
        ("vong-1/bai-thi.csv", "media/bai-thi.csv"),
        (
            "vong-1/bai-thi.csv",
            "contests/tim-hieu-cchc-2024/bai-thi.csv",
        ),
    ] {
        let site = stage::copy(false, false);
        let target = site.path().join(to);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::copy(Path::new(ORGANISER).join(from), target).unwrap();
        assert!(stage::built(site.path(), "2024-07-10").is_err(), "{to}");
    }
}

#[test]
fn results_and_keys_are_not_built_before_their_time() {
    assert!(Path::new(SITE).is_dir());
    for (today, with_result, with_key) in [
        ("2024-07-20", true, false),
        ("2024-07-28", true, true),
        ("2024-08-05", false, true),
    ] {
        assert!(build(today, with_result, with_key).is_err(), "{today}");
    }
}
