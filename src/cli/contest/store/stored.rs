//! What a database of entries holds, and what every one of them promises.

use jiff::Timestamp;
use loa::diagnostic::Text;

/// An entry that came in, before it is kept.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// Id of its contest.
    pub contest: String,
    /// Id of its round.
    pub round: String,
    /// SHA-256 of its JSON, lower hex: what makes two entries the same.
    pub hash: String,
    /// The entry itself as its text code, `LOA1.…`, without anything around it.
    pub letter: String,
    /// When all of it was there, by the server's clock, in whole milliseconds.
    pub received: Timestamp,
    /// Why it does not count, if it came before the opening or after the closing.
    pub refusal: Option<Refusal>,
    /// The number of its receipt, unless it is here already and has one.
    pub number: String,
}

/// Why an entry does not count. It is kept all the same, apart, so that a dispute can be settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Before the round opened.
    Early,
    /// At the closing or after.
    Late,
}

impl Refusal {
    /// Its name in the database and in answers to programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Early => "early",
            Self::Late => "late",
        }
    }

    /// Read back from the database.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Early, Self::Late]
            .into_iter()
            .find(|refusal| refusal.name() == name)
    }
}

/// What somebody gets for an entry that is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Twelve characters that nobody can guess.
    pub number: String,
    /// When the entry came in for the first time.
    pub received: Timestamp,
    /// Why it does not count, if it does not.
    pub refusal: Option<Refusal>,
}

/// One entry as it lies in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its row: of the accepted ones and of the refused ones each from 1, in the order of arrival.
    pub row: i64,
    /// Id of its contest.
    pub contest: String,
    /// Id of its round.
    pub round: String,
    /// SHA-256 of its JSON, lower hex; stays when the entry is purged.
    pub hash: String,
    /// The entry as its text code, or nothing once its personal data were deleted.
    pub letter: Option<String>,
    /// Its receipt and the server's instant.
    pub receipt: Receipt,
}

/// The two tables: what was accepted, and what was refused for its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// Entries that came in while their round was open.
    Accepted,
    /// Entries that came before or after.
    Refused,
}

/// A database of entries.
pub trait Store: Send {
    /// Keeps all of a batch or nothing of it, in one transaction, and gives a receipt for each, in their order. When it returns, they are on
    /// disk. Who is here already gets the receipt of the first time.
    ///
    /// # Errors
    /// Nothing was kept, or nobody knows: the same entries can be given again.
    fn keep(&mut self, arrivals: &[Arrival]) -> Result<Vec<Receipt>, Text>;

    /// The receipt with this number.
    ///
    /// # Errors
    /// The database does not answer.
    fn find(&mut self, number: &str) -> Result<Option<Receipt>, Text>;

    /// Entries of a shelf with a row above `after`, in order of rows, at most `most`. The first call decides which state of the database is read.
    ///
    /// # Errors
    /// The database does not answer, or holds what nobody wrote there.
    fn page(&mut self, shelf: Shelf, after: i64, most: usize) -> Result<Vec<Stored>, Text>;

    /// Deletes what a contest's entries say and leaves their hashes, receipts and instants; gives how many it emptied.
    ///
    /// # Errors
    /// Nothing was deleted.
    fn purge(&mut self, contest: &str) -> Result<u64, Text>;
}

/// An instant as both databases keep it: UTC, always with milliseconds, so that the order of the text is that of time.
pub(super) fn written(instant: Timestamp) -> String {
    instant.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}
