//! What the house is made of: its rooms, what its library does not know, which names say nothing.

/// The rooms from the roof down; a room may use itself and those after it. `main` and `cli` are the binary and see the library as `loa`.
pub const FLOORS: [&str; 23] = [
    "main",
    "cli",
    "lib",
    "understood",
    "summary",
    "publish",
    "export",
    "theme",
    "page",
    "infographic",
    "chart",
    "prose",
    "speech",
    "contest",
    "portal",
    "progress",
    "site",
    "draft",
    "source",
    "picture",
    "memory",
    "language",
    "diagnostic",
];

/// What stands at the root of the crate though a room made it (exported macros), with its room.
pub const AT_THE_ROOT: [(&str, &str); 1] = [("say", "diagnostic")];

/// Words the library does not know, with what stands in their stead.
pub const UNKNOWN_BELOW_CLI: [(&str, &str); 22] = [
    ("println!", "mistakes go up as findings, pages as a tree"),
    ("print!", "mistakes go up as findings, pages as a tree"),
    ("eprintln!", "mistakes go up as findings"),
    ("eprint!", "mistakes go up as findings"),
    ("dbg!", "left over from a search"),
    ("todo!", "what is not there yet is not called"),
    ("unimplemented!", "what is not there yet is not called"),
    (".unwrap()", "say what is wrong, or show that it cannot be"),
    (".expect(", "say what is wrong, or show that it cannot be"),
    ("unsafe", "there is no need"),
    (
        "std::fs",
        "files come as a SourceTree and go as a PublicTree",
    ),
    ("std::env", "what the machine knows comes as an argument"),
    ("std::net", "nothing is asked of a network"),
    ("std::process", "nothing is started, nothing is ended"),
    ("File::open", "files come as a SourceTree"),
    ("File::create", "pages go as a PublicTree"),
    ("SystemTime::now", "`today` is an argument"),
    ("Instant::now", "the same input gives the same bytes"),
    ("Zoned::now", "`today` is an argument"),
    ("Timestamp::now", "`today` is an argument"),
    (
        "HashMap",
        "ordered maps only: the same input gives the same bytes",
    ),
    (
        "HashSet",
        "ordered sets only: the same input gives the same bytes",
    ),
];

/// Hash maps that may stay, each with the reason why no order of theirs reaches the output.
pub const UNORDERED: [(&str, &str); 0] = [];

/// Names that say nothing, as folders, files and modules.
pub const EMPTY_NAMES: [&str; 7] = [
    "utils", "util", "helpers", "helper", "common", "misc", "manager",
];

/// Endings of types that say nothing.
pub const EMPTY_ENDINGS: [&str; 4] = ["Manager", "Helper", "Data", "Info"];

/// The longest file, in lines.
pub const LINES: usize = 400;

/// What may stand at the top of the project.
pub const TOP: [&str; 16] = [
    "Cargo.toml",
    "Cargo.lock",
    "src",
    "themes",
    "sites",
    "tests",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    ".ci",
    ".clippy.toml",
    ".deny.toml",
    ".github",
    ".gitignore",
    ".git",
    "target",
];
