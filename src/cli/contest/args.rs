//! The flags of `loa contest`: which part, with what.

use std::path::PathBuf;

use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use loa::diagnostic::{Text, Tongue};
use loa::say;

use super::grade::Grade;
use super::import::{Import, none_given};
use super::intake;
use super::key::{Key, KeyTask};
use super::purge::Purge;
use super::reveal::Reveal;
use super::verify::Verify;

/// What to do with a contest. Each part has a file of its own beside this one.
pub enum Call {
    /// `loa contest entry`
    Entry(Entry),
    /// `loa contest serve`, `export`, `backup`
    Intake(intake::Call),
    /// `loa contest key`
    Key(Key),
    /// `loa contest import`
    Import(Import),
    /// `loa contest grade`
    Grade(Box<Grade>),
    /// `loa contest reveal`
    Reveal(Reveal),
    /// `loa contest purge`
    Purge(Purge),
    /// `loa contest audit`
    Verify(Verify),
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
    let of_site = |name: &'static str| part(name).arg(text("contest")).arg(text("as-of"));
    let path = |name: &'static str| Arg::new(name).value_parser(ValueParser::path_buf());
    let flag = |name: &'static str| path(name).long(name);
    let many = |name: &'static str| path(name).action(ArgAction::Append);
    let task = Arg::new("task").value_parser(["new", "commit", "check"]);
    Command::new("contest")
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .subcommand(part("entry").arg(Arg::new("what").action(ArgAction::Append)))
        .subcommand(
            of_site("key")
                .arg(task)
                .arg(path("file"))
                .arg(path("folder")),
        )
        .subcommand(
            part("import")
                .arg(many("files"))
                .arg(flag("bank"))
                .arg(flag("key"))
                .arg(Arg::new("force").long("force").action(ArgAction::SetTrue)),
        )
        .subcommand(
            of_site("grade")
                .arg(Arg::new("round"))
                .arg(path("folder"))
                .arg(flag("key"))
                .arg(many("entries").long("entries").num_args(1..))
                .arg(flag("exclude"))
                .arg(flag("output").short('o'))
                .arg(
                    Arg::new("release")
                        .long("release")
                        .action(ArgAction::SetTrue),
                ),
        )
        .subcommand(
            of_site("reveal")
                .arg(Arg::new("bank"))
                .arg(path("folder"))
                .arg(flag("key")),
        )
        .subcommand(
            of_site("purge")
                .arg(many("paths"))
                .arg(flag("site"))
                .arg(Arg::new("force").long("force").action(ArgAction::SetTrue)),
        )
        .subcommands(intake::commands(part))
        .subcommand(part("audit").arg(path("file")).arg(text("hash")))
}

fn text(name: &'static str) -> Arg {
    Arg::new(name).long(name)
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
    let given = Given { flags };
    Ok(Some(match name {
        name if intake::PARTS.contains(&name) => Call::Intake(intake::call(name, flags, tongue)?),
        "key" => Call::Key(key(&given, tongue)?),
        "import" => Call::Import(questions(&given, tongue).ok_or_else(none_given)?),
        "grade" => Call::Grade(Box::new(grade(&given, tongue)?)),
        "reveal" => Call::Reveal(Reveal {
            folder: given.folder("folder"),
            contest: given.text("contest"),
            bank: given.text("bank").ok_or_else(|| {
                missing(
                    "reveal vong-1 --key dap-an.key.yaml",
                    "bộ câu hỏi",
                    "The bank",
                )
            })?,
            key: given.path("key").ok_or_else(|| {
                missing(
                    "reveal vong-1 --key dap-an.key.yaml",
                    "tệp đáp án (`--key`)",
                    "The key (`--key`)",
                )
            })?,
            as_of: given.text("as-of"),
            tongue,
        }),
        "purge" => Call::Purge(purge(&given, tongue)?),
        "audit" => Call::Verify(Verify {
            file: given
                .path("file")
                .ok_or_else(|| missing("audit vong-1.audit.tsv", "tên tệp", "The file"))?,
            hash: given.text("hash"),
            tongue,
        }),
        _ => Call::Entry(Entry {
            what: given.texts("what"),
            tongue,
        }),
    }))
}

