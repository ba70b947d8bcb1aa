//! Entries that `loa contest serve` took in, with the server's instants.

use std::path::Path;

use loa::contest::{Arrival, Input};
use loa::diagnostic::Text;

/// True for the address of a database, which is no path of a file.
pub(super) fn is_address(path: &Path) -> bool {
    let word = path.to_string_lossy();
    ["postgres://", "postgresql://"]
        .iter()
        .any(|scheme| word.starts_with(scheme))
}

/// A database as it may be shown: an address without user and password.
pub(super) fn shown(path: &Path) -> String {
    let word = path.to_string_lossy();
    match word.split_once("://").filter(|_| is_address(path)) {
        None => word.into_owned(),
        Some((_, rest)) => {
            let (place, _) = rest.split_once('?').unwrap_or((rest, ""));
            let (_, host) = place.rsplit_once('@').unwrap_or(("", place));
            format!("postgres://{host}")
        }
    }
}

/// Every entry of a database, those that came too early or too late among them. What is hashed is what it holds (hash and instant of each
/// entry, in order), since the bytes of a database differ from copy to copy.
#[cfg(feature = "contest-server")]
pub(super) fn read(file: &Path) -> Result<(Vec<Arrival>, Input), Text> {
    use loa::contest::{Unreadable, arrivals_in, sha256};

    use super::store::{Database, Stored, entries};

    let database = Database::named(&file.to_string_lossy());
    let name = database.name();
    let (mut arrivals, mut lines) = (Vec::new(), Vec::new());
    for stored in entries(&database)? {
        let Stored {
            hash,
            letter,
            receipt,
            ..
        } = stored?;
        lines.push(format!("{hash}\t{}\n", receipt.received));
        let source = format!("{name}:{}", receipt.number);
        match letter {
            Some(letter) => arrivals.extend(arrivals_in(&source, &letter, Some(receipt.received))),
            // Its content was deleted; that there was one is still known.
            None => arrivals.push(Arrival {
                hash,
                entry: Err(Unreadable::NoCode),
                received: Some(receipt.received),
                sources: vec![source],
            }),
        }
    }
    lines.sort_unstable();
    let text = lines.concat();
    let input = Input {
        sha256: sha256(&text),
        bytes: text.len() as u64,
        entries: arrivals.len() as u64,
    };
    Ok((arrivals, input))
}

/// Deletes what the entries of a contest say; how many were emptied.
#[cfg(feature = "contest-server")]
pub(super) fn purge(file: &Path, contest: &str) -> Result<u64, Text> {
    let database = super::store::Database::named(&file.to_string_lossy());
    super::store::purge(&database, contest)
}

/// A Loa that was built without the server cannot read its database.
#[cfg(not(feature = "contest-server"))]
pub(super) fn read(file: &Path) -> Result<(Vec<Arrival>, Input), Text> {
    let shown = shown(file);
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
