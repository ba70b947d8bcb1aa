//! Many sites: those of a portal's folder, or those that lie side by side in one folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use loa::diagnostic::{Checked, Finding, Text};
use loa::draft::{PORTAL_FILE, normal_folder, read_portal};
use loa::source::SourceTree;
use loa::{Options, site};

use super::super::args::Site;
use super::super::disk;
use super::super::found::{self, Folder};

/// One site among many.
#[derive(Clone, Debug)]
pub struct Member {
    /// Id of its unit, or the name of its folder.
    pub id: String,
    /// Its folder on the disk.
    pub folder: PathBuf,
    /// Where it lies below the output folder, with `/`.
    pub path: String,
}

/// Many sites that are built together.
#[derive(Debug)]
pub struct Gathering {
    /// The sites in the order of the portal, or of their names.
    pub members: Vec<Member>,
    /// The portal that leads to them; absent for a plain folder of sites.
    pub portal: Option<PortalFolder>,
}

/// A portal, read and checked.
#[derive(Debug)]
pub struct PortalFolder {
    /// `portal.yaml` and what its pages are made of, as it lay on the disk before it was read.
    pub found: Folder,
    /// The same, read.
    pub tree: SourceTree,
    /// What it means.
    pub site: site::Site,
    /// What was found that does not stop it.
    pub findings: Vec<Finding>,
}

/// Why there is nothing to build.
#[derive(Debug)]
pub enum Unreadable {
    /// Files that cannot be read.
    Disk(Vec<Text>),
    /// `portal.yaml` has mistakes.
    Portal(SourceTree, Vec<Finding>),
}

/// True when a folder holds many sites rather than one. Above a single one somebody stands by mistake: that is told with the folder meant.
pub fn holds_many(folder: &Path) -> bool {
    let is_site = folder.join("site.yaml").is_file();
    !is_site && (folder.join(PORTAL_FILE).is_file() || side_by_side(folder).len() > 1)
}

/// The sites of a folder.
pub fn gather(call: &Site, output: &Path) -> Result<Gathering, Unreadable> {
    let folder = &call.folder;
    if !folder.join(PORTAL_FILE).is_file() {
        let members = side_by_side(folder).into_iter().map(|name| Member {
            folder: folder.join(&name),
            path: name.clone(),
            id: name,
        });
        return Ok(Gathering {
            members: members.collect(),
            portal: None,
        });
    }
    let found = found::look_portal(folder, output).map_err(Unreadable::Disk)?;
    let tree = disk::read_portal(folder, output).map_err(Unreadable::Disk)?;
    let draft = read_portal(&tree).value.flatten();
    let folders: BTreeSet<String> = draft
        .iter()
        .flat_map(|draft| draft.folders())
        .filter_map(normal_folder)
        .filter(|below| folder.join(below).join("site.yaml").is_file())
        .collect();
    let options = Options {
        today: call
            .as_of
            .unwrap_or_else(|| loa::portal_day(&tree, Timestamp::now())),
        base_url: call.base_url.clone(),
        pictures: None,
    };
    let Checked { value, findings } = loa::portal_site(&tree, &folders, &options);
    let Some(site) = value else {
        return Err(Unreadable::Portal(tree, findings));
    };
    let sites = site.portal.iter().flat_map(|portal| &portal.sites);
    let members = sites.map(|(id, site)| Member {
        id: id.clone(),
        folder: folder.join(&site.folder),
        path: site.path.clone(),
    });
    Ok(Gathering {
        members: members.collect(),
        portal: Some(PortalFolder {
            found,
            tree,
            site,
            findings,
        }),
    })
}

/// Names of the folders directly below that hold a site.
fn side_by_side(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().join("site.yaml").is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.') && name != "public")
        .collect();
    names.sort();
    names
}
