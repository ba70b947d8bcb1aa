//! Instants and spans of time in sentences.

use jiff::Timestamp;

use crate::diagnostic::Text;
use crate::say;
use crate::site::Zone;

/// `lúc 09:12:31 ngày 8/7/2024`, `2024-07-08 09:12:31`, as clocks of this zone show it.
pub(super) fn moment(instant: Timestamp, zone: Zone) -> Text {
    let there = zone.clock(instant);
    let (date, time) = (there.date(), there.time());
    let (day, month, year) = (date.day(), date.month(), date.year());
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    say!(
        "lúc {hour:02}:{minute:02}:{second:02} ngày {day}/{month}/{year}",
        "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"
    )
}

/// `4 phút 12 giây`, `4 min 12 s`.
pub(super) fn span(seconds: u64) -> Text {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => say!("{seconds} giây", "{seconds} s"),
        (minutes, 0) => say!("{minutes} phút", "{minutes} min"),
        (minutes, seconds) => say!("{minutes} phút {seconds} giây", "{minutes} min {seconds} s"),
    }
}
