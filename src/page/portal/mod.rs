//! What the pages of a portal show: its units, where they stand side by side, and what their sites tell.

mod all;
mod directory;
mod home;
mod line;
mod news;
mod obligation;
mod progress;
mod unit;

pub use all::portal_pages;
pub use directory::{PortalLevel, PortalUnitsPage};
pub use home::PortalHomePage;
pub use line::{QuarterLine, QuarterName, TrendView, UnitLine};
pub use news::{PortalNews, PortalNewsPage};
pub use obligation::{ObligationLine, PortalObligationPage};
pub use progress::{LevelRanking, OutputsLine, PortalProgressPage};
pub use unit::{PortalUnitPage, UnitObligation};
