//! Entries in a file of SQLite: a write-ahead log that is on disk before a receipt goes out, and triggers that let nobody change a row.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use loa::diagnostic::Text;
use loa::say;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row, TransactionBehavior, params};

use super::database::trouble;
use super::stored::{Arrival, Receipt, Refusal, Shelf, Store, Stored, written};

/// `LoaE`: tells a file of ours from any other.
const APPLICATION: i64 = 0x4c6f_6145;
/// What the tables look like; a newer one is not ours to touch.
const VERSION: i64 = 1;

const TABLES: &str = "
    CREATE TABLE entries (
        id INTEGER PRIMARY KEY,            -- order of arrival
        receipt TEXT NOT NULL UNIQUE,
        hash TEXT NOT NULL UNIQUE,         -- SHA-256 of what the code holds
        contest TEXT NOT NULL,
        round TEXT NOT NULL,
        received TEXT NOT NULL,            -- the server's instant, UTC
        entry TEXT                         -- its text code, LOA1.…; NULL once purged
    ) STRICT;
    CREATE TABLE refused (
        id INTEGER PRIMARY KEY,
        receipt TEXT NOT NULL UNIQUE,
        hash TEXT NOT NULL,
        contest TEXT NOT NULL,
        round TEXT NOT NULL,
        received TEXT NOT NULL,
        entry TEXT,
        reason TEXT NOT NULL,              -- early, late
        UNIQUE (hash, reason)
    ) STRICT;";

const GUARDS: &str = "
    CREATE TRIGGER entries_stay BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
    CREATE TRIGGER entries_keep BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
    CREATE TRIGGER refused_stay BEFORE DELETE ON refused BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
    CREATE TRIGGER refused_keep BEFORE UPDATE ON refused BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;";

/// A file with entries.
pub struct Sqlite {
    connection: Connection,
    path: PathBuf,
}

impl Sqlite {
    /// Opens a file to put entries in, and makes it where there is none.
    ///
    /// # Errors
    /// The disk does not let it, the file is something else, or it cannot be written safely where it lies.
    pub fn open(path: &Path) -> Result<Self, Text> {
        let told = |error: rusqlite::Error| trouble(&path.display().to_string(), &error);
        private(path).map_err(|error| trouble(&path.display().to_string(), &error))?;
        let mut connection = Connection::open(path).map_err(told)?;
        let is_new = prepare(&mut connection).map_err(told)?;
        if !is_new {
            is_ours(&connection, path)?;
        }
        let mode: String = connection
            .query_row("PRAGMA journal_mode", [], |row| row.get(0))
            .map_err(told)?;
        if mode != "wal" {
            return Err(say!(
                "`{}` nằm ở nơi không ghi an toàn được (có thể là ổ đĩa mạng). Hãy đặt cơ sở dữ liệu trên ổ đĩa của chính máy này.",
                "`{}` lies where it cannot be written safely (a network drive, perhaps). Put the database on a disk of this machine.",
                path.display()
            ));
        }
        Ok(Self {
            connection,
            path: path.to_owned(),
        })
    }

    /// Opens a file to look only.
    ///
    /// # Errors
    /// It is not there, or is something else.
    pub fn look(path: &Path) -> Result<Self, Text> {
        let told = |error: rusqlite::Error| trouble(&path.display().to_string(), &error);
        if !path.is_file() {
            return Err(say!(
                "Không có cơ sở dữ liệu `{}`.",
                "There is no database `{}`.",
                path.display()
            ));
        }
        // Not read-only: what a server left in the write-ahead log when it was killed is read through it.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(told)?;
        connection
            .busy_timeout(Duration::from_secs(10))
            .map_err(told)?;
        is_ours(&connection, path)?;
        Ok(Self {
            connection,
            path: path.to_owned(),
        })
    }

    pub(super) fn connection(&self) -> &Connection {
        &self.connection
    }

    fn told(&self, error: rusqlite::Error) -> Text {
        trouble(&self.path.display().to_string(), &error)
    }
}

/// Entries name people: the file is the owner's alone. Windows takes the rights of the folder.
fn private(path: &Path) -> std::io::Result<()> {
    if path.exists() {
        return Ok(());
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?;
    #[cfg(unix)]
    File::open(super::backup::folder_of(path))?.sync_all()?;
    Ok(())
}

/// Settings of the connection, and the tables where there are none; true when they were made now.
fn prepare(connection: &mut Connection) -> rusqlite::Result<bool> {
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    // FULL waits for the disk at every commit; the last two make a Mac wait for the platter, too.
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON; PRAGMA secure_delete = ON;",
    )?;
    connection.set_prepared_statement_cache_capacity(16);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let tables: i64 =
        transaction.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables > 0 {
        return Ok(false);
    }
    transaction.execute_batch(TABLES)?;
    transaction.execute_batch(GUARDS)?;
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()?;
    Ok(true)
}

fn is_ours(connection: &Connection, path: &Path) -> Result<(), Text> {
    let number = |name: &str| -> rusqlite::Result<i64> {
        connection.pragma_query_value(None, name, |row| row.get(0))
    };
    let told = |error: rusqlite::Error| trouble(&path.display().to_string(), &error);
    let path = path.display();
    match (
        number("application_id").map_err(told)?,
        number("user_version").map_err(told)?,
    ) {
        (APPLICATION, VERSION) => Ok(()),
        (APPLICATION, version) => Err(say!(
            "`{path}` do một bản `loa` khác tạo ra (phiên bản {version}). Hãy dùng bản `loa` mới hơn.",
            "`{path}` was made by another `loa` (version {version}). Use a newer `loa`."
        )),
        _ => Err(say!(
            "`{path}` không phải là cơ sở dữ liệu bài dự thi của `loa`.",
            "`{path}` is no database of entries made by `loa`."
        )),
    }
}

