//! A finished site → its folder, so that a reader never meets half a file and a killed build harms nothing.
//!
//! 1. Everything that changed is written to a stage inside the output folder (`.loa/new`); until it is all there, the old
//!    site is untouched, and a kill leaves it exactly as it was.
//! 2. Where the system can, the whole folder is exchanged for the new one in a single step ([`swap`](super::swap)): a kill
//!    leaves the whole old or the whole new site.
//! 3. Elsewhere – on Windows, where a folder with an open file cannot be renamed; when the folder is a mount or holds files
//!    that are not Loa's – a journal is put down in one rename, and the staged files are renamed to their places: files
//!    that are new first, then those that replace an old one, and only then is removed what went away, so that no page
//!    ever leads to a file that is not there. A kill among these renames leaves whole pages, some old and some new; the
//!    next build (also one that finds mistakes) first finishes the journal.
//!
//! Nothing is synced to the medium file by file (that costs 5–20 ms each): after a power cut the next build compares every
//! byte and mends what differs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use loa::diagnostic::{Finding, Text};
use loa::publish::{PublicFile, PublicTree};
use loa::say;
use rayon::prelude::*;

use super::bar::Bar;
use super::by_hand::{carry_out, copy, remove_stage};
use super::made::{Kitchen, Unmade};
use super::manifest::{self, Entry, Journal, Manifest};
use super::shared::Shared;
use super::swap;

/// What publishing did.
#[derive(Debug, Default)]
pub struct Published {
    /// Files written, new or changed.
    pub written: usize,
    /// Files that were right already.
    pub unchanged: usize,
    /// Files removed.
    pub removed: usize,
    /// Bytes written.
    pub bytes: u64,
    /// Paths of the files written and removed.
    pub changed: Vec<String>,
    /// Replaced although somebody else had changed them.
    pub overwritten: Vec<String>,
    /// No longer part of the site, but changed by somebody else and therefore kept.
    pub kept: Vec<String>,
}

/// Why nothing was published.
pub enum Unpublished {
    /// The folder must not be written to: a wrong call.
    Refused(Text),
    /// The disk did not let it happen.
    Failed(Text),
    /// Something in the site's folder turned out to be wrong only when it was worked on.
    Wrong(Vec<Finding>),
}

impl From<io::Error> for Unpublished {
    fn from(error: io::Error) -> Self {
        Self::Failed(say!(
            "Không ghi được trang ({error}). Hãy xem ổ đĩa còn chỗ và thư mục có cho ghi không.",
            "The site cannot be written ({error}). See whether the disk has room and the folder may be written to."
        ))
    }
}

impl From<Vec<Unmade>> for Unpublished {
    fn from(unmade: Vec<Unmade>) -> Self {
        let mut findings = Vec::new();
        for unmade in unmade {
            match unmade {
                Unmade::Disk(error) => return error.into(),
                Unmade::Wrong(finding) => findings.push(*finding),
            }
        }
        Self::Wrong(findings)
    }
}

/// A folder that only this build writes to, as long as this value lives.
pub struct Output {
    folder: PathBuf,
    old: Manifest,
    shared: Option<Shared>,
    bar: Bar,
    _lock: File,
}

impl Output {
    /// Makes sure the folder is Loa's (or empty), takes its lock, and finishes what a killed build left.
    pub fn open(folder: &Path) -> Result<Self, Unpublished> {
        let shown = folder.display();
        if !is_ours(folder)? {
            return Err(Unpublished::Refused(say!(
                "Thư mục `{shown}` đã có tệp không do Loa ghi. Hãy chọn thư mục trống hoặc thư mục khác bằng `-o`.",
                "The folder `{shown}` has files that Loa did not write. Choose an empty or another folder with `-o`."
            )));
        }
        fs::create_dir_all(folder.join(manifest::FOLDER))?;
        let lock = File::create(manifest::lock(folder))?;
        match lock.try_lock() {
            // The lock is the system's and ends with its process: a killed build leaves none behind.
            Err(TryLockError::WouldBlock) => {
                return Err(Unpublished::Refused(say!(
                    "Một lệnh loa khác đang ghi vào `{shown}`. Hãy chờ lệnh đó xong rồi chạy lại.",
                    "Another loa is writing to `{shown}`. Wait until it is done and run again."
                )));
            }
            // Some network shares have no locks; publishing is still safe there for one person at a time.
            Err(TryLockError::Error(_)) | Ok(()) => {}
        }
        if let Some(journal) = Journal::load(folder)? {
            carry_out(folder, &journal)?;
        }
        remove_stage(folder)?;
        swap::clean(folder)?;
        Ok(Self {
            folder: folder.to_path_buf(),
            old: Manifest::load(folder)?.unwrap_or_default(),
            shared: None,
            bar: Bar::default(),
            _lock: lock,
        })
    }

