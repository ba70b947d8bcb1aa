//! Whatever comes in: each oddity by its name, counted or not as the rules say, and never gone.

use loa::contest::{Exclusion, arrivals_in, audit, result, seal};
use loa::site::{
    AskedField, Consent, EntryField, Prediction, PredictionKind, PredictionScope, Team, Zone,
};

use crate::rules::{any, at, contest, group, plain_bank, round, vi};
use crate::sheet::{Sheet, came, codes, flags, on_time, timed};

/// Twenty questions in ten minutes, name, team and year of birth asked, sixteen years, a guess.
pub fn sheet() -> Sheet {
    let (bank, key) = plain_bank("vong-1", 20, &[]);
    let mut rules = contest(bank, vec![any(10)]);
    rules.paper.time_limit = Some(600);
    rules.groups[0].min_age = Some(16);
    rules.groups.push(group("nguoi-dan"));
    rules.rounds.push(round(2, &["can-bo"], "vong-1"));
    let field = |field, is_required| AskedField {
        field,
        is_required,
        why: None,
    };
    rules.fields = vec![
        field(EntryField::Name, true),
        field(EntryField::Team, false),
        field(EntryField::Phone, false),
        field(EntryField::BirthYear, false),
    ];
    rules.teams = vec![Team {
        id: "so-noi-vu".to_owned(),
        name: vi("Sở Nội vụ"),
        members: 10,
    }];
    rules.consents = vec![Consent {
        id: "xu-ly".to_owned(),
        purpose: vi("Chấm thi"),
        is_required: true,
    }];
    rules.prediction = Some(Prediction {
        kind: PredictionKind::CountEntrants,
        scope: PredictionScope::Round,
        decimals: 0,
    });
    Sheet::new(rules, &[("vong-1", key)])
}

pub fn entry(sheet: &Sheet, code: &str) -> loa::contest::Entry {
    let mut entry = sheet.entry(code, 8);
    entry.consents.push("xu-ly".to_owned());
    entry
}

#[test]
fn every_oddity_has_its_name_and_counts_or_not() {
    type Change = fn(&mut loa::contest::Entry);
    type Case = (
        &'static str,
        Change,
        Option<i64>,
        &'static [&'static str],
        bool,
    );
    // What is changed, when it came after the end of writing in seconds (nobody noted it: none), the flags, whether it counts.
    let cases: [Case; 31] = [
        ("nothing", |_| {}, Some(1), &[], true),
        ("no receipt", |_| {}, None, &["no_receipt_time"], true),
        ("late", |_| {}, Some(8 * 86_400), &["late"], false),
        (
            "late by its own clock",
            |e| *e = timed(e.clone(), "2024-07-08T08:00:00+07:00", 300),
            None,
            &["late", "no_receipt_time"],
            false,
        ),
        (
            "a second before closing",
            |e| *e = timed(e.clone(), "2024-07-08T07:59:59+07:00", 300),
            Some(0),
            &[],
            true,
        ),
        (
            "early",
            |e| *e = timed(e.clone(), "2024-07-01T07:59:59+07:00", 300),
            Some(0),
            &["early"],
            false,
        ),
        (
            "begun early",
            |e| *e = timed(e.clone(), "2024-07-01T08:01:00+07:00", 300),
            Some(0),
            &["started_early"],
            true,
        ),
        (
            "from the future",
            |_| {},
            Some(-301),
            &["from_the_future"],
            true,
        ),
        (
            "finished before begun",
            |e| std::mem::swap(&mut e.started, &mut e.finished),
            Some(1000),
            &["impossible_times"],
            true,
        ),
        (
            "too fast",
            |e| *e = timed(e.clone(), "2024-07-02T08:00:00+07:00", 19),
            Some(0),
            &["too_fast"],
            true,
        ),
        (
            "over time",
            |e| *e = timed(e.clone(), "2024-07-02T08:00:00+07:00", 611),
            Some(0),
            &["over_time"],
            false,
        ),
        (
            "a page that took its time",
            |e| *e = timed(e.clone(), "2024-07-02T08:00:00+07:00", 610),
            Some(0),
            &[],
            true,
        ),
        (
            "other contest",
            |e| e.contest = "khac".to_owned(),
            Some(0),
            &["other_contest"],
            false,
        ),
        (
            "unknown round",
            |e| e.round = "vong-9".to_owned(),
            Some(0),
            &["unknown_round"],
            false,
        ),
        (
            "unknown group",
            |e| e.group = "hoc-sinh".to_owned(),
            Some(0),
            &["unknown_group"],
            false,
        ),
        (
            "group without a bank",
            |e| e.group = "nguoi-dan".to_owned(),
            Some(0),
            &["unknown_group"],
            false,
        ),
        (
            "attempt 2 of 1",
            |e| e.attempt = 2,
            Some(0),
            &["attempt_number", "forged_paper"],
            false,
        ),
        (
            "attempt 0",
            |e| e.attempt = 0,
            Some(0),
            &["attempt_number", "forged_paper"],
            false,
        ),
        (
            "forged paper",
            |e| e.answers[3].0 = "q-999".to_owned(),
            Some(0),
            &["forged_paper"],
            false,
        ),
        (
            "no such choice",
            |e| e.answers[9].1 = "z".to_owned(),
            Some(0),
            &["unreadable_answer"],
            true,
        ),
        (
            "no name",
            |e| e.fields.clear(),
            Some(0),
            &["missing_field"],
            false,
        ),
        (
            "no consent",
            |e| e.consents.clear(),
            Some(0),
            &["missing_consent"],
            false,
        ),
        (
            "fifteen",
            |e| e.fields.push(("birth_year".to_owned(), "2009".to_owned())),
            Some(0),
            &["under_age"],
            false,
        ),
        (
            "perhaps fifteen",
            |e| e.fields.push(("birth_year".to_owned(), "2008".to_owned())),
            Some(0),
            &["perhaps_under_age"],
            true,
        ),
        (
            "born in the future",
            |e| e.fields.push(("birth_year".to_owned(), "2040".to_owned())),
            Some(0),
            &["bad_birth_year"],
            true,
        ),
        (
            "unknown team",
            |e| e.fields.push(("team".to_owned(), "Sở Nội Vụ 2".to_owned())),
            Some(0),
            &["unknown_team"],
            true,
        ),
        (
            "asked for by nobody",
            |e| e.fields.push(("cccd".to_owned(), "012".to_owned())),
            Some(0),
            &["unasked_field"],
            true,
        ),
        (
            "formula",
            |e| e.fields[0].1 = "=HYPERLINK(\"http://x.example\",\"An\")".to_owned(),
            Some(0),
            &["strange_text"],
            true,
        ),
        (
            "turned around",
            |e| e.fields[0].1 = "An\u{202e}gnùH".to_owned(),
            Some(0),
            &["strange_text"],
            true,
        ),
        (
            "telephone with +",
            |e| {
                e.fields
                    .push(("phone".to_owned(), "+84 912 345 678".to_owned()))
            },
            Some(0),
            &[],
            true,
        ),
        (
            "no number",
            |e| e.prediction = Some("nhiều lắm".to_owned()),
            Some(0),
            &["unreadable_prediction"],
            true,
        ),
    ];
    for (name, change, after, expected, counts) in cases {
        let sheet = sheet();
        let mut changed = entry(&sheet, "A1");
        change(&mut changed);
        let finished = changed.finished;
        let received = after.map(|seconds| finished + jiff::SignedDuration::from_secs(seconds));
        let graded = sheet.grade(vec![came(changed, received), on_time(entry(&sheet, "B2"))]);
        assert_eq!(flags(&graded, "A1"), expected, "{name}");
        assert_eq!(
            codes(&graded, 0).contains(&"A1".to_owned()),
            counts,
            "{name}"
        );
        assert_eq!(graded.entries.len(), 2, "{name}: nothing is gone");
        for flag in graded.entries.iter().flat_map(|entry| &entry.flags) {
            let text = flag.text(Zone::VIETNAM);
            assert!(
                !text.vi.is_empty() && !text.en.is_empty() && text.vi != text.en,
                "{name}: {text:?}"
            );
            assert!(!text.vi.contains('\u{202e}'), "{name}");
        }
        let public = result(&graded, &audit(&graded).last);
        assert_eq!(public.received, 2, "{name}");
    }
}

