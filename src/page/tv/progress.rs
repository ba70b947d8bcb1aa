//! Where the plan stands, as one slide of large figures with the day they are of.

use super::slide::{Slide, SlideFigure};
use crate::page::progress::headline;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::Route;

/// The figures; nothing when nothing was done or due yet.
pub(super) fn progress(view: &View) -> Vec<Slide> {
    let Some(ledger) = view.desk.ledger else {
        return Vec::new();
    };
    let headline = headline(view.site, ledger);
    let count = |key, n: usize| SlideFigure {
        key,
        n: n as u64,
        of: None,
    };
    let mut figures = vec![count("obligations", headline.obligations)];
    if headline.due > 0 {
        figures.push(SlideFigure {
            key: "met",
            n: headline.met.into(),
            of: Some(headline.due.into()),
        });
    }
    if headline.outputs > 0 {
        figures.push(count("outputs", headline.outputs));
        figures.push(count("units", headline.units));
    }
    if figures.len() == 1 {
        return Vec::new();
    }
    let title = Wording::own(view.phrase("title_progress"));
    vec![Slide {
        date: Some(headline.as_of),
        figures,
        qr: view.qr_of_page(
            &Route::Progress,
            Wording::own(view.phrase("tv_scan_progress")),
        ),
        is_sample: headline.is_sample,
        ..Slide::new("progress", title)
    }]
}
