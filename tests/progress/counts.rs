//! Tables of what counts, for whom, and how much.

use loa::progress::{Ranked, standing};

use crate::rig::{cells, day, log, site, stands};

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
fn one_output_counts_for_every_obligation_that_takes_it_once_each() {
    let two = "owner: {unit: so-a}, kind: quota, at_least: 1, per: year, counts: {kinds: [news_item, article]}}\n  - {id: p, what: Việc khác, owner: {each: [cac-so, so-a]}, kind: quota, at_least: 1, per: year, counts: {kinds: news_item}";
    for (entry, expected) in [
        ("2024-01-02 news_item", [1, 1]),
        ("2024-01-02 article", [1, 0]),
        ("2024-01-02 news_item obligations: [p]", [0, 1]),
        ("2024-01-02 news_item obligations: [p, o, p]", [1, 1]),
    ] {
        let site = site(2024, "2024-01-01", two, &log(&[entry]), "2030-01-01");
        let standing = standing(&site, day("2024-12-31")).unwrap();
        let hits = |track: usize| standing.tracks[track].owners[0].hits.len();
        assert_eq!([hits(0), hits(1)], expected, "{entry}");
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
fn a_group_that_nobody_lists_does_things_in_its_own_name() {
    let standing = |obligation: &str| {
        let entries = log(&[
            "2024-01-02 news_item unit: khu-pho",
            "2024-02-02 news_item unit: khu-pho",
            "2024-02-03 news_item",
        ]);
        let site = site(2024, "2024-01-01", obligation, &entries, "2030-01-01");
        standing(&site, day("2024-12-31")).unwrap()
    };
    let counts = "counts: {kinds: news_item}";
    let each = standing(&format!(
        "kind: standing, owner: {{each: khu-pho}}, {counts}"
    ));
    let owner = &each.tracks[0].owners[0];
    assert_eq!((owner.activity().count, owner.is_silent), (2, false));
    // What some did is no proof that each did what is asked of each.
    let each = standing(&format!(
        "kind: quota, at_least: 1, per: quarter, owner: {{each: khu-pho}}, {counts}"
    ));
    assert_eq!(cells(&each, 0), "???o");
    assert_eq!(each.tracks[0].owners[0].hits.len(), 2);
    // Of what it owes as a whole, anything done counts.
    for owner in ["{together: khu-pho}", "{leads: [khu-pho, so-b]}"] {
        let all = standing(&format!(
            "kind: quota, at_least: 2, per: quarter, owner: {owner}, {counts}"
        ));
        assert_eq!(cells(&all, 0), "Mxxo", "{owner}");
    }
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
            // 300 at once are one time.
            &log(&["2024-01-02 news_item quantity: 300", "2024-03-02 news_item"]),
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
            "kind: quota, at_least: 1, per: quarter, counts: {kinds: news_item}",
            &["2024-01-02 news_item"],
            "2024-01-01"
        ),
        "o..."
    );
}
