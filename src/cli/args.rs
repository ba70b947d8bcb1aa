//! The command line: which command, with which flags, and sentences for a call that makes no sense.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use jiff::civil::Date;
use loa::diagnostic::{Text, Tongue};
use loa::draft::Day;
use loa::portal::Shard;
use loa::say;

use super::address::address;
use super::{contest, log, many, quiz, serve, words, wrong_call};

/// What to do.
pub enum Call {
    /// `loa build`
    Build(Site),
    /// `loa check`
    Check(Site),
    /// `loa status`
    Status(Site),
    /// `loa serve`
    Serve(Box<serve::Call>),
    /// `loa log`
    Log(log::Call),
    /// `loa contest`
    Contest(contest::Call),
    /// `loa quiz`
    Quiz(quiz::Call),
    /// `loa portal merge`
    Merge(many::Merge),
    /// Help, the version, or what is wrong with the call; code 2 goes to stderr.
    Print { text: String, code: u8 },
}

/// The flags of `build` and `check`.
#[derive(Clone, Debug)]
pub struct Site {
    /// The site's folder.
    pub folder: PathBuf,
    /// The output folder; `public` inside the site's folder when absent.
    pub output: Option<PathBuf>,
    /// The day to compute for; today when absent.
    pub as_of: Option<Date>,
    /// Where the site will be reached.
    pub base_url: Option<String>,
    /// No picture is made; those that are there stay.
    pub no_images: bool,
    /// Warnings count as errors.
    pub strict: bool,
    /// Of many sites, only this part.
    pub shard: Option<Shard>,
    /// The tongue of the terminal.
    pub tongue: Tongue,
    /// Findings and summary as JSON on stdout.
    pub json: bool,
}

pub(super) const COMMANDS: [&str; 9] = [
    "build", "serve", "check", "status", "log", "quiz", "contest", "portal", "help",
];

/// Reads the command line; `arguments` begins with the program's name.
pub fn call(arguments: impl IntoIterator<Item = OsString>) -> Call {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let tongue = tongue(&arguments);
    let matches = match command().try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) => return wrong_call::explain(&error, &arguments, tongue),
    };
    let help = matches.get_flag("help");
    if matches.get_flag("version") {
        let text = format!("loa {}\n", env!("CARGO_PKG_VERSION"));
        return Call::Print { text, code: 0 };
    }
    match matches.subcommand() {
        Some((name @ ("build" | "check" | "status"), flags))
            if !help && !flags.get_flag("help") =>
        {
            match site(flags, tongue) {
                Ok(site) if name == "build" => Call::Build(site),
                Ok(site) if name == "status" => Call::Status(site),
                Ok(site) => Call::Check(site),
                Err(wrong) => refuse(&wrong, tongue),
            }
        }
        Some((name @ ("build" | "check" | "status"), _)) => print(words::help(Some(name), tongue)),
        Some(("log", flags)) => parted(flags, (tongue, help), log::help, log::call, Call::Log),
        Some(("quiz", flags)) => parted(flags, (tongue, help), quiz::help, quiz::call, Call::Quiz),
        Some(("contest", flags)) => parted(
            flags,
            (tongue, help),
            contest::help,
            contest::call,
            Call::Contest,
        ),
        Some(("serve", flags)) if !help && !flags.get_flag("help") => {
            match serve::call(flags, tongue) {
                Ok(call) => Call::Serve(Box::new(call)),
                Err(wrong) => refuse(&wrong, tongue),
            }
        }
        Some(("serve", _)) => print(serve::help(tongue)),
        Some(("portal", flags)) => many::call(flags, tongue, help),
        Some(("help", flags)) => {
            let about = flags.get_one::<String>("about").map(String::as_str);
            print(words::help(about, tongue))
        }
        _ if help => print(words::help(None, tongue)),
        _ => Call::Print {
            text: words::help(None, tongue).to_owned(),
            code: 2,
        },
    }
}

/// A command of several parts. Without one it is no call; its help says what is.
fn parted<C>(
    flags: &ArgMatches,
    (tongue, help): (Tongue, bool),
    helped: fn(Option<&str>, Tongue) -> &'static str,
    read: fn(&ArgMatches, Tongue) -> Result<Option<C>, Text>,
    call: fn(C) -> Call,
) -> Call {
    let part = flags.subcommand_name();
    if help || flags.get_flag("help") {
        return print(helped(part, tongue));
    }
    match read(flags, tongue) {
        Ok(Some(read)) => call(read),
        Ok(None) => Call::Print {
            text: helped(part, tongue).to_owned(),
            code: if part.is_some() { 0 } else { 2 },
        },
        Err(wrong) => refuse(&wrong, tongue),
    }
}

