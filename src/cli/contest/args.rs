//! The flags of `loa contest`: which part, with what.

use clap::{Arg, ArgAction, ArgMatches, Command};
use loa::diagnostic::{Text, Tongue};

use super::intake;

/// What to do with a contest. Each part has a file of its own beside this one.
pub enum Call {
    /// `loa contest entry`
    Entry(Entry),
    /// `loa contest serve`, `export`, `backup`
    Intake(intake::Call),
}

/// `loa contest entry [FILE|CODE]…`
pub struct Entry {
    /// Files, or codes themselves.
    pub what: Vec<String>,
    /// The tongue of the terminal.
    pub tongue: Tongue,
}

/// The command with its parts.
pub fn command(help: &Arg) -> Command {
    let part = |name: &'static str| Command::new(name).disable_help_flag(true).arg(help);
    let words = Arg::new("what").action(ArgAction::Append);
    Command::new("contest")
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .subcommand(part("entry").arg(words))
        .subcommands(intake::commands(part))
}

/// The call, or what is wrong with it; nothing when help was asked for.
///
/// # Errors
/// What is missing or wrong.
pub fn call(flags: &ArgMatches, tongue: Tongue) -> Result<Option<Call>, Text> {
    let Some((name, flags)) = flags.subcommand() else {
        return Ok(None);
    };
    if flags.get_flag("help") {
        return Ok(None);
    }
    Ok(Some(match name {
        name if intake::PARTS.contains(&name) => Call::Intake(intake::call(name, flags, tongue)?),
        _ => Call::Entry(Entry {
            what: texts(flags, "what"),
            tongue,
        }),
    }))
}

/// Every value of a flag that can be repeated.
pub(super) fn texts(flags: &ArgMatches, name: &str) -> Vec<String> {
    let words = flags.get_many::<String>(name).unwrap_or_default();
    words.cloned().collect()
}
