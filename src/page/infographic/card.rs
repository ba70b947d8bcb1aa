//! The list of infographics.

use serde::Serialize;

use crate::page::kind::Body;
use crate::page::link::Picture;
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::Route;

/// The list of infographics.
#[derive(Clone, Debug, Serialize)]
pub struct InfographicsPage {
    /// All of them, in the order of their files' names.
    pub cards: Vec<InfographicCard>,
}

/// An infographic in a list.
#[derive(Clone, Debug, Serialize)]
pub struct InfographicCard {
    /// Title.
    pub title: Wording,
    /// Its page.
    pub href: String,
    /// One or two sentences.
    pub summary: Option<Wording>,
    /// Its square picture, small, when it is made.
    pub image: Option<Picture>,
}

/// The list of infographics.
pub(in crate::page) fn infographics(view: &View) -> Sheet {
    let body = InfographicsPage {
        cards: view.infographic_cards(usize::MAX),
    };
    Sheet {
        section: "infographics".to_owned(),
        description: view.filled("description_infographics", &[("site", &view.site_title())]),
        here: Some(Wording::own(view.phrase("section_infographics"))),
        ..Sheet::new(
            view.phrase("title_infographics").to_owned(),
            Body::Infographics(Box::new(body)),
        )
    }
}

impl View<'_> {
    /// The first so many infographics.
    pub(in crate::page) fn infographic_cards(&self, most: usize) -> Vec<InfographicCard> {
        let all = self.site.infographics.iter().take(most);
        let default = self.site.settings.default_language();
        let card = |one: &crate::site::Infographic| {
            let is_own = one.languages().contains(self.language);
            let language = if is_own { self.language } else { default };
            InfographicCard {
                title: self.word(&one.title),
                href: self.href(&Route::Infographic(one.id.clone())),
                summary: self.maybe(one.summary.as_ref()),
                image: self.thumbnail(one, language),
            }
        };
        all.map(card).collect()
    }
}
