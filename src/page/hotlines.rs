//! Hotlines and feedback: what is received, what not, and by which way.

use serde::Serialize;
use serde_json::{Value, json};

use super::contact::ContactCard;
use super::kind::Body;
use super::sheet::Sheet;
use super::view::View;
use super::words::Wording;

/// Hotlines and feedback.
#[derive(Clone, Debug, Serialize)]
pub struct HotlinesPage {
    /// What is received.
    pub received: Vec<Wording>,
    /// What is not.
    pub not_received: Vec<Wording>,
    /// What a message must hold.
    pub requirements: Vec<Wording>,
    /// The channels by purpose, each channel once, under its first purpose.
    pub purposes: Vec<Purpose>,
    /// All channels in the author's order.
    pub channels: Vec<ContactCard>,
}

/// The channels for one purpose.
#[derive(Clone, Debug, Serialize)]
pub struct Purpose {
    /// Name of the purpose (`contact_purpose_<purpose>` in the theme); absent for channels that name none.
    pub purpose: Option<&'static str>,
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
    let points: Vec<Value> = real.filter_map(contact_point).collect();
    let schema = view.site.unit().map(|unit| {
        json!({
            "@type": "GovernmentOrganization",
            "name": view.party_of(&unit.id).wording.text,
            "contactPoint": points,
        })
    });
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
                purposes: by_purpose(&channels),
                channels,
            })),
        )
    }
}

fn by_purpose(channels: &[ContactCard]) -> Vec<Purpose> {
    let mut purposes: Vec<Purpose> = Vec::new();
    for channel in channels {
        let first = channel.purposes.first().copied();
        match purposes.iter_mut().find(|purpose| purpose.purpose == first) {
            Some(purpose) => purpose.channels.push(channel.clone()),
            None => purposes.push(Purpose {
                purpose: first,
                channels: vec![channel.clone()],
            }),
        }
    }
    // What names no purpose comes last.
    purposes.sort_by_key(|purpose| purpose.purpose.is_none());
    purposes
}

fn contact_point(channel: &ContactCard) -> Option<Value> {
    let key = match channel.kind {
        "phone" | "call_centre" => "telephone",
        "email" => "email",
        "web_form" => "url",
        _ => return None,
    };
    Some(json!({
        "@type": "ContactPoint",
        "name": channel.name.text,
        key: channel.value,
        "availableLanguage": channel.languages,
    }))
}
