//! What visitors are shown at this moment, and who waits for news of it: the last good site, and what is wrong with the newest files.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use loa::publish::{PublicFile, PublicTree, Recipe};

use super::kept::{Content, Kept, is_page, keep, made_of, seen_bytes};
use super::notice::Notice;

/// How many changed files that are no pages are remembered for visitors who were away.
const REMEMBERED: usize = 1000;

/// How many pages are remembered because somebody asked for them.
const ASKED: usize = 8;

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
    /// What pages were before they were shown early: put back when the rest of the site turns out wrong.
    early: BTreeMap<String, Kept>,
    /// Pages that are open, and how often.
    open: BTreeMap<String, usize>,
    /// Pages that were asked for last.
    asked: VecDeque<String>,
    lately: VecDeque<(u64, String)>,
    forgotten: u64,
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

    /// Shows new pages before the rest of the site is made.
    pub fn show_early(&self, pages: Vec<(String, PublicFile)>) {
        let mut now = self.now();
        if now.is_good && now.replace_early(pages) {
            now.edition += 1;
            drop(now);
            self.news.notify_all();
        }
    }

    /// Tells what is wrong; the last good site stays.
    pub fn complain(&self, notice: Arc<Notice>) {
        let mut now = self.now();
        let early = std::mem::take(&mut now.early);
        now.files.extend(early);
        self.tell(now, notice);
    }

    /// Somebody opens a page, or closes it.
    pub fn opened(&self, page: &str, is_open: bool) {
        let mut now = self.now();
        let times = now.open.entry(page.to_owned()).or_default();
        *times = match is_open {
            true => *times + 1,
            false => times.saturating_sub(1),
        };
        now.open.retain(|_, times| *times > 0);
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

    /// Somebody asks for a page.
    pub fn ask(&mut self, page: &str) {
        self.asked.retain(|known| known != page);
        self.asked.push_back(page.to_owned());
        if self.asked.len() > ASKED {
            self.asked.pop_front();
        }
    }

    /// Pages that somebody looks at, or did a moment ago.
    pub fn wanted(&self) -> BTreeSet<String> {
        self.open.keys().chain(&self.asked).cloned().collect()
    }

    /// True when one of the pages is another than before.
    fn replace_early(&mut self, pages: Vec<(String, PublicFile)>) -> bool {
        let mut is_new = false;
        for (path, page) in pages {
            let PublicFile::Bytes(bytes) = page else {
                continue;
            };
            let Some(kept) = self.files.get_mut(&path) else {
                continue;
            };
            let seen = seen_bytes(&path, &bytes);
            is_new |= seen != kept.seen;
            let content = Content::Bytes(bytes);
            let before = std::mem::replace(kept, Kept { content, seen });
            self.early.entry(path).or_insert(before);
        }
        is_new
    }

    fn replace(&mut self, tree: PublicTree, stamp: &dyn Fn(&str) -> u64) -> Changes {
        let PublicTree { files, recipes } = tree;
        let early = std::mem::take(&mut self.early);
        let made = made_of(&recipes, stamp);
        let mut changes = Changes::default();
        let mut old = std::mem::take(&mut self.files);
        let mut changed = Vec::new();
        for (path, file) in files {
            let before = old.remove(&path);
            let (kept, mut is_new) = keep(&path, file, before, &made, stamp);
            if let Some(before) = early.get(&path) {
                is_new = before.seen != kept.seen;
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> PublicTree {
        let files = files.iter().map(|(path, text)| {
            let file = PublicFile::from((*text).to_owned());
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
    fn an_early_page_is_told_once_and_goes_when_the_rest_is_wrong() {
        let shown = Shown::default();
        let early = |text: &str| vec![("a.html".to_owned(), PublicFile::from(text.to_owned()))];
        shown.show_early(early("0"));
        assert!(shown.now().files.is_empty(), "nothing good yet");
        show(&shown, &[("a.html", "1"), ("b.html", "1")]);
        let first = shown.now().seen("a.html");
        shown.show_early(early("2"));
        let second = shown.now().seen("a.html");
        assert_ne!(first, second);
        assert_eq!(shown.now().edition, 2);
        let changes = show(&shown, &[("a.html", "2"), ("b.html", "1")]);
        assert_eq!(changes.changed, ["a.html"]);
        assert_eq!(shown.now().seen("a.html"), second);
        shown.show_early(early("3"));
        shown.complain(Arc::default());
        assert_eq!(shown.now().seen("a.html"), second);
        shown.show_early(early("2"));
        assert_eq!(shown.now().edition, 5, "what is the same is no news");
    }

    #[test]
    fn pages_that_are_open_are_wanted() {
        let shown = Shown::default();
        for (page, is_open) in [
            ("a", true),
            ("a", true),
            ("b", true),
            ("a", false),
            ("b", false),
        ] {
            shown.opened(page, is_open);
        }
        for turn in 0..=ASKED {
            shown.now().ask(&turn.to_string());
        }
        let wanted = shown.now().wanted();
        assert!(wanted.contains("a") && !wanted.contains("b") && !wanted.contains("0"));
        assert_eq!(wanted.len(), ASKED + 1);
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
