//! `loa contest`: calls the part that was meant.

use std::process::ExitCode;

use super::args::Call;
use super::entry::entry;
use super::intake::intake;

/// Carries it out.
pub fn contest(call: &Call) -> ExitCode {
    match call {
        Call::Entry(call) => entry(call),
        Call::Intake(call) => intake(call),
    }
}
