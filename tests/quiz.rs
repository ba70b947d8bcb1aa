//! `tests/quiz/<case>/in.*` are questions from elsewhere; `quiz.yaml` beside them is what `loa quiz import` makes of them. In `wrong/`,
//! `vi.txt` and `en.txt` are what their author reads. `LOA_BLESS=1 cargo test --test quiz` writes all of these anew.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

mod folders;

use std::fs;
use std::path::{Path, PathBuf};

use folders::{bless_or_compare, cases, loa};
use loa::draft::{QuizDraft, read_gift, read_question_table, read_task_list};
use loa::source::read_yaml;

const FILES: [&str; 3] = ["in.gift", "in.md", "in.csv"];

fn input(case: &Path) -> Option<PathBuf> {
    let files = FILES.iter().map(|name| case.join(name));
    files
        .filter(|_| !case.ends_with("wrong"))
        .find(|file| file.exists())
}

#[test]
fn questions_are_read_as_meant_and_read_again() {
    let mut wrong = Vec::new();
    for (case, file) in cases("tests/quiz")
        .into_iter()
        .filter_map(|case| input(&case).map(|file| (case, file)))
    {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path();
        fs::write(
            site.join("site.yaml"),
            "unit: xa\ntitle: Xã\nlanguages: [vi]\n",
        )
        .unwrap();
        let units = "units:\n  - {id: xa, kind: commune, name: UBND xã}\n";
        fs::write(site.join("units.yaml"), units).unwrap();
        let path = file.to_str().unwrap();
        let import = ["quiz", "import", path, "-o", "quizzes/on-tap.yaml"];
        let run = loa(site, &import);
        assert_eq!(run.code, 0, "{path}\n{}{}", run.stdout, run.stderr);
        let yaml = fs::read_to_string(site.join("quizzes/on-tap.yaml")).unwrap();
        wrong.extend(bless_or_compare(&case.join("quiz.yaml"), &yaml));
        let checked = loa(site, &["check"]);
        assert_eq!(checked.code, 0, "{path}\n{}", checked.stderr);
        // The same questions, whichever way they came.
        let text = fs::read_to_string(&file).unwrap();
        let none = Default::default();
        let read = match file.extension().and_then(|ending| ending.to_str()) {
            Some("gift") => read_gift("a", &text, &none),
            Some("md") => read_task_list("a", &text, &none),
            _ => read_question_table("a", &text, &none),
        };
        let meant = read
            .value
            .unwrap()
            .questions
            .into_iter()
            .map(|(_, one)| one);
        let written = read_yaml::<QuizDraft>("a", &yaml).value.unwrap();
        assert_eq!(meant.collect::<Vec<_>>(), written.questions, "{path}");
        // Nothing is written over.
        fs::write(site.join("quizzes/on-tap.yaml"), "title: Tay\n").unwrap();
        assert_eq!(loa(site, &import).code, 2, "{path}");
        let kept = fs::read_to_string(site.join("quizzes/on-tap.yaml")).unwrap();
        assert_eq!(kept, "title: Tay\n");
        let forced = [&import[..], &["--force"]].concat();
        assert_eq!(loa(site, &forced).code, 0, "{path}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn everything_wrong_is_told_at_once_and_nothing_is_written() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quiz/wrong");
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("quizzes/on-tap.yaml");
    let mut wrong = Vec::new();
    for lang in ["vi", "en"] {
        let out = out.to_str().unwrap();
        let call = [
            "quiz", "import", "in.gift", "hai.md", "ba.csv", "-o", out, "--lang", lang,
        ];
        let run = loa(&case, &call);
        assert_eq!(run.code, 1);
        wrong.extend(bless_or_compare(
            &case.join(format!("{lang}.txt")),
            &run.stderr,
        ));
    }
    assert!(!out.exists());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[cfg(feature = "excel")]
#[test]
fn a_workbook_is_filled_in_and_read() {
    use rust_xlsxwriter::Workbook;
    let folder = tempfile::tempdir().unwrap();
    let made = loa(folder.path(), &["quiz", "template"]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    assert!(folder.path().join("cau-hoi.xlsx").exists());
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let rows = [
        [
            "Câu hỏi",
            "Phương án A",
            "Phương án B",
            "Đáp án",
            "Giải thích",
        ],
        ["Một cửa ở đâu?", "Ở phường", "Ở nhà", "A", "Vì thế."],
        ["Sai chỗ nào?", "Một", "Hai", "C", "Vì thế."],
    ];
    for (at, row) in (0..).zip(rows) {
        sheet.write_row(at, 0, row).unwrap();
    }
    workbook.save(folder.path().join("a.xlsx")).unwrap();
    let run = loa(folder.path(), &["quiz", "import", "a.xlsx", "-o", "a.yaml"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("a.xlsx, Sheet1!D3"), "{}", run.stderr);
}

#[test]
fn a_bank_goes_into_the_site_and_its_answers_outside() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("trang");
    fs::create_dir_all(site.join("contests/thi")).unwrap();
    fs::write(site.join("site.yaml"), "unit: xa\n").unwrap();
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quiz");
    let [gift, tasks] = ["gift/in.gift", "tasks/in.md"].map(|file| cases.join(file));
    let import = |file: &Path, bank: &str, key: &str, more: &[&str]| {
        let bank = format!("contests/thi/banks/{bank}.yaml");
        let mut call = vec!["contest", "import", file.to_str().unwrap()];
        call.extend(["--bank", &bank, "--key", key]);
        call.extend(more);
        loa(&site, &call)
    };
    // A key inside the site is refused, and nothing is written.
    assert_eq!(
        import(&gift, "vong-1", "contests/thi/thi.key.yaml", &[]).code,
        2
    );
    assert!(!site.join("contests/thi/banks").exists());
    let run = import(&gift, "vong-1", "../thi.key.yaml", &[]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let bank = fs::read_to_string(site.join("contests/thi/banks/vong-1.yaml")).unwrap();
    for told in [
        "answer",
        "explanation",
        "basis",
        "Nơi tiếp nhận và trả kết quả",
    ] {
        assert!(!bank.contains(told), "{told}");
    }
    let key = || {
        let text = fs::read_to_string(folder.path().join("thi.key.yaml")).unwrap();
        loa::draft::read_key_file("key", &text).value.unwrap()
    };
    let first = key();
    assert_eq!(first.contest, "thi");
    assert_eq!(first.banks["vong-1"].solutions["mot-cua"].answer.0, ["b"]);
    assert_eq!(first.banks["vong-1"].salt.len(), 64);
    // Another bank is added, the first one stays; its own salt is another.
    assert_eq!(import(&tasks, "vong-2", "../thi.key.yaml", &[]).code, 0);
    let both = key();
    assert_eq!(both.banks["vong-1"], first.banks["vong-1"]);
    assert_eq!(both.secret, first.secret);
    assert_ne!(both.banks["vong-2"].salt, first.banks["vong-1"].salt);
    // Nothing is replaced unasked, and a salt stays.
    assert_eq!(import(&tasks, "vong-1", "../thi.key.yaml", &[]).code, 2);
    assert_eq!(key(), both);
    assert_eq!(
        import(&tasks, "vong-1", "../thi.key.yaml", &["--force"]).code,
        0
    );
    assert_eq!(key().banks["vong-1"].salt, first.banks["vong-1"].salt);
    assert_eq!(
        key().banks["vong-1"].solutions,
        both.banks["vong-2"].solutions
    );
}
