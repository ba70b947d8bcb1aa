//! The log as a workbook that comes back filled in.

use crate::diagnostic::Text;
use crate::draft::OutputDraft;
use crate::source::{Column, Sheet, read_workbook};

use super::log_template::LOG;

/// The sheet of the log in a workbook.
///
/// # Errors
/// Why it has none.
pub fn log_sheet(workbook: &[u8]) -> Result<Sheet, Text> {
    read_workbook(workbook, LOG, 2, |name| {
        OutputDraft::key_of(name).map(|key| match key {
            "date" => Column::Day,
            "period" => Column::Period,
            _ => Column::Other,
        })
    })
}
