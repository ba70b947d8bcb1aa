//! Properties of progress: whatever the log, these promises hold.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;
use loa::progress::{Standing, Status, standing};
use loa::site::{Output, Site};
use loa::source::{SourceFile, SourceTree};
use proptest::prelude::*;

const PLAN: &str = "
title: Kế hoạch
year: 2024
active: {from: 2024-02-10}
instrument: {kind: plan, issuer: tinh}
topics: [{id: mot-cua, text: Một cửa}]
obligations:
  - {id: thang, kind: quota, what: Tin, owner: {each: cac-so}, at_least: 2, per: month, counts: {kinds: news_or_article}}
  - {id: tuan, kind: quota, what: Loa, owner: {unit: so-a}, at_least: 1, per: week, counts: {channels: loudspeaker}}
  - {id: chung, kind: quota, what: Bài, owner: {together: cac-so}, at_least: 3, per: quarter, counts: {topics: mot-cua}}
  - {id: bao-cao, kind: report, what: Báo cáo, owner: {unit: so-b}, per: quarter, due: {before_day: 5}, counts: {kinds: report}}
  - {id: cuoc-thi, kind: once, what: Thi, owner: {leads: [so-a, so-b]}, due: {by: 2024-09-30}, counts: {kinds: contest}}
  - {id: buoc, kind: phased, what: Bước, owner: {unit: so-a}, steps: [{id: mot, what: Một, due: {in: quý II/2024}}, {id: hai, what: Hai, due: {in: quý III/2024}}]}
  - {id: duy-tri, kind: standing, what: Duy trì, owner: {each: cac-so}, counts: {kinds: [news_item, article, report]}}
  - {id: phu, kind: coverage, what: Phủ, owner: {unit: so-a}, target_percent: 90, of: {vi: thủ tục}, total: 50}
";

const UNITS: &str = "
units:
  - {id: tinh, kind: province, name: Tỉnh}
  - {id: so-a, kind: department, name: Sở A}
  - {id: so-b, kind: department, name: Sở B, active: {to: 2024-10-15}}
  - {id: so-c, kind: department, name: Sở C}
groups: [{id: cac-so, name: Các sở, members: [so-a, so-b, so-c]}]
";

fn site() -> Site {
    let mut tree = SourceTree::default();
    for (path, text) in [
        ("site.yaml", "unit: tinh\ntitle: Trang\nlanguages: [vi]\n"),
        ("units.yaml", UNITS),
        ("plan.yaml", PLAN),
    ] {
        tree.files
            .insert(path.to_owned(), SourceFile::Text(text.to_owned()));
    }
    let drafts = loa::draft::read(&tree).value.unwrap();
    let checked = loa::site::check(&tree, &drafts, day(400), None);
    assert!(checked.is_publishable(), "{:#?}", checked.findings);
    checked.value.unwrap()
}

/// The n-th day from 2024-01-01.
fn day(number: i64) -> Date {
    Date::constant(2024, 1, 1).saturating_add(number.days())
}

prop_compose! {
    fn output()(
        date in 0..380_i64,
        unit in prop::sample::select(vec!["so-a", "so-b", "so-c", "tinh"]),
        kind in prop::sample::select(vec!["news_item", "article", "report", "contest", "plan", "feature"]),
        channel in prop::option::of(prop::sample::select(vec!["loudspeaker", "website"])),
        is_topic in any::<bool>(),
        named in prop::option::weighted(0.3, prop::sample::select(vec!["thang", "buoc/mot", "buoc/hai", "phu", "duy-tri", "cuoc-thi"])),
        quantity in 1..4_u32,
        covered in prop::option::of(0..60_u32),
    ) -> String {
        let mut line = format!("{{date: {}, unit: {unit}, kind: {kind}, quantity: {quantity}", day(date));
        if let Some(channel) = channel { line.push_str(&format!(", channel: {channel}")); }
        if is_topic { line.push_str(", topics: mot-cua"); }
        if let Some(named) = named { line.push_str(&format!(", obligations: {named}")); }
        if let Some(covered) = covered { line.push_str(&format!(", covered: {covered}")); }
        line
    }
}

fn with_log(lines: &[String]) -> Site {
    let mut tree = SourceTree::default();
    let log: String = lines
        .iter()
        .enumerate()
        .map(|(n, line)| format!("- {line}, title: Việc {n}, link: https://vi-du.example/{n}}}\n"))
        .collect();
    for (path, text) in [
        (
            "site.yaml",
            "unit: tinh\ntitle: Trang\nlanguages: [vi]\n".to_owned(),
        ),
        ("units.yaml", UNITS.to_owned()),
        ("plan.yaml", PLAN.to_owned()),
        ("outputs/so.yaml", log),
    ] {
        tree.files.insert(path.to_owned(), SourceFile::Text(text));
    }
    let drafts = loa::draft::read(&tree).value.unwrap();
    loa::site::check(&tree, &drafts, day(400), None)
        .value
        .unwrap()
}

