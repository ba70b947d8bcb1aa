//! One article.

use jiff::civil::Date;
use serde::Serialize;

use super::article_card::ArticleCard;
use super::link::{Link, PartyLink, Picture};
use super::text::HeadingView;
use super::words::Wording;

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
    pub html: String,
    /// Language of the HTML when it is not the page's.
    pub lang: Option<String>,
    /// Headings of the text.
    pub headings: Vec<HeadingView>,
    /// Minutes it takes to read, at least 1.
    pub minutes: usize,
    /// True for a made-up article.
    pub is_sample: bool,
    /// The next newer article.
    pub newer: Option<Link>,
    /// The next older article.
    pub older: Option<Link>,
    /// Up to three others on the same topics.
    pub related: Vec<ArticleCard>,
}
