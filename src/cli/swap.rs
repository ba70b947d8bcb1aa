//! A whole new site takes the place of the old one in a single step, where the system can do that.
//!
//! Beside the output folder (`public`) the new one is made ready (`.public.loa-new`): changed files are moved there from
//! the stage, unchanged ones are linked, so that they cost no bytes and keep their time. Then the two folders change
//! places in one call of the system. A kill leaves the whole old or the whole new site; the other one is only rubbish
//! beside it, which the next build removes – file by file after its manifest, so that nothing foreign goes with it.
//! The price: a program that holds the old folder open (a shell or a server started inside it) must look at its path anew.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::manifest::{self, Journal, Manifest};

/// Carries out a journal at once; false when this folder or system needs it file by file, with nothing changed then.
pub fn swap(output: &Path, old: &Manifest, journal: &Journal) -> io::Result<bool> {
    if journal.put.len() + journal.remove.len() + journal.clear.len() < 2 {
        return Ok(false); // a single rename is one step already
    }
    let output = fs::canonicalize(output)?;
    let Some(ready) = beside(&output) else {
        return Ok(false);
    };
    if !only_files_of(&output, old)? {
        return Ok(false);
    }
    let stage = manifest::stage(&output);
    if make_ready(&output, &ready, &stage, journal).is_ok() && exchange(&output, &ready).is_ok() {
        clean(&output)?;
        return Ok(true);
    }
    // Back to the stage, from where the files go one by one.
    for path in &journal.put {
        let moved = ready.join(path);
        if moved.exists() {
            let place = stage.join(path);
            fs::create_dir_all(place.parent().unwrap_or(&stage))?;
            fs::rename(moved, place)?;
        }
    }
    match fs::remove_dir_all(&ready) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(false),
    }
}

/// Removes what a finished or killed swap left beside the output folder.
pub fn clean(output: &Path) -> io::Result<()> {
    let output = fs::canonicalize(output)?;
    let Some(left) = beside(&output).filter(|left| left.is_dir()) else {
        return Ok(());
    };
    let Some(manifest) = Manifest::load(&left)? else {
        // Never complete: all in it was made by the killed build.
        return fs::remove_dir_all(left);
    };
    manifest
        .files
        .par_iter()
        .try_for_each(|(path, _)| match fs::remove_file(left.join(path)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        })?;
    for entry in WalkDir::new(&left).contents_first(true) {
        let entry = entry.map_err(io::Error::other)?;
        let within = entry.path().strip_prefix(&left).unwrap_or(entry.path());
        if within.starts_with(manifest::FOLDER) || entry.depth() == 0 {
            continue;
        }
        if entry.file_type().is_dir() {
            let _ = fs::remove_dir(entry.path()); // stays when something foreign is in it
        } else if fs::symlink_metadata(output.join(within)).is_err() {
            // Somebody put a file into the old folder at the very last moment: it belongs into the new one.
            let place = output.join(within);
            fs::create_dir_all(place.parent().unwrap_or(&output))?;
            fs::rename(entry.path(), place)?;
        }
    }
    let own = left.join(manifest::FOLDER);
    let alone = fs::read_dir(&left)?.all(|entry| entry.is_ok_and(|entry| entry.path() == own));
    if alone {
        fs::remove_dir_all(left)?;
    }
    Ok(())
}

fn beside(output: &Path) -> Option<PathBuf> {
    let mut name = OsString::from(".");
    name.push(output.file_name()?);
    name.push(".loa-new");
    Some(output.with_file_name(name))
}

/// A foreign file or folder would have to move too; it stays where it is instead.
fn only_files_of(output: &Path, old: &Manifest) -> io::Result<bool> {
    let folders: BTreeSet<&str> = old
        .files
        .keys()
        .flat_map(|path| path.match_indices('/').map(|(at, _)| &path[..at]))
        .collect();
    let entries = WalkDir::new(output)
        .min_depth(1)
        .into_iter()
        .filter_entry(|entry| entry.depth() != 1 || entry.file_name() != manifest::FOLDER);
    for entry in entries {
        let entry = entry.map_err(io::Error::other)?;
        let within = entry.path().strip_prefix(output).unwrap_or(entry.path());
        let parts: Option<Vec<&str>> = within.iter().map(|part| part.to_str()).collect();
        let Some(path) = parts.map(|parts| parts.join("/")) else {
            return Ok(false);
        };
        let ours = if entry.file_type().is_dir() {
            folders.contains(path.as_str())
        } else {
            entry.file_type().is_file() && old.files.contains_key(&path)
        };
        if !ours {
            return Ok(false);
        }
    }
    Ok(true)
}

fn make_ready(output: &Path, ready: &Path, stage: &Path, journal: &Journal) -> io::Result<()> {
    let files = &journal.manifest.files;
    // Where everything is new the stage is the new site, but for what Loa keeps in it.
    let is_whole = journal.put.len() == files.len() && fs::rename(stage, ready).is_ok();
    let own = ready.join(manifest::FOLDER);
    fs::create_dir_all(&own)?;
    fs::set_permissions(ready, fs::metadata(output)?.permissions())?;
    if !is_whole {
        gather(output, ready, stage, journal)?;
    }
    // The same lock, not another of the same name: whoever waits for it waits for this build.
    fs::hard_link(manifest::lock(output), manifest::lock(ready))?;
    journal.manifest.save(ready)
}

/// Moves what is new from the stage and links what is not.
fn gather(output: &Path, ready: &Path, stage: &Path, journal: &Journal) -> io::Result<()> {
    let files = &journal.manifest.files;
    let folders: BTreeSet<&Path> = files.keys().filter_map(|p| Path::new(p).parent()).collect();
    for folder in folders {
        fs::create_dir_all(ready.join(folder))?;
    }
    let put: BTreeSet<&str> = journal.put.iter().map(String::as_str).collect();
    files.par_iter().try_for_each(|(path, _)| {
        let place = ready.join(path);
        if put.contains(path.as_str()) {
            fs::rename(stage.join(path), place)
        } else {
            fs::hard_link(output.join(path), place)
        }
    })
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
