//! One article to be read aloud: large type on paper, its words alone as a text file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use serde::Serialize;

use super::kind::Body;
use super::phrases::Phrases;
use super::reading::{Announcer, Reading};
use super::remembered::Remembered;
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;
use crate::diagnostic::{Finding, Place};
use crate::language::Language;
use crate::say;
use crate::site::{Article, Route, Site, Version};

/// One article to be read aloud.
#[derive(Clone, Debug, Serialize)]
pub struct ScriptPage {
    /// Title of the article.
    pub title: Wording,
    /// The article's page.
    pub article: String,
    /// The text file beside the page.
    pub text_file: String,
    /// What is read.
    #[serde(serialize_with = "super::reading::shown")]
    pub reading: Arc<Reading>,
    /// True for a made-up article.
    pub is_sample: bool,
}

/// The readings of every article, in each language it was written in.
#[derive(Debug, Default)]
pub(super) struct Scripts {
    articles: Vec<BTreeMap<Language, Arc<Reading>>>,
}

impl Scripts {
    /// Articles that take longer than a session.
    pub fn findings(&self, site: &Site) -> Vec<Finding> {
        let articles = site.articles.iter().zip(&self.articles);
        let readings = articles.flat_map(|(article, readings)| {
            let versions = article.versions.iter();
            versions.filter_map(|(language, version)| Some((version, readings.get(language)?)))
        });
        let long = readings.filter(|(_, reading)| reading.is_over);
        long.map(|(version, reading)| too_long(&version.file, reading))
            .collect()
    }

    /// The article at a position in exactly this language.
    pub fn article(&self, at: usize, language: &Language) -> Option<&Arc<Reading>> {
        self.articles.get(at)?.get(language)
    }
}

/// Reads every article. With those of a build `before` only the texts of some files are read.
pub(super) fn scripts(
    site: &Site,
    phrases: &Phrases,
    remembered: &Remembered,
    before: Option<(&Scripts, &BTreeSet<String>)>,
) -> Scripts {
    let voice = Announcer::voice(site);
    let announcers = site.settings.languages.iter();
    let announcers = announcers.map(|language| {
        let announcer = Announcer::new(site, phrases, &voice, language);
        (language, (OnceLock::new(), announcer))
    });
    let announcers: BTreeMap<_, _> = announcers.collect();
    let one = |(at, article): (usize, &Article)| {
        let is_same = |(language, version): (&Language, &Version)| {
            let (before, _) = before.filter(|(_, files)| !files.contains(&version.file))?;
            before.articles.get(at)?.get(language).cloned()
        };
        let readings = article.versions.iter().filter_map(|(language, version)| {
            let reading = is_same((language, version)).or_else(|| {
                let (mark, announcer) = announcers.get(language)?;
                let mark = || mark.get_or_init(|| announcer.mark());
                let mark = || mark().and(Announcer::article_mark(version));
                let make = || Arc::new(announcer.article(version));
                Some(remembered.readings.recall(mark, |_| true, make))
            });
            Some((language.clone(), reading?))
        });
        readings.collect()
    };
    Scripts {
        articles: site.articles.par_iter().enumerate().map(one).collect(),
    }
}

fn too_long(file: &str, reading: &Reading) -> Finding {
    let minutes = reading.minutes + usize::from(reading.seconds > 0);
    let limit = reading.limit_minutes;
    let message = say!(
        "đọc trên loa bài này mất khoảng {minutes} phút, quá {limit} phút của một buổi phát",
        "read on the loudspeaker this takes about {minutes} minutes, more than the {limit} of a session"
    );
    Finding::warning(Place::file(file), message).help(say!(
        "cắt bớt, chia thành nhiều bài, hoặc sửa `loudspeaker: session_minutes` trong site.yaml",
        "shorten it, make several articles of it, or change `loudspeaker: session_minutes` in site.yaml"
    ))
}

/// One article to be read aloud, by its position; nothing in a language it was not written in.
pub(super) fn script(view: &View, at: usize) -> Option<Sheet> {
    let article = view.site.articles.get(at)?;
    let version = article.versions.get(view.language)?;
    let reading = Arc::clone(view.desk.scripts.article(at, view.language)?);
    let title = view.filled("title_script", &[("title", &version.title)]);
    let here = Wording::own(view.phrase("section_script"));
    let body = ScriptPage {
        title: Wording::own(version.title.as_str()),
        article: view.href(&Route::Article(article.id.clone())),
        text_file: view.text_file(),
        reading,
        is_sample: article.is_sample,
    };
    Some(Sheet {
        section: "articles".to_owned(),
        description: view.filled("description_script", &[("title", &version.title)]),
        crumbs: vec![
            view.section(&Route::Articles(1), "section_articles"),
            view.article_link(at)?,
        ],
        here: Some(here),
        translations: Some(languages_of(article)),
        is_exact: true,
        stands_for: Some(Route::Article(article.id.clone())),
        ..Sheet::new(title, Body::Script(Box::new(body)))
    })
}

fn languages_of(article: &Article) -> Vec<Language> {
    let versions = article.versions.iter();
    versions.map(|(language, _)| language.clone()).collect()
}

impl View<'_> {
    /// The name of the text file beside this page.
    pub(super) fn text_file(&self) -> String {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.replace(".html", ".txt")
    }

    /// Address of a page that there is only in languages the article was written in.
    pub(super) fn written_href(&self, article: &Article, route: &Route) -> Option<String> {
        let (language, _) = self.version(article)?;
        Some(self.href_in(route, language))
    }
}
