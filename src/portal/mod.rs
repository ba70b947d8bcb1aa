//! Many sites seen together: what each tells of itself in a record, and what the records say side by side.

mod make;
mod rank;
mod report;
mod roll_up;
mod shard;
mod shared;
mod trend;

pub use make::{SiteContents, site_report};
pub use rank::{Rank, Share};
pub use report::{
    NewsReport, ObligationReport, OutputsReport, OwnersReport, PlanReport, SiteReport, Texts,
    localized, texts,
};
pub use roll_up::{Among, Condition, Counts, News, RollUp, UnitStanding, level, roll_up};
pub use shard::Shard;
pub use shared::{InCommon, Place, in_common};
pub use trend::{Trend, quarter_before, quarters_over};
