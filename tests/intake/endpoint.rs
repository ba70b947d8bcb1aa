//! Entries without `loa contest serve`: any endpoint that keeps the field `entry` of a form will do. This is the smallest one there is.

use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::Command;
use std::thread;

use crate::client::request;
use crate::site::code;

/// Answers every form with a page, and puts its field `entry` into a file, one line each; nothing else is asked of an endpoint.
fn endpoint(file: PathBuf) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let mut length = 0;
            loop {
                let mut line = String::new();
                reader.read_line(&mut line).unwrap();
                let line = line.trim().to_ascii_lowercase();
                if let Some(value) = line.strip_prefix("content-length:") {
                    length = value.trim().parse().unwrap();
                }
                if line.is_empty() {
                    break;
                }
            }
            let mut body = vec![0; length];
            reader.read_exact(&mut body).unwrap();
            let body = String::from_utf8(body).unwrap();
            let entry = body
                .split('&')
                .find_map(|pair| pair.strip_prefix("entry="))
                .unwrap();
            let mut table = OpenOptions::new()
                .create(true)
                .append(true)
                .open(&file)
                .unwrap();
            // A text code has no character that a form would write in another way.
            writeln!(table, "{entry}").unwrap();
            table.sync_all().unwrap();
            let page = "<!doctype html><title>OK</title><p>Đã nhận.";
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n";
            write!(stream, "{head}Content-Length: {}\r\n\r\n{page}", page.len()).unwrap();
        }
    });
    address
}

#[test]
fn any_endpoint_that_keeps_a_field_will_do() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bai.csv");
    let address = endpoint(file.clone());
    for n in 0..5 {
        let body = format!("contest=tim-hieu&round=mo&entry={}", code("mo", n));
        let kind = [("Content-Type", "application/x-www-form-urlencoded")];
        let answer = request(address, "POST", "/bieu-mau/nop", &kind, &body).unwrap();
        assert_eq!(answer.status, 200);
    }
    let text = std::fs::read_to_string(&file).unwrap();
    assert_eq!(
        loa::contest::codes_in(&text)
            .iter()
            .filter(|found| found.is_ok())
            .count(),
        5
    );
    let shown = Command::new(env!("CARGO_BIN_EXE_loa"))
        .args(["contest", "entry"])
        .arg(&file)
        .output()
        .unwrap();
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(
        (0..5).all(|n| shown.contains(&format!("XM{n:06}"))),
        "{shown}"
    );
}
