//! What visitors are shown at this moment, and who waits for news of it: the last good site, and what is wrong with the newest files.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use loa::publish::{PublicFile, PublicTree, Recipe};
use xxhash_rust::xxh3::xxh3_64;

use super::notice::Notice;

/// How many changed files that are no pages are remembered for visitors who were away.
const REMEMBERED: usize = 1000;

/// What is shown.
#[derive(Default)]
pub struct Shown {
    now: Mutex<Now>,
    news: Condvar,
}

/// What is shown at one moment.
#[derive(Default)]
pub struct Now {
    /// Counts what became known; whoever saw this number saw everything.
    pub edition: u64,
    /// The last good site.
    pub files: BTreeMap<String, Kept>,
    /// How its pictures are made.
    pub recipes: Arc<Vec<Recipe>>,
    /// What is wrong with the newest files.
    pub notice: Arc<Notice>,
    /// There was a good site once.
    pub is_good: bool,
    /// The first build is over.
    pub is_built: bool,
    /// The end.
    pub is_over: bool,
    lately: VecDeque<(u64, String)>,
    forgotten: u64,
}

/// One file that is shown.
pub struct Kept {
    /// Where its bytes are.
    pub content: Content,
    /// What tells it from another content, but for where its style sheets are.
    pub seen: u64,
}

/// Where the bytes of a file are.
#[derive(Clone)]
pub enum Content {
    /// In memory.
    Bytes(Arc<Vec<u8>>),
    /// On the disk, relative to the site's folder.
    Copy(String),
    /// Made when somebody asks.
    Made,
}

/// What a new site brought.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that are new or different, pages first.
    pub changed: Vec<String>,
    /// How many of them are pages.
    pub pages: usize,
    /// Files that are gone.
    pub gone: usize,
}

impl Shown {
    /// Looks at it; nobody else can meanwhile.
    pub fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Shows a new good site; `stamp` tells the content of a file on the disk.
    pub fn show(
        &self,
        tree: PublicTree,
        stamp: &dyn Fn(&str) -> u64,
        notice: Arc<Notice>,
    ) -> Changes {
        let mut now = self.now();
        let changes = now.replace(tree, stamp);
        now.is_good = true;
        self.tell(now, notice);
        changes
    }

    /// Tells what is wrong; the last good site stays.
    pub fn complain(&self, notice: Arc<Notice>) {
        self.tell(self.now(), notice);
    }

    /// Lets everybody go.
    pub fn end(&self) {
        self.now().is_over = true;
        self.news.notify_all();
    }

    fn tell(&self, mut now: MutexGuard<'_, Now>, notice: Arc<Notice>) {
        now.edition += 1;
        now.is_built = true;
        now.notice = notice;
        drop(now);
        self.news.notify_all();
    }

    /// Waits until `is_new` of what is shown, or until `patience` is over.
    pub fn wait(&self, patience: Duration, is_new: impl Fn(&Now) -> bool) -> MutexGuard<'_, Now> {
        let waits = |now: &mut Now| !is_new(now) && !now.is_over;
        let waited = self.news.wait_timeout_while(self.now(), patience, waits);
        waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

impl Now {
    /// What tells a page as it would be shown now; `page` is a name, also of one that is not there.
    pub fn seen(&self, page: &str) -> String {
        match self.files.get(page) {
            _ if !self.is_good => format!("n{:x}", self.notice.seen),
            Some(kept) => format!("{:x}", kept.seen),
            None => "0".to_owned(),
        }
    }

    /// The files other than pages that changed after an edition; nothing when it is too long ago to know.
    pub fn changed_since(&self, edition: u64) -> Option<Vec<&str>> {
        if edition < self.forgotten || edition > self.edition {
            return None;
        }
        let after = self.lately.iter().filter(|(when, _)| *when > edition);
        Some(after.map(|(_, path)| path.as_str()).collect())
    }

