//! What is not taken, and why; who is too slow, too often or too big.

use std::io::{Read, Write};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use loa::contest::seal;
use serde_json::Value;

use crate::client::{Answer, connect, post, post_from, read, request};
use crate::server::{Server, command};
use crate::site::{Grounds, code, entry};

/// The rows of a database as `loa contest export` tells them: status and code.
pub fn exported(grounds: &Grounds) -> Vec<(String, String)> {
    let table = grounds
        .around()
        .join(format!("{:?}.csv", Instant::now()).replace([' ', ':'], "-"));
    let done = Command::new(env!("CARGO_BIN_EXE_loa"))
        .args(["contest", "export"])
        .arg(grounds.database())
        .arg("-o")
        .arg(&table)
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    let text = std::fs::read_to_string(table).unwrap();
    let rows = text.trim_start_matches('\u{feff}').lines().skip(1);
    rows.map(|row| {
        let cells: Vec<&str> = row.split(';').collect();
        (cells[1].to_owned(), cells[6].to_owned())
    })
    .collect()
}

fn is_told_in_both_languages(answer: &Answer) {
    let message = &answer.json()["message"];
    for tongue in ["vi", "en"] {
        assert!(
            message[tongue].as_str().is_some_and(|text| text.len() > 20),
            "{answer:?}"
        );
    }
}

#[test]
fn what_is_no_entry_of_ours_is_told_why() {
    let grounds = Grounds::new(3600);
    let server = Server::start(&grounds, &["--per-address", "0"]);
    let good = code("mo", 1);
    let damaged = good.replacen("LOA1.e", "LOA1.f", 1);
    let cut = &good[..good.len() - 4];
    let mut stranger = entry("mo", 1);
    stranger.contest = "khac".to_owned();
    let mut nosy = entry("mo", 1);
    nosy.fields
        .push(("birth_year".to_owned(), "1990".to_owned()));
    let mut silent = entry("mo", 1);
    silent.consents.clear();
    for (sent, status, name) in [
        (damaged.as_str(), 400, "wrong_checksum"),
        (cut, 400, "cut_short"),
        ("xin chào", 400, "no_code"),
        ("", 400, "no_code"),
        ("LOA1.bm8.0123456789abcdef", 400, "wrong_checksum"),
        (&seal(&stranger, 420), 422, "unknown_contest"),
        (&code("khong-co", 1), 422, "unknown_round"),
        (&seal(&nosy, 420), 422, "field_not_asked"),
        (&seal(&silent, 420), 422, "no_consent"),
    ] {
        let answer = post(server.address, sent).unwrap();
        assert_eq!(
            (answer.status, answer.text("status").as_str()),
            (status, name),
            "{answer:?}"
        );
        is_told_in_both_languages(&answer);
        assert!(answer.json().get("receipt").is_none());
    }
    for (method, path, kind, status) in [
        ("GET", "/entries", "text/plain", 405),
        ("DELETE", "/receipt/000000000000", "text/plain", 405),
        ("POST", "/", "text/plain", 404),
        ("GET", "/../../etc/passwd", "text/plain", 404),
        ("POST", "/entries", "multipart/form-data; boundary=x", 415),
    ] {
        let answer = request(server.address, method, path, &[("Content-Type", kind)], "x").unwrap();
        assert_eq!(answer.status, status, "{method} {path}");
    }
    assert_eq!(exported(&grounds), []);
}

#[test]
fn what_comes_outside_its_round_is_kept_apart_with_the_reason() {
    let grounds = Grounds::new(4);
    let server = Server::start(&grounds, &[]);
    let opened = Instant::now();
    let in_time = post(server.address, &code("mo", 1)).unwrap();
    assert_eq!(in_time.status, 200);
    for (round, name) in [("sau", "early"), ("dong", "late")] {
        let answer = post(server.address, &code(round, 2)).unwrap();
        assert_eq!((answer.status, answer.text("status").as_str()), (403, name));
        is_told_in_both_languages(&answer);
        let path = format!("/receipt/{}", answer.text("receipt"));
        let asked = request(server.address, "GET", &path, &[], "").unwrap();
        assert_eq!(asked.text("status"), name);
        assert_eq!(
            post(server.address, &code(round, 2)).unwrap().body,
            answer.body,
            "again"
        );
    }
    thread::sleep(Duration::from_secs(5).saturating_sub(opened.elapsed()));
    // The round is closed now: what was accepted stays accepted, what is new comes too late.
    assert_eq!(
        post(server.address, &code("mo", 1)).unwrap().body,
        in_time.body
    );
    let late = post(server.address, &code("mo", 3)).unwrap();
    assert_eq!((late.status, late.text("status").as_str()), (403, "late"));
    let mut rows = exported(&grounds);
    rows.sort();
    let expected = [("accepted", 1), ("early", 2), ("late", 2), ("late", 3)];
    let expected = expected.map(|(status, n)| (status.to_owned(), format!("XM{n:06}")));
    assert_eq!(rows, expected);
}

