//! The site as seen from one page in one language: texts in the reader's language, addresses from where the page lies.

use crate::language::{Language, Localized};
use crate::site::{Party, ProcedureList, Route, Site, relative};

use super::index::Index;
use super::link::{Link, PartyLink, Picture};
use super::phrases::{Phrases, fill};
use super::picture::{choice, narrowest};
use super::procedures::Field;
use super::progress::{Download, Ledger};
use super::qr::Codes;
use super::script::Scripts;
use super::text::Texts;
use super::words::Wording;

/// Everything that pages are made from, the same for all of them.
pub(super) struct Desk<'a> {
    pub site: &'a Site,
    pub index: &'a Index<'a>,
    pub phrases: &'a Phrases,
    pub texts: &'a Texts,
    pub scripts: &'a Scripts,
    /// Where everybody stands; nothing when the plan asks nothing.
    pub ledger: Option<&'a Ledger<'a>>,
    /// Fields of procedures in their order.
    pub fields: &'a [Field<'a>],
    /// Lists of procedures with how many pages each has.
    pub lists: &'a [(ProcedureList, usize)],
    /// The figures as files, with addresses from the top of the site.
    pub downloads: &'a [Download],
    /// QR codes that were drawn: several pages lead to the same place.
    pub codes: Codes,
}

/// The desk, and which page is being made.
#[derive(Clone)]
pub(super) struct View<'a> {
    pub desk: &'a Desk<'a>,
    pub site: &'a Site,
    pub index: &'a Index<'a>,
    pub language: &'a Language,
    pub route: Route,
    pub path: String,
    /// What goes before a path from the top instead of a relative way: a host shows the page of a missing address anywhere.
    prefix: Option<String>,
}

impl<'a> View<'a> {
    /// The view from a page.
    pub fn new(desk: &'a Desk<'a>, route: Route, language: &'a Language) -> Self {
        let site = desk.site;
        let path = route.path(language, site.settings.default_language());
        let prefix = match (&route, &site.settings.base_url) {
            (Route::NotFound, Some(url)) => Some(base_path(url).to_owned()),
            _ => None,
        };
        Self {
            desk,
            site,
            index: desk.index,
            language,
            route,
            path,
            prefix,
        }
    }

    /// The view from the top of the site, for what all pages of a language share.
    pub fn top(desk: &'a Desk<'a>, language: &'a Language) -> Self {
        Self {
            path: "index.html".to_owned(),
            ..Self::new(desk, Route::Home, language)
        }
    }

    /// What goes before a path from the top of the site.
    pub fn root(&self) -> String {
        match &self.prefix {
            Some(prefix) => prefix.clone(),
            None => "../".repeat(self.path.matches('/').count()),
        }
    }

