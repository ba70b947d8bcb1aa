//! What a site holds, in a few figures.

use serde::{Deserialize, Serialize};

use crate::page::Pages;
use crate::site::Site;

/// What a site holds, to tell on the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Title in the default language.
    pub title: String,
    /// HTML pages in all languages.
    pub pages: usize,
    /// Articles, translations not counted.
    pub articles: usize,
    /// Obligations of the plan.
    pub obligations: usize,
    /// Units and groups.
    pub units: usize,
    /// Language tags, the default first.
    pub languages: Vec<String>,
}

impl Summary {
    /// What a site and its pages hold.
    pub(crate) fn of(site: &Site, pages: &Pages) -> Self {
        let settings = &site.settings;
        let title = settings.title.best([settings.default_language()]);
        Self {
            title: title.map(|(_, title)| title.clone()).unwrap_or_default(),
            pages: pages.pages.len(),
            articles: site.articles.len(),
            obligations: site.plan.as_ref().map_or(0, |plan| plan.obligations.len()),
            units: site.units.units().len() + site.units.groups().len(),
            languages: settings.languages.iter().map(ToString::to_string).collect(),
        }
    }
}
