//! What one kind of page hands over; what all pages have in common is made around it.

use jiff::civil::Date;
use serde_json::Value;

use super::kind::Body;
use super::link::Link;
use super::words::Wording;
use crate::language::Language;
use crate::site::{PageKind, Route};

/// What one kind of page hands over.
pub(super) struct Sheet {
    /// Title of the page.
    pub title: String,
    /// One or two sentences for search engines and shared links.
    pub description: String,
    /// Which entry of the menu it belongs to.
    pub section: String,
    /// The way from the home page, without home and the page itself.
    pub crumbs: Vec<Link>,
    /// The page itself in the breadcrumbs; its title when absent.
    pub here: Option<Wording>,
    /// Languages its text exists in; `None` for a page made from data, which exists in all.
    pub translations: Option<Vec<Language>>,
    /// True when the text in the default language is the one that holds.
    pub has_authority: bool,
    /// A picture for shared links: its path in the site's folder and what it shows.
    pub image: Option<(String, String)>,
    /// What it is, after schema.org.
    pub schema: Option<Value>,
    /// Days of publication and of the last change, for an article.
    pub published: Option<(Date, Option<Date>)>,
    /// True when there is no page in languages the text does not exist in.
    pub is_exact: bool,
    /// The page whose text this is in another form: search engines keep that one.
    pub stands_for: Option<Route>,
    /// Which template shows it, when that is not the one of its route: a portal has pages of its own at the same addresses.
    pub kind: Option<PageKind>,
    /// The body.
    pub body: Body,
}

impl Sheet {
    /// A page with nothing special.
    pub fn new(title: String, body: Body) -> Self {
        Self {
            title,
            description: String::new(),
            section: String::new(),
            crumbs: Vec::new(),
            here: None,
            translations: None,
            has_authority: false,
            image: None,
            schema: None,
            published: None,
            is_exact: false,
            stands_for: None,
            kind: None,
            body,
        }
    }
}
