//! A plan and a log in a few lines, and where everybody stands by them, a letter a cell.

use jiff::civil::Date;
use loa::progress::{Standing, Status, standing};
use loa::site::Site;
use loa::source::{SourceFile, SourceTree};

const UNITS: &str = "
units:
  - {id: tinh, kind: province, name: Tỉnh}
  - {id: so-a, kind: department, name: Sở A, parent: tinh}
  - {id: so-b, kind: department, name: Sở B, parent: tinh}
  - {id: huyen, kind: district, name: Huyện, parent: tinh, active: {to: 2025-06-30}}
groups:
  - {id: cac-so, name: Các sở, members: [so-a, so-b]}
  - {id: khu-pho, name: Các khu phố}
";

/// A site with one obligation of the owner `so-a` unless said otherwise, and a log.
pub fn site(year: i16, from: &str, obligation: &str, log: &str, today: &str) -> Site {
    let owner = if obligation.contains("owner:") {
        ""
    } else {
        ", owner: {unit: so-a}"
    };
    let plan = format!(
        "title: Kế hoạch\nyear: {year}\nactive: {{from: {from}}}\ninstrument: {{kind: plan, issuer: tinh}}\nobligations:\n  - {{id: o, what: Việc{owner}, {obligation}}}\n"
    );
    let mut tree = SourceTree::default();
    for (path, text) in [
        ("site.yaml", "unit: tinh\ntitle: Trang\nlanguages: [vi]\n"),
        ("units.yaml", UNITS),
        ("plan.yaml", &plan),
        ("outputs/so.yaml", log),
    ] {
        tree.files
            .insert(path.to_owned(), SourceFile::Text(text.to_owned()));
    }
    let drafts = loa::draft::read(&tree);
    assert!(drafts.is_publishable(), "{:#?}", drafts.findings);
    let checked = loa::site::check(&tree, &drafts.value.unwrap(), day(today), None);
    assert!(checked.is_publishable(), "{:#?}", checked.findings);
    checked.value.unwrap()
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// `- {date, kind, …}` lines for unit `so-a`, from `2024-03-01 news_item …`.
pub fn log(entries: &[&str]) -> String {
    let line = |(number, entry): (usize, &&str)| {
        let mut words = entry.split_whitespace();
        let (date, kind) = (words.next().unwrap(), words.next().unwrap());
        let rest: Vec<&str> = words.collect();
        let unit = if entry.contains("unit:") {
            ""
        } else {
            "unit: so-a, "
        };
        let more = if rest.is_empty() {
            String::new()
        } else {
            format!(", {}", rest.join(" "))
        };
        format!("- {{date: {date}, {unit}kind: {kind}, title: Tin {number}{more}}}\n")
    };
    entries.iter().enumerate().map(line).collect()
}

/// One letter a cell of the first owner: `-` not required, `.` not yet due, `o` open, `M` met, `L` late, `x` missed, `?` no data.
pub fn cells(standing: &Standing, owner: usize) -> String {
    let track = &standing.tracks[0];
    let letters = track
        .cells(&track.owners[owner], standing.as_of)
        .map(|(_, cell)| match cell.status {
            Status::NotRequired => '-',
            Status::NotYetDue => '.',
            Status::Open => 'o',
            Status::Met => 'M',
            Status::Late => 'L',
            Status::Missed => 'x',
            Status::NoData => '?',
        });
    letters.collect()
}

pub fn stands(year: i16, from: &str, obligation: &str, entries: &[&str], as_of: &str) -> String {
    let site = site(year, from, obligation, &log(entries), "2030-01-01");
    cells(&standing(&site, day(as_of)).unwrap(), 0)
}
