//! Safe publishing, through the real program: what a build may touch in its output folder, and what a kill leaves there.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::print_stdout)]

#[cfg(feature = "images")]
mod images;
#[cfg(unix)]
mod kill;
#[cfg(feature = "images")]
mod share;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

type Files = BTreeMap<String, Vec<u8>>;

struct Site {
    _folder: TempDir,
    root: PathBuf,
}

impl Site {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let root = folder.path().join("site");
        let minimal = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/minimal/in");
        copy(&minimal, &root);
        Self {
            _folder: folder,
            root,
        }
    }

    fn out(&self) -> PathBuf {
        self.root.join("public")
    }

    fn article(&self, name: &str, title: &str) {
        let text = format!("---\ntitle: {title}\ndate: 2024-03-01\n---\nBài mẫu: {title}.\n");
        fs::write(self.root.join("articles").join(name), text).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_loa"));
        command.env_remove("LOA_LANG").arg("build").arg(&self.root);
        command.args(["--lang", "en", "--as-of", "2024-06-30"]);
        command.args(arguments);
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn build(&self) -> String {
        let output = self.run(&[]);
        let all = said(&output);
        assert_eq!(output.status.code(), Some(0), "{all}");
        all
    }
}

fn said(output: &Output) -> String {
    let out = String::from_utf8_lossy(&output.stdout);
    format!("{out}{}", String::from_utf8_lossy(&output.stderr))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Everything in a folder that a visitor could get.
fn files(folder: &Path) -> Files {
    let mut all = Files::new();
    collect(folder, folder, &mut all);
    all
}

fn collect(root: &Path, folder: &Path, all: &mut Files) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let entry = entry.unwrap();
        if entry.file_name() == ".loa" {
            continue;
        }
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, all);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap();
            all.insert(name.replace('\\', "/"), fs::read(&path).unwrap());
        }
    }
}

#[test]
fn unchanged_files_keep_their_time() {
    let site = Site::new();
    site.article("mot.md", "Một");
    site.build();
    let before = files(&site.out());
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for path in before.keys() {
        let mut options = fs::File::options();
        let file = options.append(true).open(site.out().join(path)).unwrap();
        file.set_modified(long_ago).unwrap();
    }
    let said = site.build();
    assert!(said.contains(" 0 written"), "{said}");
    site.article("mot.md", "Hai");
    site.build();
    let after = files(&site.out());
    assert_ne!(before, after);
    for (path, bytes) in &after {
        let time = fs::metadata(site.out().join(path)).unwrap().modified();
        let kept = before.get(path) == Some(bytes);
        assert_eq!(time.unwrap() == long_ago, kept, "{path}");
    }
}

#[test]
fn only_files_that_loa_wrote_are_removed() {
    let site = Site::new();
    site.build();
    let without = files(&site.out());
    site.article("mot.md", "Một");
    site.build();
    assert!(files(&site.out()).len() > without.len());
    fs::write(site.out().join("CNAME"), "example.vn").unwrap();
    fs::create_dir_all(site.out().join("cua-toi")).unwrap();
    fs::write(site.out().join("cua-toi/a.txt"), "của tôi").unwrap();
    fs::remove_file(site.root.join("articles/mot.md")).unwrap();
    site.build();
    let mut expected = without;
    expected.insert("CNAME".to_owned(), b"example.vn".to_vec());
    expected.insert("cua-toi/a.txt".to_owned(), "của tôi".into());
    assert_eq!(files(&site.out()), expected);
}

#[test]
fn a_folder_that_is_not_loas_is_refused() {
    let site = Site::new();
    fs::create_dir_all(site.out()).unwrap();
    fs::write(site.out().join("luan-van.docx"), "quan trọng").unwrap();
    let output = site.run(&[]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("files that Loa did not write"));
    assert_eq!(files(&site.out()).len(), 1);
    assert!(!site.out().join(".loa").exists());
}

#[test]
fn a_foreign_file_in_the_way_is_neither_overwritten_nor_removed() {
    let site = Site::new();
    site.build();
    let before = files(&site.out());
    site.article("mot.md", "Một");
    site.build();
    let added: Vec<String> = files(&site.out())
        .into_keys()
        .filter(|path| !before.contains_key(path))
        .collect();
    fs::remove_file(site.root.join("articles/mot.md")).unwrap();
    site.build();
    let path = site.out().join(&added[0]);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, "của tôi").unwrap();
    site.article("mot.md", "Một");
    let output = site.run(&[]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("was not written by Loa"));
    let mut expected = before;
    expected.insert(added[0].clone(), "của tôi".into());
    assert_eq!(files(&site.out()), expected);
}

