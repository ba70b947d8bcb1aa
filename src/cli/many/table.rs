//! The table at the end: what was built, what was right already, what failed, and how long it took.

use std::path::Path;
use std::time::Duration;

use loa::diagnostic::{Text, Tongue};
use loa::say;
use serde_json::{Value, json};

use super::super::args::Site;
use super::super::report;
use super::super::words::{seconds, size};
use super::line::{Fate, Line};
use super::portal::Made;

/// Up to so many sites each has a line; of more only those that were built or failed.
const ALL: usize = 40;

/// How many of them that were built have a line then.
const SOME: usize = 200;

/// For tools.
pub fn json(lines: &[Line], took: Duration) -> Value {
    let count = |fate| lines.iter().filter(|line| line.fate == fate).count();
    json!({
        "built": count(Fate::Built),
        "unchanged": count(Fate::Unchanged),
        "failed": count(Fate::Failed),
        "pages": lines.iter().map(|line| line.pages).sum::<usize>(),
        "seconds": took.as_secs_f64(),
    })
}

/// For people: mistakes on stderr, the table on stdout.
pub fn print(call: &Site, output: &Path, lines: &[Line], portal: Option<&Made>, took: Duration) {
    let tongue = call.tongue;
    for line in lines.iter().filter(|line| !line.told.is_empty()) {
        report::complain(&format!("── {} ──\n{}", line.id, line.told));
    }
    let count = |fate| lines.iter().filter(|line| line.fate == fate).count();
    let (built, unchanged, failed) = (
        count(Fate::Built),
        count(Fate::Unchanged),
        count(Fate::Failed),
    );
    let is_shown = |line: &&Line| lines.len() <= ALL || line.fate != Fate::Unchanged;
    let shown: Vec<&Line> = lines.iter().filter(is_shown).take(SOME).collect();
    let width = shown.iter().map(|line| line.id.chars().count()).max();
    let width = width.unwrap_or(0);
    for line in &shown {
        report::line(&one(line, width), tongue);
    }
    let hidden = built + failed - shown.iter().filter(|l| l.fate != Fate::Unchanged).count();
    if hidden > 0 {
        report::line(
            &say!("… và {hidden} trang nữa", "… and {hidden} more"),
            tongue,
        );
    }
    if let Some(made) = portal {
        let (pages, written) = (made.pages, made.published.written);
        let index = output.join("index.html");
        let index = index.display();
        report::line(
            &say!(
                "Cổng thông tin: {pages} trang, {written} tệp đã ghi → {index}",
                "Portal: {pages} pages, {written} files written → {index}"
            ),
            tongue,
        );
    }
    let (vi, en) = (seconds(took, Tongue::Vi), seconds(took, Tongue::En));
    report::line(
        &say!(
            "{built} trang mới dựng, {unchanged} giữ nguyên, {failed} có lỗi, trong {vi}.",
            "{built} built, {unchanged} unchanged, {failed} failed, in {en}."
        ),
        tongue,
    );
    if failed > 0 {
        report::line(
            &say!(
                "Trang có lỗi vẫn giữ bản tốt gần nhất; các trang khác không bị ảnh hưởng.",
                "Those that failed keep their last good state; the others are not affected."
            ),
            tongue,
        );
    }
}

fn one(line: &Line, width: usize) -> Text {
    let id = &line.id;
    let (vi, en) = match line.fate {
        Fate::Built => ("đã dựng", "built"),
        Fate::Unchanged => ("giữ nguyên", "unchanged"),
        Fate::Failed => ("có lỗi", "failed"),
    };
    let took = |tongue| seconds(line.took, tongue);
    let (more_vi, more_en) = match line.fate {
        Fate::Failed => (
            format!("{} lỗi", line.errors),
            format!("{} mistakes", line.errors),
        ),
        _ => (
            format!(
                "{} trang, {} tệp đã ghi ({})",
                line.pages,
                line.written,
                size(line.bytes)
            ),
            format!(
                "{} pages, {} files written ({})",
                line.pages,
                line.written,
                size(line.bytes)
            ),
        ),
    };
    let warnings = |vi: bool| match (line.warnings, vi) {
        (0, _) => String::new(),
        (n, true) => format!(", {n} cảnh báo"),
        (n, false) => format!(", {n} warnings"),
    };
    Text {
        vi: format!(
            "  {id:<width$}  {vi:<10}  {:>9}  {more_vi}{}",
            took(Tongue::Vi),
            warnings(true)
        ),
        en: format!(
            "  {id:<width$}  {en:<9}  {:>7}  {more_en}{}",
            took(Tongue::En),
            warnings(false)
        ),
    }
}
