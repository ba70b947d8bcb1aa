//! What was taken in goes on to the grader, from the database or from its table, and is deleted when its time is over.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::client::{post, request};
use crate::server::Server;
use crate::site::{CONTEST, Grounds, code};

fn loa(folder: &Path, arguments: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_loa"))
        .arg("contest")
        .args(arguments)
        .args(["--lang", "en"])
        .current_dir(folder)
        .output()
        .unwrap();
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&run.stdout),
        String::from_utf8_lossy(&run.stderr)
    );
    assert!(run.status.success(), "{arguments:?}: {said}");
    said
}

/// The public result among what a grade wrote.
fn result(folder: &Path) -> String {
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let mut yaml = files.filter(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    fs::read_to_string(yaml.next().expect("a result")).unwrap()
}

#[test]
fn a_database_is_graded_as_its_table_is_and_emptied_in_the_end() {
    let grounds = Grounds::new(3600);
    taken_in_graded_and_emptied(&grounds, "bai.db");
    let left = fs::read(grounds.database()).unwrap();
    for n in 0..3 {
        let code = code("mo", n).into_bytes();
        // The end, since beginnings are alike.
        let end = &code[code.len() - 40..];
        let holds_entry = left.windows(end.len()).any(|bytes| bytes == end);
        assert!(!holds_entry, "no page of the file holds what was deleted");
    }
}

/// From taking entries in to deleting them, with a database of either kind.
pub fn taken_in_graded_and_emptied(grounds: &Grounds, database: &str) {
    let folder = grounds.around();
    let served = match database.contains("://") {
        true => database.to_owned(),
        false => folder.join(database).to_string_lossy().into_owned(),
    };
    let server = Server::on(grounds, &served, &[]);
    let receipts: Vec<String> = (0..3)
        .map(|n| {
            post(server.address, &code("mo", n))
                .unwrap()
                .text("receipt")
        })
        .collect();
    post(server.address, &code("sau", 3)).unwrap();
    let solutions = "      mot: {answer: b}\n      hai: {answer: a}\n      ba: {answer: c}\n";
    let key = format!(
        "loa_key: 1\ncontest: {CONTEST}\nsecret: {}\nbanks:\n  chung:\n    salt: {}\n    solutions:\n{solutions}",
        "ab".repeat(32),
        "cd".repeat(32)
    );
    fs::create_dir(folder.join("ban")).unwrap();
    fs::write(folder.join("ban/dap-an.key.yaml"), key).unwrap();
    loa(folder, &["export", database, "-o", "ban/bai.csv"]);
    loa(folder, &["export", database, "-o", "ban/bai.xlsx"]);
    let mut results = Vec::new();
    for (entries, output) in [
        (database, "ban/tu-csdl"),
        ("ban/bai.csv", "ban/tu-csv"),
        ("ban/bai.xlsx", "ban/tu-xlsx"),
    ] {
        let key = "ban/dap-an.key.yaml";
        let tomorrow = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(12);
        let tomorrow = tomorrow.strftime("%Y-%m-%d %H:%M").to_string();
        let grade = [
            "grade",
            "mo",
            "site",
            "--key",
            key,
            "--entries",
            entries,
            "-o",
            output,
        ];
        loa(folder, &[&grade[..], &["--as-of", &tomorrow]].concat());
        let result = result(&folder.join(output));
        // The last hash tells the inputs apart; all else is the same.
        let lines = result
            .lines()
            .filter(|line| !line.trim_start().starts_with("audit:"));
        results.push(lines.collect::<Vec<_>>().join("\n"));
    }
    assert!(results[0].contains("received: 3"), "{}", results[0]);
    assert_eq!(results[0], results[1]);
    assert_eq!(results[0], results[2]);

    let purge = ["purge", database, "ban", "--site", "site", "--force"];
    let said = loa(folder, &purge);
    assert!(said.contains("Deleted what 4 entries"), "{said}");
    let again = loa(folder, &purge);
    assert!(again.contains("Deleted what 0 entries"), "{again}");
    loa(folder, &["export", database, "-o", "sau.csv"]);
    let left = fs::read_to_string(folder.join("sau.csv")).unwrap();
    assert!(!left.contains("LOA1."), "{left}");
    loa(folder, &["audit", "ban/tu-csdl/mo.audit.tsv"]);
    assert!(!folder.join("ban/tu-csdl/mo.bai-thi.csv").exists());
    let path = format!("/receipt/{}", receipts[0]);
    assert_eq!(
        request(server.address, "GET", &path, &[], "")
            .unwrap()
            .status,
        200
    );
    let again = post(server.address, &code("mo", 0)).unwrap();
    assert_eq!(again.text("receipt"), receipts[0]);
}
