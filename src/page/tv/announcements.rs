//! Announcements of the office as slides, each with the days on which it holds.

use super::slide::Slide;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::Announcement;

/// Every announcement in the author's order.
pub(super) fn announcements(view: &View) -> Vec<Slide> {
    let all = view.site.tv.announcements.iter();
    all.flat_map(|one| announcement(view, one)).collect()
}

fn announcement(view: &View, one: &Announcement) -> Vec<Slide> {
    let alt = view.maybe(one.image_alt.as_ref()).unwrap_or_default();
    let picture = one.image.as_ref();
    let link = one.link.as_ref();
    let slide = Slide {
        from: one.from,
        to: one.to,
        seconds: one.seconds.unwrap_or_default(),
        picture: picture.and_then(|path| view.picture(path, alt)),
        qr: link.and_then(|link| view.qr_to(link, Wording::own(view.phrase("tv_scan_more")))),
        is_sample: one.is_sample,
        ..Slide::new("announcement", view.word(&one.title))
    };
    match &one.text {
        Some(text) => slide.with_text(&view.word(text)),
        None => vec![slide],
    }
}
