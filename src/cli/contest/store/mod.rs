//! Where entries lie once they came in: a file of SQLite, or PostgreSQL; only ever added to.

mod backup;
mod database;
mod entries;
mod export;
#[cfg(feature = "contest-postgres")]
mod postgres;
mod sqlite;
mod stored;
#[cfg(test)]
mod tests;
mod writer;

pub use backup::backup;
pub use database::Database;
pub use entries::{entries, purge};
pub use export::export;
pub use stored::{Arrival, Receipt, Refusal, Stored};
pub use writer::{Unkept, Writer};
