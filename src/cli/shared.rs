//! What many sites have in common. Published files are stored once: each site has them under a name of its own, so that it can be deployed alone.
//! Records of a shared folder are read once.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use loa::memory::Readings;

use super::last_build;
use super::manifest::{self, Entry};
use super::stage::stamp_of;
use super::stamp::Stamp;

/// The store: one file for each content, named after it, on the file system of the sites.
#[derive(Clone, Debug)]
pub struct Shared {
    folder: PathBuf,
    /// Files of the store that were looked into, and how they lay then: hundreds of sites ask for the same ones.
    right: Arc<Mutex<BTreeMap<PathBuf, Stamp>>>,
    /// What was read of the files that sites share.
    pub readings: Arc<Readings>,
}

/// Two threads never write to the same file beside the store's own.
static NEXT: AtomicUsize = AtomicUsize::new(0);

impl Shared {
    /// The store inside an output folder that holds many sites.
    pub fn below(output: &Path) -> Self {
        Self {
            folder: manifest::shared(output),
            right: Arc::default(),
            readings: Arc::new(Readings::remembering()),
        }
    }

    /// Where the last build of one of the sites is kept: beside the output folder of all, so that it is published with none.
    pub fn beside(&self, site: &Path) -> Option<PathBuf> {
        let output = self.folder.parent()?.parent()?;
        let within = site.strip_prefix(output).ok()?;
        Some(last_build::beside(output)?.join(within))
    }

    /// True for files that come from the theme: every site has the same.
    pub fn takes(path: &str) -> bool {
        path.starts_with("assets/")
    }

    /// Puts a file to its place: linked where the file system can do that, written otherwise.
    pub fn put(&self, bytes: &[u8], entry: &Entry, place: &Path) -> io::Result<()> {
        let kept = self.folder.join(format!("{}-{}", entry.hash, entry.size));
        let right = || self.right.lock().unwrap_or_else(PoisonError::into_inner);
        let stamp = stamp_of(&kept);
        let is_known = stamp.is_some() && right().get(&kept) == stamp.as_ref();
        // A link shares its bytes with all others: whoever wrote into one of them wrote into the store.
        let there = (!is_known).then(|| manifest::entry_on_disk(&kept));
        let is_first = matches!(there, Some(Err(_)));
        let is_right = there.is_none_or(|there| there.is_ok_and(|there| there.is_same(entry)));
        if is_right && fs::hard_link(&kept, place).is_ok() {
            right().extend(stamp.map(|stamp| (kept, stamp)));
            return Ok(());
        }
        // The first of its kind, a spoiled one, or one that has as many links as the file system allows (1,024 on NTFS).
        let renewed = self.keep(bytes, &kept, is_first);
        if renewed.is_ok() && fs::hard_link(&kept, place).is_ok() {
            return Ok(());
        }
        fs::write(place, bytes)
    }

    /// Two workers may bring the first of its kind at once: the second one takes what the first one left, or there would be two.
    fn keep(&self, bytes: &[u8], kept: &Path, is_first: bool) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let beside = self
            .folder
            .join(format!(".new-{}-{number}", std::process::id()));
        fs::write(&beside, bytes)?;
        if is_first {
            let linked = fs::hard_link(&beside, kept);
            if linked.is_ok() || kept.exists() {
                return fs::remove_file(&beside);
            }
        }
        fs::rename(&beside, kept)
    }

    /// Removes what no site has any more, where the system tells.
    pub fn clean(&self) {
        #[cfg(unix)]
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            use std::os::unix::fs::MetadataExt;
            if entry.metadata().is_ok_and(|metadata| metadata.nlink() == 1) {
                // What cannot be removed only takes room.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_stored_once_and_a_spoiled_store_is_renewed() {
        let folder = tempfile::tempdir().unwrap();
        let shared = Shared::below(folder.path());
        let entry = manifest::entry(b"body{}");
        let places = ["a.css", "b.css", "c.css"].map(|name| folder.path().join(name));
        shared.put(b"body{}", &entry, &places[0]).unwrap();
        shared.put(b"body{}", &entry, &places[1]).unwrap();
        assert_eq!(
            fs::read_dir(manifest::shared(folder.path()))
                .unwrap()
                .count(),
            1
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let inode = |path: &Path| fs::metadata(path).unwrap().ino();
            assert_eq!(inode(&places[0]), inode(&places[1]));
        }
        fs::write(&places[0], b"spoiled").unwrap();
        shared.put(b"body{}", &entry, &places[2]).unwrap();
        assert_eq!(fs::read(&places[2]).unwrap(), b"body{}");
    }

    #[cfg(unix)]
    #[test]
    fn sites_that_bring_the_same_file_at_once_share_it() {
        use std::os::unix::fs::MetadataExt;
        let folder = tempfile::tempdir().unwrap();
        let shared = Shared::below(folder.path());
        for round in 0..50 {
            let bytes = format!("body{{order:{round}}}").into_bytes();
            let entry = manifest::entry(&bytes);
            let places: Vec<_> = (0..8)
                .map(|at| folder.path().join(format!("{round}-{at}.css")))
                .collect();
            let start = std::sync::Barrier::new(places.len());
            std::thread::scope(|scope| {
                for place in &places {
                    scope.spawn(|| {
                        start.wait();
                        shared.put(&bytes, &entry, place).unwrap();
                    });
                }
            });
            let inodes: std::collections::BTreeSet<_> = places
                .iter()
                .map(|place| fs::metadata(place).unwrap().ino())
                .collect();
            assert_eq!(inodes.len(), 1, "round {round}");
        }
    }
}
