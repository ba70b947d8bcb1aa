//! Entries in PostgreSQL, where one machine is not enough: any number of servers write to the same tables.

use std::str::FromStr;
use std::time::Duration;

use loa::diagnostic::Text;
use loa::say;
use postgres::types::ToSql;
use postgres::{Client, Config, NoTls, Row};

use super::database::Database;
use super::stored::{Arrival, Receipt, Refusal, Shelf, Store, Stored, written};

/// Two servers that start at the same instant make the tables one after the other.
const MAKING_TABLES: i64 = 0x4c6f_6145;

const TABLES: &str = "
    CREATE TABLE loa_entries (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        receipt text NOT NULL UNIQUE,
        hash text NOT NULL UNIQUE,
        contest text NOT NULL,
        round text NOT NULL,
        received text COLLATE \"C\" NOT NULL,
        entry text
    );
    CREATE TABLE loa_refused (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        receipt text NOT NULL UNIQUE,
        hash text NOT NULL,
        contest text NOT NULL,
        round text NOT NULL,
        received text COLLATE \"C\" NOT NULL,
        entry text,
        reason text NOT NULL,
        UNIQUE (hash, reason)
    );
    CREATE FUNCTION loa_only_added() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'entries are only added'; END $$;
    CREATE TRIGGER loa_only_added BEFORE UPDATE OR DELETE ON loa_entries FOR EACH ROW EXECUTE FUNCTION loa_only_added();
    CREATE TRIGGER loa_never_emptied BEFORE TRUNCATE ON loa_entries FOR EACH STATEMENT EXECUTE FUNCTION loa_only_added();
    CREATE TRIGGER loa_only_added BEFORE UPDATE OR DELETE ON loa_refused FOR EACH ROW EXECUTE FUNCTION loa_only_added();
    CREATE TRIGGER loa_never_emptied BEFORE TRUNCATE ON loa_refused FOR EACH STATEMENT EXECUTE FUNCTION loa_only_added();";

const ADD: &str = "
    INSERT INTO loa_entries (receipt, hash, contest, round, received, entry)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
    ON CONFLICT (hash) DO NOTHING";
const KNOWN: &str =
    "SELECT receipt, received, NULL::text, hash FROM loa_entries WHERE hash = ANY($1::text[])";
const ADD_REFUSED: &str = "
    INSERT INTO loa_refused (receipt, hash, contest, round, received, entry, reason)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
    ON CONFLICT (hash, reason) DO NOTHING";
const KNOWN_REFUSED: &str =
    "SELECT receipt, received, reason, hash FROM loa_refused WHERE hash = ANY($1::text[])";

/// Tables in a PostgreSQL.
pub struct Postgres {
    config: Config,
    shown: String,
    /// None after a failure: the next call connects anew.
    client: Option<Client>,
    is_reading: bool,
}

impl Postgres {
    /// Connects, and makes the tables where there are none.
    ///
    /// # Errors
    /// The address is none, nobody answers, or the server does not wait for its disk.
    pub fn open(address: &str) -> Result<Self, Text> {
        let shown = Database::Postgres(address.to_owned()).shown();
        let mut config = Config::from_str(address).map_err(|error| trouble(&shown, &error))?;
        config
            .connect_timeout(Duration::from_secs(5))
            .tcp_user_timeout(Duration::from_secs(10));
        if config.get_application_name().is_none() {
            config.application_name("loa contest");
        }
        let mut store = Self {
            config,
            shown,
            client: None,
            is_reading: false,
        };
        store.with(tables)?;
        let fsync: String = store.with(|client| client.query_one("SHOW fsync", &[])?.try_get(0))?;
        if fsync != "on" {
            return Err(say!(
                "PostgreSQL đang chạy với `fsync = {fsync}`: mất điện là mất bài đã nhận. Hãy đặt `fsync = on` trong postgresql.conf.",
                "PostgreSQL runs with `fsync = {fsync}`: a power cut would lose accepted entries. Set `fsync = on` in postgresql.conf."
            ));
        }
        Ok(store)
    }

    /// Runs something on a connection that was good a moment ago; one that failed is given up.
    fn with<T>(
        &mut self,
        work: impl FnOnce(&mut Client) -> Result<T, postgres::Error>,
    ) -> Result<T, Text> {
        let connected = match self.client.take().filter(|client| !client.is_closed()) {
            Some(client) => Ok(client),
            None => connect(&self.config),
        };
        let shown = &self.shown;
        let mut client = connected.map_err(|error| trouble(shown, &error))?;
        let done = work(&mut client).map_err(|error| trouble(shown, &error))?;
        self.client = Some(client);
        Ok(done)
    }
}

