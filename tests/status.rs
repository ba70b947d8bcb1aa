//! `loa status` on a real plan: who is behind, what is due, in both tongues and for tools; exit code 0 whatever it shows.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

mod folders;

use std::path::Path;

use folders::loa;

const DAY: [&str; 2] = ["--as-of", "2024-06-20"];

fn status(more: &[&str]) -> folders::Run {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    loa(
        root,
        &[&["status", "sites/binh-dinh-2024"], &DAY[..], more].concat(),
    )
}

#[test]
fn it_tells_what_is_behind_and_what_is_due_within_two_weeks() {
    for (lang, due, left) in [
        ("vi", "sắp đến hạn", "còn 10 ngày"),
        ("en", "due soon", "10 days left"),
    ] {
        let run = status(&["--lang", lang]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(
            run.stdout.contains(due) && run.stdout.contains(left),
            "{}",
            run.stdout
        );
    }
}

#[test]
fn a_tool_reads_the_same() {
    let run = status(&["--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let status = &json["status"];
    assert_eq!(status["as_of"], "2024-06-20");
    let totals = &status["totals"];
    let count = |key: &str| totals[key].as_u64().expect("a number");
    assert_eq!(
        count("due"),
        count("met") + count("late") + count("missed") + count("no_data")
    );
    for owner in status["owners"].as_array().expect("a list") {
        for task in owner["due_soon"].as_array().expect("a list") {
            assert!((0..=14).contains(&task["days_left"].as_i64().expect("a number")));
        }
        for task in owner["behind"].as_array().expect("a list") {
            assert!(task["days_left"].as_i64().expect("a number") < 0);
        }
    }
}

#[test]
fn every_sample_site_has_a_status_and_the_code_is_0_whatever_it_shows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // Records that several sites share are no site.
    let sites = folders::cases("sites").into_iter();
    for site in sites.filter(|site| site.join("plan.yaml").exists()) {
        let folder = site.to_string_lossy();
        for day in ["2022-01-01", "30-6-2023", "30/6/2024", "2026-12-31"] {
            for more in [&[][..], &["--lang", "en"], &["--format", "json"]] {
                let run = loa(root, &[&["status", &folder, "--as-of", day], more].concat());
                assert_eq!(run.code, 0, "{folder} {day}: {}", run.stderr);
                assert!(run.stdout.lines().count() > 2, "{folder} {day}");
            }
        }
    }
}

#[test]
fn a_step_is_told_by_its_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let arguments = ["status", "sites/binh-dinh-2024", "--as-of", "2024-09-25"];
    let run = loa(root, &arguments);
    let line = "Cuộc thi tìm hiểu cải cách hành chính / Tổ chức cuộc thi (0/1)";
    assert!(run.stdout.contains(line), "{}", run.stdout);
}

#[test]
fn mistakes_in_the_files_are_told_and_give_code_1() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken/plan-year");
    assert_eq!(loa(&root, &["status", "in"]).code, 1);
}
