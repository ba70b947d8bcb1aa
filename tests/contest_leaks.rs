//! No answer of an open round is in anything that is published, in no encoding anybody could think of: the sample contest, at every stage.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

#[path = "contest_leaks/hidden.rs"]
mod hidden;
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
            let found = everywhere(&needles, bytes);
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

/// What is told in plain sight, and what lies packed in a picture or an archive.
fn everywhere(needles: &Needles, bytes: &[u8]) -> Vec<String> {
    let mut found = needles.found_in(bytes);
    for (name, content) in hidden::inside(bytes) {
        let told = needles.found_in(&content);
        found.extend(told.into_iter().map(|what| format!("{what} in {name}")));
    }
    found
}

/// Pictures for sharing and of infographics are only made when somebody asks for them and the site has an address.
#[cfg(feature = "images")]
#[test]
fn no_picture_tells_an_answer() {
    let solved = key();
    let wanted: Vec<&Solved> = solved.iter().collect();
    let needles = Needles::new(&wanted);
    let site = stage::copy(false, false);
    let tree = stage::built_with_pictures(site.path(), "2024-07-10").unwrap();
    let mut looked_at = 0;
    for (path, bytes) in &tree {
        let is_picture = [".png", ".jpg", ".avif", ".svg"]
            .iter()
            .any(|e| path.ends_with(e));
        if is_picture {
            looked_at += usize::from(path.ends_with(".png"));
            let found = everywhere(&needles, bytes);
            assert!(found.is_empty(), "{path} tells {found:?}");
        }
    }
    assert!(looked_at > 20, "{looked_at} pictures were looked into");
}

/// What a plain search passes over is found where it lies packed: each of these leaks is invisible without unpacking.
#[cfg(all(feature = "images", feature = "excel"))]
#[test]
fn packed_answers_are_found() {
    use std::io::Write;

    let one = Solved {
        bank: "vong-1".to_owned(),
        id: "tthc-02".to_owned(),
        answers: vec!["acd".to_owned()],
        explanation: "Moi thu tuc co mot ma thong nhat trong ca nuoc.".to_owned(),
    };
    let needles = Needles::new(&[&one]);
    let told = one.explanation.repeat(3);
    let mut picture = Vec::new();
    let mut encoder = png::Encoder::new(&mut picture, 1, 1);
    encoder
        .add_ztxt_chunk("Comment".to_owned(), told.clone())
        .unwrap();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[0]).unwrap();
    writer.finish().unwrap();
    let archive = |name: &str, bytes: &[u8]| {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(name, options).unwrap();
        archive.write_all(bytes).unwrap();
        archive.finish().unwrap().into_inner()
    };
    let packed = archive("a.txt", told.as_bytes());
    let twice = archive("b.zip", &packed);
    for (name, leak) in [("png", picture), ("zip", packed), ("zip in zip", twice)] {
        assert!(
            needles.found_in(&leak).is_empty(),
            "{name}: not in plain sight"
        );
        assert!(!everywhere(&needles, &leak).is_empty(), "{name}");
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

/// A workbook in media/ is opened: a key in it in any form keeps the site from being built, other workbooks do not.
#[cfg(feature = "excel")]
#[test]
fn a_key_inside_a_workbook_is_never_built() {
    use rust_xlsxwriter::Workbook;

    let key = std::fs::read_to_string(format!("{ORGANISER}/tim-hieu-cchc-2024.key.yaml")).unwrap();
    let entries = std::fs::read_to_string(format!("{ORGANISER}/vong-1/bai-thi.csv")).unwrap();
    let bank = format!("{SITE}/contests/tim-hieu-cchc-2024/banks/vong-2.yaml");
    let bank = std::fs::read_to_string(bank).unwrap();
    let question = bank
        .lines()
        .find_map(|line| line.split_once("text: \"")?.1.split('"').next())
        .unwrap();
    let book = |rows: &[Vec<&str>]| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (at, row) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(row) {
                sheet.write_string(at, column, *cell).unwrap();
            }
        }
        book.save_to_buffer().unwrap()
    };
    let lines: Vec<Vec<&str>> = key.lines().map(|line| vec![line]).collect();
    let cells: Vec<Vec<&str>> = key
        .lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| vec!["", name.trim(), value.trim()])
        .collect();
    let rows: Vec<Vec<&str>> = entries
        .lines()
        .map(|line| line.split(',').collect())
        .collect();
    let solved = [vec!["STT", "Câu hỏi", "Đáp án"], vec!["1", question, "b"]];
    let unsolved = [vec!["STT", "Câu hỏi", "Ghi chú"], vec!["1", question, "b"]];
    let harmless = [vec!["Câu hỏi", "Đáp án"], vec!["Một cộng một?", "Hai"]];
    for (what, bytes, is_refused) in [
        ("the key, a line in each row", book(&lines), true),
        ("the key, name and value side by side", book(&cells), true),
        ("entries", book(&rows), true),
        ("questions with answers", book(&solved), true),
        ("questions, which are public", book(&unsolved), false),
        ("a quiz of its own", book(&harmless), false),
    ] {
        let site = stage::copy(false, false);
        // Whatever it is called: the first bytes tell what it is.
        for name in ["media/tai-lieu.xlsx", "media/tai-lieu.dat"] {
            let file = site.path().join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, &bytes).unwrap();
            let built = stage::built(site.path(), "2024-07-10");
            assert_eq!(built.is_err(), is_refused, "{what} as {name}");
            if let Err(said) = built {
                assert!(said.contains(name), "{said}");
            }
            std::fs::remove_file(&file).unwrap();
        }
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
