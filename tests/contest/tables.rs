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

/// Whatever stands in a cell comes out of the workbook as it went in, and the sheet knows how large it is.
#[cfg(feature = "excel")]
#[test]
fn a_workbook_holds_what_was_put_in() {
    use calamine::{Data, Reader, Xlsx};
    use loa::export::{ContestCell, ContestTable, contest_book};

    let texts = [
        "=1+1",
        " hai đầu ",
        "a & <b> \"c\" 'd'",
        "dòng\nhai",
        "Đổi mới – sáng tạo",
        "0123",
    ];
    let mut rows: Vec<Vec<ContestCell>> = texts
        .iter()
        .zip(0_u32..)
        .map(|(text, at)| {
            vec![
                (*text).into(),
                at.into(),
                "".into(),
                ContestCell::Number(1.25),
            ]
        })
        .collect();
    rows.push(vec![
        "x".repeat(40_000).into(),
        7.into(),
        "".into(),
        8.into(),
    ]);
    rows.push(vec!["\u{1}_x0041_".into(), 7.into(), "".into(), 8.into()]);
    let table = |name, rows| ContestTable {
        name,
        file: "t",
        columns: ["Chữ", "Số", "Trống", "Số khác"]
            .map(str::to_owned)
            .to_vec(),
        rows,
    };
    let tables = [table("Một", rows), table("Hai", Vec::new())];
    let made = contest_book(&tables, at("2024-07-02T09:00:05+07:00")).unwrap();
    let again = contest_book(&tables, at("2024-07-02T09:00:05+07:00")).unwrap();
    assert!(made == again, "the same tables are the same bytes");
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(&made)).unwrap();
    assert_eq!(book.sheet_names(), ["Một", "Hai"]);
    let sheet = book.worksheet_range("Một").unwrap();
    assert_eq!(sheet.get_size(), (9, 4));
    assert_eq!(sheet.get((0, 3)), Some(&Data::String("Số khác".to_owned())));
    for (row, text) in (1..).zip(texts) {
        assert_eq!(sheet.get((row, 0)), Some(&Data::String(text.to_owned())));
        assert_eq!(sheet.get((row, 1)), Some(&Data::Float(row as f64 - 1.0)));
        assert_eq!(sheet.get((row, 2)), Some(&Data::Empty));
        assert_eq!(sheet.get((row, 3)), Some(&Data::Float(1.25)));
    }
    let cut = sheet.get((7, 0)).unwrap().to_string();
    assert_eq!(cut.len(), 32_000, "as much as Excel takes");
    assert_eq!(book.worksheet_range("Hai").unwrap().get_size(), (1, 4));
    let xml = loa::source::texts_inside(&made);
    assert!(
        xml.contains("_x0001__x005F_x0041_"),
        "signs that XML cannot hold"
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
