//! What is wrong with a call, in the tongue of the terminal and with the word that was probably meant.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use loa::diagnostic::{Text, Tongue, nearest};
use loa::say;

use super::args::{COMMANDS, Call, refuse};

/// Every flag there is, for "did you mean".
const FLAGS: [&str; 40] = [
    "--output",
    "--as-of",
    "--base-url",
    "--no-images",
    "--strict",
    "--shard",
    "--from",
    "--lang",
    "--format",
    "--help",
    "--version",
    "--date",
    "--unit",
    "--kind",
    "--channel",
    "--title",
    "--topic",
    "--obligation",
    "--period",
    "--link",
    "--evidence",
    "--quantity",
    "--minutes",
    "--people",
    "--note",
    "--yes",
    "--force",
    "--contest",
    "--key",
    "--bank",
    "--entries",
    "--exclude",
    "--release",
    "--site",
    "--hash",
    "--host",
    "--port",
    "--base",
    "--open",
    "--poll",
];

const LOG_COMMANDS: [&str; 3] = ["add", "template", "import"];
const CONTEST_COMMANDS: [&str; 10] = [
    "import", "key", "entry", "serve", "export", "backup", "grade", "audit", "reveal", "purge",
];

/// clap's errors in the tongue of the terminal.
pub(super) fn explain(error: &clap::Error, arguments: &[OsString], tongue: Tongue) -> Call {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(all)) => all.join(", "),
        _ => String::new(),
    };
    // clap shows `--format <format>`; the person wrote `--format`.
    let argument = text(ContextKind::InvalidArg);
    let argument = argument.split([' ', '=']).next().unwrap_or("").to_owned();
    let wrong = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            no_command(&text(ContextKind::InvalidSubcommand), above(arguments))
        }
        // `loa log x`: the word is no part of `log`.
        ErrorKind::UnknownArgument if !argument.starts_with('-') && is_bare(arguments) => {
            no_command(&argument, above(arguments))
        }
        ErrorKind::UnknownArgument if !argument.starts_with('-') => match arguments.get(1) {
            Some(first) if COMMANDS.contains(&first.to_string_lossy().as_ref()) => say!(
                "Thừa `{argument}`: chỉ ghi một thư mục. Nếu tên thư mục có dấu cách, hãy đặt trong dấu nháy \"…\".",
                "`{argument}` is one too many: name one folder. If its name has spaces, put it in quotes \"…\"."
            ),
            _ => no_command(&argument, ""),
        },
        ErrorKind::UnknownArgument => match nearest(&argument, FLAGS) {
            Some(near) => say!(
                "Không có tùy chọn `{argument}`. Có phải bạn muốn viết `{near}`?",
                "There is no flag `{argument}`. Did you mean `{near}`?"
            ),
            None => say!(
                "Không có tùy chọn `{argument}`. Xem `loa --help`.",
                "There is no flag `{argument}`. See `loa --help`."
            ),
        },
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => say!(
            "Thiếu giá trị sau `{argument}`.",
            "A value is missing after `{argument}`."
        ),
        ErrorKind::InvalidValue => say!(
            "`{argument}` không nhận giá trị `{}`. Dùng được: {}.",
            "`{argument}` does not take `{}`. Usable: {}.",
            text(ContextKind::InvalidValue),
            text(ContextKind::ValidValue)
        ),
        ErrorKind::ArgumentConflict => say!(
            "Tùy chọn `{argument}` được ghi hai lần.",
            "The flag `{argument}` is written twice."
        ),
        ErrorKind::TooManyValues => say!(
            "Tùy chọn `{argument}` không có giá trị đi kèm.",
            "The flag `{argument}` takes no value."
        ),
        _ => say!(
            "Không hiểu lệnh này. Xem `loa --help`.",
            "This call is not understood. See `loa --help`."
        ),
    };
    refuse(&wrong, tongue)
}

/// Which command of several parts the call is about: `log`, `quiz`, `contest`, or none.
fn above(arguments: &[OsString]) -> &'static str {
    let first = arguments.get(1).map(|word| word.to_string_lossy());
    match first.as_deref() {
        Some("log") => "log ",
        Some("quiz") => "quiz ",
        Some("contest") => "contest ",
        _ => "",
    }
}

/// The parts of such a command.
fn parts(above: &str) -> &'static [&'static str] {
    match above {
        "log " => &LOG_COMMANDS,
        "quiz " => &["import", "template"],
        "contest " => &CONTEST_COMMANDS,
        _ => &COMMANDS,
    }
}

/// True when no part of the command follows it.
fn is_bare(arguments: &[OsString]) -> bool {
    let above = above(arguments);
    let part = arguments.get(2).map(|word| word.to_string_lossy());
    !above.is_empty() && part.is_none_or(|part| !parts(above).contains(&part.as_ref()))
}

fn no_command(word: &str, before: &str) -> Text {
    let known = parts(before);
    match nearest(word, known.iter().copied()) {
        Some(near) => say!(
            "Không có lệnh `{before}{word}`. Có phải bạn muốn viết `loa {before}{near}`?",
            "There is no command `{before}{word}`. Did you mean `loa {before}{near}`?"
        ),
        None => {
            let names = known.iter().filter(|name| **name != "help");
            let names: Vec<String> = names.map(|name| format!("`loa {before}{name}`")).collect();
            let names = names.join(", ");
            say!(
                "Không có lệnh `{before}{word}`. Các lệnh: {names}.",
                "There is no command `{before}{word}`. The commands: {names}."
            )
        }
    }
}