fn key(given: &Given<'_>, tongue: Tongue) -> Result<Key, Text> {
    let example = "key check dap-an.key.yaml";
    let task = match given.text("task").as_deref() {
        Some("new") => KeyTask::New,
        Some("commit") => KeyTask::Commit,
        Some(_) => KeyTask::Check,
        None => {
            return Err(missing(
                example,
                "việc cần làm (new, commit, check)",
                "What to do (new, commit, check)",
            ));
        }
    };
    let file = given.path("file");
    Ok(Key {
        task,
        file: file.ok_or_else(|| missing(example, "tên tệp đáp án", "The key's file"))?,
        folder: given.folder("folder"),
        contest: given.text("contest"),
        tongue,
    })
}

fn questions(given: &Given<'_>, tongue: Tongue) -> Option<Import> {
    let files = given.paths("files");
    Some(Import {
        bank: given.path("bank").filter(|_| !files.is_empty())?,
        key: given.path("key")?,
        files,
        force: given.flags.get_flag("force"),
        tongue,
    })
}

fn grade(given: &Given<'_>, tongue: Tongue) -> Result<Grade, Text> {
    let example = "grade vong-1 --key dap-an.key.yaml --entries bai-thi -o ket-qua";
    let entries = given.paths("entries");
    if entries.is_empty() {
        return Err(missing(
            example,
            "nơi chứa bài thi (`--entries`)",
            "Where the entries are (`--entries`)",
        ));
    }
    Ok(Grade {
        folder: given.folder("folder"),
        contest: given.text("contest"),
        round: given
            .text("round")
            .ok_or_else(|| missing(example, "vòng thi", "The round"))?,
        key: given
            .path("key")
            .ok_or_else(|| missing(example, "tệp đáp án (`--key`)", "The key (`--key`)"))?,
        entries,
        output: given
            .path("output")
            .ok_or_else(|| missing(example, "nơi ghi kết quả (`-o`)", "Where to write (`-o`)"))?,
        exclude: given.path("exclude"),
        release: given.flags.get_flag("release"),
        as_of: given.text("as-of"),
        tongue,
    })
}

fn purge(given: &Given<'_>, tongue: Tongue) -> Result<Purge, Text> {
    let paths = given.paths("paths");
    if paths.is_empty() {
        return Err(missing(
            "purge D:\\cuoc-thi --site .",
            "thư mục của Ban Tổ chức",
            "The organisers' folder",
        ));
    }
    Ok(Purge {
        folder: given.folder("site"),
        contest: given.text("contest"),
        paths,
        as_of: given.text("as-of"),
        force: given.flags.get_flag("force"),
        tongue,
    })
}

/// What was given for the flags.
struct Given<'m> {
    flags: &'m ArgMatches,
}

impl Given<'_> {
    fn text(&self, name: &str) -> Option<String> {
        self.flags.get_one::<String>(name).cloned()
    }

    fn texts(&self, name: &str) -> Vec<String> {
        let words = self.flags.get_many::<String>(name).unwrap_or_default();
        words.cloned().collect()
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        self.flags.get_one::<PathBuf>(name).cloned()
    }

    fn paths(&self, name: &str) -> Vec<PathBuf> {
        let paths = self.flags.get_many::<PathBuf>(name).unwrap_or_default();
        paths.cloned().collect()
    }

    /// The site's folder; the one we stand in when none is named.
    fn folder(&self, name: &str) -> PathBuf {
        self.path(name).unwrap_or_else(|| PathBuf::from("."))
    }
}

/// Something that a call cannot do without.
fn missing(example: &str, vi: &str, en: &str) -> Text {
    say!(
        "Thiếu {vi}. Hãy viết như `loa contest {example}`.",
        "{en} is missing. Write it like `loa contest {example}`."
    )
}
