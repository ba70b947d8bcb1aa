//! What a site meant in the last build: it holds as long as nothing changed but the text below the front matter of articles and pages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Finding;
use crate::memory::{Archive, Mark, Readings};
use crate::page::{LeftTexts, Prose, Remembered, prose};
use crate::progress::{Standing, standing};
use crate::publish::{Dataset, Piece, Rendered, RenderedPage, Searched, open_data};
use crate::site::{Site, betrays};
use crate::source::{SourceFile, SourceTree, Tape, Tapes, split};
use crate::theme::Theme;

/// What is kept from one build to the next in the same process, so that only what changed is done again. It decides how long a build
/// takes, never what it makes; the default one knows nothing and keeps nothing.
#[derive(Debug, Default)]
pub struct Memory {
    pub(crate) readings: Readings,
    /// The same of files that the site shares with others, where those are built in the same process.
    pub(crate) common: Option<Arc<Readings>>,
    /// What texts said to an earlier process of the same program.
    pub(crate) tapes: Tapes,
    pub(crate) prose: Remembered,
    pub(crate) pages: Rendered,
    pub(crate) search: Searched,
    pub(crate) understood: Option<Understood>,
}

/// What one process leaves for the next beside pages.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct LeftWork {
    tapes: Vec<(Mark, Arc<Tape>)>,
    texts: LeftTexts,
    search: Vec<(Mark, Arc<Piece>)>,
}

impl Memory {
    /// One for a process that builds again and again.
    pub fn remembering() -> Self {
        Self {
            readings: Readings::remembering(),
            common: None,
            tapes: Tapes::default(),
            prose: Remembered::remembering(),
            pages: Rendered::remembering(),
            search: Searched::remembering(),
            understood: None,
        }
    }

    /// One for a site among many that are built once: `common` holds what was read of the files they share.
    pub fn among(common: Arc<Readings>) -> Self {
        Self {
            common: Some(common),
            ..Self::default()
        }
    }

    /// One for a process that builds once after another: it knows what that one left, and finds its pages in an archive.
    pub fn after(left: LeftWork, pages: Box<dyn Archive<RenderedPage>>) -> Self {
        Self {
            tapes: Tapes::with(left.tapes),
            prose: Remembered::with(left.texts),
            search: Searched::with(left.search),
            pages: Rendered::over(pages),
            ..Self::default()
        }
    }

    /// What a process that built once leaves for the next, and each page with its mark.
    pub fn leave(&mut self) -> (LeftWork, Vec<(Mark, Arc<RenderedPage>)>) {
        let left = LeftWork {
            tapes: self.tapes.take(),
            texts: self.prose.leave(),
            search: self.search.take(),
        };
        (left, self.pages.take())
    }

    /// A build is over. What was not asked for is forgotten; when only texts were new, hardly anything was asked for.
    pub(crate) fn keep(&mut self, understood: Understood, is_new: bool) {
        if !self.readings.remembers() {
            return;
        }
        if is_new {
            self.readings.turn();
            self.prose.turn();
        }
        self.pages.turn();
        self.search.turn();
        self.understood = Some(understood);
    }
}

/// Where texts lie of which the front matter has a meaning for the whole site and the rest only for what is shown of it.
const TEXTS: [&str; 2] = ["articles/", "pages/"];

/// A site that was understood, with all that was made of it but its pages.
#[derive(Debug)]
pub(crate) struct Understood {
    pub outline: Outline,
    pub site: Site,
    pub theme: Theme,
    /// What was found on the way.
    pub findings: Vec<Finding>,
    pub figures: Figures,
    pub prose: Prose,
}

/// Where everybody stands, and the files that tell it.
#[derive(Debug)]
pub(crate) struct Figures {
    pub standing: Option<Standing>,
    pub open_data: Vec<Dataset>,
}

/// All that a site is made of, in short.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// What was asked for, and every file but for what stands below front matter.
    meaning: Mark,
    /// What stands there, by file.
    bodies: BTreeMap<String, Mark>,
}

impl Outline {
    /// The outline of a site of which something was `asked`.
    pub fn new(tree: &SourceTree, asked: &str) -> Self {
        let files: Vec<_> = tree.files.par_iter().map(file).collect();
        let marks = files.iter().map(|(_, mark, _)| *mark);
        let meaning = Mark::of_marks(std::iter::once(Mark::of_texts([asked])).chain(marks));
        let bodies = files.into_iter();
        let bodies = bodies.filter_map(|(path, _, body)| Some((path.to_owned(), body?)));
        Self {
            meaning,
            bodies: bodies.collect(),
        }
    }

    /// Which texts are others than before, when nothing else is.
    fn changed(&self, before: &Self) -> Option<BTreeSet<String>> {
        let is_same = self.meaning == before.meaning && self.bodies.len() == before.bodies.len();
        is_same.then(|| {
            let pairs = self.bodies.iter().zip(before.bodies.values());
            let changed = pairs.filter(|((_, body), before)| body != before);
            changed.map(|((path, _), _)| path.clone()).collect()
        })
    }
}

/// A file with what it means, and what stands below its front matter if it has one.
fn file<'t>((path, file): (&'t String, &SourceFile)) -> (&'t str, Mark, Option<Mark>) {
    let name = path.as_bytes();
    match file {
        SourceFile::Text(text) => {
            let is_text =
                path.ends_with(".md") && TEXTS.iter().any(|folder| path.starts_with(folder));
            let parts = split(text).ok().filter(|_| is_text);
            match parts.map(|parts| text.as_bytes().split_at(parts.body.start)) {
                Some((front, body)) => (
                    path,
                    Mark::of([name, b"front", front]),
                    Some(Mark::of([body])),
                ),
                None => (path, Mark::of([name, b"text", text.as_bytes()]), None),
            }
        }
        SourceFile::Undecodable => (path, Mark::of([name, b"undecodable"]), None),
        SourceFile::Media(media) => {
            let mark = Mark::of([
                name,
                b"media",
                media.disk_path.as_bytes(),
                &media.head,
                media.inside.as_bytes(),
            ]);
            (path, mark.with(media.size as usize), None)
        }
    }
}

impl Understood {
    /// A site that was understood anew; figures and long texts are made side by side.
    pub fn new(
        site: Site,
        theme: Theme,
        findings: Vec<Finding>,
        remembered: &Remembered,
        outline: Option<Outline>,
    ) -> Self {
        let figures = || {
            let standing = standing(&site, site.today);
            let open_data = open_data(&site, standing.as_ref());
            Figures {
                standing,
                open_data,
            }
        };
        let prose = || prose(&site, &theme.phrases, remembered);
        let (figures, prose) = rayon::join(figures, prose);
        Self {
            outline: outline.unwrap_or_default(),
            site,
            theme,
            findings,
            figures,
            prose,
        }
    }

    /// The same site with other texts; nothing when more than texts changed.
    pub fn again(
        mut self,
        outline: &mut Outline,
        tree: &SourceTree,
        remembered: &Remembered,
    ) -> Option<Self> {
        let changed = outline.changed(&self.outline)?;
        // One of the mistakes may be a text that is a secret, and the new one may be none.
        if self.findings.iter().any(Finding::stops) {
            return None;
        }
        let is_secret = |path: &String| tree.files.get(path).is_none_or(|file| betrays(path, file));
        if changed.iter().any(is_secret) {
            return None;
        }
        self.outline = std::mem::take(outline);
        self.site.rewrite(tree, &changed);
        let phrases = &self.theme.phrases;
        self.prose
            .rewrite(&self.site, phrases, remembered, &changed);
        Some(self)
    }
}
