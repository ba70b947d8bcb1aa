//! Counts by status as the segments of a bar.

use serde::Serialize;

use crate::progress::{Ranked, Status};

/// One segment of a bar; those without any are left out, and so is what was never required.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// The status.
    pub status: Status,
    /// How many.
    pub n: u32,
    /// Where it begins, in thousandths of the bar.
    pub x: u32,
    /// How wide it is, in thousandths of the bar; all together 1,000.
    pub width: u32,
}
