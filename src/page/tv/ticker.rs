//! The band below the slides: the office's own lines, whom to call, what is new.

use super::text::pieces_of_line;
use crate::page::view::View;
use crate::page::words::Wording;

/// Characters of a line: two rows of the band where nothing may move.
const LINE: usize = 120;

/// Every line, none longer than [`LINE`].
pub(super) fn ticker(view: &View) -> Vec<Wording> {
    let mut lines = view.words(&view.site.tv.ticker);
    let contacts = view.prominent_contacts().into_iter();
    lines.extend(contacts.map(|contact| Wording {
        text: format!("{}: {}", contact.name.text, contact.value),
        lang: contact.name.lang,
    }));
    let sample = view.maybe(view.site.settings.sample.as_ref());
    lines.extend(sample);
    lines.iter().flat_map(short).collect()
}

fn short(line: &Wording) -> Vec<Wording> {
    let pieces = pieces_of_line(&line.text, LINE).into_iter();
    let of = |text| Wording {
        text,
        lang: line.lang.clone(),
    };
    pieces.map(of).collect()
}
