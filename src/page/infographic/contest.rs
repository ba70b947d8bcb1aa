//! Figures of contests, as they were published round by round.

use super::origin::Origins;
use crate::page::view::View;
use crate::site::{ContestCount, RoundOf};

impl View<'_> {
    /// A count of a round; nothing before its release.
    pub(super) fn contest_count(
        &self,
        count: ContestCount,
        of: RoundOf,
        origins: &mut Origins,
    ) -> Option<u64> {
        self.note_contest(of, origins);
        let result = of.result(&self.site.contests)?;
        Some(match count {
            ContestCount::Entries => result.received,
            ContestCount::Entrants => result.entrants,
            ContestCount::AllRight => result.all_right,
        })
    }

    /// How many entrants reached which band of the score.
    pub(super) fn contest_bands(&self, of: RoundOf, origins: &mut Origins) -> Vec<(String, f64)> {
        self.note_contest(of, origins);
        let Some(result) = of.result(&self.site.contests) else {
            return Vec::new();
        };
        let names = [
            "infographic_band_all",
            "infographic_band_most",
            "infographic_band_some",
            "infographic_band_few",
        ];
        let names = names.map(|key| self.phrase(key).to_owned()).into_iter();
        names.zip(result.bands.map(|n| n as f64)).collect()
    }

    /// How many entries came in on which day.
    pub(super) fn contest_days(&self, of: RoundOf, origins: &mut Origins) -> Vec<(String, f64)> {
        self.note_contest(of, origins);
        let result = of.result(&self.site.contests);
        let days = result.into_iter().flat_map(|result| &result.by_day);
        days.map(|(day, n)| {
            let date = day.parse::<jiff::civil::Date>();
            let day = date.map(|date| format!("{}/{}", date.day(), date.month()));
            (day.unwrap_or_default(), *n as f64)
        })
        .collect()
    }

    fn note_contest(&self, of: RoundOf, origins: &mut Origins) {
        origins.has_contests = true;
        let contest = self.site.contests.get(of.contest);
        origins.has_samples |= contest.is_some_and(|contest| contest.is_sample);
    }
}
