//! `loa contest grade`: everything that came in → ranking, workbook, audit sheet, and the public result when it is released.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::Timestamp;
use loa::contest::{
    Audit, Exclusion, Graded, Grading, TableRules, Verdict, audit, grade as judge, result,
    result_yaml,
};
use loa::diagnostic::{Text, Tongue};
use loa::export::{ContestTable, contest_csv, contest_tables};
use loa::say;
use loa::site::RoundResult;
use loa::source::read_rows;
use rayon::prelude::*;

use super::gather::{Gathered, gather};
use super::office::{Office, Refused, complain, moment, outside, read_text, write};
use crate::cli::report;

/// `loa contest grade ROUND [DIR] --key FILE --entries PATH… -o DIR`
pub struct Grade {
    /// The site's folder.
    pub folder: PathBuf,
    /// Which contest, where the site has several.
    pub contest: Option<String>,
    /// Which round.
    pub round: String,
    /// The file with the answers.
    pub key: PathBuf,
    /// Files and folders with entries, tables, databases.
    pub entries: Vec<PathBuf>,
    /// Where everything goes.
    pub output: PathBuf,
    /// What the organiser takes out.
    pub exclude: Option<PathBuf>,
    /// Write the public result into the site.
    pub release: bool,
    /// The instant of grading; now when absent.
    pub as_of: Option<String>,
    /// The tongue of the terminal.
    pub tongue: Tongue,
}

/// Grades, writes, and says what came of it.
pub fn grade(call: &Grade) -> ExitCode {
    match carry_out(call) {
        Ok(()) => ExitCode::SUCCESS,
        Err(code) => ExitCode::from(code),
    }
}

fn carry_out(call: &Grade) -> Result<(), Refused> {
    let tongue = call.tongue;
    let refuse = |wrong: Text, code| complain(&wrong, tongue, code);
    let office = Office::open(&call.folder, call.contest.as_deref(), tongue)?;
    outside(&call.folder, &call.output).map_err(|wrong| refuse(wrong, 2))?;
    let at = moment(call.as_of.as_deref(), &office.settings).map_err(|wrong| refuse(wrong, 2))?;
    let keys = office.key(&call.key)?;
    let rules = TableRules {
        contest: &office.contest,
        round: &call.round,
        zone: office.settings.zone,
    };
    let Gathered { arrivals, inputs } = gather(&call.entries, rules).map_err(|wrong| {
        wrong
            .into_iter()
            .map(|one| refuse(one, 1))
            .max()
            .unwrap_or(1)
    })?;
    let exclusions = call.exclude.as_deref().map(exclusions).transpose();
    let grading = Grading {
        contest: &office.contest,
        round: &call.round,
        keys: &keys,
        arrivals,
        inputs,
        exclusions: exclusions
            .map_err(|wrong| refuse(wrong, 1))?
            .unwrap_or_default(),
        rules: office.rules(),
        at,
        zone: office.settings.zone,
        languages: &office.settings.languages,
    };
    let graded = judge(grading).map_err(|wrong| {
        wrong
            .into_iter()
            .map(|one| refuse(one, 1))
            .max()
            .unwrap_or(1)
    })?;
    let sheet = audit(&graded);
    let public = result(&graded, &sheet.last);
    let written = write_all(call, &graded, &sheet, &public).map_err(|wrong| refuse(wrong, 1))?;
    tell(&graded, &sheet, tongue);
    let output = call.output.display();
    report::line(
        &say!(
            "Đã ghi {written} tệp vào {output}.",
            "{written} files written to {output}."
        ),
        tongue,
    );
    if call.release {
        let file = release(&office, &graded, &public).map_err(|wrong| refuse(wrong, 1))?;
        let file = file.display();
        report::line(
            &say!(
                "Đã công bố kết quả (tên đã che) vào {file}; dựng lại trang bằng `loa build`.",
                "The result was released (names masked) to {file}; build the site again with `loa build`."
            ),
            tongue,
        );
    }
    std::mem::forget(graded); // as the tables below
    Ok(())
}

/// A table of decisions with the columns code, reason, by.
fn exclusions(file: &Path) -> Result<Vec<Exclusion>, Text> {
    let shown = file.display().to_string();
    let rows = read_rows(&shown, &read_text(file)?)
        .value
        .unwrap_or_default();
    let Some((heading, rows)) = rows.split_first() else {
        return Ok(Vec::new());
    };
    let column = |names: [&str; 2]| {
        let folded = |name: &String| loa::contest::comparable(name);
        heading
            .iter()
            .position(|name| names.contains(&folded(name).as_str()))
    };
    let columns = (
        column(["code", "mã"]),
        column(["reason", "lý do"]),
        column(["by", "người ký"]),
    );
    let (Some(code), Some(reason), Some(by)) = columns else {
        return Err(say!(
            "Tệp `{shown}` cần ba cột: code (mã người thi hoặc mã băm bài thi), reason (lý do), by (người ký).",
            "The file `{shown}` needs three columns: code (of the entrant, or the entry's hash), reason, by (who signed)."
        ));
    };
    let mut exclusions = Vec::new();
    for (number, row) in (2..).zip(rows) {
        let cell = |at: usize| row.get(at).map_or("", |cell| cell.trim()).to_owned();
        let exclusion = Exclusion {
            code: cell(code),
            reason: cell(reason),
            by: cell(by),
        };
        if [&exclusion.code, &exclusion.reason, &exclusion.by]
            .iter()
            .any(|text| text.is_empty())
        {
            return Err(say!(
                "Tệp `{shown}`, dòng {number}: mỗi quyết định loại phải có mã, lý do và người ký.",
                "The file `{shown}`, row {number}: every decision needs a code, a reason and who signed for it."
            ));
        }
        exclusions.push(exclusion);
    }
    Ok(exclusions)
}

