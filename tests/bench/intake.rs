//! Entries against a running `loa contest serve`, at a given pace: how long each waits for its receipt, and what the server needs for it.
//!
//! `cargo bench --features contest-server --bench intake -- ENTRIES SECONDS [DATABASE]`, for instance `-- 25000 600`. With 0 seconds: as fast as it goes.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::print_stdout, dead_code)]

#[path = "../intake/client.rs"]
mod client;
#[path = "../intake/server.rs"]
mod server;
#[path = "../intake/site.rs"]
mod site;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use server::Server;
use site::{Grounds, code};

/// People who wait for an answer at the same time, at most.
const WAITING: usize = 96;

fn main() {
    let mut words = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'));
    let entries: usize = words
        .next()
        .map_or(2_500, |word| word.parse().expect("entries"));
    let seconds: f64 = words
        .next()
        .map_or(60.0, |word| word.parse().expect("seconds"));
    let grounds = Grounds::new(86_400);
    let database = words
        .next()
        .unwrap_or_else(|| grounds.database().to_string_lossy().into_owned());
    let server = Server::on(
        &grounds,
        &database,
        &["--trust-proxy", "127.0.0.1", "--in-all", "0"],
    );
    // Other entries in every run, also where the database stays.
    let first = usize::try_from(jiff::Timestamp::now().as_second()).unwrap() * 1_000_000;
    let codes: Vec<String> = (0..entries).map(|n| code("mo", first + n)).collect();
    let due = arrivals(entries, seconds);
    println!(
        "{entries} entries of {} bytes in {seconds} s",
        codes[0].len()
    );

    let next = AtomicUsize::new(0);
    let waits: Mutex<Vec<Duration>> = Mutex::default();
    let statuses: Mutex<BTreeMap<u16, usize>> = Mutex::default();
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..WAITING {
            scope.spawn(|| {
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    let Some(due) = due.get(n) else {
                        return;
                    };
                    thread::sleep((start + *due).saturating_duration_since(Instant::now()));
                    // An entry that nobody had time to send waits all the same: it counts from when it was due.
                    let since = if seconds > 0.0 {
                        start + *due
                    } else {
                        Instant::now()
                    };
                    let from = format!("10.{}.{}.{}", n % 7, n / 7 % 250, n / 1_750 % 250);
                    let headers = [
                        ("X-Forwarded-For", from.as_str()),
                        ("Accept", "application/json"),
                    ];
                    let answer = client::post_from(server.address, &codes[n], &headers);
                    let status = answer.map_or(0, |answer| answer.status);
                    waits.lock().unwrap().push(since.elapsed());
                    *statuses.lock().unwrap().entry(status).or_default() += 1;
                }
            });
        }
    });
    let took = start.elapsed().as_secs_f64();
    let mut waits = waits.into_inner().unwrap();
    waits.sort_unstable();
    let at = |share: f64| waits[((waits.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    println!(
        "in {took:.1} s, {:.0} a second; by status: {:?}",
        entries as f64 / took,
        statuses.into_inner().unwrap()
    );
    println!(
        "wait for the receipt in ms: median {:.1}, p95 {:.1}, p99 {:.1}, p99.9 {:.1}, slowest {:.1}",
        at(0.5),
        at(0.95),
        at(0.99),
        at(0.999),
        at(1.0)
    );
    println!("{}", server.cost());
}

/// When each is due: people come by chance, some close together (a Poisson process of a fixed seed).
fn arrivals(entries: usize, seconds: f64) -> Vec<Duration> {
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut gaps: Vec<f64> = Vec::with_capacity(entries);
    for _ in 0..entries {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let chance = (state >> 11) as f64 / (1_u64 << 53) as f64;
        gaps.push(-(1.0 - chance).ln());
    }
    let whole: f64 = gaps.iter().sum();
    let mut at = 0.0;
    let due = gaps.into_iter().map(|gap| {
        at += gap / whole * seconds;
        Duration::from_secs_f64(at)
    });
    due.collect()
}
