//! The flags of `loa serve`.

use clap::{Arg, ArgAction, ArgMatches, Command};
use loa::diagnostic::{Text, Tongue};
use loa::say;

use super::super::args::{Site, site};
use super::address;

/// `loa serve [DIR]`
pub struct Call {
    /// The site and how it is built.
    pub site: Site,
    /// Where to listen.
    pub host: String,
    /// Which port; the first that is free when absent.
    pub port: Option<u16>,
    /// Below which path the site stands.
    pub base: String,
    /// Open the browser.
    pub open: bool,
    /// Look through the folder instead of waiting to be told.
    pub poll: bool,
}

/// The command, on top of the flags that building has.
pub fn command(building: Command) -> Command {
    building
        .arg(Arg::new("host").long("host"))
        .arg(Arg::new("port").long("port"))
        .arg(Arg::new("base").long("base"))
        .arg(Arg::new("open").long("open").action(ArgAction::SetTrue))
        .arg(Arg::new("poll").long("poll").action(ArgAction::SetTrue))
}

/// The call.
///
/// # Errors
/// What cannot be understood.
pub fn call(flags: &ArgMatches, tongue: Tongue) -> Result<Call, Text> {
    let text = |name: &str| flags.get_one::<String>(name).cloned();
    let port = text("port").map(|word| {
        word.parse().map_err(|_| {
            say!(
                "`--port {word}` không phải là số cổng. Hãy viết một số từ 0 đến 65535, như `--port 8080`.",
                "`--port {word}` is no port. Write a number from 0 to 65535, like `--port 8080`."
            )
        })
    });
    let written = text("base").unwrap_or_default();
    let base = address::base(&written).ok_or_else(|| {
        say!(
            "`--base {written}` không phải là một đường dẫn. Hãy viết như `/a/b/`.",
            "`--base {written}` is no path. Write it like `/a/b/`."
        )
    })?;
    Ok(Call {
        site: site(flags, tongue)?,
        host: text("host").unwrap_or_else(|| "127.0.0.1".to_owned()),
        port: port.transpose()?,
        base,
        open: flags.get_flag("open"),
        poll: flags.get_flag("poll"),
    })
}
