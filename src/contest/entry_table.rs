//! Entries as rows of a table: what form endpoints export, with the entry code in a column or every field in one of its own.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rayon::prelude::*;

use crate::diagnostic::Text;
use crate::draft::Moment;
use crate::say;
use crate::site::{Contest, EntryField, Zone};

use super::arrival::{Arrival, arrivals_in};
use super::digest::sha256;
use super::entry::Entry;
use super::letter::{Unreadable, has_code};
use super::spoof::comparable;

/// Where a table without codes gets what no column says.
#[derive(Clone, Copy, Debug)]
pub struct TableRules<'c> {
    /// The rules.
    pub contest: &'c Contest,
    /// Id of the round that rows without one are for.
    pub round: &'c str,
    /// In which zone instants without an offset are meant.
    pub zone: Zone,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryColumn {
    /// A whole entry code.
    Code,
    /// When it came.
    Received,
    /// A part of the entry by its name in the JSON.
    Part(&'static str),
    /// Something asked of the entrant.
    Field(EntryField),
    /// The answer to a question.
    Answer(String),
}

/// What form services call the instant of receipt, without signs and what stands in brackets.
const RECEIVED: [&str; 25] = [
    "received",
    "received at",
    "nhận lúc",
    "timestamp",
    "dấu thời gian",
    "thời gian",
    "date",
    "date time",
    "submitted at",
    "submitted on",
    "submitted",
    "submission date",
    "submission time",
    "submit date",
    "submit time",
    "date submitted",
    "created at",
    "completion time",
    "thời gian hoàn thành",
    "hoàn thành lúc",
    "thời gian gửi",
    "thời điểm gửi",
    "ngày gửi",
    "gửi lúc",
    "giờ nhận",
];

/// What a column of this name holds; nothing when nobody knows.
pub fn entry_column(name: &str, contest: &Contest) -> Option<EntryColumn> {
    let folded = comparable(name);
    // A form asks in a sentence: `Dán mã bài thi vào đây *`.
    if matches!(folded.as_str(), "entry" | "bài thi")
        || folded.contains("mã bài thi")
        || folded.contains("entry code")
    {
        return Some(EntryColumn::Code);
    }
    if RECEIVED.contains(&words(&folded).join(" ").as_str()) {
        return Some(EntryColumn::Received);
    }
    let part = match folded.as_str() {
        "contest" | "cuộc thi" => "contest",
        "round" | "vòng" => "round",
        "group" | "đối tượng" => "group",
        "code" | "mã người thi" => "code",
        "attempt" | "lượt" => "attempt",
        "prediction" | "dự đoán" => "prediction",
        "consents" | "consent" | "đồng ý" => "consents",
        "started" | "bắt đầu" => "started",
        "finished" | "nộp" | "nộp lúc" => "finished",
        "device" | "thiết bị" => "device",
        _ => "",
    };
    if !part.is_empty() {
        return Some(EntryColumn::Part(part));
    }
    let field = EntryField::ALL
        .iter()
        .find(|field| field.name() == folded || label(**field) == folded);
    if let Some(field) = field {
        return Some(EntryColumn::Field(*field));
    }
    let mut questions = contest.banks.values().flat_map(|bank| &bank.questions);
    let question = questions.find(|question| question.id == name.trim());
    question.map(|question| EntryColumn::Answer(question.id.clone()))
}

/// The words of a column's name before any bracket, but for the zone it names: `_Submitted-At (UTC)` → `submitted at`.
fn words(folded: &str) -> Vec<&str> {
    let (name, _) = folded.split_once(['(', '[']).unwrap_or((folded, ""));
    let words = name.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !matches!(*word, "" | "utc" | "gmt"))
        .collect()
}

/// In which zone a column's instants are meant: what its name says (`Submitted At (UTC)`), else the site's.
fn zone_of(name: &str, zone: Zone) -> Zone {
    let folded = comparable(name);
    // `GMT+7` says something else than `GMT`.
    let mut words = folded.split(|c: char| !c.is_alphanumeric() && c != '+');
    match words.any(|word| matches!(word, "utc" | "gmt")) {
        true => Zone::parse("+00:00").unwrap_or(zone),
        false => zone,
    }
}

fn label(field: EntryField) -> &'static str {
    match field {
        EntryField::Name => "họ và tên",
        EntryField::Team => "đơn vị",
        EntryField::Workplace => "nơi làm việc",
        EntryField::Phone => "điện thoại",
        EntryField::Email => "thư điện tử",
        EntryField::BirthYear => "năm sinh",
        EntryField::Address => "địa chỉ",
    }
}

