//! The *Obligations* tables of the five real plans, against what the sites in `sites/` make of them: what is asked, and how many cells.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;
use loa::diagnostic::{Finding, Severity};
use loa::progress::{Slot, SlotName, Standing, Status, standing};
use loa::site::{Coverage, Demand, Obligation, Per, Site};
use loa::source::{SourceFile, SourceTree};

use crate::rig::day;

/// How many cells the rule gives over the plan's year.
#[derive(Clone, Copy)]
enum Slots {
    /// As many, whoever owes it.
    All(usize),
    /// As many for every member of the group.
    Each(usize),
    /// The plan alone does not fix it: shown, never scored.
    None,
}

use Slots::{All, Each, None as Unfixed};

/// A row of a table: id, "n / period" with the deadline, slots.
type Row = (&'static str, &'static str, Slots);

const BINH_THUAN: &[Row] = &[
    ("own-plan", "once by 2023-03-01", Each(1)),
    ("own-website", "5 / month", Each(12)),
    ("loudspeaker", "1 / week", Each(52)),
    ("report", "with each periodic report", Unfixed),
    ("snv-newsletter", "1 / week", All(52)),
    ("snv-portal", "2 / month", All(12)),
    ("snv-training", "ongoing", Unfixed),
    ("snv-inspection", "ongoing", Unfixed),
    ("stttt-portal", "2 / month", All(12)),
    ("stttt-services", "ongoing", Unfixed),
    ("stp-portal", "2 / month", All(12)),
    ("vp-portal", "2 / month", All(12)),
    ("skhdt-portal", "2 / month", All(12)),
    ("dai-broadcast", "1 / week", All(52)),
    ("bao-column", "ongoing", Unfixed),
];

const PHUONG_1: &[Row] = &[
    ("tthc-public", "100 %", Unfixed),
    ("monitor", "ongoing", Unfixed),
    ("report", "periodic", Unfixed),
    ("website", "ongoing", Unfixed),
    ("visual", "ongoing", Unfixed),
    ("law", "ongoing", Unfixed),
    ("budget", "ongoing", Unfixed),
    ("union", "ongoing", Unfixed),
    ("loudspeaker", "ongoing", Unfixed),
];

const BINH_PHUOC: &[Row] = &[
    ("lead", "ongoing", Unfixed),
    ("report", "1 / quarter by day 4", All(4)),
    ("policy", "ongoing", Unfixed),
    ("office", "1 / month", All(12)),
    ("summary", "with each periodic report", Unfixed),
];

const TAY_NINH: &[Row] = &[
    ("own-plan", "once by 2024-04-20", Each(1)),
    ("media", "12 / year by 2024-10-31", Each(1)),
    ("tutorial-video", "ongoing by 2024-10-31", Unfixed),
    ("provincial-portal", "1 / quarter", Each(4)),
    ("report", "with each periodic report", Unfixed),
    ("one-stop-products", "ongoing", Unfixed),
    ("snv-monitor", "ongoing", Unfixed),
    ("vp-services", "ongoing", Unfixed),
    ("stttt-day", "once by 2024-10-10", All(1)),
    ("stttt-training", "ongoing", Unfixed),
    ("stp-law", "ongoing", Unfixed),
    ("skhdt-portal", "1 / quarter", All(4)),
    ("stnmt-portal", "1 / quarter", All(4)),
    ("media-broadcast", "1 / month", All(12)),
    ("media-coverage", "ongoing", Unfixed),
    ("front", "ongoing", Unfixed),
];

const BINH_DINH: &[Row] = &[
    ("quarterly-news", "1 / quarter", Each(4)),
    ("report", "with each periodic report", Unfixed),
    ("village", "ongoing", Unfixed),
    ("dai-report", "1 / quarter", All(4)),
    // One row of the annex in two phases: steps of one obligation.
    ("contest/contest-plan", "once by 2024-06-30", All(1)),
    ("contest/contest", "once by 2024-09-30", All(1)),
    ("site", "once by 2024-06-30", All(1)),
];

