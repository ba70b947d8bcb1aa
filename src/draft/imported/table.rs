//! Questions in a table: a row each, columns named in Vietnamese or English.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::found::{Found, Gathering, Imported};
use super::plain::plain;
use crate::diagnostic::Checked;
use crate::draft::Words;
use crate::source::{folded, read_csv, spelled};

/// A row as it stands in the table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: Option<Words>,
    kind: Option<Words>,
    pillar: Option<Words>,
    text: Words,
    a: Option<Words>,
    b: Option<Words>,
    c: Option<Words>,
    d: Option<Words>,
    e: Option<Words>,
    f: Option<Words>,
    g: Option<Words>,
    h: Option<Words>,
    answer: Option<Words>,
    explanation: Option<Words>,
    basis: Option<Words>,
    /// Numbers of rows and remarks are their author's own.
    #[serde(rename = "number")]
    _number: Option<Words>,
    #[serde(rename = "note")]
    _note: Option<Words>,
}

/// Names of columns without marks, and the keys they stand for; the first of each is what Loa calls it.
const COLUMNS: [(&str, &str); 26] = [
    ("stt", "number"),
    ("tt", "number"),
    ("ghi chu", "note"),
    ("note", "note"),
    ("cau hoi", "text"),
    ("noi dung cau hoi", "text"),
    ("question", "text"),
    ("dap an", "answer"),
    ("dap an dung", "answer"),
    ("answer", "answer"),
    ("correct answer", "answer"),
    ("giai thich", "explanation"),
    ("explanation", "explanation"),
    ("can cu", "basis"),
    ("can cu phap ly", "basis"),
    ("basis", "basis"),
    ("legal basis", "basis"),
    ("noi dung", "pillar"),
    ("linh vuc", "pillar"),
    ("tru cot", "pillar"),
    ("pillar", "pillar"),
    ("loai", "kind"),
    ("kind", "kind"),
    ("ma", "id"),
    ("ma cau hoi", "id"),
    ("id", "id"),
];

const LETTERS: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

/// The key that the name of a column stands for (`Phương án A` → `a`).
pub fn question_column(name: &str) -> Option<&'static str> {
    let words = spelled(name).into_iter().flat_map(|word| word.parts);
    let words: Vec<String> = words.map(|part| folded(&part)).collect();
    let name = words.join(" ");
    if let Some((_, key)) = COLUMNS.iter().find(|(column, _)| *column == name) {
        return Some(key);
    }
    let letter = [
        "phuong an ",
        "lua chon ",
        "dap an ",
        "option ",
        "choice ",
        "answer ",
    ]
    .iter()
    .find_map(|before| name.strip_prefix(before))
    .unwrap_or(&name);
    LETTERS.iter().find(|known| **known == letter).copied()
}

/// What to call a column that is not there.
fn column_name(key: &'static str) -> String {
    match key {
        "text" => "Câu hỏi".to_owned(),
        "answer" => "Đáp án".to_owned(),
        key => key.to_owned(),
    }
}

/// Reads every row of a table (CSV, or the text of a sheet).
pub fn read_question_table(file: &str, text: &str, taken: &BTreeSet<String>) -> Checked<Imported> {
    let mut all = Gathering::new(taken);
    let rows = read_csv::<Row>(file, text, question_column, column_name);
    for (place, row) in rows.value.unwrap_or_default() {
        all.take(place, found(row));
    }
    all.findings.splice(0..0, rows.findings);
    Checked::new(all.imported, all.findings)
}

fn found(row: Row) -> Found {
    let word = |words: &Option<Words>| {
        words
            .as_ref()
            .map_or("", |words| words.0.as_str())
            .to_owned()
    };
    let choices = [row.a, row.b, row.c, row.d, row.e, row.f, row.g, row.h];
    let choices = choices.into_iter().flatten();
    let choices: Vec<String> = choices.map(|choice| plain(&choice)).collect();
    let written = word(&row.answer);
    let answer = answer(&written, &choices);
    Found {
        name: word(&row.id),
        kind: kind(&word(&row.kind), &choices, &answer),
        pillar: word(&row.pillar),
        text: plain(&row.text),
        choices,
        answer,
        explanation: plain(&word(&row.explanation)),
        basis: plain(&word(&row.basis)),
    }
}

/// Letters, the number of a choice, or its own words; spellings of a short answer between `|` or on lines of their own.
fn answer(written: &str, choices: &[String]) -> Vec<String> {
    if choices.is_empty() {
        let spellings = written.split(['|', '\n']).map(str::trim);
        return spellings
            .filter(|one| !one.is_empty())
            .map(str::to_owned)
            .collect();
    }
    let said = choices
        .iter()
        .position(|choice| spelled(choice) == spelled(written));
    let numbered = written
        .parse()
        .ok()
        .filter(|n| (1..=choices.len()).contains(n));
    // Where the choices are numbers, a number is the words of a choice rather than its place.
    match said.or(numbered.map(|n: usize| n - 1)) {
        Some(at) => LETTERS
            .get(at)
            .map(|letter| (*letter).to_owned())
            .into_iter()
            .collect(),
        None if written.is_empty() => Vec::new(),
        None => vec![written.to_owned()],
    }
}

/// What the row says, or what its answer tells.
fn kind(written: &str, choices: &[String], answer: &[String]) -> &'static str {
    let words = spelled(written).into_iter().flat_map(|word| word.parts);
    let words: Vec<String> = words.map(|part| folded(&part)).collect();
    match words.join(" ").as_str() {
        "single" | "chon mot" | "mot dap an" => return "",
        "multiple" | "chon nhieu" | "nhieu dap an" => return "multiple",
        "true false" | "dung sai" => return "true_false",
        "ordering" | "sap xep" => return "ordering",
        "short" | "tra loi ngan" | "dien tu" => return "short",
        _ => {}
    }
    if choices.is_empty() {
        let answer = answer.join(" ").to_lowercase();
        return match answer.as_str() {
            "đúng" | "sai" | "true" | "false" | "đ" | "s" => "true_false",
            _ => "short",
        };
    }
    let letters = answer.join(" ");
    let letters = letters.split(|c: char| !c.is_alphanumeric());
    let letters: Vec<&str> = letters.filter(|part| !part.is_empty()).collect();
    let is_run = matches!(letters.as_slice(), [run] if run.len() > 1 && run.bytes().all(|b| b.is_ascii_alphabetic()));
    if letters.len() > 1 || is_run {
        "multiple"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::question_column;

    #[test]
    fn columns_as_people_name_them() {
        for (name, key) in [
            ("Câu hỏi", Some("text")),
            ("PHƯƠNG ÁN A", Some("a")),
            ("Đáp án D", Some("d")),
            ("Đáp án", Some("answer")),
            ("Đáp án đúng", Some("answer")),
            ("Option H", Some("h")),
            ("B", Some("b")),
            ("Căn cứ pháp lý", Some("basis")),
            ("Trụ cột", Some("pillar")),
            ("STT", Some("number")),
            ("Điểm", None),
        ] {
            assert_eq!(question_column(name), key, "{name}");
        }
    }
}
