//! The search page: a box, and the lists that hold everything, for those who would rather look or have no script.

use serde::Serialize;

use super::kind::Body;
use super::link::Link;
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;
use crate::site::Route;

/// The search page. What is found is made in the browser, out of the index.
#[derive(Clone, Debug, Serialize)]
pub struct SearchPage {
    /// Every list of the site, then its standing pages.
    pub ways: Vec<Link>,
}

/// The search page.
pub(super) fn search(view: &View) -> Sheet {
    let ways = lists(view)
        .into_iter()
        .map(|(route, key)| view.section(&route, key))
        .chain(view.standing_pages());
    Sheet {
        description: view.filled("description_search", &[("site", &view.site_title())]),
        ..Sheet::new(
            view.phrase("section_search").to_owned(),
            Body::Search(SearchPage {
                ways: ways.collect(),
            }),
        )
    }
}

/// The lists of the site with the phrases that name them.
pub(super) fn lists(view: &View) -> Vec<(Route, &'static str)> {
    let lists = [
        (Route::Procedures, "search_list_procedures"),
        (Route::Documents(1), "search_list_documents"),
        (Route::Articles(1), "search_list_articles"),
        (Route::Quizzes, "search_list_quizzes"),
        (Route::Units, "search_list_units"),
        (Route::Hotlines, "search_list_hotlines"),
        (Route::Contests, "search_list_contests"),
        (Route::Plan, "search_list_plan"),
        (Route::Annex, "search_list_annex"),
        (Route::Progress, "search_list_progress"),
        (Route::Indexes, "search_list_indexes"),
        (Route::Infographics, "search_list_infographics"),
    ];
    let lists = lists.into_iter().filter(|(route, _)| view.has(route));
    lists.collect()
}

impl View<'_> {
    fn standing_pages(&self) -> impl Iterator<Item = Link> {
        self.site.pages.iter().filter_map(|page| {
            let preference = self.site.settings.preference(self.language);
            let (language, version) = page.versions.best(preference)?;
            let title = version.title.as_str();
            Some(Link {
                wording: Wording::in_language(title, language, self.language),
                href: Some(self.href(&Route::Page(page.id.clone()))),
            })
        })
    }
}
