//! Standing of 100,000 outputs against 500 obligations × 200 owners × 52 weeks: seconds and peak memory.
//!
//! `cargo bench --bench progress`. Not a test: nothing here can fail for being slow.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::print_stdout)]

use std::time::{Duration, Instant};

use jiff::ToSpan;
use jiff::civil::Date;
use loa::progress::{Ranked, standing};
use loa::site::{ChannelKind, Evidence, Output, OutputKind, Site};
use loa::source::{SourceFile, SourceTree};

const OBLIGATIONS: usize = 500;
const OWNERS: usize = 200;
const ROUNDS: usize = 5;

fn main() {
    for outputs in [25_000, 50_000, 100_000] {
        let before = resident_mb();
        let mut site = site();
        site.outputs = log(outputs);
        let mut times = Vec::new();
        let mut totals = Ranked::default();
        let mut hits = 0;
        let mut peak = 0.0_f64;
        for _ in 0..ROUNDS {
            let started = Instant::now();
            let standing = standing(&site, Date::constant(2023, 12, 31)).unwrap();
            totals = Ranked::default();
            hits = 0;
            for track in &standing.tracks {
                for owner in &track.owners {
                    hits += owner.hits.len();
                    for (_, cell) in track.cells(owner, standing.as_of) {
                        totals.add(cell.status);
                    }
                }
            }
            times.push(started.elapsed());
            peak = peak.max(resident_mb());
        }
        times.sort();
        let median: Duration = times[ROUNDS / 2];
        let cells = totals.due + totals.open + totals.not_yet_due + totals.not_required;
        println!(
            "{outputs} outputs, {OBLIGATIONS} obligations × {OWNERS} owners, {cells} cells, {hits} counted: {median:.3?} (median of {ROUNDS}), {:.0} MB resident beyond {before:.0}",
            peak - before
        );
    }
}

/// 500 weekly quotas, each owed by every one of 200 units; ten kinds of output and ten topics tell them apart.
fn site() -> Site {
    let mut units = "units:\n  - {id: tinh, kind: province, name: Tỉnh}\n".to_owned();
    for number in 0..OWNERS {
        units.push_str(&format!(
            "  - {{id: u{number}, kind: department, name: Sở {number}}}\n"
        ));
    }
    let members: Vec<String> = (0..OWNERS).map(|number| format!("u{number}")).collect();
    units.push_str(&format!(
        "groups: [{{id: tat-ca, name: Tất cả, members: [{}]}}]\n",
        members.join(", ")
    ));
    let mut plan =
        "title: Kế hoạch\nyear: 2023\nactive: {from: 2023-01-02}\ninstrument: {kind: plan, issuer: tinh}\ntopics:\n".to_owned();
    for topic in 0..100 {
        plan.push_str(&format!("  - {{id: t{topic}, text: Nội dung}}\n"));
    }
    plan.push_str("obligations:\n");
    for number in 0..OBLIGATIONS {
        let kind = ["news_item", "article", "feature", "video", "training"][number % 5];
        plan.push_str(&format!(
            "  - {{id: o{number}, kind: quota, what: Việc, owner: {{each: tat-ca}}, at_least: 1, per: week, counts: {{kinds: {kind}, topics: t{}}}}}\n",
            number / 5
        ));
    }
    let mut tree = SourceTree::default();
    for (path, text) in [
        (
            "site.yaml",
            "unit: tinh\ntitle: Trang\nlanguages: [vi]\n".to_owned(),
        ),
        ("units.yaml", units),
        ("plan.yaml", plan),
    ] {
        tree.files.insert(path.to_owned(), SourceFile::Text(text));
    }
    let drafts = loa::draft::read(&tree).value.unwrap();
    loa::site::check(&tree, &drafts, Date::constant(2023, 12, 31), None)
        .value
        .unwrap()
}

fn log(count: usize) -> Vec<Output> {
    let kinds = [
        OutputKind::NewsItem,
        OutputKind::Article,
        OutputKind::Feature,
        OutputKind::Video,
        OutputKind::Training,
    ];
    let start = Date::constant(2023, 1, 2);
    let output = |number: usize| Output {
        date: start.saturating_add(i64::try_from(number % 364).unwrap().days()),
        unit: format!("u{}", number % OWNERS),
        kind: kinds[number % 5],
        channel: Some(ChannelKind::Website),
        title: loa::language::Localized::default(),
        topics: vec![format!("t{}", (number / 7) % 100)],
        named: Vec::new(),
        period: None,
        evidence: vec![Evidence::Link(String::new())],
        quantity: 1,
        minutes: None,
        people: None,
        covered: None,
        is_sample: true,
    };
    (0..count).map(output).collect()
}

/// Resident memory of this process in MB, where the system tells it.
fn resident_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS"));
    let kilobytes = line
        .and_then(|line| line.split_whitespace().nth(1))
        .and_then(|number| number.parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) / 1000.0
}
