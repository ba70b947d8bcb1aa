//! All that authors wrote at length, as it is shown and as it is read aloud.

use std::collections::BTreeSet;

use super::phrases::Phrases;
use super::remembered::Remembered;
use super::script::{Scripts, scripts};
use super::text::{Texts, texts};
use crate::diagnostic::Finding;
use crate::site::Site;

/// Every text of a site, shown and read aloud.
#[derive(Debug, Default)]
pub struct Prose {
    pub(super) texts: Texts,
    pub(super) scripts: Scripts,
}

/// Makes of every text what pages need of it; what was made before is not made again.
pub fn prose(site: &Site, phrases: &Phrases, remembered: &Remembered) -> Prose {
    Prose {
        texts: texts(site, phrases, remembered, None),
        scripts: scripts(site, phrases, remembered, None),
    }
}

impl Prose {
    /// Makes anew what is made of these files, all else being the same.
    pub fn rewrite(
        &mut self,
        site: &Site,
        phrases: &Phrases,
        remembered: &Remembered,
        files: &BTreeSet<String>,
    ) {
        let (texts_before, scripts_before) = (&self.texts, &self.scripts);
        *self = Self {
            texts: texts(site, phrases, remembered, Some((texts_before, files))),
            scripts: scripts(site, phrases, remembered, Some((scripts_before, files))),
        };
    }

    /// Everything found in texts.
    pub(super) fn findings(&self, site: &Site) -> Vec<Finding> {
        let mut findings = self.texts.findings();
        findings.extend(self.scripts.findings(site));
        findings
    }
}
