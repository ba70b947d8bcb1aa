//! What stands in the search index of a small site: every kind of thing, in the reader's language, once, at an address that exists.

use serde_json::Value;

use crate::small_site::{ARTICLES, built, text};
use loa::Built;

const CONTACTS: &str =
    "channels:\n  - {id: truc, kind: phone, name: Trực ban, value: 0256 000 0001, sample: true}\n";
const PROCEDURE: &str = "code: \"1.000656\"\nreplaces: [\"1.999999\"]\nname: Đăng ký khai tử\nlevels: commune\nfield: Hộ tịch\nkeywords: [báo tử]\ntime_limit: {text: Trong ngày.}\nsample: true\n";
const DOCUMENTS: &str = "documents:\n  - {id: ke-hoach, ref: 36/KH-UBND, date: 2024-01-05, title: Kế hoạch cải cách hành chính, sample: true}\n";
const PAGE: &str = "---\ntitle: Giới thiệu\n---\nTrang này để thử.\n";

fn site() -> Built {
    let mut files = ARTICLES.to_vec();
    files.extend([
        ("contacts.yaml", CONTACTS),
        ("procedures/khai-tu.yaml", PROCEDURE),
        ("documents.yaml", DOCUMENTS),
        ("pages/gioi-thieu.md", PAGE),
        ("synonyms.yaml", "- {say: mất rồi, find: khai tử}\n"),
    ]);
    built(&files, None)
}

fn index(built: &Built, path: &str) -> Value {
    let script = text(built, path);
    let json = script.strip_prefix("window.loaSearchIndex=").unwrap();
    serde_json::from_str(json.trim_end().strip_suffix(';').unwrap()).unwrap()
}

fn lines<'a>(index: &'a Value, field: &str) -> Vec<&'a str> {
    index[field].as_str().unwrap().split('\n').collect()
}

#[test]
fn everything_is_in_the_index_at_an_address_that_exists() {
    let built = site();
    for (path, folder) in [("search-index.js", ""), ("en/search-index.js", "en/")] {
        let index = index(&built, path);
        let kinds: Vec<(&str, u64)> = index["kinds"]
            .as_array()
            .unwrap()
            .iter()
            .map(|kind| (kind[0].as_str().unwrap(), kind[1].as_u64().unwrap()))
            .collect();
        for (kind, least) in [
            ("procedure", 1),
            ("document", 1),
            ("contact", 1),
            ("unit", 5),
            ("page", 2),
            ("article", 2),
            ("topic", 1),
            ("obligation", 2),
        ] {
            assert!(
                kinds
                    .iter()
                    .any(|(name, count)| *name == kind && *count >= least),
                "{kind}: {kinds:?}"
            );
        }
        let total: u64 = kinds.iter().map(|(_, count)| count).sum();
        for field in ["titles", "texts", "addresses"] {
            assert_eq!(lines(&index, field).len() as u64, total, "{field}");
        }
        for address in lines(&index, "addresses") {
            let (file, anchor) = address.split_once('#').unwrap_or((address, ""));
            let html = text(&built, &format!("{folder}{file}"));
            assert!(
                anchor.is_empty() || html.contains(&format!("id=\"{anchor}\"")),
                "{address}"
            );
        }
        let words: Vec<&str> = index["words"].as_str().unwrap().split(' ').collect();
        assert_eq!(
            words.len(),
            index["places"].as_str().unwrap().split(' ').count()
        );
        for word in ["tư?", "1000656", "1999999", "36khubnd", "02560000001"] {
            assert!(words.contains(&word), "{word}");
        }
    }
}

#[test]
fn a_text_that_is_not_translated_is_found_in_the_language_it_is_in() {
    let built = site();
    let index = index(&built, "en/search-index.js");
    let titles = lines(&index, "titles");
    let language = |title: &str| {
        let at = titles.iter().position(|one| *one == title).unwrap();
        index["languages"][at.to_string()]
            .as_str()
            .map(str::to_owned)
    };
    assert_eq!(language("Article A"), None);
    assert_eq!(language("Bài B").as_deref(), Some("vi"));
    assert!(!titles.contains(&"Bài </script> A"));
}

#[test]
fn synonyms_of_the_theme_and_of_the_site_are_in_the_index() {
    let built = site();
    let synonyms = index(&built, "search-index.js")["synonyms"].to_string();
    assert!(synonyms.contains("giấy báo tử") && synonyms.contains("mất rồi"));
    assert!(!synonyms.contains("birth certificate"));
    let both = index(&built, "en/search-index.js")["synonyms"].to_string();
    assert!(both.contains("giấy báo tử") && both.contains("birth certificate"));
}

#[test]
fn no_list_stands_twice_on_the_search_page() {
    let built = site();
    let html = text(&built, "search.html");
    let lists = html.split("<main").nth(1).unwrap_or_default();
    let lists = lists.split("</main>").next().unwrap_or_default();
    let mut seen = std::collections::BTreeSet::new();
    let twice: Vec<_> = lists
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|href| !seen.insert(*href))
        .collect();
    assert!(seen.len() > 3, "{seen:?}");
    assert!(twice.is_empty(), "{twice:?}");
}
