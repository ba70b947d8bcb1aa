//! What all pages of one language share: put into the templates' global context once. Addresses are from the top of the site.

use jiff::civil::Date;
use serde::Serialize;

use super::contact::ContactCard;
use super::link::{Link, PartyLink, Picture};
use super::words::Wording;

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
    /// The day on which the site was built.
    pub today: Date,
    /// The notice of a site with sample data.
    pub sample: Option<Wording>,
    /// The unit's emblem; the theme's when absent.
    pub emblem: Option<Picture>,
    /// Main navigation.
    pub menu: Vec<MenuEntry>,
    /// Standing pages that are not in the menu.
    pub footer: Vec<Link>,
    /// Prominent contacts.
    pub contacts: Vec<ContactCard>,
    /// The Atom feed of the language.
    pub feed: String,
    /// Home page of the language.
    pub home: String,
    /// `hotlines.html` of the language, when there are contacts.
    pub hotlines: Option<String>,
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
