//! A QR code with what it leads to; nothing where there is no address to lead to.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use super::contact::ContactCard;
use super::view::View;
use super::words::Wording;
use crate::chart::{QrDrawing, qr};
use crate::site::{ContactKind, ContactLevel, Route};

/// A QR code with what it leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QrCard {
    /// What opens: the title of the page, the number to call.
    pub label: Wording,
    /// The address for those who type it: without `https://` or `tel:`.
    pub address: String,
    /// `call` for a telephone number, else `open`.
    pub action: &'static str,
    /// True for a made-up number or address.
    pub is_sample: bool,
    /// The code.
    pub drawing: QrDrawing,
}

/// Codes that were drawn, by the address they lead to.
#[derive(Debug, Default)]
pub(super) struct Codes(Mutex<BTreeMap<String, Option<QrDrawing>>>);

impl Codes {
    /// The code of an address; nothing when it is too long for one.
    fn of(&self, address: &str) -> Option<QrDrawing> {
        let drawn = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(drawing) = drawn().get(address) {
            return drawing.clone();
        }
        // Nobody waits at the lock while it is drawn; who draws the same meanwhile draws the same.
        let drawing = qr(address);
        drawn().insert(address.to_owned(), drawing.clone());
        drawing
    }
}

impl View<'_> {
    /// A code for any address; nothing when it is too long for one.
    pub(super) fn qr_to(&self, address: &str, label: Wording) -> Option<QrCard> {
        let action = match address.starts_with("tel:") {
            true => "call",
            false => "open",
        };
        Some(QrCard {
            drawing: self.desk.codes.of(address)?,
            address: typed(address).to_owned(),
            label,
            action,
            is_sample: false,
        })
    }

    /// A code for a page in the reader's language; nothing while nobody knows where the site will lie.
    pub(super) fn qr_of_page(&self, route: &Route, label: Wording) -> Option<QrCard> {
        let path = route.path(self.language, self.site.settings.default_language());
        self.qr_to(&self.absolute(&path)?, label)
    }

    /// The national portal, where a channel of the site leads there: what is left while nobody knows where the site will lie.
    pub(super) fn qr_of_national_portal(&self) -> Option<QrCard> {
        let channels = self.site.contacts.channels.iter();
        let mut portals = channels.filter(|contact| {
            contact.kind == ContactKind::WebForm && contact.level == Some(ContactLevel::National)
        });
        self.qr_of_contact(&self.contact(portals.next()?))
    }

    /// A code that calls, writes or opens a channel; nothing for one without a link.
    pub(super) fn qr_of_contact(&self, contact: &ContactCard) -> Option<QrCard> {
        let card = self.qr_to(contact.link.as_ref()?, contact.name.clone())?;
        Some(QrCard {
            is_sample: contact.is_sample,
            // A number is read in groups, as its owner writes it.
            address: match card.action {
                "call" => contact.value.clone(),
                _ => card.address,
            },
            ..card
        })
    }
}

/// What somebody types: `https://a.example/b/index.html` → `a.example/b/`.
pub(super) fn typed(address: &str) -> &str {
    let bare = ["https://", "http://", "tel:", "mailto:"]
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme));
    let bare = bare.unwrap_or(address);
    bare.strip_suffix("index.html")
        .unwrap_or(bare)
        .trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn an_address_as_people_type_it() {
        for (address, expected) in [
            ("https://vi-du.example/", "vi-du.example"),
            ("https://vi-du.example/a/index.html", "vi-du.example/a"),
            ("https://vi-du.example/a/b.html", "vi-du.example/a/b.html"),
            ("tel:18001096", "18001096"),
        ] {
            assert_eq!(typed(address), expected);
        }
    }
}