    /// The same, with files that other sites have too taken from a store.
    pub fn sharing(self, shared: Option<Shared>) -> Self {
        Self { shared, ..self }
    }

    /// The same, telling how far it is.
    pub fn telling(self, bar: Bar) -> Self {
        Self { bar, ..self }
    }

    /// What recipes made here and still lies here.
    pub fn made(&self) -> BTreeSet<String> {
        let made = self
            .old
            .files
            .iter()
            .filter(|(_, entry)| entry.made_of.is_some());
        let there = made.filter(|(path, _)| self.folder.join(path).is_file());
        there.map(|(path, _)| path.clone()).collect()
    }

    /// Publishes; `site` is the folder that files are copied and made from. In a hurry nothing is made that is there.
    pub fn publish(
        self,
        tree: &PublicTree,
        site: &Path,
        in_a_hurry: bool,
    ) -> Result<Published, Unpublished> {
        self.refuse_conflicts(tree)?;
        let kitchen = Kitchen {
            site,
            output: &self.folder,
            old: &self.old,
            in_a_hurry,
            bar: &self.bar,
        };
        let states = self
            .states(tree, site)
            .map_err(Unpublished::from)
            .and_then(|mut states| {
                states.extend(kitchen.make(tree)?);
                Ok(states)
            })
            .inspect_err(|_| drop(remove_stage(&self.folder)))?;
        let mut published = Published::default();
        let mut journal = Journal::default();
        let (mut added, mut replaced) = (Vec::new(), Vec::new());
        for (path, state) in &states {
            let entry = &state.entry;
            if state.unchanged {
                published.unchanged += 1;
            } else {
                published.written += 1;
                published.bytes += entry.size;
                let list = if state.is_new {
                    &mut added
                } else {
                    &mut replaced
                };
                list.push((*path).to_owned());
            }
            if state.was_changed {
                published.overwritten.push((*path).to_owned());
            }
            let files = &mut journal.manifest.files;
            files.insert((*path).to_owned(), entry.clone());
        }
        journal.manifest.version = Manifest::VERSION;
        journal.put = added;
        journal.put.extend(replaced);
        self.plan_removals(tree, &mut journal, &mut published)?;
        published.removed = journal.clear.len() + journal.remove.len();
        let changed = [&journal.clear, &journal.put, &journal.remove];
        published.changed = changed.into_iter().flatten().cloned().collect();
        let nothing = journal.put.is_empty() && published.removed == 0;
        if nothing && journal.manifest == self.old {
            remove_stage(&self.folder)?;
            return Ok(published);
        }
        let swapped = published.kept.is_empty() && swap::swap(&self.folder, &self.old, &journal)?;
        if !swapped {
            journal.save(&self.folder)?;
            carry_out(&self.folder, &journal)?;
        }
        remove_stage(&self.folder)?;
        Ok(published)
    }

