//! Entries that `loa contest serve` took in, with the server's instants.

use std::path::Path;

use loa::contest::{Arrival, Input};
use loa::diagnostic::Text;
use loa::say;

/// A Loa that was built without the server cannot read its database.
pub(super) fn read(file: &Path) -> Result<(Vec<Arrival>, Input), Text> {
    let shown = file.display();
    Err(say!(
        "`{shown}` là cơ sở dữ liệu của `loa contest serve`; bản Loa này được dựng không có phần đó. Hãy xuất bằng `loa contest export` rồi chấm từ tệp CSV.",
        "`{shown}` is a database of `loa contest serve`, which this Loa was built without. Export it with `loa contest export` and grade the CSV."
    ))
}

/// The same of emptying it.
pub(super) fn purge(file: &Path, _contest: &str) -> Result<u64, Text> {
    read(file).map(|_| 0)
}
