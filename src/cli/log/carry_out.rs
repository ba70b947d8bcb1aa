//! `loa log`: calls the part that was meant.

use std::process::ExitCode;

use super::add::add;
use super::args::Call;
use super::import::import;
#[cfg(feature = "excel")]
use super::template::template;

/// Carries it out.
pub fn log(call: &Call) -> ExitCode {
    match call {
        #[cfg(feature = "excel")]
        Call::Template(call) => template(call),
        #[cfg(not(feature = "excel"))]
        Call::Template(call) => super::book::complain(
            &loa::say!(
                "Bản Loa này được dựng không có phần Excel; hãy dùng tệp CSV có tên cột như trong outputs/*.csv.",
                "This Loa was built without Excel; use a CSV file with the column names of outputs/*.csv."
            ),
            call.tongue,
            2,
        ),
        Call::Import(call) => import(call),
        Call::Add(call) => add(call),
    }
}
