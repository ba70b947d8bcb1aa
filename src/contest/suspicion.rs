//! What only shows when entries are held beside each other: one device for many, the same mistakes, one code for several people.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::site::EntryField;

use super::attempts::order;
use super::flag::Flag;
use super::judge::{JudgedEntry, Verdict};
use super::spoof::comparable;

/// A family shares a telephone; from so many entrants on somebody should look.
pub const DEVICE_ENTRANTS: usize = 3;

/// Flags what entries have in common that they should not; nothing of it voids an entry.
pub(super) fn suspect(entries: &mut [JudgedEntry]) {
    shared(
        entries,
        |entry| {
            let device = entry.entry()?.device.as_deref();
            Some((device.filter(|device| !device.is_empty())?, 0))
        },
        |entrants, _| (entrants >= DEVICE_ENTRANTS).then_some(Flag::SharedDevice(entrants)),
    );
    shared(
        entries,
        |entry| {
            let (mistakes, count) = entry.mistakes.as_ref()?;
            Some((mistakes.as_str(), *count))
        },
        |entrants, mistakes| (entrants >= 2).then_some(Flag::SameMistakes { entrants, mistakes }),
    );
    people(entries);
}

/// Positions of what has the same mark, in order, for each mark that several have.
pub(super) fn several<M: Ord + Send>(mut marked: Vec<(M, usize)>) -> Vec<Vec<usize>> {
    marked.par_sort_unstable();
    let same = marked.chunk_by(|(one, _), (other, _)| one == other);
    let several = same.filter(|same| same.len() > 1);
    several
        .map(|same| same.iter().map(|(_, at)| *at).collect())
        .collect()
}

/// Entries with the same mark, counted by the entrants behind them.
fn shared(
    entries: &mut [JudgedEntry],
    mark: impl Fn(&JudgedEntry) -> Option<(&str, usize)>,
    flag: impl Fn(usize, usize) -> Option<Flag>,
) {
    let marked = entries.iter().enumerate().filter_map(|(at, entry)| {
        let mark = mark(entry).filter(|_| !entry.code.is_empty())?;
        Some((mark, at))
    });
    for members in several(marked.collect()) {
        let codes = members.iter().map(|at| entries[*at].code.as_str());
        let entrants = codes.collect::<BTreeSet<&str>>().len();
        let count = mark(&entries[members[0]]).map_or(0, |(_, count)| count);
        if let Some(flag) = flag(entrants, count) {
            for at in members {
                entries[at].flag(flag.clone());
            }
        }
    }
}

/// The same code with another name, year of birth or team than in the entry that came first, or in another group.
fn people(entries: &mut [JudgedEntry]) {
    let coded = entries.iter().enumerate().filter(|(_, entry)| {
        entry.entry().is_some() && !entry.code.is_empty() && is_of_this_contest(entry)
    });
    let coded = coded.map(|(at, entry)| (entry.code.as_str(), at));
    for mut members in several(coded.collect()) {
        members.sort_unstable_by(|one, other| order(&entries[*one]).cmp(&order(&entries[*other])));
        let mut flags = Vec::new();
        let first = entries[members[0]].entry();
        for at in members.into_iter().skip(1) {
            let (Some(first), Some(entry)) = (first, entries[at].entry()) else {
                continue;
            };
            for field in [EntryField::Name, EntryField::BirthYear, EntryField::Team] {
                let said = |entry: &super::entry::Entry| {
                    entry
                        .field(field.name())
                        .map(comparable)
                        .unwrap_or_default()
                };
                if said(entry) != said(first) {
                    flags.push((at, Flag::OtherPerson(field)));
                }
            }
            if entry.group != first.group {
                flags.push((at, Flag::TwoGroups));
            }
        }
        for (at, flag) in flags {
            entries[at].flag(flag);
        }
    }
}

fn is_of_this_contest(entry: &JudgedEntry) -> bool {
    let elsewhere = |flag: &Flag| matches!(flag, Flag::OtherContest(_) | Flag::UnknownRound(_));
    entry.verdict != Verdict::Void || !entry.flags.iter().any(elsewhere)
}
