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
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use loa::diagnostic::{Finding, Text};
use loa::publish::PublicTree;
use loa::say;
use rayon::prelude::*;

use super::bar::Bar;
use super::by_hand::{carry_out, remove_stage};
use super::last_build::{LastBuild, Left};
use super::made::{Kitchen, Unmade};
use super::manifest::{self, Journal, Manifest};
use super::shared::Shared;
use super::stage::{State, settled, stamp_of};
use super::stamp;
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
    /// How every file of the site was left, in the order of paths.
    pub left: Vec<(String, Left)>,
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
    pub(super) folder: PathBuf,
    pub(super) old: Manifest,
    /// True when nothing lay there.
    pub(super) is_new: bool,
    pub(super) shared: Option<Shared>,
    /// How the last build left it.
    pub(super) last: Option<Arc<LastBuild>>,
    /// Files that wait on the stage already, or lie in their place.
    brought: BTreeMap<String, State>,
    bar: Bar,
    _lock: File,
}

impl Output {
    /// Makes sure the folder is Loa's (or empty), takes its lock, and finishes what a killed build left.
    pub fn open(folder: &Path) -> Result<Self, Unpublished> {
        Self::open_beside(folder, || ()).map(|(opened, ())| opened)
    }

    /// The same, and something else that is done while it is read what lies there.
    pub fn open_beside<T: Send>(
        folder: &Path,
        other: impl FnOnce() -> T + Send,
    ) -> Result<(Self, T), Unpublished> {
        let shown = folder.display();
        let lies = what_lies(folder)?;
        if lies == Lies::Foreign {
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
        let (old, other) = rayon::join(|| Manifest::load(folder), other);
        let opened = Self {
            folder: folder.to_path_buf(),
            old: old?.unwrap_or_default(),
            is_new: lies == Lies::Nothing,
            shared: None,
            bar: Bar::default(),
            last: None,
            brought: BTreeMap::new(),
            _lock: lock,
        };
        Ok((opened, other))
    }

    /// The same, with what is known of the last build: files that lie as it left them need not be read.
    pub fn knowing(self, last: Option<Arc<LastBuild>>) -> Self {
        Self { last, ..self }
    }

    /// The same, with files that other sites have too taken from a store.
    pub fn sharing(self, shared: Option<Shared>) -> Self {
        Self { shared, ..self }
    }

    /// The same, with files that were brought to the stage before all others.
    pub fn having(self, brought: BTreeMap<String, State>) -> Self {
        Self { brought, ..self }
    }

    /// The same, telling how far it is.
    pub fn telling(self, bar: Bar) -> Self {
        Self { bar, ..self }
    }

    /// True when every file of the last build lies there as it was left; `is_stale` becomes true when the last build got stamps that
    /// will tell it sooner next time.
    fn is_as_left(&self, last: &mut LastBuild, is_stale: &AtomicBool) -> bool {
        let seen = stamp::now();
        last.files.par_iter_mut().all(|(path, left)| {
            let place = self.folder.join(path);
            let Some(stamp) = stamp_of(&place) else {
                return false;
            };
            if stamp == left.stamp {
                return true;
            }
            let is_same =
                manifest::entry_on_disk(&place).is_ok_and(|there| there.hash == left.hash);
            if is_same {
                left.stamp = settled(stamp, seen);
                is_stale.store(true, Ordering::Relaxed);
            }
            is_same
        })
    }

    /// What publishing would have done, when what was read is as it was and every file lies there as it was left; nothing otherwise. What the
    /// last build learned by that is kept in `place`.
    pub fn as_before(
        &self,
        last: &mut LastBuild,
        place: impl FnOnce() -> Option<PathBuf>,
        is_as_read: impl FnOnce(&mut LastBuild, &AtomicBool) -> bool,
    ) -> Option<Published> {
        let is_stale = AtomicBool::new(false);
        let is_same = is_as_read(last, &is_stale) && self.is_as_left(last, &is_stale);
        if is_same && is_stale.into_inner() {
            place().inspect(|place| last.save(place));
        }
        is_same.then(|| Published {
            unchanged: last.files.len(),
            ..Published::default()
        })
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
        mut self,
        tree: &PublicTree,
        site: &Path,
        in_a_hurry: bool,
    ) -> Result<Published, Unpublished> {
        self.refuse_conflicts(tree)?;
        let brought = std::mem::take(&mut self.brought).into_iter();
        let brought = brought.filter_map(|(path, state)| {
            let (path, _) = tree.files.get_key_value(&path)?;
            Some((path.as_str(), state))
        });
        let kitchen = Kitchen {
            site,
            output: &self.folder,
            old: &self.old,
            last: self.last.as_deref(),
            in_a_hurry,
            bar: &self.bar,
        };
        let states = self
            .states(tree, site)
            .map_err(Unpublished::from)
            .and_then(|mut states| {
                states.extend(kitchen.make(tree)?);
                states.extend(brought);
                let mut paths = tree.files.keys();
                match paths.find(|path| !states.contains_key(path.as_str())) {
                    Some(path) => Err(io::Error::other(format!("nobody brought {path}")).into()),
                    None => Ok(states),
                }
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
            let hash = entry.hash.clone();
            let stamp = state.stamp;
            published
                .left
                .push(((*path).to_owned(), Left { stamp, hash }));
        }
        let files = states.iter();
        let files = files.map(|(path, state)| ((*path).to_owned(), state.entry.clone()));
        journal.manifest.files = files.collect();
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
            published.settle(stamp::now());
            return Ok(published);
        }
        published.settle(stamp::now());
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
        let staged = files.filter_map(|(path, file)| {
            let state = self.stage(path, file, site).transpose()?;
            Some(state.map(|state| (path.as_str(), state)))
        });
        // In their order, as the map takes them at once.
        let staged: Vec<_> = staged.collect::<io::Result<_>>()?;
        Ok(staged.into_iter().collect())
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

impl Published {
    /// Forgets stamps that would not tell whether somebody wrote to a file after `seen`.
    fn settle(&mut self, seen: i64) {
        for (_, left) in &mut self.left {
            left.stamp = settled(left.stamp, seen);
        }
    }
}

/// What lies in an output folder before a build.
#[derive(PartialEq, Eq)]
enum Lies {
    Nothing,
    /// A manifest, so the rest is known.
    Ours,
    Foreign,
}

/// A folder with nothing but what a killed first build left is as good as empty.
fn what_lies(folder: &Path) -> io::Result<Lies> {
    if manifest::is_in(folder) {
        return Ok(Lies::Ours);
    }
    let is_own = |entry: io::Result<fs::DirEntry>| {
        entry.is_ok_and(|entry| entry.file_name() == manifest::FOLDER)
    };
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.all(is_own) {
            true => Ok(Lies::Nothing),
            false => Ok(Lies::Foreign),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Lies::Nothing),
        Err(error) => Err(error),
    }
}
