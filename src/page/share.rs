//! One article as a post ready to copy, for Zalo and Facebook, and its short address.

use serde::Serialize;

use super::head::shorten;
use super::kind::Body;
use super::link::Picture;
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;
use crate::language::Language;
use crate::site::{Article, Route, Version};
use crate::source::slug;
use crate::speech::{Cues, Passage, closed, passages_before_heading, sentences};

/// A post ready to copy.
#[derive(Clone, Debug, Serialize)]
pub struct SharePage {
    /// Title of the article.
    pub title: Wording,
    /// The article's page.
    pub article: String,
    /// The post.
    pub post: String,
    /// Characters of the post, as Zalo counts them.
    pub characters: usize,
    /// Most characters of a post.
    pub limit: usize,
    /// The short address; absolute when the site's address is known, else from here.
    pub short: String,
    /// True when the site's address is known and stands in the post.
    pub has_address: bool,
    /// The picture to go with it.
    pub image: Option<Picture>,
    /// True for a made-up article.
    pub is_sample: bool,
}

/// A short address: it leads on to the article.
#[derive(Clone, Debug, Serialize)]
pub struct ShortPage {
    /// Title of the article.
    pub title: Wording,
    /// The article's page.
    pub article: String,
}

/// What a broadcast of Zalo takes, with room to spare.
const LIMIT: usize = 1000;

/// More say less.
const TAGS: usize = 4;

/// A longer topic makes no word.
const TAG: usize = 32;

/// The post of an article, by its position; nothing in a language it was not written in.
pub(super) fn share(view: &View, at: usize) -> Option<Sheet> {
    let article = view.site.articles.get(at)?;
    let version = article.versions.get(view.language)?;
    let route = Route::Short(article.short.clone());
    let path = route.path(view.language, view.site.settings.default_language());
    let address = view.absolute(&path);
    let post = post(view, article, version, address.as_deref());
    let alt = version.image_alt.clone().unwrap_or_default();
    let image = article.image.as_ref();
    let body = SharePage {
        title: Wording::own(version.title.as_str()),
        article: view.href(&Route::Article(article.id.clone())),
        characters: post.chars().count(),
        limit: LIMIT,
        post,
        has_address: address.is_some(),
        short: address.unwrap_or_else(|| view.href(&route)),
        image: image.and_then(|image| view.picture(image, Wording::own(alt))),
        is_sample: article.is_sample,
    };
    let title = view.filled("title_share", &[("title", &version.title)]);
    Some(Sheet {
        section: "articles".to_owned(),
        description: view.filled("description_share", &[("title", &version.title)]),
        crumbs: vec![
            view.section(&Route::Articles(1), "section_articles"),
            view.article_link(at)?,
        ],
        here: Some(Wording::own(view.phrase("section_share"))),
        translations: Some(languages(article)),
        is_exact: true,
        stands_for: Some(Route::Article(article.id.clone())),
        ..Sheet::new(title, Body::Share(Box::new(body)))
    })
}

/// The page at the short address of an article, by its position.
pub(super) fn short(view: &View, at: usize) -> Option<Sheet> {
    let article = view.site.articles.get(at)?;
    let version = article.versions.get(view.language)?;
    let shown = view.desk.texts.article(at, view.language_at());
    let body = ShortPage {
        title: Wording::own(version.title.as_str()),
        article: view.href(&Route::Article(article.id.clone())),
    };
    let alt = version.image_alt.clone().unwrap_or_default();
    Some(Sheet {
        section: "articles".to_owned(),
        // What Zalo and Facebook show beside the address of a post.
        description: shown.summary.clone(),
        image: article.image.clone().map(|image| (image, alt)),
        translations: Some(languages(article)),
        is_exact: true,
        stands_for: Some(Route::Article(article.id.clone())),
        ..Sheet::new(version.title.clone(), Body::Short(Box::new(body)))
    })
}

fn languages(article: &Article) -> Vec<Language> {
    let versions = article.versions.iter();
    versions.map(|(language, _)| language.clone()).collect()
}

/// Title, the first sentences as far as they fit, the address, topics as tags.
fn post(view: &View, article: &Article, version: &Version, address: Option<&str>) -> String {
    let title = shorten(&version.title, LIMIT / 4);
    let end = match address {
        Some(address) => view.filled("share_more", &[("address", address)]),
        None => view.phrase("share_no_address").to_owned(),
    };
    let tags = tags(view, article).join(" ");
    // Between the parts stand blank lines.
    let taken: usize = [&title, &end, &tags]
        .iter()
        .map(|part| part.chars().count() + 2)
        .sum();
    let text = beginning(version, LIMIT.saturating_sub(taken));
    let parts = [title, text, end, tags];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("\n\n")
}

/// The summary and the paragraphs before the first heading or list, cut between sentences.
fn beginning(version: &Version, room: usize) -> String {
    let mut left = room;
    let goes_on = |passage: &Passage| match passage {
        Passage::Text(text) => {
            let fits = text.chars().count() < left;
            left = left.saturating_sub(text.chars().count());
            fits
        }
        _ => false,
    };
    let said = passages_before_heading(&version.markdown, &Cues::default(), goes_on);
    let body = said.into_iter().map_while(|passage| match passage {
        Passage::Text(text) if !text.ends_with(':') => Some(text),
        _ => None,
    });
    let summary = version.summary.as_deref().map(closed);
    let mut found = String::new();
    let mut taken = 0;
    for paragraph in summary.into_iter().chain(body) {
        for (at, sentence) in sentences(&paragraph).into_iter().enumerate() {
            let between = match (found.is_empty(), at) {
                (true, _) => "",
                (false, 0) => "\n\n",
                (false, _) => " ",
            };
            taken += between.len() + sentence.chars().count();
            if taken > room {
                return found;
            }
            found.push_str(between);
            found.push_str(sentence);
        }
    }
    found
}

/// `#CCHC #ThuTucHanhChinh`: without marks, as they are typed.
fn tags(view: &View, article: &Article) -> Vec<String> {
    let topics = view.topic_links(&article.topics).into_iter();
    let topics = topics.map(|topic| tag(&topic.wording.text));
    let mut tags = vec![view.phrase("share_tag").to_owned()];
    for tag in topics.filter(|tag| (2..=TAG).contains(&tag.len())) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags.truncate(TAGS);
    tags
}

fn tag(name: &str) -> String {
    let words = slug(name);
    let words = words.split('-').map(|word| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_uppercase() + rest
    });
    format!("#{}", words.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn a_topic_becomes_a_tag() {
        assert_eq!(tag("Thủ tục hành chính"), "#ThuTucHanhChinh");
    }
}
