//! The poster: numbers large enough to be read by those who pass, what may be said there, and codes.

use serde::Serialize;

use crate::page::contact::ContactCard;
use crate::page::kind::Body;
use crate::page::qr::QrCard;
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::{Contact, ContactKind, Route, Site};

/// The poster.
#[derive(Clone, Debug, Serialize)]
pub struct PosterPage {
    /// The campaign in one sentence.
    pub message: Option<Wording>,
    /// Numbers to call, at most [`NUMBERS`].
    pub numbers: Vec<PosterNumber>,
    /// Other ways, at most [`WAYS`].
    pub ways: Vec<ContactCard>,
    /// What is received.
    pub received: Vec<Wording>,
    /// What is not.
    pub not_received: Vec<Wording>,
    /// The page of hotlines, or the national portal.
    pub qr: Option<QrCard>,
    /// True when any number or address is made up.
    pub is_sample: bool,
}

/// A number to call.
#[derive(Clone, Debug, Serialize)]
pub struct PosterNumber {
    /// Who answers, when, for how much.
    pub contact: ContactCard,
    /// Its code.
    pub qr: Option<QrCard>,
    /// `short`, `plain`, `long`: in which size it fits on one line.
    pub size: &'static str,
}

/// More numbers than these nobody remembers.
const NUMBERS: usize = 3;

/// How many other ways.
const WAYS: usize = 2;

/// True when the site has a way to reach somebody.
pub(in crate::page) fn has_poster(site: &Site) -> bool {
    !site.contacts.channels.is_empty()
}

/// The poster.
pub(in crate::page) fn poster(view: &View) -> Sheet {
    let contacts = &view.site.contacts;
    let (numbers, ways) = view.numbers_and_ways();
    let page = PosterPage {
        message: view.maybe(view.site.settings.message.as_ref()),
        is_sample: numbers.iter().chain(&ways).any(|card| card.is_sample),
        numbers: numbers.into_iter().map(|card| number(view, card)).collect(),
        ways,
        received: view.words(&contacts.received),
        not_received: view.words(&contacts.not_received),
        qr: view.qr_of_page_or_portal(
            &Route::Hotlines,
            Wording::own(view.phrase("paper_scan_hotlines")),
        ),
    };
    Sheet {
        stands_for: Some(Route::Hotlines),
        section: "paper".to_owned(),
        description: view.filled("description_poster", &[("site", &view.site_title())]),
        crumbs: vec![view.section(&Route::Paper, "title_paper")],
        ..Sheet::new(
            view.phrase("title_poster").to_owned(),
            Body::Poster(Box::new(page)),
        )
    }
}

fn number(view: &View, contact: ContactCard) -> PosterNumber {
    let size = match contact.value.chars().count() {
        ..=9 => "short",
        10..=13 => "plain",
        _ => "long",
    };
    PosterNumber {
        qr: view.qr_of_contact(&contact),
        size,
        contact,
    }
}

impl View<'_> {
    /// Numbers to call and other ways, those that every page shows first, as many as paper has room for.
    pub(super) fn numbers_and_ways(&self) -> (Vec<ContactCard>, Vec<ContactCard>) {
        let mut channels: Vec<&Contact> = self.site.contacts.channels.iter().collect();
        channels.sort_by_key(|contact| !contact.is_prominent);
        let (numbers, ways): (Vec<&Contact>, Vec<&Contact>) = channels
            .into_iter()
            .partition(|one| matches!(one.kind, ContactKind::Phone | ContactKind::CallCentre));
        let cards = |contacts: Vec<&Contact>, most: usize| {
            let first = contacts.into_iter().take(most);
            first.map(|contact| self.contact(contact)).collect()
        };
        (cards(numbers, NUMBERS), cards(ways, WAYS))
    }
}
