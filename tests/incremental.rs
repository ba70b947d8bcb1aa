//! A build that remembers makes the same bytes as one from nothing, whatever happened in between: random sequences of edits, built
//! both ways, every byte compared, through the cache beside the output.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

type Files = BTreeMap<String, Vec<u8>>;

/// Edits in each sequence; a build from nothing after each.
const STEPS: usize = 10;

/// Seeds of the sequences: each meets the kinds of edits in another order.
const SEEDS: [u64; 3] = [3, 20, 171];

#[test]
fn random_edits_give_the_bytes_of_a_build_from_nothing() {
    for seed in SEEDS {
        let mut desk = Desk::new(seed);
        desk.build();
        for step in 0..STEPS {
            let edit = desk.edit();
            desk.compare(&format!("seed {seed}, step {step}: {edit}"));
        }
    }
}

#[test]
fn nothing_changed_means_nothing_done_and_the_same_told() {
    let desk = Desk::new(1);
    // Of an article that is not published yet: a warning has to be told each time.
    desk.write(
        "articles/mai.md",
        "---\ntitle: Mai\ndate: 2024-06-29\n---\nMai mới đăng.\n",
    );
    let first = desk.build();
    desk.wait();
    let second = desk.build();
    let said = |output: &Output| String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said(&first).contains("mai.md"), "{}", said(&first));
    assert_eq!(said(&first), said(&second));
    let told = String::from_utf8_lossy(&second.stdout).into_owned();
    assert!(told.contains(" 0 written"), "{told}");
    assert_eq!(
        desk.run_into(&desk.out(), &["--strict"]).status.code(),
        Some(1)
    );
    let last = fs::read(desk.cache().join("last")).unwrap();
    assert!(!last.is_empty());
    assert_eq!(fs::read(desk.cache().join(".gitignore")).unwrap(), b"*\n");
    assert!(!desk.out().join(".public.loa-cache").exists());
}

/// A site on the disk and somebody who edits it.
struct Desk {
    folder: TempDir,
    random: u64,
    next: usize,
    today: u64,
    /// What the broken file held before.
    broken: Option<(PathBuf, Vec<u8>)>,
    from_nothing: usize,
}

const KINDS: usize = 18;

/// What is kept beside the output: what the last build read and left, and what it made.
const CACHES: [&str; 2] = ["last", "made"];

impl Desk {
    fn new(seed: u64) -> Self {
        let folder = TempDir::new().unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        copy(
            &root.join("tests/sites/plan/in"),
            &folder.path().join("site"),
        );
        let mut desk = Self {
            folder,
            random: seed,
            next: 0,
            today: 15,
            broken: None,
            from_nothing: 0,
        };
        for _ in 0..4 {
            desk.add();
        }
        desk
    }

    fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    fn out(&self) -> PathBuf {
        self.site().join("public")
    }

    fn cache(&self) -> PathBuf {
        self.site().join(".public.loa-cache")
    }

    fn run_into(&self, out: &Path, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_loa"));
        command.env_remove("LOA_LANG").arg("build").arg(self.site());
        command.args([
            "--lang",
            "en",
            "--as-of",
            &format!("2024-06-{:02}", self.today),
            "-o",
        ]);
        command.arg(out).args(arguments).output().unwrap()
    }

    fn build(&self) -> Output {
        self.run_into(&self.out(), &[])
    }

    /// Builds both ways: the same is said and, when it is published, the same lies there.
    fn compare(&mut self, after: &str) {
        let again = self.build();
        self.from_nothing += 1;
        let fresh = self
            .folder
            .path()
            .join(format!("fresh-{}", self.from_nothing));
        let first = self.run_into(&fresh, &[]);
        assert_eq!(
            again.status.code(),
            first.status.code(),
            "{after}: {again:?} {first:?}"
        );
        assert_eq!(
            String::from_utf8_lossy(&again.stderr),
            String::from_utf8_lossy(&first.stderr),
            "{after}"
        );
        if first.status.success() {
            let (again, first) = (files(&self.out()), files(&fresh));
            assert_eq!(
                again.keys().collect::<Vec<_>>(),
                first.keys().collect::<Vec<_>>(),
                "{after}"
            );
            for (path, bytes) in &first {
                assert!(again[path] == *bytes, "{path} differs after {after}");
            }
        }
        let _ = fs::remove_dir_all(fresh);
    }

    /// One random edit; what it was.
    fn edit(&mut self) -> String {
        if let Some((path, bytes)) = self.broken.take() {
            fs::write(&path, bytes).unwrap();
            return format!("{} mended", path.display());
        }
        let kind = self.below(KINDS);
        let what = match kind {
            0 | 1 => self.change(),
            2 => self.add(),
            3 => self.rename(),
            4 => self.delete(),
            5 => self.touch(),
            6 => self.change_in_secret(),
            7 => self.break_one(),
            8 => self.write(
                "theme/strings/vi.yaml",
                &format!("footer_more: Xem thêm {}\n", self.next),
            ),
            9 => self.write(
                "theme/assets/own.css",
                &format!("main {{ top: {}px }}\n", self.next),
            ),
            10 => self.retitle(),
            11 => {
                self.today = 1 + self.below(28) as u64;
                format!("today is {}", self.today)
            }
            12 => self.corrupt_cache(),
            13 => self.stranger_cache(),
            14 => self.lose_a_page(),
            15 => self.spoil_a_page(),
            16 => self.write("media/to-roi.txt", &format!("tờ rơi {}\n", self.next)),
            _ => self.delete_output(),
        };
        self.next += 1;
        // Half of the time in the same tick of the clock, as a script would.
        if self.below(2) == 0 {
            self.wait();
        }
        format!("{kind}, {what}")
    }

