//! The portal over the sites: their records are read, its own pages are made and published around them.

use std::collections::BTreeMap;
use std::path::Path;

use loa::diagnostic::Checked;
use loa::portal::SiteReport;
use serde_json::{Value, json};

use super::super::args::Site;
use super::super::manifest;
use super::super::report::Report;
use super::super::write::{Output, Published, Unpublished};
use super::build::refused;
use super::gathering::{Gathering, Member};

/// A portal that was published.
#[derive(Debug)]
pub struct Made {
    /// HTML pages in all languages, without those of the sites.
    pub pages: usize,
    /// What was written.
    pub published: Published,
}

impl Made {
    /// For tools.
    pub fn json(&self) -> Value {
        json!({
            "pages": self.pages,
            "written": self.published.written,
            "unchanged": self.published.unchanged,
            "removed": self.published.removed,
        })
    }
}

/// Publishes the portal's own pages; nothing when the sites have none. `failed` are units whose last good site stays.
pub fn publish(
    call: &Site,
    output: &Path,
    own: Output,
    gathering: &Gathering,
    failed: &[String],
) -> Result<Option<Made>, u8> {
    let Some(portal) = &gathering.portal else {
        return Ok(None);
    };
    let reports = reports(output, &gathering.members);
    let Checked { value, findings } = loa::portal(&portal.tree, &portal.site, &reports, failed);
    let Some(built) = value else {
        return Err(super::super::build::refuse(
            call,
            &findings,
            &portal.tree,
            true,
        ));
    };
    if !call.json {
        Report::new(&findings, &portal.tree).print(&call.folder, call.tongue);
    }
    match own.publish(&built.tree, &call.folder, call.no_images) {
        Ok(published) => Ok(Some(Made {
            pages: built.pages,
            published,
        })),
        Err(Unpublished::Wrong(late)) => {
            Err(super::super::build::refuse(call, &late, &portal.tree, true))
        }
        Err(wrong) => Err(refused(call, wrong)),
    }
}

/// What each site tells of itself, as its last good build left it; one that cannot be read is as good as none.
pub fn reports(output: &Path, members: &[Member]) -> BTreeMap<String, SiteReport> {
    let read = members.iter().filter_map(|member| {
        let path = manifest::report(&output.join(&member.path));
        let report: SiteReport = manifest::load(&path).ok().flatten()?;
        let is_known = report.version == SiteReport::VERSION;
        is_known.then(|| (member.id.clone(), report))
    });
    read.collect()
}
