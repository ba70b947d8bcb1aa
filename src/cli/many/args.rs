//! The flags of `loa portal`.

use std::path::PathBuf;

use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use loa::diagnostic::Tongue;
use loa::say;

use super::super::args::{Call, print, refuse, site};
use super::help::help;
use super::merge::Merge;

/// The parser of `loa portal`; `merge` has the flags of a build.
pub fn command(merge: Command, help: &Arg) -> Command {
    // The portal's folder is a flag here: what is named without one are the parts.
    let merge = merge.mut_arg("folder", |folder| folder.long("from"));
    let parts = Arg::new("parts").num_args(1..).action(ArgAction::Append);
    let merge = merge.arg(parts.value_parser(ValueParser::path_buf()));
    Command::new("portal")
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help.clone())
        .subcommand(merge)
}

/// `loa portal` without more is no call; its help says what is.
pub fn call(flags: &ArgMatches, tongue: Tongue, wants_help: bool) -> Call {
    let Some(("merge", merge)) = flags.subcommand() else {
        let is_asked = wants_help || flags.get_flag("help");
        return Call::Print {
            text: help(tongue).to_owned(),
            code: if is_asked { 0 } else { 2 },
        };
    };
    if wants_help || flags.get_flag("help") || merge.get_flag("help") {
        return print(help(tongue));
    }
    let parts = merge.get_many("parts").into_iter().flatten().cloned();
    let parts: Vec<PathBuf> = parts.collect();
    if parts.is_empty() {
        return refuse(
            &say!(
                "Thiếu thư mục của các phần. Xem `loa portal --help`.",
                "The folders of the parts are missing. See `loa portal --help`."
            ),
            tongue,
        );
    }
    match site(merge, tongue) {
        Ok(call) => Call::Merge(Merge { parts, call }),
        Err(wrong) => refuse(&wrong, tongue),
    }
}
