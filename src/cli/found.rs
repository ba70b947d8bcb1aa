//! The files of a site's folder before they are read, and which of them are those that were read before.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use loa::diagnostic::Text;
use loa::source::{SourceFile, SourceTree, decode, normal_name};
use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use super::disk;
use super::last_build::Source;
use super::stamp::{self, Stamp};

/// A file of a site's folder before it is read.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its path from the site's folder, NFC.
    pub path: String,
    /// The same as the disk spells it.
    disk_path: String,
    on_disk: PathBuf,
    /// How it lies there; nothing when the disk does not tell.
    pub stamp: Option<Stamp>,
    is_shared: bool,
}

/// The files of a site's folder before they are read.
#[derive(Debug)]
pub struct Folder {
    /// The files in the order of their paths.
    pub files: Vec<Found>,
    /// `site.yaml` alone, for what has to be known first.
    pub settings: SourceTree,
    /// When they were looked at.
    pub seen: i64,
}

/// What was read, and how each file was.
pub type Contents = (SourceTree, Vec<(String, Source)>);

/// Looks which files there are, without reading them; `output` is never source.
///
/// # Errors
/// Every folder that cannot be read, each with the reason.
pub fn look(folder: &Path, output: &Path) -> Result<Folder, Vec<Text>> {
    let seen = stamp::now();
    let disk::Found { files, mut wrong } = disk::find(folder, output);
    let of = |is_shared| move |(path, place)| Found::new(path, place, is_shared);
    let mut files: Vec<Found> = files.into_iter().map(of(false)).collect();
    let mut settings = SourceTree::default();
    if let Ok(bytes) = fs::read(folder.join("site.yaml")) {
        settings
            .files
            .insert("site.yaml".to_owned(), decode(&bytes));
    }
    if let Some(shared) = loa::draft::shared_folder(&settings) {
        let found = disk::find_shared(folder, &shared);
        files.extend(found.files.into_iter().map(of(true)));
        wrong.extend(found.wrong);
    }
    stamped(&mut files);
    let twice = files.windows(2).filter(|pair| pair[0].path == pair[1].path);
    wrong.extend(twice.map(|pair| disk::twice(&pair[0].path)));
    match wrong.is_empty() {
        true => Ok(Folder {
            files,
            settings,
            seen,
        }),
        false => Err(wrong),
    }
}

/// The same for what a portal's own pages are made of.
///
/// # Errors
/// As [`look`].
pub fn look_portal(folder: &Path, output: &Path) -> Result<Folder, Vec<Text>> {
    let disk::Found { files, wrong } = disk::find_portal(folder, output);
    match wrong.is_empty() {
        true => Ok(these(files)),
        false => Err(wrong),
    }
}

/// Looks how these files lie on the disk, each with the path it has in a tree.
pub fn these(files: Vec<(String, PathBuf)>) -> Folder {
    let seen = stamp::now();
    let files = files.into_iter();
    let mut files: Vec<Found> = files
        .map(|(path, place)| Found::new(path, place, false))
        .collect();
    stamped(&mut files);
    Folder {
        files,
        settings: SourceTree::default(),
        seen,
    }
}

/// Looks how each file lies on the disk, and puts them in the order of their paths.
fn stamped(files: &mut [Found]) {
    files.par_iter_mut().for_each(|file| {
        let metadata = fs::metadata(&file.on_disk);
        file.stamp = metadata.ok().map(|metadata| Stamp::of(&metadata));
    });
    files.sort_by(|one, other| one.path.cmp(&other.path));
}

impl Found {
    /// What tells it from another next time, when it lies there as it lay at `seen`, before it was read.
    pub fn source(&self, seen: i64) -> Source {
        let now = || fs::metadata(&self.on_disk).ok();
        let stamp = self.stamp.filter(|stamp| stamp.is_settled(seen));
        let bytes = stamp.and_then(|_| fs::read(&self.on_disk).ok());
        let is_same = stamp.is_some() && now().map(|now| Stamp::of(&now)) == stamp;
        Source {
            stamp: stamp.unwrap_or_default(),
            size: self.stamp.map_or(0, |stamp| stamp.size),
            hash: bytes.filter(|_| is_same).map(|bytes| xxh3_64(&bytes)),
        }
    }

    fn new(disk_path: String, on_disk: PathBuf, is_shared: bool) -> Self {
        Self {
            path: normal_name(&disk_path),
            disk_path,
            on_disk,
            stamp: None,
            is_shared,
        }
    }

    /// True when the bytes are those that were read before: the stamp says so, or else the bytes themselves.
    pub fn is(&self, known: &Source) -> bool {
        if self.stamp.is_some_and(|stamp| stamp == known.stamp) {
            return true;
        }
        let is_same_size = self.stamp.is_some_and(|stamp| stamp.size == known.size);
        let read = || fs::read(&self.on_disk).ok();
        is_same_size
            && known
                .hash
                .is_some_and(|hash| read().is_some_and(|bytes| xxh3_64(&bytes) == hash))
    }

    /// The stamp, when it will tell whether somebody wrote to the file after `seen`.
    pub fn settled(&self, seen: i64) -> Stamp {
        let stamp = self.stamp.filter(|stamp| stamp.is_settled(seen));
        stamp.unwrap_or_default()
    }
}

impl Folder {
    /// Reads the files; of those that are as they were `known` when the tree `before` was read, what stands there is taken.
    ///
    /// # Errors
    /// Every file that cannot be read, with the reason.
    pub fn read(
        &self,
        mut before: SourceTree,
        known: &[(String, Source)],
    ) -> Result<Contents, Vec<Text>> {
        let looked: Vec<_> = self
            .files
            .par_iter()
            .map(|file| {
                let at = known.binary_search_by(|(path, _)| path.cmp(&file.path));
                let source = at.ok().map(|at| known[at].1);
                let is_known = |source: &Source| file.stamp == Some(source.stamp);
                match source.filter(is_known) {
                    Some(source) => (None, Ok(source)),
                    None => match disk::read_hashed(&file.disk_path, &file.on_disk) {
                        Ok((content, hash)) => (
                            Some(content),
                            Ok(Source {
                                stamp: file.settled(self.seen),
                                size: file.stamp.map_or(0, |stamp| stamp.size),
                                hash,
                            }),
                        ),
                        Err(error) => (None, Err(error)),
                    },
                }
            })
            .collect();
        let (mut tree, mut sources) = (SourceTree::default(), Vec::new());
        let mut wrong = Vec::new();
        for (file, (content, source)) in self.files.iter().zip(looked) {
            match source {
                Ok(source) => sources.push((file.path.clone(), source)),
                Err(error) => wrong.push(disk::unreadable(&file.path, &error)),
            }
            match content.or_else(|| before.files.remove(&file.path)) {
                // Of a shared folder only the records are of interest.
                Some(SourceFile::Media(_)) if file.is_shared => {}
                Some(content) => {
                    tree.files.insert(file.path.clone(), content);
                }
                None => {}
            }
        }
        match wrong.is_empty() {
            true => Ok((tree, sources)),
            false => Err(wrong),
        }
    }

    /// The files among these, to show their lines.
    pub fn only(&self, paths: &BTreeSet<&str>) -> SourceTree {
        let files = self
            .files
            .iter()
            .filter(|file| paths.contains(file.path.as_str()));
        let files = files.filter_map(|file| {
            Some((
                file.path.clone(),
                disk::read_hashed(&file.disk_path, &file.on_disk).ok()?.0,
            ))
        });
        SourceTree {
            files: files.collect(),
        }
    }
}
