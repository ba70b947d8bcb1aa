//! The same site with other words in its texts.

use std::collections::BTreeSet;

use super::article::Version;
use super::whole::Site;
use crate::source::SourceTree;

impl Site {
    /// Takes the text of these files anew; their front matter has to be the one that the site was made of.
    pub fn rewrite(&mut self, tree: &SourceTree, files: &BTreeSet<String>) {
        let articles = self
            .articles
            .iter_mut()
            .map(|article| &mut article.versions);
        let pages = self.pages.iter_mut().map(|page| &mut page.versions);
        for version in articles
            .chain(pages)
            .flat_map(|versions| versions.values_mut())
        {
            if files.contains(&version.file) {
                rewrite(version, tree);
            }
        }
    }
}

fn rewrite(version: &mut Version, tree: &SourceTree) {
    let text = tree.text(&version.file).unwrap_or_default();
    let body = text.get(version.body_at..).unwrap_or_default();
    version.markdown = body.to_owned();
}
