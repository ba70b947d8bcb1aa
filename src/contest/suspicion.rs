//! What only shows when entries are held beside each other: one device for many, the same mistakes, one code for several people,
//! several codes for one.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::site::EntryField;
use crate::source::canonical;

use super::attempts::order;
use super::flag::Flag;
use super::judge::{JudgedEntry, Verdict};
use super::spoof::comparable;

/// A family shares a telephone; from so many entrants on somebody should look.
pub const DEVICE_ENTRANTS: usize = 3;

/// Flags what entries have in common that they should not; nothing of it voids an entry.
pub(super) fn suspect(entries: &mut [JudgedEntry]) {
    let device = |entry: &'_ JudgedEntry| {
        let device = entry.entry()?.device.as_ref();
        device.filter(|device| !device.is_empty()).cloned()
    };
    let devices = marked(entries, device);
    tell(entries, devices, |entrants, _| {
        (entrants >= DEVICE_ENTRANTS).then_some(Flag::SharedDevice(entrants))
    });
    let mistakes = marked(entries, |entry| entry.mistakes.clone());
    tell(entries, mistakes, |entrants, first| {
        let mistakes = first.mistakes.as_ref().map_or(0, |(_, count)| *count);
        (entrants >= 2).then_some(Flag::SameMistakes { entrants, mistakes })
    });
    let names = marked(entries, name_and_unit);
    tell(entries, names, |codes, _| {
        (codes >= 2).then_some(Flag::SeveralCodes(codes))
    });
    people(entries);
}

/// What somebody is called and where they belong. Without a unit nothing: too many people share a name.
fn name_and_unit(entry: &JudgedEntry) -> Option<(String, Result<usize, String>)> {
    let said = entry.entry().filter(|_| is_of_this_contest(entry))?;
    let field = |field: EntryField| {
        let text = comparable(said.field(field.name())?);
        // `Hoà` and `Hòa` are one name.
        let words: Vec<String> = text.split(' ').map(canonical).collect();
        (!text.is_empty()).then(|| words.join(" "))
    };
    let unit = || field(EntryField::Team).or_else(|| field(EntryField::Workplace));
    let unit = entry.team.map(Ok).or_else(|| unit().map(Err))?;
    Some((field(EntryField::Name)?, unit))
}

/// Entries of people with the same mark, for each mark that several have.
fn marked<M: Ord + Send>(
    entries: &[JudgedEntry],
    mark: impl Fn(&JudgedEntry) -> Option<M> + Sync,
) -> Vec<Vec<usize>> {
    let marked = entries.par_iter().enumerate().filter_map(|(at, entry)| {
        let mark = mark(entry).filter(|_| !entry.code.is_empty())?;
        Some((mark, at))
    });
    several(marked.collect())
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

/// Flags entries that have something in common, by how many entrants they are of and one of them.
fn tell(
    entries: &mut [JudgedEntry],
    groups: Vec<Vec<usize>>,
    flag: impl Fn(usize, &JudgedEntry) -> Option<Flag>,
) {
    for members in groups {
        let codes = members.iter().map(|at| entries[*at].code.as_str());
        let entrants = codes.collect::<BTreeSet<&str>>().len();
        if let Some(flag) = flag(entrants, &entries[members[0]]) {
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