#[test]
fn every_row_of_the_plans_is_asked_as_it_stands() {
    let mut wrong = Vec::new();
    for (folder, year, rows) in [
        ("binh-thuan-2023", 2023, BINH_THUAN),
        ("phuong-1-quang-tri-2024", 2024, PHUONG_1),
        ("ban-dan-toc-binh-phuoc-2022", 2022, BINH_PHUOC),
        ("tay-ninh-2024", 2024, TAY_NINH),
        ("binh-dinh-2024", 2024, BINH_DINH),
    ] {
        let site = real_site(folder);
        // Cells do not depend on the day.
        let standing = standing(&site, day(&format!("{year}-06-30"))).expect("a plan");
        wrong.extend(
            rows.iter()
                .filter_map(|row| differs(&site, &standing, row))
                .chain(scored_without_row(&site, &standing, rows))
                .map(|what| format!("{folder}: {what}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Of how many cells each plan's page speaks: groups that the plans do not list have the members known by name.
#[test]
fn the_cells_of_a_site_are_those_of_its_units() {
    for (folder, id, owners) in [
        ("binh-thuan-2023", "own-website", 18 + 10),
        ("binh-thuan-2023", "loudspeaker", 10),
        ("tay-ninh-2024", "media", 18 + 9),
        ("binh-dinh-2024", "quarterly-news", 21 + 11 + 2),
    ] {
        let site = real_site(folder);
        let standing = standing(&site, day("2024-06-30")).expect("a plan");
        let track = standing.tracks.iter().find(|track| track.obligation == id);
        assert_eq!(track.expect(id).owners.len(), owners, "{folder} {id}");
    }
}

/// Whoever looks at a sample site sees every status that its plan makes possible.
#[test]
fn the_sample_logs_show_every_status() {
    use Status::{Late, Met, Missed, NoData, NotRequired, NotYetDue, Open};
    let most = [Met, Late, Missed, NoData, Open, NotYetDue];
    for (folder, year, expected) in [
        ("binh-thuan-2023", 2023, &most[..]),
        // One share to reach, no quota: nothing to be late with or to miss but at the year's end.
        ("phuong-1-quang-tri-2024", 2024, &[Met, Open]),
        // Two divisions, and both log.
        (
            "ban-dan-toc-binh-phuoc-2022",
            2022,
            &[Met, Late, Missed, Open, NotYetDue, NotRequired],
        ),
        ("tay-ninh-2024", 2024, &most),
        ("binh-dinh-2024", 2024, &most),
    ] {
        let site = real_site(folder);
        let mut found = BTreeSet::new();
        for date in ["06-30", "10-15", "12-31"] {
            let standing = standing(&site, day(&format!("{year}-{date}"))).expect("a plan");
            for track in &standing.tracks {
                for owner in &track.owners {
                    let cells = track.cells(owner, standing.as_of);
                    found.extend(cells.map(|(_, cell)| cell.status));
                }
            }
        }
        assert_eq!(found, expected.iter().copied().collect(), "{folder}");
        assert!(
            site.outputs.iter().all(|output| output.is_sample),
            "{folder}"
        );
    }
}

fn differs(site: &Site, standing: &Standing, (id, asked, slots): &Row) -> Option<String> {
    let (obligation_id, step) = match id.split_once('/') {
        Some((obligation, step)) => (obligation, Some(step)),
        None => (*id, None),
    };
    let plan = site.plan.as_ref().expect("a plan");
    let Some(obligation) = plan.obligation(obligation_id) else {
        return Some(format!("there is no obligation `{obligation_id}`"));
    };
    let tracks = &standing.tracks;
    let track = tracks.iter().find(|one| one.obligation == obligation_id)?;
    let cells: Vec<usize> = track
        .owners
        .iter()
        .map(|owner| {
            let cells = track.cells(owner, standing.as_of);
            cells.filter(|(slot, _)| is_of(slot, step)).count()
        })
        .collect();
    let total: usize = cells.iter().sum();
    let is_right = match slots {
        All(n) => total == *n,
        Each(n) => cells.len() > 1 && cells.iter().all(|cells| cells == n),
        // One share to reach is a cell; nothing else without a number is.
        Unfixed => total == 0 || matches!(obligation.demand, Demand::Coverage { .. }),
    };
    if !is_right {
        return Some(format!("`{id}` has the cells {cells:?}"));
    }
    let found = in_words(obligation, step, plan.active.to);
    (found != *asked).then(|| format!("`{id}` asks `{found}`, the plan `{asked}`"))
}

/// What is scored and stands in no table.
fn scored_without_row(site: &Site, standing: &Standing, rows: &[Row]) -> Vec<String> {
    let obligations = site.plan.iter().flat_map(|plan| &plan.obligations);
    let has_row = |id: &str| rows.iter().any(|row| row.0.split('/').next() == Some(id));
    obligations
        .zip(&standing.tracks)
        .filter(|(obligation, track)| !track.slots.is_empty() && !has_row(&obligation.id))
        .map(|(obligation, _)| format!("`{}` is scored, the table has no row", obligation.id))
        .collect()
}

fn is_of(slot: &Slot, step: Option<&str>) -> bool {
    match (&slot.name, step) {
        (SlotName::Step(id), Some(step)) => id == step,
        (_, None) => true,
        _ => false,
    }
}

/// What an obligation asks, in the words of the tables.
fn in_words(obligation: &Obligation, step: Option<&str>, plan_ends: Date) -> String {
    let until = match obligation.active.to {
        to if to < plan_ends => format!(" by {to}"),
        _ => String::new(),
    };
    let per = |per: Per| match per {
        Per::Day => "day",
        Per::Week => "week",
        Per::Month => "month",
        Per::Quarter => "quarter",
        Per::Year => "year",
    };
    match &obligation.demand {
        Demand::Quota {
            at_least, per: p, ..
        } => format!("{at_least} / {}{until}", per(*p)),
        Demand::Once(due) => format!("once by {}", due.last_day),
        Demand::Phased(steps) => {
            let due = steps.iter().find(|one| Some(one.id.as_str()) == step);
            due.map_or("no such step".to_owned(), |step| {
                format!("once by {}", step.due.last_day)
            })
        }
        Demand::Event(window) => format!("once by {}", window.to),
        Demand::Report {
            embedded_in: Some(_),
            ..
        } => "with each periodic report".to_owned(),
        Demand::Report {
            per: Some(p), day, ..
        } => {
            let day = day.map_or(String::new(), |day| format!(" by day {}", day.last_day));
            format!("1 / {}{day}", per(*p))
        }
        Demand::Report { per: None, .. } => "periodic".to_owned(),
        Demand::Coverage {
            target_percent,
            of: Coverage::Words { .. } | Coverage::Procedures,
        } => {
            format!("{target_percent} %")
        }
        Demand::Standing | Demand::Conditional { .. } | Demand::Request => {
            format!("ongoing{until}")
        }
    }
}

/// What a site in `sites/` says of its units and its plan, and its log; its articles are left out.
fn real_site(folder: &str) -> Site {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("sites")
        .join(folder);
    let mut tree = SourceTree::default();
    for file in ["site.yaml", "units.yaml", "plan.yaml"] {
        let text = std::fs::read_to_string(root.join(file)).expect(file);
        tree.files.insert(file.to_owned(), SourceFile::Text(text));
    }
    for entry in std::fs::read_dir(root.join("outputs")).expect(folder) {
        let path = entry.expect(folder).path();
        let name = path.file_name().expect(folder).to_string_lossy();
        let text = std::fs::read_to_string(&path).expect(folder);
        let file = format!("outputs/{name}");
        tree.files.insert(file, SourceFile::Text(text));
    }
    let drafts = loa::draft::read(&tree).value.expect(folder);
    let checked = loa::site::check(&tree, &drafts, day("2026-01-01"), None);
    // A log may name photos, and site.yaml records of procedures, which are not read here.
    let is_wrong = |finding: &&Finding| {
        let file = finding.place.file.as_str();
        finding.severity == Severity::Error && matches!(file, "plan.yaml" | "units.yaml")
    };
    let wrong: Vec<_> = checked.findings.iter().filter(is_wrong).collect();
    assert!(wrong.is_empty(), "{folder}: {wrong:#?}");
    checked.value.expect(folder)
}
