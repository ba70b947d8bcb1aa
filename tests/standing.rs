//! Tables of dates for the counting rules: a plan and a log in a few lines, and what must come of them.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

use jiff::civil::Date;
use loa::progress::{Ranked, Standing, Status, standing};
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
fn site(year: i16, from: &str, obligation: &str, log: &str, today: &str) -> Site {
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

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// `- {date, kind, …}` lines for unit `so-a`, from `2024-03-01 news_item …`.
fn log(entries: &[&str]) -> String {
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
fn cells(standing: &Standing, owner: usize) -> String {
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

fn stands(year: i16, from: &str, obligation: &str, entries: &[&str], as_of: &str) -> String {
    let site = site(year, from, obligation, &log(entries), "2030-01-01");
    cells(&standing(&site, day(as_of)).unwrap(), 0)
}

const MONTHLY: &str = "kind: quota, at_least: 1, per: month, counts: {kinds: news_item}";
const QUARTERLY: &str = "kind: quota, at_least: 1, per: quarter, counts: {kinds: news_item}";

#[test]
fn periods_are_met_missed_open_or_to_come() {
    for (entries, as_of, expected) in [
        (&[][..], "2024-01-31", "o..........."),
        (&[], "2024-02-01", "?o.........."),
        (&["2024-01-31 news_item"], "2024-02-01", "Mo.........."),
        (&["2024-02-29 news_item"], "2024-03-01", "xMo........."),
        (
            &["2024-01-01 news_item", "2024-01-31 news_item"],
            "2024-02-29",
            "Mo..........",
        ),
        (&["2024-12-31 news_item"], "2025-01-01", "xxxxxxxxxxxM"),
    ] {
        assert_eq!(
            stands(2024, "2024-01-01", MONTHLY, entries, as_of),
            expected,
            "{entries:?} {as_of}"
        );
    }
}

#[test]
fn a_period_before_the_plan_is_not_required_and_a_cut_one_counts_whole() {
    for (from, as_of, expected) in [
        ("2024-01-01", "2023-12-31", "...."),
        ("2024-03-14", "2024-03-13", "o..."), // the quarter is open; the plan's first day does not cut it
        ("2024-03-14", "2024-12-31", "???o"),
        ("2024-04-01", "2024-12-31", "-??o"),
        ("2024-06-06", "2025-01-01", "-???"),
        ("2024-07-01", "2025-01-01", "--??"),
    ] {
        assert_eq!(
            stands(2024, from, QUARTERLY, &[], as_of),
            expected,
            "{from} {as_of}"
        );
    }
}

#[test]
fn a_year_has_the_cells_that_the_plans_say() {
    for (year, from, per, count) in [
        (2023, "2023-01-05", "week", 52),
        (2026, "2026-01-01", "week", 53),
        (2020, "2020-01-01", "week", 53),
        (2023, "2023-01-05", "month", 12),
        (2024, "2024-03-14", "quarter", 4),
        (2024, "2024-03-14", "year", 1),
        (2024, "2024-01-01", "day", 366),
    ] {
        let obligation = format!("kind: quota, at_least: 1, per: {per}");
        assert_eq!(
            stands(year, from, &obligation, &[], "2024-01-01").len(),
            count,
            "{year} {per}"
        );
    }
}

#[test]
fn iso_weeks_end_on_sunday() {
    let weekly = "kind: quota, at_least: 1, per: week, counts: {kinds: news_item}";
    // 2023-01-08 is the Sunday of week 1, 2023-01-09 the Monday of week 2.
    let both = stands(
        2023,
        "2023-01-05",
        weekly,
        &["2023-01-08 news_item", "2023-01-09 news_item"],
        "2023-01-16",
    );
    assert_eq!(&both[..4], "MMo.");
    // 2021-01-03 still lies in week 53 of 2020.
    let last = stands(
        2020,
        "2020-01-01",
        weekly,
        &["2020-12-31 news_item"],
        "2021-01-04",
    );
    assert_eq!((last.len(), &last[51..]), (53, "xM"));
}

#[test]
fn deadlines_by_before_on_and_within() {
    for (due, entry, as_of, expected) in [
        ("{by: 2024-06-30}", "", "2024-06-30", "o"),
        ("{by: 2024-06-30}", "", "2024-07-01", "?"),
        ("{by: 2024-06-30}", "2024-06-30", "2024-07-01", "M"),
        ("{by: 2024-06-30}", "2024-07-01", "2024-07-01", "L"),
        ("{before: 2024-11-01}", "2024-10-31", "2024-12-01", "M"),
        ("{before: 2024-11-01}", "2024-11-01", "2024-12-01", "L"),
        ("{in: quý III/2024}", "", "2024-06-30", "."),
        ("{in: quý III/2024}", "", "2024-07-01", "o"),
        ("{in: quý III/2024}", "2024-05-01", "2024-06-30", "M"),
        ("{on: 2024-10-10}", "2024-10-11", "2024-10-12", "L"),
        ("{by: 2024-02-29}", "2024-02-29", "2024-03-01", "M"),
    ] {
        let entries: Vec<String> = entry
            .split_whitespace()
            .map(|date| format!("{date} contest"))
            .collect();
        let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
        let obligation = format!("kind: once, due: {due}, counts: {{kinds: contest}}");
        assert_eq!(
            stands(2024, "2024-01-05", &obligation, &entries, as_of),
            expected,
            "{due} {entry} {as_of}"
        );
    }
}

#[test]
fn a_report_before_the_fifth_is_due_on_the_fourth() {
    let report =
        "kind: report, per: quarter, due: {before_day: 5}, to: tinh, counts: {kinds: report}";
    for (entries, as_of, expected) in [
        (&["2022-03-04 report"][..], "2022-03-05", "M..."),
        (&["2022-03-05 report"], "2022-03-05", "L..."),
        (&["2022-04-02 report"], "2022-04-02", "xM.."), // a report of the second quarter, unless it says otherwise
        (&["2022-04-02 report period: 2022-Q1"], "2022-04-02", "Lo.."),
        (
            &[
                "2022-06-04 report",
                "2022-09-04 report",
                "2022-12-04 report",
            ],
            "2022-12-31",
            "xMMM",
        ),
    ] {
        assert_eq!(
            stands(2022, "2022-01-01", report, entries, as_of),
            expected,
            "{entries:?}"
        );
    }
    // Issued mid-year: the deadlines before it are not required.
    assert_eq!(
        stands(2022, "2022-06-06", report, &[], "2022-12-31"),
        "--??"
    );
}

#[test]
fn a_district_owes_nothing_after_its_last_day() {
    let quota = "kind: quota, at_least: 1, per: quarter, owner: {unit: huyen}";
    assert_eq!(stands(2025, "2025-01-01", quota, &[], "2025-12-31"), "??--");
    let once = "kind: once, due: {by: 2025-09-30}, owner: {unit: huyen}";
    assert_eq!(stands(2025, "2025-01-01", once, &[], "2025-12-31"), "-");
}

#[test]
fn steps_are_met_by_what_names_them() {
    let steps = "kind: phased, steps: [{id: ke-hoach, what: Kế hoạch, due: {in: quý II/2024}}, {id: thi, what: Thi, due: {in: quý III/2024}}]";
    for (entries, expected) in [
        (&["2024-05-01 plan obligations: [o/ke-hoach]"][..], "Mx"),
        (
            &[
                "2024-05-01 plan obligations: [o/ke-hoach]",
                "2024-10-01 contest obligations: [o/thi]",
            ],
            "ML",
        ),
        (&["2024-05-01 plan"], "xx"),
    ] {
        assert_eq!(
            stands(2024, "2024-01-01", steps, entries, "2024-12-31"),
            expected,
            "{entries:?}"
        );
    }
}

#[test]
fn what_counts_is_kind_channel_and_length() {
    for (counts, entry, expected) in [
        ("{kinds: news_or_article}", "2024-01-02 news_item", "M"),
        ("{kinds: news_or_article}", "2024-01-02 article", "M"),
        ("{kinds: news_or_article}", "2024-01-02 feature", "x"),
        (
            "{kinds: news_item, channels: portal}",
            "2024-01-02 news_item",
            "x",
        ),
        (
            "{kinds: news_item, channels: portal}",
            "2024-01-02 news_item channel: portal",
            "M",
        ),
        (
            "{kinds: broadcast, minimum_minutes: 15}",
            "2024-01-02 broadcast minutes: 14",
            "x",
        ),
        (
            "{kinds: broadcast, minimum_minutes: 15}",
            "2024-01-02 broadcast minutes: 15",
            "M",
        ),
        ("{}", "2024-01-02 news_item", "x"), // nothing said of what counts: only what names it does
        ("{}", "2024-01-02 news_item obligations: [o]", "M"),
    ] {
        let obligation = format!("kind: quota, at_least: 1, per: year, counts: {counts}");
        assert_eq!(
            stands(2024, "2024-01-01", &obligation, &[entry], "2025-01-01"),
            expected,
            "{counts} {entry}"
        );
    }
}

#[test]
fn a_surplus_is_not_carried_and_a_quantity_counts() {
    let three = "kind: quota, at_least: 3, per: quarter, counts: {kinds: news_item}";
    assert_eq!(
        stands(
            2024,
            "2024-01-01",
            three,
            &["2024-01-02 news_item quantity: 9"],
            "2024-12-31"
        ),
        "Mxxo"
    );
}

#[test]
fn a_prorated_quota_asks_for_its_share_rounded_up() {
    // In force from 2024-06-16: 15 of 30 days of June.
    let site = site(
        2024,
        "2024-06-16",
        "kind: quota, at_least: 5, per: month, prorate: true, counts: {kinds: news_item}",
        "",
        "2030-01-01",
    );
    let standing = standing(&site, day("2024-12-31")).unwrap();
    let required: Vec<u32> = standing.tracks[0]
        .slots
        .iter()
        .map(|slot| slot.required)
        .collect();
    assert_eq!(&required[5..7], &[3, 5]);
}

#[test]
fn each_member_stands_for_itself_and_the_silent_are_no_data() {
    let each = "kind: quota, at_least: 1, per: quarter, owner: {each: [cac-so, khu-pho]}, counts: {kinds: news_item}";
    let site = site(
        2024,
        "2024-01-01",
        each,
        &log(&["2024-01-02 news_item"]),
        "2030-01-01",
    );
    let standing = standing(&site, day("2024-12-31")).unwrap();
    assert_eq!(
        standing.tracks[0].owners.len(),
        3,
        "two departments and one group nobody named"
    );
    assert_eq!(cells(&standing, 0), "Mxxo");
    assert_eq!(cells(&standing, 1), "???o");
    assert_eq!(cells(&standing, 2), "???o");
}

#[test]
fn a_group_together_is_met_by_any_of_its_members() {
    let together = "kind: quota, at_least: 2, per: year, owner: {together: cac-so}, counts: {kinds: news_item}";
    let entries = ["2024-01-02 news_item", "2024-01-03 news_item unit: so-b"];
    assert_eq!(
        stands(2024, "2024-01-01", together, &entries, "2025-01-01"),
        "M"
    );
}

#[test]
fn coverage_takes_the_last_word_and_rounds_down() {
    let coverage = "kind: coverage, target_percent: 100, of: {vi: thủ tục}, total: 200";
    for (entries, expected) in [
        (
            &["2024-02-01 public_posting covered: 199, obligations: [o]"][..],
            "x",
        ),
        (
            &["2024-02-01 public_posting covered: 200, obligations: [o]"],
            "M",
        ),
    ] {
        assert_eq!(
            stands(2024, "2024-01-01", coverage, entries, "2025-01-01"),
            expected,
            "{entries:?}"
        );
    }
}

#[test]
fn what_has_no_number_is_shown_as_activity_and_never_ranked() {
    for kind in [
        "kind: standing",
        "kind: request",
        "kind: 'conditional', trigger: {vi: khi có}",
        "kind: report, embedded_in: {vi: báo cáo}",
    ] {
        let obligation = format!("{kind}, counts: {{kinds: news_item}}");
        let site = site(
            2024,
            "2024-01-01",
            &obligation,
            &log(&["2024-01-02 news_item", "2024-03-02 news_item"]),
            "2030-01-01",
        );
        let standing = standing(&site, day("2024-12-31")).unwrap();
        let track = &standing.tracks[0];
        assert_eq!(
            track.ranked(&track.owners[0], standing.as_of),
            Ranked::default(),
            "{kind}"
        );
        assert_eq!(track.owners[0].activity().count, 2, "{kind}");
        assert_eq!(track.owners[0].activity().last, Some(1), "{kind}");
    }
}

#[test]
fn a_day_before_the_log_sees_nothing_of_it() {
    assert_eq!(
        stands(
            2024,
            "2024-01-01",
            QUARTERLY,
            &["2024-01-02 news_item"],
            "2024-01-01"
        ),
        "o..."
    );
}
