//! What pages show.

use std::collections::BTreeMap;

use loa::page::Body;

use crate::small_site::{ARTICLES, PLAN, body, built, pages, text};

#[test]
fn links_are_relative_to_the_page_and_in_its_language() {
    let pages = pages(&ARTICLES);
    let html = |path| match body(&pages, path) {
        Body::Article(article) => article.html.clone(),
        _ => panic!("{path}"),
    };
    let a = html("articles/a.html");
    assert!(
        a.contains("href=\"b.html#muc\"") && a.contains("href=\"../plan.html\""),
        "{a}"
    );
    assert!(html("en/articles/a.html").contains("href=\"b.html\""));
    // Not translated: the Vietnamese text, with links that lead to English pages.
    assert!(html("en/articles/b.html").contains("href=\"a.html\""));
}

#[test]
fn only_real_translations_are_alternates() {
    let pages = pages(&ARTICLES);
    for (path, alternates, notice) in [
        ("articles/a.html", "vi en x-default", None),
        ("en/articles/a.html", "vi en x-default", Some("translation")),
        ("articles/b.html", "", None),
        ("en/articles/b.html", "", Some("untranslated")),
        ("en/plan.html", "vi en x-default", Some("translation")),
        ("en/units/index.html", "vi en x-default", None),
        ("404.html", "", None),
    ] {
        let page = pages.pages.iter().find(|page| page.path == path).unwrap();
        let found: Vec<&str> = page
            .head
            .alternates
            .iter()
            .map(|a| a.hreflang.as_str())
            .collect();
        assert_eq!(found.join(" "), alternates, "{path}");
        assert_eq!(
            page.notice.as_ref().map(|notice| notice.kind),
            notice,
            "{path}"
        );
    }
}

#[test]
fn merged_cells_and_phases_become_spans() {
    let pages = pages(&[]);
    let Body::Annex(annex) = body(&pages, "annex.html") else {
        panic!("no annex");
    };
    let lines = annex.table.groups.iter().flat_map(|group| &group.lines);
    let spans: Vec<String> = lines
        .map(|line| {
            let spans = [
                line.number.span,
                line.leads.span,
                line.coordinators.span,
                line.when.span,
                line.deliverable.span,
            ];
            format!(
                "{} {} {spans:?}",
                line.number.value, line.leads.value[0].wording.text
            )
        })
        .collect();
    assert_eq!(
        spans,
        [
            "1 Sở Nội vụ [1, 2, 5, 5, 5]",
            "1.1 Sở Nội vụ [1, 0, 0, 0, 0]",
            "1.2 Xã A [1, 2, 0, 0, 0]",
            "1.2.1 Xã A [1, 0, 0, 0, 0]",
            // The cell of row 1 cannot go on behind that of 1.2: it is shown anew.
            "1.3 Sở Nội vụ [1, 1, 0, 0, 0]",
            "2 Sở Nội vụ [2, 2, 2, 1, 1]",
            "2 Sở Nội vụ [0, 0, 0, 1, 1]",
        ]
    );
}

#[test]
fn a_unit_owes_what_its_groups_owe() {
    let pages = pages(&[]);
    let owes = |path: &str| -> BTreeMap<String, (String, Option<String>)> {
        let Body::Unit(unit) = body(&pages, path) else {
            panic!("{path}");
        };
        let owed = unit.owes.iter().map(|owed| {
            let via = owed.via.as_ref().and_then(|via| via.id.clone());
            (owed.obligation.id.clone(), (owed.mode.to_owned(), via))
        });
        owed.collect()
    };
    let each = |via: Option<&str>| ("each".to_owned(), via.map(str::to_owned));
    assert_eq!(owes("units/xa-a.html")["tin"], each(Some("tat-ca")));
    assert_eq!(owes("units/cac-xa.html")["tin"], each(Some("tat-ca")));
    assert_eq!(owes("units/tat-ca.html")["tin"], each(None));
    assert_eq!(owes("units/so.html").len(), 2);
    let Body::Unit(unit) = body(&pages, "units/so.html") else {
        panic!("no unit");
    };
    let quota = unit.owes[0].obligation.quota.as_ref().unwrap();
    assert_eq!(
        (quota.at_least, quota.unit.as_str(), quota.per),
        (2, "tin hoặc bài", "quarter")
    );
    // Row 1 is led; the merged cell of 1.1 is the same one. 1.3 repeats it and is no other either.
    let rows: Vec<&str> = unit
        .rows_led
        .iter()
        .map(|row| row.number.as_str())
        .collect();
    assert_eq!(rows, ["1", "2"]);
}

#[test]
fn the_front_page_tells_what_is_due_next_as_progress_does() {
    let pages = pages(&ARTICLES);
    let Body::Home(home) = body(&pages, "index.html") else {
        panic!("no home");
    };
    let told = |next: &[loa::page::DueNext]| -> Vec<_> {
        let told = next.iter().map(|due| {
            let owners: Vec<_> = due.owners.iter().map(|o| o.wording.text.clone()).collect();
            (due.slot.key.clone(), due.days_left, owners.join(", "))
        });
        told.collect()
    };
    let next = |key: &str, days_left, owners: &str| (key.to_owned(), days_left, owners.to_owned());
    assert_eq!(
        told(&home.next),
        [next("2024-Q2", 41, "Tất cả"), next("a", 41, "Sở Nội vụ")]
    );
    let Body::Progress(progress) = body(&pages, "progress.html") else {
        panic!("no progress");
    };
    assert_eq!(told(&home.next), told(&progress.next));
    assert_eq!(home.progress_href.as_deref(), Some("progress.html"));
    assert_eq!(home.articles[0].title.text, "Bài B");
}

#[test]
fn headings_call_the_work_as_the_plan_does() {
    let plan = PLAN.replace("year: 2024\n", "year: 2024\nwording: truyền thông\n");
    for (plan, heading) in [
        (PLAN, "Nội dung thông tin, tuyên truyền"),
        (&plan, "Nội dung truyền thông"),
    ] {
        let built = built(&[("plan.yaml", plan)], None);
        assert!(text(&built, "plan.html").contains(&format!("<h3>{heading}</h3>")));
        assert!(text(&built, "index.html").contains(&format!(">{heading}</h2>")));
        // In a language in which the plan has no word, the theme's stands.
        assert!(text(&built, "en/plan.html").contains("<h3>Topics of communication</h3>"));
    }
}
