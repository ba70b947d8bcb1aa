//! Which database is meant: the path of a file, or the address of a PostgreSQL.

use std::path::{Path, PathBuf};

use loa::diagnostic::Text;
use loa::say;

use super::sqlite::Sqlite;
use super::stored::Store;
use crate::cli::contest::stored_entries::{is_address, shown};

/// A database as somebody named it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Database {
    /// A file of SQLite.
    File(PathBuf),
    /// `postgres://user:password@host/name`
    Postgres(String),
}

impl Database {
    /// Understands what was written after `--database`.
    pub fn named(word: &str) -> Self {
        match is_address(Path::new(word)) {
            true => Self::Postgres(word.to_owned()),
            false => Self::File(PathBuf::from(word)),
        }
    }

    /// As it may be shown: without user and password.
    pub fn shown(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Postgres(address) => shown(Path::new(address)),
        }
    }

    /// As sources of entries are named: the file's name alone, or the address as it may be shown.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            Self::Postgres(_) => self.shown(),
        }
    }

    /// Opens it to put entries in; makes what is missing.
    ///
    /// # Errors
    /// Why it cannot hold entries safely.
    pub fn open(&self) -> Result<Box<dyn Store>, Text> {
        match self {
            Self::File(path) => Ok(Box::new(Sqlite::open(path)?)),
            Self::Postgres(address) => open_postgres(address),
        }
    }

    /// Opens it to look only, also beside a server that runs.
    ///
    /// # Errors
    /// It is not there or holds no entries.
    pub fn look(&self) -> Result<Box<dyn Store>, Text> {
        match self {
            Self::File(path) => Ok(Box::new(Sqlite::look(path)?)),
            Self::Postgres(address) => open_postgres(address),
        }
    }
}

#[cfg(feature = "contest-postgres")]
fn open_postgres(address: &str) -> Result<Box<dyn Store>, Text> {
    Ok(Box::new(super::postgres::Postgres::open(address)?))
}

#[cfg(not(feature = "contest-postgres"))]
fn open_postgres(_address: &str) -> Result<Box<dyn Store>, Text> {
    Err(say!(
        "Bản `loa` này không có PostgreSQL. Hãy dùng một tệp SQLite, hoặc biên dịch lại với `--features contest-postgres`.",
        "This `loa` comes without PostgreSQL. Name a file for SQLite, or build it with `--features contest-postgres`."
    ))
}

/// A database that cannot be used, with what it said itself.
pub(super) fn trouble(place: &str, error: &dyn std::fmt::Display) -> Text {
    say!(
        "Không dùng được cơ sở dữ liệu `{place}` ({error}).",
        "The database `{place}` cannot be used ({error})."
    )
}
