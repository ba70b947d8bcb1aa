//! The list of articles, newest first, twenty a page.

use serde::Serialize;

use super::article_card::ArticleCard;
use super::bulletin;
use super::kind::Body;
use super::sheet::Sheet;
use super::topic::TopicCard;
use super::view::View;
use crate::site::Route;

/// A page of the list.
#[derive(Clone, Debug, Serialize)]
pub struct ArticlesPage {
    /// The articles.
    pub articles: Vec<ArticleCard>,
    /// How many there are in all.
    pub count: usize,
    /// The bulletin of the week to be read aloud.
    pub bulletin: Option<String>,
    /// Where in the list this page is.
    pub pager: Pager,
    /// Topics with articles.
    pub topics: Vec<TopicCard>,
}

/// Where in a long list a page is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pager {
    /// Number of the page, from 1.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
    /// The page before this one.
    pub previous: Option<String>,
    /// The page after this one.
    pub next: Option<String>,
    /// First, last and neighbouring pages.
    pub links: Vec<PagerLink>,
}

/// A page of a long list, or a gap (`page` absent).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PagerLink {
    /// Number of the page.
    pub page: Option<usize>,
    /// Address; absent for the page itself and for a gap.
    pub href: Option<String>,
}

/// How many articles a page of a list shows.
pub(super) const PER_PAGE: usize = 20;

/// How many pages a list has; an empty list has one.
pub(super) fn pages(articles: usize) -> usize {
    articles.div_ceil(PER_PAGE).max(1)
}

/// A page (from 1) of the list of all articles.
pub(super) fn articles(view: &View, page: usize) -> Sheet {
    let count = view.site.articles.len();
    let shown = (0..count).skip((page - 1) * PER_PAGE).take(PER_PAGE);
    let title = view.paged_title(view.phrase("section_articles"), page);
    let body = ArticlesPage {
        articles: shown.map(|at| view.card(at)).collect(),
        count,
        bulletin: bulletin::address(view),
        pager: view.pager(page, pages(count), Route::Articles),
        topics: view
            .topic_cards()
            .into_iter()
            .filter(|topic| topic.articles > 0)
            .collect(),
    };
    Sheet {
        section: "articles".to_owned(),
        description: view.filled("description_articles", &[("site", &view.site_title())]),
        ..Sheet::new(title, Body::Articles(Box::new(body)))
    }
}

impl View<'_> {
    /// The title of the first page of a list, or that of a further one.
    pub(super) fn paged_title(&self, title: &str, page: usize) -> String {
        match page {
            1 => title.to_owned(),
            _ => self.filled("title_page", &[("title", title), ("n", &page.to_string())]),
        }
    }

    /// Where in a long list a page is.
    pub(super) fn pager(&self, page: usize, pages: usize, route: impl Fn(usize) -> Route) -> Pager {
        let href = |page: usize| Some(self.href(&route(page)));
        let link = |number: Option<usize>| PagerLink {
            page: number,
            href: number.filter(|number| *number != page).and_then(href),
        };
        Pager {
            page,
            pages,
            previous: page.checked_sub(1).filter(|page| *page > 0).and_then(href),
            next: Some(page + 1).filter(|page| *page <= pages).and_then(href),
            links: numbers(page, pages).into_iter().map(link).collect(),
        }
    }
}

/// First, last and neighbouring pages; `None` where some are left out.
fn numbers(page: usize, pages: usize) -> Vec<Option<usize>> {
    let is_near = |number: &usize| *number == 1 || *number == pages || number.abs_diff(page) <= 1;
    let mut numbers = Vec::new();
    let mut last = 0;
    for number in (1..=pages).filter(is_near) {
        match number - last {
            1 => {}
            2 => numbers.push(Some(number - 1)),
            _ => numbers.push(None),
        }
        numbers.push(Some(number));
        last = number;
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_shortened() {
        let shown = |page, pages| {
            let names = numbers(page, pages).into_iter();
            names
                .map(|n| n.map_or("…".to_owned(), |n| n.to_string()))
                .collect::<Vec<_>>()
                .join(" ")
        };
        for (page, pages, expected) in [
            (1, 1, "1"),
            (1, 3, "1 2 3"),
            (1, 9, "1 2 … 9"),
            (4, 9, "1 2 3 4 5 … 9"),
            (5, 9, "1 … 4 5 6 … 9"),
            (9, 9, "1 … 8 9"),
        ] {
            assert_eq!(shown(page, pages), expected, "{page}/{pages}");
        }
    }

    #[test]
    fn an_empty_list_has_a_page() {
        assert_eq!([0, 1, 20, 21].map(pages), [1, 1, 1, 2]);
    }
}
