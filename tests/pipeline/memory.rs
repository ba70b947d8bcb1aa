//! A build that remembers the one before makes the same files and tells the same as one that knows nothing: random edits, both ways.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use jiff::civil::date;
use loa::memory::{Archive, Mark};
use loa::publish::{PublicFile, RenderedFile, RenderedPage};
use loa::source::{SourceFile, SourceTree};
use loa::{Early, LeftWork, Memory, Options, build, build_again};
use proptest::prelude::*;

use super::small_site::{PLAN, SITE, UNITS, tree};

/// One edit.
#[derive(Clone, Debug)]
enum Edit {
    /// The text of an article.
    Change(usize, usize),
    /// What an article is called, which other pages tell as well.
    Retitle(usize, usize),
    /// An article comes, or goes: links to it lead there, or nowhere.
    Turn(usize),
    /// Another day, on which other articles are published.
    Day(i8),
    /// Words of the theme, also such as are read aloud.
    Words(usize),
    /// A template of the site's own.
    Template(usize),
    /// How things are read aloud.
    Voice(usize),
    /// What the plan is called.
    Plan(usize),
    /// The log.
    Log(usize),
    /// A picture that articles show comes, or goes.
    Picture,
    /// A file that cannot be read, or can again.
    Break,
    /// The languages of the site.
    Languages,
}

fn edits() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => (0..5_usize, 0..9_usize).prop_map(|(at, what)| Edit::Change(at, what)),
        2 => (0..5_usize, 0..9_usize).prop_map(|(at, what)| Edit::Retitle(at, what)),
        2 => (0..5_usize).prop_map(Edit::Turn),
        1 => (1..29_i8).prop_map(Edit::Day),
        1 => (0..3_usize).prop_map(Edit::Words),
        1 => (0..3_usize).prop_map(Edit::Template),
        1 => (0..3_usize).prop_map(Edit::Voice),
        1 => (0..3_usize).prop_map(Edit::Plan),
        1 => (0..3_usize).prop_map(Edit::Log),
        1 => Just(Edit::Picture),
        1 => Just(Edit::Break),
        1 => Just(Edit::Languages),
    ]
}

/// A site and its day.
struct Desk {
    tree: SourceTree,
    today: jiff::civil::Date,
}

impl Desk {
    fn new() -> Self {
        let tree = tree(&[(
            "pages/gioi-thieu.md",
            "---\ntitle: Giới thiệu\n---\n[bài](../articles/bai-0.md)\n",
        )]);
        let mut desk = Self {
            tree,
            today: date(2024, 6, 15),
        };
        for at in 0..4 {
            desk.edit(&Edit::Turn(at));
        }
        desk
    }

    fn put(&mut self, path: &str, text: String) {
        self.tree
            .files
            .insert(path.to_owned(), SourceFile::Text(text));
    }

    fn text(&self, path: &str) -> Option<String> {
        self.tree.text(path).map(str::to_owned)
    }

    fn edit(&mut self, edit: &Edit) {
        let article = |at: usize| format!("articles/bai-{at}.md");
        match edit {
            Edit::Change(at, what) => {
                let path = article(*at);
                if let Some(text) = self.text(&path) {
                    let next = (at + 1) % 5;
                    let more = [
                        "Thêm 3 tin.",
                        "[sau](bai-N.md)",
                        "![ảnh](/media/anh.svg)",
                        "## Mục",
                        "- UBND xã",
                    ];
                    let more = more[what % 5].replace('N', &next.to_string());
                    self.put(&path, format!("{text}\n{more}\n"));
                }
            }
            Edit::Retitle(at, what) => {
                let path = article(*at);
                if let Some(text) = self.text(&path) {
                    let rest = text.split_once("date:").unwrap().1;
                    self.put(&path, format!("---\ntitle: Bài tên {what}\ndate:{rest}"));
                }
            }
            Edit::Turn(at) => {
                let path = article(*at);
                if self.tree.files.remove(&path).is_none() {
                    let text = format!(
                        "---\ntitle: Bài {at}\ndate: 2024-06-{:02}\ntopics: [mot-cua]\nunit: xa-a\n---\nĐoạn đầu, 12/6/2024.\n\n[giới thiệu](../pages/gioi-thieu.md)\n",
                        at * 6 + 1
                    );
                    self.put(&path, text);
                    let english = format!("---\ntitle: Article {at}\n---\nText.\n");
                    self.put(&format!("articles/bai-{at}.en.md"), english);
                } else {
                    self.tree.files.remove(&format!("articles/bai-{at}.en.md"));
                }
            }
            Edit::Day(day) => self.today = date(2024, 6, *day),
            Edit::Words(what) => {
                let text = format!(
                    "footer_more: Xem thêm {what}\nscript_article: \"Bài {what}: {{title}}\"\n"
                );
                self.put("theme/strings/vi.yaml", text);
            }
            Edit::Template(what) => {
                let text = format!("<p>{what} {{{{ index_version }}}} {{{{ page.path }}}}</p>");
                self.put("theme/templates/downloads.html", text.clone());
                self.put("theme/templates/notice.html", text);
            }
            Edit::Voice(what) => {
                let text = format!(
                    "{SITE}loudspeaker: {{station: Đài {what}, abbreviations: {{UBND: ủy ban {what}}}}}\n"
                );
                self.put("site.yaml", text);
            }
            Edit::Plan(what) => self.put(
                "plan.yaml",
                PLAN.replace("Kế hoạch 2024", &format!("Kế hoạch {what}")),
            ),
            Edit::Log(what) => {
                let text = format!(
                    "- {{date: 2024-05-0{}, unit: xa-a, kind: news_item, title: Tin}}\n",
                    what + 1
                );
                self.put("outputs/2024.yaml", text);
            }
            Edit::Picture => {
                if self.tree.files.remove("media/anh.svg").is_none() {
                    let head =
                        b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"
                            .to_vec();
                    let media = loa::source::Media {
                        disk_path: "media/anh.svg".to_owned(),
                        size: head.len() as u64,
                        head,
                        inside: String::new(),
                    };
                    self.tree
                        .files
                        .insert("media/anh.svg".to_owned(), SourceFile::Media(media));
                }
            }
            Edit::Break => match self.text("units.yaml").as_deref() {
                Some(UNITS) => self.put("units.yaml", "units: [".to_owned()),
                _ => self.put("units.yaml", UNITS.to_owned()),
            },
            Edit::Languages => match self.text("site.yaml").as_deref() {
                Some(SITE) => self.put("site.yaml", SITE.replace("[vi, en]", "[en, vi]")),
                _ => self.put("site.yaml", SITE.to_owned()),
            },
        }
    }

