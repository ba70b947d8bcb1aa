//! What the site knows, as files for an office: the log's template as a workbook, a graded round as tables.

mod catalogue;
#[cfg(feature = "excel")]
mod contest_book;
mod contest_csv;
#[cfg(feature = "excel")]
mod contest_rows;
mod contest_tables;
mod contest_words;
#[cfg(feature = "excel")]
mod log_sheet;
#[cfg(feature = "excel")]
mod log_template;
#[cfg(feature = "excel")]
mod question_template;

pub use catalogue::{Catalogue, Choice, Found};
#[cfg(feature = "excel")]
pub use contest_book::contest_book;
pub use contest_csv::contest_csv;
pub use contest_tables::{ContestCell, ContestTable, contest_tables};
pub use contest_words::label;
#[cfg(feature = "excel")]
pub use log_sheet::log_sheet;
#[cfg(feature = "excel")]
pub use log_template::log_template;
#[cfg(feature = "excel")]
pub use question_template::{question_sheet, question_template};
