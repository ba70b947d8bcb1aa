//! A table as text, filled in elsewhere and brought into the log.

use std::fs;

use super::{LOG, Site, bad, good, utf16};

#[test]
fn a_table_from_excel_as_text_is_imported() {
    let table = "Ngày;Đơn vị;Loại;Tên;Liên kết;Số lượng\r\n2/3/2024;Văn phòng;tin;\"Tin; một\";https://vi-du.example/1;2\r\n3/3/2024;van-hoa;meeting;Họp;https://vi-du.example/2;\r\n";
    let site = Site::with(LOG.as_bytes());
    fs::write(site.path().join("so.csv"), utf16(table)).unwrap();
    let run = site.run(&["log", "import", "so.csv"]);
    good(&run);
    assert!(run.said.contains("2024.yaml: 2."), "{}", run.said);
    assert!(site.text().starts_with(LOG));
    assert!(
        site.text().contains(
            "- date: 2024-03-02\n  unit: van-phong\n  kind: news_item\n  title: \"Tin; một\"\n"
        ),
        "{}",
        site.text()
    );
    let before = site.text();
    let run = site.run(&["log", "import", "so.csv"]);
    good(&run);
    assert!(run.said.contains("Nothing new"), "{}", run.said);
    assert_eq!(site.text(), before);
}

#[test]
fn a_table_with_one_wrong_row_is_not_imported() {
    let table = "Ngày;Đơn vị;Loại;Tên;Liên kết\n2/3/2024;van-phong;tin;Tin;https://vi-du.example/1\n31/4/2024;van-phong;tin;Tin;https://vi-du.example/1\n2/3/2024;van-phong;tin;Tin;https://vi-du.example/1\n";
    let site = Site::new();
    fs::write(site.path().join("so.csv"), table).unwrap();
    let run = site.run(&["log", "import", "so.csv"]);
    bad(&run, 1, "so.csv:3:1");
    bad(&run, 1, "so.csv:4:");
    bad(&run, 1, "stands above already");
    bad(&run, 1, "2 errors. Nothing was written");
    assert!(site.outputs().is_empty());
    bad(
        &site.run(&["log", "import", "khong-co.csv"]),
        2,
        "cannot be read",
    );
    bad(
        &site.run(&["log", "import", "site.yaml"]),
        1,
        "only .xlsx and .csv",
    );
}

#[test]
fn entries_of_two_years_go_into_both_files_or_none() {
    let site = Site::with(LOG.as_bytes());
    let plan = fs::read_to_string(site.path().join("plan.yaml")).unwrap();
    let plan = plan.replace("year: 2024\n", "year: 2024\nactive: {to: 2025-06-30}\n");
    fs::write(site.path().join("plan.yaml"), plan).unwrap();
    let table = "Ngày;Đơn vị;Loại;Tên;Liên kết\n30/12/2024;van-phong;tin;Tin cuối năm;https://vi-du.example/8\n2/1/2025;van-phong;tin;Tin đầu năm;https://vi-du.example/9\n";
    fs::write(site.path().join("so.csv"), table).unwrap();
    let next = site.path().join("outputs/2025.yaml");
    fs::write(&next, "# năm sau\n").unwrap();
    let read_only = |is| {
        let mut permissions = fs::metadata(&next).unwrap().permissions();
        permissions.set_readonly(is);
        fs::set_permissions(&next, permissions).unwrap();
    };
    read_only(true);
    let run = site.run(&["log", "import", "so.csv"]);
    bad(&run, 1, "`outputs/2025.yaml` cannot be written");
    assert_eq!(site.text(), LOG);
    assert_eq!(site.outputs(), ["2024.yaml", "2025.yaml"]);
    read_only(false);
    good(&site.run(&["log", "import", "so.csv"]));
    assert!(site.text().contains("Tin cuối năm") && !site.text().contains("Tin đầu năm"));
    let next = fs::read_to_string(&next).unwrap();
    assert!(
        next.starts_with("# năm sau\n") && next.contains("Tin đầu năm"),
        "{next}"
    );
}
