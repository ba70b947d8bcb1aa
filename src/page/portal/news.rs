//! News of all units, each leading into the site it stands in.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::language::Language;
use crate::page::kind::Body;
use crate::page::link::PartyLink;
use crate::page::search_entry::SearchEntry;
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::portal::{News, NewsReport, RollUp, SiteReport, localized};
use crate::site::{PageKind, Route};

/// News of all units.
#[derive(Clone, Debug, Serialize)]
pub struct PortalNewsPage {
    /// The newest articles of all sites.
    pub news: Vec<PortalNews>,
    /// How many units wrote them.
    pub units: usize,
}

/// An article of a unit's site.
#[derive(Clone, Debug, Serialize)]
pub struct PortalNews {
    /// Address in the unit's site.
    pub href: String,
    /// Title.
    pub title: Wording,
    /// Summary; may be empty.
    pub summary: Wording,
    /// Day of publication.
    pub date: Date,
    /// The unit, with its page in the portal.
    pub unit: PartyLink,
    /// True for a made-up article.
    pub is_sample: bool,
}

/// News of all units.
pub(super) fn news(view: &View, roll_up: &RollUp) -> Sheet {
    let news = view.portal_news(roll_up, roll_up.news.iter());
    let units: std::collections::BTreeSet<usize> =
        roll_up.news.iter().map(|one| one.unit).collect();
    let page = PortalNewsPage {
        units: units.len(),
        news,
    };
    Sheet {
        section: "articles".to_owned(),
        kind: Some(PageKind::PortalNews),
        description: view.filled("portal_description_news", &[("site", &view.site_title())]),
        ..Sheet::new(
            view.phrase("section_articles").to_owned(),
            Body::PortalNews(Box::new(page)),
        )
    }
}

/// What can be found of the news.
pub(super) fn found_news(view: &View, roll_up: &RollUp) -> Vec<SearchEntry> {
    let news = view.portal_news(roll_up, roll_up.news.iter());
    let entries = news.into_iter().map(|one| {
        let text = format!("{}\n{}", one.summary.text, one.unit.wording.text);
        SearchEntry {
            kind: "article",
            title: one.title,
            summary: one.summary.text,
            text: Arc::from(text.as_str()),
            keywords: vec![one.unit.wording.text],
            codes: Vec::new(),
            href: one.href,
        }
    });
    entries.collect()
}

impl View<'_> {
    /// Articles of units' sites, in their order.
    pub(super) fn portal_news<'n>(
        &self,
        roll_up: &RollUp,
        news: impl Iterator<Item = &'n News>,
    ) -> Vec<PortalNews> {
        news.filter_map(|one| self.one_news(roll_up, *one))
            .collect()
    }

    fn one_news(&self, roll_up: &RollUp, news: News) -> Option<PortalNews> {
        let one = roll_up.units.get(news.unit)?;
        let report = one.report?;
        let article = report.news.get(news.at)?;
        let (language, path) = self.translation(report, article)?;
        let word = |texts| {
            let text = localized(texts);
            let (in_language, text) = text.best([&language])?;
            Some(Wording::in_language(
                text.as_str(),
                in_language,
                self.language,
            ))
        };
        Some(PortalNews {
            href: self.in_site(one, path)?,
            title: word(&article.title)?,
            summary: word(&article.summary).unwrap_or_default(),
            date: article.date,
            unit: PartyLink {
                href: Some(self.href(&Route::Unit(one.unit.id.clone()))),
                ..self.party_of(&one.unit.id)
            },
            is_sample: article.is_sample,
        })
    }

    /// The version that the reader gets, with its path: the reader's language, else the site's default.
    fn translation<'r>(
        &self,
        report: &SiteReport,
        article: &'r NewsReport,
    ) -> Option<(Language, &'r str)> {
        let mut tags = vec![self.language.tag()];
        tags.extend(report.languages.iter().map(String::as_str));
        tags.into_iter().find_map(|tag| {
            let path = article.paths.get(tag)?;
            Some((tag.parse().ok()?, path.as_str()))
        })
    }
}
