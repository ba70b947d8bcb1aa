//! The newest articles as slides: title, summary, picture, and a code to read on.

use super::slide::Slide;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::Route;

/// The newest articles, as many as the site wants.
pub(super) fn articles(view: &View) -> Vec<Slide> {
    let most = view.site.tv.articles.min(view.site.articles.len());
    (0..most).flat_map(|at| article(view, at)).collect()
}

fn article(view: &View, at: usize) -> Vec<Slide> {
    let card = view.card(at);
    let route = Route::Article(view.site.articles[at].id.clone());
    let slide = Slide {
        date: Some(card.date),
        qr: view.qr_of_page(&route, Wording::own(view.phrase("tv_scan_article"))),
        picture: card.image,
        is_sample: card.is_sample,
        ..Slide::new("article", card.title)
    };
    // The screen wakes interest; who wants to know more reads on.
    let mut slides = slide.clone().with_text(&card.summary);
    slides.truncate(1);
    for slide in &mut slides {
        slide.parts = 1;
    }
    if slides.is_empty() {
        vec![slide]
    } else {
        slides
    }
}
