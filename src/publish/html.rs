//! Every page through its template, in parallel.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::diagnostic::Finding;
use crate::language::Language;
use crate::memory::{Kept, Mark};
use crate::page::{Frame, Page};
use crate::theme::{Engine, Failure, Theme};

use super::media::pictures_in;
use super::postings::Searched;
use super::tree::PublicFile;

/// How much room a page is given at first, in bytes; most fit.
const ROOM: usize = 32 * 1024;

/// Pages as they were rendered, by their value and by all that their engine knows.
pub type Rendered = Kept<RenderedPage>;

/// A page as it was rendered.
#[derive(Clone, Debug)]
pub struct RenderedPage {
    /// Path of its file.
    pub path: String,
    /// The file.
    pub file: RenderedFile,
}

/// The file of a page.
#[derive(Clone, Debug)]
pub enum RenderedFile {
    /// Its bytes.
    Bytes(Arc<Vec<u8>>),
    /// It was brought to its place, and nobody has to read it: all that it names below `media/` and `images/`.
    There(Vec<String>),
}

impl RenderedPage {
    /// All that it names below `media/` and `images/`.
    pub fn pictures(&self) -> Vec<String> {
        match &self.file {
            RenderedFile::Bytes(bytes) => pictures_in(bytes).into_iter().collect(),
            RenderedFile::There(names) => names.clone(),
        }
    }
}

/// Somebody who takes pages as soon as they are rendered.
#[derive(Clone, Copy)]
pub struct Taker<'a> {
    /// Takes a page, by path and bytes.
    pub page: &'a (dyn Fn(&str, &[u8]) + Sync),
    /// The fewest pages of a site worth it: a smaller one is made sooner when all its pages wait until the last is rendered, since to
    /// write and to render in turn slows both.
    pub at_least: usize,
}

/// What becomes of pages.
#[derive(Clone, Copy)]
pub struct Renderer<'a> {
    /// Pages that were rendered before, and where new ones are remembered.
    pub rendered: &'a Rendered,
    /// The same of what can be found.
    pub searched: &'a Searched,
    /// Gets every page of a large site that is rendered; none is kept in memory then, and all is in vain if something proves wrong later.
    pub taker: Option<Taker<'a>>,
}

/// Renders every page whose value is new. A mistake in a template is told once, however many pages it spoils. Into `pictures` goes what
/// pages name of them that are not kept.
pub(super) fn html(
    pages: Vec<Page>,
    engines: &BTreeMap<Language, Engine>,
    renderer: Renderer,
    pictures: Option<&mut BTreeSet<String>>,
) -> Result<Vec<(String, PublicFile)>, Vec<Finding>> {
    let is_large = |taker: &Taker| pages.len() >= taker.at_least;
    let renderer = Renderer {
        taker: renderer.taker.filter(is_large),
        ..renderer
    };
    let named = pictures.is_some().then(Named::default);
    let made: Vec<Result<(String, PublicFile), Failure>> = pages
        .into_par_iter()
        .map_init(
            || Vec::with_capacity(ROOM),
            |buffer, page| one(page, engines, renderer, buffer, named.as_ref()),
        )
        .collect();
    if let Some((pictures, named)) = pictures.zip(named) {
        pictures.append(&mut named.0.into_inner().unwrap_or_else(PoisonError::into_inner));
    }
    let mut files = Vec::with_capacity(made.len());
    let mut failures: BTreeMap<(String, usize), Box<Finding>> = BTreeMap::new();
    for result in made {
        match result {
            Ok(file) => files.push(file),
            Err(failure) => {
                failures.entry(failure.spot).or_insert(failure.finding);
            }
        }
    }
    if failures.is_empty() {
        Ok(files)
    } else {
        Err(failures.into_values().map(|finding| *finding).collect())
    }
}

/// Pages that somebody waits for, before all others are made; nothing when one cannot be rendered, which is told when all are.
pub fn early(
    theme: &Theme,
    frames: &BTreeMap<Language, Frame>,
    pages: Vec<Page>,
) -> Option<Vec<(String, PublicFile)>> {
    let mut engines = theme.engines.clone();
    for (language, frame) in frames {
        if let Some(engine) = engines.get_mut(language) {
            engine.share(frame, "");
        }
    }
    let mut rendered = Vec::new();
    for page in pages {
        let engine = engines.get(&page.language)?;
        // The index is not made yet.
        if !engine.names_index(&page) {
            let mut bytes = Vec::with_capacity(ROOM);
            engine.render(&page, &mut bytes).ok()?;
            rendered.push((page.path, PublicFile::Bytes(Arc::new(bytes))));
        }
    }
    Some(rendered)
}

/// What pages name below `media/` and `images/` of which the bytes are not kept.
#[derive(Default)]
struct Named(Mutex<BTreeSet<String>>);

impl Named {
    fn add(&self, mut names: BTreeSet<String>) {
        if !names.is_empty() {
            let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            all.append(&mut names);
        }
    }
}

/// One page; the buffer of the thread is used again and again, the file gets just the room it needs.
fn one(
    page: Page,
    engines: &BTreeMap<Language, Engine>,
    Renderer {
        rendered, taker, ..
    }: Renderer,
    buffer: &mut Vec<u8>,
    named: Option<&Named>,
) -> Result<(String, PublicFile), Failure> {
    let engine = engines.get(&page.language);
    let mark = engine.filter(|_| rendered.remembers()).and_then(|engine| {
        let value = Mark::of_value(&page)?;
        Some(value.and(engine.mark(&page)))
    });
    if let Some(before) = mark.and_then(|mark| rendered.find(mark)) {
        match &before.file {
            RenderedFile::Bytes(bytes) => {
                return Ok((page.path, PublicFile::Bytes(Arc::clone(bytes))));
            }
            RenderedFile::There(names) if before.path == page.path => {
                if let Some(named) = named {
                    named.add(names.iter().cloned().collect());
                }
                return Ok((page.path, PublicFile::There));
            }
            // The same page lies in another place.
            RenderedFile::There(_) => {}
        }
    }
    buffer.clear();
    if let Some(engine) = engine {
        engine.render(&page, buffer)?;
    }
    let keep = |path: &str, file: RenderedFile| {
        if let Some(mark) = mark {
            let path = path.to_owned();
            rendered.keep(mark, &Arc::new(RenderedPage { path, file }));
        }
    };
    if let Some(taker) = taker {
        (taker.page)(&page.path, buffer);
        if mark.is_some() || named.is_some() {
            let names = pictures_in(buffer);
            keep(
                &page.path,
                RenderedFile::There(names.iter().cloned().collect()),
            );
            named.inspect(|named| named.add(names));
        }
        return Ok((page.path, PublicFile::Taken));
    }
    let bytes = Arc::new(buffer.clone());
    keep(&page.path, RenderedFile::Bytes(Arc::clone(&bytes)));
    Ok((page.path, PublicFile::Bytes(bytes)))
}
