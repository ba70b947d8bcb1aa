//! Hotlines and feedback channels, checked.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostic::Place;
use crate::draft::{ChannelDraft, ContactsDraft, TextDraft};
use crate::language::{Language, Localized};
use crate::say;

use super::check::Check;
use super::kind::{ContactKind, ContactLevel, ContactPurpose};
use super::unit::Units;

/// Everything of `contacts.yaml`.
#[derive(Clone, Debug, Default)]
pub struct Contacts {
    /// What is received.
    pub received: Vec<Localized<String>>,
    /// What is not.
    pub not_received: Vec<Localized<String>>,
    /// What a message must hold.
    pub requirements: Vec<Localized<String>>,
    /// The channels in the author's order.
    pub channels: Vec<Contact>,
}

/// One way to reach somebody.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Id.
    pub id: String,
    /// Way.
    pub kind: ContactKind,
    /// Who answers.
    pub name: Localized<String>,
    /// Number, address or URL as people read it.
    pub value: String,
    /// `tel:`, `mailto:` or `https:` link, where there can be one.
    pub link: Option<String>,
    /// What for.
    pub purposes: Vec<ContactPurpose>,
    /// At which level.
    pub level: Option<ContactLevel>,
    /// Id of the unit that answers.
    pub unit: Option<String>,
    /// When.
    pub hours: Option<Localized<String>>,
    /// What it costs.
    pub cost: Option<Localized<String>>,
    /// Languages spoken.
    pub languages: Vec<Language>,
    /// The day somebody tried it last.
    pub verified_on: Option<Date>,
    /// A remark.
    pub note: Option<Localized<String>>,
    /// True for a made-up value.
    pub is_sample: bool,
    /// True when the footer of every page shows it.
    pub is_prominent: bool,
}

impl Contact {
    /// How many days a value is trusted after somebody tried it.
    pub const FRESH_DAYS: i32 = 180;

    /// True when nobody tried it within [`Self::FRESH_DAYS`] before `today`; wrong numbers after mergers are the likely failure.
    pub fn is_stale_on(&self, today: Date) -> bool {
        match self.verified_on {
            None => true,
            Some(day) => (today - day).get_days() > Self::FRESH_DAYS,
        }
    }
}

impl Check {
    /// The channels of `contacts.yaml`.
    pub(super) fn contacts(
        &mut self,
        draft: &ContactsDraft,
        units: &Units,
        today: Date,
    ) -> Contacts {
        let file = Place::file("contacts.yaml");
        let mut ids = BTreeSet::new();
        let mut channels = Vec::new();
        for (index, channel) in draft.channels.iter().enumerate() {
            let place = file.key("channels").index(index);
            let Some(contact) = self.contact(channel, units, &place) else {
                continue;
            };
            if !ids.insert(contact.id.clone()) {
                self.doubled(&contact.id, &place);
            }
            self.freshness(&contact, &place, today);
            channels.push(contact);
        }
        Contacts {
            received: self.texts(&draft.received, &file.key("received")),
            not_received: self.texts(&draft.not_received, &file.key("not_received")),
            requirements: self.texts(&draft.requirements, &file.key("requirements")),
            channels,
        }
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, drafts: &[TextDraft], place: &Place) -> Vec<Localized<String>> {
        drafts
            .iter()
            .enumerate()
            .map(|(index, draft)| self.text(draft, &place.index(index)))
            .collect()
    }

    fn contact(&mut self, draft: &ChannelDraft, units: &Units, place: &Place) -> Option<Contact> {
        let id = self.id(&draft.id, &place.key("id"));
        let kind = self.named(&draft.kind, &place.key("kind"));
        let name = self.text(&draft.name, &place.key("name"));
        let link = kind.and_then(|kind| self.link(kind, &draft.value, &place.key("value")));
        let unit = draft
            .unit
            .as_ref()
            .and_then(|unit| self.existing_unit(unit, units, &place.key("unit")));
        let mut languages = Vec::new();
        for (index, tag) in draft.languages.0.iter().enumerate() {
            match tag.parse() {
                Ok(language) => languages.push(language),
                Err(_) => {
                    let tag = &**tag;
                    self.error(
                        &place.key("languages").index(index),
                        say!(
                            "`{tag}` không phải mã ngôn ngữ",
                            "`{tag}` is not a language tag"
                        ),
                        Some(say!("ví dụ: vi, en, km", "for example: vi, en, km")),
                    );
                }
            }
        }
        Some(Contact {
            id,
            kind: kind?,
            name,
            value: draft.value.to_string(),
            link,
            purposes: self.all_named(&draft.purposes.0, place, "purposes"),
            level: draft
                .level
                .as_ref()
                .and_then(|level| self.named(level, &place.key("level"))),
            unit,
            hours: self.optional(draft.hours.as_ref(), place, "hours"),
            cost: self.optional(draft.cost.as_ref(), place, "cost"),
            languages,
            verified_on: draft.verified_on.map(|d| d.0),
            note: self.optional(draft.note.as_ref(), place, "note"),
            is_sample: draft.sample,
            is_prominent: draft.prominent,
        })
    }

