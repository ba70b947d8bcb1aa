//! Every page through its template, in parallel.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Finding;
use crate::language::Language;
use crate::memory::{Kept, Mark};
use crate::page::{Frame, Page};
use crate::theme::{Engine, Failure, Theme};

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

/// Renders every page whose value is new. A mistake in a template is told once, however many pages it spoils.
pub(super) fn html(
    pages: Vec<Page>,
    engines: &BTreeMap<Language, Engine>,
    rendered: &Rendered,
) -> Result<Vec<(String, PublicFile)>, Vec<Finding>> {
    let made: Vec<Result<(String, PublicFile), Failure>> = pages
        .into_par_iter()
        .map_init(
            || Vec::with_capacity(ROOM),
            |buffer, page| one(page, engines, rendered, buffer),
        )
        .collect();
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
    rendered: &Rendered,
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
