//! What happened, counted: the server's log names no person, no code and no address.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use loa::diagnostic::Text;
use loa::say;

/// Between two lines about the same trouble.
const SILENCE: Duration = Duration::from_secs(60);

/// Counts since the last line of the log and since the start.
#[derive(Debug, Default)]
pub struct Tally(Mutex<Counts>);

#[derive(Debug, Default)]
struct Counts {
    lately: BTreeMap<&'static str, u64>,
    accepted: u64,
    last_trouble: Option<(Instant, Text)>,
}

impl Tally {
    /// Counts one answer.
    pub fn count(&self, name: &'static str) {
        let mut counts = self.counts();
        *counts.lately.entry(name).or_default() += 1;
        if name == "accepted" {
            counts.accepted += 1;
        }
    }

    /// What was counted since the last call, as a line; none when nothing was.
    pub fn line(&self) -> Option<Text> {
        let mut counts = self.counts();
        let lately = std::mem::take(&mut counts.lately);
        let mut lately: BTreeMap<_, _> = lately
            .into_iter()
            .filter(|(name, _)| *name != "ok")
            .collect();
        let accepted = lately.remove("accepted").unwrap_or(0);
        if accepted == 0 && lately.is_empty() {
            return None;
        }
        let others: Vec<String> = lately
            .iter()
            .map(|(name, n)| format!("{name} {n}"))
            .collect();
        let (all, others) = (counts.accepted, others.join(", "));
        Some(match others.is_empty() {
            true => say!(
                "nhận {accepted} bài, từ lúc khởi động {all}",
                "{accepted} accepted, {all} since the start"
            ),
            false => say!(
                "nhận {accepted} bài, từ lúc khởi động {all}; khác: {others}",
                "{accepted} accepted, {all} since the start; others: {others}"
            ),
        })
    }

    /// Whether a trouble is worth a line: not when the same was told a moment ago.
    pub fn is_news(&self, trouble: &Text, now: Instant) -> bool {
        let mut counts = self.counts();
        let told = counts.last_trouble.as_ref();
        let is_news = told.is_none_or(|(then, told)| {
            now.saturating_duration_since(*then) > SILENCE || told.en != trouble.en
        });
        if is_news {
            counts.last_trouble = Some((now, trouble.clone()));
        }
        is_news
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
