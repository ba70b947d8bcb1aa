//! `loa contest serve` as the public meets it: what is acknowledged is on disk, whatever happens; what is not taken is told why.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::print_stderr)] // what is skipped says so

mod client;
mod disk;
mod door;
mod endpoint;
mod kill;
mod office;
#[cfg(feature = "contest-postgres")]
mod postgres;
mod refusals;
mod server;
mod site;
