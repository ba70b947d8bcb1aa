//! Pictures that have to be made: when somebody looks at them, once, and kept for the next time – in memory, and in the person's cache folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use loa::publish::Recipe;

use super::super::bar::Bar;
use super::super::made::{LARGE, made_of};
use super::super::manifest::{self, Manifest};
use super::watch::Signal;
use super::words;

/// Bytes of pictures that stay in memory.
const MEMORY: usize = 64 << 20;

/// How long a picture that nobody looks at stays in the cache folder.
const KEPT: Duration = Duration::from_secs(60 * 24 * 3600);

/// Makes pictures and keeps them.
pub struct Pictures {
    site: PathBuf,
    output: PathBuf,
    in_a_hurry: bool,
    folder: Option<PathBuf>,
    signals: Sender<Signal>,
    shelf: Mutex<Shelf>,
    free: Condvar,
    bar: Bar,
}

#[derive(Default)]
struct Shelf {
    bytes: BTreeMap<String, Arc<Vec<u8>>>,
    size: usize,
    making: BTreeSet<String>,
    is_large: bool,
    has_complained: bool,
    /// What the last `loa build` made, and when it was written.
    built: Option<(SystemTime, Arc<Manifest>)>,
}

impl Pictures {
    /// For one site; `output` is where `loa build` puts it, and where pictures are that it made.
    pub fn new(
        site: &Path,
        output: &Path,
        in_a_hurry: bool,
        signals: Sender<Signal>,
        bar: Bar,
    ) -> Self {
        Self {
            site: site.to_path_buf(),
            output: output.to_path_buf(),
            in_a_hurry,
            folder: cache_folder(),
            signals,
            shelf: Mutex::default(),
            free: Condvar::new(),
            bar,
        }
    }

    /// What recipes made in the output folder and still lies there.
    pub fn there(&self) -> BTreeSet<String> {
        let Some(manifest) = self.manifest() else {
            return BTreeSet::new();
        };
        let made = manifest.files.iter();
        let made = made
            .filter(|(path, entry)| entry.made_of.is_some() && self.output.join(path).is_file());
        made.map(|(path, _)| path.clone()).collect()
    }

