//! What all pages have in common around what one kind hands over.

use crate::site::Route;

use super::head::head;
use super::kind::Page;
use super::link::Link;
use super::other_languages::{languages, notice};
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;

/// What one kind hands over, with all that pages have in common around it.
pub(super) fn page(view: &View, sheet: Sheet) -> Page {
    let crumbs = crumbs(view, &sheet);
    Page {
        language: view.language.clone(),
        kind: sheet.kind.unwrap_or_else(|| view.route.kind()),
        path: view.path.clone(),
        root: view.root(),
        head: head(view, &sheet, &crumbs),
        for_sharing: view.picture_for_sharing(&sheet),
        crumbs,
        languages: match leads_on(view) {
            true => Vec::new(),
            false => languages(view, &sheet),
        },
        notice: notice(view, &sheet),
        route: view.route.clone(),
        section: sheet.section,
        body: sheet.body,
    }
}

/// True of an address that is there to be left at once: nobody looks for a way on it.
fn leads_on(view: &View) -> bool {
    matches!(view.route, Route::Short(_))
}

fn crumbs(view: &View, sheet: &Sheet) -> Vec<Link> {
    if view.route == Route::Home || leads_on(view) {
        return Vec::new();
    }
    let mut crumbs = vec![view.section(&Route::Home, "section_home")];
    crumbs.extend(sheet.crumbs.iter().cloned());
    let here = sheet
        .here
        .clone()
        .unwrap_or_else(|| Wording::own(sheet.title.as_str()));
    crumbs.push(Link {
        wording: here,
        href: None,
    });
    crumbs
}