    /// Until stamps tell.
    fn wait(&self) {
        std::thread::sleep(Duration::from_millis(120));
    }

    fn below(&mut self, end: usize) -> usize {
        self.random = self
            .random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.random >> 33) as usize % end
    }

    fn write(&self, path: &str, text: &str) -> String {
        let place = self.site().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
        format!("{path} written")
    }

    fn articles(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.site().join("articles")).unwrap();
        let mut paths: Vec<PathBuf> = entries
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file())
            .collect();
        paths.sort();
        paths
    }

    fn some_article(&mut self) -> PathBuf {
        let paths = self.articles();
        let at = self.below(paths.len());
        paths[at].clone()
    }

    fn add(&mut self) -> String {
        let (number, day) = (self.next, 1 + self.below(28));
        self.next += 1;
        let text = format!(
            "---\ntitle: Bài số {number}\ndate: 2024-06-{day:02}\n---\nĐoạn đầu số {number}.\n\n## Mục {day}\n\nHết.\n"
        );
        self.write(&format!("articles/bai-{number}.md"), &text)
    }

    fn change(&mut self) -> String {
        let path = self.some_article();
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{text}\nThêm dòng {}.\n", self.next)).unwrap();
        format!("{} changed", path.display())
    }

    fn rename(&mut self) -> String {
        let path = self.some_article();
        let to = path.with_file_name(format!("ten-moi-{}.md", self.next));
        fs::rename(&path, &to).unwrap();
        format!("{} renamed", path.display())
    }

    fn delete(&mut self) -> String {
        let path = self.some_article();
        if self.articles().len() > 2 {
            fs::remove_file(&path).unwrap();
        }
        format!("{} deleted", path.display())
    }

    fn delete_output(&mut self) -> String {
        fs::remove_dir_all(self.out()).unwrap_or_default();
        "the output was deleted".to_owned()
    }

    fn touch(&mut self) -> String {
        let path = self.some_article();
        let file = fs::File::options().append(true).open(&path).unwrap();
        file.set_modified(SystemTime::now()).unwrap();
        format!("{} touched", path.display())
    }

    /// Other bytes of the same length with the old time, as some programs that copy leave them.
    fn change_in_secret(&mut self) -> String {
        let path = self.some_article();
        let time = fs::metadata(&path).unwrap().modified().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let changed = match text.contains('H') {
            true => text.replace('H', "K"),
            false => text.replace('K', "H"),
        };
        fs::write(&path, changed).unwrap();
        let file = fs::File::options().append(true).open(&path).unwrap();
        file.set_modified(time).unwrap();
        format!("{} changed in secret", path.display())
    }

    fn break_one(&mut self) -> String {
        let path = self.some_article();
        self.broken = Some((path.clone(), fs::read(&path).unwrap()));
        fs::write(&path, "---\ntitle: [\n---\n").unwrap();
        format!("{} broken", path.display())
    }

    fn retitle(&mut self) -> String {
        let path = self.site().join("site.yaml");
        let text = fs::read_to_string(&path).unwrap();
        let kept: Vec<&str> = text
            .lines()
            .filter(|line| !line.starts_with("description:"))
            .collect();
        let text = format!("{}\ndescription: Trang số {}\n", kept.join("\n"), self.next);
        fs::write(&path, text).unwrap();
        "site.yaml changed".to_owned()
    }

    fn corrupt_cache(&mut self) -> String {
        let path = self.cache().join(CACHES[self.below(CACHES.len())]);
        if let Ok(mut bytes) = fs::read(&path) {
            let at = self.below(bytes.len());
            bytes[at] ^= 1 << self.below(8);
            if self.below(3) == 0 {
                bytes.truncate(at);
            }
            fs::write(&path, bytes).unwrap();
        }
        "the cache was spoilt".to_owned()
    }

    /// What another site, or another Loa, left.
    fn stranger_cache(&mut self) -> String {
        let other = Self::new(self.random);
        other.build();
        // Only the second build leaves what it made.
        other.write("media/to-roi.txt", "tờ rơi khác\n");
        other.build();
        for name in CACHES {
            let bytes = fs::read(other.cache().join(name)).unwrap();
            fs::create_dir_all(self.cache()).unwrap();
            fs::write(self.cache().join(name), bytes).unwrap();
        }
        "the cache of another site lies there".to_owned()
    }

    fn some_page(&mut self) -> Option<PathBuf> {
        let mut names = files(&self.out()).into_keys();
        names
            .nth(self.below(names.len().max(1)))
            .map(|name| self.out().join(name))
    }

    fn lose_a_page(&mut self) -> String {
        let Some(path) = self.some_page() else {
            return "nothing".to_owned();
        };
        fs::remove_file(&path).unwrap();
        format!("{} lost", path.display())
    }

    /// Somebody wrote to a published file: other bytes of the same length.
    fn spoil_a_page(&mut self) -> String {
        let Some(path) = self.some_page() else {
            return "nothing".to_owned();
        };
        let mut bytes = fs::read(&path).unwrap();
        if let Some(first) = bytes.first_mut() {
            *first ^= 1;
        }
        fs::write(&path, bytes).unwrap();
        format!("{} spoilt", path.display())
    }
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
    let entries = walkdir::WalkDir::new(folder).into_iter();
    for entry in entries
        .filter_entry(|entry| entry.file_name() != ".loa")
        .flatten()
    {
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(folder).unwrap();
            let name = name.to_str().unwrap().replace('\\', "/");
            all.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    all
}
