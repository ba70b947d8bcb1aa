//! What the site knows, as files for an office: the log's template as a workbook.

mod catalogue;
#[cfg(feature = "excel")]
mod log_sheet;
#[cfg(feature = "excel")]
mod log_template;
#[cfg(feature = "excel")]
mod question_template;

pub use catalogue::{Catalogue, Choice, Found};
#[cfg(feature = "excel")]
pub use log_sheet::log_sheet;
#[cfg(feature = "excel")]
pub use log_template::log_template;
#[cfg(feature = "excel")]
pub use question_template::{question_sheet, question_template};