/// The arrivals of a table whose first row names its columns. A row that is no entry arrives as one that cannot be read.
///
/// # Errors
/// When the table has neither a column with entry codes nor one with codes of entrants.
pub fn arrivals_in_table(
    source: &str,
    rows: &[Vec<String>],
    rules: TableRules<'_>,
) -> Result<Vec<Arrival>, Text> {
    let Some((heading, rows)) = rows.split_first() else {
        return Ok(Vec::new());
    };
    let columns: Vec<Option<EntryColumn>> = heading
        .iter()
        .map(|name| entry_column(name, rules.contest))
        .collect();
    let at = |column: &EntryColumn| {
        columns
            .iter()
            .position(|known| known.as_ref() == Some(column))
    };
    let (code, received) = (at(&EntryColumn::Code), at(&EntryColumn::Received));
    // Whatever somebody called the question, the answer is known by its first characters.
    let code = code.or_else(|| {
        rows.iter()
            .take(20)
            .find_map(|row| row.iter().position(|cell| has_code(cell)))
    });
    let received_zone = received.map_or(rules.zone, |at| zone_of(&heading[at], rules.zone));
    if code.is_none() && at(&EntryColumn::Part("code")).is_none() {
        return Err(say!(
            "Bảng `{source}` không có cột `entry` (mã bài thi) và cũng không có cột `code` (mã người thi).",
            "The table `{source}` has neither a column `entry` (entry codes) nor a column `code` (codes of entrants)."
        ));
    }
    // Rows count as a spreadsheet counts them: the heading is the first.
    let arrivals = rows.par_iter().enumerate().flat_map_iter(|(at, row)| {
        let number = at + 2;
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).map_or("", |cell| cell.trim());
        let received = instant(cell(received), received_zone);
        let source = format!("{source}:{number}");
        match code
            .map(|at| cell(Some(at)))
            .filter(|code| !code.is_empty())
        {
            Some(code) => arrivals_in(&source, code, received),
            None => vec![by_columns(source, &columns, row, received, rules)],
        }
    });
    Ok(arrivals.collect())
}

fn by_columns(
    source: String,
    columns: &[Option<EntryColumn>],
    row: &[String],
    received: Option<Timestamp>,
    rules: TableRules<'_>,
) -> Arrival {
    let mut parts: BTreeMap<&str, &str> = BTreeMap::new();
    let (mut fields, mut answers) = (BTreeMap::new(), Vec::new());
    for (column, cell) in columns.iter().zip(row) {
        let text = cell.trim();
        match column {
            _ if text.is_empty() => {}
            Some(EntryColumn::Part(part)) => _ = parts.insert(part, text),
            Some(EntryColumn::Field(field)) => _ = fields.insert(*field, text.to_owned()),
            Some(EntryColumn::Answer(question)) => {
                answers.push((question.clone(), text.to_lowercase()))
            }
            _ => {}
        }
    }
    let part = |name: &str| parts.get(name).copied();
    let finished = part("finished")
        .and_then(|text| instant(text, rules.zone))
        .or(received);
    let Some(finished) = finished else {
        return Arrival {
            hash: sha256(format!("{source}\n{}", row.join("\t"))),
            entry: Err(Unreadable::Shape("finished".to_owned())),
            received,
            sources: vec![source],
        };
    };
    let only_group = rules
        .contest
        .groups
        .first()
        .map_or("", |group| group.id.as_str());
    let asked = rules.contest.fields.iter().map(|asked| asked.field);
    let entry = Entry {
        contest: part("contest").unwrap_or(&rules.contest.id).to_owned(),
        round: part("round").unwrap_or(rules.round).to_owned(),
        group: part("group").unwrap_or(only_group).to_owned(),
        code: part("code").unwrap_or("").to_owned(),
        attempt: part("attempt").map_or(1, |text| text.parse().unwrap_or(0)),
        fields: asked
            .filter_map(|field| Some((field.name().to_owned(), fields.get(&field)?.clone())))
            .collect(),
        consents: part("consents").map_or_else(Vec::new, |text| {
            let ids = text.split([',', ';', ' ']).filter(|id| !id.is_empty());
            ids.map(str::to_owned).collect()
        }),
        answers,
        prediction: part("prediction").map(str::to_owned),
        started: part("started")
            .and_then(|text| instant(text, rules.zone))
            .unwrap_or(finished),
        finished,
        device: part("device").map(str::to_owned),
    };
    Arrival {
        hash: sha256(entry.json(rules.zone.minutes())),
        entry: Ok(entry),
        received,
        sources: vec![source],
    }
}

/// An instant as exports write it: with an offset, or as calendar and clock of the zone show it (`8/7/2024 9:12:31`, `2024-07-08 09:12`).
pub fn instant(text: &str, zone: Zone) -> Option<Timestamp> {
    match Moment::parse(text)? {
        Moment::Exact(instant) => Some(instant),
        Moment::Clock(clock) => zone.instant(clock),
        // A day alone does not tell whether an entry was in time.
        Moment::Day(_) => None,
    }
}
