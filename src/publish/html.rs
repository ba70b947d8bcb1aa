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
use super::tree::PublicFile;

/// How much room a page is given at first, in bytes; most fit.
const ROOM: usize = 32 * 1024;

/// Pages as they were rendered, by their value and by all that their engine knows.
pub type Rendered = Kept<RenderedPage>;

/// A page as it was rendered.
#[derive(Debug)]
pub struct RenderedPage {
    /// Path of its file.
    pub path: String,
    /// The file.
    pub bytes: Arc<Vec<u8>>,
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
    /// Gets every page of a large site; none is kept in memory then, and all is in vain if something proves wrong later.
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
    let wants_pictures = pictures.is_some() && renderer.taker.is_some();
    let seen = Mutex::new(BTreeSet::new());
    let look = |bytes: &[u8]| {
        let mut found = BTreeSet::new();
        pictures_in(bytes, &mut found);
        if !found.is_empty() {
            let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
            seen.extend(found);
        }
    };
    let made: Vec<Result<(String, PublicFile), Failure>> = pages
        .into_par_iter()
        .map_init(
            || Vec::with_capacity(ROOM),
            |buffer, page| {
                let made = one(page, engines, renderer, buffer);
                if wants_pictures {
                    look(buffer);
                }
                made
            },
        )
        .collect();
    if let Some(pictures) = pictures {
        pictures.extend(seen.into_inner().unwrap_or_else(PoisonError::into_inner));
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

/// One page; the buffer of the thread is used again and again, the file gets just the room it needs.
fn one(
    page: Page,
    engines: &BTreeMap<Language, Engine>,
    Renderer { rendered, taker }: Renderer,
    buffer: &mut Vec<u8>,
) -> Result<(String, PublicFile), Failure> {
    let engine = engines.get(&page.language);
    let mark = engine.filter(|_| rendered.remembers()).and_then(|engine| {
        let value = Mark::of_value(&page)?;
        Some(value.and(engine.mark(&page)))
    });
    if let Some(before) = mark.and_then(|mark| rendered.find(mark)) {
        return Ok((page.path, PublicFile::Bytes(Arc::clone(&before.bytes))));
    }
    buffer.clear();
    if let Some(engine) = engine {
        engine.render(&page, buffer)?;
    }
    if let Some(taker) = taker {
        (taker.page)(&page.path, buffer);
        return Ok((page.path, PublicFile::Taken));
    }
    let bytes = Arc::new(buffer.clone());
    if let Some(mark) = mark {
        let made = RenderedPage {
            path: page.path.clone(),
            bytes: Arc::clone(&bytes),
        };
        rendered.keep(mark, &Arc::new(made));
    }
    Ok((page.path, PublicFile::Bytes(bytes)))
}
