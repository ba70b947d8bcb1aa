//! One file of a finished site: how it compares with what lies in its place, and where it waits when it differs.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use loa::publish::PublicFile;

use super::by_hand::copy;
use super::last_build::LastBuild;
use super::manifest::{self, Entry};
use super::shared::Shared;
use super::stamp::Stamp;
use super::write::Output;

/// What one file is and was.
pub struct State {
    /// What it is.
    pub entry: Entry,
    /// True when it lay there already.
    pub unchanged: bool,
    /// True when nothing lay there.
    pub is_new: bool,
    /// True when something else lay there than what Loa wrote.
    pub was_changed: bool,
    /// How it lies on the stage, or in its place when it is unchanged.
    pub stamp: Stamp,
}

impl State {
    /// A file that is right already.
    pub fn unchanged(entry: Entry) -> Self {
        Self {
            entry,
            unchanged: true,
            is_new: false,
            was_changed: false,
            stamp: Stamp::default(),
        }
    }
}

/// What a file is made of: bytes in memory or a file of the site's folder.
enum Content<'a> {
    Bytes(&'a [u8]),
    Copy(&'a Path),
}

impl Output {
    /// Compares one file with what lies in its place, and writes it to the stage when it differs; nothing for one that somebody else brings.
    pub(super) fn stage(
        &self,
        path: &str,
        file: &PublicFile,
        site: &Path,
    ) -> io::Result<Option<State>> {
        match file {
            PublicFile::Bytes(bytes) => self.stage_bytes(path, bytes).map(Some),
            PublicFile::Copy(disk_path) => {
                let source = site.join(disk_path);
                let entry = manifest::entry_on_disk(&source)?;
                self.put(path, Content::Copy(&source), entry).map(Some)
            }
            PublicFile::There => {
                let there = there(&self.folder.join(path), path, self.last.as_deref())?;
                Ok(there.map(|(entry, stamp)| State {
                    stamp,
                    ..State::unchanged(entry)
                }))
            }
            PublicFile::Made | PublicFile::Taken => Ok(None),
        }
    }

    /// The same for bytes, which somebody has.
    pub fn stage_bytes(&self, path: &str, bytes: &[u8]) -> io::Result<State> {
        self.put(path, Content::Bytes(bytes), manifest::entry(bytes))
    }

    fn put(&self, path: &str, content: Content, entry: Entry) -> io::Result<State> {
        let there = match self.is_new {
            true => None,
            false => there(&self.folder.join(path), path, self.last.as_deref())?,
        };
        let is_there = |entry: &Entry| {
            there
                .as_ref()
                .is_some_and(|(there, _)| there.is_same(entry))
        };
        if let Some((_, stamp)) = there.as_ref().filter(|_| is_there(&entry)) {
            return Ok(State {
                stamp: *stamp,
                ..State::unchanged(entry)
            });
        }
        let staged = manifest::stage(&self.folder).join(path);
        let shared = self.shared.as_ref().filter(|_| Shared::takes(path));
        let stamp = match (content, shared) {
            (Content::Bytes(bytes), None) => write(&staged, bytes)?,
            (Content::Bytes(bytes), Some(shared)) => {
                make_parent(&staged)?;
                shared.put(bytes, &entry, &staged)?;
                stamp_of(&staged).unwrap_or_default()
            }
            (Content::Copy(source), _) => {
                make_parent(&staged)?;
                copy(source, &staged)?;
                stamp_of(&staged).unwrap_or_default()
            }
        };
        let was_changed = there.is_some() && !self.old.files.get(path).is_some_and(is_there);
        Ok(State {
            entry,
            unchanged: false,
            is_new: there.is_none(),
            was_changed,
            stamp,
        })
    }
}

/// The regular file that lies in a place, and how; it is read only when its stamp does not tell that it is as it was left.
pub fn there(
    place: &Path,
    path: &str,
    last: Option<&LastBuild>,
) -> io::Result<Option<(Entry, Stamp)>> {
    let Some(stamp) = stamp_of(place) else {
        return Ok(None);
    };
    let left = last.and_then(|last| last.left(path));
    if let Some(left) = left.filter(|left| left.stamp == stamp) {
        let entry = Entry {
            size: stamp.size,
            hash: left.hash.clone(),
            made_of: None,
        };
        return Ok(Some((entry, stamp)));
    }
    Ok(Some((manifest::entry_on_disk(place)?, stamp)))
}

/// How a regular file lies in its place, whatever it is renamed to.
pub fn stamp_of(place: &Path) -> Option<Stamp> {
    let metadata = fs::symlink_metadata(place).ok();
    let metadata = metadata.filter(fs::Metadata::is_file)?;
    Some(Stamp::of(&metadata).of_bytes())
}

/// Nothing when the stamp would not tell that somebody wrote to the file.
pub fn settled(stamp: Stamp, seen: i64) -> Stamp {
    Some(stamp)
        .filter(|stamp| stamp.is_settled(seen))
        .unwrap_or_default()
}

/// Writes a new file; folders are made only where they are missing.
pub fn write(place: &Path, bytes: &[u8]) -> io::Result<Stamp> {
    let created = match File::create(place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            make_parent(place)?;
            File::create(place)
        }
        created => created,
    };
    let mut file = created?;
    io::Write::write_all(&mut file, bytes)?;
    Ok(Stamp::of(&file.metadata()?).of_bytes())
}

fn make_parent(place: &Path) -> io::Result<()> {
    place.parent().map_or(Ok(()), fs::create_dir_all)
}
