//! Hotlines and feedback: what is received, what not, and by which way.

use serde::Serialize;

use super::contact::ContactCard;
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
