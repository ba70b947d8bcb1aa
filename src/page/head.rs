//! What stands in `<head>`: title, description, addresses in other languages, Open Graph, JSON-LD.

use serde::Serialize;

/// What stands in `<head>`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Head {
    /// Title of the page, without the site's.
    pub title: String,
    /// One or two sentences; may be empty.
    pub description: String,
    /// Absolute address that search engines should keep; only when the site's address is known.
    pub canonical: Option<String>,
    /// Real translations, this page among them, and `x-default`; empty when there is only one.
    pub alternates: Vec<Alternate>,
    /// `noindex`, or nothing.
    pub robots: Option<&'static str>,
    /// Open Graph.
    pub og: Og,
    /// JSON-LD, safe inside `<script type="application/ld+json">`; print it with `| safe`.
    pub json_ld: String,
}

/// The page in another language, for `hreflang`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alternate {
    /// Language tag, or `x-default`.
    pub hreflang: String,
    /// Absolute address, or a relative one when the site's address is not known.
    pub href: String,
}

/// Open Graph properties.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Og {
    /// `website` or `article`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Absolute address of the page, when known.
    pub url: Option<String>,
    /// Absolute address of a picture, when known.
    pub image: Option<String>,
    /// What the picture shows.
    pub image_alt: Option<String>,
    /// Width and height of the picture in pixels.
    pub image_size: Option<(u32, u32)>,
    /// `vi_VN`, `en_US` …
    pub locale: String,
    /// Day of publication of an article.
    pub published: Option<String>,
    /// Day of its last change.
    pub modified: Option<String>,
}
