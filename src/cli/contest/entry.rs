//! `loa contest entry`: an entry in a form that people can read.

use std::fs;
use std::process::ExitCode;

use loa::contest::{SealedEntry, Unreadable, codes_in};
use loa::diagnostic::{Text, Tongue};
use loa::say;
use loa::source::{SourceFile, decode};

use super::args::Entry;
use crate::cli::report;
use crate::cli::words::wrong_call;

/// Shows every entry of every file or code.
pub fn entry(call: &Entry) -> ExitCode {
    let tongue = call.tongue;
    if call.what.is_empty() {
        let wrong = say!(
            "Thiếu tệp hoặc mã bài thi. Hãy viết như `loa contest entry BD0042.loa-entry.txt`.",
            "The file or the code is missing. Write it like `loa contest entry BD0042.loa-entry.txt`."
        );
        report::complain(&wrong_call(&wrong, tongue));
        return ExitCode::from(2);
    }
    let mut is_clean = true;
    for what in &call.what {
        let text = match text_of(what) {
            Ok(text) => text,
            Err(wrong) => {
                report::complain(&wrong_call(&wrong, tongue));
                is_clean = false;
                continue;
            }
        };
        let mut found = codes_in(&text);
        if found.is_empty() {
            found.push(Err(Unreadable::NoCode));
        }
        for entry in found {
            match entry {
                Ok(entry) => show(&entry, tongue),
                Err(wrong) => {
                    let Text { vi, en } = wrong.text();
                    let wrong = say!("{vi}.", "{en}.");
                    report::complain(&wrong_call(&wrong, tongue));
                    is_clean = false;
                }
            }
        }
    }
    ExitCode::from(u8::from(!is_clean))
}

/// A code is itself; anything else is the name of a file.
fn text_of(what: &str) -> Result<String, Text> {
    if what.trim_start().starts_with("LOA1.") {
        return Ok(what.to_owned());
    }
    let bytes = fs::read(what).map_err(|error| {
        say!(
            "Không đọc được tệp `{what}` ({error}).",
            "The file `{what}` cannot be read ({error})."
        )
    })?;
    match decode(&bytes) {
        SourceFile::Text(text) => Ok(text),
        _ => Err(say!(
            "Tệp `{what}` không phải tệp chữ Unicode.",
            "The file `{what}` is no Unicode text."
        )),
    }
}

fn show(sealed: &SealedEntry, tongue: Tongue) {
    let SealedEntry { entry, hash } = sealed;
    let row = |vi: &str, en: &str, value: &str| {
        // What came from outside must not be able to move the cursor or to turn the direction of a line.
        let value: String = value.chars().map(visible).collect();
        report::line(&say!("{vi:<18} {value}", "{en:<18} {value}"), tongue);
    };
    row("Cuộc thi:", "Contest:", &entry.contest);
    row("Vòng:", "Round:", &entry.round);
    row("Đối tượng:", "Group:", &entry.group);
    row("Mã người thi:", "Entrant's code:", &entry.code);
    row("Lượt thi:", "Attempt:", &entry.attempt.to_string());
    for (field, text) in &entry.fields {
        row(&format!("{field}:"), &format!("{field}:"), text);
    }
    row("Đồng ý:", "Agreed to:", &entry.consents.join(", "));
    for (question, answer) in &entry.answers {
        let question = format!("  {question}");
        row(&question, &question, answer);
    }
    if let Some(prediction) = &entry.prediction {
        row("Dự đoán:", "Prediction:", prediction);
    }
    row("Bắt đầu:", "Started:", &entry.started.to_string());
    row("Nộp:", "Finished:", &entry.finished.to_string());
    if let Some(device) = &entry.device {
        row("Thiết bị:", "Device:", device);
    }
    row("SHA-256:", "SHA-256:", hash);
}

fn visible(c: char) -> char {
    let turns = matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    if c.is_control() || turns {
        '\u{fffd}'
    } else {
        c
    }
}
