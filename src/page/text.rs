//! Markdown of the site rendered for the page it stands on.

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use crate::diagnostic::{Finding, Place};
use crate::language::{Language, Localized};
use crate::prose::{Image, Labels, Mistake, Surroundings, render};
use crate::say;
use crate::site::{Astray, Route, Site, Target, Version, relative};

use super::phrases::Phrases;
use super::view::has_hotlines;

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeadingView {
    /// 2 to 6.
    pub level: u8,
    /// Anchor.
    pub id: String,
    /// Text.
    pub text: String,
}

/// A text as one language's page shows it.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub html: String,
    pub headings: Vec<HeadingView>,
    /// The author's summary, or the first paragraph.
    pub summary: String,
    /// All of it without markup, one block a line.
    pub plain: Arc<str>,
    pub words: usize,
}

/// Every text for every language of the site, in the order of the site's articles, pages and languages.
#[derive(Debug, Default)]
pub(super) struct Texts {
    articles: Vec<Vec<Shown>>,
    pages: Vec<Vec<Shown>>,
}

impl Texts {
    /// The article at a position, for the language at a position.
    pub fn article(&self, at: usize, language: usize) -> &Shown {
        &self.articles[at][language]
    }

    /// The standing page at a position, for the language at a position.
    pub fn page(&self, at: usize, language: usize) -> &Shown {
        &self.pages[at][language]
    }
}

/// Renders every text once for each page it is shown on; a mistake is told once, for the page in the text's own language.
pub(super) fn texts(site: &Site, phrases: &Phrases) -> (Texts, Vec<Finding>) {
    let labels: Vec<(&Language, Labels)> = phrases
        .languages
        .keys()
        .map(|language| (language, phrases.labels(language)))
        .collect();
    let all = |versions: &Localized<Version>, route: &Route| {
        let shown = site.settings.languages.iter();
        let shown = shown.filter_map(|reader| show(site, versions, route, reader, &labels));
        shown.unzip::<Shown, Vec<Finding>, Vec<_>, Vec<_>>()
    };
    let articles: Vec<_> = site
        .articles
        .par_iter()
        .map(|article| all(&article.versions, &Route::Article(article.id.clone())))
        .collect();
    let pages: Vec<_> = site
        .pages
        .par_iter()
        .map(|page| all(&page.versions, &Route::Page(page.id.clone())))
        .collect();
    let mut findings = Vec::new();
    let mut split = |all: Vec<(Vec<Shown>, Vec<Vec<Finding>>)>| {
        let (shown, found): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        findings.extend(found.into_iter().flatten().flatten());
        shown
    };
    let texts = Texts {
        articles: split(articles),
        pages: split(pages),
    };
    (texts, findings)
}

fn show(
    site: &Site,
    versions: &Localized<Version>,
    route: &Route,
    reader: &Language,
    labels: &[(&Language, Labels)],
) -> Option<(Shown, Vec<Finding>)> {
    let (language, version) = versions.best(site.settings.preference(reader))?;
    let page = PageAround {
        site,
        version,
        reader,
        path: route.path(reader, site.settings.default_language()),
    };
    let fallback = Labels::default();
    let words = labels.iter().find(|(of, _)| *of == language);
    let prose = render(
        &version.markdown,
        &page,
        words.map_or(&fallback, |(_, labels)| labels),
    );
    let shown = Shown {
        summary: version.summary.clone().unwrap_or(prose.summary),
        headings: prose
            .headings
            .into_iter()
            .map(|heading| HeadingView {
                level: heading.level,
                id: heading.id,
                text: heading.text,
            })
            .collect(),
        html: prose.html,
        plain: Arc::from(prose.plain),
        words: prose.words,
    };
    let mut findings = Vec::new();
    if language == reader {
        for note in prose.notes {
            let range = version.body_at + note.range.start..version.body_at + note.range.end;
            let place = Place::bytes(&version.file, range);
            findings.push(Finding::new(note.severity, place, note.message, note.help));
        }
    }
    Some((shown, findings))
}

/// The page around a text: how its links and pictures look from there.
struct PageAround<'a> {
    site: &'a Site,
    version: &'a Version,
    reader: &'a Language,
    path: String,
}

impl Surroundings for PageAround<'_> {
    fn link(&self, target: &str) -> Result<String, Mistake> {
        let found = self.site.target(&self.version.file, target);
        let (route, fragment) = match found.map_err(mistake)? {
            Target::Page(route, fragment) => (route, fragment),
            Target::Media(path) => {
                let file = self.site.media.get(&path);
                return Ok(relative(
                    &self.path,
                    file.map_or(&path, |file| &file.public_path),
                ));
            }
        };
        let is_there = match &route {
            Route::Plan => self.site.plan.is_some(),
            Route::Hotlines => has_hotlines(self.site),
            _ => true,
        };
        if !is_there {
            return Err(Mistake::error(say!(
                "liên kết `{target}` dẫn tới một trang không có gì",
                "the link `{target}` leads to a page that has nothing to show"
            )));
        }
        let path = route.path(self.reader, self.site.settings.default_language());
        let mut href = relative(&self.path, &path);
        if let Some(fragment) = fragment {
            href.push('#');
            href.push_str(&fragment);
        }
        Ok(href)
    }

    fn image(&self, target: &str) -> Result<Image, Mistake> {
        let no_picture = || {
            Mistake::error(say!(
                "`{target}` không phải là ảnh",
                "`{target}` is not a picture"
            ))
        };
        let found = self.site.target(&self.version.file, target);
        let help = match found {
            Ok(Target::Media(path)) => {
                let file = self.site.media.get(&path).filter(|file| file.is_picture());
                let file = file.ok_or_else(no_picture)?;
                return Ok(Image {
                    href: relative(&self.path, &file.public_path),
                    size: file.size.map(|size| (size.width, size.height)),
                });
            }
            Ok(Target::Page(..)) => return Err(no_picture()),
            Err(nothing) => nothing.help,
        };
        Err(Mistake {
            help,
            ..Mistake::error(say!(
                "không có ảnh `{target}`",
                "there is no picture `{target}`"
            ))
        })
    }

    /// Ids of the theme's own on pages with prose: the main part, and all that begin or end with `_` (as no heading's does by itself).
    fn has_id(&self, id: &str) -> bool {
        id == "main" || id.starts_with('_') || id.ends_with('_')
    }
}

fn mistake(astray: Astray) -> Mistake {
    Mistake {
        severity: astray.severity,
        message: astray.message,
        help: astray.help,
    }
}
