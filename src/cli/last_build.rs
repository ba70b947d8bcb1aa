//! What the last build of an output folder read, found and left there: beside it, in `.public.loa-cache/`, never in it, so that
//! it is not published by mistake. It decides how long a build takes, never what it makes: whatever of it is missing, broken or of
//! another Loa is as if there was nothing.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use loa::Summary;
use loa::diagnostic::Finding;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::stamp::Stamp;

/// A finished build that found nothing to stop it.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LastBuild {
    /// What it was asked for.
    pub call: Call,
    /// Every file it read, by its path in the site's folder, in order.
    pub sources: Vec<(String, Source)>,
    /// Every file it left, by its path in the output folder, in order.
    pub files: Vec<(String, Left)>,
    /// What it found.
    pub findings: Vec<Finding>,
    /// What the site held.
    pub summary: Summary,
}

/// All that decides a build beside its files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// Which Loa it was; nothing when the system does not tell, which is like no other.
    pub program: Option<Stamp>,
    /// The day it was built for.
    pub today: Date,
    /// Address under which it is published, when it was given.
    pub base_url: Option<String>,
    /// True when no picture was to be made.
    pub no_images: bool,
    /// True when warnings counted as errors.
    pub strict: bool,
}

/// A file as it was left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// How it lay on the disk; a default one when that would not tell whether somebody wrote to it.
    pub stamp: Stamp,
    /// What tells its bytes, as in the manifest.
    pub hash: String,
}

/// A file as it was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// How it lay on the disk before it was read; a default one when that would not tell whether somebody wrote to it.
    pub stamp: Stamp,
    /// Bytes.
    pub size: u64,
    /// XXH3 of its bytes; nothing when not all of them were read.
    pub hash: Option<u64>,
}

/// Which Loa this is: its own file, with all its code, themes and features.
pub fn program() -> Option<Stamp> {
    let file = std::env::current_exe().and_then(fs::metadata).ok()?;
    Some(Stamp::of(&file).of_bytes())
}

impl LastBuild {
    /// What is known of the last build, if anything.
    pub fn load(place: &Path) -> Option<Self> {
        let last: Self = load(place, NAME)?;
        let is_own = last.call.program.is_some() && last.call.program == program();
        is_own.then_some(last)
    }

    /// Keeps it for the next build. Where that cannot be, the next build takes longer.
    pub fn save(&self, place: &Path) {
        let _ = save(place, NAME, self);
    }

    /// How a file was left.
    pub fn left(&self, path: &str) -> Option<&Left> {
        let at = self
            .files
            .binary_search_by(|(known, _)| known.as_str().cmp(path));
        at.ok().map(|at| &self.files[at].1)
    }
}

const NAME: &str = "last";

/// A value that was kept; nothing when it is not there or not whole.
pub fn load<T: DeserializeOwned>(folder: &Path, name: &str) -> Option<T> {
    let bytes = fs::read(folder.join(name)).ok()?;
    let (sum, content) = bytes.split_first_chunk::<8>()?;
    let is_whole = u64::from_le_bytes(*sum) == xxh3_64(content);
    is_whole.then(|| postcard::from_bytes(content).ok())?
}

/// Keeps a value, in one step.
pub fn save<T: Serialize>(folder: &Path, name: &str, value: &T) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    // Who keeps the site in Git need not know of it.
    let ignored = folder.join(".gitignore");
    if !ignored.is_file() {
        fs::write(ignored, "*\n")?;
    }
    let mut bytes = postcard::to_extend(value, vec![0; 8]).map_err(io::Error::other)?;
    let sum = xxh3_64(&bytes[8..]).to_le_bytes();
    bytes[..8].copy_from_slice(&sum);
    let beside = folder.join(format!("{name}.tmp"));
    fs::write(&beside, bytes)?;
    fs::rename(beside, folder.join(name))
}

/// The place for an output folder that is there: `site/public` → `site/.public.loa-cache`.
pub fn beside(output: &Path) -> Option<PathBuf> {
    let output = fs::canonicalize(output).ok()?;
    let mut name = std::ffi::OsString::from(".");
    name.push(output.file_name()?);
    name.push(".loa-cache");
    Some(output.with_file_name(name))
}
