//! How written Vietnamese is read aloud: `tests/speech/pairs.tsv` holds written and spoken forms side by side, a tab between them.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

use std::fs;

use loa::speech::Voice;
use proptest::prelude::*;

fn pairs() -> Vec<(String, String)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/speech/pairs.tsv");
    let table = fs::read_to_string(path).expect("the table of pairs");
    let lines = table.lines().filter(|line| !line.starts_with("# "));
    lines
        .map(|line| {
            line.split_once('\t')
                .unwrap_or_else(|| panic!("no tab: {line}"))
        })
        .map(|(written, spoken)| (written.to_owned(), spoken.to_owned()))
        .collect()
}

#[test]
fn what_is_written_is_read_as_people_say_it() {
    let voice = Voice::default();
    let mut wrong = Vec::new();
    for (written, spoken) in pairs() {
        let read = voice.read(&written);
        if read != spoken {
            wrong.push(format!(
                "{written}\n  expected: {spoken}\n  read:     {read}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn there_are_two_hundred_pairs() {
    assert!(pairs().len() >= 200, "{}", pairs().len());
}

#[test]
fn what_is_read_again_stays_the_same() {
    let voice = Voice::default();
    for (written, spoken) in pairs() {
        assert_eq!(voice.read(&spoken), spoken, "from: {written}");
    }
}

#[test]
fn a_site_brings_its_own_abbreviations() {
    let voice = Voice::new([("TNK", "tổ nhóm 3"), ("CCHC", "cải cách"), ("KP", "khóm")]);
    assert_eq!(voice.read("họp TNK ở KP3"), "họp tổ nhóm ba ở khóm ba");
    assert_eq!(voice.read("CCHC"), "Cải cách");
}

/// Text made of what offices write, in any order.
fn office_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[0-9]{1,13}",
        4 => "[-./,:–() %'+&$]{1,2}",
        3 => prop::sample::select(vec![
            " ", "ngày ", "tháng ", "quý ", "số ", "UBND", "QĐ-TTg", "KH-UBND", "NĐ", "giờ", "đ", "km", "m²", "II", "XIV", "½",
            "thứ ", "gọi ", "1800", "0233", "v.v.", "P.", "https://a.vn", "a@b.vn", "và", "\n", "½", "Quyết định ", "từ ", "…",
        ]).prop_map(str::to_owned),
        1 => "\\PC{1,4}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn any_text_is_read_without_a_digit(text in office_text()) {
        let read = Voice::default().read(&text);
        prop_assert!(!read.contains(|c: char| c.is_ascii_digit()), "{read}");
    }

    #[test]
    fn any_text_is_read_once_and_for_all(text in office_text()) {
        let voice = Voice::default();
        let read = voice.read(&text);
        prop_assert_eq!(voice.read(&read), read);
    }

    #[test]
    fn nothing_makes_it_give_up(text in "\\PC*") {
        let voice = Voice::default();
        let read = voice.read(&text);
        prop_assert!(!read.contains(|c: char| c.is_ascii_digit()), "{read}");
    }
}
