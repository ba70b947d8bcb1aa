//! Counts by status as the segments of a bar.

use serde::Serialize;

use crate::progress::{Ranked, Status};

/// One segment of a bar; those without any are left out, and so is what was never required.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// The status.
    pub status: Status,
    /// How many.
    pub n: u32,
    /// Where it begins, in thousandths of the bar.
    pub x: u32,
    /// How wide it is, in thousandths of the bar; all together 1,000.
    pub width: u32,
}

/// The order of a bar: what is good first, what is to come last.
const ORDER: [Status; 6] = [
    Status::Met,
    Status::Late,
    Status::Missed,
    Status::NoData,
    Status::Open,
    Status::NotYetDue,
];

/// Counts as segments.
pub(in crate::page) fn segments(ranked: &Ranked) -> Vec<Segment> {
    let of = |status| match status {
        Status::Met => ranked.met,
        Status::Late => ranked.late,
        Status::Missed => ranked.missed,
        Status::NoData => ranked.no_data,
        Status::Open => ranked.open,
        Status::NotYetDue => ranked.not_yet_due,
        Status::NotRequired => 0,
    };
    let all: u64 = ORDER.iter().map(|status| u64::from(of(*status))).sum();
    let mut segments = Vec::new();
    let mut before = 0_u64;
    for status in ORDER {
        let n = of(status);
        if n == 0 {
            continue;
        }
        // Ends are rounded, not widths, so that the widths add up.
        let edge = |n: u64| u32::try_from((n * 1000 + all / 2) / all).unwrap_or(1000);
        let (x, end) = (edge(before), edge(before + u64::from(n)));
        segments.push(Segment {
            status,
            n,
            x,
            width: end - x,
        });
        before += u64::from(n);
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_fill_the_bar() {
        let bar = |met, missed, open| {
            let ranked = Ranked {
                due: met + missed,
                met,
                missed,
                open,
                ..Ranked::default()
            };
            let segments = segments(&ranked);
            segments.iter().map(|s| (s.x, s.width)).collect::<Vec<_>>()
        };
        assert_eq!(bar(1, 1, 1), [(0, 333), (333, 334), (667, 333)]);
        assert_eq!(bar(0, 0, 7), [(0, 1000)]);
        assert_eq!(bar(0, 0, 0), []);
    }
}
