//! `loa quiz import`: questions from elsewhere → `quizzes/<id>.yaml`.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use loa::diagnostic::{Text, Tongue};
use loa::draft::quiz_yaml;
use loa::say;

use super::args::Import;
use super::gather::gather;
use crate::cli::report;

/// Reads all files, and writes the quiz when nothing is wrong.
pub fn import(call: &Import) -> ExitCode {
    let tongue = call.tongue;
    let Some(gathered) = gather(&call.files, tongue) else {
        return ExitCode::from(1);
    };
    let stem = call.output.file_stem().unwrap_or_default();
    let title = call.title.clone().or(gathered.title);
    let title = title.unwrap_or_else(|| stem.to_string_lossy().replace('-', " "));
    let yaml = quiz_yaml(&title, &gathered.questions);
    if let Err((wrong, code)) = write(&call.output, yaml.as_bytes(), call.force) {
        return refuse(&wrong, tongue, code);
    }
    let (file, n) = (call.output.display(), gathered.questions.len());
    report::line(
        &say!(
            "Đã ghi {n} câu hỏi vào {file}.",
            "Questions written to {file}: {n}."
        ),
        tongue,
    );
    ExitCode::SUCCESS
}

/// Says why nothing was done.
pub fn refuse(wrong: &Text, tongue: Tongue, code: u8) -> ExitCode {
    report::line(wrong, tongue);
    ExitCode::from(code)
}

/// Writes a file in one go, its folder with it; one that is there stays as it is unless it may be replaced.
pub fn write(path: &Path, bytes: &[u8], force: bool) -> Result<(), (Text, u8)> {
    let file = path.display();
    let failed = |error: &io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => (
            say!(
                "Đã có tệp `{file}`; Loa không ghi đè. Hãy chọn tên khác, hoặc thêm `--force`.",
                "There is a file `{file}` already, and Loa does not replace it. Choose another name, or add `--force`."
            ),
            2,
        ),
        _ => (
            say!(
                "Không ghi được `{file}` ({error}).",
                "`{file}` cannot be written ({error})."
            ),
            1,
        ),
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    }
    if !force {
        let made = OpenOptions::new().write(true).create_new(true).open(path);
        let mut made = made.map_err(|error| failed(&error))?;
        return made.write_all(bytes).map_err(|error| failed(&error));
    }
    // Renamed into place, so that a file that is replaced is never half there.
    let mut beside = path.as_os_str().to_owned();
    beside.push(".loa-new");
    fs::write(&beside, bytes).map_err(|error| failed(&error))?;
    fs::rename(&beside, path).map_err(|error| failed(&error))
}
