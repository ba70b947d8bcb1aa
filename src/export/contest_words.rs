//! Cells of a graded round in words: fields, verdicts, units, clocks.

use crate::contest::{Flag, Graded, JudgedEntry, Verdict};
use crate::language::Localized;
use crate::site::EntryField;

/// What a field is called in tables.
pub fn label(field: EntryField) -> &'static str {
    match field {
        EntryField::Name => "Họ và tên",
        EntryField::Team => "Đơn vị",
        EntryField::Workplace => "Nơi làm việc",
        EntryField::Phone => "Điện thoại",
        EntryField::Email => "Thư điện tử",
        EntryField::BirthYear => "Năm sinh",
        EntryField::Address => "Địa chỉ",
    }
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Counts => "Được tính",
        Verdict::Replaced => "Không tính: lượt khác của người này được tính",
        Verdict::Void => "Không tính",
    }
}

pub(super) fn reasons(graded: &Graded<'_>, judged: &JudgedEntry) -> String {
    let reasons = judged
        .flags
        .iter()
        .map(|flag| flag.text(graded.grading.zone).vi);
    reasons.collect::<Vec<_>>().join("; ")
}

pub(super) fn names(flags: &[Flag]) -> String {
    let mut names: Vec<&str> = flags.iter().map(Flag::name).collect();
    names.dedup();
    names.join(", ")
}

pub(super) fn field(judged: &JudgedEntry, field: EntryField) -> &str {
    let entry = judged.entry();
    entry
        .and_then(|entry| entry.field(field.name()))
        .unwrap_or("")
}

pub(super) fn unit(graded: &Graded<'_>, judged: &JudgedEntry) -> String {
    match judged.team {
        Some(team) => name(graded, &graded.grading.contest.teams[team].name),
        None => [EntryField::Team, EntryField::Workplace]
            .map(|asked| field(judged, asked))
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or("")
            .to_owned(),
    }
}

pub(super) fn name(graded: &Graded<'_>, text: &Localized<String>) -> String {
    let best = text.best(graded.grading.languages);
    best.map(|(_, text)| text.clone()).unwrap_or_default()
}

pub(super) fn clock(graded: &Graded<'_>, instant: Option<jiff::Timestamp>) -> String {
    let shown = instant.map(|instant| {
        let there = graded.grading.zone.clock(instant);
        format!(
            "{} {:02}:{:02}:{:02}",
            there.date(),
            there.hour(),
            there.minute(),
            there.second()
        )
    });
    shown.unwrap_or_default()
}
