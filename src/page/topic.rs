//! One topic of the plan and the articles on it, twenty a page.

use serde::Serialize;

use super::article_card::ArticleCard;
use super::articles::Pager;
use super::document::ReferenceView;
use super::link::Link;
use super::words::Wording;

/// A page of the articles on a topic.
#[derive(Clone, Debug, Serialize)]
pub struct TopicPage {
    /// Id.
    pub id: String,
    /// Short name, or the text.
    pub name: Wording,
    /// Label, verbatim.
    pub label: Option<String>,
    /// Text of the plan.
    pub text: Wording,
    /// Where it stands in the plan.
    pub plan_href: String,
    /// Names of pillars.
    pub pillars: Vec<&'static str>,
    /// Documents it names.
    pub documents: Vec<ReferenceView>,
    /// Obligations that count for it; the text says what.
    pub obligations: Vec<Link>,
    /// The articles.
    pub articles: Vec<ArticleCard>,
    /// How many there are in all.
    pub count: usize,
    /// Where in the list this page is.
    pub pager: Pager,
}

/// A topic in a list.
#[derive(Clone, Debug, Serialize)]
pub struct TopicCard {
    /// Id.
    pub id: String,
    /// Short name, or the text.
    #[serde(flatten)]
    pub wording: Wording,
    /// Label, verbatim.
    pub label: Option<String>,
    /// Address.
    pub href: String,
    /// How many articles are about it.
    pub articles: usize,
}
