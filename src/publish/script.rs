//! What is read aloud as text files, for a hamlet's announcer and for speech software.

use rayon::prelude::*;

use crate::page::{Body, Page};

use super::tree::PublicFile;

/// Without it older Notepad and Word take Vietnamese for the code page of the machine.
const MARK: &str = "\u{feff}";

/// A text file beside each page that is read aloud: UTF-8 with a byte order mark, CRLF.
pub(super) fn scripts(pages: &[Page]) -> Vec<(String, PublicFile)> {
    let scripts = pages.par_iter().filter_map(|page| {
        let reading = match &page.body {
            Body::Script(script) => &script.reading,
            Body::Bulletin(bulletin) => &bulletin.reading,
            _ => return None,
        };
        let path = page.path.replace(".html", ".txt");
        Some((path, format!("{MARK}{}", reading.plain()).into()))
    });
    scripts.collect()
}
