//! Whom to call or write to, as slides: each number large enough to be copied from across the room, and a code beside it.

use super::slide::{Slide, SlideRow, em};
use super::text::lines;
use crate::page::contact::ContactCard;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::{Contact, ContactKind};

/// The gap between the two columns of a row, and the code at its end with the gap before it.
const GAP: u32 = 400;
const QR: u32 = 1600;
/// Type sizes and line heights of name, note, number and other values, in hundredths of a rem as in tv.css.
const NAME: (u32, u32) = (275, 350);
const NOTE: (u32, u32) = (250, 320);
const NUMBER: (u32, u32) = (500, 600);
const VALUE: (u32, u32) = (300, 390);
/// Padding and rule of a row.
const PADDING: u32 = 180;

/// Every number and whatever else every page shows: numbers first. All channels when there is nothing of the kind.
pub(super) fn hotlines(view: &View) -> Vec<Slide> {
    let all = view.site.contacts.channels.iter();
    let is_shown = |contact: &&Contact| {
        contact.is_prominent || matches!(contact.kind, ContactKind::Phone | ContactKind::CallCentre)
    };
    let shown: Vec<&Contact> = all.clone().filter(is_shown).collect();
    let shown = if shown.is_empty() {
        all.collect()
    } else {
        shown
    };
    if shown.is_empty() {
        return Vec::new();
    }
    let mut contacts: Vec<ContactCard> = shown.iter().map(|one| view.contact(one)).collect();
    contacts.sort_by_key(|contact| !is_number(contact));
    let title = Wording::own(view.phrase("section_hotlines"));
    let rows = contacts.iter().map(|contact| row(view, contact));
    Slide::new("hotlines", title).with_rows(rows.collect(), height)
}

fn row(view: &View, contact: &ContactCard) -> SlideRow {
    SlideRow {
        qr: view.qr_of_contact(contact),
        name: contact.name.clone(),
        notes: contact.hours.clone().into_iter().collect(),
        value: Some(Wording {
            text: shown(&contact.value),
            lang: contact.value_lang.clone(),
        }),
        is_number: is_number(contact),
        is_sample: contact.is_sample,
    }
}

fn is_number(contact: &ContactCard) -> bool {
    matches!(contact.kind, "phone" | "call_centre")
}

/// Nobody types `https://`.
fn shown(value: &str) -> String {
    let bare = value.trim_start_matches("https://");
    bare.trim_start_matches("http://")
        .trim_end_matches('/')
        .to_owned()
}

fn height(row: &SlideRow, width: u32) -> u32 {
    let column = (width - QR - GAP) / 2;
    let of = |wording: Option<&Wording>, (size, line): (u32, u32)| {
        wording.map_or(0, |wording| {
            lines(&wording.text, em(column, size)) as u32 * line
        })
    };
    let notes: u32 = row.notes.iter().map(|note| of(Some(note), NOTE)).sum();
    let left = of(Some(&row.name), NAME) + notes;
    let type_size = if row.is_number { NUMBER } else { VALUE };
    let code = row.qr.as_ref().map_or(0, |_| QR - GAP);
    left.max(of(row.value.as_ref(), type_size)).max(code) + PADDING
}
