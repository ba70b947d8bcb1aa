//! Sites whose unit is no longer in the portal: their files go, as far as Loa wrote them.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use loa::publish::PublicTree;

use super::super::manifest;
use super::super::write::{Output, Unpublished};
use super::gathering::Gathering;

/// Removes what Loa published for units that have no site any more, wherever sites of this gathering lie side by side.
pub fn retire(output: &Path, gathering: &Gathering) -> io::Result<()> {
    let current: BTreeSet<PathBuf> = gathering
        .members
        .iter()
        .map(|member| output.join(&member.path))
        .collect();
    let parents: BTreeSet<&Path> = current.iter().filter_map(|path| path.parent()).collect();
    for parent in parents {
        for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
            let path = entry.path();
            // Only what left a record was a site of many.
            if current.contains(&path) || !manifest::report(&path).is_file() {
                continue;
            }
            empty(&path)?;
        }
    }
    Ok(())
}

fn empty(site: &Path) -> io::Result<()> {
    let emptied =
        Output::open(site).and_then(|output| output.publish(&PublicTree::default(), site, false));
    match emptied {
        Ok(published) if published.kept.is_empty() => {
            fs::remove_dir_all(site.join(manifest::FOLDER))?;
            // Something of somebody else's keeps the folder.
            let _ = fs::remove_dir(site);
            Ok(())
        }
        Ok(_) => fs::remove_file(manifest::report(site)),
        Err(Unpublished::Failed(wrong) | Unpublished::Refused(wrong)) => {
            Err(io::Error::other(wrong.en))
        }
        Err(Unpublished::Wrong(_)) => Ok(()),
    }
}
