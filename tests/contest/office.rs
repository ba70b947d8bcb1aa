//! The organiser's commands on a small site: key, commitment, grade, release, reveal, purge – and each refusal on the way.

use std::fs;
use std::path::{Path, PathBuf};

use loa::contest::{seal, verify_audit};

use crate::folders::{Run, loa};
use crate::rules::{any, contest, plain_bank};
use crate::sheet::{Sheet, timed};

const CLOSED: &str = "2024-07-09 10:00";

/// A site with a contest of one round in `site`, an organiser's folder beside it.
pub struct Office {
    root: tempfile::TempDir,
}

impl Office {
    pub fn new() -> Self {
        let office = Self {
            root: tempfile::tempdir().unwrap(),
        };
        office.write(
            "site/site.yaml",
            "unit: xa-mau\ntitle: Xã Mẫu\nlanguages: [vi]\n",
        );
        office.write(
            "site/units.yaml",
            "units:\n  - {id: xa-mau, name: Ủy ban nhân dân xã Mẫu, kind: commune}\n",
        );
        office.write(
            "site/contests/tim-hieu-cchc/contest.yaml",
            "title: Cuộc thi thử\nsample: true\ngroups:\n  - {id: can-bo, name: Cán bộ}\npaper: {questions: 10}\nranking: [score, submitted_at, draw]\nrounds:\n  - {id: vong-1, name: Vòng 1, opens: 2024-07-01 08:00, closes: 2024-07-08 08:00, seed: hat-giong-mot-2024, bank: vong-1}\nprizes:\n  - {name: Giải Nhất, count: 1}\ncode: issued\nfields:\n  - {field: name, required: true, why: Trao giải}\nconsents:\n  - {id: xu-ly, purpose: Chấm thi, required: true}\nprivacy: {controller: UBND xã Mẫu, purpose: Chấm thi, keep_until: 2024-12-31}\nintake: {by_hand: Bộ phận một cửa}\n",
        );
        office.write_bank(None);
        office
    }

    fn write_bank(&self, commitment: Option<&str>) {
        let mut text = commitment
            .map(|hash| format!("commitment: {hash}\n"))
            .unwrap_or_default();
        text.push_str("questions:\n");
        for at in 0..20 {
            text.push_str(&format!(
                "  - {{id: q-{at:03}, pillar: procedures, text: \"Câu hỏi số {at} là gì?\", choices: [\"Một {at}\", \"Hai {at}\", \"Ba {at}\", \"Bốn {at}\"]}}\n"
            ));
        }
        self.write("site/contests/tim-hieu-cchc/banks/vong-1.yaml", &text);
    }

    pub fn key(&self, right: &str) {
        let mut text = format!(
            "loa_key: 1\ncontest: tim-hieu-cchc\nsecret: {}\nbanks:\n  vong-1:\n    salt: {}\n    solutions:\n",
            "7e".repeat(32),
            "5a".repeat(32)
        );
        for at in 0..20 {
            text.push_str(&format!(
                "      q-{at:03}: {{answer: {right}, explanation: Vì thế.}}\n"
            ));
        }
        self.write("ban-to-chuc/dap-an.key.yaml", &text);
    }

    /// Three entries as files.
    fn entries(&self) {
        for (code, sealed) in Self::codes() {
            let file = format!("ban-to-chuc/bai-thi/{code}.loa-entry.txt");
            self.write(&file, &format!("\u{feff}{sealed}\r\n"));
        }
    }