pub(super) fn print(text: &str) -> Call {
    Call::Print {
        text: text.to_owned(),
        code: 0,
    }
}

pub(super) fn refuse(wrong: &Text, tongue: Tongue) -> Call {
    let text = format!("{}\n", words::wrong_call(wrong, tongue));
    Call::Print { text, code: 2 }
}

/// The tongue is needed before the rest is understood: even for saying that it is not.
fn tongue(arguments: &[OsString]) -> Tongue {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let flag = words.iter().enumerate().find_map(|(position, word)| {
        word.strip_prefix("--lang=").or_else(|| {
            (*word == "--lang")
                .then(|| words.get(position + 1).copied())
                .flatten()
        })
    });
    let environment = std::env::var("LOA_LANG").unwrap_or_default();
    match flag.unwrap_or(&environment) {
        "en" => Tongue::En,
        _ => Tongue::Vi,
    }
}

fn command() -> Command {
    let lang = Arg::new("lang").long("lang").value_parser(["vi", "en"]);
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::SetTrue);
    let folder = Arg::new("folder").value_parser(ValueParser::path_buf());
    let output = Arg::new("output")
        .short('o')
        .long("output")
        .value_parser(ValueParser::path_buf());
    let format = Arg::new("format")
        .long("format")
        .value_parser(["human", "json"]);
    let strict = Arg::new("strict").long("strict").action(ArgAction::SetTrue);
    let no_images = Arg::new("no-images");
    let no_images = no_images.long("no-images").action(ArgAction::SetTrue);
    let site = |name: &'static str| {
        Command::new(name)
            .disable_help_flag(true)
            .arg(&folder)
            .arg(&output)
            .arg(no_images.clone())
            .arg(Arg::new("as-of").long("as-of"))
            .arg(Arg::new("base-url").long("base-url"))
            .arg(&strict)
            .arg(&format)
            .arg(Arg::new("shard").long("shard"))
            .arg(help.clone())
    };
    let portal = many::command(site("merge"), &help);
    let about = Arg::new("about").value_parser([
        "build", "serve", "check", "status", "log", "contest", "portal",
    ]);
    Command::new("loa")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(lang.global(true))
        .arg(help.clone())
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::SetTrue),
        )
        .subcommand(site("build"))
        .subcommand(serve::command(site("serve")))
        .subcommand(site("check"))
        .subcommand(site("status"))
        .subcommand(log::command(&help))
        .subcommand(quiz::command(&help))
        .subcommand(contest::command(&help))
        .subcommand(portal)
        .subcommand(Command::new("help").disable_help_flag(true).arg(about))
}

/// The flags that say which site is built, and how.
pub(super) fn site(flags: &ArgMatches, tongue: Tongue) -> Result<Site, Text> {
    let as_of = match flags.get_one::<String>("as-of") {
        Some(word) => Some(Day::parse(word).map(|day| day.0).ok_or_else(|| {
            say!(
                "`--as-of {word}` không phải là ngày. Hãy viết như `2024-06-30` hoặc `30/6/2024`.",
                "`--as-of {word}` is no date. Write it like `2024-06-30` or `30/6/2024`."
            )
        })?),
        None => None,
    };
    let base_url = match flags.get_one::<String>("base-url") {
        Some(word) => Some(address(word).ok_or_else(|| {
            say!(
                "`--base-url {word}` không phải là địa chỉ trang. Hãy viết như `https://cchc.example.vn/` hoặc `https://example.vn/cchc/`.",
                "`--base-url {word}` is no address of a site. Write it like `https://cchc.example.vn/` or `https://example.vn/cchc/`."
            )
        })?),
        None => None,
    };
    let shard = match flags.get_one::<String>("shard") {
        Some(word) => Some(word.parse().map_err(|()| {
            say!(
                "`--shard {word}` không phải là phần K/N. Hãy viết như `3/8`: phần thứ 3 trong 8 phần.",
                "`--shard {word}` is no part K/N. Write it like `3/8`: the third of eight parts."
            )
        })?),
        None => None,
    };
    Ok(Site {
        folder: flags
            .get_one::<PathBuf>("folder")
            .cloned()
            .unwrap_or_else(|| PathBuf::from(".")),
        output: flags.get_one::<PathBuf>("output").cloned(),
        as_of,
        base_url,
        no_images: flags.get_flag("no-images"),
        strict: flags.get_flag("strict"),
        shard,
        tongue,
        json: flags
            .get_one::<String>("format")
            .is_some_and(|format| format == "json"),
    })
}
