//! What stands in `<head>`: title, description, addresses in other languages, Open Graph, JSON-LD.

use serde::Serialize;

use super::head_elements::{found_by, shared};
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
    /// What search engines are told – description, `noindex`, the address to keep, the page in other languages – as elements; print it with `| safe`.
    pub found_by: String,
    /// What is shown where the page is shared (Open Graph), and its JSON-LD unless it is another page in another form, as elements; print it with `| safe`.
    pub shared: String,
    /// One or two sentences; may be empty.
    #[serde(skip)]
    pub description: String,
    /// Absolute address that search engines should keep; only when the site's address is known.
    #[serde(skip)]
    pub canonical: Option<String>,
    /// Real translations, this page among them, and `x-default`; empty when there is only one.
    #[serde(skip)]
    pub alternates: Vec<Alternate>,
    /// Absolute address of the picture that is shown where the page is shared, when known.
    #[serde(skip)]
    pub image: Option<String>,
}

/// The page in another language, for `hreflang`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternate {
    /// Language tag, or `x-default`.
    pub hreflang: String,
    /// Absolute address, or a relative one when the site's address is not known.
    pub href: String,
}

/// Open Graph properties.
#[derive(Default)]
pub(super) struct Og {
    /// `website` or `article`.
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
    let stands_for_another = sheet.stands_for.is_some();
    let description = shorten(&sheet.description, DESCRIPTION);
    let canonical = view.absolute(&kept).filter(|_| !is_missing);
    let alternates = match is_missing || !is_own || stands_for_another {
        true => Vec::new(),
        false => alternates(view, sheet),
    };
    // A page of made-up data must not be found as if it were a real office's.
    let is_hidden = is_missing || stands_for_another || settings.sample.is_some();
    let robots = is_hidden.then_some("noindex");
    // What search engines are not to keep tells them nothing more.
    let json_ld = match stands_for_another {
        true => String::new(),
        false => json_ld(sheet.schema.as_ref(), breadcrumbs(view, crumbs).as_ref()),
    };
    let og = og(view, sheet, &kept, canonical.clone());
    Head {
        found_by: found_by(&description, robots, canonical.as_deref(), &alternates),
        shared: shared(
            (&sheet.title, &view.site_title()),
            &description,
            &og,
            &json_ld,
        ),
        title: sheet.title.clone(),
        description,
        canonical,
        alternates,
        image: og.image,
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
            hreflang: language.tag().to_owned(),
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
