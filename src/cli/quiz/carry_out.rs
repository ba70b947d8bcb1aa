//! `loa quiz`: calls the part that was meant.

use std::process::ExitCode;

use super::args::Call;
use super::import::import;
#[cfg(feature = "excel")]
use super::template::template;

/// Carries it out.
pub fn quiz(call: &Call) -> ExitCode {
    match call {
        Call::Import(call) => import(call),
        #[cfg(feature = "excel")]
        Call::Template(call) => template(call),
        #[cfg(not(feature = "excel"))]
        Call::Template(call) => super::import::refuse(
            &loa::say!(
                "Bản Loa này được dựng không có phần Excel; hãy dùng tệp CSV.",
                "This Loa was built without Excel; use a CSV file."
            ),
            call.tongue,
            2,
        ),
    }
}