    /// Three entries by the code of the entrant: eight right, all right, one that came late by its own clock.
    pub fn codes() -> Vec<(String, String)> {
        let (bank, key) = plain_bank("vong-1", 20, &[]);
        let mut rules = contest(bank, vec![any(10)]);
        rules.rounds[0].seed = "hat-giong-mot-2024".to_owned();
        let sheet = Sheet::new(rules, &[("vong-1", key)]);
        let entries = [
            sheet.entry("BD0001", 8),
            sheet.entry("BD0002", 10),
            timed(sheet.entry("BD0003", 10), "2024-07-09T09:00:00+07:00", 300),
        ];
        let sealed = entries.into_iter().map(|mut entry| {
            entry.consents.push("xu-ly".to_owned());
            entry.fields[0].1 = format!("Nguyễn Thị Mẫu {}", entry.code);
            let code = seal(&entry, 420);
            (entry.code, code)
        });
        sealed.collect()
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.root.path().join(file)
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    pub fn run(&self, line: &str) -> Run {
        let words: Vec<&str> = ["contest"]
            .into_iter()
            .chain(line.split('|'))
            .chain(["--lang", "en"])
            .collect();
        loa(self.root.path(), &words)
    }

    fn grade(&self, more: &str) -> Run {
        self.run(&format!("grade|vong-1|site|--key|ban-to-chuc/dap-an.key.yaml|--entries|ban-to-chuc/bai-thi|-o|ban-to-chuc/ket-qua{more}"))
    }
}

pub fn said(run: &Run, expected: &str) {
    assert!(
        run.stdout.contains(expected) || run.stderr.contains(expected),
        "{expected}\n{}\n{}",
        run.stdout,
        run.stderr
    );
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_contest_from_its_key_to_the_deletion_of_its_data() {
    let office = Office::new();
    office.key("b");
    office.entries();
    let commit = office.run("key|commit|ban-to-chuc/dap-an.key.yaml|site");
    assert_eq!(commit.code, 0, "{}", commit.stderr);
    let hash = commit
        .stdout
        .lines()
        .find_map(|line| line.strip_prefix("commitment: "))
        .unwrap()
        .trim()
        .to_owned();
    office.write_bank(Some(&hash));

    // Graded while it is open, released on the day it closes, with another key: no.
    let open = office.grade("|--as-of|2024-07-08 07:59");
    assert_eq!(open.code, 1);
    said(&open, "is not closed");
    let same_day = office.grade("|--as-of|2024-07-08 09:00|--release");
    said(&same_day, "from the day after");
    assert_eq!(same_day.code, 1);
    office.key("c");
    let other = office.grade(&format!("|--as-of|{CLOSED}"));
    assert_eq!(other.code, 1);
    said(&other, "does not fit the commitment");
    office.key("b");
    let early = office.run(&format!(
        "reveal|vong-1|site|--key|ban-to-chuc/dap-an.key.yaml|--as-of|{CLOSED}"
    ));
    assert_eq!(early.code, 1);
    said(&early, "its result is not released");

    let graded = office.grade(&format!("|--as-of|{CLOSED}|--release"));
    assert_eq!(graded.code, 0, "{}", graded.stderr);
    said(
        &graded,
        "3 entries: 2 count, 0 are other attempts of the same people, 1 do not count",
    );
    let first: Vec<(String, Vec<u8>)> = written(&office);
    let again = office.grade(&format!("|--as-of|{CLOSED}|--release"));
    assert_eq!(again.code, 0, "{}", again.stderr);
    for ((name, one), (_, two)) in first.iter().zip(written(&office)) {
        assert!(*one == two, "{name}");
    }
    let later = office.grade("|--as-of|2024-07-10 10:00|--release");
    assert_eq!(later.code, 1);
    said(&later, "was released");

    let public = office.read("site/contests/tim-hieu-cchc/results/vong-1.yaml");
    assert!(
        public.contains("N*** T*** M*** B***")
            && !public.contains("Nguyễn")
            && !public.contains("BD0002"),
        "{public}"
    );
    let checked = loa(
        &office.path("site"),
        &["check", "--as-of", "2024-07-10", "--lang", "en"],
    );
    assert_eq!(checked.code, 0, "{}", checked.stderr);

    let revealed = office.run(&format!(
        "reveal|vong-1|site|--key|ban-to-chuc/dap-an.key.yaml|--as-of|{CLOSED}"
    ));
    assert_eq!(revealed.code, 0, "{}", revealed.stderr);
    let text = office.read("site/contests/tim-hieu-cchc/revealed/vong-1.yaml");
    assert!(
        text.contains(&"5a".repeat(32)) && text.contains("\"Vì thế.\""),
        "{text}"
    );
    let checked = loa(
        &office.path("site"),
        &["check", "--as-of", "2024-07-10", "--lang", "en"],
    );
    assert_eq!(checked.code, 0, "{}", checked.stderr);

    let kept = office.run(&format!("purge|ban-to-chuc|--site|site|--as-of|{CLOSED}"));
    assert_eq!(kept.code, 1);
    said(&kept, "nothing was deleted");
    let audit = office.read("ban-to-chuc/ket-qua/vong-1.audit.tsv");
    let last = verify_audit(&audit).unwrap().last;
    let purged = office.run("purge|ban-to-chuc|--site|site|--as-of|2025-01-01 00:00");
    assert_eq!(purged.code, 0, "{}", purged.stderr);
    assert_eq!(
        names(&office.path("ban-to-chuc/ket-qua")),
        ["vong-1.audit.tsv", "vong-1.yaml"]
    );
    assert!(names(&office.path("ban-to-chuc/bai-thi")).is_empty());
    assert!(
        office.path("ban-to-chuc/dap-an.key.yaml").exists(),
        "the key is the organiser's to keep"
    );
    let verified = office.run(&format!(
        "audit|ban-to-chuc/ket-qua/vong-1.audit.tsv|--hash|{last}"
    ));
    assert_eq!(verified.code, 0, "{}", verified.stderr);
    for personal in ["Nguyễn", "BD000", "loa-entry"] {
        assert!(!audit.contains(personal), "{personal} in the audit sheet");
    }
}

fn written(office: &Office) -> Vec<(String, Vec<u8>)> {
    let folder = office.path("ban-to-chuc/ket-qua");
    names(&folder)
        .into_iter()
        .map(|name| (name.clone(), fs::read(folder.join(name)).unwrap()))
        .collect()
}

#[test]
fn keys_are_made_and_their_mistakes_told() {
    let office = Office::new();
    let made = office.run("key|new|dap-an.key.yaml|site");
    assert_eq!(made.code, 0, "{}", made.stderr);
    let blank = office.read("dap-an.key.yaml");
    assert!(
        blank.contains("q-019:") && blank.contains("salt: "),
        "{blank}"
    );
    let again = office.run("key|new|dap-an.key.yaml|site");
    assert_eq!(again.code, 2, "never replaced");
    let unfilled = office.run("key|check|dap-an.key.yaml|site");
    assert_eq!(unfilled.code, 1);
    said(&unfilled, "`q-000` has no answer");
    let inside = office.run("key|new|site/dap-an.key.yaml|site");
    assert_eq!(inside.code, 2);
    said(&inside, "have to lie outside");
    office.key("h");
    let letter = office.run("key|check|ban-to-chuc/dap-an.key.yaml|site");
    assert_eq!(letter.code, 1);
    office.key("b");
    assert_eq!(
        office
            .run("key|check|ban-to-chuc/dap-an.key.yaml|site")
            .code,
        0
    );
    let text = office
        .read("ban-to-chuc/dap-an.key.yaml")
        .replace("q-007:", "q-777:");
    office.write("ban-to-chuc/dap-an.key.yaml", &text);
    let gone = office.run("key|check|ban-to-chuc/dap-an.key.yaml|site");
    assert_eq!(gone.code, 1);
    said(&gone, "`q-007` has no answer");
}

#[test]
fn calls_that_could_do_harm_are_refused() {
    let office = Office::new();
    office.key("b");
    office.entries();
    let inside = office.run(&format!("grade|vong-1|site|--key|ban-to-chuc/dap-an.key.yaml|--entries|ban-to-chuc/bai-thi|-o|site/ket-qua|--as-of|{CLOSED}"));
    assert_eq!(inside.code, 2);
    said(&inside, "have to lie outside");
    for (line, expected) in [
        (
            "grade|vong-9|site|--key|ban-to-chuc/dap-an.key.yaml|--entries|ban-to-chuc/bai-thi|-o|x",
            "has no round `vong-9`",
        ),
        (
            "grade|vong-1|site|--key|ban-to-chuc/dap-an.key.yaml|--entries|khong-co|-o|x",
            "There is no `khong-co`",
        ),
        (
            "grade|vong-1|site|--key|khong-co.yaml|--entries|ban-to-chuc|-o|x",
            "cannot be read",
        ),
        (
            "grade|vong-1|site|--key|ban-to-chuc/dap-an.key.yaml|-o|x",
            "Where the entries are",
        ),
        (
            "reveal|vong-9|site|--key|ban-to-chuc/dap-an.key.yaml",
            "no bank `vong-9`",
        ),
        ("purge|site|--site|site|--force", "have to lie outside"),
        ("audit|ban-to-chuc/dap-an.key.yaml", "no audit sheet"),
        ("entry|LOA1.xyz", "the end of the entry code is missing"),
    ] {
        let run = office.run(line);
        assert_ne!(run.code, 0, "{line}");
        said(&run, expected);
    }
    assert!(!office.path("x").exists());
    let decision = "code;reason;by\nbd 0002;Thành viên Ban Tổ chức;\n";
    office.write("loai.csv", decision);
    let unsigned = office.grade(&format!("|--as-of|{CLOSED}|--exclude|loai.csv"));
    said(&unsigned, "who signed for it");
    office.write("loai.csv", &decision.replace(";\n", ";QĐ số 5\n"));
    let out = office.grade(&format!("|--as-of|{CLOSED}|--exclude|loai.csv"));
    said(&out, "3 entries: 1 count");
}
