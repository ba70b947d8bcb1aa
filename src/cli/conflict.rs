//! What must not be written over: files and folders that are not Loa's, and two names that are one to Windows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use loa::publish::PublicTree;
use loa::say;

use super::write::{Output, Unpublished};

impl Output {
    /// Before anything is staged: nothing that is not Loa's may stand where a page goes.
    pub(super) fn refuse_conflicts(&self, tree: &PublicTree) -> Result<(), Unpublished> {
        refuse_twins(tree)?;
        if self.is_new {
            return Ok(());
        }
        let mut folders: BTreeSet<&str> = BTreeSet::new();
        for path in tree.files.keys() {
            folders.extend(path.match_indices('/').map(|(at, _)| &path[..at]));
            let place = self.folder.join(path);
            let Ok(there) = fs::symlink_metadata(&place) else {
                continue;
            };
            if !there.is_dir() && !self.old.files.contains_key(path) {
                return Err(self.foreign(path));
            }
            if !there.is_file() && place.is_dir() && !self.only_ours(&place, path)? {
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
}

/// Two names that are one to Windows. Names without capitals cannot be.
fn refuse_twins(tree: &PublicTree) -> Result<(), Unpublished> {
    let mut lower: BTreeMap<String, &str> = BTreeMap::new();
    for path in tree
        .files
        .keys()
        .filter(|path| path.contains(char::is_uppercase))
    {
        let small = path.to_lowercase();
        let known = tree
            .files
            .get_key_value(&small)
            .map(|(other, _)| other.as_str());
        if let Some(other) = known.or_else(|| lower.insert(small, path)) {
            return Err(Unpublished::Failed(say!(
                "Hai tệp `{other}` và `{path}` chỉ khác chữ hoa, chữ thường; Windows coi là một. Hãy đổi tên một tệp.",
                "The files `{other}` and `{path}` differ only in capitals; to Windows they are one. Rename one."
            )));
        }
    }
    Ok(())
}
