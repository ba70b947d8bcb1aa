//! Tables in and out: what form endpoints export is read, and no cell of what is written is ever a formula.

use loa::contest::{Arrival, TableRules, Unreadable, arrivals_in_table, audit, result, seal};
use loa::export::{contest_csv, contest_tables};
use loa::site::{EntrantCode, Zone};

use crate::inputs::{entry, sheet};
use crate::rules::at;
use crate::sheet::on_time;

#[test]
fn no_cell_is_a_formula() {
    let sheet = sheet();
    let mut bad = entry(&sheet, "A1");
    bad.fields[0].1 = "=HYPERLINK(\"http://x.example\",\"An\")".to_owned();
    let mut quiet = entry(&sheet, "A2");
    quiet.fields[0].1 = "An; @SUM(1)\n+1".to_owned();
    let graded = sheet.grade(vec![on_time(bad), on_time(quiet)]);
    let sheet_of_audit = audit(&graded);
    let public = result(&graded, &sheet_of_audit.last);
    let tables = contest_tables(&graded, &public, &sheet_of_audit);
    for table in &tables {
        let csv = contest_csv(table);
        for cell in csv.split(['\n', ';']) {
            let cell = cell.trim_start_matches(['"', '\u{feff}']);
            assert!(
                !cell.starts_with(['=', '+', '@', '\t']),
                "{}: {cell}",
                table.name
            );
        }
    }
    #[cfg(feature = "excel")]
    {
        let book = loa::export::contest_book(&tables, graded.grading.at).unwrap();
        let text = String::from_utf8_lossy(&book);
        assert!(text.starts_with("PK"));
    }
    let yaml = loa::contest::result_yaml(&public);
    assert!(
        !yaml.contains("HYPERLINK") && yaml.contains("H***"),
        "{yaml}"
    );
}

#[test]
fn tables_of_form_endpoints_are_read() {
    let sheet = sheet();
    let rules = TableRules {
        contest: &sheet.contest,
        round: "vong-1",
        zone: Zone::VIETNAM,
    };
    let rows = |text: &str| loa::source::read_rows("a.csv", text).value.unwrap();
    let code = seal(&entry(&sheet, "A1"), 420);
    let by_code = rows(&format!(
        "Dấu thời gian;entry;ghi chú\n2/7/2024 9:00:05;{code};x\n2/7/2024 9:00;hỏng;\n"
    ));
    let arrivals: Vec<Arrival> = arrivals_in_table("a.csv", &by_code, rules).unwrap();
    assert_eq!(arrivals[0].received, Some(at("2024-07-02T09:00:05+07:00")));
    assert_eq!(arrivals[0].entry.as_ref().unwrap().code, "A1");
    assert_eq!(arrivals[1].entry, Err(Unreadable::NoCode));
    let paper = entry(&sheet, "B7");
    let heading: Vec<&str> = paper
        .answers
        .iter()
        .map(|(question, _)| question.as_str())
        .collect();
    let answers: Vec<&str> = paper
        .answers
        .iter()
        .map(|(_, answer)| answer.as_str())
        .collect();
    let text = format!(
        "received,code,Họ và tên,consents,{}\n2024-07-02 09:00:05,b-7,Trần Thị Mẫu,xu-ly,{}\n",
        heading.join(","),
        answers.join(",").to_uppercase()
    );
    let arrivals = arrivals_in_table("b.csv", &rows(&text), rules).unwrap();
    let graded = sheet.grade(arrivals);
    let (_, found) = graded.counting().next().unwrap();
    assert_eq!((found.code.as_str(), found.score), ("B7", 8));
    assert!(arrivals_in_table("c.csv", &rows("a,b\n1,2\n"), rules).is_err());
    assert_eq!(sheet.contest.code, EntrantCode::Issued);
}
