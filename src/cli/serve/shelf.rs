//! The files of a site's folder in memory, kept true to the disk: only what may have changed is read again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use loa::diagnostic::Text;
use loa::source::{SourceFile, SourceTree, normal_name};
use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use super::super::disk::{self, Found};

/// How long a file must have been left alone before the time written beside it tells that it did not change since: FAT counts in two seconds.
const SETTLED: Duration = Duration::from_secs(3);

/// Above as many files to look at, looking at all of them costs no more.
const MANY: usize = 200;

/// What may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suspicion {
    /// These files, by their paths from the site's folder; only such as would be read, were they there.
    Files(BTreeSet<PathBuf>),
    /// Anything.
    All,
}

/// A site's folder as it was last seen.
pub struct Shelf {
    folder: PathBuf,
    output: PathBuf,
    /// Every file that could be read.
    pub tree: SourceTree,
    /// The folder that the site shares with others, as its settings named it when they could last be read.
    pub shared: Option<String>,
    stamps: BTreeMap<String, Stamp>,
    /// What could not be read, by its path where it is a file's.
    wrong: BTreeMap<String, Text>,
}

/// What tells cheaply that a file is the one that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    size: u64,
    modified: Option<SystemTime>,
    id: u64,
    read_at: SystemTime,
    /// What tells the content of a file that is published as it is.
    content: u64,
}

/// A file that was read because it may have changed.
type Read = Option<(SourceFile, Stamp)>;

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        Self {
            size: metadata.len(),
            modified: metadata.modified().ok(),
            id: id(metadata),
            read_at: SystemTime::now(),
            content: 0,
        }
    }

    /// Of a small file all bytes are there to tell its content; of a large one the stamp has to.
    fn with_content(mut self, file: &SourceFile) -> Self {
        if let SourceFile::Media(media) = file {
            let is_whole = media.head.len() as u64 == media.size;
            let (modified, id) = (self.modified, self.id);
            let rest = format!("{} {modified:?} {id}", self.size);
            let rest = if is_whole { "" } else { &rest };
            self.content = xxh3_64(&[&media.head, rest.as_bytes()].concat());
        }
        self
    }

    fn is_same(&self, other: &Self) -> bool {
        (self.size, self.modified, self.id) == (other.size, other.modified, other.id)
    }

    /// A file written a moment before it was read may have been written once more in the same moment.
    fn is_settled(&self) -> bool {
        let since = |modified| self.read_at.duration_since(modified).ok();
        self.modified
            .and_then(since)
            .is_some_and(|age| age > SETTLED)
    }
}

