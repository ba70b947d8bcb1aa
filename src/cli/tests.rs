//! Calls as people make them, and what they are told.

use std::ffi::OsString;

use super::args::{Call, call};

fn printed(line: &str) -> (String, u8) {
    match call(line.split(' ').map(OsString::from)) {
        Call::Print { text, code } => (text, code),
        _ => panic!("{line} is a good call"),
    }
}

#[test]
fn wrong_calls_are_told_in_the_tongue_asked_for() {
    for (line, expected) in [
        ("loa buidl --lang en", "Did you mean `loa build`?"),
        ("loa sevre --lang en", "Did you mean `loa serve`?"),
        ("loa serve --prot 1 --lang en", "Did you mean `--port`?"),
        ("loa serve --port x --lang en", "is no port"),
        ("loa serve --base /../ --lang en", "is no path"),
        ("loa buidl", "Có phải bạn muốn viết `loa build`?"),
        ("loa build --strcit --lang en", "Did you mean `--strict`?"),
        ("loa build --format xml --lang en", "Usable: human, json."),
        ("loa build --lang=fr", "Dùng được: vi, en."),
        (
            "loa build --lang en --output",
            "A value is missing after `--output`.",
        ),
        ("loa build a b --lang en", "`b` is one too many"),
        (
            "loa build --strict --strict --lang en",
            "`--strict` is written twice",
        ),
        (
            "loa build --strict=x --lang en",
            "`--strict` takes no value",
        ),
        ("loa build --as-of 31/2/2024", "không phải là ngày"),
        ("loa log improt --lang en", "Did you mean `loa log import`?"),
        ("loa log import --lang en", "The file is missing."),
        (
            "loa contest entri --lang en",
            "Did you mean `loa contest entry`?",
        ),
        (
            "loa log add --lang en --minuets 3",
            "Did you mean `--minutes`?",
        ),
        ("loa log add --lang en --minutes ba", "is no whole number"),
        (
            "loa build --base-url example.vn --lang en",
            "no address of a site",
        ),
        (
            "loa build --base-url https://?x --lang en",
            "no address of a site",
        ),
    ] {
        let (text, code) = printed(line);
        assert!(text.contains(expected), "{line}: {text}");
        assert_eq!(code, 2, "{line}");
    }
}

#[test]
fn help_is_in_both_tongues() {
    for line in [
        "loa --help",
        "loa build --help",
        "loa help check",
        "loa check -h",
        "loa status --help",
        "loa serve --help",
        "loa help serve",
        "loa log --help",
        "loa help log",
        "loa log add -h",
        "loa log import --help",
        "loa log template --help",
        "loa contest --help",
        "loa help contest",
        "loa contest entry --help",
        "loa contest key --help",
        "loa contest grade --help",
        "loa contest audit --help",
        "loa contest serve --help",
        "loa contest export -h",
        "loa contest backup --help",
        "loa contest reveal --help",
        "loa contest purge --help",
    ] {
        let vi = printed(line);
        let en = printed(&format!("{line} --lang en"));
        assert_eq!((vi.1, en.1), (0, 0), "{line}");
        assert!(
            vi.0.contains("Cách dùng") && vi.0.contains("Ví dụ"),
            "{line}"
        );
        assert!(
            en.0.contains("Usage") && en.0.contains("Examples"),
            "{line}"
        );
    }
}

#[test]
fn a_day_is_read_as_in_the_files() {
    for word in ["2024-06-30", "30/6/2024", "30-6-2024"] {
        match call(["loa", "status", "--as-of", word].map(OsString::from)) {
            Call::Status(site) => assert_eq!(site.as_of, Some(jiff::civil::date(2024, 6, 30))),
            _ => panic!("{word} is a day"),
        }
    }
}
