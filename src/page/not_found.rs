//! What a host shows when there is nothing at an address.

use serde::Serialize;

use super::kind::Body;
use super::link::Link;
use super::sheet::Sheet;
use super::view::View;
use crate::site::Route;

/// Nothing here; ways on.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundPage {
    /// Where to go instead.
    pub ways: Vec<Link>,
}

/// The page for a missing address.
pub(super) fn not_found(view: &View) -> Sheet {
    let ways = [
        (Route::Home, "section_home"),
        (Route::Plan, "section_plan"),
        (Route::Units, "section_units"),
        (Route::Articles(1), "section_articles"),
        (Route::Hotlines, "section_hotlines"),
    ];
    let ways = ways.iter().filter(|(route, _)| view.has(route));
    let ways = ways.map(|(route, key)| view.section(route, key)).collect();
    Sheet::new(
        view.phrase("section_not_found").to_owned(),
        Body::NotFound(NotFoundPage { ways }),
    )
}
