//! `sitemap.xml`: every page search engines may keep, with its translations. Its addresses have to be absolute.

use std::fmt::Write;

use crate::page::{Body, Page};
use crate::site::{PageKind, Site};

use super::xml::escape;

/// The sitemap, when the site's address is known.
pub(super) fn sitemap(site: &Site, pages: &[Page]) -> Option<String> {
    let base = site.settings.base_url.as_ref()?;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in pages.iter().filter(|page| page.kind != PageKind::NotFound) {
        let address = format!("{base}{}", page.path);
        // A page that only repeats the text of another language is left to that one.
        if page.head.canonical.as_ref() != Some(&address) {
            continue;
        }
        xml.push_str("<url>");
        let _ = write!(xml, "<loc>{}</loc>", escape(&address));
        if let Body::Article(article) = &page.body {
            let _ = write!(
                xml,
                "<lastmod>{}</lastmod>",
                article.updated.unwrap_or(article.date)
            );
        }
        for alternate in &page.head.alternates {
            let (language, href) = (escape(&alternate.hreflang), escape(&alternate.href));
            let _ = write!(
                xml,
                "<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{href}\"/>"
            );
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    Some(xml)
}
