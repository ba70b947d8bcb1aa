//! Markdown of the site rendered for the page it stands on.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Finding, Place};
use crate::language::{Language, Localized};
use crate::memory::Mark;
use crate::prose::{Image, Labels, Mistake, Surroundings, render};
use crate::say;
use crate::site::{Astray, Route, Site, Target, Version, relative};

use super::asked::{Asked, Asking, answers_the_same};
use super::phrases::Phrases;
use super::picture::choice;
use super::remembered::Remembered;
use super::view::has_hotlines;

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadingView {
    /// 2 to 6.
    pub level: u8,
    /// Anchor.
    pub id: String,
    /// Text.
    pub text: String,
}

/// A text as one language's page shows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Shown {
    pub html: Arc<str>,
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
    articles: Vec<Vec<Arc<ShownText>>>,
    pages: Vec<Vec<Arc<ShownText>>>,
}

/// A text as it is shown, what was found in it, and what it asked of the site around it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ShownText {
    shown: Shown,
    findings: Vec<Finding>,
    asked: Vec<Asked>,
}

impl Texts {
    /// Mistakes, each told once, for the page in the text's own language.
    pub fn findings(&self) -> Vec<Finding> {
        let every = self.articles.iter().chain(&self.pages).flatten();
        let findings = every.flat_map(|text| text.findings.iter().cloned());
        findings.collect()
    }

    /// The article at a position, for the language at a position.
    pub fn article(&self, at: usize, language: usize) -> &Shown {
        &self.articles[at][language].shown
    }

    /// The standing page at a position, for the language at a position.
    pub fn page(&self, at: usize, language: usize) -> &Shown {
        &self.pages[at][language].shown
    }
}

/// Renders every text once for each page it is shown on. With those of a build `before` only the texts of some files are rendered.
pub(super) fn texts(
    site: &Site,
    phrases: &Phrases,
    remembered: &Remembered,
    before: Option<(&Texts, &BTreeSet<String>)>,
) -> Texts {
    let labels = phrases.languages.keys().map(|language| {
        let labels = phrases.labels(language);
        let mark = Mark::of_texts([format!("{labels:?}").as_str()]);
        (language, labels, mark)
    });
    let labels: Vec<_> = labels.collect();
    let all = |versions: &Localized<Version>,
               route: &dyn Fn() -> Route,
               known: &dyn Fn(&Texts) -> Vec<Arc<ShownText>>| {
        let is_other = |files: &BTreeSet<String>| {
            versions
                .iter()
                .any(|(_, version)| files.contains(&version.file))
        };
        if let Some((before, _)) = before.filter(|(_, files)| !is_other(files)) {
            return known(before);
        }
        let route = route();
        let shown = site.settings.languages.iter();
        let shown =
            shown.filter_map(|reader| show(site, versions, &route, (reader, &labels), remembered));
        shown.collect()
    };
    let articles = site.articles.par_iter().enumerate().map(|(at, article)| {
        let route = || Route::Article(article.id.clone());
        all(&article.versions, &route, &|before| {
            before.articles[at].clone()
        })
    });
    let pages = site.pages.par_iter().enumerate().map(|(at, page)| {
        let route = || Route::Page(page.id.clone());
        all(&page.versions, &route, &|before| before.pages[at].clone())
    });
    Texts {
        articles: articles.collect(),
        pages: pages.collect(),
    }
}

fn show(
    site: &Site,
    versions: &Localized<Version>,
    route: &Route,
    (reader, labels): (&Language, &[(&Language, Labels, Mark)]),
    remembered: &Remembered,
) -> Option<Arc<ShownText>> {
    let (language, version) = versions.best(site.settings.preference(reader))?;
    let page = PageAround {
        site,
        version,
        reader,
        path: route.path(reader, site.settings.default_language()),
    };
    let fallback = (Labels::default(), Mark::default());
    let words = labels.iter().find(|(of, ..)| *of == language);
    let (words, words_mark) = words.map_or((&fallback.0, fallback.1), |(_, labels, mark)| {
        (labels, *mark)
    });
    let is_own = language == reader;
    let mark = || {
        let around = Mark::of_texts([
            version.markdown.as_str(),
            &version.file,
            &page.path,
            if is_own { "own" } else { "" },
            version.summary.as_deref().unwrap_or("\n"),
        ]);
        around.and(words_mark).with(version.body_at)
    };
    Some(remembered.texts.recall(
        mark,
        |before| answers_the_same(&page, &before.asked),
        || Arc::new(show_anew(version, &page, words, is_own)),
    ))
}

fn show_anew(version: &Version, page: &PageAround, words: &Labels, is_own: bool) -> ShownText {
    let asking = Asking::new(page);
    let prose = render(&version.markdown, &asking, words);
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
        html: Arc::from(prose.html),
        plain: Arc::from(prose.plain),
        words: prose.words,
    };
    let mut findings = Vec::new();
    if is_own {
        for note in prose.notes {
            let range = version.body_at + note.range.start..version.body_at + note.range.end;
            let place = Place::bytes(&version.file, range);
            findings.push(Finding::new(note.severity, place, note.message, note.help));
        }
    }
    ShownText {
        shown,
        findings,
        asked: asking.asked(),
    }
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
                let href = |path: &str| relative(&self.path, path);
                return Ok(match choice(file, href) {
                    Some(choice) => Image {
                        href: choice.src,
                        size: choice.size,
                        srcset: choice.srcset,
                        avif: choice.avif,
                    },
                    None => Image::default(),
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
