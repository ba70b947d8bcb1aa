//! Charts of progress: what has a deadline over the time of the plan, and how many have met one slot.

use crate::chart::{Chart, Icon, Icons, Span, Timeline};
use crate::page::chart::ChartView;
use crate::page::head::shorten;
use crate::page::view::View;
use crate::progress::{Ranked, Slot, SlotName};

use super::columns::{current, met, of};
use super::ledger::Ledger;

/// What a span counts as, in the order of the theme's series colours: green, amber, blue, crimson …
const KINDS: [&str; 6] = [
    "status_met",
    "status_late",
    "status_open",
    "status_missed",
    "status_no_data",
    "status_not_yet_due",
];

/// More rows than this are a list, not a picture.
const MOST: usize = 24;
/// Letters of a name.
const NAME: usize = 90;

impl View<'_> {
    /// Deadlines and steps over the time of the plan, in the order in which they end; nothing when there are fewer than three.
    pub(super) fn schedule(&self, ledger: &Ledger) -> Option<ChartView> {
        let mut spans = Vec::new();
        for (at, columns) in ledger.columns.iter().enumerate() {
            let (obligation, track) = ledger.at(at);
            let name = shorten(&self.word(&obligation.what).text, NAME);
            for (slot, ranked) in track.slots.iter().zip(columns) {
                if matches!(slot.name, SlotName::Period(_)) {
                    continue;
                }
                let step = self.slot(obligation, slot).what;
                spans.push(Span {
                    name: step.map_or(name.clone(), |step| shorten(&step.text, NAME)),
                    from: slot.opens.min(slot.due),
                    to: slot.due,
                    kind: worst(ranked),
                });
            }
        }
        if !(3..=MOST).contains(&spans.len()) {
            return None;
        }
        spans.sort_by_key(|span| (span.to, span.from));
        let notation = self.notation();
        let as_of = notation.day(ledger.as_of());
        let chart = Chart::Timeline(Timeline {
            spans,
            kinds: KINDS.map(|key| self.phrase(key).to_owned()).to_vec(),
            today: Some((ledger.as_of(), as_of)),
        });
        self.chart("schedule", self.phrase("chart_schedule"), &chart)
    }

    /// How many of all who owe an obligation have met the slot that matters now; nothing when it is fewer than three.
    pub(super) fn met_icons(
        &self,
        ledger: &Ledger,
        slots: &[Slot],
        columns: &[Ranked],
    ) -> Option<ChartView> {
        let (slot, _) = current(slots, columns, ledger.as_of())?;
        let (met, of) = (met(&columns[slot]), of(&columns[slot]));
        if of < 3 {
            return None;
        }
        let notation = self.notation();
        let count = |number: u32| notation.number(f64::from(number), 0);
        let name = self.filled(
            "chart_met_of",
            &[
                ("met", &count(met)),
                ("of", &count(of)),
                ("from", &notation.day(slots[slot].counts_from)),
                ("to", &notation.day(slots[slot].due)),
            ],
        );
        let chart = Chart::Icons(Icons {
            met,
            of,
            icon: Icon::House,
            name,
        });
        self.small_chart("met", self.phrase("chart_met"), &chart)
    }
}

/// Place in [`KINDS`] of the worst status of a slot; what nobody had to do counts as to come.
fn worst(ranked: &Ranked) -> usize {
    let counts = [
        (3, ranked.missed),
        (4, ranked.no_data),
        (1, ranked.late),
        (2, ranked.open),
        (5, ranked.not_yet_due),
        (0, ranked.met),
    ];
    let first = counts.into_iter().find(|(_, count)| *count > 0);
    first.map_or(5, |(kind, _)| kind)
}
