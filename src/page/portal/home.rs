//! The front page of a portal: how many units stand how, and what is new.

use jiff::civil::Date;
use serde::Serialize;

use super::line::{QuarterLine, UnitLine, quarter_line};
use super::news::PortalNews;
use crate::page::kind::Body;
use crate::page::progress::{Segment, segments};
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::portal::{Counts, RollUp, Share, quarters_over};
use crate::progress::Ranked;
use crate::site::{PageKind, Route};

/// The front page of a portal.
#[derive(Clone, Debug, Serialize)]
pub struct PortalHomePage {
    /// Day of the figures.
    pub as_of: Date,
    /// How many units stand how.
    pub counts: Counts,
    /// Counts by status of all sites.
    pub totals: Ranked,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// How much of what is known was met on time.
    pub share: Option<Share>,
    /// The last quarter that is over and in which something was due.
    pub last_quarter: Option<QuarterLine>,
    /// Units with nobody above them.
    pub roots: Vec<UnitLine>,
    /// How many more of these there are.
    pub more_roots: usize,
    /// The newest articles.
    pub news: Vec<PortalNews>,
    /// The directory.
    pub units_href: String,
    /// The page of progress.
    pub progress_href: String,
    /// The page of news.
    pub news_href: String,
}

/// How many units and articles the front page shows.
const UNITS: usize = 40;
const NEWS: usize = 8;

/// The front page of a portal.
pub(super) fn home(view: &View, roll_up: &RollUp) -> Sheet {
    let settings = &view.site.settings;
    let over = quarters_over(&roll_up.quarters, roll_up.as_of);
    let last = over.last();
    let shown = roll_up.roots.len().min(UNITS);
    let page = PortalHomePage {
        as_of: roll_up.as_of,
        counts: roll_up.counts,
        segments: segments(&roll_up.totals),
        share: Share::of(&roll_up.totals),
        totals: roll_up.totals,
        last_quarter: last.map(|key| quarter_line(key, &roll_up.quarters[key])),
        roots: view.unit_lines(roll_up, &roll_up.roots[..shown]),
        more_roots: roll_up.roots.len() - shown,
        news: view.portal_news(roll_up, roll_up.news.iter().take(NEWS)),
        units_href: view.href(&Route::Units),
        progress_href: view.href(&Route::Progress),
        news_href: view.href(&Route::Articles(1)),
    };
    let description = view.maybe(settings.description.as_ref());
    Sheet {
        section: "home".to_owned(),
        kind: Some(PageKind::PortalHome),
        description: description.map(|words| words.text).unwrap_or_default(),
        ..Sheet::new(view.site_title(), Body::PortalHome(Box::new(page)))
    }
}
