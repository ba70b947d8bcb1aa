//! `loa log add` before a person: what is asked, in which order, and what comes of the answers.

use std::fs;
use std::io::Cursor;

use loa::diagnostic::Tongue;

use super::add::entry;
use super::args::Add;
use super::ask::Dialogue;
use super::book::Book;

const FILES: [(&str, &str); 3] = [
    ("site.yaml", "unit: xa\ntitle: Xã\nlanguages: [vi]\n"),
    (
        "units.yaml",
        "units:\n- {id: xa, kind: commune, name: Xã Mẫu}\n- {id: vp, kind: office, name: Văn phòng}\n- {id: vh, kind: office, name: Phòng Văn hóa}\n",
    ),
    (
        "plan.yaml",
        "title: Kế hoạch\nyear: 2024\ninstrument: {kind: plan, issuer: xa, ref: 1/KH, date: 2/1/2024}\nobligations:\n- {id: tin, kind: quota, what: Tin, owner: {unit: vp}, at_least: 1, per: month, counts: {kinds: news_item}}\n- {id: hop, kind: quota, what: Họp, owner: {unit: vp}, at_least: 1, per: month, counts: {kinds: meeting}}\n- {id: khac, kind: standing, what: Việc khác, owner: {unit: vp}}\n",
    ),
];

/// Questions asked, and the log afterwards.
fn talk(answers: &str, date: Option<&str>) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in FILES {
        fs::write(folder.path().join(path), text).unwrap();
    }
    let call = Add {
        folder: folder.path().to_path_buf(),
        date: date.map(str::to_owned),
        unit: None,
        kind: None,
        channel: None,
        title: None,
        topics: Vec::new(),
        obligations: Vec::new(),
        period: None,
        link: None,
        evidence: Vec::new(),
        quantity: None,
        minutes: None,
        people: None,
        note: None,
        yes: false,
        tongue: Tongue::En,
    };
    let Ok(book) = Book::open(folder.path(), Tongue::En) else {
        panic!("the site is sound");
    };
    let mut asked = Vec::new();
    let mut dialogue = Dialogue::new(Cursor::new(answers.to_owned()), &mut asked, Tongue::En);
    let _ = entry(&call, &book, Some(&mut dialogue));
    let log = fs::read_to_string(folder.path().join("outputs/2024.yaml")).unwrap_or_default();
    (String::from_utf8(asked).unwrap(), log)
}

#[test]
fn what_is_missing_is_asked_and_obligations_are_proposed() {
    let answers =
        "hôm qua\n5/3/2024\nphòng\n1\ntin\n\n\nTin mới\nhttps://vi-du.example/1\n9\n1, 2\n\n";
    let (asked, log) = talk(answers, None);
    assert!(asked.contains("is no date"), "{asked}");
    assert!(asked.contains("1. Văn phòng (vp)"), "{asked}");
    assert!(
        asked.contains("1. Tin (tin) – counts by itself\n  2. Việc khác (khac)\n"),
        "{asked}"
    );
    assert!(!asked.contains("Họp (hop)"), "{asked}");
    assert!(asked.contains("Write numbers from 1 to 2"), "{asked}");
    assert!(
        log.ends_with("- date: 05/03/2024\n  unit: vp\n  kind: news_item\n  title: \"Tin mới\"\n  obligations: [tin, khac]\n  link: https://vi-du.example/1\n"),
        "{log}"
    );
}

#[test]
fn whoever_says_no_or_stops_writes_nothing() {
    for answers in [
        "vp\ntin\n\nTin\nSổ\n\nk\n",
        "vp\ntin\n\nTin\nSổ\n\nlạc lõng\nk\n",
        "vp\ntin\n",
        "",
    ] {
        let (asked, log) = talk(answers, Some("5/3/2024"));
        assert!(!asked.contains("On which day"), "{asked}");
        assert_eq!(log, "", "{answers:?}");
    }
}
