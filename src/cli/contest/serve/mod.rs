//! `loa contest serve`: entries from the public into a database, over HTTP.

mod address;
mod args;
mod form;
mod key_files;
mod listen;
mod page;
mod rate;
mod receipt_number;
mod reply;
mod routes;
mod run;
mod tally;

pub use args::{Serve, serve as call};
pub use run::serve;
