//! A hotline or feedback channel as pages show it.

use jiff::civil::Date;
use serde::Serialize;

use super::link::PartyLink;
use super::view::View;
use super::words::Wording;
use crate::language::Language;
use crate::site::{Contact, ContactKind};

/// One way to reach somebody.
#[derive(Clone, Debug, Serialize)]
pub struct ContactCard {
    /// Id.
    pub id: String,
    /// `phone`, `email`, `post`, `web_form`, `zalo`, `facebook`, `in_person`, `call_centre`.
    pub kind: &'static str,
    /// Who answers.
    pub name: Wording,
    /// Number, address or URL as people read it.
    pub value: String,
    /// Language of an address in words, when that is not the page's: nobody delivers a translated address.
    pub value_lang: Option<String>,
    /// `tel:`, `mailto:` or `https:` link.
    pub link: Option<String>,
    /// What for, by name: `procedure_question` …
    pub purposes: Vec<&'static str>,
    /// At which level, by name: `commune` …
    pub level: Option<&'static str>,
    /// The unit that answers.
    pub unit: Option<PartyLink>,
    /// When.
    pub hours: Option<Wording>,
    /// What it costs.
    pub cost: Option<Wording>,
    /// Languages spoken, as tags.
    pub languages: Vec<String>,
    /// The day somebody tried it last.
    pub verified_on: Option<Date>,
    /// True when that is too long ago, or never was.
    pub is_stale: bool,
    /// A remark.
    pub note: Option<Wording>,
    /// True for a made-up value.
    pub is_sample: bool,
    /// The card to save to a telephone.
    pub vcard: String,
}

/// Path of the card of one channel, or of the one with all channels of the site.
pub fn vcard_path(language: &Language, default: &Language, id: Option<&str>) -> String {
    let path = match id {
        Some(id) => format!("contacts/{id}.vcf"),
        None => "contacts.vcf".to_owned(),
    };
    match language == default {
        true => path,
        false => format!("{}/{path}", language.tag()),
    }
}

impl View<'_> {
    /// A hotline or feedback channel.
    pub(super) fn contact(&self, contact: &Contact) -> ContactCard {
        ContactCard {
            id: contact.id.clone(),
            kind: contact.kind.name(),
            name: self.word(&contact.name),
            value: contact.value.clone(),
            value_lang: self.value_language(contact),
            link: contact.link.clone(),
            purposes: contact
                .purposes
                .iter()
                .map(|purpose| purpose.name())
                .collect(),
            level: contact.level.map(|level| level.name()),
            unit: contact.unit.as_ref().map(|unit| self.party_of(unit)),
            hours: self.maybe(contact.hours.as_ref()),
            cost: self.maybe(contact.cost.as_ref()),
            languages: contact.languages.iter().map(Language::to_string).collect(),
            verified_on: contact.verified_on,
            is_stale: contact.is_stale_on(self.site.today),
            note: self.maybe(contact.note.as_ref()),
            is_sample: contact.is_sample,
            vcard: self.vcard(Some(&contact.id)),
        }
    }

    /// Address of the card of a channel, or of the one with all channels.
    pub(super) fn vcard(&self, id: Option<&str>) -> String {
        let default = self.site.settings.default_language();
        self.file(&vcard_path(self.language, default, id))
    }

    fn value_language(&self, contact: &Contact) -> Option<String> {
        let written = self.site.settings.default_language();
        let is_words = matches!(contact.kind, ContactKind::Post | ContactKind::InPerson);
        (is_words && written != self.language).then(|| written.to_string())
    }

    /// The contacts that every page shows.
    pub(super) fn prominent_contacts(&self) -> Vec<ContactCard> {
        let channels = self.site.contacts.channels.iter();
        channels
            .filter(|contact| contact.is_prominent)
            .map(|contact| self.contact(contact))
            .collect()
    }
}
