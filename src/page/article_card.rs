//! An article in a list.

use jiff::civil::Date;
use serde::Serialize;

use super::link::{Link, PartyLink, Picture};
use super::words::Wording;

/// An article in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleCard {
    /// Address.
    pub href: String,
    /// Title.
    pub title: Wording,
    /// Summary, or the first paragraph; may be empty.
    pub summary: Wording,
    /// Day of publication.
    pub date: Date,
    /// Its topics.
    pub topics: Vec<Link>,
    /// The unit that wrote it.
    pub unit: Option<PartyLink>,
    /// Its picture.
    pub image: Option<Picture>,
    /// True for a made-up article.
    pub is_sample: bool,
}