#[test]
fn a_file_that_somebody_changed_is_replaced_and_said() {
    let site = Site::new();
    site.build();
    let before = files(&site.out());
    fs::write(site.out().join("index.html"), "sửa tay").unwrap();
    let said = site.build();
    assert!(
        said.contains("`index.html` was changed outside Loa"),
        "{said}"
    );
    assert_eq!(files(&site.out()), before);
}

#[test]
fn a_build_with_mistakes_leaves_the_old_site() {
    let site = Site::new();
    site.build();
    let before = files(&site.out());
    site.article("mot.md", "Một");
    fs::write(site.root.join("site.yaml"), "title: \"x\nlanguages: [vi]\n").unwrap();
    let output = site.run(&[]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("site.yaml:1:8"), "{}", said(&output));
    assert_eq!(files(&site.out()), before);
}

#[test]
fn nothing_is_made_for_a_first_build_with_mistakes() {
    let site = Site::new();
    fs::write(site.root.join("site.yaml"), "title: \"x\n").unwrap();
    assert_eq!(site.run(&[]).status.code(), Some(1));
    assert!(!site.out().exists());
}

#[test]
fn the_output_may_not_be_or_hold_the_source() {
    let site = Site::new();
    let root = site.root.to_str().unwrap();
    let above = site.root.parent().unwrap().to_str().unwrap();
    let articles = format!("{root}/articles");
    let deeper = format!("{root}/x/../media/public");
    let mut refused = vec![root, above, &articles, &deeper];
    let link = format!("{above}/link");
    let through = format!("{link}/pages");
    if cfg!(unix) {
        #[cfg(unix)]
        std::os::unix::fs::symlink(&site.root, &link).unwrap();
        refused.extend([link.as_str(), &through]);
    }
    let before = files(&site.root);
    for out in refused {
        let output = site.run(&["-o", out]);
        assert_eq!(output.status.code(), Some(2), "{out}: {}", said(&output));
    }
    assert_eq!(files(&site.root), before);
    // Inside the folder but beside its contents is fine, and is not read as source by the next build.
    let inside = format!("{root}/web");
    assert_eq!(site.run(&["-o", &inside]).status.code(), Some(0));
    let first = files(Path::new(&inside));
    assert_eq!(site.run(&["-o", &inside]).status.code(), Some(0));
    assert_eq!(files(Path::new(&inside)), first);
    site.build();
    assert_eq!(files(&site.out()), first);
}

#[test]
fn a_wrong_folder_is_told_with_those_near_it() {
    let site = Site::new();
    let above = site.root.parent().unwrap();
    for folder in [
        above.to_path_buf(),
        above.join("stie"),
        site.root.join("articles"),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_loa"));
        let output = command.args(["check", "--lang", "en"]).arg(&folder);
        let output = output.output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let said = said(&output);
        assert!(said.contains("Near it there are"), "{folder:?}: {said}");
    }
}

#[test]
fn tools_get_json() {
    let site = Site::new();
    let output = site.run(&["--format", "json"]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["version"], 1);
    assert!(value["summary"]["files"]["written"].as_u64() > Some(0));
    fs::write(site.root.join("site.yaml"), "title: \"x\n").unwrap();
    let output = site.run(&["--format", "json"]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let finding = &value["findings"][0];
    assert_eq!(finding["file"], "site.yaml");
    assert_eq!(
        (&finding["line"], &finding["column"]),
        (&1.into(), &8.into())
    );
    assert!(finding["message"]["vi"].is_string() && value["summary"].is_null());
}

#[test]
fn two_builds_do_not_meet() {
    let site = Site::new();
    site.build();
    let before = files(&site.out());
    let lock = fs::File::create(site.out().join(".loa/lock")).unwrap();
    lock.lock().unwrap();
    site.article("mot.md", "Một");
    let output = site.run(&[]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("Another loa is writing"));
    assert_eq!(files(&site.out()), before);
    drop(lock);
    site.build();
}
