//! `loa log`, through the real program: what is written into the log, what is refused, and that nothing that was there is ever lost.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

#[cfg(feature = "excel")]
mod excel;
mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

const FILES: [(&str, &str); 3] = [
    (
        "site.yaml",
        "unit: xa-mau\ntitle: Cải cách hành chính xã Mẫu\nlanguages: [vi]\n",
    ),
    (
        "units.yaml",
        "units:\n  - {id: xa-mau, kind: commune, name: Ủy ban nhân dân xã Mẫu}\n  - {id: van-phong, kind: office, name: Văn phòng, parent: xa-mau}\n  - {id: van-hoa, kind: office, name: Phòng Văn hóa – Xã hội, parent: xa-mau}\n",
    ),
    (
        "plan.yaml",
        "title: Kế hoạch mẫu năm 2024\nyear: 2024\ninstrument: {kind: plan, issuer: xa-mau, ref: 12/KH-UBND, date: 15/1/2024}\nobligations:\n  - id: tin-bai\n    kind: quota\n    what: Tin, bài về cải cách hành chính\n    owner: {unit: van-phong}\n    at_least: 2\n    per: month\n    counts: {kinds: news_or_article}\n",
    ),
];

/// A site of its own.
struct Site {
    folder: TempDir,
}

/// What a run gave.
struct Run {
    code: Option<i32>,
    said: String,
}

impl Site {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("outputs")).unwrap();
        for (path, text) in FILES {
            fs::write(folder.path().join(path), text).unwrap();
        }
        Self { folder }
    }

    /// With a log.
    fn with(log: &[u8]) -> Self {
        let site = Self::new();
        fs::write(site.log(), log).unwrap();
        site
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn log(&self) -> PathBuf {
        self.path().join("outputs/2024.yaml")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.log()).unwrap_or_default()
    }

    fn run(&self, arguments: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_loa"))
            .args(arguments)
            .args(["--lang", "en"])
            .current_dir(self.path())
            .env_remove("LOA_LANG")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        Run {
            code: output.status.code(),
            said: text(&output.stdout) + &text(&output.stderr),
        }
    }

    /// `loa log add` with what every entry needs, and more.
    fn add(&self, more: &[&str]) -> Run {
        let mut arguments = vec!["log", "add", "--date", "2/3/2024", "--unit", "van-phong"];
        arguments.extend(["--kind", "news_item", "--link", "https://vi-du.example/1"]);
        arguments.extend(more);
        self.run(&arguments)
    }

    /// Files in `outputs/`.
    fn outputs(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path().join("outputs")).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

fn good(run: &Run) {
    assert_eq!(run.code, Some(0), "{}", run.said);
}

fn bad(run: &Run, code: i32, said: &str) {
    assert_eq!(run.code, Some(code), "{}", run.said);
    assert!(run.said.contains(said), "expected {said}, got {}", run.said);
}

#[test]
fn an_entry_is_added_as_a_person_would_write_it() {
    let site = Site::new();
    good(&site.add(&[
        "--title",
        "Nộp hồ sơ: \"ở đâu\"?",
        "--people",
        "21",
        "--obligation",
        "tin-bai",
    ]));
    let text = site.text();
    assert!(text.starts_with("# Nhật ký việc đã làm."), "{text}");
    assert!(
        text.ends_with("\n\n- date: 02/03/2024\n  unit: van-phong\n  kind: news_item\n  title: \"Nộp hồ sơ: \\\"ở đâu\\\"?\"\n  obligations: [tin-bai]\n  link: https://vi-du.example/1\n  people: 21\n"),
        "{text}"
    );
    assert_eq!(site.outputs(), ["2024.yaml"], "nothing is left beside");
    good(&site.run(&["check", "--strict", "--as-of", "2024-06-30"]));
}

