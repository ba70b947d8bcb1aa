//! Rows of a table → an author's shapes, each mistake at its cell.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::de::DeserializeOwned;

use super::cells::{Cell, split};
use crate::diagnostic::{Checked, Finding, Place, Spot, Step};
use crate::say;
use crate::source::yaml::{Node, Pair, Shape, recover};

/// Reads a table whose first row names its columns. `key_of` turns a column's name into the key of the shape, `name_of` tells what to call
/// a column that is not there. Each row comes with its place; a row with a mistake is left out.
pub fn read_csv<T: DeserializeOwned>(
    file: &str,
    text: &str,
    key_of: impl Fn(&str) -> Option<&'static str>,
    name_of: impl Fn(&'static str) -> String,
) -> Checked<Vec<(Place, T)>> {
    let mut findings = Vec::new();
    let rows = split(file, text, &mut findings);
    let Some((head, body)) = rows.split_first() else {
        return Checked::new(Vec::new(), findings);
    };
    let columns = columns(file, head, key_of, &mut findings);
    let mut entries = Vec::new();
    for row in body
        .iter()
        .filter(|row| row.iter().any(|cell| !cell.text.is_empty()))
    {
        let place = place(file, &columns, row);
        if row.len() != columns.len()
            && row[columns.len().min(row.len())..]
                .iter()
                .any(|cell| !cell.text.is_empty())
            || row.len() < columns.len()
        {
            let (cells, wanted) = (row.len(), columns.len());
            findings.push(
                Finding::error(
                    place.clone(),
                    say!(
                        "dòng này có {cells} ô, bảng có {wanted} cột",
                        "this row has {cells} cells, the table has {wanted} columns"
                    ),
                )
                .help(say!(
                    "thêm ô trống cho đủ; ô có dấu phân cách phải đặt trong dấu ngoặc kép",
                    "add empty cells; a cell that holds the separator must stand in quotes"
                )),
            );
            continue;
        }
        findings.extend(nameless(file, head, row));
        let missing = |key| {
            let at = columns.iter().position(|column| *column == Some(key));
            match at.map(|at| (&head[at].text, &row[at])) {
                Some((name, cell)) => empty(Place::bytes(file, cell.span.clone()), name),
                None => no_column(file, head, &name_of(key)),
            }
        };
        let (value, wrong) = recover::<T>(file, node(&columns, row), missing);
        for finding in wrong.into_iter().map(|finding| at_cell(finding, &place)) {
            // A column that is not there is told once, not row by row.
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
        entries.extend(value.map(|value| (place, value)));
    }
    Checked::new(entries, findings)
}

fn empty(cell: Place, name: &str) -> Finding {
    Finding::error(
        cell,
        say!(
            "ô ở cột `{name}` còn trống",
            "the cell in the column `{name}` is empty"
        ),
    )
    .help(say!(
        "cột này dòng nào cũng phải có; dòng thừa thì xóa hết các ô",
        "every row needs this column; empty all cells of a row that is not meant"
    ))
}

fn no_column(file: &str, head: &[Cell], name: &str) -> Finding {
    let start = head.first().map_or(0, |cell| cell.span.start);
    let end = head.last().map_or(start, |cell| cell.span.end);
    Finding::error(
        Place::bytes(file, start..end),
        say!("bảng thiếu cột `{name}`", "the column `{name}` is missing"),
    )
    .help(say!(
        "thêm cột này; `loa log template` tạo một bảng mẫu có đủ các cột",
        "add it; `loa log template` makes a table with all columns"
    ))
}

/// Cells that hold something below a column without a name: what they say would be lost.
fn nameless(file: &str, head: &[Cell], row: &[Cell]) -> Vec<Finding> {
    let lost = head
        .iter()
        .zip(row)
        .filter(|(name, cell)| name.text.is_empty() && !cell.text.is_empty());
    let finding = |cell: &Cell| {
        Finding::error(
            Place::bytes(file, cell.span.clone()),
            say!(
                "ô này nằm trong một cột không có tên",
                "this cell stands in a column without a name"
            ),
        )
        .help(say!(
            "đặt tên cho cột, hoặc xóa ô này",
            "name the column, or empty the cell"
        ))
    };
    lost.map(|(_, cell)| finding(cell)).collect()
}

fn columns(
    file: &str,
    head: &[Cell],
    key_of: impl Fn(&str) -> Option<&'static str>,
    findings: &mut Vec<Finding>,
) -> Vec<Option<&'static str>> {
    let mut columns: Vec<Option<&'static str>> = Vec::new();
    for cell in head {
        let key = key_of(&cell.text.to_lowercase());
        let place = Place::bytes(file, cell.span.clone());
        if key.is_none() && !cell.text.is_empty() {
            let name = &cell.text;
            findings.push(
                Finding::error(
                    place,
                    say!("không có cột `{name}`", "there is no column `{name}`"),
                )
                .help(say!(
                    "xóa cột này, hoặc đặt tên cột theo tệp mẫu",
                    "remove the column, or name it as in the template"
                )),
            );
        } else if key.is_some() && columns.contains(&key) {
            let name = &cell.text;
            findings.push(Finding::error(
                place,
                say!(
                    "cột `{name}` có hai lần",
                    "the column `{name}` stands twice"
                ),
            ));
        }
        columns.push(key);
    }
    columns
}

fn place(file: &str, columns: &[Option<&'static str>], row: &[Cell]) -> Place {
    let start = row.first().map_or(0, |cell| cell.span.start);
    let end = row.last().map_or(start, |cell| cell.span.end);
    let cells: BTreeMap<String, Range<usize>> = columns
        .iter()
        .zip(row)
        .filter_map(|(key, cell)| key.map(|key| (key.to_owned(), cell.span.clone())))
        .collect();
    Place {
        file: file.to_owned(),
        spot: Spot::Row {
            bytes: start..end,
            cells,
        },
    }
}

/// The row as a map; an empty cell is a key that was not written.
fn node(columns: &[Option<&'static str>], row: &[Cell]) -> Node {
    let pairs = columns.iter().zip(row).filter_map(|(key, cell)| {
        let key = (*key)?.to_owned();
        let shape = Shape::Scalar {
            text: cell.text.clone(),
            plain: true,
        };
        let value = Node {
            span: cell.span.clone(),
            shape,
            gone: false,
        };
        (!cell.text.is_empty()).then(|| Pair {
            key,
            key_span: cell.span.clone(),
            value,
        })
    });
    Node {
        span: 0..0,
        shape: Shape::Map(pairs.collect()),
        gone: false,
    }
}

/// A finding of the row's shape, at the cell it is about.
fn at_cell(finding: Finding, row: &Place) -> Finding {
    let key = match &finding.place.spot {
        Spot::Value(path) | Spot::Key(path) => match path.0.first() {
            Some(Step::Key(key)) => Some(key.clone()),
            _ => None,
        },
        // What is missing has its place already.
        _ => return finding,
    };
    Finding {
        place: key.map_or_else(|| row.clone(), |key| row.key(&key)),
        ..finding
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Row = BTreeMap<String, String>;

    fn key_of(name: &str) -> Option<&'static str> {
        match name {
            "ngày" => Some("date"),
            "tên" => Some("title"),
            _ => None,
        }
    }

    fn read(text: &str) -> (Vec<Vec<String>>, Vec<String>) {
        let checked = read_csv::<Row>("a.csv", text, key_of, str::to_owned);
        let rows = checked.value.unwrap_or_default();
        let rows = rows
            .into_iter()
            .map(|(_, row)| row.into_values().collect())
            .collect();
        (
            rows,
            checked
                .findings
                .into_iter()
                .map(|finding| finding.message.en)
                .collect(),
        )
    }

    #[test]
    fn tables_of_excel() {
        for (text, expected) in [
            (
                "Ngày;Tên\n1/2/2024;Tin một\n",
                vec![vec!["1/2/2024", "Tin một"]],
            ),
            (
                "Ngày,Tên\n1/2/2024,\"Tin, bài \"\"mới\"\"\"\n\n",
                vec![vec!["1/2/2024", "Tin, bài \"mới\""]],
            ),
            (
                "Ngày\tTên\n1/2/2024\t\"Hai\ndòng\"",
                vec![vec!["1/2/2024", "Hai\ndòng"]],
            ),
            ("Ngày;Tên\n;\n1/2/2024;\n", vec![vec!["1/2/2024"]]),
            ("Ngày;Tên;\n1/2/2024;Tin;\n", vec![vec!["1/2/2024", "Tin"]]),
            ("", vec![]),
        ] {
            let (rows, findings) = read(text);
            assert_eq!(rows, expected, "{text}");
            assert!(findings.is_empty(), "{text}: {findings:?}");
        }
    }

    #[test]
    fn what_is_missing_is_called_as_the_table_calls_it() {
        #[derive(Debug, serde::Deserialize)]
        struct Strict {
            #[allow(dead_code)] // read, never looked at
            date: String,
            #[allow(dead_code)]
            title: String,
        }
        let name_of = |key: &'static str| format!("Cột {key}");
        let text = "NGÀY;Tên\n1/2/2024;\n;Tin\n";
        let found = read_csv::<Strict>("a.csv", text, key_of, name_of).findings;
        let told = |at: usize| (found[at].message.en.as_str(), &found[at].place);
        let cell = |at: usize| Place::bytes("a.csv", at..at);
        let title = "The cell in the column `Tên` is empty.";
        assert_eq!(told(0), (title, &cell(text.find("4;").unwrap() + 2)));
        let date = "The cell in the column `NGÀY` is empty.";
        assert_eq!(told(1), (date, &cell(text.find(";Tin").unwrap())));
        let found = read_csv::<Strict>("a.csv", "Tên\na\nb\n", key_of, name_of).findings;
        let found: Vec<_> = found.iter().map(|one| one.message.en.as_str()).collect();
        assert_eq!(found, ["The column `Cột date` is missing."]);
    }

    #[test]
    fn mistakes_of_tables() {
        for (text, expected) in [
            (
                "Ngày;Tên\n1/2/2024\n",
                "This row has 1 cells, the table has 2 columns.",
            ),
            (
                "Ngày;;Tên\n1/2/2024;x;a\n",
                "This cell stands in a column without a name.",
            ),
            (
                "Ngày;Tên\n1/2/2024;a;b\n",
                "This row has 3 cells, the table has 2 columns.",
            ),
            ("Ngày;Nơi\n1/2/2024;a\n", "There is no column `Nơi`."),
            ("Ngày;Ngày\n1/2/2024;a\n", "The column `Ngày` stands twice."),
            (
                "Ngày;Tên\n1/2/2024;\"a\n",
                "The quote opened here is not closed.",
            ),
        ] {
            let (_, findings) = read(text);
            assert!(
                findings.contains(&expected.to_owned()),
                "{text}: {findings:?}"
            );
        }
    }
}
