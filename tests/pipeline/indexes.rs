//! Indexes: years without data, the break of 2025, figures as published.

use loa::page::Body;
use serde_json::Value;

use crate::schema::fits;
use crate::small_site::{body, built, pages, text};

const INDEXES: (&str, &str) = (
    "indexes.yaml",
    "
shown: {from: 2020, to: 2026}
indexes:
  - index: pci
    publisher: VCCI
    years:
      - {year: 2023, value: '68,06', rank: 18, change_stated: {value: +3.67, rank: +24}, source: {publisher: Báo, link: 'https://a.example/1', date: 5/2024}}
      - {year: 2021, value: 60.10, unranked: true, change_stated: {value: -0.5}, source: {publisher: Báo}}
      - {year: 2022, value: 64.39, derived: true, source: {publisher: Báo}}
      - {year: 2025, value: 70, rank: 3, of: 34, source: {publisher: Báo}}
    means:
      - {year: 2021, name: cả nước, value: 88.20, source: {publisher: Báo}}
  - {index: ddci}
",
);

#[test]
fn every_year_is_shown_and_nothing_is_filled_in() {
    let pages = pages(&[INDEXES]);
    let Body::Indexes(page) = body(&pages, "indexes.html") else {
        panic!("no indexes");
    };
    let rows = &page.indexes[0].rows;
    let told: Vec<String> = rows
        .iter()
        .map(|row| {
            let score = row.score.as_ref();
            let value = score.and_then(|score| score.value.clone());
            let rank = score.and_then(|score| score.rank);
            let mark = if row.is_break { "break " } else { "" };
            format!("{mark}{}–{} {value:?} {rank:?}", row.year, row.last_year)
        })
        .collect();
    assert_eq!(
        told,
        [
            "2020–2020 None None",
            "2021–2021 Some(\"60,10\") None",
            "2022–2022 Some(\"64,39\") None",
            "2023–2023 Some(\"68,06\") Some(18)",
            "2024–2024 None None",
            "break 2025–2025 Some(\"70\") Some(3)",
            "2026–2026 None None",
        ]
    );
    assert_eq!(page.indexes[0].means[0].value, "88,20");
    let change = |at: usize| rows[at].score.as_ref().unwrap().value_change.clone();
    assert_eq!(change(1).as_deref(), Some("−0,5"));
    assert_eq!(change(3).as_deref(), Some("+3,67"));
    // Nothing at all: one line, and no break where provinces are not compared.
    let empty = &page.indexes[1].rows;
    let ends = (empty[0].year, empty[0].last_year);
    assert_eq!((empty.len(), ends), (1, (2020, 2026)));
    assert!(!empty[0].is_break);
}

#[test]
fn the_break_is_seen_even_between_years_without_data() {
    let (name, _) = INDEXES;
    let pages = pages(&[(
        name,
        "shown: {from: 2023, to: 2026}\nindexes:\n  - {index: dti}\n",
    )]);
    let Body::Indexes(page) = body(&pages, "indexes.html") else {
        panic!("no indexes");
    };
    let rows = page.indexes[0].rows.iter();
    let rows: Vec<_> = rows
        .map(|row| (row.year, row.last_year, row.is_break))
        .collect();
    assert_eq!(rows, [(2023, 2024, false), (2025, 2026, true)]);
}

#[test]
fn the_figures_are_files_that_keep_to_their_schema() {
    let built = built(&[INDEXES], None);
    let read = |path| serde_json::from_str::<Value>(&text(&built, path)).unwrap();
    let (schema, figures) = (read("data/indexes.schema.json"), read("data/indexes.json"));
    let mut wrong = Vec::new();
    fits(&figures, &schema, &schema, "$", &mut wrong);
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(figures["indexes"][0]["scores"][1]["is_derived"], true);
    assert_eq!(figures["indexes"][0]["scores"][0]["rank"], Value::Null);
    let csv = text(&built, "data/indexes.csv");
    assert!(csv.starts_with("\u{feff}index,whose,year,value,max,rank,of,is_unranked,group,"));
    assert!(
        csv.contains("\r\npci,Sở Nội vụ,2023,68.06,100,18,,false,,3.67,24,false,Báo,,https://a.example/1,2024-05,\r\n"),
        "{csv}"
    );
    assert!(csv.contains(",-0.5,,false,Báo,"), "{csv}");
    assert_eq!(csv.lines().count(), 1 + 4);
    let page = text(&built, "en/indexes.html");
    assert!(page.contains("href=\"../data/indexes.csv\"") && page.contains("18"));
    // The pages of progress keep to their own files.
    assert!(!text(&built, "progress.html").contains("data/indexes"));
}
