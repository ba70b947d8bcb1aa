//! Reading a database of entries from beginning to end, and emptying it after the time of keeping.

use loa::diagnostic::Text;

use super::database::Database;
use super::stored::{Shelf, Store, Stored};

/// How many rows are in memory at once.
const AT_ONCE: usize = 2_000;

/// All entries of a database as it was when the first was read: the accepted ones in the order of arrival, then the refused ones.
/// A server may go on writing meanwhile.
pub struct Entries {
    store: Box<dyn Store>,
    shelf: Shelf,
    page: std::vec::IntoIter<Stored>,
    last: i64,
    is_over: bool,
}

/// Opens a database to read its entries: the path of a file, or `postgres://…`.
///
/// # Errors
/// It is not there, or holds no entries.
pub fn entries(database: &Database) -> Result<Entries, Text> {
    Ok(Entries {
        store: database.look()?,
        shelf: Shelf::Accepted,
        page: Vec::new().into_iter(),
        last: 0,
        is_over: false,
    })
}

impl Iterator for Entries {
    type Item = Result<Stored, Text>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(stored) = self.page.next() {
                self.last = stored.row;
                return Some(Ok(stored));
            }
            if self.is_over {
                return None;
            }
            match self.store.page(self.shelf, self.last, AT_ONCE) {
                Err(wrong) => {
                    self.is_over = true;
                    return Some(Err(wrong));
                }
                Ok(page) if page.is_empty() => match self.shelf {
                    Shelf::Accepted => (self.shelf, self.last) = (Shelf::Refused, 0),
                    Shelf::Refused => self.is_over = true,
                },
                Ok(page) => self.page = page.into_iter(),
            }
        }
    }
}

/// Deletes what the entries of a contest say; their hashes, receipts and instants stay. Gives how many were emptied.
///
/// # Errors
/// The database cannot be opened or changed; then it is as it was.
pub fn purge(database: &Database, contest: &str) -> Result<u64, Text> {
    database.look()?.purge(contest)
}
