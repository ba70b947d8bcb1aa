//! A disk that is full: nobody is told that an entry was kept, and the server lives on.
#![cfg(unix)]

use std::process::Command;

use crate::client::{post, request};
use crate::refusals::exported;
use crate::server::{Server, command};
use crate::site::{Grounds, code};

#[test]
fn a_full_disk_is_no_receipt_and_no_end() {
    let grounds = Grounds::new(3600);
    // The same to a program as a full disk: no file may grow beyond so many blocks, and the write fails.
    let inner = command(&grounds.site(), &grounds.database().to_string_lossy());
    let mut limited = Command::new("bash");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 300; exec \"$0\" \"$@\""]);
    limited.arg(inner.get_program()).args(inner.get_args());
    limited.env_remove("LOA_DATABASE").env_remove("LOA_LANG");
    let server = Server::of(limited);
    let mut kept = Vec::new();
    let mut refused = 0;
    for n in 0..2_000 {
        let answer = post(server.address, &code("mo", n)).unwrap();
        match answer.status {
            200 => kept.push(format!("XM{n:06}")),
            503 => {
                assert_eq!(answer.text("status"), "not_written");
                assert!(answer.header("retry-after").is_some());
                refused += 1;
            }
            other => panic!("{other}: {answer:?}"),
        }
        if refused == 20 {
            break;
        }
    }
    assert_eq!(refused, 20, "the disk was never full");
    assert!(!kept.is_empty());
    assert_eq!(
        request(server.address, "GET", "/health", &[], "")
            .unwrap()
            .status,
        200,
        "it lives"
    );
    assert_eq!(
        post(server.address, &code("mo", 0)).unwrap().status,
        200,
        "and knows what it has"
    );
    server.kill();
    // With room again it takes what it had to refuse.
    let server = Server::start(&grounds, &[]);
    assert_eq!(
        post(server.address, &code("mo", 5_000)).unwrap().status,
        200
    );
    let stored: Vec<String> = exported(&grounds)
        .into_iter()
        .map(|(_, code)| code)
        .collect();
    assert!(kept.iter().all(|code| stored.contains(code)));
}
