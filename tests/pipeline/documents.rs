//! The library of documents: what holds on a day, what took whose place, and who leads to it.

use jiff::civil::{Date, date};
use loa::page::Body;
use loa::site::{Reference, Site, Validity};

use crate::small_site::{body, built, options, pages, text, tree};

const DOCUMENTS: (&str, &str) = (
    "documents.yaml",
    "
documents:
  - {ref: 61/2018/NĐ-CP, date: 2018-04-23, in_force: {from: 2018-06-21}}
  - {ref: 118/2025/NĐ-CP, date: 2025-06-09, in_force: {from: 2025-07-01}, replaces: [61/2018/nđ–cp]}
  - {ref: 42/2022/NĐ-CP, date: 2022, in_force: {to: 2026-06-30}}
  - {ref: 9/CT-TTg, date: 2020-01-02, replaced_by: nghi-quyet}
  - {id: nghi-quyet, ref: 8/NQ-CP, date: 2021-03-04}
  - {ref: 35/QĐ-BNV, date: 2024-01-22, issuer: so, summary: Số cũ}
  - {id: quyet-dinh-35-nam-2023, ref: 35/QĐ-BNV, date: 2023-05-06, file: media/Quyết định.pdf}
  - {id: luat, kind: law, title: Luật mẫu, date: 2015-06-19, link: 'https://a.example/luat'}
  - {id: luat-moi, kind: law, ref: 1/2025/QH15, in_force: {from: 2025-03-01}, unverified: true}
",
);

const PLAN: &str = "
title: Kế hoạch 2024
year: 2024
instrument: {kind: plan, issuer: so, date: 2024-01-10}
legal_bases:
  - {title: Luật mẫu, date: 2015-06-19, role: law}
  - {ref: 35/QĐ-BNV, date: 2024-01-22}
  - {ref: 35/QĐ-BNV}
  - {ref: 61/2018/NĐ-CP, date: 2018}
  - {ref: 7/QĐ-BNV, date: 2024}
";

fn site(today: Date) -> Site {
    let mut tree = tree(&[DOCUMENTS, ("plan.yaml", PLAN)]);
    let media = loa::source::Media {
        disk_path: "media/Quyết định.pdf".to_owned(),
        size: 2048,
        head: Vec::new(),
        inside: String::new(),
    };
    let file = loa::source::SourceFile::Media(media);
    tree.files.insert("media/Quyết định.pdf".to_owned(), file);
    let drafts = loa::draft::read(&tree).value.unwrap();
    let checked = loa::site::check(&tree, &drafts, today, None);
    assert!(checked.findings.is_empty(), "{:#?}", checked.findings);
    checked.value.unwrap()
}

#[test]
fn a_document_holds_until_its_day_or_until_another_takes_its_place() {
    use Validity::{Ended, InForce, NotYet, Replaced};
    for (id, on, expected) in [
        ("61-2018-nd-cp", date(2018, 6, 20), Some(NotYet)),
        ("61-2018-nd-cp", date(2018, 6, 21), Some(InForce)),
        ("61-2018-nd-cp", date(2025, 6, 30), Some(InForce)),
        ("61-2018-nd-cp", date(2025, 7, 1), Some(Replaced)),
        ("118-2025-nd-cp", date(2025, 6, 30), Some(NotYet)),
        ("118-2025-nd-cp", date(2025, 7, 1), Some(InForce)),
        // Nobody wrote when it took effect: nothing is said until it ends.
        ("42-2022-nd-cp", date(2023, 1, 1), Some(InForce)),
        ("42-2022-nd-cp", date(2026, 6, 30), Some(InForce)),
        ("42-2022-nd-cp", date(2026, 7, 1), Some(Ended)),
        // Taken over on the day the other was issued, as no day of effect is known.
        ("9-ct-ttg", date(2021, 3, 3), None),
        ("9-ct-ttg", date(2021, 3, 4), Some(Replaced)),
        ("nghi-quyet", date(2024, 1, 1), None),
    ] {
        let site = site(on);
        let document = site.library.document(id).unwrap();
        assert_eq!(site.library.validity(document, on), expected, "{id} {on}");
    }
}

#[test]
fn the_date_decides_between_documents_of_one_number() {
    let site = site(options(None).today);
    let bases = &site.plan.as_ref().unwrap().legal_bases;
    let found = |reference: &Reference| {
        let held = site.library.named(reference);
        held.map(|held| held.id.clone())
    };
    let found: Vec<Option<String>> = bases.iter().map(found).collect();
    let expected = [
        Some("luat"),
        Some("35-qd-bnv"),
        None,
        Some("61-2018-nd-cp"),
        None,
    ];
    assert_eq!(found, expected.map(|id| id.map(str::to_owned)));
}

#[test]
fn both_sides_of_a_replacement_show_it_and_the_plan_leads_there() {
    let (name, documents) = DOCUMENTS;
    let documents = documents.replace(", file: media/Quyết định.pdf", "");
    let files = [(name, documents.as_str()), ("plan.yaml", PLAN)];
    let pages = pages(&files);
    let Body::Documents(page) = body(&pages, "documents/index.html") else {
        panic!("no library");
    };
    let kinds: Vec<_> = page.kinds.iter().map(|kind| kind.kind.unwrap()).collect();
    assert_eq!(
        kinds,
        ["law", "resolution", "decree", "decision", "directive"]
    );
    let decrees = &page.kinds[2].documents;
    assert_eq!(decrees[0].name.text, "Nghị định 118/2025/NĐ-CP");
    assert_eq!(
        decrees[0].replaces[0].href.as_deref(),
        Some("#van-ban-61-2018-nd-cp")
    );
    let old = decrees
        .iter()
        .find(|one| one.anchor == "van-ban-61-2018-nd-cp");
    assert_eq!(
        old.unwrap().replaced_by[0].wording.text,
        "Nghị định 118/2025/NĐ-CP"
    );

    let built = built(&files, None);
    let plan = text(&built, "plan.html");
    assert!(plan.contains("<a href=\"documents/index.html#van-ban-35-qd-bnv\">35/QĐ-BNV</a>"));
    assert!(plan.contains("<a href=\"documents/index.html#van-ban-luat\">Luật mẫu</a>"));
    assert!(!plan.contains("van-ban-7-qd-bnv"));
    let english = text(&built, "en/documents/index.html");
    assert!(english.contains("Decree 61/2018/NĐ-CP") && english.contains("not compared"));
}
