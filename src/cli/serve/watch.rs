//! Hears which files may have changed, gathers what comes together, and looks for itself where the system tells nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use loa::diagnostic::Finding;
use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RemoveKind, RenameMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::super::disk::{is_looked_into, is_named_as_source};
use super::shelf::Suspicion;

/// How long nothing must have happened before a site is built: after files that were closed or renamed to their place, …
const CLOSED: Duration = Duration::from_millis(8);
/// … after files that somebody may still be writing, …
const WRITING: Duration = Duration::from_millis(40);
/// … after a file went away, which many editors put back at once, …
const REMOVED: Duration = Duration::from_millis(80);
/// … and while a whole crowd comes in, as from `git pull`.
const CROWD: Duration = Duration::from_millis(250);
/// What makes a crowd.
const MANY: usize = 20;
/// However much happens: after this time somebody wants to see something, …
const LONGEST: Duration = Duration::from_secs(5);
/// … but half of a crowd is nothing to see.
const LONGEST_CROWD: Duration = Duration::from_secs(60);
/// How often it is asked whether the folder and the day are still the same.
const HEARTBEAT: Duration = Duration::from_millis(500);
/// How often the folder is looked through although the system tells of changes: some drives tell of none, or only of those made here.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// How often it is looked through where the system tells nothing.
const LOOK: Duration = Duration::from_secs(1);
/// Looking through takes at most this part of the time.
const SHARE: u32 = 20;

/// Something that the person or the files did.
pub enum Signal {
    /// The system told something about files.
    Disk(notify::Result<Event>),
    /// A picture turned out to be wrong when somebody wanted to see it.
    Late(Box<Finding>),
    /// A picture could not be kept for the next time.
    CacheFailed(io::Error),
    /// The person has seen enough.
    Stop,
}

/// Why the loop goes on.
pub enum Wake {
    /// Files may have changed, or it is simply time to look.
    Look(Option<Suspicion>),
    /// A picture is wrong.
    Late(Box<Finding>),
    /// The cache folder does not take anything.
    CacheFailed(io::Error),
    /// The end.
    Stop,
}

/// What tells a folder from another one at the same place.
type Identity = (u64, u64);

/// Watches a site's folder and the one it shares with others.
pub struct Watch {
    folder: PathBuf,
    output: Option<PathBuf>,
    polls: bool,
    signals: Receiver<Signal>,
    sender: Sender<Signal>,
    watcher: Option<RecommendedWatcher>,
    /// What is watched by the paths that the system uses, with what they are called from the site's folder.
    roots: Vec<(PathBuf, PathBuf)>,
    identity: Option<Identity>,
    /// Folders that were asked about since it was last quiet, and whether they are looked into.
    folders: BTreeMap<PathBuf, bool>,
    looked: Instant,
    took: Duration,
}

impl Watch {
    /// For a site's folder; what signals others send come out of it, too.
    pub fn new(
        folder: &Path,
        output: &Path,
        polls: bool,
        (sender, signals): (Sender<Signal>, Receiver<Signal>),
    ) -> Self {
        Self {
            folder: folder.to_path_buf(),
            output: fs::canonicalize(output).ok(),
            polls,
            signals,
            sender,
            watcher: None,
            roots: Vec::new(),
            identity: None,
            folders: BTreeMap::new(),
            looked: Instant::now(),
            took: Duration::ZERO,
        }
    }

