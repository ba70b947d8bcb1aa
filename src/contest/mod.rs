//! What a contest is decided by: the draw of a paper, an entry as it travels, the promise of a key.

mod admission;
mod code;
mod commitment;
mod digest;
mod draw;
mod entry;
mod letter;

pub use admission::{Admission, Rejection, Untimely, Whole, admit};
pub use code::normal_code;
pub use commitment::{commitment, promised};
pub use digest::sha256;
pub use draw::{Drawer, DrawnQuestion, numbers_below, tie_break};
pub use entry::{ENTRY_VERSION, Entry, SealedEntry};
pub use letter::{CODE_BYTES, Unreadable, codes_in, open, seal};
