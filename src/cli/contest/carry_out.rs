//! `loa contest`: calls the part that was meant.

use std::process::ExitCode;

use super::args::Call;
use super::entry::entry;
use super::grade::grade;
use super::import::import;
use super::intake::intake;
use super::key::key;
use super::purge::purge;
use super::reveal::reveal;
use super::verify::verify;

/// Carries it out.
pub fn contest(call: &Call) -> ExitCode {
    match call {
        Call::Entry(call) => entry(call),
        Call::Import(call) => import(call),
        Call::Intake(call) => intake(call),
        Call::Key(call) => key(call),
        Call::Grade(call) => grade(call),
        Call::Reveal(call) => reveal(call),
        Call::Purge(call) => purge(call),
        Call::Verify(call) => verify(call),
    }
}