#[test]
fn people_call_units_and_kinds_by_their_names() {
    let site = Site::new();
    let run = site.run(&[
        "log",
        "add",
        "--date",
        "2024-03-02",
        "--unit",
        "van hoa",
        "--kind",
        "Tin, bài",
        "--channel",
        "loa truyền thanh",
        "--title",
        "Tin",
        "--evidence",
        "Sổ trực",
    ]);
    good(&run);
    for line in [
        "unit: van-hoa",
        "kind: news_or_article",
        "channel: loudspeaker",
        "evidence: \"Sổ trực\"",
    ] {
        assert!(site.text().contains(line), "{line}: {}", site.text());
    }
    let run = site.run(&[
        "log", "add", "--date", "2/3/2024", "--unit", "văn", "--kind", "tin", "--title", "x",
    ]);
    bad(&run, 2, "may be: van-phong (Văn phòng); van-hoa");
    let run = site.run(&[
        "log", "add", "--date", "2/3/2024", "--unit", "van-phog", "--kind", "tin", "--title", "x",
    ]);
    bad(&run, 2, "Nearest: van-phong (Văn phòng)");
}

#[test]
fn what_is_missing_without_a_terminal_is_named() {
    let site = Site::new();
    let run = site.run(&["log", "add", "--unit", "van-phong", "--title", "x"]);
    bad(&run, 2, "Missing: `--date`, `--kind`");
    let run = site.run(&["log", "add", "--date", "31/2/2024"]);
    bad(&run, 2, "is no date");
    assert!(site.outputs().is_empty());
}

#[test]
fn a_wrong_entry_is_not_written() {
    let site = Site::with(b"# mine\n");
    for (more, said) in [
        (
            &["--title", "x", "--obligation", "tin-bao"][..],
            "Did you mean `tin-bai`?",
        ),
        (&["--title", "x", "--topic", "a"], "There is no topic"),
        (&["--title", "x", "--period", "quý V"], "is not a month"),
        (
            &["--title", "x", "--evidence", "media/a.jpg"],
            "There is no file",
        ),
    ] {
        bad(&site.add(more), 1, said);
    }
    let run = site.run(&[
        "log",
        "add",
        "--date",
        "2/3/2999",
        "--unit",
        "van-phong",
        "--kind",
        "tin",
        "--title",
        "x",
    ]);
    bad(&run, 1, "lies after today");
    let run = site.run(&[
        "log",
        "add",
        "--date",
        "2/3/2019",
        "--unit",
        "van-phong",
        "--kind",
        "tin",
        "--title",
        "x",
    ]);
    bad(&run, 1, "lies outside the plan");
    assert_eq!(site.text(), "# mine\n");
    assert_eq!(site.outputs(), ["2024.yaml"]);
}

#[test]
fn the_same_thing_is_logged_once() {
    let site = Site::new();
    good(&site.add(&["--title", "Tin"]));
    let before = site.text();
    let run = site.add(&["--title", "Tin"]);
    good(&run);
    assert!(run.said.contains("logged already"), "{}", run.said);
    assert_eq!(site.text(), before);
}

const LOG: &str = "# Nhật ký của Văn phòng – đừng xóa\n\n- date: 2024-02-01 # mồng một\n  unit: van-phong\n  kind: news_item\n  title: Tin đầu\n  link: https://vi-du.example/0\n  # ghi chú bên trong\n- {date: 2024-02-02, unit: van-hoa, kind: meeting, title: Họp, evidence: Sổ}\n\n# cuối tệp\n";

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn nothing_that_was_there_is_lost() {
    for log in [
        LOG.as_bytes().to_vec(),
        LOG.replace('\n', "\r\n").into_bytes(),
        LOG.trim_end().as_bytes().to_vec(),
        format!("\u{FEFF}{LOG}").into_bytes(),
        utf16(LOG),
        utf16(&LOG.replace('\n', "\r\n")),
        LOG.replace("- ", "  - ")
            .replace("\n  unit", "\n    unit")
            .replace("\n  kind", "\n    kind")
            .replace("\n  title", "\n    title")
            .replace("\n  link", "\n    link")
            .into_bytes(),
        b"".to_vec(),
        "# chưa có gì".as_bytes().to_vec(),
    ] {
        let site = Site::with(&log);
        for number in 1..=5_usize {
            let title = format!("Tin số {number}");
            let before = fs::read(site.log()).unwrap();
            good(&site.add(&["--title", &title]));
            let after = fs::read(site.log()).unwrap();
            assert!(after.starts_with(&before) && after.len() > before.len());
        }
        let kept = fs::read(site.log()).unwrap();
        assert!(kept.starts_with(&log));
        good(&site.run(&["check", "--strict", "--as-of", "2024-06-30"]));
        // Read again, every entry is there: adding one of them is adding what is logged already.
        for number in 1..=5_usize {
            let run = site.add(&["--title", &format!("Tin số {number}")]);
            assert!(run.said.contains("logged already"), "{}", run.said);
        }
    }
}

