//! Pages of progress and the same figures as files, from a log to what is published.

use std::collections::BTreeSet;

use loa::page::Body;
use loa::progress::Status;
use serde_json::Value;

use crate::schema::fits;
use crate::small_site::{ARTICLES, PLAN, UNITS, body, built, pages, text};

/// As of 2024-05-20: quarter I is over, quarter II runs.
const LOG: (&str, &str) = (
    "outputs/2024.yaml",
    "
- {date: 2024-02-01, unit: xa-a, kind: news_item, title: Tin một, link: 'https://a.example/1', sample: true}
- {date: 2024-02-02, unit: xa-a, kind: article, title: '=HYPERLINK(\"x\")', evidence: Sổ họp}
- {date: 2024-04-02, unit: xa-a, kind: conference, title: Hội nghị, link: 'https://a.example/2'}
- {date: 2024-04-20, unit: so, kind: contest, title: Thể lệ, obligations: thi/a, link: 'https://a.example/3'}
",
);

fn files() -> Vec<(&'static str, &'static str)> {
    ARTICLES.iter().copied().chain([LOG]).collect()
}

#[test]
fn the_whole_plan_tells_what_is_next_and_who_stands_where() {
    let pages = pages(&files());
    let Body::Progress(page) = body(&pages, "progress.html") else {
        panic!("not the page of progress")
    };
    let next: Vec<_> = page.next.iter().map(|due| due.slot.key.as_str()).collect();
    // Step a is met, step b lies further ahead than 30 days; quarter II ends in June.
    assert_eq!((next, page.is_next_far), (vec!["2024-Q2", "b"], true));
    assert_eq!((page.next[0].met, page.next[0].of), (0, 3));
    assert!(page.is_sample);
    let row = |id: &str| {
        let mut rows = page.units.iter();
        rows.find(|row| row.debtor.parties[0].id.as_deref() == Some(id))
    };
    let (a, b) = (row("xa-a").unwrap(), row("xa-b").unwrap());
    assert_eq!((a.ranked.met, a.outputs_count, a.is_silent), (1, 4, false));
    assert_eq!((b.ranked.no_data, b.is_silent), (1, true));
    let heat = page.heat.rows.iter().find(|row| row.debtor == a.debtor);
    let march = &heat.unwrap().cells[2];
    assert_eq!((march.status, march.ranked.met), (Some(Status::Met), 1));
    assert_eq!(page.deadlines.len(), 2);
}

#[test]
fn a_unit_unfolds_its_figures() {
    let pages = pages(&files());
    let Body::ProgressUnit(page) = body(&pages, "progress/xa-a.html") else {
        panic!("not a page of progress")
    };
    let owed = &page.owes[0];
    let first = &owed.cells[0];
    assert_eq!((first.cell.status, first.cell.done), (Status::Met, 3));
    // The article of the site counts by itself; the conference does not, and the page says why.
    let titles: Vec<_> = first
        .outputs
        .iter()
        .map(|at| page.outputs[*at].title.text.as_str())
        .collect();
    assert_eq!(titles, ["Tin một", "=HYPERLINK(\"x\")", "Bài </script> A"]);
    let uncounted = &page.outputs[page.uncounted[0]];
    assert_eq!(
        (page.uncounted.len(), uncounted.not_counted),
        (1, Some("no_match"))
    );
}

#[test]
fn a_month_shows_what_was_due_and_done() {
    let pages = pages(&files());
    let Body::ProgressMonth(march) = body(&pages, "progress/2024-03.html") else {
        panic!("not a month")
    };
    assert_eq!(
        (march.due.len(), march.due[0].met, march.due[0].of),
        (1, 1, 3)
    );
    assert_eq!((march.outputs.len(), march.state), (1, "past"));
    let Body::ProgressMonth(april) = body(&pages, "progress/2024-04.html") else {
        panic!("not a month")
    };
    assert_eq!((april.due.len(), april.running.len()), (0, 3));
}

