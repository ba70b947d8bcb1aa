//! The portal over the sites: their records are read, its own pages are made and published around them.

use std::collections::BTreeMap;
use std::path::Path;

use loa::Summary;
use loa::diagnostic::{Checked, Finding};
use loa::portal::SiteReport;
use serde_json::{Value, json};

use super::super::args::Site;
use super::super::last_build::{self, LastBuild};
use super::super::manifest;
use super::super::report::Report;
use super::super::write::{Output, Published, Unpublished};
use super::build::refused;
use super::gathering::{Gathering, Member, PortalFolder};
use super::ground::Ground;

/// A portal that was published.
#[derive(Debug)]
pub struct Made {
    /// HTML pages in all languages, without those of the sites.
    pub pages: usize,
    /// True when nothing they stand on has changed, and none was made.
    pub is_as_before: bool,
    /// What was written.
    pub published: Published,
}

impl Made {
    /// For tools.
    pub fn json(&self) -> Value {
        json!({
            "pages": self.pages,
            "as_before": self.is_as_before,
            "written": self.published.written,
            "unchanged": self.published.unchanged,
            "removed": self.published.removed,
        })
    }
}

/// Publishes the portal's own pages, unless all that they stand on is as it was; nothing when the sites have none. `failed` are units whose last good site stays.
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
    let ground = Ground::look(call, output, &gathering.members, portal, failed);
    let place = last_build::beside(output);
    let last = place.as_deref().and_then(LastBuild::load);
    if let Some(mut last) = last {
        let published = own.as_before(
            &mut last,
            || place.clone(),
            |last, is_stale| ground.is_that_of(last, is_stale),
        );
        if let Some(published) = published {
            tell(call, &last.findings, portal);
            return Ok(Some(Made {
                pages: last.summary.pages,
                is_as_before: true,
                published,
            }));
        }
    }
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
    tell(call, &findings, portal);
    match own.publish(&built.tree, &call.folder, call.no_images) {
        Ok(mut published) => {
            if let Some(place) = place {
                let (call, sources) = ground.left();
                let last = LastBuild {
                    call,
                    sources,
                    files: std::mem::take(&mut published.left),
                    findings,
                    summary: Summary {
                        pages: built.pages,
                        ..Summary::default()
                    },
                };
                last.save(&place);
            }
            Ok(Some(Made {
                pages: built.pages,
                is_as_before: false,
                published,
            }))
        }
        Err(Unpublished::Wrong(late)) => {
            Err(super::super::build::refuse(call, &late, &portal.tree, true))
        }
        Err(wrong) => Err(refused(call, wrong)),
    }
}

fn tell(call: &Site, findings: &[Finding], portal: &PortalFolder) {
    if !call.json {
        Report::new(findings, &portal.tree).print(&call.folder, call.tongue);
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
