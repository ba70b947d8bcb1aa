//! The ten counting rules of domain/plans.md, in tables of dates and as properties.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

mod counts;
mod dates;
mod oracle;
mod properties;
mod rig;
