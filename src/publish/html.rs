//! Every page through its template, in parallel.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::Finding;
use crate::page::Page;
use crate::theme::{Failure, Theme};

use super::tree::PublicFile;

/// How much room a page is given at first, in bytes; most fit.
const ROOM: usize = 32 * 1024;

/// Renders every page. A mistake in a template is told once, however many pages it spoils.
pub(super) fn html(
    pages: Vec<Page>,
    theme: &Theme,
) -> Result<Vec<(String, PublicFile)>, Vec<Finding>> {
    let rendered: Vec<Result<(String, PublicFile), Failure>> = pages
        .into_par_iter()
        .map_init(
            || Vec::with_capacity(ROOM),
            |buffer, page| one(&page, theme, buffer),
        )
        .collect();
    let mut files = Vec::with_capacity(rendered.len());
    let mut failures: BTreeMap<(String, usize), Box<Finding>> = BTreeMap::new();
    for result in rendered {
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

/// One page; the buffer of the thread is used again and again, the file gets just the room it needs.
fn one(page: &Page, theme: &Theme, buffer: &mut Vec<u8>) -> Result<(String, PublicFile), Failure> {
    buffer.clear();
    if let Some(engine) = theme.engines.get(&page.language) {
        engine.render(page, buffer)?;
    }
    Ok((page.path.clone(), PublicFile::Bytes(buffer.clone())))
}
