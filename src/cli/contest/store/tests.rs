//! What both databases promise, on a file of SQLite and, where `LOA_TEST_POSTGRES` names one, in PostgreSQL.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};

use super::sqlite::Sqlite;
use super::stored::{Store, Stored};
use super::{Arrival, Database, Receipt, Refusal, backup, entries, purge};

fn arrival(contest: &str, n: u32, refusal: Option<Refusal>) -> Arrival {
    let noon: Timestamp = "2024-07-08T05:00:00.250Z".parse().unwrap();
    Arrival {
        contest: contest.to_owned(),
        round: "vong-1".to_owned(),
        hash: loa::contest::sha256(format!("{contest} {n}")),
        letter: format!("LOA1.{n}"),
        received: noon + SignedDuration::from_millis(i64::from(n)),
        refusal,
        number: format!("{contest}-{n}-{refusal:?}"),
    }
}

fn again(first: &Arrival, number: &str, refusal: Option<Refusal>) -> Arrival {
    Arrival {
        number: number.to_owned(),
        received: first.received + SignedDuration::from_secs(60),
        refusal,
        ..first.clone()
    }
}

fn receipt(of: &Arrival) -> Receipt {
    Receipt {
        number: of.number.clone(),
        received: of.received,
        refusal: of.refusal,
    }
}

fn all(database: &Database, contest: &str) -> Vec<Stored> {
    let all = entries(database).unwrap().map(Result::unwrap);
    all.filter(|stored| stored.contest == contest).collect()
}

/// Everything that does not depend on which database it is; a contest of its own, since a PostgreSQL has others.
fn holds(database: &Database, contest: &str) {
    let mut store = database.open().unwrap();
    let one = arrival(contest, 1, None);
    let two = arrival(contest, 2, None);
    let kept = store.keep(&[one.clone(), two.clone(), again(&one, "x", None)]);
    assert_eq!(kept.unwrap(), [receipt(&one), receipt(&two), receipt(&one)]);

    // Accepted once is accepted, whenever it is sent again.
    let late = again(&two, "y", Some(Refusal::Late));
    let new_and_late = arrival(contest, 3, Some(Refusal::Late));
    let early = arrival(contest, 4, Some(Refusal::Early));
    let kept = store.keep(&[
        late,
        new_and_late.clone(),
        early.clone(),
        again(&early, "z", Some(Refusal::Early)),
    ]);
    assert_eq!(
        kept.unwrap(),
        [
            receipt(&two),
            receipt(&new_and_late),
            receipt(&early),
            receipt(&early)
        ]
    );
    // Refused as early, it may come again in time.
    let in_time = again(&early, "in-time", None);
    let in_time = Arrival {
        number: format!("{contest}-in-time"),
        ..in_time
    };
    assert_eq!(
        store.keep(std::slice::from_ref(&in_time)).unwrap(),
        [receipt(&in_time)]
    );

    assert_eq!(store.find(&one.number).unwrap(), Some(receipt(&one)));
    assert_eq!(
        store.find(&new_and_late.number).unwrap(),
        Some(receipt(&new_and_late))
    );
    assert_eq!(store.find("nothing").unwrap(), None);
    assert_eq!(store.keep(&[]).unwrap(), []);

    let found = all(database, contest);
    let expected = [&one, &two, &in_time, &new_and_late, &early];
    let mut numbers: Vec<&str> = found
        .iter()
        .map(|stored| stored.receipt.number.as_str())
        .collect();
    let mut wanted: Vec<&str> = expected
        .iter()
        .map(|arrival| arrival.number.as_str())
        .collect();
    numbers.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(numbers, wanted);
    assert!(found.iter().all(|stored| stored.letter.is_some()));
    assert_eq!(
        found
            .iter()
            .find(|stored| stored.hash == one.hash)
            .unwrap()
            .receipt,
        receipt(&one)
    );

    assert_eq!(purge(database, "another").unwrap(), 0);
    assert_eq!(purge(database, contest).unwrap(), 5);
    let after = all(database, contest);
    assert_eq!(after.len(), 5);
    assert!(
        after
            .iter()
            .all(|stored| stored.letter.is_none() && stored.hash.len() == 64)
    );
    assert_eq!(
        store.keep(&[again(&one, "w", None)]).unwrap(),
        [receipt(&one)]
    );
}

#[test]
fn a_file_keeps_what_it_promises() {
    let folder = tempfile::tempdir().unwrap();
    holds(
        &Database::named(&folder.path().join("bai.db").to_string_lossy()),
        "thi",
    );
}

