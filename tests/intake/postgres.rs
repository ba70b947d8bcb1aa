//! The same promises with PostgreSQL, and several servers at once on one database; where `LOA_TEST_POSTGRES` names one.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::thread;
use std::time::Duration;

use postgres::{Client, NoTls};

use crate::client::post;
use crate::kill::{Acknowledged, crowd};
use crate::office::taken_in_graded_and_emptied;
use crate::server::Server;
use crate::site::{Grounds, code};

/// Tables of a test's own.
struct Tables {
    client: Client,
    address: String,
    schema: String,
}

impl Tables {
    fn new(name: &str) -> Option<Self> {
        let Some(address) = std::env::var("LOA_TEST_POSTGRES")
            .ok()
            .filter(|address| !address.is_empty())
        else {
            eprintln!("skipped: LOA_TEST_POSTGRES names no database");
            return None;
        };
        let schema = format!("{name}_{}", std::process::id());
        let mut client = Client::connect(&address, NoTls).unwrap();
        let make = format!("CREATE SCHEMA {schema}; SET search_path = {schema}");
        client.batch_execute(&make).unwrap();
        let mark = if address.contains('?') { '&' } else { '?' };
        let address =
            format!("{address}{mark}options=-csearch_path%3D{schema}&application_name={schema}");
        Some(Self {
            client,
            address,
            schema,
        })
    }

    fn codes(&mut self) -> BTreeSet<String> {
        let rows = self
            .client
            .query("SELECT entry FROM loa_entries", &[])
            .unwrap();
        let opened = rows
            .iter()
            .map(|row| loa::contest::open(row.get(0)).unwrap());
        opened.map(|sealed| sealed.entry.code).collect()
    }
}

impl Drop for Tables {
    fn drop(&mut self) {
        let _ = self
            .client
            .batch_execute(&format!("DROP SCHEMA {} CASCADE", self.schema));
    }
}

#[test]
fn several_servers_give_one_receipt_for_one_entry() {
    let Some(mut tables) = Tables::new("several") else {
        return;
    };
    let grounds = Grounds::new(3600);
    // They start at the same instant, and make the tables once.
    let servers: Vec<Server> = thread::scope(|scope| {
        let start = || scope.spawn(|| Server::on(&grounds, &tables.address, &["--in-all", "0"]));
        let starting: Vec<_> = (0..3).map(|_| start()).collect();
        starting
            .into_iter()
            .map(|one| one.join().unwrap())
            .collect()
    });
    let mut answers: Vec<BTreeSet<String>> = vec![BTreeSet::new(); 40];
    let found: Vec<Vec<(usize, String)>> = thread::scope(|scope| {
        let send = |at: usize| {
            let address = servers[at % 3].address;
            scope.spawn(move || {
                // Each in another order, so that batches overlap.
                let order = (0..40).map(move |n| (n * 7 + at * 11) % 40);
                let answer = |n| post(address, &code("mo", n)).unwrap();
                order
                    .map(|n| (n, answer(n)))
                    .map(|(n, answer)| {
                        assert_eq!(answer.status, 200, "{answer:?}");
                        (n, answer.body)
                    })
                    .collect()
            })
        };
        let sending: Vec<_> = (0..12).map(send).collect();
        sending.into_iter().map(|one| one.join().unwrap()).collect()
    });
    for (n, body) in found.into_iter().flatten() {
        answers[n].insert(body);
    }
    assert!(
        answers.iter().all(|of_one| of_one.len() == 1),
        "{answers:?}"
    );
    assert_eq!(tables.codes().len(), 40);
    let late = post(servers[0].address, &code("dong", 1)).unwrap();
    assert_eq!(late.status, 403);
    assert_eq!(
        post(servers[1].address, &code("dong", 1)).unwrap().body,
        late.body
    );
}

#[test]
fn nothing_acknowledged_is_lost_when_one_of_two_is_killed() {
    let Some(mut tables) = Tables::new("killed") else {
        return;
    };
    let grounds = Grounds::new(3600);
    let next = Arc::new(AtomicUsize::new(0));
    let seen = Acknowledged::default();
    for round in 0..4 {
        let servers = [(); 2].map(|()| Server::on(&grounds, &tables.address, &["--in-all", "0"]));
        let crowds: Vec<_> = servers
            .iter()
            .flat_map(|server| crowd(server.address, &next, &seen))
            .collect();
        for server in servers {
            thread::sleep(Duration::from_millis(150 + 41 * round));
            server.kill();
        }
        for one in crowds {
            one.join().unwrap();
        }
    }
    let stored = tables.codes();
    let seen = seen.lock().unwrap();
    assert!(seen.len() > 50, "only {} were acknowledged", seen.len());
    let lost: Vec<&usize> = seen
        .keys()
        .filter(|n| !stored.contains(&format!("XM{n:06}")))
        .collect();
    assert!(lost.is_empty(), "{lost:?} of {}", seen.len());
}

#[test]
fn a_database_that_went_away_and_came_back_is_used_again() {
    let Some(mut tables) = Tables::new("away") else {
        return;
    };
    let grounds = Grounds::new(3600);
    let server = Server::on(&grounds, &tables.address, &[]);
    assert_eq!(post(server.address, &code("mo", 1)).unwrap().status, 200);
    let ended =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1";
    tables.client.query(ended, &[&tables.schema]).unwrap();
    let statuses: Vec<u16> = (0..3)
        .map(|_| {
            thread::sleep(Duration::from_millis(200));
            post(server.address, &code("mo", 2)).unwrap().status
        })
        .collect();
    assert!(
        statuses.iter().all(|status| matches!(status, 200 | 503)),
        "{statuses:?}"
    );
    assert_eq!(statuses.last(), Some(&200), "{statuses:?}");
    assert_eq!(tables.codes().len(), 2);
}

#[test]
fn what_postgres_holds_is_graded_and_emptied_in_the_end() {
    let Some(mut tables) = Tables::new("emptied") else {
        return;
    };
    let grounds = Grounds::new(3600);
    taken_in_graded_and_emptied(&grounds, &tables.address);
    for table in ["loa_entries", "loa_refused"] {
        let count = |client: &mut Client, condition: &str| -> i64 {
            let sentence = format!("SELECT count(*) FROM {table} WHERE entry IS {condition}");
            client.query_one(&sentence, &[]).unwrap().get(0)
        };
        assert_eq!(count(&mut tables.client, "NOT NULL"), 0, "{table}");
        assert!(count(&mut tables.client, "NULL") > 0, "{table}: rows stay");
        let change = format!("UPDATE {table} SET hash = 'x'");
        assert!(
            tables.client.execute(&change, &[]).is_err(),
            "{table}: rows are guarded again"
        );
    }
}
