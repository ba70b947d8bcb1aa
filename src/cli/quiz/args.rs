//! The flags of `loa quiz`.

use std::path::PathBuf;

use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use loa::diagnostic::{Text, Tongue};
use loa::say;

/// What to do with questions.
pub enum Call {
    /// `loa quiz import`
    Import(Import),
    /// `loa quiz template`
    Template(Template),
}

/// `loa quiz import FILE… -o FILE [--title TITLE] [--force]`
pub struct Import {
    /// Where the questions are.
    pub files: Vec<PathBuf>,
    /// The quiz.
    pub output: PathBuf,
    /// What it is called.
    pub title: Option<String>,
    /// A file of that name may be replaced.
    pub force: bool,
    /// The tongue of the terminal.
    pub tongue: Tongue,
}

/// `loa quiz template [-o FILE] [--force]`
#[cfg_attr(not(feature = "excel"), allow(dead_code))]
pub struct Template {
    /// Where the workbook goes.
    pub file: PathBuf,
    /// A file of that name may be replaced.
    pub force: bool,
    /// The tongue of the terminal.
    pub tongue: Tongue,
}

/// The command with its parts.
pub fn command(help: &Arg) -> Command {
    let path = |name: &'static str| Arg::new(name).value_parser(ValueParser::path_buf());
    let part = |name: &'static str| {
        Command::new(name)
            .disable_help_flag(true)
            .arg(help)
            .arg(path("output").short('o').long("output"))
            .arg(Arg::new("force").long("force").action(ArgAction::SetTrue))
    };
    Command::new("quiz")
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .subcommand(
            part("import")
                .arg(path("files").action(ArgAction::Append))
                .arg(Arg::new("title").long("title")),
        )
        .subcommand(part("template"))
}

/// The call, or what is wrong with it; nothing when help was asked for.
///
/// # Errors
/// What is missing.
pub fn call(flags: &ArgMatches, tongue: Tongue) -> Result<Option<Call>, Text> {
    let Some((name, flags)) = flags.subcommand() else {
        return Ok(None);
    };
    if flags.get_flag("help") {
        return Ok(None);
    }
    let output = flags.get_one::<PathBuf>("output").cloned();
    let force = flags.get_flag("force");
    if name == "template" {
        return Ok(Some(Call::Template(Template {
            file: output.unwrap_or_else(|| PathBuf::from("cau-hoi.xlsx")),
            force,
            tongue,
        })));
    }
    let files = flags.get_many::<PathBuf>("files").unwrap_or_default();
    let files: Vec<PathBuf> = files.cloned().collect();
    if files.is_empty() {
        return Err(say!(
            "Thiếu tên tệp câu hỏi. Hãy viết như `loa quiz import cau-hoi.xlsx -o quizzes/on-tap.yaml`.",
            "The file with the questions is missing. Write it like `loa quiz import questions.xlsx -o quizzes/practice.yaml`."
        ));
    }
    let output = output.ok_or_else(|| {
        say!(
            "Thiếu nơi ghi (`-o`). Hãy viết như `loa quiz import cau-hoi.xlsx -o quizzes/on-tap.yaml`.",
            "Where to write (`-o`) is missing. Write it like `loa quiz import questions.xlsx -o quizzes/practice.yaml`."
        )
    })?;
    Ok(Some(Call::Import(Import {
        files,
        output,
        title: flags.get_one::<String>("title").cloned(),
        force,
        tongue,
    })))
}
