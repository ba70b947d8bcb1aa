//! One article to be read aloud: large type on paper, its words alone as a text file.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::kind::Body;
use super::phrases::Phrases;
use super::reading::{Announcer, Reading};
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;
use crate::diagnostic::{Finding, Place};
use crate::language::Language;
use crate::say;
use crate::site::{Article, Route, Site};

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
    pub reading: Reading,
    /// True for a made-up article.
    pub is_sample: bool,
}

/// The readings of every article, in each language it was written in.
#[derive(Debug, Default)]
pub(super) struct Scripts {
    articles: Vec<BTreeMap<Language, Reading>>,
}

impl Scripts {
    /// The article at a position in exactly this language.
    pub fn article(&self, at: usize, language: &Language) -> Option<&Reading> {
        self.articles.get(at)?.get(language)
    }
}

/// Reads every article; one that takes longer than a session is found.
pub(super) fn scripts(site: &Site, phrases: &Phrases) -> (Scripts, Vec<Finding>) {
    let voice = Announcer::voice(site);
    let one = |article: &Article| {
        let mut readings = BTreeMap::new();
        let mut findings = Vec::new();
        for (language, version) in article.versions.iter() {
            let reading = Announcer::new(site, phrases, &voice, language).article(version);
            if reading.is_over {
                findings.push(too_long(&version.file, &reading));
            }
            readings.insert(language.clone(), reading);
        }
        (readings, findings)
    };
    let read: Vec<_> = site.articles.par_iter().map(one).collect();
    let (articles, findings): (Vec<_>, Vec<_>) = read.into_iter().unzip();
    let findings = findings.into_iter().flatten().collect();
    (Scripts { articles }, findings)
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
    let reading = view.desk.scripts.article(at, view.language)?.clone();
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
