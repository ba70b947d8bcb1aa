//! One topic of the plan and the articles on it, twenty a page.

use serde::Serialize;

use super::article_card::ArticleCard;
use super::articles::Pager;
use super::articles::{PER_PAGE, pages};
use super::document::ReferenceView;
use super::kind::Body;
use super::link::Link;
use super::obligation::obligation_anchor;
use super::plan::topic_anchor;
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;
use crate::site::{Plan, Route, Topic};

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

/// A page (from 1) of the articles on a topic.
pub(super) fn topic(view: &View, plan: &Plan, topic: &Topic, page: usize) -> Sheet {
    let name = view.topic_name(topic);
    let articles = view.index.articles_by_topic.get(topic.id.as_str());
    let articles = articles.map(Vec::as_slice).unwrap_or_default();
    let shown = articles.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
    let counting = plan
        .obligations
        .iter()
        .filter(|obligation| obligation.counts.topics.contains(&topic.id));
    let obligations = counting.map(|obligation| Link {
        wording: view.word(&obligation.what),
        href: Some(view.anchor(&Route::Plan, &obligation_anchor(&obligation.id))),
    });
    let text = view.word(&topic.text);
    let body = TopicPage {
        id: topic.id.clone(),
        name: name.clone(),
        label: topic.label.clone(),
        plan_href: view.anchor(&Route::Plan, &topic_anchor(&topic.id)),
        pillars: topic.pillars.iter().map(|pillar| pillar.name()).collect(),
        documents: view.references(&topic.documents),
        obligations: obligations.collect(),
        articles: shown.map(|at| view.card(*at)).collect(),
        count: articles.len(),
        pager: view.pager(page, pages(articles.len()), |page| {
            Route::Topic(topic.id.clone(), page)
        }),
        text: text.clone(),
    };
    Sheet {
        section: "articles".to_owned(),
        description: text.text,
        crumbs: vec![view.section(&Route::Articles(1), "section_articles")],
        here: Some(name.clone()),
        ..Sheet::new(
            view.paged_title(&name.text, page),
            Body::Topic(Box::new(body)),
        )
    }
}

impl View<'_> {
    /// Short name of a topic, or its text.
    fn topic_name(&self, topic: &Topic) -> Wording {
        self.word(topic.name.as_ref().unwrap_or(&topic.text))
    }

    /// A link to the page of a topic.
    pub(super) fn topic_link(&self, id: &str) -> Option<Link> {
        let topic = self.site.plan.as_ref()?.topic(id)?;
        Some(Link {
            wording: self.topic_name(topic),
            href: Some(self.href(&Route::Topic(topic.id.clone(), 1))),
        })
    }

    /// Links to the pages of topics.
    pub(super) fn topic_links(&self, ids: &[String]) -> Vec<Link> {
        ids.iter().filter_map(|id| self.topic_link(id)).collect()
    }

    /// How many articles are about a topic.
    pub(super) fn articles_on(&self, id: &str) -> usize {
        self.index.articles_by_topic.get(id).map_or(0, Vec::len)
    }

    /// All topics of the plan.
    pub(super) fn topic_cards(&self) -> Vec<TopicCard> {
        let topics = self.site.plan.iter().flat_map(|plan| &plan.topics);
        let card = |topic: &Topic| TopicCard {
            id: topic.id.clone(),
            wording: self.topic_name(topic),
            label: topic.label.clone(),
            href: self.href(&Route::Topic(topic.id.clone(), 1)),
            articles: self.articles_on(&topic.id),
        };
        topics.map(card).collect()
    }
}
