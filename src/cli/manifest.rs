//! What Loa wrote into an output folder, and what it is about to do there: `.loa/` inside it.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use xxhash_rust::xxh3::Xxh3;

/// The folder inside the output folder that is Loa's own.
pub const FOLDER: &str = ".loa";

/// Every file Loa wrote, by its path with `/`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of this file.
    pub version: u32,
    /// The files.
    #[serde(deserialize_with = "at_once")]
    pub files: BTreeMap<String, Entry>,
}

/// Reads files that stand in order, as a manifest is written: a map of all of them is made sooner than one that grows.
fn at_once<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, Entry>, D::Error> {
    struct Files;
    impl<'de> Visitor<'de> for Files {
        type Value = BTreeMap<String, Entry>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("files")
        }

        fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
            let mut files = Vec::with_capacity(map.size_hint().unwrap_or_default());
            while let Some(file) = map.next_entry()? {
                files.push(file);
            }
            Ok(files.into_iter().collect())
        }
    }
    deserializer.deserialize_map(Files)
}

/// How a file was when Loa wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Bytes.
    pub size: u64,
    /// XXH3 of the bytes, in hexadecimal: it tells a changed file, not an attacker.
    pub hash: String,
    /// What tells its recipe and the content of its source, when it was made by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_of: Option<String>,
}

impl Entry {
    /// True when both are of the same bytes, whatever they were made of.
    pub fn is_same(&self, other: &Self) -> bool {
        (self.size, &self.hash) == (other.size, &other.hash)
    }
}

/// What a publishing that was decided still has to do; it is done again from the start after a kill.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Journal {
    /// Removed first, because a folder must stand in their place (or the other way round).
    pub clear: Vec<String>,
    /// Moved from the stage to their place, in this order.
    pub put: Vec<String>,
    /// Removed last, when no page leads to them any more.
    pub remove: Vec<String>,
    /// What then lies there.
    pub manifest: Manifest,
}

impl Manifest {
    /// The current form.
    pub const VERSION: u32 = 1;

    /// What lies in `output`; nothing when Loa never finished publishing there.
    pub fn load(output: &Path) -> io::Result<Option<Self>> {
        load(&file(output, "manifest.json"))
    }

    /// Replaces the manifest in one step.
    pub fn save(&self, output: &Path) -> io::Result<()> {
        save(&file(output, "manifest.json"), self)
    }
}

impl Journal {
    /// What a killed publishing left to do.
    pub fn load(output: &Path) -> io::Result<Option<Self>> {
        load(&file(output, "journal.json"))
    }

    /// Decides: from now on the new site will be completed, not taken back.
    pub fn save(&self, output: &Path) -> io::Result<()> {
        save(&file(output, "journal.json"), self)
    }

    /// Nothing is left to do.
    pub fn clear(output: &Path) -> io::Result<()> {
        match fs::remove_file(file(output, "journal.json")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

/// Where the manifest of `output` lies.
pub fn path(output: &Path) -> PathBuf {
    file(output, "manifest.json")
}

/// Whether Loa published into this folder, or began to.
pub fn is_in(folder: &Path) -> bool {
    file(folder, "manifest.json").is_file() || file(folder, "journal.json").is_file()
}

/// Where new files wait: on the same file system as their place, so that a rename moves them whole.
pub fn stage(output: &Path) -> PathBuf {
    file(output, "new")
}

/// The file whose lock says that a build is at work here.
pub fn lock(output: &Path) -> PathBuf {
    file(output, "lock")
}

/// Where files that several sites have in common are kept.
pub fn shared(output: &Path) -> PathBuf {
    file(output, "shared")
}

/// What a site tells of itself.
pub fn report(output: &Path) -> PathBuf {
    file(output, "report.json")
}

/// What one part of many sites holds.
pub fn shard(output: &Path) -> PathBuf {
    file(output, "shard.json")
}

/// The entry for these bytes.
pub fn entry(bytes: &[u8]) -> Entry {
    let mut hasher = Xxh3::new();
    hasher.update(bytes);
    entry_of(&hasher, bytes.len() as u64)
}

/// The entry for a file on disk, read piece by piece.
pub fn entry_on_disk(path: &Path) -> io::Result<Entry> {
    let mut file = fs::File::open(path)?;
    let mut hasher = Xxh3::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut size = 0;
    loop {
        let read = io::Read::read(&mut file, &mut buffer)?;
        if read == 0 {
            return Ok(entry_of(&hasher, size));
        }
        hasher.update(&buffer[..read]);
        size += read as u64;
    }
}

fn entry_of(hasher: &Xxh3, size: u64) -> Entry {
    Entry {
        size,
        hash: format!("{:016x}", hasher.digest()),
        made_of: None,
    }
}

fn file(output: &Path, name: &str) -> PathBuf {
    output.join(FOLDER).join(name)
}

/// A value as JSON; nothing when there is none.
pub fn load<T: for<'de> Deserialize<'de>>(path: &Path) -> io::Result<Option<T>> {
    match fs::read(path) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map(Some)
            .map_err(io::Error::other),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Writes a value as JSON in one step.
pub fn save<T: Serialize>(path: &Path, value: &T) -> io::Result<()> {
    let bytes = serde_json::to_vec(value).map_err(io::Error::other)?;
    let beside = path.with_extension("tmp");
    fs::write(&beside, bytes)?;
    fs::rename(beside, path)
}