fn write_all(
    call: &Grade,
    graded: &Graded<'_>,
    sheet: &Audit,
    public: &RoundResult,
) -> Result<usize, Text> {
    let round = &call.round;
    let tables = contest_tables(graded, public, sheet);
    // One after the other: each keeps all workers busy, the two large sheets of the workbook one each.
    let book = book(&tables, graded.grading.at)?;
    let copies: Vec<String> = tables.iter().map(contest_csv).collect();
    let mut files: Vec<(String, Cow<'_, [u8]>)> = vec![
        (
            format!("{round}.audit.tsv"),
            Cow::Borrowed(sheet.text.as_bytes()),
        ),
        (
            format!("{round}.yaml"),
            result_yaml(public).into_bytes().into(),
        ),
    ];
    files.extend(book.map(|book| (format!("{round}.xlsx"), book.into())));
    files.extend(tables.iter().zip(copies).map(|(table, copy)| {
        let name = format!("{round}.{}.csv", table.file);
        (name, copy.into_bytes().into())
    }));
    let written = files
        .par_iter()
        .map(|(name, bytes)| write(&call.output.join(name), bytes));
    let written: Vec<Result<(), Text>> = written.collect();
    written.into_iter().collect::<Result<Vec<()>, Text>>()?;
    let written = files.len();
    // The process is about to end: giving millions of cells back one by one would only take time.
    std::mem::forget(tables);
    Ok(written)
}

#[cfg(feature = "excel")]
fn book(tables: &[ContestTable], made: Timestamp) -> Result<Option<Vec<u8>>, Text> {
    loa::export::contest_book(tables, made).map(Some)
}

#[cfg(not(feature = "excel"))]
fn book(_tables: &[ContestTable], _made: Timestamp) -> Result<Option<Vec<u8>>, Text> {
    Ok(None)
}

/// What the organiser sees at once.
fn tell(graded: &Graded<'_>, sheet: &Audit, tongue: Tongue) {
    let all: Vec<_> = graded.of_this_round().collect();
    let count = |verdict: Verdict| {
        all.iter()
            .filter(|(_, entry)| entry.verdict == verdict)
            .count()
    };
    let doubtful = all
        .iter()
        .filter(|(_, entry)| entry.verdict == Verdict::Counts && !entry.flags.is_empty())
        .count();
    let (received, void, replaced) = (all.len(), count(Verdict::Void), count(Verdict::Replaced));
    let (entrants, all_right) = (graded.entrants, graded.all_right);
    let mut lines = vec![
        say!(
            "Đã nhận {received} bài: {entrants} được tính, {replaced} lượt khác của cùng người, {void} không tính (có lý do).",
            "{received} entries: {entrants} count, {replaced} are other attempts of the same people, {void} do not count (each with its reason)."
        ),
        say!(
            "Đúng tất cả: {all_right} người. Cần xem lại: {doubtful} bài được tính.",
            "All right: {all_right} people. To be looked at: {doubtful} entries that count."
        ),
    ];
    if let Some(actual) = graded.actual_shown() {
        lines.push(say!(
            "Kết quả để so dự đoán: {actual}.",
            "The prediction was about: {actual}."
        ));
    }
    for (round, count) in &graded.elsewhere {
        lines.push(say!(
            "{count} bài của vòng `{round}`, không xét ở đây.",
            "{count} entries of the round `{round}`, not looked at here."
        ));
    }
    lines.extend(graded.notes.iter().cloned());
    let last = &sheet.last;
    lines.push(say!(
        "Mã băm cuối của bản kiểm tra: {last}",
        "Last hash of the audit sheet: {last}"
    ));
    for line in &lines {
        report::line(line, tongue);
    }
}

/// Writes the public result; another one that is there already stays, since a released result is not changed in silence.
fn release(office: &Office, graded: &Graded<'_>, public: &RoundResult) -> Result<PathBuf, Text> {
    let round = graded.round();
    let contest = &office.contest.id;
    // A page is built for a day: a result of the day on which a round closes would be refused by `loa build`.
    let (zone, at) = (office.settings.zone, graded.grading.at);
    let last_day = round.last_day(zone);
    if zone.day(at) <= last_day {
        return Err(say!(
            "Vòng này đóng trong ngày {last_day}; công bố được từ ngày hôm sau.",
            "The round closes on {last_day}; it can be released from the day after."
        ));
    }
    let file = office
        .folder
        .join("contests")
        .join(contest)
        .join("results")
        .join(format!("{}.yaml", round.id));
    let text = result_yaml(public);
    if let Ok(known) = fs::read_to_string(&file)
        && known != text
    {
        let shown = file.display();
        return Err(say!(
            "Kết quả của vòng này đã được công bố trong `{shown}` và khác kết quả vừa chấm. Muốn đính chính, hãy xóa tệp ấy rồi công bố lại, và nói rõ lý do trên trang.",
            "The result of this round was released in `{shown}` and is another than this one. To correct it remove that file, release again, and say why on the site."
        ));
    }
    write(&file, text.as_bytes())?;
    Ok(file)
}
