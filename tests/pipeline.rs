//! A whole small site, from texts in memory to the published files, without a disk.

use std::collections::BTreeMap;

use loa::diagnostic::Severity;
use loa::page::{Body, Pages};
use loa::publish::PublicFile;
use loa::source::{SourceFile, SourceTree};
use loa::{Built, Options, build};

const SITE: &str = "unit: so\ntitle: {vi: Trang mẫu, en: Sample site}\nlanguages: [vi, en]\n";

const UNITS: &str = "
units:
  - {id: so, kind: department, name: {vi: Sở Nội vụ, en: Department of Home Affairs}}
  - {id: xa-a, kind: commune, name: Xã A, parent: so}
  - {id: xa-b, kind: commune, name: Xã B, parent: so}
groups:
  - {id: cac-xa, name: Các xã, members: [xa-a, xa-b]}
  - {id: tat-ca, name: Tất cả, members: [so, cac-xa]}
";

const PLAN: &str = "
title: {vi: Kế hoạch 2024, en: Plan 2024}
year: 2024
instrument: {kind: plan, issuer: so, ref: 1/KH-SNV, date: 2024-01-10}
topics:
  - {id: mot-cua, text: Một cửa}
obligations:
  - {id: tin, kind: quota, what: Gửi tin, owner: {each: tat-ca}, at_least: 2, per: quarter, counts: {kinds: [news_item, article]}}
  - {id: thi, kind: phased, what: Cuộc thi, owner: {unit: so}, steps: [{id: a, what: Thể lệ, due: {in: quý II/2024}}, {id: b, what: Chung kết, due: {by: 2024-09-15}}]}
annex:
  rows:
    - no: '1'
      task: Việc một
      leads: [so]
      coordinators: [cac-xa]
      when: Cả năm
      deliverable: Tin
      obligations: [tin]
      rows:
        - {no: '1.1', task: A}
        - {no: '1.2', task: B, leads: [xa-a], rows: [{no: 1.2.1, task: C}]}
        - {no: '1.3', task: D}
    - no: '2'
      task: Việc hai
      leads: [so]
      phases: [{when: Quý II, deliverable: Kế hoạch}, {when: Quý III, deliverable: Cuộc thi}]
";

fn tree(files: &[(&str, &str)]) -> SourceTree {
    let base = [
        ("site.yaml", SITE),
        ("units.yaml", UNITS),
        ("plan.yaml", PLAN),
    ];
    let files = base.iter().chain(files);
    SourceTree {
        files: files
            .map(|(path, text)| ((*path).to_owned(), SourceFile::Text((*text).to_owned())))
            .collect(),
    }
}

fn options(base_url: Option<&str>) -> Options {
    Options {
        today: jiff::civil::date(2024, 5, 20),
        base_url: base_url.map(str::to_owned),
    }
}

fn built(files: &[(&str, &str)], base_url: Option<&str>) -> Built {
    let built = build(&tree(files), &options(base_url));
    let errors: Vec<_> = built
        .findings
        .iter()
        .filter(|f| f.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    built.value.unwrap()
}

fn pages(files: &[(&str, &str)]) -> Pages {
    let tree = tree(files);
    let drafts = loa::draft::read(&tree).value.unwrap();
    let site = loa::site::check(&tree, &drafts, options(None).today, None)
        .value
        .unwrap();
    let theme = loa::theme::load(&tree, &site.settings.languages)
        .value
        .unwrap();
    loa::page::all(&site, &theme.phrases).value.unwrap()
}

fn body<'a>(pages: &'a Pages, path: &str) -> &'a Body {
    &pages
        .pages
        .iter()
        .find(|page| page.path == path)
        .unwrap()
        .body
}

fn text(built: &Built, path: &str) -> String {
    match &built.tree.files[path] {
        PublicFile::Bytes(bytes) => String::from_utf8(bytes.clone()).unwrap(),
        PublicFile::Copy(from) => panic!("{path} is copied from {from}"),
    }
}