#[cfg(unix)]
fn id(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn id(metadata: &Metadata) -> u64 {
    let made = metadata.created().ok();
    let age = made.and_then(|made| made.duration_since(SystemTime::UNIX_EPOCH).ok());
    age.map_or(0, |age| age.as_nanos() as u64)
}

impl Shelf {
    /// An empty one; [`refresh`](Self::refresh) fills it.
    pub fn new(folder: &Path, output: &Path) -> Self {
        Self {
            folder: folder.to_path_buf(),
            output: output.to_path_buf(),
            tree: SourceTree::default(),
            shared: None,
            stamps: BTreeMap::new(),
            wrong: BTreeMap::new(),
        }
    }

    /// What stands in the way of reading everything.
    pub fn wrong(&self) -> Vec<Text> {
        self.wrong.values().cloned().collect()
    }

    /// What tells the content of a file that is published as it is, by its path on the disk.
    pub fn stamp(&self, disk_path: &str) -> u64 {
        let stamp = self.stamps.get(&normal_name(disk_path));
        stamp.map_or(0, |stamp| stamp.content)
    }

    /// Looks at what may have changed and reads it again; the paths (in the tree) of what did change.
    pub fn refresh(&mut self, suspicion: &Suspicion) -> Vec<String> {
        match suspicion {
            Suspicion::Files(paths) if paths.len() <= MANY && self.wrong.is_empty() => {
                let changed = self.look_at(paths);
                changed.unwrap_or_else(|| self.look_at_all())
            }
            _ => self.look_at_all(),
        }
    }

    /// Looks at single files that would be read, were they there; nothing when more than single files may have changed.
    fn look_at(&mut self, paths: &BTreeSet<PathBuf>) -> Option<Vec<String>> {
        let mut changed = Vec::new();
        for below in paths {
            // What is shared has rules of its own.
            if below.starts_with("..") {
                return None;
            }
            let path = disk::slashed(below)?;
            let name = normal_name(&path);
            // Where the site shares records, and whether a folder came or went, is a question about all.
            if name == "site.yaml" {
                return None;
            }
            let place = self.folder.join(below);
            match fs::symlink_metadata(&place) {
                Ok(metadata) if metadata.is_file() => {
                    let stamp = Stamp::of(&metadata);
                    let file = disk::read_file(&path, &place).ok()?;
                    if self.put(name.clone(), file, stamp) {
                        changed.push(name);
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    self.stamps.remove(&name);
                    if self.tree.files.remove(&name).is_some() {
                        changed.push(name);
                    } else if self.has_below(&name) {
                        return None;
                    }
                }
                _ => return None,
            }
        }
        Some(changed)
    }

    fn has_below(&self, name: &str) -> bool {
        let below = format!("{name}/");
        let mut after = self.tree.files.range(below.clone()..);
        after
            .next()
            .is_some_and(|(next, _)| next.starts_with(&below))
    }

    /// Compares every file with what is known of it. A folder that cannot be read at all has no file.
    fn look_at_all(&mut self) -> Vec<String> {
        let Found { files, wrong } = disk::find(&self.folder, &self.output);
        let texts = wrong.into_iter().enumerate();
        let mut told: BTreeMap<String, Text> =
            texts.map(|(at, text)| (format!("/{at}"), text)).collect();
        let mut seen = BTreeSet::new();
        let mut changed = self.take_in(files, &mut seen, &mut told, true);
        // A slip in the settings does not take away what is shared.
        if loa::draft::read_settings(&self.tree).is_some() {
            self.shared = loa::draft::shared_folder(&self.tree);
        }
        if let Some(shared) = &self.shared {
            let Found { files, wrong } = disk::find_shared(&self.folder, shared);
            let texts = wrong.into_iter().enumerate();
            told.extend(texts.map(|(at, text)| (format!("//{at}"), text)));
            changed.extend(self.take_in(files, &mut seen, &mut told, false));
        }
        let gone = self.tree.files.keys().filter(|name| !seen.contains(*name));
        let gone: Vec<String> = gone.cloned().collect();
        for name in &gone {
            self.tree.files.remove(name);
            self.stamps.remove(name);
        }
        changed.extend(gone);
        if told != self.wrong {
            changed.extend(told.keys().cloned());
            self.wrong = told;
        }
        changed.sort();
        changed.dedup();
        changed
    }

    fn take_in(
        &mut self,
        files: Vec<(String, PathBuf)>,
        seen: &mut BTreeSet<String>,
        told: &mut BTreeMap<String, Text>,
        is_own: bool,
    ) -> Vec<String> {
        let looked: Vec<(String, String, io::Result<Read>)> = files
            .into_par_iter()
            .map(|(path, place)| {
                let name = normal_name(&path);
                let read = self.read_if_changed(&name, &path, &place);
                (name, path, read)
            })
            .collect();
        let mut changed = Vec::new();
        for (name, path, read) in looked {
            if !seen.insert(name.clone()) && is_own {
                told.insert(path.clone(), disk::twice(&path));
                continue;
            }
            match read {
                Ok(None) => {}
                Ok(Some((file, stamp))) => {
                    if self.put(name.clone(), file, stamp) {
                        changed.push(name);
                    }
                }
                // Gone between looking and reading: it is no file any more.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    seen.remove(&name);
                }
                Err(error) => {
                    told.insert(path.clone(), disk::unreadable(&path, &error));
                }
            }
        }
        changed
    }

    fn read_if_changed(&self, name: &str, path: &str, place: &Path) -> io::Result<Read> {
        let stamp = Stamp::of(&fs::metadata(place)?);
        let known = self.stamps.get(name);
        if known.is_some_and(|known| known.is_settled() && known.is_same(&stamp)) {
            return Ok(None);
        }
        Ok(Some((disk::read_file(path, place)?, stamp)))
    }

    /// True when this is not what lay there.
    fn put(&mut self, name: String, file: SourceFile, stamp: Stamp) -> bool {
        let stamp = stamp.with_content(&file);
        let before = self.stamps.insert(name.clone(), stamp);
        let is_same = match (self.tree.files.get(&name), &file) {
            (Some(SourceFile::Text(old)), SourceFile::Text(new)) => old == new,
            (Some(SourceFile::Undecodable), SourceFile::Undecodable) => true,
            (Some(SourceFile::Media(old)), SourceFile::Media(new)) => {
                old.disk_path == new.disk_path
                    && before.is_some_and(|before| before.content == stamp.content)
            }
            _ => false,
        };
        if !is_same {
            self.tree.files.insert(name, file);
        }
        !is_same
    }
}