    fn options(&self) -> Options {
        Options {
            today: self.today,
            base_url: None,
            pictures: None,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn what_is_remembered_changes_nothing(edits in prop::collection::vec(edits(), 12)) {
        let mut desk = Desk::new();
        let mut memory = Memory::remembering();
        build_again(&mut memory, &desk.tree, &desk.options(), None);
        for edit in edits {
            desk.edit(&edit);
            let wanted = BTreeSet::from(["articles/bai-0.html".to_owned(), "index.html".to_owned()]);
            let mut early = Vec::new();
            let first = Early {
                paths: &wanted,
                show: &mut |pages| early.extend(pages),
            };
            let again = build_again(&mut memory, &desk.tree, &desk.options(), Some(first));
            let fresh = build(&desk.tree, &desk.options());
            prop_assert_eq!(&again.findings, &fresh.findings, "{:?}", edit);
            prop_assert_eq!(again.value.is_some(), fresh.value.is_some());
            let (Some(again), Some(fresh)) = (again.value, fresh.value) else {
                continue;
            };
            let (names, expected): (Vec<_>, Vec<_>) = (again.tree.files.keys().collect(), fresh.tree.files.keys().collect());
            prop_assert_eq!(names, expected);
            for (path, file) in &fresh.tree.files {
                prop_assert!(again.tree.files[path] == *file, "{} differs after {:?}", path, edit);
            }
            // Where a template of the site's own names the index of the search, nothing can come early.
            let names_index = desk.tree.text("theme/templates/notice.html").is_some();
            prop_assert!(names_index || early.iter().any(|(path, _)| path == "index.html"));
            for (path, page) in &early {
                prop_assert!(fresh.tree.files[path] == *page, "{} came early and is another, after {:?}", path, edit);
            }
        }
    }
}

#[test]
fn a_page_that_did_not_change_is_the_same_piece_of_memory() {
    let mut desk = Desk::new();
    let mut memory = Memory::remembering();
    let first = build_again(&mut memory, &desk.tree, &desk.options(), None);
    desk.edit(&Edit::Change(0, 0));
    let second = build_again(&mut memory, &desk.tree, &desk.options(), None);
    let (first, second) = (
        first.value.unwrap().tree.files,
        second.value.unwrap().tree.files,
    );
    let is_same = |path: &str| match (&first[path], &second[path]) {
        (PublicFile::Bytes(one), PublicFile::Bytes(other)) => Arc::ptr_eq(one, other),
        _ => false,
    };
    assert!(!is_same("articles/bai-0.html"));
    for path in ["articles/bai-1.html", "plan.html", "search.html"] {
        assert_eq!(is_same(path), path != "search.html", "{path}");
    }
}

/// Pages of an earlier process, and which of them were asked for.
#[derive(Debug)]
struct Shelf {
    pages: BTreeMap<Mark, Arc<RenderedPage>>,
    found: Arc<Mutex<BTreeSet<String>>>,
}

impl Archive<RenderedPage> for Shelf {
    fn find(&self, mark: Mark) -> Option<Arc<RenderedPage>> {
        let page = self.pages.get(&mark)?;
        self.found.lock().unwrap().insert(page.path.clone());
        Some(Arc::clone(page))
    }
}

#[test]
fn another_process_renders_only_what_differs() {
    let mut desk = Desk::new();
    let nothing = Box::new(Shelf {
        pages: BTreeMap::new(),
        found: Arc::default(),
    });
    let mut first = Memory::after(LeftWork::default(), nothing);
    build_again(&mut first, &desk.tree, &desk.options(), None);
    let (texts, pages) = first.leave();
    // As it lies on the disk in between.
    let texts = serde_json::to_string(&texts).unwrap();
    let texts: LeftWork = serde_json::from_str(&texts).unwrap();
    desk.edit(&Edit::Change(0, 0));
    let found = Arc::default();
    let pages: BTreeMap<_, _> = pages.into_iter().collect();
    let shelf = Shelf {
        pages,
        found: Arc::clone(&found),
    };
    let mut second = Memory::after(texts, Box::new(shelf));
    let again = build_again(&mut second, &desk.tree, &desk.options(), None);
    let (again, fresh) = (
        again.value.unwrap(),
        build(&desk.tree, &desk.options()).value.unwrap(),
    );
    assert_eq!(again.tree.files, fresh.tree.files);
    let found = found.lock().unwrap();
    let pages = fresh
        .tree
        .files
        .keys()
        .filter(|path| path.ends_with(".html"));
    let missing: Vec<&String> = pages.filter(|path| !found.contains(*path)).collect();
    // What was changed, what shows it, and the page that names the index of the search.
    let (made, known) = (missing.len(), found.len());
    assert!(
        missing.iter().any(|path| *path == "articles/bai-0.html"),
        "{missing:?}"
    );
    assert!(made < known / 3, "{missing:?}, {found:?}");
}

/// What tells the pages that lie in their place, and the pictures that only they name.
#[test]
fn pages_that_lie_in_their_place_are_not_read() {
    let mut desk = Desk::new();
    let size = [0, 0, 6, 64, 0, 0, 4, 176];
    let head = [
        b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR",
        &size[..],
        b"\x08\x02\0\0\0",
    ]
    .concat();
    let picture = loa::source::Media {
        disk_path: "media/anh.png".to_owned(),
        size: 9_000,
        head,
        inside: String::new(),
    };
    let path = "media/anh.png".to_owned();
    desk.tree.files.insert(path, SourceFile::Media(picture));
    let text = desk.text("articles/bai-1.md").unwrap();
    desk.put(
        "articles/bai-1.md",
        format!("{text}\n![ảnh](/media/anh.png)\n"),
    );
    let shelf = |pages| {
        let found = Arc::default();
        Box::new(Shelf { pages, found })
    };
    let mut first = Memory::after(LeftWork::default(), shelf(BTreeMap::new()));
    build_again(&mut first, &desk.tree, &desk.options(), None);
    let (texts, pages) = first.leave();
    let moved = |(mark, page): (Mark, Arc<RenderedPage>)| {
        let file = RenderedFile::There(page.pictures());
        // One page lies elsewhere than it did.
        let path = page.path.replace("bai-2.html", "bai-9.html");
        (mark, Arc::new(RenderedPage { path, file }))
    };
    let pages = pages.into_iter().map(moved).collect();
    let mut second = Memory::after(texts, shelf(pages));
    let again = build_again(&mut second, &desk.tree, &desk.options(), None);
    let (again, fresh) = (
        again.value.unwrap().tree,
        build(&desk.tree, &desk.options()).value.unwrap().tree,
    );
    assert!(!fresh.recipes.is_empty());
    assert_eq!(again.recipes, fresh.recipes);
    for (path, file) in &fresh.files {
        let is_there = path.ends_with(".html") && !path.contains("bai-2.html");
        let expected = if is_there { &PublicFile::There } else { file };
        assert_eq!(&again.files[path], expected, "{path}");
    }
}

#[test]
fn a_key_that_is_pasted_into_a_text_is_seen() {
    let mut desk = Desk::new();
    let mut memory = Memory::remembering();
    assert!(
        build_again(&mut memory, &desk.tree, &desk.options(), None)
            .value
            .is_some()
    );
    let text = desk.text("articles/bai-1.md").unwrap();
    desk.put("articles/bai-1.md", format!("{text}\nloa_key: 1\n"));
    for _ in 0..2 {
        let again = build_again(&mut memory, &desk.tree, &desk.options(), None);
        assert_eq!(again.findings, build(&desk.tree, &desk.options()).findings);
        assert!(again.value.is_none());
    }
    desk.put("articles/bai-1.md", text);
    assert!(
        build_again(&mut memory, &desk.tree, &desk.options(), None)
            .value
            .is_some()
    );
}
