//! Pages on their way to the output folder: each page of a large site is brought to the stage as soon as it is made, so that never all of them
//! are in memory.

use std::collections::BTreeMap;
use std::fs;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use loa::publish::PublicTree;

use super::by_hand::remove_stage;
use super::last_build::LastBuild;
use super::manifest;
use super::one_site::SiteJob;
use super::stage::State;
use super::write::{Output, Published, Unpublished};

/// Sites with fewer pages have room in the memory of any PC: some 40 MB.
pub const LARGE: usize = 4_000;

/// What was brought so far.
pub struct Delivery<'a> {
    job: &'a SiteJob,
    /// Opened for the first page when it was not there: for a site with mistakes no folder is made.
    output: OnceLock<Option<Output>>,
    is_new: bool,
    last: Option<Arc<LastBuild>>,
    states: Mutex<BTreeMap<String, State>>,
    /// The first thing that went wrong; it is told when all pages are made.
    wrong: Mutex<Option<Unpublished>>,
}

impl<'a> Delivery<'a> {
    /// `opened` is the output folder when it was there; `last` is what is known of the last build.
    pub fn new(job: &'a SiteJob, opened: Option<Output>, last: Option<Arc<LastBuild>>) -> Self {
        let mut delivery = Self {
            job,
            is_new: opened.is_none(),
            output: OnceLock::new(),
            last,
            states: Mutex::default(),
            wrong: Mutex::default(),
        };
        if let Some(opened) = opened {
            delivery.output = OnceLock::from(Some(delivery.ready(opened)));
        }
        delivery
    }

    /// Brings a page to the stage, unless it lies in its place already.
    pub fn take(&self, path: &str, bytes: &[u8]) {
        let Some(output) = self.output() else { return };
        match output.stage_bytes(path, bytes) {
            Ok(state) => {
                let mut states = self.states.lock().unwrap_or_else(PoisonError::into_inner);
                states.insert(path.to_owned(), state);
            }
            Err(error) => self.fail(error.into()),
        }
    }

    /// Publishes the pages that were brought, and all other files of the site.
    pub fn publish(self, tree: &PublicTree) -> Result<Published, Unpublished> {
        self.output();
        let wrong = self.wrong().take();
        if let Some(wrong) = wrong {
            self.discard();
            return Err(wrong);
        }
        let job = self.job;
        let states = self.states.into_inner();
        let states = states.unwrap_or_else(PoisonError::into_inner);
        match self.output.into_inner().flatten() {
            Some(output) => output
                .having(states)
                .publish(tree, &job.folder, job.no_images),
            // Then something is wrong, and was told.
            None => Ok(Published::default()),
        }
    }

    /// Nothing will be published: the folder is as it was.
    pub fn discard(self) {
        let Some(output) = self.output.into_inner().flatten() else {
            return;
        };
        drop(output);
        // What cannot be removed only takes room, until the next build.
        let folder = &self.job.output;
        let _ = remove_stage(folder);
        if self.is_new {
            let _ = fs::remove_dir_all(folder.join(manifest::FOLDER));
            let _ = fs::remove_dir(folder);
        }
    }

    /// Nothing when it cannot be opened.
    fn output(&self) -> Option<&Output> {
        let output = self
            .output
            .get_or_init(|| match Output::open(&self.job.output) {
                Ok(output) => Some(self.ready(output)),
                Err(wrong) => {
                    self.fail(wrong);
                    None
                }
            });
        output.as_ref()
    }

    fn ready(&self, output: Output) -> Output {
        let output = output.sharing(self.job.shared.clone());
        let output = output.telling(self.job.bar.clone());
        output.knowing(self.last.clone())
    }

    fn fail(&self, wrong: Unpublished) {
        self.wrong().get_or_insert(wrong);
    }

    fn wrong(&self) -> std::sync::MutexGuard<'_, Option<Unpublished>> {
        self.wrong.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use loa::publish::PublicFile;

    use super::super::bar::Bar;
    use super::*;

    fn job(folder: &Path) -> SiteJob {
        SiteJob {
            folder: folder.join("site"),
            output: folder.join("out"),
            as_of: None,
            base_url: None,
            no_images: false,
            strict: false,
            bar: Bar::default(),
            shared: None,
        }
    }

    fn tree() -> PublicTree {
        let mut tree = PublicTree::default();
        for page in ["a.html", "b/c.html"] {
            tree.files.insert(page.to_owned(), PublicFile::Taken);
        }
        let text = PublicFile::from("words".to_owned());
        tree.files.insert("d.txt".to_owned(), text);
        tree
    }

    fn publish(job: &SiteJob, pages: &[(&str, &str)]) -> Option<Published> {
        let opened = job.output.exists().then(|| Output::open(&job.output).ok());
        let delivery = Delivery::new(job, opened.flatten(), None);
        for (path, text) in pages {
            delivery.take(path, text.as_bytes());
        }
        delivery.publish(&tree()).ok()
    }

    fn read(job: &SiteJob, path: &str) -> Option<String> {
        fs::read_to_string(job.output.join(path)).ok()
    }

    #[test]
    fn pages_that_came_first_are_published_with_all_others() {
        let folder = tempfile::tempdir().unwrap();
        let job = job(folder.path());
        let first = publish(&job, &[("a.html", "A"), ("b/c.html", "C")]).unwrap();
        assert_eq!((first.written, first.unchanged), (3, 0));
        let second = publish(&job, &[("a.html", "A"), ("b/c.html", "other")]).unwrap();
        assert_eq!((second.written, second.unchanged), (1, 2));
        let all = ["a.html", "b/c.html", "d.txt"].map(|path| read(&job, path));
        assert_eq!(
            all,
            ["A", "other", "words"].map(|text| Some(text.to_owned()))
        );
        assert_eq!(second.changed, ["b/c.html"]);
    }

    #[test]
    fn what_is_not_published_leaves_no_trace() {
        let folder = tempfile::tempdir().unwrap();
        let job = job(folder.path());
        let delivery = Delivery::new(&job, None, None);
        delivery.take("a.html", b"A");
        assert!(manifest::stage(&job.output).join("a.html").is_file());
        delivery.discard();
        assert!(!job.output.exists());

        publish(&job, &[("a.html", "A"), ("b/c.html", "C")]).unwrap();
        let opened = Output::open(&job.output).ok();
        let delivery = Delivery::new(&job, opened, None);
        delivery.take("a.html", b"worse");
        delivery.discard();
        assert_eq!(read(&job, "a.html").as_deref(), Some("A"));
        assert!(!manifest::stage(&job.output).exists());
    }

    #[test]
    fn a_page_that_nobody_brought_is_no_site() {
        let folder = tempfile::tempdir().unwrap();
        let job = job(folder.path());
        publish(&job, &[("a.html", "A"), ("b/c.html", "C")]).unwrap();
        assert!(publish(&job, &[("a.html", "B")]).is_none());
        assert_eq!(read(&job, "a.html").as_deref(), Some("A"));
    }
}
