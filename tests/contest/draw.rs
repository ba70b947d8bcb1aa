//! Draws, codes and entry codes as vectors that the entry page's script is held to as well (`tests/contest/draw.json`).

use std::fs;

use loa::contest::{Drawer, Entry, normal_code, numbers_below, seal, sha256, tie_break};
use loa::site::{Contest, EntrantCode, Pillar, QuestionKind, Stratum};
use serde_json::{Value, json};

use crate::rules;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/contest/draw.json");

#[test]
fn papers_are_drawn_as_ever() {
    let vectors = json!({
        "numbers": numbers(),
        "codes": codes(),
        "papers": papers(),
        "ties": ties(),
        "entries": entries(),
    });
    let text = format!("{vectors:#}\n");
    if std::env::var_os("LOA_BLESS").is_some() {
        fs::write(FILE, &text).unwrap();
    }
    let known = fs::read_to_string(FILE).unwrap_or_default();
    // Papers that were drawn must be drawn alike for ever: whoever changes this changes contests that are running.
    assert!(known == text, "draws changed; LOA_BLESS=1 writes {FILE}");
}

/// `below(n)` alone; the large `n` pass over half of all numbers.
fn numbers() -> Vec<Value> {
    let cases = [
        ("loa-paper-1\nc\nr\ng\ns\nA1\n1\n", 1, 3),
        ("loa-paper-1\nc\nr\ng\ns\nA1\n1\n", 2, 20),
        ("loa-paper-1\nc\nr\ng\ns\nA1\n1\n", 60, 20),
        ("đợt một\n", 2_147_483_649, 20),
        ("", 3_000_000_000, 9),
        ("", u32::MAX, 9),
    ];
    let cases = cases.into_iter().map(
        |(text, n, count)| json!({"text": text, "n": n, "numbers": numbers_below(text, n, count)}),
    );
    cases.collect()
}

fn codes() -> Vec<Value> {
    let cases = [
        (EntrantCode::Issued, "bd-0042"),
        (EntrantCode::Issued, " BĐ 00 42\u{a0}"),
        (EntrantCode::Issued, "straße 9"),
        (EntrantCode::Phone, "+84 912.345.678"),
        (EntrantCode::Phone, "84912345678"),
        (EntrantCode::Phone, "0912 345 678"),
        (EntrantCode::Phone, "(0912) 345-678"),
        (EntrantCode::Email, "  An.Nguyen@Example.VN\n"),
    ];
    let cases = cases.into_iter().map(|(kind, written)| {
        json!({"kind": kind, "written": written, "code": normal_code(kind, written)})
    });
    cases.collect()
}

/// Ids out of order, a pillar with fewer questions than are asked for, strata of a pillar before and after one of any, every kind.
fn contests() -> Vec<Contest> {
    use Pillar::{Apparatus, DigitalGovernment as Digital, Institutional, Procedures};
    use QuestionKind::{Multiple, Ordering, Short, Single, TrueFalse};
    let question = rules::question;
    let mixed = vec![
        question("tthc-10", Single, Some(Procedures), 4),
        question("tthc-9", Multiple, Some(Procedures), 5),
        question("Tthc-9", TrueFalse, Some(Procedures), 0),
        question("so_1", Ordering, Some(Digital), 4),
        question("so-1", Short, Some(Digital), 0),
        question("the-che-01", Single, Some(Institutional), 3),
        question("the-che-02", Single, Some(Institutional), 2),
        question("khac", Single, None, 4),
        question("to-chuc", Single, Some(Apparatus), 4),
    ];
    let of = |pillar, count| Stratum { pillar, count };
    let mixed_strata = vec![
        of(Some(Procedures), 2),
        of(Some(Apparatus), 3),
        of(None, 2),
        of(Some(Digital), 1),
    ];
    let mut shuffled = rules::contest(rules::bank("vong-1", mixed), mixed_strata);
    shuffled.rounds[0].seed = "hạt giống 2024\u{a0}".to_owned();
    let mut plain = shuffled.clone();
    plain.paper.shuffles_questions = false;
    plain.paper.shuffles_choices = false;
    let pillars = [Institutional, Procedures, Apparatus, Digital];
    let (bank, _) = rules::plain_bank("vong-1", 60, &pillars);
    let mut large = rules::contest(bank, vec![rules::any(20)]);
    large.paper.shuffles_choices = false;
    let (all, _) = rules::plain_bank("vong-1", 5, &[]);
    let everything = rules::contest(all, vec![rules::any(5)]);
    let (one, _) = rules::plain_bank("vong-1", 1, &[]);
    let single = rules::contest(one, vec![rules::any(1)]);
    vec![shuffled, plain, large, everything, single]
}

