//! Procedures by field as slides: what there is, how long each takes and what it costs.

use super::slide::{Slide, SlideRow, em};
use super::text::{cut, lines};
use crate::page::procedures::{Field, fields};
use crate::page::qr::QrCard;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::Procedure;

/// Type sizes and line heights of name and note, in hundredths of a rem as in tv.css.
const NAME: (u32, u32) = (275, 350);
const NOTE: (u32, u32) = (250, 320);
/// Padding and rule of a row.
const PADDING: u32 = 180;

/// A slide or more for each field.
pub(super) fn procedures(view: &View) -> Vec<Slide> {
    fields(view.site)
        .iter()
        .flat_map(|field| of_field(view, field))
        .collect()
}

fn of_field(view: &View, field: &Field) -> Vec<Slide> {
    let slide = Slide {
        qr: code(view, field),
        ..Slide::new("procedures", view.field_name(field))
    };
    let width = em(slide.width(), NOTE.0);
    let procedures = field.procedures.iter();
    let rows = procedures.map(|at| row(view, &view.site.procedures[*at], width));
    slide.with_rows(rows.collect(), height)
}

/// The list of the field; while nobody knows where the site will lie, the national portal.
fn code(view: &View, field: &Field) -> Option<QrCard> {
    let label = Wording::own(view.phrase("tv_scan_procedures"));
    match view.field_address(field) {
        Some(list) => view.qr_to(&list, label),
        None => view.qr_of_national_portal(),
    }
}

fn row(view: &View, procedure: &Procedure, width: u32) -> SlideRow {
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
        name: view.word(&procedure.name),
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
