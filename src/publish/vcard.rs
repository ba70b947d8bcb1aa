//! Hotlines as cards that a telephone saves: vCard 3.0 (RFC 2426), which old Android and iOS telephones read, in UTF-8.

use crate::page::{Body, ContactCard, Page, Pages, Phrases, fill, vcard_path};
use crate::site::Site;

use super::tree::PublicFile;

/// Bytes of a line, its break not counted (RFC 2426, 2.6); a longer one goes on in the next.
const LINE: usize = 75;

/// A card for each channel and one file with all of them, in every language.
pub(super) fn vcards(site: &Site, pages: &Pages, phrases: &Phrases) -> Vec<(String, PublicFile)> {
    let default = site.settings.default_language();
    let mut files = Vec::new();
    for page in &pages.pages {
        let Body::Hotlines(body) = &page.body else {
            continue;
        };
        let mut all = String::new();
        for contact in body.levels.iter().flat_map(|level| &level.channels) {
            let text = card(contact, page, phrases, &site.settings.unit);
            all.push_str(&text);
            let path = vcard_path(&page.language, default, Some(&contact.id));
            files.push((path, PublicFile::from(text)));
        }
        if !all.is_empty() {
            let path = vcard_path(&page.language, default, None);
            files.push((path, PublicFile::from(all)));
        }
    }
    files
}

/// One card. A made-up value says so in its name: that is what stands in somebody's list of numbers afterwards.
fn card(contact: &ContactCard, page: &Page, phrases: &Phrases, unit: &str) -> String {
    let phrase = |key: &str| phrases.get(&page.language, key).to_owned();
    let name = match contact.is_sample {
        true => format!("{} ({})", contact.name.text, phrase("sample_contact")),
        false => contact.name.text.clone(),
    };
    let mut card = Card::new();
    card.line("FN", &escape(&name));
    card.line("N", &format!("{};;;;", escape(&name)));
    if let Some(unit) = &contact.unit {
        card.line("ORG", &escape(&unit.wording.text));
    }
    let link = contact.link.as_deref().unwrap_or_default();
    match contact.kind {
        "phone" | "call_centre" => {
            card.line("TEL;TYPE=WORK,VOICE", link.trim_start_matches("tel:"));
        }
        "email" => card.line("EMAIL;TYPE=INTERNET,WORK", &escape(&contact.value)),
        "post" | "in_person" => card.line(
            "ADR;TYPE=WORK",
            &format!(";;{};;;;", escape(&contact.value)),
        ),
        _ if !link.is_empty() => card.line("URL", link),
        _ => {}
    }
    card.line("NOTE", &escape(&note(contact, &phrase)));
    if let Some(day) = contact.verified_on {
        card.line("REV", &day.to_string());
    }
    // The same channel saved again takes the place of the old one.
    card.line("UID", &format!("loa-{unit}-{}", contact.id));
    card.end()
}

/// What the page says of the channel, a line each.
fn note(contact: &ContactCard, phrase: &dyn Fn(&str) -> String) -> String {
    let mut lines = Vec::new();
    let purposes = contact.purposes.iter();
    let purposes = purposes.map(|purpose| phrase(&format!("contact_purpose_{purpose}")));
    let purposes: Vec<String> = purposes.collect();
    let mut say = |key: &str, value: Option<&str>| {
        lines.extend(value.map(|value| format!("{}: {value}", phrase(key))));
    };
    say(
        "contact_for",
        Some(purposes.join("; ").as_str()).filter(|text| !text.is_empty()),
    );
    say(
        "contact_hours",
        contact.hours.as_ref().map(|hours| hours.text.as_str()),
    );
    say(
        "contact_cost",
        contact.cost.as_ref().map(|cost| cost.text.as_str()),
    );
    say("note", contact.note.as_ref().map(|note| note.text.as_str()));
    let is_written = ["zalo", "facebook"].contains(&contact.kind) && contact.link.is_none();
    if is_written {
        lines.push(contact.value.clone());
    }
    let checked = match contact.verified_on {
        Some(day) => {
            let (d, m, y) = (day.day(), day.month(), day.year());
            let month = phrase(&format!("month_{m}"));
            let values = [
                ("d", d.to_string()),
                ("m", m.to_string()),
                ("month", month),
                ("y", y.to_string()),
            ];
            let values: Vec<(&str, &str)> = values
                .iter()
                .map(|(key, value)| (*key, value.as_str()))
                .collect();
            let date = fill(&phrase("date_short"), &values);
            let key = match contact.is_stale {
                true => "contact_stale",
                false => "contact_verified",
            };
            fill(&phrase(key), &[("date", &date)])
        }
        None => phrase("contact_unverified"),
    };
    lines.push(checked);
    lines.join("\n")
}

/// A card being written.
struct Card(String);

impl Card {
    fn new() -> Self {
        Self("BEGIN:VCARD\r\nVERSION:3.0\r\n".to_owned())
    }

    /// Adds a property; a line that is too long goes on in the next after a blank, never inside a letter.
    fn line(&mut self, name: &str, value: &str) {
        let mut room = LINE;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            room -= letter.len_utf8();
            self.0.push(letter);
        }
        self.0.push_str("\r\n");
    }

    fn end(mut self) -> String {
        self.0.push_str("END:VCARD\r\n");
        self.0
    }
}

/// A text value (RFC 2426, 4): separators and line breaks are written with a backslash.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '\\' | ',' | ';' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            control if control.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_go_on_without_cutting_a_letter() {
        let mut card = Card::new();
        let words = "Đường dây nóng tiếp nhận phản ánh, kiến nghị ".repeat(6);
        card.line("NOTE", &escape(&words));
        let text = card.end();
        assert!(text.split("\r\n").all(|line| line.len() <= LINE), "{text}");
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&words.replace(',', "\\,")), "{unfolded}");
    }

    #[test]
    fn a_value_never_ends_its_property() {
        assert_eq!(
            escape("a;b,c\\d\r\nEND:VCARD"),
            "a\\;b\\,c\\\\d\\nEND:VCARD"
        );
    }
}