fn papers() -> Vec<Value> {
    let mut papers = Vec::new();
    for contest in contests() {
        let round = &contest.rounds[0];
        let drawer = Drawer::new(&contest, round, "can-bo").unwrap();
        let questions = &contest.banks["vong-1"].questions;
        let bank: Vec<Value> = questions
            .iter()
            .map(|q| json!({"id": q.id, "kind": q.kind, "pillar": q.pillar, "choices": q.choices.len()}))
            .collect();
        let strata: Vec<Value> = contest
            .paper
            .strata
            .iter()
            .map(|s| json!({"pillar": s.pillar, "count": s.count}))
            .collect();
        let cases = [
            ("BD0042", 1),
            ("BD0042", 2),
            ("0912345678", 1),
            ("an@đ.vn", 65535),
        ];
        let drawn: Vec<Value> = cases
            .into_iter()
            .map(|(code, attempt)| {
                let paper = drawer.paper(code, attempt);
                let mut ids: Vec<_> = paper.iter().map(|q| q.id.as_str()).collect();
                ids.sort_unstable();
                let mut unordered: Vec<_> = drawer
                    .questions(code, attempt)
                    .map(|q| q.id.as_str())
                    .collect();
                unordered.sort_unstable();
                assert_eq!(
                    ids, unordered,
                    "the grader's questions are those of the paper"
                );
                let paper: Vec<Value> = paper
                    .into_iter()
                    .map(|q| json!({"id": q.id, "choices": String::from_iter(q.choices)}))
                    .collect();
                json!({"code": code, "attempt": attempt, "paper": paper})
            })
            .collect();
        papers.push(json!({
            "contest": contest.id,
            "round": round.id,
            "group": "can-bo",
            "seed": round.seed,
            "shuffles_questions": contest.paper.shuffles_questions,
            "shuffles_choices": contest.paper.shuffles_choices,
            "strata": strata,
            "bank": bank,
            "drawn": drawn,
        }));
    }
    papers
}

fn ties() -> Vec<Value> {
    let round = rules::round(1, &["can-bo"], "vong-1");
    let codes = ["BD0042", "BD0043", "0912345678"];
    let cases = codes.map(|code| {
        json!({"contest": "tim-hieu-cchc", "round": round.id, "seed": round.seed, "code": code, "hex": tie_break("tim-hieu-cchc", &round, code)})
    });
    cases.to_vec()
}

/// What an entry page makes of an entry.
fn entries() -> Vec<Value> {
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    let full = Entry {
        contest: "tim-hieu-cchc".to_owned(),
        round: "vong-1".to_owned(),
        group: "can-bo".to_owned(),
        code: "BD0042".to_owned(),
        attempt: 1,
        fields: vec![
            pair("name", "Nguyễn Thị \"Mẫu\" \\ =1+1"),
            pair("team", "Sở Nội vụ\t🙂"),
        ],
        consents: vec!["cong-bo-ket-qua".to_owned()],
        answers: vec![pair("tthc-07", "b"), pair("the-che-01", "acd")],
        prediction: Some("5945".to_owned()),
        started: rules::at("2024-07-08T09:00:00+07:00"),
        finished: rules::at("2024-07-08T09:12:31+07:00"),
        device: Some("00112233445566aa".to_owned()),
    };
    let empty = Entry {
        fields: Vec::new(),
        consents: Vec::new(),
        answers: Vec::new(),
        prediction: None,
        device: None,
        ..full.clone()
    };
    let entries = [full, empty].map(|entry| {
        let json = entry.json(420);
        json!({"json": json, "sha256": sha256(&json), "code": seal(&entry, 420)})
    });
    entries.to_vec()
}
