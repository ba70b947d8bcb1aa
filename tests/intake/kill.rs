//! A server that is killed in the middle of writing, again and again, has lost nothing it acknowledged; one that is asked to stop finishes first.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::client::post;
use crate::refusals::exported;
use crate::server::Server;
use crate::site::{Grounds, code};

/// What was acknowledged: the answer by entrant.
pub type Acknowledged = Arc<Mutex<BTreeMap<usize, String>>>;

/// Sends new entries until nobody answers any more.
pub fn crowd(
    address: SocketAddr,
    next: &Arc<AtomicUsize>,
    seen: &Acknowledged,
) -> Vec<thread::JoinHandle<()>> {
    let one = || {
        let (next, seen) = (next.clone(), seen.clone());
        thread::spawn(move || {
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                match post(address, &code("mo", n)) {
                    Ok(answer) if answer.status == 200 => {
                        seen.lock().unwrap().insert(n, answer.body);
                    }
                    Ok(answer) => assert_eq!(answer.status, 503, "{answer:?}"),
                    Err(_) => return,
                }
            }
        })
    };
    (0..8).map(|_| one()).collect()
}

#[test]
fn nothing_acknowledged_is_lost_when_it_is_killed() {
    let grounds = Grounds::new(3600);
    let next = Arc::new(AtomicUsize::new(0));
    let seen = Acknowledged::default();
    for round in 0..8 {
        let server = Server::start(&grounds, &["--in-all", "0"]);
        let crowd = crowd(server.address, &next, &seen);
        thread::sleep(Duration::from_millis(150 + 37 * round));
        server.kill();
        for one in crowd {
            one.join().unwrap();
        }
    }
    let seen = seen.lock().unwrap();
    assert!(seen.len() > 100, "only {} were acknowledged", seen.len());
    let rows = exported(&grounds);
    let mut stored: Vec<&str> = rows.iter().map(|(_, code)| code.as_str()).collect();
    stored.sort_unstable();
    let lost: Vec<usize> = seen
        .keys()
        .copied()
        .filter(|n| stored.binary_search(&format!("XM{n:06}").as_str()).is_err())
        .collect();
    assert!(lost.is_empty(), "{lost:?} of {}", seen.len());
    // And each has the receipt and the instant it was told.
    let server = Server::start(&grounds, &["--in-all", "0"]);
    for (n, body) in seen.iter().step_by(7) {
        assert_eq!(post(server.address, &code("mo", *n)).unwrap().body, *body);
    }
    assert_eq!(exported(&grounds).len(), rows.len());
}

#[cfg(unix)]
#[test]
fn asked_to_stop_it_finishes_what_it_has_begun() {
    use std::io::Write;

    use crate::client::{connect, read};

    let grounds = Grounds::new(3600);
    let server = Server::start(&grounds, &[]);
    let body = format!("entry={}", code("mo", 1));
    let (first, rest) = body.split_at(100);
    let mut stream = connect(server.address).unwrap();
    let length = body.len();
    let head = format!(
        "POST /entries HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n"
    );
    stream
        .write_all(format!("{head}{first}").as_bytes())
        .unwrap();
    thread::sleep(Duration::from_millis(200));
    server.terminate();
    thread::sleep(Duration::from_millis(300));
    assert!(post(server.address, &code("mo", 2)).is_err(), "nobody new");
    stream.write_all(rest.as_bytes()).unwrap();
    assert_eq!(read(&mut stream).unwrap().status, 200);
    assert_eq!(server.ended(Duration::from_secs(20)), Some(0));
    assert_eq!(
        exported(&grounds),
        [("accepted".to_owned(), "XM000001".to_owned())]
    );
}