fn connect(config: &Config) -> Result<Client, postgres::Error> {
    let mut client = config.connect(NoTls)?;
    // A commit waits for the disk whatever the server's default is; nothing waits for ever.
    client.batch_execute(
        "SET synchronous_commit = on; SET statement_timeout = '15s'; SET lock_timeout = '10s'; SET client_min_messages = error",
    )?;
    Ok(client)
}

fn tables(client: &mut Client) -> Result<(), postgres::Error> {
    let mut transaction = client.transaction()?;
    transaction.execute("SELECT pg_advisory_xact_lock($1)", &[&MAKING_TABLES])?;
    let is_there: bool = transaction
        .query_one("SELECT to_regclass('loa_entries') IS NOT NULL", &[])?
        .try_get(0)?;
    if !is_there {
        transaction.batch_execute(TABLES)?;
    }
    transaction.commit()
}

impl Store for Postgres {
    fn keep(&mut self, arrivals: &[Arrival]) -> Result<Vec<Receipt>, Text> {
        let found = self.with(|client| keep(client, arrivals))?;
        let receipts: Option<Vec<Receipt>> = arrivals
            .iter()
            .map(|arrival| answer(arrival, &found))
            .collect();
        receipts.ok_or_else(|| trouble(&self.shown, &"receipt taken"))
    }

    fn find(&mut self, number: &str) -> Result<Option<Receipt>, Text> {
        self.with(|client| {
            let row = client.query_opt(
                "SELECT receipt, received, NULL::text FROM loa_entries WHERE receipt = $1
                 UNION ALL SELECT receipt, received, reason FROM loa_refused WHERE receipt = $1",
                &[&number],
            )?;
            row.as_ref().map(receipt).transpose()
        })
    }

    fn page(&mut self, shelf: Shelf, after: i64, most: usize) -> Result<Vec<Stored>, Text> {
        // One state of the tables from the first page to the last, though others write.
        let begin = !std::mem::replace(&mut self.is_reading, true);
        let (table, reason) = match shelf {
            Shelf::Accepted => ("loa_entries", "NULL::text"),
            Shelf::Refused => ("loa_refused", "reason"),
        };
        let sentence = format!(
            "SELECT receipt, received, {reason}, id, contest, round, hash, entry FROM {table} WHERE id > $1 ORDER BY id LIMIT $2"
        );
        self.with(|client| {
            if begin {
                client.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
            }
            let rows = client.query(&sentence, &[&after, &(most as i64)])?;
            rows.iter().map(stored).collect()
        })
    }

    fn purge(&mut self, contest: &str) -> Result<u64, Text> {
        let emptied = self.with(|client| {
            let mut transaction = client.transaction()?;
            transaction.batch_execute("SET LOCAL statement_timeout = 0")?;
            let mut emptied = 0;
            for table in ["loa_entries", "loa_refused"] {
                transaction.batch_execute(&format!(
                    "ALTER TABLE {table} DISABLE TRIGGER loa_only_added"
                ))?;
                let sentence = format!(
                    "UPDATE {table} SET entry = NULL WHERE contest = $1 AND entry IS NOT NULL"
                );
                emptied += transaction.execute(&sentence, &[&contest])?;
                transaction.batch_execute(&format!(
                    "ALTER TABLE {table} ENABLE TRIGGER loa_only_added"
                ))?;
            }
            transaction.commit()?;
            Ok(emptied)
        })?;
        // Dead rows still hold what was deleted until their pages are written anew.
        self.with(|client| {
            client.batch_execute("SET statement_timeout = 0")?;
            client.batch_execute("VACUUM FULL loa_entries")?;
            client.batch_execute("VACUUM FULL loa_refused")
        })?;
        Ok(emptied)
    }
}

/// What is in the tables of these entries afterwards: of accepted ones, then of refused ones, with their hashes.
type Found = Vec<(String, Receipt)>;

