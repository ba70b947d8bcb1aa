//! The whole round of slides, in the order the office wants.

use jiff::civil::Date;
use serde::Serialize;

use super::announcements::announcements;
use super::articles::articles;
use super::hotlines::hotlines;
use super::procedures::procedures;
use super::progress::progress;
use super::slide::Slide;
use super::ticker::ticker;
use crate::page::kind::Body;
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::{Route, SlideKind};

/// The screen in the one-stop office.
#[derive(Clone, Debug, Serialize)]
pub struct TvPage {
    /// The slides in their order; the first says whose screen it is.
    pub slides: Vec<Slide>,
    /// Lines of the band below.
    pub ticker: Vec<Wording>,
    /// True when it shows the time of day.
    pub has_clock: bool,
    /// The day on which it was made: a screen whose clock is behind that has lost its time.
    pub made_on: Date,
}

/// The screen in the one-stop office.
pub(in crate::page) fn tv(view: &View) -> Sheet {
    let site = view.site;
    let mut slides = vec![welcome(view)];
    for kind in &site.tv.show {
        slides.extend(match kind {
            SlideKind::Announcements => announcements(view),
            SlideKind::Procedures => procedures(view),
            SlideKind::Hotlines => hotlines(view),
            SlideKind::Progress => progress(view),
            SlideKind::Articles => articles(view),
        });
    }
    for slide in &mut slides {
        if slide.seconds == 0 {
            slide.seconds = site.tv.seconds.unwrap_or_else(|| slide.reading_seconds());
        }
    }
    let page = TvPage {
        slides,
        ticker: ticker(view),
        has_clock: site.tv.has_clock,
        made_on: site.today,
    };
    Sheet {
        stands_for: Some(Route::Home),
        section: "tv".to_owned(),
        description: view.filled("description_tv", &[("site", &view.site_title())]),
        ..Sheet::new(view.phrase("title_tv").to_owned(), Body::Tv(Box::new(page)))
    }
}

/// Whose screen it is, and what the campaign wants everybody to remember.
fn welcome(view: &View) -> Slide {
    let settings = &view.site.settings;
    let message = settings.message.as_ref().unwrap_or(&settings.title);
    Slide {
        qr: view.qr_of_page(&Route::Home, Wording::own(view.phrase("tv_scan_home"))),
        ..Slide::new("welcome", view.word(message))
    }
}
