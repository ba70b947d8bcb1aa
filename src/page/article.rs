//! One article.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;

use super::article_card::ArticleCard;
use super::kind::Body;
use super::link::{Link, PartyLink, Picture};
use super::sheet::Sheet;
use super::text::HeadingView;
use super::view::View;
use super::words::Wording;
use crate::site::Route;

/// One article.
#[derive(Clone, Debug, Serialize)]
pub struct ArticlePage {
    /// Title.
    pub title: Wording,
    /// Summary, where the author wrote one.
    pub summary: Option<Wording>,
    /// Day of publication.
    pub date: Date,
    /// Day of the last change worth telling.
    pub updated: Option<Date>,
    /// Its topics.
    pub topics: Vec<Link>,
    /// The unit that wrote it.
    pub unit: Option<PartyLink>,
    /// Its picture.
    pub image: Option<Picture>,
    /// Safe HTML; print it with `| safe`, inside an element with `lang` when `lang` is there.
    pub html: Arc<str>,
    /// Language of the HTML when it is not the page's.
    pub lang: Option<String>,
    /// Headings of the text.
    pub headings: Vec<HeadingView>,
    /// Minutes it takes to read, at least 1.
    pub minutes: usize,
    /// True for a made-up article.
    pub is_sample: bool,
    /// The article as it is read aloud.
    pub script: Option<String>,
    /// The article as a post ready to copy.
    pub share: Option<String>,
    /// The next newer article.
    pub newer: Option<Link>,
    /// The next older article.
    pub older: Option<Link>,
    /// Up to three others on the same topics.
    pub related: Vec<ArticleCard>,
}

/// Words (in Vietnamese: syllables) a calm reader reads in a minute.
const WORDS_PER_MINUTE: usize = 220;

/// How many related articles are shown.
const RELATED: usize = 3;

/// One article, by its position in the site's list; nothing when it has no text at all.
pub(super) fn article(view: &View, at: usize) -> Option<Sheet> {
    let article = &view.site.articles[at];
    let (language, version) = view.version(article)?;
    let shown = view.desk.texts.article(at, view.language_at());
    let word = |text: &str| Wording::in_language(text, language, view.language);
    let title = word(&version.title);
    let alt = version.image_alt.clone().unwrap_or_default();
    let unit = article.unit.as_ref().map(|unit| view.party_of(unit));
    let schema = json!({
        "@type": "NewsArticle",
        "headline": title.text,
        "datePublished": article.date.to_string(),
        "dateModified": article.updated.unwrap_or(article.date).to_string(),
        "inLanguage": language.tag(),
        "wordCount": shown.words,
        "author": unit.as_ref().map(|unit| json!({
            "@type": "GovernmentOrganization", "name": unit.wording.text,
        })),
        "image": article.image.as_ref().and_then(|image| view.absolute_picture(image)).map(|(url, _)| url),
    });
    let body = ArticlePage {
        title: title.clone(),
        summary: version.summary.as_deref().map(word),
        date: article.date,
        updated: article.updated,
        topics: view.topic_links(&article.topics),
        unit,
        image: article
            .image
            .as_ref()
            .and_then(|image| view.picture(image, word(&alt))),
        html: shown.html.clone(),
        lang: title.lang.clone(),
        headings: shown.headings.clone(),
        minutes: shown.words.div_ceil(WORDS_PER_MINUTE).max(1),
        is_sample: article.is_sample,
        script: view.written_href(article, &Route::Script(article.id.clone())),
        share: view.written_href(article, &Route::Share(article.id.clone())),
        newer: at.checked_sub(1).and_then(|newer| view.article_link(newer)),
        older: view.article_link(at + 1),
        related: view.related(at),
    };
    Some(Sheet {
        section: "articles".to_owned(),
        description: shown.summary.clone(),
        crumbs: vec![view.section(&Route::Articles(1), "section_articles")],
        here: Some(title.clone()),
        translations: Some(
            article
                .versions
                .iter()
                .map(|(language, _)| language.clone())
                .collect(),
        ),
        has_authority: true,
        image: article.image.clone().map(|image| (image, alt)),
        schema: Some(schema),
        published: Some((article.date, article.updated)),
        ..Sheet::new(title.text, Body::Article(Box::new(body)))
    })
}

impl View<'_> {
    /// The newest others on the same topics, first topic first.
    fn related(&self, at: usize) -> Vec<ArticleCard> {
        let topics = self.site.articles[at].topics.iter();
        let lists = topics.filter_map(|topic| self.index.articles_by_topic.get(topic.as_str()));
        let mut found: Vec<usize> = Vec::new();
        for list in lists {
            for other in list.iter().take(RELATED + 1) {
                if *other != at && !found.contains(other) && found.len() < RELATED {
                    found.push(*other);
                }
            }
        }
        found.into_iter().map(|at| self.card(at)).collect()
    }
}
