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
#[allow(unused_imports)] // what grades and purges has a use for them
pub use entries::{Entries, entries, purge};
pub use export::export;
#[allow(unused_imports)]
pub use stored::{Arrival, Receipt, Refusal, Shelf, Store, Stored};
pub use writer::{Unkept, Writer};
