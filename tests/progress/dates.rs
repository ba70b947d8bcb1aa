//! Tables of dates: periods, deadlines, weeks, the ends of plans and units.

use crate::rig::stands;

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
fn quarters_end_on_their_last_day() {
    for (day, expected) in [
        ("2024-01-01", "Mxxx"),
        ("2024-03-31", "Mxxx"),
        ("2024-04-01", "xMxx"),
        ("2024-06-30", "xMxx"),
        ("2024-07-01", "xxMx"),
        ("2024-09-30", "xxMx"),
        ("2024-10-01", "xxxM"),
        ("2024-12-31", "xxxM"),
    ] {
        let entry = format!("{day} news_item");
        let found = stands(2024, "2024-01-01", QUARTERLY, &[&entry], "2025-01-01");
        assert_eq!(found, expected, "{day}");
        // The last day itself is still within the time.
        if day != "2024-12-31" {
            let found = stands(2024, "2024-01-01", QUARTERLY, &[], day);
            let quarter = expected.find('M').unwrap();
            assert_eq!(found.chars().nth(quarter), Some('o'), "{day}");
        }
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
fn a_yearly_quota_before_november_is_due_on_the_last_of_october() {
    let quota =
        "kind: quota, at_least: 2, per: year, active: {to: 2024-10-31}, counts: {kinds: news_item}";
    for (second, as_of, expected) in [
        ("2024-10-31 news_item", "2024-11-01", "M"),
        ("2024-11-01 news_item", "2024-11-01", "L"),
        ("2024-11-01 news_item", "2024-10-31", "o"),
        ("2024-12-31 news_item", "2024-11-01", "x"),
    ] {
        let entries = ["2024-05-01 news_item", second];
        assert_eq!(
            stands(2024, "2024-01-19", quota, &entries, as_of),
            expected,
            "{second} {as_of}"
        );
    }
}