    fn replace(&mut self, tree: PublicTree, stamp: &dyn Fn(&str) -> u64) -> Changes {
        let PublicTree { files, recipes } = tree;
        let made = made_of(&recipes, stamp);
        let mut changes = Changes::default();
        let mut old = std::mem::take(&mut self.files);
        let mut changed = Vec::new();
        for (path, file) in files {
            let before = old.remove(&path);
            let (kept, is_new) = keep(&path, file, before, &made, stamp);
            if is_new {
                changed.push(path.clone());
            }
            self.files.insert(path, kept);
        }
        changes.gone = old.len();
        let edition = self.edition + 1;
        let lost: Vec<String> = old.into_keys().collect();
        for path in changed.iter().chain(&lost).filter(|path| !is_page(path)) {
            self.lately.push_back((edition, path.clone()));
        }
        while self.lately.len() > REMEMBERED {
            if let Some((when, _)) = self.lately.pop_front() {
                self.forgotten = when;
            }
        }
        let (mut pages, others): (Vec<_>, Vec<_>) = changed.into_iter().partition(|p| is_page(p));
        changes.pages = pages.len();
        pages.extend(others);
        changes.changed = pages;
        self.recipes = Arc::new(recipes);
        changes
    }
}

/// Whether a file is a page, which tells its own changes.
pub fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// What tells the content of each file that a recipe makes.
fn made_of(recipes: &[Recipe], stamp: &dyn Fn(&str) -> u64) -> BTreeMap<String, u64> {
    let of = |recipe: &Recipe| {
        let source = recipe.source.as_deref().map_or(0, stamp);
        let products = recipe.makes.iter();
        let products = products.map(|product| (product.path.clone(), product.key ^ source));
        products.collect::<Vec<_>>()
    };
    recipes.iter().flat_map(of).collect()
}

/// The file as it is kept, and whether it is another than before.
fn keep(
    path: &str,
    file: PublicFile,
    before: Option<Kept>,
    made: &BTreeMap<String, u64>,
    stamp: &dyn Fn(&str) -> u64,
) -> (Kept, bool) {
    let (content, seen) = match file {
        PublicFile::Bytes(bytes) => match before {
            Some(kept) if matches!(&kept.content, Content::Bytes(old) if **old == bytes) => {
                return (kept, false);
            }
            before => {
                let seen = seen_bytes(path, &bytes);
                let is_new = before.is_none_or(|before| before.seen != seen);
                let content = Content::Bytes(Arc::new(bytes));
                return (Kept { content, seen }, is_new);
            }
        },
        PublicFile::Copy(disk_path) => {
            let seen = stamp(&disk_path) ^ xxh3_64(disk_path.as_bytes());
            (Content::Copy(disk_path), seen)
        }
        PublicFile::Made => (Content::Made, made.get(path).copied().unwrap_or(0)),
    };
    let is_new = before.is_none_or(|before| before.seen != seen);
    (Kept { content, seen }, is_new)
}

/// What tells bytes from others. Pages name their style sheets with what tells its content (`sen.css?v=1a2b`), and a
/// browser can change those without loading the page anew: so that part does not count.
fn seen_bytes(path: &str, bytes: &[u8]) -> u64 {
    const SHEET: &[u8] = b".css?v=";
    if !is_page(path) {
        return xxh3_64(bytes);
    }
    let mut hasher = xxhash_rust::xxh3::Xxh3::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(SHEET.len()).position(|part| part == SHEET) {
        let (before, after) = rest.split_at(at + SHEET.len());
        hasher.update(before);
        let version = after.iter().position(|byte| !byte.is_ascii_hexdigit());
        rest = &after[version.unwrap_or(after.len())..];
    }
    hasher.update(rest);
    hasher.digest()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> PublicTree {
        let files = files.iter().map(|(path, text)| {
            let file = PublicFile::Bytes(text.as_bytes().to_vec());
            ((*path).to_owned(), file)
        });
        PublicTree {
            files: files.collect(),
            recipes: Vec::new(),
        }
    }

    fn show(shown: &Shown, files: &[(&str, &str)]) -> Changes {
        shown.show(tree(files), &|_| 0, Arc::default())
    }

    #[test]
    fn what_changed_is_told_and_nothing_else() {
        let shown = Shown::default();
        show(&shown, &[("a.html", "1"), ("b.html", "1"), ("x.css", "1")]);
        let seen = shown.now().seen("b.html");
        let changes = show(&shown, &[("a.html", "2"), ("b.html", "1"), ("y.js", "1")]);
        assert_eq!(changes.changed, ["a.html", "y.js"]);
        assert_eq!((changes.pages, changes.gone), (1, 1));
        let now = shown.now();
        assert_eq!(now.seen("b.html"), seen);
        assert_eq!(now.changed_since(1), Some(vec!["y.js", "x.css"]));
        assert_eq!(now.changed_since(2), Some(Vec::new()));
        assert_eq!(now.changed_since(7), None, "another server's count");
    }

    #[test]
    fn another_style_sheet_is_no_other_page() {
        let shown = Shown::default();
        let page = |version: &str, text: &str| format!("<link href=\"s.css?v={version}\">{text}");
        show(&shown, &[("a.html", &page("1a", "x"))]);
        let changes = show(&shown, &[("a.html", &page("2b2b", "x"))]);
        assert_eq!(changes.changed, [""; 0]);
        let Content::Bytes(bytes) = shown.now().files["a.html"].content.clone() else {
            panic!("bytes");
        };
        assert!(
            String::from_utf8_lossy(&bytes).contains("2b2b"),
            "but it is shown"
        );
        let changes = show(&shown, &[("a.html", &page("2b2b", "y"))]);
        assert_eq!(changes.changed, ["a.html"]);
    }

    #[test]
    fn a_page_that_goes_and_comes_is_told() {
        let shown = Shown::default();
        assert!(
            shown.now().seen("a.html").starts_with('n'),
            "nothing good yet"
        );
        show(&shown, &[("a.html", "1")]);
        let here = shown.now().seen("a.html");
        show(&shown, &[]);
        assert_eq!(shown.now().seen("a.html"), "0");
        show(&shown, &[("a.html", "1")]);
        assert_eq!(shown.now().seen("a.html"), here);
    }

    #[test]
    fn what_is_long_ago_is_not_known() {
        let shown = Shown::default();
        for turn in 0..=REMEMBERED {
            show(&shown, &[("x.css", &turn.to_string())]);
        }
        assert_eq!(shown.now().changed_since(0), None);
        let last = shown.now().edition - 1;
        assert_eq!(shown.now().changed_since(last), Some(vec!["x.css"]));
    }
}