    /// The bytes of a picture; nothing when it cannot be made, which is told.
    pub fn get(&self, recipes: &[Recipe], path: &str) -> Option<Arc<Vec<u8>>> {
        let found = recipes.iter().find_map(|recipe| {
            let at = recipe.makes.iter().position(|product| product.path == path);
            at.map(|at| (recipe, at))
        });
        let (recipe, at) = found?;
        if self.in_a_hurry && !recipe.is_quick {
            return fs::read(self.output.join(path)).ok().map(Arc::new);
        }
        let source = recipe.source.as_ref().map(|source| self.site.join(source));
        let hash = source.as_deref().map(manifest::entry_on_disk).transpose();
        let hash = hash.ok()?.map(|entry| entry.hash);
        let name = made_of(recipe.makes[at].key, hash.as_deref());
        let kept = self.wait_for(&name, recipe.pixels > LARGE);
        let bytes = kept.or_else(|| {
            let kept = self.built(path, &name).or_else(|| self.cached(&name));
            let bytes = kept.or_else(|| self.make(recipe, at, source.as_deref(), &name))?;
            Some(Arc::new(bytes))
        });
        self.put(&name, recipe.pixels > LARGE, bytes.clone());
        bytes
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until nobody else makes this picture, and until a core is free for it.
    fn wait_for(&self, name: &str, is_large: bool) -> Option<Arc<Vec<u8>>> {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let busy = |shelf: &mut Shelf| {
            !shelf.bytes.contains_key(name)
                && (shelf.making.contains(name)
                    || shelf.making.len() >= cores
                    || (is_large && shelf.is_large))
        };
        let waited = self.free.wait_while(self.shelf(), busy);
        let mut shelf = waited.unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = shelf.bytes.get(name) {
            return Some(Arc::clone(bytes));
        }
        if shelf.making.is_empty() {
            self.bar.begin(words::making_pictures(), 0);
        }
        shelf.making.insert(name.to_owned());
        shelf.is_large |= is_large;
        None
    }

    fn put(&self, name: &str, is_large: bool, bytes: Option<Arc<Vec<u8>>>) {
        let mut shelf = self.shelf();
        if shelf.making.remove(name) && is_large {
            shelf.is_large = false;
        }
        if let Some(bytes) = bytes.filter(|_| !shelf.bytes.contains_key(name)) {
            if shelf.size + bytes.len() > MEMORY {
                shelf.bytes.clear();
                shelf.size = 0;
            }
            shelf.size += bytes.len();
            shelf.bytes.insert(name.to_owned(), bytes);
        }
        if shelf.making.is_empty() {
            self.bar.rest();
        }
        drop(shelf);
        self.free.notify_all();
    }

    fn make(
        &self,
        recipe: &Recipe,
        at: usize,
        source: Option<&Path>,
        name: &str,
    ) -> Option<Vec<u8>> {
        let source = source.map(fs::read).transpose().ok()?;
        match recipe.make(&source.unwrap_or_default(), &[at]) {
            Ok(mut made) => {
                let bytes = made.pop()?;
                self.cache(name, &bytes);
                Some(bytes)
            }
            Err(finding) => {
                let _ = self.signals.send(Signal::Late(finding));
                None
            }
        }
    }

    /// What the last `loa build` made of the same.
    fn built(&self, path: &str, name: &str) -> Option<Vec<u8>> {
        let manifest = self.manifest()?;
        let entry = manifest.files.get(path)?;
        let is_same = entry.made_of.as_deref() == Some(name);
        let bytes = is_same.then(|| fs::read(self.output.join(path)).ok())??;
        manifest::entry(&bytes).is_same(entry).then_some(bytes)
    }

    fn manifest(&self) -> Option<Arc<Manifest>> {
        let written = fs::metadata(manifest::path(&self.output)).and_then(|file| file.modified());
        let written = written.ok()?;
        let mut shelf = self.shelf();
        if let Some((when, manifest)) = shelf.built.as_ref().filter(|(when, _)| *when == written) {
            let _ = when;
            return Some(Arc::clone(manifest));
        }
        let manifest = Arc::new(Manifest::load(&self.output).ok()??);
        shelf.built = Some((written, Arc::clone(&manifest)));
        Some(manifest)
    }

    fn cached(&self, name: &str) -> Option<Vec<u8>> {
        let file = self.folder.as_ref()?.join(name);
        let bytes = fs::read(&file).ok()?;
        // Who is looked at stays.
        let opened = fs::File::options().append(true).open(&file);
        let _ = opened.and_then(|file| file.set_modified(SystemTime::now()));
        Some(bytes).filter(|bytes| !bytes.is_empty())
    }

    /// A disk that is full costs time at the next start, nothing else; it is told once.
    fn cache(&self, name: &str, bytes: &[u8]) {
        let Some(folder) = &self.folder else {
            return;
        };
        if let Err(error) = write(folder, name, bytes) {
            let mut shelf = self.shelf();
            if !std::mem::replace(&mut shelf.has_complained, true) {
                let _ = self.signals.send(Signal::CacheFailed(error));
            }
        }
    }

    /// Removes what nobody looked at for long.
    pub fn tidy(&self) {
        let entries = self.folder.as_ref().map(fs::read_dir);
        for entry in entries.into_iter().flatten().flatten().flatten() {
            let modified = entry.metadata().and_then(|file| file.modified());
            let age = modified.map(|modified| modified.elapsed().unwrap_or_default());
            if age.is_ok_and(|age| age > KEPT) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// Whole or not at all.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let beside = folder.join(format!("{name}.{}", std::process::id()));
    fs::write(&beside, bytes)
        .and_then(|()| fs::rename(&beside, folder.join(name)))
        .inspect_err(|_| drop(fs::remove_file(&beside)))
}

/// Where this system keeps what can be made again; `LOA_CACHE` names another folder.
fn cache_folder() -> Option<PathBuf> {
    let folder = |name: &str| {
        let value = std::env::var_os(name).filter(|value| !value.is_empty());
        value.map(PathBuf::from)
    };
    let system = || {
        if cfg!(windows) {
            return folder("LOCALAPPDATA").map(|local| local.join("loa").join("cache"));
        }
        if cfg!(target_os = "macos") {
            return folder("HOME").map(|home| home.join("Library/Caches/loa"));
        }
        let home = || folder("HOME").map(|home| home.join(".cache"));
        let cache = folder("XDG_CACHE_HOME").or_else(home)?;
        Some(cache.join("loa"))
    };
    let cache = folder("LOA_CACHE").or_else(system)?;
    Some(cache.join("pictures"))
}
