//! What the portal's own pages stand on, before anything is read: while all of it is as it was, so are they.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use super::super::args::Site;
use super::super::found::{self, Folder};
use super::super::last_build::{Call, LastBuild, Source, program};
use super::super::manifest;
use super::super::one_site::is_as_read;
use super::gathering::{Member, PortalFolder};

/// The portal's own files, the record of every site, and all that is asked for.
pub struct Ground<'a> {
    /// As they lay before the portal was read.
    own: &'a Folder,
    /// As they lay before they were read.
    records: Folder,
    call: Call,
    /// Which sites there are, and which could not be built.
    sites: u64,
}

impl<'a> Ground<'a> {
    /// Looks at the records; the portal's own files were looked at when it was read.
    pub fn look(
        call: &Site,
        output: &Path,
        members: &[Member],
        portal: &'a PortalFolder,
        failed: &[String],
    ) -> Self {
        let records = members.iter().map(|member| {
            let place = manifest::report(&output.join(&member.path));
            (member.id.clone(), place)
        });
        let records = records.filter(|(_, place)| place.is_file()).collect();
        let members: Vec<_> = members.iter().map(|one| (&one.id, &one.path)).collect();
        Self {
            own: &portal.found,
            records: found::these(records),
            call: Call {
                program: program(),
                today: portal.site.today,
                base_url: call.base_url.clone(),
                no_images: call.no_images,
                strict: call.strict,
            },
            sites: xxh3_64(format!("{members:?} {failed:?}").as_bytes()),
        }
    }

    /// True when the last build stood on the same. It gets the stamps that will tell it sooner next time.
    pub fn is_that_of(&self, last: &mut LastBuild, is_stale: &AtomicBool) -> bool {
        let Some(((_, sites), sources)) = last.sources.split_first_mut() else {
            return false;
        };
        if last.call != self.call
            || sites.hash != Some(self.sites)
            || sources.len() != self.own.files.len() + self.records.files.len()
        {
            return false;
        }
        let (own, records) = sources.split_at_mut(self.own.files.len());
        is_as_read(self.own, own, is_stale) && is_as_read(&self.records, records, is_stale)
    }

    /// The same, to be told from another next time. What changed since it was looked at, or could have, is like nothing.
    pub fn left(self) -> (Call, Vec<(String, Source)>) {
        let of = |folder: &Folder| -> Vec<(String, Source)> {
            let files = folder.files.par_iter();
            let files = files.map(|file| (file.path.clone(), file.source(folder.seen)));
            files.collect()
        };
        let sites = Source {
            hash: Some(self.sites),
            ..Source::default()
        };
        let mut sources = vec![(String::new(), sites)];
        sources.extend(of(self.own));
        sources.extend(of(&self.records));
        (self.call, sources)
    }
}
