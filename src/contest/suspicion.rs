//! What only shows when entries are held beside each other: one device for many, the same mistakes, one code for several people.

use std::collections::{BTreeMap, BTreeSet};

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
            let device = entry
                .entry()?
                .device
                .as_deref()
                .filter(|device| !device.is_empty())?;
            Some((device.to_owned(), 0))
        },
        |entrants, _| (entrants >= DEVICE_ENTRANTS).then_some(Flag::SharedDevice(entrants)),
    );
    shared(
        entries,
        |entry| entry.mistakes.clone(),
        |entrants, mistakes| (entrants >= 2).then_some(Flag::SameMistakes { entrants, mistakes }),
    );
    people(entries);
}

/// Entries with the same mark, counted by the entrants behind them.
fn shared(
    entries: &mut [JudgedEntry],
    mark: impl Fn(&JudgedEntry) -> Option<(String, usize)>,
    flag: impl Fn(usize, usize) -> Option<Flag>,
) {
    let mut groups: BTreeMap<(String, usize), Vec<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        if let Some(mark) = mark(entry).filter(|_| !entry.code.is_empty()) {
            groups.entry(mark).or_default().push(at);
        }
    }
    for ((_, count), members) in groups.into_iter().filter(|(_, members)| members.len() > 1) {
        let entrants: BTreeSet<&str> = members
            .iter()
            .map(|at| entries[*at].code.as_str())
            .collect();
        let flag = flag(entrants.len(), count);
        for at in members {
            if let Some(flag) = &flag {
                entries[at].flag(flag.clone());
            }
        }
    }
}

/// The same code with another name, year of birth or team than in the entry that came first, or in another group.
fn people(entries: &mut [JudgedEntry]) {
    let mut by_code: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        if entry.entry().is_some() && !entry.code.is_empty() && is_of_this_contest(entry) {
            by_code.entry(entry.code.clone()).or_default().push(at);
        }
    }
    for mut members in by_code.into_values().filter(|members| members.len() > 1) {
        members.sort_unstable_by(|one, other| order(&entries[*one]).cmp(&order(&entries[*other])));
        let first = entries[members[0]].entry().cloned();
        let Some(first) = first else { continue };
        for at in members.into_iter().skip(1) {
            let Some(entry) = entries[at].entry().cloned() else {
                continue;
            };
            for field in [EntryField::Name, EntryField::BirthYear, EntryField::Team] {
                let said = |entry: &super::entry::Entry| {
                    entry
                        .field(field.name())
                        .map(comparable)
                        .unwrap_or_default()
                };
                if said(&entry) != said(&first) {
                    entries[at].flag(Flag::OtherPerson(field));
                }
            }
            if entry.group != first.group {
                entries[at].flag(Flag::TwoGroups);
            }
        }
    }
}

fn is_of_this_contest(entry: &JudgedEntry) -> bool {
    let elsewhere = |flag: &Flag| matches!(flag, Flag::OtherContest(_) | Flag::UnknownRound(_));
    entry.verdict != Verdict::Void || !entry.flags.iter().any(elsewhere)
}
