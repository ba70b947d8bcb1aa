//! An article in a list.

use jiff::civil::Date;
use serde::Serialize;

use super::link::{Link, PartyLink, Picture};
use super::view::View;
use super::words::Wording;
use crate::language::Language;
use crate::site::{Article, Route, Version};

/// An article in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleCard {
    /// Address.
    pub href: String,
    /// Title.
    pub title: Wording,
    /// Summary, or the first paragraph; may be empty.
    pub summary: Wording,
    /// Day of publication.
    pub date: Date,
    /// Its topics.
    pub topics: Vec<Link>,
    /// The unit that wrote it.
    pub unit: Option<PartyLink>,
    /// Its picture.
    pub image: Option<Picture>,
    /// True for a made-up article.
    pub is_sample: bool,
}

impl View<'_> {
    /// Position of the page's language among the site's.
    pub(super) fn language_at(&self) -> usize {
        let mut languages = self.site.settings.languages.iter();
        languages
            .position(|language| language == self.language)
            .unwrap_or(0)
    }

    /// The version of an article that this page's reader gets.
    pub(super) fn version<'s>(
        &'s self,
        article: &'s Article,
    ) -> Option<(&'s Language, &'s Version)> {
        article
            .versions
            .best(self.site.settings.preference(self.language))
    }

    /// An article in a list, by its position in the site's.
    pub(super) fn card(&self, at: usize) -> ArticleCard {
        let article = &self.site.articles[at];
        let shown = self.desk.texts.article(at, self.language_at());
        let (title, summary, alt) = match self.version(article) {
            Some((language, version)) => {
                let word = |text: &str| Wording::in_language(text, language, self.language);
                let alt = version.image_alt.as_deref().unwrap_or_default();
                (word(&version.title), word(&shown.summary), word(alt))
            }
            None => Default::default(),
        };
        ArticleCard {
            href: self.href(&Route::Article(article.id.clone())),
            title,
            summary,
            date: article.date,
            topics: self.topic_links(&article.topics),
            unit: article.unit.as_ref().map(|unit| self.party_of(unit)),
            image: article
                .image
                .as_ref()
                .and_then(|image| self.picture(image, alt)),
            is_sample: article.is_sample,
        }
    }

    /// A link to an article with its title.
    pub(super) fn article_link(&self, at: usize) -> Option<Link> {
        let article = self.site.articles.get(at)?;
        let (language, version) = self.version(article)?;
        Some(Link {
            wording: Wording::in_language(version.title.as_str(), language, self.language),
            href: Some(self.href(&Route::Article(article.id.clone()))),
        })
    }
}