#[test]
fn a_log_that_cannot_be_kept_is_refused() {
    for (log, code, said) in [
        (&b"[{date: 2024-02-01, unit: van-phong, kind: news_item, title: x, link: 'https://a.example'}]\n"[..], 1, "stands in brackets"),
        (b"- date: 2024-02-01\n  unit: [\n", 1, "while the site has mistakes"),
        (b"- date: 2024-02-01\n  titel: x\n", 1, "while the site has mistakes"),
        (b"# C\xa9ng h\xd2a\n", 1, "not Unicode"),
        (b"- {date: 2024-02-01, unit: van-phong, kind: news_item, title: x, evidence: y}\n...\n", 1, "look at its end"),
    ] {
        let site = Site::with(log);
        bad(&site.add(&["--title", "x"]), code, said);
        assert_eq!(fs::read(site.log()).unwrap(), log, "{said}");
    }
    let site = Site::with("# trống\n[ ] # chưa\n".as_bytes());
    good(&site.add(&["--title", "x"]));
    assert!(
        site.text()
            .starts_with("# trống\n # chưa\n\n- date: 02/03/2024\n"),
        "{}",
        site.text()
    );
}

#[test]
fn mistakes_elsewhere_on_the_site_are_no_obstacle() {
    let site = Site::new();
    fs::create_dir(site.path().join("articles")).unwrap();
    fs::write(site.path().join("articles/a.md"), "---\ntitel: x\n---\n").unwrap();
    good(&site.add(&["--title", "x"]));
}

#[test]
fn a_group_that_contains_itself_is_no_obstacle_either() {
    let site = Site::new();
    let units = fs::read_to_string(site.path().join("units.yaml")).unwrap();
    let units = format!(
        "{units}groups:\n  - {{id: a, name: Nhóm A, members: [b, van-phong]}}\n  - {{id: b, name: Nhóm B, members: [a]}}\n"
    );
    fs::write(site.path().join("units.yaml"), units).unwrap();
    let plan = fs::read_to_string(site.path().join("plan.yaml")).unwrap();
    let plan = plan.replace("{unit: van-phong}", "{each: a}");
    fs::write(site.path().join("plan.yaml"), plan).unwrap();
    let call = "log add --date 2024-03-02 --unit van-phong --kind tin --title T --link https://vi-du.example/1 --yes";
    good(&site.run(&call.split(' ').collect::<Vec<_>>()));
}

#[test]
fn many_at_once_lose_nothing() {
    let site = Site::with(LOG.as_bytes());
    let children: Vec<_> = (0..8)
        .map(|number| {
            let title = format!("Cùng lúc {number}");
            let child = Command::new(env!("CARGO_BIN_EXE_loa"))
                .args(["log", "add", "--date", "2/3/2024", "--unit", "van-phong"])
                .args(["--kind", "news_item", "--title", &title])
                .current_dir(site.path())
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            (title, child)
        })
        .collect();
    let mut written = 0;
    for (title, mut child) in children {
        let done = child.wait().unwrap().success();
        assert_eq!(site.text().contains(&title), done, "{title}");
        written += usize::from(done);
    }
    assert!(written >= 1 && site.text().starts_with(LOG));
    assert_eq!(site.outputs(), ["2024.yaml"]);
}
