//! Publishing file by file after a journal, where whole folders cannot change places; and what a file system needs for it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::manifest::{self, Journal};

/// Does what the journal says; whatever was done before the kill is found done.
pub fn carry_out(folder: &Path, journal: &Journal) -> io::Result<()> {
    let stage = manifest::stage(folder);
    for path in &journal.clear {
        remove(folder, path)?;
    }
    let mut made: Option<PathBuf> = None;
    for path in &journal.put {
        let (staged, place) = (stage.join(path), folder.join(path));
        let parent = place.parent().map(Path::to_path_buf);
        if parent != made {
            if let Some(parent) = &parent {
                fs::create_dir_all(parent)?;
            }
            made = parent;
        }
        match rename(&staged, &place) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && !staged.exists() => {}
            result => result?,
        }
    }
    for path in &journal.remove {
        remove(folder, path)?;
    }
    journal.manifest.save(folder)?;
    Journal::clear(folder)
}

/// Removes a file and the folders that are empty without it.
fn remove(folder: &Path, path: &str) -> io::Result<()> {
    let place = folder.join(path);
    let mut removed = fs::remove_file(&place);
    if removed.is_err() && writable(&place) {
        removed = fs::remove_file(&place);
    }
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        result => result?,
    }
    for parent in place.ancestors().skip(1).take_while(|p| *p != folder) {
        if fs::remove_dir(parent).is_err() {
            break; // not empty
        }
    }
    Ok(())
}

fn rename(staged: &Path, place: &Path) -> io::Result<()> {
    match fs::rename(staged, place) {
        Err(_) if place.is_file() && writable(place) => fs::rename(staged, place),
        result => result,
    }
}

/// Windows neither replaces nor removes a file marked as read-only (as copies from a CD are); true when it was marked.
#[allow(clippy::permissions_set_readonly_false)]
fn writable(place: &Path) -> bool {
    let Ok(metadata) = fs::symlink_metadata(place) else {
        return false;
    };
    let mut permissions = metadata.permissions();
    if !cfg!(windows) || !permissions.readonly() {
        return false;
    }
    permissions.set_readonly(false);
    fs::set_permissions(place, permissions).is_ok()
}

/// Bytes only: `fs::copy` would bring along that the original is read-only.
pub fn copy(source: &Path, staged: &Path) -> io::Result<()> {
    let mut from = File::open(source)?;
    let mut to = File::create(staged)?;
    io::copy(&mut from, &mut to).map(drop)
}

/// Removes what was staged and not published.
pub fn remove_stage(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(manifest::stage(folder)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