#[cfg(feature = "contest-postgres")]
#[test]
fn postgresql_keeps_the_same() {
    let Some(address) = std::env::var("LOA_TEST_POSTGRES")
        .ok()
        .filter(|address| !address.is_empty())
    else {
        eprintln!("skipped: LOA_TEST_POSTGRES names no database");
        return;
    };
    let contest = format!("thi-{}", std::process::id());
    holds(&Database::named(&address), &contest);
    let mut client = postgres::Client::connect(&address, postgres::NoTls).unwrap();
    for sentence in [
        "DELETE FROM loa_entries",
        "UPDATE loa_entries SET received = ''",
        "TRUNCATE loa_entries",
        "DELETE FROM loa_refused",
    ] {
        let wrong = client.batch_execute(sentence).unwrap_err();
        let wrong = wrong.as_db_error().map(|wrong| wrong.message().to_owned());
        assert_eq!(
            wrong.as_deref(),
            Some("entries are only added"),
            "{sentence}"
        );
    }
}

fn with_one(path: &Path) -> Database {
    let database = Database::File(path.to_owned());
    let mut store = database.open().unwrap();
    store.keep(&[arrival("thi", 1, None)]).unwrap();
    database
}

#[test]
fn nobody_changes_a_row() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bai.db");
    with_one(&path);
    let raw = rusqlite::Connection::open(&path).unwrap();
    for sentence in [
        "DELETE FROM entries",
        "UPDATE entries SET received = ''",
        "INSERT OR REPLACE INTO entries SELECT 1, receipt, hash, contest, round, 'x', entry FROM entries",
    ] {
        let _ = raw.execute_batch("PRAGMA recursive_triggers = ON");
        assert!(raw.execute_batch(sentence).is_err(), "{sentence}");
    }
    assert_eq!(all(&Database::File(path), "thi").len(), 1);
}

#[test]
fn a_purged_entry_is_nowhere_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bai.db");
    let database = Database::File(path.clone());
    let mut store = Sqlite::open(&path).unwrap();
    let secret = "NguyenThiMau".repeat(50);
    let letter = format!("LOA1.{secret}");
    store
        .keep(&[Arrival {
            letter,
            ..arrival("thi", 1, None)
        }])
        .unwrap();
    let holds = || {
        let files = std::fs::read_dir(folder.path()).unwrap();
        files
            .map(|file| std::fs::read(file.unwrap().path()).unwrap())
            .any(|bytes| bytes.windows(12).any(|window| window == b"NguyenThiMau"))
    };
    assert!(holds());
    drop(store);
    assert_eq!(purge(&database, "thi").unwrap(), 1);
    assert!(!holds());
}

#[test]
fn a_copy_is_made_while_the_server_writes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bai.db");
    let database = with_one(&path);
    let mut server = database.open().unwrap();
    let copy = folder.path().join("sao-luu.db");
    backup(&database, &copy).unwrap();
    server.keep(&[arrival("thi", 2, None)]).unwrap();
    assert_eq!(all(&Database::File(copy.clone()), "thi").len(), 1);
    assert_eq!(all(&database, "thi").len(), 2);
    assert!(
        backup(&database, &copy)
            .unwrap_err()
            .en
            .contains("is there already")
    );
    #[cfg(unix)]
    for file in [&path, &copy] {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", file.display());
    }
}

#[test]
fn another_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("khac.db");
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TABLE a (b)")
        .unwrap();
    let database = Database::File(path);
    assert!(
        database
            .open()
            .err()
            .unwrap()
            .en
            .contains("is no database of entries")
    );
    assert!(
        entries(&database)
            .err()
            .unwrap()
            .en
            .contains("is no database of entries")
    );
    let nowhere = Database::File(folder.path().join("khong-co.db"));
    assert!(
        entries(&nowhere)
            .err()
            .unwrap()
            .en
            .contains("There is no database")
    );
}

#[test]
fn an_address_is_shown_without_its_password() {
    for (word, expected) in [
        (
            "postgres://loa:mat-khau@db.example.vn:5432/thi?sslmode=disable",
            "postgres://db.example.vn:5432/thi",
        ),
        ("postgresql://localhost/thi", "postgres://localhost/thi"),
        ("du-thi.db", "du-thi.db"),
    ] {
        assert_eq!(Database::named(word).shown(), expected);
    }
}
