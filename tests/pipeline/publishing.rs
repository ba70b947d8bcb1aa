//! What lies in the published tree.

use loa::build;

use crate::small_site::{ARTICLES, SITE, built, options, text, tree};

#[test]
fn a_site_is_built_in_every_language() {
    let built = built(&ARTICLES, None);
    assert_eq!((built.summary.articles, built.summary.units), (2, 5));
    for path in [
        "index.html",
        "plan.html",
        "annex.html",
        "units/index.html",
        "units/so.html",
        "units/cac-xa.html",
        "articles/index.html",
        "articles/a.html",
        "topics/mot-cua.html",
        "404.html",
        "feed.xml",
    ] {
        for folder in ["", "en/"] {
            assert!(
                built.tree.files.contains_key(&format!("{folder}{path}")),
                "{folder}{path}"
            );
        }
    }
    assert!(built.tree.files.contains_key("assets/sen.css"));
    assert!(!built.tree.files.contains_key("sitemap.xml"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(built(&ARTICLES, None).tree, built(&ARTICLES, None).tree);
}

#[test]
fn an_untranslated_page_names_the_one_to_keep() {
    let built = built(&ARTICLES, Some("https://a.example/b"));
    let html = text(&built, "en/articles/b.html");
    assert!(html.contains("<link rel=\"canonical\" href=\"https://a.example/b/articles/b.html\">"));
    let map = text(&built, "sitemap.xml");
    assert!(map.contains("<loc>https://a.example/b/en/articles/a.html</loc>"));
    assert!(!map.contains("en/articles/b.html</loc>") && !map.contains("404.html"));
    assert!(text(&built, "robots.txt").contains("Sitemap: https://a.example/b/sitemap.xml"));
}

#[test]
fn a_missing_address_is_answered_from_anywhere() {
    let with = built(&ARTICLES, Some("https://a.example/b/"));
    assert!(text(&with, "en/404.html").contains("href=\"/b/en/plan.html\""));
    let without = built(&ARTICLES, None);
    assert!(text(&without, "en/404.html").contains("href=\"../assets/sen.css"));
}

#[test]
fn no_text_of_an_author_leaves_its_place() {
    let built = built(&ARTICLES, None);
    let html = text(&built, "articles/a.html");
    assert!(!html.contains("</script> A"), "{html}");
    assert!(text(&built, "feed.xml").contains("Bài &lt;/script&gt; A"));
}

#[test]
fn the_feed_has_what_atom_asks_for() {
    for (base, link) in [
        (None, "articles/b.html"),
        (
            Some("https://a.example/"),
            "https://a.example/articles/b.html",
        ),
    ] {
        let feed = text(&built(&ARTICLES, base), "feed.xml");
        let count = |needle: &str| feed.matches(needle).count();
        assert_eq!(
            (count("<entry>"), count("<id>"), count("<updated>")),
            (2, 3, 3)
        );
        assert!(feed.contains(&format!("href=\"{link}\"")), "{feed}");
        assert!(feed.contains("rel=\"self\"") && feed.contains("<author>"));
        // Newest first.
        assert!(feed.find("Bài B") < feed.find("Bài &lt;"));
    }
}

#[test]
fn a_mistake_in_a_text_is_told_once() {
    let files = [(
        "articles/a.md",
        "---\ntitle: A\ndate: 2024-03-01\n---\n[x](khong-co.md)\n",
    )];
    let found = build(&tree(&files), &options(None));
    assert!(found.value.is_none());
    assert_eq!(found.findings.len(), 1, "{:#?}", found.findings);
}

#[test]
fn today_is_the_day_where_the_site_is() {
    // Seven hours before midnight in London.
    let instant = "2024-06-30T17:00:00Z".parse().unwrap();
    for (zone, day) in [
        ("", "2024-07-01"),
        ("time_zone: Asia/Ho_Chi_Minh\n", "2024-07-01"),
        ("time_zone: UTC\n", "2024-06-30"),
        ("time_zone: +07:30\n", "2024-07-01"),
        ("time_zone: -11:00\n", "2024-06-30"),
        ("time_zone: Hà Nội\n", "2024-07-01"), // a finding of the build
    ] {
        let settings = format!("{SITE}{zone}");
        let tree = tree(&[("site.yaml", &settings)]);
        assert_eq!(loa::day_of(&tree, instant).to_string(), day, "{zone}");
    }
}
