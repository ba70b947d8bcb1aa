//! The flags of `loa log`.

use std::path::PathBuf;

use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use loa::diagnostic::{Text, Tongue};
use loa::say;

/// What to do with the log.
pub enum Call {
    /// `loa log template`
    #[cfg_attr(not(feature = "excel"), allow(dead_code))]
    Template(Template),
    /// `loa log import`
    Import(Import),
    /// `loa log add`
    Add(Box<Add>),
}

/// `loa log template [DIR] [-o FILE] [--force]`
#[cfg_attr(not(feature = "excel"), allow(dead_code))]
pub struct Template {
    /// The site's folder.
    pub folder: PathBuf,
    /// Where the workbook goes.
    pub file: PathBuf,
    /// A file of that name may be replaced.
    pub force: bool,
    /// The tongue of the terminal.
    pub tongue: Tongue,
}

/// `loa log import FILE [DIR]`
pub struct Import {
    /// The table.
    pub file: PathBuf,
    /// The site's folder.
    pub folder: PathBuf,
    /// The tongue of the terminal.
    pub tongue: Tongue,
}

/// `loa log add [DIR]`, with everything as the person wrote it.
pub struct Add {
    /// The site's folder.
    pub folder: PathBuf,
    /// `--date`
    pub date: Option<String>,
    /// `--unit`
    pub unit: Option<String>,
    /// `--kind`
    pub kind: Option<String>,
    /// `--channel`
    pub channel: Option<String>,
    /// `--title`
    pub title: Option<String>,
    /// `--topic`
    pub topics: Vec<String>,
    /// `--obligation`
    pub obligations: Vec<String>,
    /// `--period`
    pub period: Option<String>,
    /// `--link`
    pub link: Option<String>,
    /// `--evidence`
    pub evidence: Vec<String>,
    /// `--quantity`
    pub quantity: Option<u32>,
    /// `--minutes`
    pub minutes: Option<u32>,
    /// `--people`
    pub people: Option<u32>,
    /// `--note`
    pub note: Option<String>,
    /// Write without asking whether it is right.
    pub yes: bool,
    /// The tongue of the terminal.
    pub tongue: Tongue,
}

const TEXTS: [&str; 8] = [
    "date", "unit", "kind", "channel", "title", "period", "link", "note",
];
const LISTS: [&str; 3] = ["topic", "obligation", "evidence"];
const COUNTS: [&str; 3] = ["quantity", "minutes", "people"];

/// The command with its three parts.
pub fn command(help: &Arg) -> Command {
    let path = |name: &'static str| Arg::new(name).value_parser(ValueParser::path_buf());
    let part = |name: &'static str| Command::new(name).disable_help_flag(true).arg(help);
    let mut add = part("add").arg(path("folder")).arg(
        Arg::new("yes")
            .short('y')
            .long("yes")
            .action(ArgAction::SetTrue),
    );
    for name in TEXTS.into_iter().chain(COUNTS) {
        add = add.arg(Arg::new(name).long(name));
    }
    for name in LISTS {
        add = add.arg(Arg::new(name).long(name).action(ArgAction::Append));
    }
    Command::new("log")
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .subcommand(
            part("template")
                .arg(path("folder"))
                .arg(path("output").short('o').long("output"))
                .arg(Arg::new("force").long("force").action(ArgAction::SetTrue)),
        )
        .subcommand(part("import").arg(path("file")).arg(path("folder")))
        .subcommand(add)
}

/// The call, or what is wrong with it; nothing when help was asked for.
///
/// # Errors
/// What is missing or no number.
pub fn call(flags: &ArgMatches, tongue: Tongue) -> Result<Option<Call>, Text> {
    let Some((name, flags)) = flags.subcommand() else {
        return Ok(None);
    };
    if flags.get_flag("help") {
        return Ok(None);
    }
    let path = |name: &str| flags.get_one::<PathBuf>(name).cloned();
    let folder = path("folder").unwrap_or_else(|| PathBuf::from("."));
    Ok(Some(match name {
        "template" => Call::Template(Template {
            folder,
            file: path("output").unwrap_or_else(|| PathBuf::from("nhat-ky.xlsx")),
            force: flags.get_flag("force"),
            tongue,
        }),
        "import" => Call::Import(Import {
            file: path("file").ok_or_else(no_file)?,
            folder,
            tongue,
        }),
        _ => Call::Add(Box::new(add(flags, folder, tongue)?)),
    }))
}

fn add(flags: &ArgMatches, folder: PathBuf, tongue: Tongue) -> Result<Add, Text> {
    let text = |name: &str| flags.get_one::<String>(name).cloned();
    let list = |name: &str| -> Vec<String> {
        let words = flags.get_many::<String>(name).unwrap_or_default();
        words.cloned().collect()
    };
    let count = |name: &str| match flags.get_one::<String>(name) {
        None => Ok(None),
        Some(word) => word.trim().parse().map(Some).map_err(|_| {
            say!(
                "`--{name} {word}` không phải là một số nguyên. Hãy viết như `--{name} 30`.",
                "`--{name} {word}` is no whole number. Write it like `--{name} 30`."
            )
        }),
    };
    Ok(Add {
        folder,
        date: text("date"),
        unit: text("unit"),
        kind: text("kind"),
        channel: text("channel"),
        title: text("title"),
        topics: list("topic"),
        obligations: list("obligation"),
        period: text("period"),
        link: text("link"),
        evidence: list("evidence"),
        quantity: count("quantity")?,
        minutes: count("minutes")?,
        people: count("people")?,
        note: text("note"),
        yes: flags.get_flag("yes"),
        tongue,
    })
}

fn no_file() -> Text {
    say!(
        "Thiếu tên tệp. Hãy viết như `loa log import nhat-ky.xlsx`.",
        "The file is missing. Write it like `loa log import nhat-ky.xlsx`."
    )
}
