//! `loa contest export` and `loa contest backup`: the entries of a database as a table, or the whole database as another file.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;
use loa::diagnostic::{Text, Tongue};
use loa::say;

use super::store::{Database, backup, export};
use crate::cli::report;
use crate::cli::words::wrong_call;

/// `loa contest export DATABASE -o FILE`, `loa contest backup DATABASE -o FILE`
pub struct Copy {
    database: Database,
    output: PathBuf,
    is_table: bool,
    tongue: Tongue,
}

/// The call.
///
/// # Errors
/// The database or the file is missing.
pub fn call(name: &str, flags: &ArgMatches, tongue: Tongue) -> Result<Copy, Text> {
    let database = flags.get_one::<String>("database").cloned();
    let database = database.or_else(|| std::env::var("LOA_DATABASE").ok());
    let output = flags.get_one::<PathBuf>("output").cloned();
    let is_table = name == "export";
    match (database, output) {
        (Some(database), Some(output)) => Ok(Copy {
            database: Database::named(&database),
            output,
            is_table,
            tongue,
        }),
        _ if is_table => Err(say!(
            "Thiếu cơ sở dữ liệu hoặc tên tệp. Hãy viết như `loa contest export bai-du-thi.db -o bai-du-thi.csv`.",
            "The database or the file is missing. Write it like `loa contest export entries.db -o entries.csv`."
        )),
        _ => Err(say!(
            "Thiếu cơ sở dữ liệu hoặc tên tệp. Hãy viết như `loa contest backup bai-du-thi.db -o sao-luu.db`.",
            "The database or the file is missing. Write it like `loa contest backup entries.db -o copy.db`."
        )),
    }
}

/// Carries it out; a file that is there stays as it is.
pub fn copy(call: &Copy) -> ExitCode {
    let output = call.output.display();
    let done = match call.is_table {
        true => export(&call.database, &call.output).and_then(|(bytes, count)| {
            write(&call.output, &bytes)?;
            Ok(say!(
                "Đã xuất {count} bài ra {output}. Tệp có dữ liệu cá nhân: chỉ giao cho người được phân công.",
                "{count} entries in {output}. They are personal data: give the file only to those who need it."
            ))
        }),
        false => backup(&call.database, &call.output).map(|()| {
            say!(
                "Đã sao lưu vào {output} và kiểm tra lại bản sao.",
                "A copy is in {output}, and was checked."
            )
        }),
    };
    match done {
        Ok(line) => {
            report::line(&line, call.tongue);
            ExitCode::SUCCESS
        }
        Err(wrong) => {
            report::complain(&wrong_call(&wrong, call.tongue));
            ExitCode::FAILURE
        }
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Text> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    // It names people: the owner's alone, as the database is.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let path = path.display();
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => say!(
            "Đã có tệp `{path}`; Loa không ghi đè. Hãy chọn tên khác.",
            "There is a file `{path}` already, and Loa does not replace it. Choose another name."
        ),
        _ => say!(
            "Không ghi được `{path}` ({error}).",
            "`{path}` cannot be written ({error})."
        ),
    })
}
