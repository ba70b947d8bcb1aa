//! Many sites through the binary: each stands by itself, the portal over them tells what is known, and parts join to the same bytes.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

mod figures;
mod many;
#[cfg(unix)] // their shell is that of a runner
mod recipes;
mod sample;
#[path = "../pipeline/schema.rs"]
mod schema;
mod shards;
