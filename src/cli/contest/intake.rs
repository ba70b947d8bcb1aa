//! `loa contest serve`, `export` and `backup`: what needs a database of entries, or a word about why this `loa` has none.

use std::process::ExitCode;

use clap::builder::ValueParser;
use clap::{Arg, ArgMatches, Command};
use loa::diagnostic::{Text, Tongue};
#[cfg(not(feature = "contest-server"))]
use loa::say;

#[cfg(feature = "contest-server")]
use super::{copy, serve};

/// Names of the parts.
pub const PARTS: [&str; 3] = ["serve", "export", "backup"];

/// What to do.
pub enum Call {
    /// `loa contest serve`
    #[cfg(feature = "contest-server")]
    Serve(Box<serve::Serve>),
    /// `loa contest export`, `loa contest backup`
    #[cfg(feature = "contest-server")]
    Copy(copy::Copy),
}

/// The commands; known also where they cannot be carried out, so that the answer is a good one.
pub fn commands(part: impl Fn(&'static str) -> Command) -> [Command; 3] {
    let path = |name: &'static str| Arg::new(name).value_parser(ValueParser::path_buf());
    let copy = |name: &'static str| {
        let output = path("output").short('o').long("output");
        part(name).arg(Arg::new("database")).arg(output)
    };
    let flag = |name: &'static str| Arg::new(name).long(name);
    let serve = part("serve")
        .arg(path("folder"))
        .arg(flag("trust-proxy").action(clap::ArgAction::Append));
    let single = [
        "database",
        "listen",
        "origin",
        "per-address",
        "in-all",
        "connections",
    ];
    [
        single
            .into_iter()
            .fold(serve, |serve, name| serve.arg(flag(name))),
        copy("export"),
        copy("backup"),
    ]
}

/// The call.
///
/// # Errors
/// What is missing or wrong with it.
#[cfg(feature = "contest-server")]
pub fn call(name: &str, flags: &ArgMatches, tongue: Tongue) -> Result<Call, Text> {
    Ok(match name {
        "serve" => Call::Serve(Box::new(serve::call(flags, tongue)?)),
        _ => Call::Copy(copy::call(name, flags, tongue)?),
    })
}

/// There is no such call here.
///
/// # Errors
/// Always.
#[cfg(not(feature = "contest-server"))]
pub fn call(name: &str, _flags: &ArgMatches, _tongue: Tongue) -> Result<Call, Text> {
    Err(say!(
        "Bản `loa` này không có phần nhận bài dự thi nên không chạy được `loa contest {name}`. Hãy dùng bản `loa` phát hành, hoặc biên dịch lại với `--features contest-server`.",
        "This `loa` was built without what takes entries in, so there is no `loa contest {name}`. Use the released `loa`, or build it with `--features contest-server`."
    ))
}

/// Carries it out.
pub fn intake(call: &Call) -> ExitCode {
    #[cfg(feature = "contest-server")]
    match call {
        Call::Serve(call) => serve::serve(call),
        Call::Copy(call) => copy::copy(call),
    }
    #[cfg(not(feature = "contest-server"))]
    match *call {}
}
