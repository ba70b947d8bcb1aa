//! The bulletin of the week to be read aloud: greeting, headlines, news, one article in full, hotline, closing.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::kind::Body;
use super::link::Link;
use super::reading::{Announcer, LineKind, Reading, SpokenLine};
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;
use crate::language::Language;
use crate::site::{Contact, ContactKind, Route, Site, Version};
use crate::speech::closed;

/// The bulletin of the week.
#[derive(Clone, Debug, Serialize)]
pub struct BulletinPage {
    /// First day of the week.
    pub from: Date,
    /// The day on which the site was built.
    pub to: Date,
    /// True when its articles are of this week; else they are the newest there are.
    pub is_of_week: bool,
    /// The scripts of its articles, newest first.
    pub scripts: Vec<Link>,
    /// The text file beside the page.
    pub text_file: String,
    /// What is read.
    #[serde(serialize_with = "super::reading::shown")]
    pub reading: Arc<Reading>,
    /// True when anything in it is made up.
    pub is_sample: bool,
}

/// Telephone numbers are said twice, and no more than two of them: nobody takes down a third.
const NUMBERS: usize = 2;

/// The bulletin in the reader's language; nothing when no article was written in it.
pub(super) fn bulletin(view: &View) -> Option<Sheet> {
    let site = view.site;
    let from = first_day(site.today);
    let (chosen, is_of_week) = chosen(site, view.language);
    if chosen.is_empty() {
        return None;
    }
    let voice = Announcer::voice(site);
    let announcer = Announcer::new(site, view.desk.phrases, &voice, view.language);
    let contacts = numbers(site);
    let lines = lines(&announcer, &chosen, &contacts);
    let articles = chosen.iter().map(|(at, _)| &site.articles[*at]);
    let title = view.phrase("section_bulletin");
    let body = BulletinPage {
        from,
        to: site.today,
        is_of_week,
        scripts: chosen
            .iter()
            .map(|(at, version)| Link {
                wording: Wording::own(version.title.as_str()),
                href: Some(view.href(&Route::Script(site.articles[*at].id.clone()))),
            })
            .collect(),
        text_file: view.text_file(),
        reading: Arc::new(announcer.reading(lines)),
        is_sample: articles.into_iter().any(|article| article.is_sample)
            || contacts.iter().any(|contact| contact.is_sample),
    };
    Some(Sheet {
        section: "articles".to_owned(),
        description: view.filled("description_bulletin", &[("site", &view.site_title())]),
        crumbs: vec![view.section(&Route::Articles(1), "section_articles")],
        translations: Some(languages(site)),
        is_exact: true,
        ..Sheet::new(title.to_owned(), Body::Bulletin(Box::new(body)))
    })
}

/// Address of the bulletin in the reader's language, or else in the default one.
pub(super) fn address(view: &View) -> Option<String> {
    let languages = languages(view.site);
    let own = languages.iter().find(|language| *language == view.language);
    let language = own.or(languages.first())?;
    Some(view.href_in(&Route::Bulletin, language))
}

/// Languages in which there is a bulletin.
fn languages(site: &Site) -> Vec<Language> {
    let languages = site.settings.languages.iter();
    let has = |language: &&Language| !chosen(site, language).0.is_empty();
    languages.filter(has).cloned().collect()
}

/// The articles of the week in a language, newest first, or else the newest there are; true when they are of the week.
fn chosen<'s>(site: &'s Site, language: &Language) -> (Vec<(usize, &'s Version)>, bool) {
    let most = site.settings.loudspeaker.bulletin_articles as usize;
    let written = || {
        let articles = site.articles.iter().enumerate();
        articles.filter_map(|(at, article)| Some((at, article, article.versions.get(language)?)))
    };
    let from = first_day(site.today);
    let pick = |(at, _, version)| (at, version);
    let recent = written().filter(|(_, article, _)| article.date >= from);
    let recent: Vec<_> = recent.take(most).map(pick).collect();
    match recent.is_empty() {
        true => (written().take(most).map(pick).collect(), false),
        false => (recent, true),
    }
}

/// Seven days, this one included.
fn first_day(today: Date) -> Date {
    today.saturating_sub(6.days())
}

fn lines(
    announcer: &Announcer,
    chosen: &[(usize, &Version)],
    contacts: &[&Contact],
) -> Vec<SpokenLine> {
    let mut lines = vec![announcer.opening()];
    let Some(((_, main), news)) = chosen.split_first() else {
        return lines;
    };
    if !news.is_empty() {
        lines.push(announcer.cue("bulletin_headlines", &[]));
        for (_, version) in chosen {
            lines.push(announcer.line(LineKind::Item, &closed(&version.title)));
        }
    }
    for (at, (_, version)) in news.iter().enumerate() {
        let number = (at + 1).to_string();
        let values = [("n", number.as_str()), ("title", &closed(&version.title))];
        lines.push(heading(announcer.cue("bulletin_news", &values)));
        lines.extend(short(announcer, version));
    }
    let title = closed(&main.title);
    lines.push(heading(
        announcer.cue("bulletin_main", &[("title", &title)]),
    ));
    lines.extend(
        main.summary
            .iter()
            .map(|text| announcer.line(LineKind::Text, text)),
    );
    lines.extend(announcer.body(main));
    if !contacts.is_empty() {
        lines.push(heading(announcer.cue("bulletin_contacts", &[])));
    }
    for contact in contacts {
        let name = contact.name.best([announcer.language]);
        let name = name.map(|(_, name)| name.as_str()).unwrap_or_default();
        let values = [("name", name), ("number", contact.value.as_str())];
        lines.push(SpokenLine {
            kind: LineKind::Item,
            ..announcer.cue("bulletin_contact", &values)
        });
    }
    lines.push(announcer.closing());
    lines
}

/// An article as a piece of news: what its author says in short, or its first paragraph.
fn short(announcer: &Announcer, version: &Version) -> Option<SpokenLine> {
    match &version.summary {
        Some(summary) => Some(announcer.line(LineKind::Text, summary)),
        None => {
            let body = announcer.body(version);
            body.into_iter().find(|line| line.kind == LineKind::Text)
        }
    }
}

fn heading(line: SpokenLine) -> SpokenLine {
    SpokenLine {
        kind: LineKind::Heading,
        ..line
    }
}

/// Numbers to call: those in every footer first.
fn numbers(site: &Site) -> Vec<&Contact> {
    let phones = site
        .contacts
        .channels
        .iter()
        .filter(|contact| matches!(contact.kind, ContactKind::Phone | ContactKind::CallCentre));
    let mut phones: Vec<&Contact> = phones.collect();
    phones.sort_by_key(|contact| !contact.is_prominent);
    phones.truncate(NUMBERS);
    phones
}
