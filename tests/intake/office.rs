//! What was taken in goes on to the grader, from the database or from its table, and is deleted when its time is over.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::client::{post, request};
use crate::refusals::exported;
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
    let server = Server::start(&grounds, &[]);
    let receipts: Vec<String> = (0..3)
        .map(|n| {
            post(server.address, &code("mo", n))
                .unwrap()
                .text("receipt")
        })
        .collect();
    post(server.address, &code("sau", 3)).unwrap();
    let folder = grounds.around();
    let solutions = "      mot: {answer: b}\n      hai: {answer: a}\n      ba: {answer: c}\n";
    let key = format!(
        "loa_key: 1\ncontest: {CONTEST}\nsecret: {}\nbanks:\n  chung:\n    salt: {}\n    solutions:\n{solutions}",
        "ab".repeat(32),
        "cd".repeat(32)
    );
    fs::create_dir(folder.join("ban")).unwrap();
    fs::write(folder.join("ban/dap-an.key.yaml"), key).unwrap();
    loa(folder, &["export", "bai.db", "-o", "ban/bai.csv"]);
    loa(folder, &["export", "bai.db", "-o", "ban/bai.xlsx"]);
    let mut results = Vec::new();
    for entries in ["bai.db", "ban/bai.csv", "ban/bai.xlsx"] {
        let output = format!("ban/{}", entries.replace(['/', '.'], "-"));
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
            &output,
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

    loa(folder, &["purge", "bai.db", "--site", "site", "--force"]);
    assert_eq!(exported(&grounds), []);
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
