//! What one part of many sites holds: `shard.json` beside the sites that one of several machines built.

use std::io;
use std::path::Path;

use jiff::civil::Date;
use loa::portal::Shard;
use serde::{Deserialize, Serialize};

use super::super::args::Site;
use super::super::manifest;
use super::gathering::Gathering;

/// One part of many sites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Version of this shape.
    pub version: u32,
    /// Which part, from 1.
    pub number: usize,
    /// Of how many.
    pub of: usize,
    /// The day all parts were built for, when it was said.
    pub as_of: Option<Date>,
    /// Ids of the sites of this part with their paths.
    pub sites: Vec<(String, String)>,
    /// Ids of those that could not be built.
    pub failed: Vec<String>,
}

impl Part {
    /// The current shape.
    pub const VERSION: u32 = 1;

    /// The part that lies in a folder.
    pub fn load(folder: &Path) -> io::Result<Option<Self>> {
        manifest::load(&manifest::shard(folder))
    }
}

/// Says in the output folder what lies there, for whoever joins the parts.
pub fn leave(
    call: &Site,
    output: &Path,
    shard: Shard,
    gathering: &Gathering,
    failed: &[String],
) -> io::Result<()> {
    let sites = gathering.members.iter();
    let part = Part {
        version: Part::VERSION,
        number: shard.number,
        of: shard.of,
        as_of: call.as_of,
        sites: sites
            .map(|member| (member.id.clone(), member.path.clone()))
            .collect(),
        failed: failed.to_vec(),
    };
    manifest::save(&manifest::shard(output), &part)
}
