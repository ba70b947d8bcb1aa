//! `loa contest audit`: follows the chain of an audit sheet, and holds its end against what was published.

use std::path::PathBuf;
use std::process::ExitCode;

use loa::contest::verify_audit;
use loa::diagnostic::{Text, Tongue};
use loa::say;

use super::office::{complain, read_text};
use crate::cli::report;

/// `loa contest audit FILE [--hash HEX]`
pub struct Verify {
    /// The sheet.
    pub file: PathBuf,
    /// The last hash as it was published.
    pub hash: Option<String>,
    /// The tongue of the terminal.
    pub tongue: Tongue,
}

/// Says whether the sheet is whole.
pub fn verify(call: &Verify) -> ExitCode {
    let tongue = call.tongue;
    let shown = call.file.display();
    let verified = match read_text(&call.file).and_then(|text| verify_audit(&text)) {
        Ok(verified) => verified,
        Err(Text { vi, en }) => {
            return ExitCode::from(complain(
                &say!("`{shown}`: {vi}", "`{shown}`: {en}"),
                tongue,
                1,
            ));
        }
    };
    let (lines, last) = (verified.lines, verified.last);
    if let Some(hash) = call
        .hash
        .as_ref()
        .filter(|hash| hash.trim().to_lowercase() != last)
    {
        let wrong = say!(
            "`{shown}` nguyên vẹn nhưng mã băm cuối là {last}, không phải {hash} như đã công bố.",
            "`{shown}` is whole, but its last hash is {last}, not {hash} as published."
        );
        return ExitCode::from(complain(&wrong, tongue, 1));
    }
    report::line(
        &say!(
            "`{shown}` nguyên vẹn: {lines} dòng, mã băm cuối {last}",
            "`{shown}` is whole: {lines} lines, last hash {last}"
        ),
        tongue,
    );
    ExitCode::SUCCESS
}