    /// A phrase of the theme.
    pub fn phrase(&self, key: &'a str) -> &'a str {
        self.desk.phrases.get(self.language, key)
    }

    /// A phrase of the theme with values put in.
    pub fn filled(&self, key: &'a str, values: &[(&str, &str)]) -> String {
        fill(self.phrase(key), values)
    }

    /// A text in the reader's language, or the best other.
    pub fn word(&self, text: &Localized<String>) -> Wording {
        Wording::best(text, self.language, &self.site.settings.languages)
    }

    /// A text that may be left out.
    pub fn maybe(&self, text: Option<&Localized<String>>) -> Option<Wording> {
        text.map(|text| self.word(text))
    }

    /// Several texts.
    pub fn words(&self, texts: &[Localized<String>]) -> Vec<Wording> {
        texts.iter().map(|text| self.word(text)).collect()
    }

    /// Address of a published file, by its path from the top.
    pub fn file(&self, path: &str) -> String {
        match &self.prefix {
            Some(prefix) => format!("{prefix}{path}"),
            None => relative(&self.path, path),
        }
    }

    /// Address of a page in the reader's language.
    pub fn href(&self, route: &Route) -> String {
        self.href_in(route, self.language)
    }

    /// Address of a page in a language.
    pub fn href_in(&self, route: &Route, language: &Language) -> String {
        self.file(&route.path(language, self.site.settings.default_language()))
    }

    /// Address of a place on a page.
    pub fn anchor(&self, route: &Route, anchor: &str) -> String {
        if *route == self.route {
            format!("#{anchor}")
        } else {
            format!("{}#{anchor}", self.href(route))
        }
    }

    /// Absolute address of a published file, when the site's address is known.
    pub fn absolute(&self, path: &str) -> Option<String> {
        let base = self.site.settings.base_url.as_ref()?;
        Some(format!("{base}{path}"))
    }

    /// A link to a page with a text of the theme.
    pub fn section(&self, route: &Route, key: &'a str) -> Link {
        Link {
            wording: Wording::own(self.phrase(key)),
            href: Some(self.href(route)),
        }
    }

    /// A unit or group by id; the id itself when there is none.
    pub fn party_of(&self, id: &str) -> PartyLink {
        let units = &self.site.units;
        let (kind, wording) = if let Some(unit) = units.unit(id) {
            ("unit", self.word(unit.name_on(self.site.naming_day())))
        } else if let Some(group) = units.group(id) {
            ("group", self.word(&group.name))
        } else {
            ("words", Wording::own(id))
        };
        PartyLink {
            wording,
            href: (kind != "words").then(|| self.href(&Route::Unit(id.to_owned()))),
            kind,
            id: (kind != "words").then(|| id.to_owned()),
        }
    }

    /// Somebody named by the plan.
    pub fn party(&self, party: &Party) -> PartyLink {
        match party {
            Party::Unit(id) | Party::Group(id) => self.party_of(id),
            Party::Words(words) => PartyLink {
                wording: self.word(words),
                href: None,
                kind: "words",
                id: None,
            },
        }
    }

    /// Several of them.
    pub fn parties(&self, parties: &[Party]) -> Vec<PartyLink> {
        parties.iter().map(|party| self.party(party)).collect()
    }

    /// Units and groups by id.
    pub fn parties_of<I: AsRef<str>>(&self, ids: &[I]) -> Vec<PartyLink> {
        ids.iter().map(|id| self.party_of(id.as_ref())).collect()
    }

    /// A picture of `media/` by its path in the site's folder; nothing when it is left out of this build.
    pub fn picture(&self, path: &str, alt: Wording) -> Option<Picture> {
        let choice = choice(self.site.media.get(path)?, |path| self.file(path))?;
        Some(Picture {
            src: choice.src,
            width: choice.size.map(|(width, _)| width),
            height: choice.size.map(|(_, height)| height),
            alt,
            srcset: choice.srcset,
            avif: choice.avif,
        })
    }

    /// The same for a place where it is small.
    pub fn small_picture(&self, path: &str) -> Option<Picture> {
        let (src, size) = narrowest(self.site.media.get(path)?)?;
        Some(Picture {
            src: self.file(src),
            width: size.map(|(width, _)| width),
            height: size.map(|(_, height)| height),
            alt: Wording::default(),
            srcset: None,
            avif: None,
        })
    }

    /// Absolute address of a picture and its size, when the site's address is known.
    pub fn absolute_picture(&self, path: &str) -> Option<(String, Option<(u32, u32)>)> {
        let choice = choice(self.site.media.get(path)?, str::to_owned)?;
        Some((self.absolute(&choice.src)?, choice.size))
    }

    /// True when the site has such a page.
    pub fn has(&self, route: &Route) -> bool {
        let plan = self.site.plan.as_ref();
        match route {
            Route::Plan => plan.is_some(),
            Route::Annex => plan.is_some_and(|plan| plan.annex.is_some()),
            Route::Hotlines => has_hotlines(self.site),
            Route::Indexes => !self.site.indexes.series.is_empty(),
            Route::Documents(_) => !self.site.library.documents.is_empty(),
            Route::Contests => !self.site.contests.is_empty(),
            Route::Procedures => !self.site.procedures.is_empty(),
            Route::Infographics => !self.site.infographics.is_empty(),
            Route::Quizzes => !self.site.quizzes.is_empty(),
            Route::Paper => self.site.portal.is_none(),
            Route::Progress => self.desk.ledger.is_some() || self.site.portal.is_some(),
            Route::ProgressUnit(id) => {
                let ledger = self.desk.ledger;
                ledger.is_some_and(|ledger| ledger.has_unit(id))
            }
            _ => true,
        }
    }

    /// Address of a page, when there is such a page.
    pub fn href_if(&self, route: &Route) -> Option<String> {
        self.has(route).then(|| self.href(route))
    }
}

/// True when there is anything to say about how to reach somebody.
pub(super) fn has_hotlines(site: &Site) -> bool {
    let contacts = &site.contacts;
    !(contacts.channels.is_empty() && contacts.received.is_empty())
}

/// `https://a.example/b/` → `/b/`.
fn base_path(url: &str) -> &str {
    let after = url.find("://").map_or(0, |at| at + 3);
    let slash = url[after..].find('/').map_or(url.len(), |at| after + at);
    match &url[slash..] {
        "" => "/",
        path => path,
    }
}

#[cfg(test)]
mod tests {
    use super::base_path;

    #[test]
    fn the_path_of_an_address() {
        for (url, expected) in [
            ("https://a.example/", "/"),
            ("https://a.example/b/c/", "/b/c/"),
            ("http://a.example", "/"),
        ] {
            assert_eq!(base_path(url), expected);
        }
    }
}
