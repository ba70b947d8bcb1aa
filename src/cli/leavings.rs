//! What a build made of texts and pages, for the next process: beside what is known of the last build, and in the output folder itself.
//!
//! The first build of a folder leaves nothing, so that it takes no longer than it must; the second does when it is not the same again.
//! It decides how long a build takes, never what it makes: a page is taken from the output folder only while its bytes are those that
//! were written, and whatever else is missing, broken or of another Loa is as if there was nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use loa::Memory;
use loa::memory::{Archive, Mark};
use loa::publish::{RenderedFile, RenderedPage};
use serde::{Deserialize, Serialize};

use super::last_build::{self, LastBuild, Left, program};
use super::stage::there;
use super::stamp::Stamp;

const NAME: &str = "made";

#[derive(Default, Serialize, Deserialize)]
struct Leavings {
    program: Option<Stamp>,
    left: loa::LeftWork,
    pages: BTreeMap<Mark, Page>,
}

/// A page in the output folder.
#[derive(Debug, Serialize, Deserialize)]
struct Page {
    path: String,
    hash: String,
    /// What it names below `media/` and `images/`.
    pictures: Vec<String>,
}

/// The pages of an output folder.
#[derive(Debug)]
struct Published {
    output: PathBuf,
    pages: BTreeMap<Mark, Page>,
    last: Arc<LastBuild>,
}

impl Archive<RenderedPage> for Published {
    fn find(&self, mark: Mark) -> Option<Arc<RenderedPage>> {
        let page = self.pages.get(&mark)?;
        let (entry, _) =
            there(&self.output.join(&page.path), &page.path, Some(&self.last)).ok()??;
        (entry.hash == page.hash).then(|| {
            Arc::new(RenderedPage {
                path: page.path.clone(),
                file: RenderedFile::There(page.pictures.clone()),
            })
        })
    }
}

/// What the last build made, as far as this one may use it.
pub fn load(place: &Path, output: &Path, last: Arc<LastBuild>) -> Memory {
    let left: Option<Leavings> = last_build::load(place, NAME);
    let own = left.filter(|left| left.program.is_some() && left.program == program());
    let Leavings { left, pages, .. } = own.unwrap_or_default();
    let published = Published {
        output: output.to_path_buf(),
        pages,
        last,
    };
    Memory::after(left, Box::new(published))
}

/// Keeps what was made for the next build. Where that cannot be, the next build takes longer.
pub fn save(place: &Path, memory: &mut Memory, files: &[(String, Left)]) {
    let (left, pages) = memory.leave();
    let pages = pages.into_iter().filter_map(|(mark, page)| {
        let at = files.binary_search_by(|(path, _)| path.cmp(&page.path));
        let (path, left) = &files[at.ok()?];
        let page = Page {
            path: path.clone(),
            hash: left.hash.clone(),
            pictures: page.pictures(),
        };
        Some((mark, page))
    });
    let leavings = Leavings {
        program: program(),
        left,
        pages: pages.collect(),
    };
    let _ = last_build::save(place, NAME, &leavings);
}
