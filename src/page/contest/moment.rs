//! An instant as people read it in the site's time zone, and as a browser compares it with its clock.

use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::page::view::View;

/// A moment of a contest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MomentView {
    /// `2024-07-08T08:00:00+07:00`.
    pub iso: String,
    /// The day.
    pub date: Date,
    /// The time of day: `08:00`; `24:00` where something ends with a day.
    pub time: String,
}

impl View<'_> {
    /// A moment at which something begins.
    pub(super) fn moment(&self, instant: Timestamp) -> MomentView {
        let zone = self.site.settings.zone;
        let clock = zone.clock(instant);
        MomentView {
            iso: format!("{}{}", clock.strftime("%Y-%m-%dT%H:%M:%S"), zone.offset()),
            date: clock.date(),
            time: clock.strftime("%H:%M").to_string(),
        }
    }

    /// A moment at which something ends: midnight belongs to the day before it.
    pub(super) fn end(&self, instant: Timestamp) -> MomentView {
        let shown = self.moment(instant);
        let zone = self.site.settings.zone;
        let before = instant.checked_sub(SignedDuration::from_secs(1));
        match before {
            Ok(before) if zone.clock(instant).time() == Time::midnight() => MomentView {
                date: zone.day(before),
                time: "24:00".to_owned(),
                ..shown
            },
            _ => shown,
        }
    }
}
