//! What stands in `<head>`: title, description, addresses in other languages, Open Graph, JSON-LD.

use serde::Serialize;

use super::json_ld::{Breadcrumbs, json_ld};
use super::link::Link;
use super::picture_for_sharing::SIZE;
use super::sheet::Sheet;
use super::view::View;
use crate::language::Language;
use crate::site::{PageKind, Route, resolve};
use crate::source::line_beyond;

/// What stands in `<head>`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Head {
    /// Title of the page, without the site's.
    pub title: String,
    /// One or two sentences; may be empty.
    pub description: String,
    /// Absolute address that search engines should keep; only when the site's address is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    /// Real translations, this page among them, and `x-default`; empty when there is only one.
    pub alternates: Vec<Alternate>,
    /// `noindex`, or nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub robots: Option<&'static str>,
    /// Open Graph.
    pub og: Og,
    /// JSON-LD, safe inside `<script type="application/ld+json">`; print it with `| safe`. Empty for a page that is another in another form.
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Absolute address of a picture, when known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// What the picture shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_alt: Option<String>,
    /// Width and height of the picture in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_size: Option<(u32, u32)>,
    /// `vi_VN`, `en_US` …
    pub locale: String,
    /// Day of publication of an article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Day of its last change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
}

/// Characters of a description; search engines cut longer ones.
const DESCRIPTION: usize = 300;

/// The head of a page.
pub(super) fn head(view: &View, sheet: &Sheet, crumbs: &[Link]) -> Head {
    let settings = &view.site.settings;
    let default = settings.default_language();
    let is_own = is_in(sheet, view.language);
    let kept = match is_own {
        true => match &sheet.stands_for {
            Some(route) => route.path(view.language, default),
            None => view.path.clone(),
        },
        false => view.route.path(default, default),
    };
    let is_missing = view.route.kind() == PageKind::NotFound;
    let description = shorten(&sheet.description, DESCRIPTION);
    let canonical = view.absolute(&kept).filter(|_| !is_missing);
    Head {
        title: sheet.title.clone(),
        alternates: if is_missing || !is_own || sheet.stands_for.is_some() {
            Vec::new()
        } else {
            alternates(view, sheet)
        },
        // A page of made-up data must not be found as if it were a real office's.
        robots: (is_missing || sheet.stands_for.is_some() || settings.sample.is_some())
            .then_some("noindex"),
        og: og(view, sheet, &kept, canonical.clone()),
        // What search engines are not to keep tells them nothing more.
        json_ld: match sheet.stands_for {
            Some(_) => String::new(),
            None => json_ld(sheet.schema.as_ref(), breadcrumbs(view, crumbs).as_ref()),
        },
        description,
        canonical,
    }
}

/// True when the text of a page really is in this language.
pub(super) fn is_in(sheet: &Sheet, language: &Language) -> bool {
    sheet
        .translations
        .as_ref()
        .is_none_or(|languages| languages.contains(language))
}

fn alternates(view: &View, sheet: &Sheet) -> Vec<Alternate> {
    let settings = &view.site.settings;
    let default = settings.default_language();
    let languages = settings
        .languages
        .iter()
        .filter(|language| is_in(sheet, language));
    let href = |language: &Language| {
        let path = view.route.path(language, default);
        view.absolute(&path).unwrap_or_else(|| view.file(&path))
    };
    let mut alternates: Vec<Alternate> = languages
        .map(|language| Alternate {
            hreflang: language.to_string(),
            href: href(language),
        })
        .collect();
    if alternates.len() < 2 {
        return Vec::new();
    }
    alternates.push(Alternate {
        hreflang: "x-default".to_owned(),
        href: href(default),
    });
    alternates
}

fn og(view: &View, sheet: &Sheet, kept: &str, url: Option<String>) -> Og {
    // The picture made for it; without one (in a hurry) the page's own.
    let made = view.shared_picture(sheet, kept);
    let made = made.and_then(|(path, is_own)| Some((view.absolute(&path)?, Some(SIZE), is_own)));
    let own = || {
        let (path, alt) = sheet.image.as_ref()?;
        let (url, size) = view.absolute_picture(path)?;
        Some((url, size, alt.clone()))
    };
    let picture = match made {
        // Its title is what it says.
        Some((url, size, true)) => Some((url, size, sheet.title.clone())),
        Some((url, size, false)) => Some((url, size, view.site_title())),
        None => own(),
    };
    let (image, image_size, image_alt) = match picture {
        Some((url, size, alt)) => (Some(url), size, Some(alt)),
        None => (None, None, None),
    };
    Og {
        kind: if sheet.published.is_some() {
            "article"
        } else {
            "website"
        },
        url,
        image_alt,
        image_size,
        image,
        locale: view.phrase("locale").to_owned(),
        published: sheet.published.map(|(date, _)| date.to_string()),
        modified: sheet
            .published
            .and_then(|(_, date)| date)
            .map(|date| date.to_string()),
    }
}

fn breadcrumbs<'a>(view: &View, crumbs: &'a [Link]) -> Option<Breadcrumbs<'a>> {
    if crumbs.len() < 2 || view.route == Route::NotFound {
        return None;
    }
    let crumbs = crumbs.iter().map(|crumb| {
        // The address of every crumb but the last is relative to the page; only absolute ones may stand here.
        let item = match crumb.href.as_ref() {
            None => view.absolute(&view.path),
            Some(href) => resolve(&view.path, href).and_then(|path| view.absolute(&path)),
        };
        (crumb.wording.text.as_str(), item)
    });
    Some(Breadcrumbs::new(crumbs))
}

/// At most so many characters, cut between words.
pub(super) fn shorten(text: &str, limit: usize) -> String {
    let text = line_beyond(text, limit);
    let Some((end, _)) = text.char_indices().nth(limit) else {
        return text;
    };
    let cut = text[..end].rfind(' ').unwrap_or(end);
    format!(
        "{}…",
        text[..cut].trim_end_matches([',', ';', ':', '.', '–', ' '])
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_are_cut_between_words() {
        assert_eq!(shorten("một hai  ba", 20), "một hai ba");
        assert_eq!(shorten("một hai, ba", 9), "một hai…");
    }
}
