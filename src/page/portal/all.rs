//! All pages of a portal in all its languages.

use rayon::prelude::*;

use super::directory::directory;
use super::home::home;
use super::news::{found_news, news};
use super::obligation::{found_obligations, obligation};
use super::progress::progress;
use super::unit::unit;
use crate::diagnostic::Checked;
use crate::language::Language;
use crate::page::all::Pages;
use crate::page::around::page;
use crate::page::frame::frame;
use crate::page::index::Index;
use crate::page::kind::Page;
use crate::page::phrases::Phrases;
use crate::page::progress::Download;
use crate::page::prose::prose;
use crate::page::remembered::Remembered;
use crate::page::search_entry::entries;
use crate::page::view::{Desk, View};
use crate::page::{not_found, search, standing};
use crate::portal::RollUp;
use crate::site::{Route, Site};

/// Makes every page of a portal; `downloads` are its figures as files, with addresses from the top.
pub fn portal_pages(
    site: &Site,
    roll_up: &RollUp,
    downloads: &[Download],
    phrases: &Phrases,
) -> Checked<Pages> {
    let index = Index::new(site);
    let prose = prose(site, phrases, &Remembered::default());
    let findings = prose.findings(site);
    let desk = Desk {
        site,
        index: &index,
        phrases,
        texts: &prose.texts,
        scripts: &prose.scripts,
        ledger: None,
        fields: &[],
        lists: &[],
        downloads,
        codes: Default::default(),
    };
    let languages = &site.settings.languages;
    let jobs: Vec<(Route, usize, &Language)> = routes(site, roll_up)
        .into_iter()
        .flat_map(|(route, at)| languages.iter().map(move |one| (route.clone(), at, one)))
        .collect();
    let pages = jobs
        .par_iter()
        .filter_map(|(route, at, language)| one(&desk, roll_up, (route, *at), language))
        .collect();
    let frames = languages.iter();
    let frames = frames.map(|one| (one.clone(), frame(&View::top(&desk, one))));
    let search = languages.iter().map(|language| {
        let view = View::new(&desk, Route::Search, language);
        let mut found = entries(&desk, language);
        found.extend(found_news(&view, roll_up));
        found.extend(found_obligations(&view, roll_up));
        (language.clone(), found)
    });
    let pages = Pages {
        pages,
        frames: frames.collect(),
        search: search.collect(),
    };
    Checked::new(pages, findings)
}

/// The pages, each with its position among those of its kind.
fn routes(site: &Site, roll_up: &RollUp) -> Vec<(Route, usize)> {
    let single = [
        Route::Home,
        Route::Units,
        Route::Progress,
        Route::Articles(1),
        Route::Search,
        Route::NotFound,
    ];
    let mut routes: Vec<(Route, usize)> = single.into_iter().map(|route| (route, 0)).collect();
    let units = site.units.units().iter().zip(0..);
    routes.extend(units.map(|(unit, at)| (Route::Unit(unit.id.clone()), at)));
    let shared = roll_up.shared.iter().zip(0..);
    routes.extend(shared.map(|(one, at)| (Route::Obligation(one.key.clone()), at)));
    let pages = site.pages.iter().zip(0..);
    routes.extend(pages.map(|(page, at)| (Route::Page(page.id.clone()), at)));
    routes
}

fn one(
    desk: &Desk,
    roll_up: &RollUp,
    (route, at): (&Route, usize),
    language: &Language,
) -> Option<Page> {
    let view = View::new(desk, route.clone(), language);
    let sheet = match route {
        Route::Home => home(&view, roll_up),
        Route::Units => directory(&view, roll_up),
        Route::Progress => progress(&view, roll_up),
        Route::Articles(_) => news(&view, roll_up),
        Route::Unit(_) => unit(&view, roll_up, at),
        Route::Obligation(_) => obligation(&view, roll_up, roll_up.shared.get(at)?)?,
        Route::Page(_) => standing::standing(&view, at)?,
        Route::Search => search::search(&view),
        _ => not_found::not_found(&view),
    };
    Some(page(&view, sheet))
}
