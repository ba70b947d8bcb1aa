//! What a portal tells: who met what, who is behind, who has no data – never zero – and the same in pages, JSON and CSV.

use serde_json::Value;

use super::sample::Sample;
use super::schema::fits;

fn unit<'a>(figures: &'a Value, id: &str) -> &'a Value {
    let units = figures["units"].as_array().unwrap();
    units.iter().find(|unit| unit["id"] == id).unwrap()
}

#[test]
fn shares_places_and_trends() {
    let sample = Sample::new(6);
    assert!(sample.build(&[]).status.success());
    let figures = sample.figures();
    // January to June are over on 10 July: six months due.
    let told = |id: &str| {
        let one = unit(&figures, id);
        (
            one["condition"].as_str().unwrap().to_owned(),
            one["share"]["percent"].as_u64(),
            one["rank"]["place"].as_u64(),
            one["rank"]["is_tied"].as_bool(),
            one["trend"]["direction"].as_str().map(str::to_owned),
        )
    };
    let full = |direction: &str| Some(direction.to_owned());
    assert_eq!(
        told("xa-0"),
        (
            "on_track".to_owned(),
            Some(100),
            Some(1),
            Some(true),
            full("same")
        )
    );
    assert_eq!(
        told("xa-3"),
        (
            "on_track".to_owned(),
            Some(100),
            Some(1),
            Some(true),
            full("same")
        )
    );
    assert_eq!(
        told("xa-1"),
        (
            "behind".to_owned(),
            Some(50),
            Some(3),
            Some(true),
            full("up")
        )
    );
    assert_eq!(told("xa-4").2, Some(3));
    // Nobody logged anything: no data, no share, no place.
    assert_eq!(told("xa-2"), ("no_data".to_owned(), None, None, None, None));
    assert_eq!(told("tinh"), ("no_data".to_owned(), None, None, None, None));
    assert_eq!(unit(&figures, "tinh")["totals"], Value::Null);
    assert_eq!(figures["counts"]["no_data"], 4);
    assert_eq!(figures["totals"]["no_data"], 12);
    assert_eq!(unit(&figures, "xa-0")["predecessors"][0], "xa-cu");
    assert_eq!(unit(&figures, "xa-cu")["successors"][0], "xa-0");
}

#[test]
fn pages_say_the_same_in_words() {
    let sample = Sample::new(3);
    assert!(sample.build(&[]).status.success());
    let progress = sample.read("en/progress.html");
    for words in [
        "Units without data",
        "Commune 2",
        "Tasks that several units share",
        "Tin mỗi tháng",
    ] {
        assert!(progress.contains(words), "{words}");
    }
    let shared = sample.read("obligations/tin.html");
    assert!(
        shared.contains("sites/xa-1/obligations/tin.html"),
        "leads into the site"
    );
    let old = sample.read("units/xa-cu.html");
    assert!(old.contains("xa-0.html") && old.contains("https://xa-cu.vi-du.example/"));
    assert!(sample.read("units/xa-0.html").contains("xa-cu.html"));
    assert!(
        sample
            .read("feed.xml")
            .contains("sites/xa-2/articles/tin.html")
    );
    let index = sample.read("search-index.js");
    assert!(index.contains("Xã 2") && index.contains("units/xa-2.html"));
    // A page in the second language leads to the site in that language.
    assert!(
        sample
            .read("en/units/xa-0.html")
            .contains("../../sites/xa-0/en/index.html")
    );
    let csv = sample.read("data/portal.csv");
    let silent = csv.lines().find(|line| line.starts_with("xa-2,")).unwrap();
    assert!(
        silent.contains(",no_data,2025-07-10,6,0,0,0,6,"),
        "{silent}"
    );
    let none = csv.lines().find(|line| line.starts_with("tinh,")).unwrap();
    assert!(
        none.ends_with(",no_data,,,,,,,,,,,,,"),
        "nothing is a zero: {none}"
    );
}

#[test]
fn the_json_keeps_to_its_schema() {
    let sample = Sample::new(3);
    assert!(sample.build(&[]).status.success());
    let schema: Value = serde_json::from_str(&sample.read("data/portal.schema.json")).unwrap();
    let mut wrong = Vec::new();
    fits(&sample.figures(), &schema, &schema, "$", &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