    /// Begins to listen, anew when the folder came back or another folder is shared.
    ///
    /// # Errors
    /// Why the system tells nothing; the folder is then looked through instead.
    pub fn listen(&mut self, shared: Option<&str>) -> notify::Result<()> {
        self.identity = identity(&self.folder);
        self.watcher = None;
        self.roots = roots(&self.folder, shared);
        if self.polls {
            return Ok(());
        }
        let sender = self.sender.clone();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let is_reading = |event: &Event| matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
            // The program's own reading is told as well.
            if !event.as_ref().is_ok_and(is_reading) {
                let _ = sender.send(Signal::Disk(event));
            }
        })?;
        for (place, _) in &self.roots {
            watcher.watch(place, RecursiveMode::Recursive)?;
        }
        self.watcher = Some(watcher);
        Ok(())
    }

    /// Whether the folder is the one that is listened to.
    pub fn is_same(&self) -> bool {
        self.identity.is_some() && identity(&self.folder) == self.identity
    }

    /// How long looking through the folder took: a slow drive is looked through less often.
    pub fn looked(&mut self, took: Duration) {
        self.looked = Instant::now();
        self.took = took;
    }

    /// The next thing to do.
    pub fn next(&mut self) -> Wake {
        let mut gathered = Gathered::default();
        let mut started = Instant::now();
        self.folders.clear();
        loop {
            let quiet = gathered.quiet();
            if quiet.is_none() {
                started = Instant::now();
            }
            let patience = match quiet {
                None => HEARTBEAT,
                Some(quiet) => quiet.min(gathered.longest().saturating_sub(started.elapsed())),
            };
            match self.signals.recv_timeout(patience) {
                Ok(Signal::Disk(told)) => gathered.take(told, |path| self.below(path)),
                Ok(Signal::Late(finding)) => return Wake::Late(finding),
                Ok(Signal::CacheFailed(error)) => return Wake::CacheFailed(error),
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return Wake::Stop,
                Err(RecvTimeoutError::Timeout) if quiet.is_some() => {
                    return Wake::Look(Some(gathered.suspicion()));
                }
                Err(RecvTimeoutError::Timeout) => {
                    let is_time = self.looked.elapsed() >= self.pause();
                    return Wake::Look(is_time.then_some(Suspicion::All));
                }
            }
        }
    }

    fn pause(&self) -> Duration {
        let least = if self.watcher.is_some() {
            LOOK_AGAIN
        } else {
            LOOK
        };
        least.max(self.took * SHARE)
    }

    /// What a path is called from the site's folder, if a file there would be read.
    fn below(&mut self, path: &Path) -> Option<PathBuf> {
        let (below, name) = self.roots.iter().find_map(|(place, name)| {
            let below = path.strip_prefix(place).ok()?;
            Some((name.join(below), name))
        })?;
        let (Some(last), Some(above)) = (below.file_name(), below.parent()) else {
            return Some(below); // the folder itself
        };
        // A crowd asks about the same few folders.
        let is_read = name.as_os_str() != ""
            || match self.folders.get(above) {
                Some(is_read) => *is_read,
                None => {
                    let is_read = is_looked_into(&self.folder, above, self.output.as_deref());
                    self.folders.insert(above.to_path_buf(), is_read);
                    is_read
                }
            };
        (is_read && is_named_as_source(last)).then_some(below)
    }
}

/// What came in since it was last quiet.
#[derive(Default)]
struct Gathered {
    files: BTreeSet<PathBuf>,
    open: BTreeSet<PathBuf>,
    is_all: bool,
    has_removal: bool,
}

impl Gathered {
    fn take(
        &mut self,
        told: notify::Result<Event>,
        mut below: impl FnMut(&Path) -> Option<PathBuf>,
    ) {
        let Ok(event) = told else {
            self.is_all = true; // told in part, or not at all
            return;
        };
        if event.need_rescan() {
            self.is_all = true;
        }
        use EventKind::{Access, Create, Modify, Remove};
        let is_whole = matches!(
            event.kind,
            Access(_) | Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both))
        );
        let is_removal = matches!(
            event.kind,
            Remove(_) | Modify(ModifyKind::Name(RenameMode::From))
        );
        let is_folder = matches!(
            event.kind,
            Create(CreateKind::Folder) | Remove(RemoveKind::Folder)
        );
        for path in event.paths.iter().filter_map(|path| below(path)) {
            self.has_removal |= is_removal;
            // A file may have come into a new folder before the system was asked about that folder.
            self.is_all |= is_folder || path.as_os_str().is_empty();
            // Where the system tells when a file is closed, one that was written to and not closed is not whole yet.
            if is_whole || is_removal {
                self.open.remove(&path);
            } else {
                self.open.insert(path.clone());
            }
            self.files.insert(path);
        }
    }

    /// How long it must be quiet now; nothing when nothing happened.
    fn quiet(&self) -> Option<Duration> {
        if !self.is_all && self.files.is_empty() {
            return None;
        }
        Some(if self.files.len() >= MANY {
            CROWD
        } else if self.has_removal || self.is_all {
            REMOVED
        } else if self.open.is_empty() {
            CLOSED
        } else {
            WRITING
        })
    }

    fn longest(&self) -> Duration {
        if self.files.len() >= MANY {
            LONGEST_CROWD
        } else {
            LONGEST
        }
    }

    fn suspicion(self) -> Suspicion {
        if self.is_all {
            Suspicion::All
        } else {
            Suspicion::Files(self.files)
        }
    }
}

