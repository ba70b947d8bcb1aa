//! The elements of `<head>` that machines read, ready to print: what search engines find a page by, and what is shown of it where somebody shares it.

use crate::prose::escape;

use super::head::{Alternate, Og};

/// Room for the elements of most pages, in bytes.
const ROOM: usize = 1024;

/// Elements, each on a line of its own that begins with the break.
struct Elements(String);

impl Elements {
    fn new() -> Self {
        Self(String::with_capacity(ROOM))
    }

    /// A `<meta>`; `kind` is `name` or `property`.
    fn meta(&mut self, kind: &str, name: &str, content: &str) {
        self.raw(&["\n<meta ", kind, "=\"", name, "\" content=\""]);
        escape(&mut self.0, content);
        self.raw(&["\">"]);
    }

    fn property(&mut self, name: &str, content: Option<&str>) {
        if let Some(content) = content {
            self.meta("property", name, content);
        }
    }

    /// A `<link>` to the page in a language, if one is named.
    fn link(&mut self, rel: &str, language: Option<&str>, href: &str) {
        self.raw(&["\n<link rel=\"", rel]);
        if let Some(language) = language {
            self.raw(&["\" hreflang=\"", language]);
        }
        self.raw(&["\" href=\""]);
        escape(&mut self.0, href);
        self.raw(&["\">"]);
    }

    fn raw(&mut self, markup: &[&str]) {
        for part in markup {
            self.0.push_str(part);
        }
    }
}

/// What search engines are told: description, `noindex`, the address to keep, the page in other languages.
pub(super) fn found_by(
    description: &str,
    robots: Option<&str>,
    canonical: Option<&str>,
    alternates: &[Alternate],
) -> String {
    let mut elements = Elements::new();
    if !description.is_empty() {
        elements.meta("name", "description", description);
    }
    if let Some(robots) = robots {
        elements.meta("name", "robots", robots);
    }
    if let Some(canonical) = canonical {
        elements.link("canonical", None, canonical);
    }
    for alternate in alternates {
        elements.link("alternate", Some(&alternate.hreflang), &alternate.href);
    }
    elements.0
}

/// What is shown where a page is shared (Open Graph, and the card of X), and its JSON-LD unless that is empty. `site` is the site's title.
pub(super) fn shared(
    (title, site): (&str, &str),
    description: &str,
    og: &Og,
    json_ld: &str,
) -> String {
    let mut elements = Elements::new();
    elements.meta("property", "og:type", og.kind);
    elements.meta("property", "og:title", title);
    elements.meta("property", "og:site_name", site);
    elements.meta("property", "og:locale", &og.locale);
    let description = Some(description).filter(|text| !text.is_empty());
    elements.property("og:description", description);
    elements.property("og:url", og.url.as_deref());
    elements.property("article:published_time", og.published.as_deref());
    elements.property("article:modified_time", og.modified.as_deref());
    elements.property("og:image", og.image.as_deref());
    if let Some((width, height)) = og.image_size {
        elements.meta("property", "og:image:width", &width.to_string());
        elements.meta("property", "og:image:height", &height.to_string());
    }
    elements.property("og:image:alt", og.image_alt.as_deref());
    let card = match og.image {
        Some(_) => "summary_large_image",
        None => "summary",
    };
    elements.meta("name", "twitter:card", card);
    if !json_ld.is_empty() {
        elements.raw(&[
            "\n<script type=\"application/ld+json\">",
            json_ld,
            "</script>",
        ]);
    }
    elements.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_an_author_writes_ends_an_attribute() {
        let found = found_by("\"><script>&'", None, Some("a?b=\"&c"), &[]);
        assert_eq!(
            found,
            "\n<meta name=\"description\" content=\"&quot;&gt;&lt;script&gt;&amp;'\">\n<link rel=\"canonical\" href=\"a?b=&quot;&amp;c\">"
        );
    }

    #[test]
    fn what_is_absent_leaves_no_element() {
        assert_eq!(found_by("", None, None, &[]), "");
        let og = Og {
            kind: "website",
            locale: "vi_VN".to_owned(),
            ..Og::default()
        };
        assert_eq!(
            shared(("Kế hoạch", "Trang"), "", &og, ""),
            [
                "",
                "<meta property=\"og:type\" content=\"website\">",
                "<meta property=\"og:title\" content=\"Kế hoạch\">",
                "<meta property=\"og:site_name\" content=\"Trang\">",
                "<meta property=\"og:locale\" content=\"vi_VN\">",
                "<meta name=\"twitter:card\" content=\"summary\">",
            ]
            .join("\n")
        );
    }

    #[test]
    fn a_picture_is_told_with_its_size_and_what_it_shows() {
        let og = Og {
            kind: "article",
            image: Some("https://a.example/b.jpg".to_owned()),
            image_alt: Some("Bàn \"một cửa\"".to_owned()),
            image_size: Some((1200, 630)),
            ..Og::default()
        };
        let told = shared(("", ""), "", &og, "{}");
        let (_, picture) = told.split_once("\n<meta property=\"og:image\"").unwrap();
        assert_eq!(
            picture,
            " content=\"https://a.example/b.jpg\">\n<meta property=\"og:image:width\" content=\"1200\">\n<meta property=\"og:image:height\" content=\"630\">\n<meta property=\"og:image:alt\" content=\"Bàn &quot;một cửa&quot;\">\n<meta name=\"twitter:card\" content=\"summary_large_image\">\n<script type=\"application/ld+json\">{}</script>"
        );
    }
}
