//! `loa status`: who is behind, and what falls due within two weeks.

use std::process::ExitCode;

use jiff::civil::Date;
use loa::diagnostic::Text;
use loa::progress::{Digest, OwnerDigest, Period, Task};
use loa::say;
use loa::site::Per;
use serde_json::json;

use super::args::Site;
use super::build::{options, readable};
use super::{many, report};

/// How far ahead "due soon" looks, in days.
const DAYS_AHEAD: i32 = 14;

/// Shows where everybody stands; exit code 0 whatever it shows, 1 only when the files have mistakes.
pub fn status(site: &Site) -> ExitCode {
    if many::holds_many(&site.folder) {
        return ExitCode::from(many::status(site));
    }
    let tree = match readable(site) {
        Ok(tree) => tree,
        Err(code) => return ExitCode::from(code),
    };
    let checked = loa::status(&tree, &options(site, &tree), DAYS_AHEAD);
    let Some(digest) = checked.value else {
        return ExitCode::from(super::build::refuse(site, &checked.findings, &tree, false));
    };
    if site.json {
        report::json(&json!({ "version": 1, "status": digest }));
    } else {
        for line in lines(&digest) {
            report::line(&line, site.tongue);
        }
    }
    ExitCode::SUCCESS
}

fn lines(digest: &Digest) -> Vec<Text> {
    let day = day(digest.as_of);
    let plan = &digest.plan;
    let totals = &digest.totals;
    let mut lines = vec![
        say!("{plan}", "{plan}"),
        say!(
            "Đến ngày {day}: {} lượt đạt, {} đạt trễ hạn, {} chưa đạt, {} chưa có số liệu, {} đang trong kỳ, {} chưa đến hạn.",
            "As of {day}: {} met, {} late, {} missed, {} without data, {} running, {} not yet due.",
            totals.met,
            totals.late,
            totals.missed,
            totals.no_data,
            totals.open,
            totals.not_yet_due
        ),
    ];
    let (busy, quiet): (Vec<_>, Vec<_>) = digest
        .owners
        .iter()
        .partition(|owner| !owner.behind.is_empty() || !owner.due_soon.is_empty());
    for owner in &busy {
        lines.push(say!("", ""));
        lines.extend(of_owner(owner));
    }
    if !quiet.is_empty() {
        let count = quiet.len();
        lines.push(say!("", ""));
        lines.push(say!(
            "{count} đơn vị khác không có việc chậm và không có việc đến hạn trong {} ngày tới.",
            "{count} others are not behind and have nothing due within {} days.",
            digest.days_ahead
        ));
    }
    lines
}

fn of_owner(owner: &OwnerDigest) -> Vec<Text> {
    let name = &owner.name;
    let mut lines = vec![match (owner.is_unnamed, owner.is_silent) {
        (true, _) => say!(
            "{name} (kế hoạch không nêu tên từng đơn vị)",
            "{name} (the plan does not name the units)"
        ),
        (_, true) => say!("{name} (chưa ghi việc nào)", "{name} (nothing logged)"),
        _ => say!("{name}", "{name}"),
    }];
    let known = if owner.is_silent {
        ("chưa có số liệu", "no data")
    } else {
        ("chưa đạt", "behind")
    };
    lines.extend(owner.behind.iter().map(|task| {
        let (vi, en) = when(task);
        let (what, share) = (&task.what, share(task));
        Text {
            vi: format!("  {:<16}{what}{share} – {vi}", known.0),
            en: format!("  {:<16}{what}{share} – {en}", known.1),
        }
    }));
    lines.extend(owner.due_soon.iter().map(|task| {
        let (what, day, left, share) = (&task.what, day(task.due), task.days_left, share(task));
        Text {
            vi: format!(
                "  {:<16}{what}{share} – {day}, còn {left} ngày",
                "sắp đến hạn"
            ),
            en: format!(
                "  {:<16}{what}{share} – {day}, {left} days left",
                "due soon"
            ),
        }
    }));
    lines
}

fn share(task: &Task) -> String {
    let step = task
        .step
        .as_ref()
        .map(|step| format!(" / {step}"))
        .unwrap_or_default();
    format!("{step} ({}/{})", task.done, task.required)
}

/// The periods that were missed, the latest few by name; of a deadline, its day.
fn when(task: &Task) -> (String, String) {
    const NAMED: usize = 4;
    if task.periods.is_empty() {
        let day = day(task.due);
        return (format!("hạn {day}"), format!("due {day}"));
    }
    let skipped = task.periods.len().saturating_sub(NAMED);
    let names = |name: fn(&Period) -> String| {
        task.periods[skipped..]
            .iter()
            .map(name)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let (vi, en) = (names(name_vi), names(name_en));
    if skipped == 0 {
        return (vi, en);
    }
    (
        format!("{skipped} kỳ trước đó, {vi}"),
        format!("{skipped} earlier, {en}"),
    )
}

fn name_vi(period: &Period) -> String {
    let (number, year) = (period.number, period.year);
    match period.per {
        Per::Day => day(period.from),
        Per::Week => format!("tuần {number}/{year}"),
        Per::Month => format!("tháng {number}/{year}"),
        Per::Quarter => format!(
            "quý {}/{year}",
            ["I", "II", "III", "IV"][usize::try_from(number - 1).unwrap_or(0).min(3)]
        ),
        Per::Year => format!("năm {year}"),
    }
}

fn name_en(period: &Period) -> String {
    let (number, year) = (period.number, period.year);
    match period.per {
        Per::Day => day(period.from),
        Per::Week => format!("week {number}/{year}"),
        Per::Month => format!("{number}/{year}"),
        Per::Quarter => format!("Q{number}/{year}"),
        Per::Year => year.to_string(),
    }
}

/// As people write it here: `30/6/2024`.
fn day(date: Date) -> String {
    format!("{}/{}/{}", date.day(), date.month(), date.year())
}
