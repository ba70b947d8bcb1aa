//! What the site knows, as files for an office: tables as CSV and as workbooks, the log's template.

mod catalogue;
mod csv;
#[cfg(feature = "excel")]
mod log_sheet;
#[cfg(feature = "excel")]
mod log_template;
mod plain;

pub use catalogue::{Catalogue, Choice, Found};
pub use csv::CsvTable;
#[cfg(feature = "excel")]
pub use log_sheet::log_sheet;
#[cfg(feature = "excel")]
pub use log_template::log_template;
#[cfg(feature = "excel")]
pub use plain::plain_workbook;
pub use plain::{PlainTable, plain_csv};
