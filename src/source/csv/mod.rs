//! Tables as text.

mod cells;
mod read;

pub use read::read_csv;