#[test]
fn a_group_that_nobody_lists_has_a_page_of_what_it_did() {
    let units = format!("{UNITS}  - {{id: cac-thon, name: Các thôn}}\n");
    let plan = PLAN.replace(
        "obligations:\n",
        "obligations:\n  - {id: loa, kind: standing, what: Phát loa, owner: {each: cac-thon}, counts: {kinds: loudspeaker_broadcast}}\n",
    );
    let log = "- {date: 2024-02-01, unit: cac-thon, kind: loudspeaker_broadcast, title: Bản tin loa, evidence: Sổ}\n";
    let files = [
        ("units.yaml", units.as_str()),
        ("plan.yaml", &plan),
        ("outputs/2024.yaml", log),
    ];
    let pages = pages(&files);
    let Body::ProgressUnit(page) = body(&pages, "progress/cac-thon.html") else {
        panic!("not a page of progress")
    };
    assert_eq!((page.owes[0].outputs.len(), page.is_silent), (1, false));
    let built = built(&files, None);
    let obligation = text(&built, "obligations/loa.html");
    assert!(
        obligation.contains("../progress/cac-thon.html"),
        "{obligation}"
    );
    let month = text(&built, "progress/2024-02.html");
    assert!(month.contains("href=\"cac-thon.html\""), "{month}");
}

#[test]
fn every_page_of_progress_is_reached_by_links() {
    let built = built(&files(), None);
    let mut seen = BTreeSet::from(["index.html".to_owned()]);
    let mut open = vec!["index.html".to_owned()];
    while let Some(path) = open.pop() {
        let html = text(&built, &path);
        // The field for words leads to the page of search.
        let hrefs = html.split("href=\"").skip(1);
        for href in hrefs.chain(html.split("action=\"").skip(1)) {
            let href = href.split(['"', '#']).next().unwrap_or_default();
            let target = resolved(&path, href);
            if target.ends_with(".html")
                && built.tree.files.contains_key(&target)
                && seen.insert(target.clone())
            {
                open.push(target);
            }
        }
    }
    let pages = built
        .tree
        .files
        .keys()
        .filter(|path| path.ends_with(".html"));
    let lost: Vec<_> = pages
        // A screen in a hall is opened by its address.
        .filter(|path| {
            !seen.contains(*path) && !path.ends_with("404.html") && !path.ends_with("tv.html")
        })
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn places_that_pages_of_progress_point_to_exist() {
    let built = built(&files(), None);
    let mut missing = Vec::new();
    for path in built
        .tree
        .files
        .keys()
        .filter(|path| path.ends_with(".html"))
    {
        for href in text(&built, path).split("href=\"").skip(1) {
            let href = href.split('"').next().unwrap_or_default();
            let Some((page, anchor)) = href.split_once('#') else {
                continue;
            };
            let page = if page.is_empty() {
                path.clone()
            } else {
                resolved(path, page)
            };
            if !built.tree.files.contains_key(&page) {
                continue;
            }
            if !text(&built, &page).contains(&format!("id=\"{anchor}\"")) {
                missing.push(format!("{path} → {href}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn the_figures_are_files_too() {
    let built = built(&files(), None);
    let csv = text(&built, "data/progress.csv");
    assert!(csv.starts_with("\u{feff}obligation,kind,what,owner,"));
    assert!(
        csv.contains("\r\ntin,quota,Gửi tin,xa-a,Xã A,2024-Q1,2024-01-01,2024-03-31,2,3,0,met\r\n")
    );
    // 3 who owe × 4 quarters, and two steps.
    assert_eq!(csv.lines().count(), 1 + 12 + 2);
    let outputs = text(&built, "data/outputs.csv");
    assert!(
        outputs.contains("\"'=HYPERLINK(\"\"x\"\")\",1,,,tin,Sổ họp,false\r\n"),
        "{outputs}"
    );
    assert!(outputs.contains(",articles/a.html,false\r\n"), "{outputs}");
    let page = text(&built, "en/progress.html");
    assert!(page.contains("href=\"../data/progress.json\""));
}

#[test]
fn the_json_keeps_to_its_schema() {
    let built = built(&files(), None);
    let read = |path| serde_json::from_str::<Value>(&text(&built, path)).unwrap();
    let (schema, figures) = (
        read("data/progress.schema.json"),
        read("data/progress.json"),
    );
    let mut wrong = Vec::new();
    fits(&figures, &schema, &schema, "$", &mut wrong);
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(figures["version"], 1);
    assert_eq!(
        figures["obligations"][0]["owners"][1]["cells"][0]["outputs"],
        serde_json::json!([0, 1, 2])
    );
}

fn resolved(path: &str, href: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
