//! A copy of a database of entries while its server runs.

use std::fs::{self, File};
use std::path::Path;

use loa::diagnostic::Text;
use loa::say;
use rusqlite::Connection;

use super::database::{Database, trouble};
use super::sqlite::Sqlite;

/// Copies everything that is in the database now to a new file, checks the copy and waits until it is on disk.
///
/// # Errors
/// Nothing lies at `copy` then that was not there before.
pub fn backup(database: &Database, copy: &Path) -> Result<(), Text> {
    let Database::File(path) = database else {
        return Err(say!(
            "Với PostgreSQL, hãy sao lưu bằng `pg_dump`.",
            "With PostgreSQL, use `pg_dump` for backups."
        ));
    };
    let shown = copy.display().to_string();
    if copy.exists() {
        return Err(say!(
            "Đã có tệp `{shown}`. Hãy chọn tên khác: bản sao lưu không ghi đè lên tệp nào.",
            "`{shown}` is there already. Choose another name: a backup never replaces a file."
        ));
    }
    let store = Sqlite::look(path)?;
    let unfinished = copy.with_file_name(format!(
        ".{}.tmp",
        copy.file_name().unwrap_or_default().to_string_lossy()
    ));
    let done = (|| {
        let told = |error: &dyn std::fmt::Display| trouble(&shown, error);
        fs::write(&unfinished, "").map_err(|error| told(&error))?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&unfinished, fs::Permissions::from_mode(0o600))
                .map_err(|error| told(&error))?;
        }
        store
            .connection()
            .execute("VACUUM INTO ?1", [unfinished.to_string_lossy()])
            .map_err(|error| told(&error))?;
        let good: String = Connection::open(&unfinished)
            .and_then(|copied| copied.query_row("PRAGMA integrity_check", [], |row| row.get(0)))
            .map_err(|error| told(&error))?;
        if good != "ok" {
            return Err(told(&good));
        }
        // `VACUUM INTO` itself does not wait for the disk.
        File::options()
            .write(true)
            .open(&unfinished)
            .and_then(|file| file.sync_all())
            .and_then(|()| fs::rename(&unfinished, copy))
            .map_err(|error| told(&error))?;
        #[cfg(unix)]
        File::open(folder_of(copy))
            .and_then(|folder| folder.sync_all())
            .map_err(|error| told(&error))?;
        Ok(())
    })();
    if done.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    done
}

/// The folder a file lies in; the current one for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}
