//! What finished pages tell of a site, for the record that it leaves of itself.

use crate::portal::{SiteContents, Texts};
use crate::site::{PageKind, Site};

use super::all::Pages;

impl Pages {
    /// How many pages there are, and the summary that each article shows.
    pub fn contents(&self, site: &Site) -> SiteContents {
        let mut summaries = vec![Texts::new(); site.articles.len()];
        let mut at = std::collections::BTreeMap::new();
        let articles = self.pages.iter();
        for page in articles.filter(|page| page.kind == PageKind::Article) {
            // Pages of articles stand in the order of the site's articles, language by language.
            let next: &mut usize = at.entry(&page.language).or_default();
            if let Some(summary) = summaries.get_mut(*next) {
                let text = page.head.description.clone();
                if !text.is_empty() {
                    summary.insert(page.language.to_string(), text);
                }
            }
            *next += 1;
        }
        SiteContents {
            pages: self.pages.len(),
            summaries,
        }
    }
}