#[test]
fn what_is_too_big_is_not_read() {
    let grounds = Grounds::new(3600);
    let server = Server::start(&grounds, &[]);
    let long = format!("LOA1.{}.0123456789abcdef", "A".repeat(16_800));
    let answer = post(server.address, &long).unwrap();
    assert_eq!(
        (answer.status, answer.text("status").as_str()),
        (413, "too_long")
    );
    is_told_in_both_languages(&answer);
    // Announced, and only announced.
    let mut stream = connect(server.address).unwrap();
    let head = "POST /entries HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 10485760\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    assert_eq!(read(&mut stream).unwrap().status, 413);
    // Not announced: in pieces, without end.
    let mut stream = connect(server.address).unwrap();
    let head = "POST /entries HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    let piece = format!("1000\r\n{}\r\n", "A".repeat(4096));
    let sent = (0..2_560)
        .take_while(|_| stream.write_all(piece.as_bytes()).is_ok())
        .count();
    assert!(sent < 2_560, "10 MB were read");
    assert_eq!(
        post(server.address, &code("mo", 1)).unwrap().status,
        200,
        "it goes on"
    );
}

#[test]
fn who_is_slow_is_cut_off_and_hinders_nobody() {
    let grounds = Grounds::new(3600);
    let server = Server::start(&grounds, &["--connections", "64"]);
    let start = Instant::now();
    let begun = |text: &str| {
        let mut stream = connect(server.address).unwrap();
        stream.write_all(text.as_bytes()).unwrap();
        stream
    };
    let mut half_a_head: Vec<_> = (0..40)
        .map(|_| begun("POST /entries HTTP/1.1\r\nHost: a\r\nX-A: "))
        .collect();
    let mut half_a_body = begun(
        "POST /entries HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 500\r\n\r\nLOA1.",
    );
    let mut silent = begun("");
    for n in 0..20 {
        let sent = Instant::now();
        assert_eq!(post(server.address, &code("mo", n)).unwrap().status, 200);
        assert!(
            sent.elapsed() < Duration::from_secs(5),
            "{:?}",
            sent.elapsed()
        );
    }
    let answer = read(&mut half_a_body).unwrap();
    assert_eq!(
        (answer.status, answer.text("status").as_str()),
        (408, "too_slow")
    );
    for stream in half_a_head.iter_mut().chain([&mut silent]) {
        // Closed, with or without a word.
        let _ = stream.read_to_end(&mut Vec::new());
    }
    assert!(
        start.elapsed() < Duration::from_secs(25),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn who_sends_too_often_waits_and_others_do_not() {
    let grounds = Grounds::new(3600);
    let server = Server::start(
        &grounds,
        &["--trust-proxy", "127.0.0.1", "--per-address", "5"],
    );
    let from = |address: &str, n: usize| {
        let headers = [("X-Forwarded-For", address), ("Accept", "application/json")];
        post_from(server.address, &code("mo", n), &headers).unwrap()
    };
    for n in 0..10 {
        assert_eq!(from("198.51.100.1", n).status, 200, "{n}");
    }
    // What somebody writes before the proxy does not help them.
    let refused = from("203.0.113.200, 198.51.100.1", 11);
    assert_eq!(
        (refused.status, refused.text("status").as_str()),
        (429, "too_often")
    );
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=12).contains(&wait), "{wait}");
    assert_eq!(refused.json()["retry_after"], Value::from(wait));
    is_told_in_both_languages(&refused);
    assert_eq!(from("198.51.100.2", 12).status, 200);
    for n in 0..10 {
        assert_eq!(from(&format!("2001:db8:1:2::{n}"), 20 + n).status, 200);
    }
    assert_eq!(
        from("2001:db8:1:2:ffff::1", 31).status,
        429,
        "one household"
    );
    assert_eq!(from("2001:db8:1:3::1", 32).status, 200);
    let all = Server::start(&grounds, &["--in-all", "1"]);
    let statuses: Vec<u16> = (0..12)
        .map(|n| post(all.address, &code("mo", n)).unwrap().status)
        .collect();
    assert!(
        statuses.contains(&200) && statuses.contains(&429),
        "{statuses:?}"
    );
}

#[test]
fn it_does_not_start_beside_a_key_or_where_entries_would_be_published() {
    let grounds = Grounds::new(3600);
    let said = |database: &std::path::Path| {
        let run = command(&grounds.site(), &database.to_string_lossy())
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(1));
        String::from_utf8_lossy(&run.stderr).into_owned()
    };
    assert!(said(&grounds.site().join("bai.db")).contains("lies in the site's folder"));
    let key = grounds.around().join("tim-hieu.key.yaml");
    std::fs::write(&key, "loa_key: 1\ncontest: tim-hieu\n").unwrap();
    assert!(said(&grounds.database()).contains("is a key"));
    std::fs::rename(key, grounds.site().join("contests/dap-an.yaml")).unwrap();
    assert!(said(&grounds.database()).contains("is a key"));
}
