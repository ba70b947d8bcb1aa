//! What all pages of one language share: put into the templates' global context once. Addresses are from the top of the site.

use jiff::civil::Date;
use serde::Serialize;

use super::bulletin;
use super::contact::ContactCard;
use super::link::{Link, PartyLink, Picture};
use super::view::View;
use super::words::Wording;
use crate::language::Language;
use crate::site::{Route, Site};

/// The site as every page of one language shows it.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// Language tag.
    pub language: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Title of the site.
    pub title: Wording,
    /// One sentence about it.
    pub description: Option<Wording>,
    /// The unit whose site it is.
    pub unit: Option<PartyLink>,
    /// What the plan calls its work (`truyền thông`), for headings.
    pub communication: String,
    /// The day on which the site was built.
    pub today: Date,
    /// The notice of a site with sample data.
    pub sample: Option<Wording>,
    /// The unit's emblem; the theme's when absent.
    pub emblem: Option<Picture>,
    /// Main navigation.
    pub menu: Vec<MenuEntry>,
    /// What is not in the menu: indexes, the library of documents, standing pages.
    pub footer: Vec<Link>,
    /// Prominent contacts.
    pub contacts: Vec<ContactCard>,
    /// The Atom feed of the language.
    pub feed: String,
    /// Home page of the language.
    pub home: String,
    /// `hotlines.html` of the language, when there are contacts.
    pub hotlines: Option<String>,
    /// The bulletin of the week to be read aloud, when there are articles.
    pub bulletin: Option<String>,
    /// `search.html` of the language.
    pub search: String,
    /// `print.html` of the language; a portal has nothing to print.
    pub paper: Option<String>,
    /// Number of the plan's instrument.
    pub plan_number: Option<String>,
    /// The plan's title.
    pub plan_title: Option<Wording>,
    /// Loa's name and version.
    pub generator: String,
}

/// An entry of the main navigation.
#[derive(Clone, Debug, Serialize)]
pub struct MenuEntry {
    /// Equals [`Page::section`](super::Page::section) on the pages that belong to it.
    pub section: String,
    /// Address from the top of the site.
    pub href: String,
    /// Its text.
    #[serde(flatten)]
    pub wording: Wording,
}

/// What all pages of one language share.
pub(super) fn frame(view: &View) -> Frame {
    let settings = &view.site.settings;
    let plan = view.site.plan.as_ref();
    Frame {
        language: view.language.to_string(),
        dir: dir(view.language),
        title: view.word(&settings.title),
        description: view.maybe(settings.description.as_ref()),
        unit: view.site.unit().map(|unit| view.party_of(&unit.id)),
        communication: communication(view),
        today: view.site.today,
        sample: view.maybe(settings.sample.as_ref()),
        emblem: settings
            .emblem
            .as_ref()
            .and_then(|path| view.small_picture(path)),
        menu: menu(view),
        footer: footer(view),
        contacts: view.prominent_contacts(),
        feed: feed_path(view.language, view.site),
        home: view.href(&Route::Home),
        hotlines: view.href_if(&Route::Hotlines),
        bulletin: bulletin::address(view),
        search: view.href(&Route::Search),
        paper: view.href_if(&Route::Paper),
        plan_number: plan.and_then(|plan| plan.instrument.number.clone()),
        plan_title: plan.map(|plan| view.word(&plan.title)),
        generator: concat!("Loa ", env!("CARGO_PKG_VERSION")).to_owned(),
    }
}

/// The plan's own word; in a language in which it has none, the theme's.
fn communication(view: &View) -> String {
    let plan = view.site.plan.as_ref();
    let word = plan.and_then(|plan| plan.wording.as_ref()?.get(view.language));
    word.map_or_else(|| view.phrase("communication").to_owned(), String::clone)
}

/// Path of the Atom feed of a language.
pub fn feed_path(language: &Language, site: &Site) -> String {
    match language == site.settings.default_language() {
        true => "feed.xml".to_owned(),
        false => format!("{}/feed.xml", language.tag()),
    }
}

fn menu(view: &View) -> Vec<MenuEntry> {
    let sections = [
        ("home", Route::Home, "section_home"),
        ("plan", Route::Plan, "section_plan"),
        ("progress", Route::Progress, "section_progress"),
        ("procedures", Route::Procedures, "section_procedures"),
        ("units", Route::Units, "section_units"),
        ("articles", Route::Articles(1), "section_articles"),
        ("quizzes", Route::Quizzes, "section_quizzes"),
        ("hotlines", Route::Hotlines, "section_hotlines"),
    ];
    let sections = sections.into_iter().filter(|(_, route, _)| view.has(route));
    let mut menu: Vec<MenuEntry> = sections
        .map(|(section, route, key)| MenuEntry {
            section: section.to_owned(),
            href: view.href(&route),
            wording: Wording::own(view.phrase(key)),
        })
        .collect();
    menu.extend(standing(view, true).map(|(id, href, wording)| MenuEntry {
        section: format!("page-{id}"),
        href,
        wording,
    }));
    menu
}

fn footer(view: &View) -> Vec<Link> {
    let shelves = [
        (Route::Contests, "section_contests"),
        (Route::Indexes, "section_indexes"),
        (Route::Documents(1), "section_documents"),
        (Route::Infographics, "section_infographics"),
    ];
    let shelves = shelves.into_iter().filter(|(route, _)| view.has(route));
    let shelves = shelves.map(|(route, key)| view.section(&route, key));
    let pages = standing(view, false).map(|(_, href, wording)| Link {
        wording,
        href: Some(href),
    });
    shelves.chain(pages).collect()
}

/// Standing pages that have a place in the menu, or those that have none.
fn standing<'v>(
    view: &'v View,
    has_order: bool,
) -> impl Iterator<Item = (&'v str, String, Wording)> {
    let pages = view
        .site
        .pages
        .iter()
        .filter(move |page| page.order.is_some() == has_order);
    pages.filter_map(|page| {
        let (language, version) = page
            .versions
            .best(view.site.settings.preference(view.language))?;
        let wording = Wording::in_language(version.title.as_str(), language, view.language);
        Some((
            page.id.as_str(),
            view.href(&Route::Page(page.id.clone())),
            wording,
        ))
    })
}

/// In which direction a language is written.
fn dir(language: &Language) -> &'static str {
    let primary = language.tag().split('-').next().unwrap_or_default();
    match primary {
        "ar" | "he" | "fa" | "ur" => "rtl",
        _ => "ltr",
    }
}
