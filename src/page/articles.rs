//! The list of articles, newest first, twenty a page.

use serde::Serialize;

use super::article_card::ArticleCard;
use super::topic::TopicCard;

/// A page of the list.
#[derive(Clone, Debug, Serialize)]
pub struct ArticlesPage {
    /// The articles.
    pub articles: Vec<ArticleCard>,
    /// How many there are in all.
    pub count: usize,
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
