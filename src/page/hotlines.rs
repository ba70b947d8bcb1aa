//! Hotlines and feedback: what is received, what not, and by which way.

use serde::Serialize;
use serde_json::{Value, json};

use super::contact::ContactCard;
use super::kind::Body;
use super::link::Link;
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;
use crate::site::{Contact, ContactLevel, ContactPurpose};

/// Hotlines and feedback.
#[derive(Clone, Debug, Serialize)]
pub struct HotlinesPage {
    /// What is received.
    pub received: Vec<Wording>,
    /// What is not.
    pub not_received: Vec<Wording>,
    /// What a message must hold.
    pub requirements: Vec<Wording>,
    /// Every purpose that a channel names, with the channels for it, the nearest to the citizen first.
    pub purposes: Vec<Purpose>,
    /// The channels by level, each once, the level nearest to the citizen first; the author's order within.
    pub levels: Vec<Level>,
    /// How many channels nobody tried within `fresh_days`.
    pub stale: usize,
    /// For how many days a value is trusted.
    pub fresh_days: i32,
    /// One card with all channels, to save to a telephone; absent when there is no channel.
    pub vcard: Option<String>,
}

/// The channels for one purpose.
#[derive(Clone, Debug, Serialize)]
pub struct Purpose {
    /// Name of the purpose (`contact_purpose_<purpose>` in the theme).
    pub purpose: &'static str,
    /// Names of the channels, leading to where they stand on the page.
    pub channels: Vec<Link>,
}

/// The channels of one level.
#[derive(Clone, Debug, Serialize)]
pub struct Level {
    /// Name of the level (`contact_level_<level>` in the theme); absent for channels that name none.
    pub level: Option<&'static str>,
    /// The channels.
    pub channels: Vec<ContactCard>,
}

/// Hotlines and feedback.
pub(super) fn hotlines(view: &View) -> Sheet {
    let contacts = &view.site.contacts;
    let channels: Vec<ContactCard> = contacts
        .channels
        .iter()
        .map(|contact| view.contact(contact))
        .collect();
    let title = view.phrase("section_hotlines");
    // Made-up numbers must not reach those who read pages by machine.
    let real = channels.iter().filter(|channel| !channel.is_sample);
    let points: Vec<Value> = real
        .filter_map(|channel| view.contact_point(channel))
        .collect();
    let schema = view.site.unit().map(|unit| {
        json!({
            "@type": "GovernmentOrganization",
            "name": view.party_of(&unit.id).wording.text,
            "contactPoint": points,
        })
    });
    let levels = by_level(&channels);
    Sheet {
        section: "hotlines".to_owned(),
        description: view.filled("description_hotlines", &[("site", &view.site_title())]),
        schema: schema.filter(|_| !points.is_empty()),
        ..Sheet::new(
            title.to_owned(),
            Body::Hotlines(Box::new(HotlinesPage {
                received: view.words(&contacts.received),
                not_received: view.words(&contacts.not_received),
                requirements: view.words(&contacts.requirements),
                purposes: by_purpose(&levels),
                levels,
                stale: channels.iter().filter(|channel| channel.is_stale).count(),
                fresh_days: Contact::FRESH_DAYS,
                vcard: (!channels.is_empty()).then(|| view.vcard(None)),
            })),
        )
    }
}

/// From the commune to the State; what names no level comes last.
fn by_level(channels: &[ContactCard]) -> Vec<Level> {
    let named = ContactLevel::NAMES.iter().copied().map(Some);
    let levels = named.chain([None]).map(|level| Level {
        level,
        channels: channels
            .iter()
            .filter(|channel| channel.level == level)
            .cloned()
            .collect(),
    });
    levels.filter(|level| !level.channels.is_empty()).collect()
}

fn by_purpose(levels: &[Level]) -> Vec<Purpose> {
    let channels = || levels.iter().flat_map(|level| &level.channels);
    let link = |channel: &ContactCard| Link {
        wording: channel.name.clone(),
        href: Some(format!("#{}", channel.id)),
    };
    let purposes = ContactPurpose::NAMES.iter().map(|purpose| Purpose {
        purpose,
        channels: channels()
            .filter(|channel| channel.purposes.contains(purpose))
            .map(link)
            .collect(),
    });
    purposes
        .filter(|purpose| !purpose.channels.is_empty())
        .collect()
}

impl View<'_> {
    /// A channel after schema.org; nothing for an address of paper and feet.
    fn contact_point(&self, channel: &ContactCard) -> Option<Value> {
        let (key, value) = match channel.kind {
            "phone" | "call_centre" => ("telephone", channel.value.clone()),
            "email" => ("email", channel.value.clone()),
            _ => ("url", channel.link.clone()?),
        };
        let purposes = channel.purposes.iter().map(|purpose| {
            let key = format!("contact_purpose_{purpose}");
            self.desk.phrases.get(self.language, &key).to_owned()
        });
        let purposes: Vec<String> = purposes.collect();
        let mut point = json!({
            "@type": "ContactPoint",
            "name": channel.name.text,
            "contactType": purposes.join("; "),
            key: value,
            "availableLanguage": channel.languages,
        });
        // Hours are words ("giờ làm việc niêm yết tại trụ sở"): schema.org has no field for such but the description.
        if let Some(hours) = &channel.hours {
            point["description"] = Value::from(hours.text.as_str());
        }
        Some(point)
    }
}