fn keep(client: &mut Client, arrivals: &[Arrival]) -> Result<Found, postgres::Error> {
    let mut transaction = client.transaction()?;
    // In one order everywhere: two servers with the same entries wait for one another instead of for each other.
    let mut sorted: Vec<&Arrival> = arrivals.iter().collect();
    sorted.sort_by(|one, other| one.hash.cmp(&other.hash));
    let (late, in_time): (Vec<&Arrival>, Vec<&Arrival>) = sorted
        .into_iter()
        .partition(|arrival| arrival.refusal.is_some());
    if !in_time.is_empty() {
        let columns = columns(&in_time);
        let add = transaction.prepare(ADD)?;
        transaction.execute(&add, &all(&columns))?;
    }
    let hashes: Vec<&str> = arrivals
        .iter()
        .map(|arrival| arrival.hash.as_str())
        .collect();
    let known = transaction.query(KNOWN, &[&hashes])?;
    let mut found: Found = known.iter().map(with_hash).collect::<Result<_, _>>()?;
    if !late.is_empty() {
        let accepted: Vec<&str> = found.iter().map(|(hash, _)| hash.as_str()).collect();
        let late: Vec<&Arrival> = late
            .into_iter()
            .filter(|arrival| !accepted.contains(&arrival.hash.as_str()))
            .collect();
        let mut columns = columns(&late);
        let reasons = late.iter().filter_map(|arrival| arrival.refusal);
        columns.push(reasons.map(|reason| reason.name().to_owned()).collect());
        transaction.execute(ADD_REFUSED, &all(&columns))?;
        let known = transaction.query(KNOWN_REFUSED, &[&hashes])?;
        for row in &known {
            found.push(with_hash(row)?);
        }
    }
    transaction.commit()?;
    Ok(found)
}

/// One list per column, for `unnest`.
fn columns(arrivals: &[&Arrival]) -> Vec<Vec<String>> {
    let column = |of: fn(&Arrival) -> String| arrivals.iter().map(|arrival| of(arrival)).collect();
    vec![
        column(|arrival| arrival.number.clone()),
        column(|arrival| arrival.hash.clone()),
        column(|arrival| arrival.contest.clone()),
        column(|arrival| arrival.round.clone()),
        column(|arrival| written(arrival.received)),
        column(|arrival| arrival.letter.clone()),
    ]
}

fn all(columns: &[Vec<String>]) -> Vec<&(dyn ToSql + Sync)> {
    let lists = columns.iter();
    lists.map(|list| list as &(dyn ToSql + Sync)).collect()
}

/// The receipt of an entry: that of its acceptance, or else of the refusal for the same reason.
fn answer(arrival: &Arrival, found: &Found) -> Option<Receipt> {
    let same = |refusal| {
        let mut of_this = found.iter().filter(|(hash, _)| *hash == arrival.hash);
        of_this.find(|(_, receipt)| receipt.refusal == refusal)
    };
    let found = same(None).or_else(|| same(arrival.refusal));
    found.map(|(_, receipt)| receipt.clone())
}

fn stored(row: &Row) -> Result<Stored, postgres::Error> {
    Ok(Stored {
        receipt: receipt(row)?,
        row: row.try_get(3)?,
        contest: row.try_get(4)?,
        round: row.try_get(5)?,
        hash: row.try_get(6)?,
        letter: row.try_get(7)?,
    })
}

fn with_hash(row: &Row) -> Result<(String, Receipt), postgres::Error> {
    Ok((row.try_get(3)?, receipt(row)?))
}

/// The first three columns: number, instant, reason.
fn receipt(row: &Row) -> Result<Receipt, postgres::Error> {
    let received: Instant = row.try_get(1)?;
    let reason: Option<Reason> = row.try_get(2)?;
    Ok(Receipt {
        number: row.try_get(0)?,
        received: received.0,
        refusal: reason.map(|reason| reason.0),
    })
}

/// A text that must be an instant.
struct Instant(jiff::Timestamp);

/// A text that must be a reason.
struct Reason(Refusal);

type Strange = Box<dyn std::error::Error + Sync + Send>;

impl<'a> postgres::types::FromSql<'a> for Instant {
    fn from_sql(kind: &postgres::types::Type, raw: &'a [u8]) -> Result<Self, Strange> {
        Ok(Self(<&str>::from_sql(kind, raw)?.parse()?))
    }

    fn accepts(kind: &postgres::types::Type) -> bool {
        <&str as postgres::types::FromSql>::accepts(kind)
    }
}

impl<'a> postgres::types::FromSql<'a> for Reason {
    fn from_sql(kind: &postgres::types::Type, raw: &'a [u8]) -> Result<Self, Strange> {
        let name = <&str>::from_sql(kind, raw)?;
        let reason = Refusal::parse(name).ok_or_else(|| format!("reason `{name}`"))?;
        Ok(Self(reason))
    }

    fn accepts(kind: &postgres::types::Type) -> bool {
        <&str as postgres::types::FromSql>::accepts(kind)
    }
}

/// What PostgreSQL itself said stands below its error, not in it.
fn trouble(shown: &str, error: &dyn std::fmt::Display) -> Text {
    super::database::trouble(shown, error)
}