    fn link(&mut self, kind: ContactKind, value: &str, place: &Place) -> Option<String> {
        match kind {
            ContactKind::Phone | ContactKind::CallCentre => {
                let digits: String = value
                    .chars()
                    .filter(|c| c.is_ascii_digit() || *c == '+')
                    .collect();
                let allowed = |c: char| c.is_ascii_digit() || " .+-()".contains(c);
                let length = digits.trim_start_matches('+').len();
                if !value.chars().all(allowed) || !(3..=15).contains(&length) {
                    self.no_phone(value, place);
                    return None;
                }
                self.lost_zero(&digits, place);
                Some(format!("tel:{digits}"))
            }
            ContactKind::Email => {
                let is_address = value.split_once('@').is_some_and(|(user, host)| {
                    !user.is_empty() && host.contains('.') && !value.contains(char::is_whitespace)
                });
                if !is_address {
                    self.error(
                        place,
                        say!(
                            "`{value}` không phải địa chỉ thư điện tử",
                            "`{value}` is not an e-mail address"
                        ),
                        Some(say!(
                            "ví dụ: `phananh@vi-du.example`",
                            "for example: `feedback@unit.example`"
                        )),
                    );
                    return None;
                }
                Some(format!("mailto:{value}"))
            }
            ContactKind::WebForm | ContactKind::Zalo | ContactKind::Facebook
                if value.starts_with("https://") || value.starts_with("http://") =>
            {
                Some(value.to_owned())
            }
            ContactKind::WebForm => {
                self.error(
                    place,
                    say!(
                        "`{value}` không phải địa chỉ trang web",
                        "`{value}` is not a web address"
                    ),
                    Some(say!("bắt đầu bằng https://", "begin with https://")),
                );
                None
            }
            _ => None,
        }
    }

    fn no_phone(&mut self, value: &str, place: &Place) {
        let is_power = value.contains(['e', 'E']) && value.parse::<f64>().is_ok();
        let help = match is_power {
            true => say!(
                "bảng tính đã đổi số này thành số thập phân; chép lại số gốc, để trong ngoặc kép: \"0256 000 0000\"",
                "a spreadsheet turned it into a decimal; copy the number itself, in quotes: \"0256 000 0000\""
            ),
            false => say!(
                "chỉ viết chữ số và khoảng trắng, ví dụ \"0256 000 0000\"",
                "write digits and spaces only, for example \"0256 000 0000\""
            ),
        };
        self.error(
            place,
            say!(
                "`{value}` không phải số điện thoại",
                "`{value}` is not a telephone number"
            ),
            Some(help),
        );
    }

    /// Numbers in Vietnam begin with 0, with 1 (1800, 1022) or with +; a spreadsheet drops the 0.
    fn lost_zero(&mut self, digits: &str, place: &Place) {
        let is_short = digits.len() < 8;
        if is_short || digits.starts_with(['0', '1', '+']) {
            return;
        }
        self.warn(
            place,
            say!(
                "số này không gọi được từ trong nước: thiếu số 0 ở đầu?",
                "this cannot be dialled within the country: is the 0 in front missing?"
            ),
            Some(say!(
                "viết \"0{digits}\", hoặc kèm mã quốc gia: \"+84 …\"",
                "write \"0{digits}\", or with the code of the country: \"+84 …\""
            )),
        );
    }

    fn freshness(&mut self, contact: &Contact, place: &Place, today: Date) {
        let (id, days) = (&contact.id, Contact::FRESH_DAYS);
        let at = if contact.verified_on.is_some() {
            place.key("verified_on")
        } else {
            place.key("id")
        };
        if contact.verified_on.is_some_and(|day| day > today) {
            // Building as of an earlier day must stay possible: the value was not known to be right then, that is all.
            self.warn(
                &at,
                say!(
                    "ngày kiểm tra của `{id}` nằm trong tương lai",
                    "`{id}` was verified in the future"
                ),
                Some(say!(
                    "ghi ngày gần nhất đã gọi thử",
                    "write the day it was last tried"
                )),
            );
        } else if contact.is_stale_on(today) && !contact.is_sample {
            self.warn(
                &at,
                say!(
                    "đã quá {days} ngày chưa ai kiểm tra `{id}`",
                    "nobody has tried `{id}` for more than {days} days"
                ),
                Some(say!(
                    "gọi thử hoặc mở thử, rồi ghi `verified_on: …`",
                    "try it, then write `verified_on: …`"
                )),
            );
        }
    }
}