/// The folders to listen to, as the system calls them and as the site does.
fn roots(folder: &Path, shared: Option<&str>) -> Vec<(PathBuf, PathBuf)> {
    let shared = shared.map(|shared| PathBuf::from(format!("{shared}/procedures")));
    let names = [Some(PathBuf::new()), shared];
    let places = names.into_iter().flatten().filter_map(|name| {
        let place = fs::canonicalize(folder.join(&name)).ok()?;
        Some((place, name))
    });
    places.collect()
}

#[cfg(unix)]
fn identity(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let metadata = fs::metadata(folder).ok()?;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(folder: &Path) -> Option<Identity> {
    let made = fs::metadata(folder).ok()?.created().ok();
    let age = made.and_then(|made| made.duration_since(std::time::UNIX_EPOCH).ok());
    Some(age.map_or((0, 0), |age| (age.as_secs(), u64::from(age.subsec_nanos()))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gather(events: &[(EventKind, &str)]) -> Gathered {
        let mut gathered = Gathered::default();
        for (kind, path) in events {
            let event = Event::new(*kind).add_path(PathBuf::from(path));
            gathered.take(Ok(event), |path| {
                path.strip_prefix("/site").ok().map(Path::to_path_buf)
            });
        }
        gathered
    }

    const CLOSE: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));
    const WRITE: EventKind = EventKind::Modify(ModifyKind::Any);
    const REMOVE: EventKind = EventKind::Remove(RemoveKind::File);
    const TO: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::To));

    #[test]
    fn a_file_that_is_whole_is_not_waited_for() {
        assert_eq!(gather(&[(WRITE, "/elsewhere/a")]).quiet(), None);
        assert_eq!(
            gather(&[(WRITE, "/site/a"), (CLOSE, "/site/a")]).quiet(),
            Some(CLOSED)
        );
        assert_eq!(gather(&[(TO, "/site/a")]).quiet(), Some(CLOSED));
        assert_eq!(
            gather(&[(CLOSE, "/site/a"), (WRITE, "/site/a")]).quiet(),
            Some(WRITING)
        );
        assert_eq!(
            gather(&[(REMOVE, "/site/a"), (CLOSE, "/site/a")]).quiet(),
            Some(REMOVED)
        );
    }

    #[test]
    fn a_crowd_and_what_was_not_told_are_looked_through() {
        let names: Vec<String> = (0..MANY).map(|at| format!("/site/{at}")).collect();
        let crowd: Vec<_> = names.iter().map(|name| (CLOSE, name.as_str())).collect();
        assert_eq!(gather(&crowd).quiet(), Some(CROWD));
        let folder = gather(&[(EventKind::Create(CreateKind::Folder), "/site/new")]);
        assert_eq!(folder.suspicion(), Suspicion::All);
        let mut lost = Gathered::default();
        let overflow = Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan);
        lost.take(Ok(overflow), |_| None);
        assert_eq!(lost.suspicion(), Suspicion::All);
        let mut failed = Gathered::default();
        failed.take(Err(notify::Error::generic("?")), |_| None);
        assert_eq!(failed.suspicion(), Suspicion::All);
    }

    #[test]
    fn a_folder_that_took_the_place_of_another_is_another() {
        let root = tempfile::tempdir().unwrap();
        let [here, away] = ["here", "away"].map(|name| root.path().join(name));
        fs::create_dir(&here).unwrap();
        let signals = std::sync::mpsc::channel();
        let mut watch = Watch::new(&here, &here.join("public"), true, signals);
        watch.listen(None).unwrap();
        assert!(watch.is_same());
        fs::rename(&here, &away).unwrap();
        assert!(!watch.is_same());
        fs::rename(&away, &here).unwrap();
        assert!(watch.is_same());
        fs::rename(&here, &away).unwrap();
        fs::create_dir(&here).unwrap();
        assert!(!watch.is_same() || cfg!(not(unix)));
    }
}
