//! The command `loa`: reads the command line and calls one command.
#![allow(clippy::disallowed_methods)] // The binary is where disk, clock and environment belong.

mod cli;

use std::process::ExitCode;

use cli::Call;

#[cfg(not(all(windows, target_env = "gnu")))]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::call(std::env::args_os()) {
        Call::Build(site) => cli::build(&site),
        Call::Check(site) => cli::check(&site),
        Call::Status(site) => cli::status(&site),
        Call::Serve(call) => cli::serve(&call),
        Call::Log(call) => cli::log(&call),
        Call::Contest(call) => cli::contest(&call),
        Call::Quiz(call) => cli::quiz(&call),
        Call::Merge(call) => ExitCode::from(cli::merge(&call)),
        Call::Print { text, code } => cli::print(&text, code),
    }
}
