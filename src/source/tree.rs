//! The folder of a site as `cli/disk.rs` found it: texts decoded, media by their first bytes only.

use std::collections::BTreeMap;

/// Every file of a site's folder by its path relative to it: `/` between folders, NFC, in order.
#[derive(Clone, Debug, Default)]
pub struct SourceTree {
    /// The files.
    pub files: BTreeMap<String, SourceFile>,
}

/// One file.
#[derive(Clone, Debug)]
pub enum SourceFile {
    /// A text file (`.yaml`, `.yml`, `.md`, `.csv`, `.html`, `.css`, `.js`, `.svg`, `.txt`) outside `media/`: UTF-8, without BOM, LF, NFC.
    Text(String),
    /// Bytes that are no text although the name says so (for instance an old TCVN3 or VNI file).
    Undecodable,
    /// Anything else; its bytes stay on disk and are copied from there.
    Media(Media),
}

/// A file that is published as it is.
#[derive(Clone, Debug)]
pub struct Media {
    /// The path as the disk spells it (may be NFD on a Mac), relative to the site's folder, with `/`.
    pub disk_path: String,
    /// Size in bytes.
    pub size: u64,
    /// The first bytes, at most [`Media::HEAD`]: enough to measure a picture.
    pub head: Vec<u8>,
    /// What is written inside it, when it is an archive – a workbook, a document, a ZIP; a line for each cell or paragraph. Only looked through for
    /// what must not be published, never published itself. Empty for all else, and in a Loa without the feature `excel`.
    pub inside: String,
}

impl Media {
    /// How many of the first bytes are kept.
    pub const HEAD: usize = 256 * 1024;
}

impl SourceTree {
    /// The text of a text file.
    pub fn text(&self, path: &str) -> Option<&str> {
        match self.files.get(path) {
            Some(SourceFile::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Text files below `folder` (or the file itself) whose name ends in one of `endings` (`.md`), in order.
    pub fn texts_in<'t, 'k>(
        &'t self,
        folder: &'k str,
        endings: &'k [&str],
    ) -> impl Iterator<Item = (&'t str, &'t str)> + use<'t, 'k> {
        self.files
            .iter()
            .filter_map(move |(path, file)| match file {
                SourceFile::Text(text)
                    if path
                        .strip_prefix(folder)
                        .is_some_and(|rest| rest.starts_with('/'))
                        && endings.iter().any(|ending| path.ends_with(ending)) =>
                {
                    Some((path.as_str(), text.as_str()))
                }
                _ => None,
            })
    }
}
