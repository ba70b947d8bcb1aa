//! What came in: entries as texts or rows of a table, each with the instant of its receipt where somebody noted it.

use jiff::Timestamp;
use rayon::prelude::*;

use super::digest::sha256;
use super::entry::Entry;
use super::letter::{Unreadable, codes_in};

/// One entry that came, once or several times.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// SHA-256 of its JSON; of its text when no entry can be made of it.
    pub hash: String,
    /// What it says.
    pub entry: Result<Entry, Unreadable>,
    /// When it came, by the clock of whoever took it in; the first time when it came several times.
    pub received: Option<Timestamp>,
    /// Files and rows it stands in, in order. Names of files may be codes of people: these never go into an audit sheet.
    pub sources: Vec<String>,
}

/// The arrivals of a text: every entry code in it. A text without any is one that could not be read, so that no file is passed over.
pub fn arrivals_in(source: &str, text: &str, received: Option<Timestamp>) -> Vec<Arrival> {
    let found = codes_in(text);
    let unreadable = |wrong| Arrival {
        hash: sha256(text),
        entry: Err(wrong),
        received,
        sources: vec![source.to_owned()],
    };
    if found.is_empty() {
        return vec![unreadable(Unreadable::NoCode)];
    }
    let arrivals = found
        .into_iter()
        .enumerate()
        .map(|(at, sealed)| match sealed {
            Ok(sealed) => Arrival {
                hash: sealed.hash,
                entry: Ok(sealed.entry),
                received,
                sources: vec![source.to_owned()],
            },
            Err(wrong) => Arrival {
                // Two that are damaged in one file are two.
                hash: sha256(format!("{at}\n{text}")),
                ..unreadable(wrong)
            },
        });
    arrivals.collect()
}

/// Each entry once, in the order of hashes, whatever order they came in; the earliest receipt counts.
pub(super) fn merged(mut arrivals: Vec<Arrival>) -> Vec<Arrival> {
    arrivals.par_sort_by(|one, other| one.hash.cmp(&other.hash));
    arrivals.dedup_by(|next, kept| {
        let is_same = next.hash == kept.hash;
        if is_same {
            kept.received = match (kept.received, next.received) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
            kept.sources.append(&mut next.sources);
        }
        is_same
    });
    for arrival in &mut arrivals {
        arrival.sources.sort_unstable();
        arrival.sources.dedup();
    }
    arrivals
}