/// Every cell: (obligation, owner, slot) with what was done and the status.
fn cells(standing: &Standing) -> Vec<(String, usize, usize, u32, u32, Status)> {
    let mut cells = Vec::new();
    for track in &standing.tracks {
        for (owner, of_owner) in track.owners.iter().enumerate() {
            for (slot, (_, cell)) in track.cells(of_owner, standing.as_of).enumerate() {
                cells.push((
                    track.obligation.clone(),
                    owner,
                    slot,
                    cell.done,
                    cell.done - cell.late,
                    cell.status,
                ));
            }
        }
    }
    cells
}

fn outputs(lines: &[String]) -> Vec<Output> {
    if lines.is_empty() {
        Vec::new()
    } else {
        with_log(lines).outputs
    }
}

fn stands(site: &Site, outputs: Vec<Output>, as_of: Date) -> Standing {
    let mut site = site.clone();
    site.outputs = outputs;
    standing(&site, as_of).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn adding_an_output_never_lowers_a_figure(lines in prop::collection::vec(output(), 1..25), as_of in 0..400_i64) {
        let site = site();
        let all = outputs(&lines);
        let fewer = stands(&site, all[..all.len() - 1].to_vec(), day(as_of));
        let more = stands(&site, all, day(as_of));
        for (before, after) in cells(&fewer).iter().zip(cells(&more)) {
            prop_assert!(after.3 >= before.3 && after.4 >= before.4, "{before:?} {after:?}");
            if before.5 == Status::Met {
                prop_assert_eq!(after.5, Status::Met);
            }
        }
    }

    #[test]
    fn an_output_never_counts_twice_for_one_obligation_of_one_owner(lines in prop::collection::vec(output(), 0..25)) {
        let site = site();
        let standing = stands(&site, outputs(&lines), day(400));
        for track in &standing.tracks {
            for owner in &track.owners {
                let mut seen = BTreeSet::new();
                for hit in &owner.hits {
                    prop_assert!(seen.insert(hit.output), "{} counts {} twice", track.obligation, hit.output);
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_log_does_not_matter(lines in prop::collection::vec(output(), 0..25), as_of in 0..400_i64) {
        let site = site();
        let mut backwards = outputs(&lines);
        let forwards = stands(&site, backwards.clone(), day(as_of));
        backwards.reverse();
        prop_assert_eq!(cells(&forwards), cells(&stands(&site, backwards, day(as_of))));
    }

    #[test]
    fn a_later_day_never_takes_back_what_was_met(lines in prop::collection::vec(output(), 0..25), as_of in 0..300_i64, later in 0..100_i64) {
        let site = site();
        let all = outputs(&lines);
        let now = stands(&site, all.clone(), day(as_of));
        let then = stands(&site, all, day(as_of + later));
        for (before, after) in cells(&now).iter().zip(cells(&then)) {
            match before.5 {
                Status::Met | Status::NotRequired => prop_assert_eq!(before.5, after.5),
                Status::Late => prop_assert!(matches!(after.5, Status::Late | Status::Met)),
                Status::Missed => prop_assert!(matches!(after.5, Status::Missed | Status::Late | Status::Met)),
                _ => {}
            }
            prop_assert!(after.3 >= before.3);
        }
    }

    #[test]
    fn every_figure_is_the_sum_of_what_is_behind_it(lines in prop::collection::vec(output(), 0..25), as_of in 0..400_i64) {
        let site = site();
        let all = outputs(&lines);
        let standing = stands(&site, all.clone(), day(as_of));
        for track in &standing.tracks {
            for owner in &track.owners {
                for (_, cell) in track.cells(owner, standing.as_of) {
                    prop_assert!(cell.hits.iter().all(|hit| all[hit.output as usize].date <= standing.as_of));
                    if !track.is_share {
                        prop_assert_eq!(cell.done, cell.hits.iter().map(|hit| all[hit.output as usize].quantity).sum::<u32>());
                    }
                }
                let ranked = track.ranked(owner, standing.as_of);
                prop_assert_eq!(ranked.due, ranked.met + ranked.late + ranked.missed + ranked.no_data);
                let all = ranked.due + ranked.open + ranked.not_yet_due + ranked.not_required;
                prop_assert_eq!(all as usize, track.slots.len());
            }
        }
    }
}
