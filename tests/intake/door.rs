//! What is taken, and what those who send see of it.

use std::collections::BTreeSet;
use std::thread;

use crate::client::{post, post_from, request};
use crate::server::Server;
use crate::site::{Grounds, code, entry};

#[test]
fn an_entry_gets_a_receipt_that_can_be_asked_for() {
    let grounds = Grounds::new(3600);
    let server = Server::start(&grounds, &[]);
    let answer = post(server.address, &code("mo", 1)).unwrap();
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(
        answer.text("entry"),
        loa::contest::sha256(entry("mo", 1).json(420))
    );
    let receipt = answer.text("receipt");
    assert_eq!(receipt.len(), 12);
    let received: jiff::Timestamp = answer.text("received").parse().unwrap();
    assert!(answer.text("received").contains("+07:00"));
    assert!(
        jiff::Timestamp::now()
            .duration_since(received)
            .abs()
            .as_secs()
            < 60
    );

    // Nothing of the entry but that it came, and when.
    let asked = request(
        server.address,
        "GET",
        &format!("/receipt/{}", receipt.to_lowercase()),
        &[],
        "",
    )
    .unwrap();
    assert_eq!(asked.status, 200);
    let json = asked.json();
    let keys: Vec<&str> = json
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(keys, ["receipt", "received", "status"]);
    assert_eq!(json["received"], answer.json()["received"]);
    for wrong in ["000000000000", "x", "%00", "'; DROP TABLE entries; --"] {
        let path = format!("/receipt/{}", wrong.replace(' ', "%20"));
        assert_eq!(
            request(server.address, "GET", &path, &[], "")
                .unwrap()
                .status,
            404,
            "{wrong}"
        );
    }
}

#[test]
fn the_same_entry_has_one_receipt_however_often_and_however_it_comes() {
    let grounds = Grounds::new(3600);
    let server = Server::start(&grounds, &["--per-address", "0"]);
    let address = server.address;
    let sent = code("mo", 7);
    let threads: Vec<_> = (0..16)
        .map(|_| {
            let sent = sent.clone();
            thread::spawn(move || {
                let answers = (0..5).map(|_| post(address, &sent).unwrap());
                answers
                    .map(|answer| (answer.status, answer.body))
                    .collect::<BTreeSet<_>>()
            })
        })
        .collect();
    let mut all: BTreeSet<(u16, String)> = threads
        .into_iter()
        .flat_map(|thread| thread.join().unwrap())
        .collect();
    let wrapped = sent.replace("LOA1.", "Mã bài thi của tôi:\r\nLOA1.\r\n");
    let json = serde_json::json!({ "entry": wrapped }).to_string();
    for (kind, body) in [
        ("application/json", json.as_str()),
        ("text/plain; charset=utf-8", wrapped.as_str()),
    ] {
        let answer = request(address, "POST", "/entries", &[("Content-Type", kind)], body).unwrap();
        all.insert((answer.status, answer.body));
    }
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all.first().unwrap().0, 200);
}

#[test]
fn a_browser_gets_a_page_in_its_language() {
    let grounds = Grounds::new(3600);
    let server = Server::start(&grounds, &[]);
    let browser = "text/html,application/xhtml+xml,*/*;q=0.8";
    for (languages, lang, words) in [
        ("vi-VN,vi;q=0.9,en;q=0.5", "vi", "Đã nhận bài dự thi"),
        ("en-GB,en;q=0.9", "en", "Your entry was received"),
        ("", "vi", "Số biên nhận"),
        ("fr,de;q=0.5", "vi", "Số biên nhận"),
    ] {
        let headers = [("Accept", browser), ("Accept-Language", languages)];
        let answer = post_from(server.address, &code("mo", 1), &headers).unwrap();
        assert_eq!(answer.status, 200);
        assert_eq!(
            answer.header("content-type"),
            Some("text/html; charset=utf-8")
        );
        assert!(
            answer.body.contains(&format!("<html lang=\"{lang}\">")),
            "{languages}"
        );
        assert!(answer.body.contains(words), "{languages}: {}", answer.body);
        assert!(
            answer
                .body
                .contains("href=\"https://cchc.example.vn/thi/\"")
        );
        let policy = answer.header("content-security-policy").unwrap();
        assert!(
            policy.starts_with("default-src 'none'; style-src 'sha256-"),
            "{policy}"
        );
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
        assert!(!answer.body.contains("<script") && !answer.body.contains("style=\""));
    }
}

#[test]
fn only_pages_of_the_site_may_read_answers() {
    let grounds = Grounds::new(3600);
    let server = Server::start(&grounds, &[]);
    for (origin, allowed) in [
        ("https://cchc.example.vn", Some("https://cchc.example.vn")),
        ("https://evil.example", None),
        ("null", None),
    ] {
        let headers = [("Accept", "application/json"), ("Origin", origin)];
        let answer = post_from(server.address, &code("mo", 1), &headers).unwrap();
        // Who may not read it has still handed it in: a form of a page opened from a disk says `null`.
        assert_eq!(answer.status, 200, "{origin}");
        assert_eq!(
            answer.header("access-control-allow-origin"),
            allowed,
            "{origin}"
        );
        assert!(answer.header("vary").unwrap().contains("Origin"));
        let asked = [
            ("Origin", origin),
            ("Access-Control-Request-Method", "POST"),
        ];
        let answer = request(server.address, "OPTIONS", "/entries", &asked, "").unwrap();
        assert_eq!(
            (answer.status, answer.header("access-control-allow-origin")),
            (204, allowed)
        );
    }
    let other = Server::start(&grounds, &["--origin", "https://Thi.Example.vn/cuoc-thi/"]);
    let headers = [("Origin", "https://thi.example.vn")];
    let answer = post_from(other.address, &code("mo", 1), &headers).unwrap();
    assert_eq!(
        answer.header("access-control-allow-origin"),
        Some("https://thi.example.vn")
    );
}

#[test]
fn health_tells_that_it_works_and_no_number() {
    let grounds = Grounds::new(3600);
    let server = Server::start(&grounds, &[]);
    post(server.address, &code("mo", 1)).unwrap();
    let answer = request(server.address, "GET", "/health", &[], "").unwrap();
    // How many entered may be what is to be guessed.
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (200, "{\"status\":\"ok\"}")
    );
}
