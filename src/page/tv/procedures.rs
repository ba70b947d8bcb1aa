//! Procedures by field as slides: what there is, how long each takes and what it costs.

use std::collections::BTreeMap;

use super::slide::{Slide, SlideRow, em};
use super::text::{cut, lines};
use crate::page::link::Link;
use crate::page::procedures::FieldOfProcedures;
use crate::page::qr::QrCard;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::{ContactKind, ContactLevel, Procedure, Route};

/// Type sizes and line heights of name and note, in hundredths of a rem as in tv.css.
const NAME: (u32, u32) = (275, 350);
const NOTE: (u32, u32) = (250, 320);
/// Padding and rule of a row.
const PADDING: u32 = 180;

/// A slide or more for each field.
pub(super) fn procedures(view: &View) -> Vec<Slide> {
    let by_address: BTreeMap<String, &Procedure> = view
        .site
        .procedures
        .iter()
        .map(|one| (view.href(&Route::Procedure(one.id.clone())), one))
        .collect();
    let fields = view.fields();
    let slides = fields.iter().map(|field| {
        let shown = field.procedures.iter().filter_map(|card| {
            let procedure = by_address.get(card.link.href.as_ref()?)?;
            Some((&card.link, *procedure))
        });
        of_field(view, field, shown.collect())
    });
    slides.flatten().collect()
}

fn of_field(
    view: &View,
    field: &FieldOfProcedures,
    procedures: Vec<(&Link, &Procedure)>,
) -> Vec<Slide> {
    let other = || Wording::own(view.phrase("procedures_no_field"));
    let slide = Slide {
        qr: code(view, field),
        ..Slide::new("procedures", field.name.clone().unwrap_or_else(other))
    };
    let width = em(slide.width(), NOTE.0);
    let rows = procedures
        .into_iter()
        .map(|(link, procedure)| row(view, link, procedure, width));
    let rows = rows.collect();
    slide.with_rows(rows, height)
}

/// The list of the field; while nobody knows where the site will lie, the national portal.
fn code(view: &View, field: &FieldOfProcedures) -> Option<QrCard> {
    let label = Wording::own(view.phrase("tv_scan_procedures"));
    let default = view.site.settings.default_language();
    let path = Route::Procedures.path(view.language, default);
    if let Some(list) = view.absolute(&path) {
        return view.qr_to(&format!("{list}#{}", field.id), label);
    }
    let channels = view.site.contacts.channels.iter();
    let mut portals = channels.filter(|contact| {
        contact.kind == ContactKind::WebForm && contact.level == Some(ContactLevel::National)
    });
    view.qr_of_contact(&view.contact(portals.next()?))
}

fn row(view: &View, link: &Link, procedure: &Procedure, width: u32) -> SlideRow {
    let part = |key, words: Option<String>| {
        let words = words?;
        Some(view.filled(key, &[("words", &words)]))
    };
    let time = part("tv_time", view.time_in_brief(procedure));
    let fee = part("tv_fee", view.fee_in_brief(procedure));
    let words: Vec<String> = [time, fee].into_iter().flatten().collect();
    let line = words.join(" · ");
    let notes = match lines(&line, width) {
        _ if words.is_empty() => Vec::new(),
        1 => vec![line],
        // A line for each; who wants to know more scans the code.
        _ => words.iter().map(|words| cut(words, width, 1)).collect(),
    };
    SlideRow {
        name: link.wording.clone(),
        notes: notes.into_iter().map(Wording::own).collect(),
        value: None,
        is_number: false,
        qr: None,
        is_sample: procedure.is_sample,
    }
}

fn height(row: &SlideRow, width: u32) -> u32 {
    let of = |wording: &Wording, (size, line): (u32, u32)| {
        lines(&wording.text, em(width, size)) as u32 * line
    };
    let notes: u32 = row.notes.iter().map(|note| of(note, NOTE)).sum();
    of(&row.name, NAME) + notes + PADDING
}
