//! Pictures and files of `media/`, copied as they are.

use crate::site::Site;

use super::tree::PublicFile;

/// Every file of `media/` under its published name.
pub(super) fn media(site: &Site) -> impl Iterator<Item = (String, PublicFile)> + '_ {
    let files = site.media.values();
    files.map(|file| {
        (
            file.public_path.clone(),
            PublicFile::Copy(file.disk_path.clone()),
        )
    })
}