impl Store for Sqlite {
    fn keep(&mut self, arrivals: &[Arrival]) -> Result<Vec<Receipt>, Text> {
        let kept = keep(&mut self.connection, arrivals);
        kept.map_err(|error| self.told(error))
    }

    fn find(&mut self, number: &str) -> Result<Option<Receipt>, Text> {
        let found = self
            .connection
            .prepare_cached(
                "SELECT receipt, received, NULL FROM entries WHERE receipt = ?1
                 UNION ALL SELECT receipt, received, reason FROM refused WHERE receipt = ?1",
            )
            .and_then(|mut statement| statement.query_row([number], receipt).optional());
        found.map_err(|error| self.told(error))
    }

    fn page(&mut self, shelf: Shelf, after: i64, most: usize) -> Result<Vec<Stored>, Text> {
        page(&self.connection, shelf, after, most).map_err(|error| self.told(error))
    }

    fn purge(&mut self, contest: &str) -> Result<u64, Text> {
        let purged = purge(&mut self.connection, contest);
        purged.map_err(|error| self.told(error))
    }
}

fn keep(connection: &mut Connection, arrivals: &[Arrival]) -> rusqlite::Result<Vec<Receipt>> {
    // Immediate: of two servers on one file the second waits before it reads.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut receipts = Vec::with_capacity(arrivals.len());
    {
        let mut known = transaction
            .prepare_cached("SELECT receipt, received, NULL FROM entries WHERE hash = ?1")?;
        let mut add = transaction.prepare_cached(
            "INSERT INTO entries (receipt, hash, contest, round, received, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        let mut known_refused = transaction.prepare_cached(
            "SELECT receipt, received, reason FROM refused WHERE hash = ?1 AND reason = ?2",
        )?;
        let mut add_refused = transaction.prepare_cached(
            "INSERT INTO refused (receipt, hash, contest, round, received, entry, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        for new in arrivals {
            let mut first = known.query_row([&new.hash], receipt).optional()?;
            if let (None, Some(refusal)) = (&first, new.refusal) {
                let both = params![new.hash, refusal.name()];
                first = known_refused.query_row(both, receipt).optional()?;
            }
            receipts.push(match (first, new.refusal) {
                (Some(first), _) => first,
                (None, refusal) => {
                    let received = written(new.received);
                    let Arrival {
                        number,
                        hash,
                        contest,
                        round,
                        letter,
                        ..
                    } = new;
                    match refusal {
                        None => {
                            add.execute(params![number, hash, contest, round, received, letter])?
                        }
                        Some(refusal) => add_refused.execute(params![
                            number,
                            hash,
                            contest,
                            round,
                            received,
                            letter,
                            refusal.name()
                        ])?,
                    };
                    Receipt {
                        number: number.clone(),
                        received: new.received,
                        refusal,
                    }
                }
            });
        }
    }
    transaction.commit()?;
    Ok(receipts)
}

fn page(
    connection: &Connection,
    shelf: Shelf,
    after: i64,
    most: usize,
) -> rusqlite::Result<Vec<Stored>> {
    // Left open, so that what comes in meanwhile is not seen by half.
    if connection.is_autocommit() {
        connection.execute_batch("BEGIN")?;
    }
    let (table, reason) = match shelf {
        Shelf::Accepted => ("entries", "NULL"),
        Shelf::Refused => ("refused", "reason"),
    };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT receipt, received, {reason}, id, contest, round, hash, entry FROM {table} WHERE id > ?1 ORDER BY id LIMIT ?2"
    ))?;
    let rows = statement.query_map(params![after, most as i64], |row| {
        Ok(Stored {
            receipt: receipt(row)?,
            row: row.get(3)?,
            contest: row.get(4)?,
            round: row.get(5)?,
            hash: row.get(6)?,
            letter: row.get(7)?,
        })
    })?;
    rows.collect()
}

fn purge(connection: &mut Connection, contest: &str) -> rusqlite::Result<u64> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute_batch("DROP TRIGGER entries_keep; DROP TRIGGER refused_keep;")?;
    let mut emptied = 0;
    for table in ["entries", "refused"] {
        let sentence =
            format!("UPDATE {table} SET entry = NULL WHERE contest = ?1 AND entry IS NOT NULL");
        emptied += transaction.execute(&sentence, [contest])? as u64;
    }
    transaction.execute_batch("DROP TRIGGER entries_stay; DROP TRIGGER refused_stay;")?;
    transaction.execute_batch(GUARDS)?;
    transaction.commit()?;
    // What was deleted must not be found in a free page or in the log.
    connection.execute_batch("VACUUM")?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(emptied)
}

/// The first three columns: number, instant, reason.
fn receipt(row: &Row<'_>) -> rusqlite::Result<Receipt> {
    let received: String = row.get(1)?;
    let received: Timestamp = received.parse().map_err(|error| strange(1, error))?;
    let reason: Option<String> = row.get(2)?;
    let refusal = match &reason {
        None => None,
        Some(name) => Some(
            Refusal::parse(name)
                .ok_or_else(|| strange(2, std::io::Error::other(format!("reason `{name}`"))))?,
        ),
    };
    Ok(Receipt {
        number: row.get(0)?,
        received,
        refusal,
    })
}

fn strange(
    column: usize,
    error: impl std::error::Error + Send + Sync + 'static,
) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
}
