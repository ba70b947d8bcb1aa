//! The small site that the tests build, with files of their own over it.

use loa::diagnostic::Severity;
use loa::page::{Body, Pages};
use loa::publish::PublicFile;
use loa::source::{SourceFile, SourceTree};
use loa::{Built, Options, build};

pub const SITE: &str = "unit: so\ntitle: {vi: Trang mẫu, en: Sample site}\nlanguages: [vi, en]\n";

pub const UNITS: &str = "
units:
  - {id: so, kind: department, name: {vi: Sở Nội vụ, en: Department of Home Affairs}}
  - {id: xa-a, kind: commune, name: Xã A, parent: so}
  - {id: xa-b, kind: commune, name: Xã B, parent: so}
groups:
  - {id: cac-xa, name: Các xã, members: [xa-a, xa-b]}
  - {id: tat-ca, name: Tất cả, members: [so, cac-xa]}
";

pub const PLAN: &str = "
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

pub fn tree(files: &[(&str, &str)]) -> SourceTree {
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

pub fn options(base_url: Option<&str>) -> Options {
    Options {
        today: jiff::civil::date(2024, 5, 20),
        base_url: base_url.map(str::to_owned),
        pictures: None,
    }
}

pub fn built(files: &[(&str, &str)], base_url: Option<&str>) -> Built {
    let built = build(&tree(files), &options(base_url));
    let errors: Vec<_> = built
        .findings
        .iter()
        .filter(|f| f.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    built.value.unwrap()
}

pub fn pages(files: &[(&str, &str)]) -> Pages {
    let tree = tree(files);
    let drafts = loa::draft::read(&tree).value.unwrap();
    let site = loa::site::check(&tree, &drafts, options(None).today, None)
        .value
        .unwrap();
    let theme = loa::theme::load(&tree, &site.settings.languages)
        .value
        .unwrap();
    let standing = loa::progress::standing(&site, site.today);
    let prose = loa::page::prose(&site, &theme.phrases, &Default::default());
    loa::page::all(
        &site,
        (standing.as_ref(), &[]),
        &theme.phrases,
        &prose,
        None,
    )
    .value
    .unwrap()
}

pub fn body<'a>(pages: &'a Pages, path: &str) -> &'a Body {
    &pages
        .pages
        .iter()
        .find(|page| page.path == path)
        .unwrap()
        .body
}

pub fn text(built: &Built, path: &str) -> String {
    match &built.tree.files[path] {
        PublicFile::Bytes(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
        PublicFile::Copy(from) => panic!("{path} is copied from {from}"),
        PublicFile::Made => panic!("{path} is made by a recipe"),
        PublicFile::Taken => panic!("{path} was taken by somebody"),
        PublicFile::There => panic!("{path} was made by an earlier build"),
    }
}

pub const ARTICLES: [(&str, &str); 3] = [
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