const ARTICLES: [(&str, &str); 3] = [
    (
        "articles/2024/a.md",
        "---\ntitle: Bài </script> A\ndate: 2024-03-01\ntopics: mot-cua\nunit: xa-a\n---\nXem [bài B](b.md#muc), [kế hoạch](/plan.yaml).\n",
    ),
    (
        "articles/2024/a.en.md",
        "---\ntitle: Article A\n---\nSee [B](b.md).\n",
    ),
    (
        "articles/2024/b.md",
        "---\ntitle: Bài B\ndate: 2024-04-01\n---\n## Mục\n\nChữ. [A](a.md)\n",
    ),
];

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
fn the_front_page_tells_the_next_deadlines() {
    let pages = pages(&ARTICLES);
    let Body::Home(home) = body(&pages, "index.html") else {
        panic!("no home");
    };
    let next: Vec<_> = home
        .upcoming
        .iter()
        .map(|e| (e.what.text.as_str(), e.step, e.days_left))
        .collect();
    assert_eq!(next, [("Thể lệ", Some(1), 41), ("Chung kết", Some(2), 118)]);
    assert_eq!(home.articles[0].title.text, "Bài B");
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
fn a_site_overrides_the_theme_file_by_file() {
    let files = [
        ("theme/templates/404.html", "{% extends \"sen/404.html\" %}"),
        ("theme/templates/hotlines.html", "chưa dùng"),
        ("theme/strings/vi.yaml", "section_plan: Bản kế hoạch\n"),
        ("theme/assets/them.css", "body{color:red}"),
    ];
    let built = built(&files, None);
    assert!(text(&built, "index.html").contains("Bản kế hoạch"));
    assert!(text(&built, "assets/sen.css").ends_with("body{color:red}"));
    assert!(text(&built, "404.html").contains("<html"));
}

#[test]
fn mistakes_in_a_theme_are_found() {
    for (file, content, message) in [
        (
            "theme/templates/hom.html",
            "x",
            "no page uses the template `hom.html`",
        ),
        (
            "theme/templates/home.html",
            "{% if %}",
            "mistake in the template",
        ),
        (
            "theme/templates/home.html",
            "{{ page | nothing }}",
            "Unknown filter",
        ),
        (
            "theme/templates/home.html",
            "{% extends \"bas.html\" %}",
            "there is no template `bas.html`",
        ),
        (
            "theme/templates/home.html",
            "{% extends \"home.html\" %}",
            "uses itself",
        ),
        (
            "theme/templates/home.html",
            "{{ page.nothing.at_all }}",
            "mistake in the template",
        ),
        (
            "theme/strings/vi.yaml",
            "section_pla: x\n",
            "uses no phrase `section_pla`",
        ),
        (
            "theme/strings/vi.yaml",
            "title_page: \"{title} {m}\"\n",
            "nothing is put in for `{m}`",
        ),
        (
            "theme/strings/km.yaml",
            "section_plan: x\n",
            "does not read this file",
        ),
    ] {
        let found = build(&tree(&[(file, content)]), &options(None));
        let messages: Vec<_> = found
            .findings
            .iter()
            .map(|f| (f.place.file.as_str(), f.message.en.as_str()))
            .collect();
        let hit = messages
            .iter()
            .any(|(at, text)| *at == file && text.contains(message));
        assert!(hit, "{file}: {content}\n{messages:#?}");
    }
}

#[test]
fn a_language_without_words_is_found() {
    let mut tree = tree(&[]);
    let site = SITE
        .replace("[vi, en]", "[vi, km]")
        .replace(", en: Sample site", "");
    tree.files
        .insert("site.yaml".to_owned(), SourceFile::Text(site));
    let drop = |text: &str| {
        SourceFile::Text(
            text.replace(", en: Plan 2024", "")
                .replace(", en: Department of Home Affairs", ""),
        )
    };
    tree.files.insert("plan.yaml".to_owned(), drop(PLAN));
    tree.files.insert("units.yaml".to_owned(), drop(UNITS));
    let found = build(&tree, &options(None));
    let messages: Vec<_> = found
        .findings
        .iter()
        .map(|f| f.message.en.as_str())
        .collect();
    assert_eq!(messages, ["the theme sen has no words in `km`"]);
}
