//! Entries that `loa contest serve` took in, with the server's instants.

use std::path::Path;

use loa::contest::{Arrival, Input};
use loa::diagnostic::Text;

/// All entries of a database, those that came outside their round too: the grader judges their instants again. What was purged is passed over.
#[cfg(feature = "contest-server")]
pub(super) fn read(file: &Path) -> Result<(Vec<Arrival>, Input), Text> {
    use loa::contest::{arrivals_in, sha256};

    use super::store::{Database, entries};

    let database = Database::named(&file.to_string_lossy());
    let name = database.name();
    let mut arrivals = Vec::new();
    let (mut digests, mut bytes) = (String::new(), 0);
    for stored in entries(&database)? {
        let stored = stored?;
        let Some(letter) = stored.letter else {
            continue;
        };
        let receipt = stored.receipt;
        let shelf = receipt.refusal.map_or("", |refusal| refusal.name());
        let source = format!("{name} {shelf}#{}", stored.row);
        bytes += letter.len() as u64;
        digests.push_str(&format!("{} {}\n", stored.hash, receipt.received));
        arrivals.extend(arrivals_in(&source, &letter, Some(receipt.received)));
    }
    // The file itself changes with every copy of it; this does not.
    let input = Input {
        sha256: sha256(&digests),
        bytes,
        entries: arrivals.len() as u64,
    };
    Ok((arrivals, input))
}

/// Empties the entries of a contest; how many.
#[cfg(feature = "contest-server")]
pub(super) fn purge(file: &Path, contest: &str) -> Result<u64, Text> {
    use super::store::{Database, purge};

    purge(&Database::named(&file.to_string_lossy()), contest)
}

/// A Loa that was built without the server cannot read its database.
#[cfg(not(feature = "contest-server"))]
pub(super) fn read(file: &Path) -> Result<(Vec<Arrival>, Input), Text> {
    let shown = file.display();
    Err(loa::say!(
        "`{shown}` là cơ sở dữ liệu của `loa contest serve`; bản Loa này được dựng không có phần đó. Hãy xuất bằng `loa contest export` rồi chấm từ tệp CSV.",
        "`{shown}` is a database of `loa contest serve`, which this Loa was built without. Export it with `loa contest export` and grade the CSV."
    ))
}

/// The same of emptying it.
#[cfg(not(feature = "contest-server"))]
pub(super) fn purge(file: &Path, _contest: &str) -> Result<u64, Text> {
    read(file).map(|_| 0)
}