    fn states<'t>(
        &self,
        tree: &'t PublicTree,
        site: &Path,
    ) -> io::Result<BTreeMap<&'t str, State>> {
        let files = tree.files.par_iter();
        files
            .filter(|(_, file)| **file != PublicFile::Made)
            .map(|(path, file)| Ok((path.as_str(), self.stage(path, file, site)?)))
            .collect()
    }

    /// Before anything is staged: nothing that is not Loa's may stand where a page goes.
    fn refuse_conflicts(&self, tree: &PublicTree) -> Result<(), Unpublished> {
        let mut lower: BTreeMap<String, &str> = BTreeMap::new();
        let mut folders: BTreeSet<&str> = BTreeSet::new();
        for path in tree.files.keys() {
            if let Some(other) = lower.insert(path.to_lowercase(), path) {
                return Err(Unpublished::Failed(say!(
                    "Hai tệp `{other}` và `{path}` chỉ khác chữ hoa, chữ thường; Windows coi là một. Hãy đổi tên một tệp.",
                    "The files `{other}` and `{path}` differ only in capitals; to Windows they are one. Rename one."
                )));
            }
            folders.extend(path.match_indices('/').map(|(at, _)| &path[..at]));
            let taken = fs::symlink_metadata(self.folder.join(path)).is_ok_and(|m| !m.is_dir());
            if taken && !self.old.files.contains_key(path) {
                return Err(self.foreign(path));
            }
            let blocked = self.folder.join(path).is_dir()
                && !self.only_ours(&self.folder.join(path), path)?;
            if blocked {
                return Err(self.foreign(path));
            }
        }
        for folder in folders {
            let is_folder = fs::symlink_metadata(self.folder.join(folder)).map(|m| m.is_dir());
            // A link would lead the pages out of the folder.
            if is_folder.is_ok_and(|is_folder| !is_folder) && !self.old.files.contains_key(folder) {
                return Err(self.foreign(folder));
            }
        }
        Ok(())
    }

    fn only_ours(&self, folder: &Path, path: &str) -> io::Result<bool> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let below = format!("{path}/{}", entry.file_name().to_string_lossy());
            let ours = if entry.file_type()?.is_dir() {
                self.only_ours(&entry.path(), &below)?
            } else {
                self.old.files.contains_key(&below)
            };
            if !ours {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn foreign(&self, path: &str) -> Unpublished {
        let shown = self.folder.join(path);
        let shown = shown.display();
        Unpublished::Refused(say!(
            "`{shown}` không do Loa ghi nhưng nằm đúng chỗ một tệp của trang. Hãy chuyển nó đi nơi khác rồi chạy lại.",
            "`{shown}` was not written by Loa but stands where a file of the site goes. Move it elsewhere and run again."
        ))
    }

    /// Compares one file with what lies in its place, and writes it to the stage when it differs.
    fn stage(&self, path: &str, file: &PublicFile, site: &Path) -> io::Result<State> {
        let place = self.folder.join(path);
        let there = fs::symlink_metadata(&place).ok().filter(|m| m.is_file());
        let source = match file {
            PublicFile::Bytes(_) | PublicFile::Made => None,
            PublicFile::Copy(disk_path) => Some(site.join(disk_path)),
        };
        let entry = match (file, &source) {
            (PublicFile::Bytes(bytes), _) => manifest::entry(bytes),
            (_, Some(source)) => manifest::entry_on_disk(source)?,
            (_, None) => manifest::entry(&[]),
        };
        let is_new = there.is_none();
        let on_disk = match &there {
            Some(_) => Some(manifest::entry_on_disk(&place)?),
            None => None,
        };
        let is_on_disk = |entry: &Entry| on_disk.as_ref().is_some_and(|there| there.is_same(entry));
        let unchanged = is_on_disk(&entry);
        if !unchanged {
            let staged = manifest::stage(&self.folder).join(path);
            if let Some(parent) = staged.parent() {
                fs::create_dir_all(parent)?;
            }
            match (file, &source) {
                (_, Some(source)) => copy(source, &staged)?,
                (PublicFile::Bytes(bytes), None) => match &self.shared {
                    Some(shared) if Shared::takes(path) => shared.put(bytes, &entry, &staged)?,
                    _ => fs::write(staged, bytes)?,
                },
                (PublicFile::Copy(_) | PublicFile::Made, None) => {}
            }
        }
        let was_changed =
            !unchanged && on_disk.is_some() && !self.old.files.get(path).is_some_and(is_on_disk);
        Ok(State {
            entry,
            unchanged,
            is_new,
            was_changed,
        })
    }

    fn plan_removals(
        &self,
        tree: &PublicTree,
        journal: &mut Journal,
        published: &mut Published,
    ) -> io::Result<()> {
        for (path, entry) in &self.old.files {
            if tree.files.contains_key(path) {
                continue;
            }
            let place = self.folder.join(path);
            if !fs::symlink_metadata(&place).is_ok_and(|m| m.is_file()) {
                continue;
            }
            let below = format!("{path}/");
            let becomes_folder = tree
                .files
                .range(below.clone()..)
                .next()
                .is_some_and(|(next, _)| next.starts_with(&below));
            let becomes_file = path
                .match_indices('/')
                .any(|(at, _)| tree.files.contains_key(&path[..at]));
            if becomes_folder || becomes_file {
                journal.clear.push(path.clone());
            } else if !manifest::entry_on_disk(&place)?.is_same(entry) {
                published.kept.push(path.clone());
            } else {
                journal.remove.push(path.clone());
            }
        }
        Ok(())
    }
}

/// What one file is and was.
pub(super) struct State {
    pub entry: Entry,
    pub unchanged: bool,
    pub is_new: bool,
    pub was_changed: bool,
}

impl State {
    /// A file that is right already.
    pub fn unchanged(entry: Entry) -> Self {
        Self {
            entry,
            unchanged: true,
            is_new: false,
            was_changed: false,
        }
    }
}

/// Empty, or with a manifest, or with nothing but what a killed first build left.
fn is_ours(folder: &Path) -> io::Result<bool> {
    if manifest::is_in(folder) {
        return Ok(true);
    }
    match fs::read_dir(folder) {
        Ok(mut entries) => {
            Ok(entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == manifest::FOLDER)))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}
