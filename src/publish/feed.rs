//! The Atom feed of a language (RFC 4287): the newest articles with their summaries.

use std::borrow::Cow;
use std::fmt::Write;

use crate::language::Language;
use crate::page::{Body, Page, Pages, Phrases, PortalNews, feed_path, fill};
use crate::site::{PageKind, Site, relative, resolve};

use super::xml::escape;

/// How many articles a feed tells of.
const ENTRIES: usize = 20;

/// The feed of a language. Ids never change with the host: they are built on the site's address where there is one, and on
/// `tag:` addresses (RFC 4151) with the plan's issuer where there is none; links are relative then, to the feed itself.
pub(super) fn feed(site: &Site, pages: &Pages, phrases: &Phrases, language: &Language) -> String {
    let path = feed_path(language, site);
    let title = pages
        .frames
        .get(language)
        .map(|frame| frame.title.text.as_str())
        .unwrap_or_default();
    let title = fill(phrases.get(language, "feed_title"), &[("site", title)]);
    let author = pages
        .frames
        .get(language)
        .and_then(|frame| frame.unit.as_ref())
        .map(|unit| unit.wording.text.as_str());
    let entries = entries(site, pages, language);
    let updated = entries.iter().map(|entry| entry.updated.clone()).max();
    let updated = updated.unwrap_or_else(|| instant(site, site.today));
    let home = crate::site::Route::Home.path(language, site.settings.default_language());
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = write!(
        xml,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\">\n<id>{}</id>\n<title>{}</title>\n<updated>{updated}</updated>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<author><name>{}</name></author>\n<generator version=\"{}\">Loa</generator>\n",
        escape(&id(site, &path)),
        escape(&title),
        escape(&href(site, &path, &path)),
        escape(&href(site, &path, &home)),
        escape(author.unwrap_or(title.as_str())),
        env!("CARGO_PKG_VERSION"),
    );
    for entry in &entries {
        entry.write(&mut xml, site, &path);
    }
    xml.push_str("</feed>\n");
    xml
}

/// An article in the feed.
struct Entry<'a> {
    path: Cow<'a, str>,
    card: Card<'a>,
    published: String,
    updated: String,
}

/// What the entry shows.
struct Card<'a> {
    title: &'a str,
    summary: &'a str,
    lang: Option<&'a str>,
    topics: Vec<&'a str>,
    author: Option<&'a str>,
}

fn entries<'a>(site: &Site, pages: &'a Pages, language: &Language) -> Vec<Entry<'a>> {
    if site.portal.is_some() {
        return of_units(site, pages, language);
    }
    let articles = pages
        .pages
        .iter()
        .filter(|page| page.kind == PageKind::Article && page.language == *language);
    // The pages of articles stand in the order of the site's articles: newest first.
    let newest = articles.take(ENTRIES).zip(&site.articles);
    let entry = |(page, article): (&'a Page, &crate::site::Article)| {
        let Body::Article(body) = &page.body else {
            return None;
        };
        Some(Entry {
            path: Cow::Borrowed(&page.path),
            card: Card {
                title: &body.title.text,
                summary: &page.head.description,
                lang: body.lang.as_deref(),
                topics: body
                    .topics
                    .iter()
                    .map(|topic| topic.wording.text.as_str())
                    .collect(),
                author: body.unit.as_ref().map(|unit| unit.wording.text.as_str()),
            },
            published: instant(site, article.date),
            updated: instant(site, article.updated.unwrap_or(article.date)),
        })
    };
    newest.filter_map(entry).collect()
}

/// The newest articles of all units, in their own sites.
fn of_units<'a>(site: &Site, pages: &'a Pages, language: &Language) -> Vec<Entry<'a>> {
    let pages = pages.pages.iter();
    let pages = pages.filter(|page| page.language == *language);
    let news = pages.filter_map(|page| match &page.body {
        Body::PortalNews(body) => Some(body.news.iter().map(move |one| (page, one))),
        _ => None,
    });
    let entry = |(page, one): (&'a Page, &'a PortalNews)| {
        Some(Entry {
            path: Cow::Owned(resolve(&page.path, &one.href)?),
            card: Card {
                title: &one.title.text,
                summary: &one.summary.text,
                lang: one.title.lang.as_deref(),
                topics: Vec::new(),
                author: Some(&one.unit.wording.text),
            },
            published: instant(site, one.date),
            updated: instant(site, one.date),
        })
    };
    news.flatten().take(ENTRIES).filter_map(entry).collect()
}

impl Entry<'_> {
    fn write(&self, xml: &mut String, site: &Site, feed: &str) {
        let lang = self
            .card
            .lang
            .map(|lang| format!(" xml:lang=\"{}\"", escape(lang)))
            .unwrap_or_default();
        let _ = write!(
            xml,
            "<entry{lang}>\n<id>{}</id>\n<title>{}</title>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<published>{}</published>\n<updated>{}</updated>\n",
            escape(&id(site, &self.path)),
            escape(self.card.title),
            escape(&href(site, feed, &self.path)),
            self.published,
            self.updated,
        );
        if let Some(author) = self.card.author {
            let _ = writeln!(xml, "<author><name>{}</name></author>", escape(author));
        }
        for topic in &self.card.topics {
            let _ = writeln!(xml, "<category term=\"{}\"/>", escape(topic));
        }
        let _ = write!(
            xml,
            "<summary>{}</summary>\n</entry>\n",
            escape(self.card.summary)
        );
    }
}

/// An article is published at the beginning of its day, where the site is.
fn instant(site: &Site, day: jiff::civil::Date) -> String {
    format!("{day}T00:00:00{}", site.settings.zone.offset())
}

/// An address that names a file for good.
fn id(site: &Site, path: &str) -> String {
    match &site.settings.base_url {
        Some(base) => format!("{base}{path}"),
        None => {
            let year = site
                .plan
                .as_ref()
                .map_or(site.today.year(), |plan| plan.year);
            format!("tag:{}.invalid,{year}:{path}", site.settings.unit)
        }
    }
}

/// An absolute link where the site's address is known, else one relative to the feed.
fn href(site: &Site, feed: &str, path: &str) -> String {
    match &site.settings.base_url {
        Some(base) => format!("{base}{path}"),
        None => relative(feed, path),
    }
}
