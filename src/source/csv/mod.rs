//! Tables as text.

mod cells;
mod read;
mod rows;

pub use read::read_csv;
pub use rows::read_rows;