#[test]
fn what_cannot_be_read_is_an_entry_that_does_not_count() {
    let sheet = sheet();
    let good = seal(&entry(&sheet, "A1"), 420);
    let mut damaged = good.clone();
    damaged.replace_range(50..52, if &good[50..52] == "AA" { "BB" } else { "AA" });
    let mut arrivals = Vec::new();
    for (name, text) in [
        ("1.txt", good.clone()),
        ("2.txt", format!("Kính gửi,\r\n> {good}\r\n")),
        ("3.txt", damaged),
        ("4.txt", good[..90].to_owned()),
        ("5.txt", "x".repeat(10 * 1024 * 1024)),
        (
            "6.txt",
            format!("LOA1.{}.0123456789abcdef", "A".repeat(10 * 1024 * 1024)),
        ),
        ("7.txt", String::new()),
    ] {
        arrivals.extend(arrivals_in(
            name,
            &text,
            Some(at("2024-07-02T08:00:00+07:00")),
        ));
    }
    let graded = sheet.grade(arrivals);
    assert_eq!(graded.entrants, 1);
    let good = graded
        .entries
        .iter()
        .find(|entry| entry.code == "A1")
        .unwrap();
    assert_eq!(
        good.arrival.sources,
        ["1.txt", "2.txt"],
        "the same entry twice is one"
    );
    let mut names: Vec<_> = graded
        .entries
        .iter()
        .filter(|e| e.code.is_empty())
        .flat_map(|e| e.flags.iter().map(|f| f.name()))
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "cut_short",
            "no_code",
            "no_code",
            "too_long",
            "wrong_checksum"
        ]
    );
}

#[test]
fn a_decision_takes_out_and_says_who_signed() {
    let sheet = sheet();
    let exclusion = |code: &str| Exclusion {
        code: code.to_owned(),
        reason: "thành viên Ban Tổ chức".to_owned(),
        by: "Quyết định số 5".to_owned(),
    };
    let arrivals = ["A1", "A2"].map(|code| on_time(entry(&sheet, code)));
    let graded = sheet.grade_round(
        0,
        arrivals.to_vec(),
        vec![exclusion("a-1"), exclusion("Z9")],
    );
    assert_eq!(codes(&graded, 0), ["A2"]);
    assert_eq!(flags(&graded, "A1"), ["excluded"]);
    assert_eq!(graded.notes.len(), 1, "Z9 fits no entry");
    let sheet_text = audit(&graded).text;
    assert!(
        sheet_text.contains("thành viên Ban Tổ chức") && sheet_text.contains("Quyết định số 5")
    );
}
