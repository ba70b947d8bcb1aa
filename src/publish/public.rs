//! The whole of publishing on one screen: pages, open data, theme, media → the public tree.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Checked, Finding, Place};
use crate::page::Pages;
use crate::say;
use crate::site::Site;
use crate::theme::{Asset, Theme, fingerprint};

use super::contest_data::contest_data;
use super::feed::feed;
use super::html::{Renderer, html};
use super::infographic::infographics;
use super::media::{has_pictures, media};
use super::open_data::Dataset;
use super::robots::robots;
use super::script::scripts;
use super::search::search_index;
#[cfg(feature = "images")]
use super::share::share;
use super::sitemap::sitemap;
use super::tree::{PublicFile, PublicTree};
use super::vcard::vcards;

/// Makes every file of the published site; pages that were rendered before are not rendered again.
pub fn public(
    site: &Site,
    pages: Pages,
    open_data: Vec<Dataset>,
    theme: &Theme,
    renderer: Renderer,
) -> Checked<PublicTree> {
    let mut findings = Vec::new();
    let mut tree = PublicTree::default();
    let mut engines = theme.engines.clone();
    let indexes: Vec<_> = pages
        .frames
        .par_iter()
        .map(|(language, _)| {
            let words = (&theme.phrases, &theme.synonyms);
            search_index(site, &pages, words, language, renderer.searched)
        })
        .collect();
    for ((language, frame), (path, index)) in pages.frames.iter().zip(indexes) {
        if let Some(engine) = engines.get_mut(language) {
            let version = format!("{:08x}", fingerprint(index.as_bytes()));
            engine.share(frame, &version);
        }
        add(&mut tree, [(path, index.into())], &mut findings);
    }
    for language in &site.settings.languages {
        let text = feed(site, &pages, &theme.phrases, language);
        add(
            &mut tree,
            [(crate::page::feed_path(language, site), text.into())],
            &mut findings,
        );
    }
    let robots = ("robots.txt".to_owned(), PublicFile::from(robots(site)));
    let sitemap =
        sitemap(site, &pages.pages).map(|text| ("sitemap.xml".to_owned(), PublicFile::from(text)));
    add(
        &mut tree,
        [Some(robots), sitemap].into_iter().flatten(),
        &mut findings,
    );
    add(&mut tree, scripts(&pages.pages), &mut findings);
    let open_data = open_data.into_iter();
    let open_data = open_data.map(|file| (file.path.to_owned(), PublicFile::from(file.text)));
    add(&mut tree, open_data, &mut findings);
    add(&mut tree, contest_data(site), &mut findings);
    add(
        &mut tree,
        vcards(site, &pages, &theme.phrases),
        &mut findings,
    );
    let assets = theme.assets.iter().map(|(path, asset)| match asset {
        Asset::Bytes(bytes) => (path.clone(), PublicFile::Bytes(Arc::clone(bytes))),
        Asset::Copy(path_on_disk) => (path.clone(), PublicFile::Copy(path_on_disk.clone())),
    });
    add(&mut tree, assets, &mut findings);
    let taken = infographics(site, &pages, &theme.fonts, &mut tree);
    findings.extend(taken.iter().map(|path| twice(path)));
    #[cfg(feature = "images")]
    match share(site, &pages, &theme.share, &theme.fonts, &mut tree) {
        Ok(taken) => findings.extend(taken.iter().map(|path| twice(path))),
        Err(finding) => findings.push(*finding),
    }
    // Each page's value goes when its file is made: both of all pages at once would be too much for an old PC.
    let mut named = BTreeSet::new();
    let pictures = has_pictures(site).then_some(&mut named);
    match html(pages.pages, &engines, renderer, pictures) {
        Ok(files) => add(&mut tree, files, &mut findings),
        Err(mistakes) => findings.extend(mistakes),
    }
    // Last: what is published of a picture is what everything above names.
    let taken = media(site, &mut tree, named);
    findings.extend(taken.iter().map(|path| twice(path)));
    Checked::new(tree, findings)
}

/// Adds files; two for one address would hide one of them.
fn add(
    tree: &mut PublicTree,
    files: impl IntoIterator<Item = (String, PublicFile)>,
    findings: &mut Vec<Finding>,
) {
    for (path, file) in files {
        if tree.files.insert(path.clone(), file).is_some() {
            findings.push(twice(&path));
        }
    }
}

fn twice(path: &str) -> Finding {
    Finding::error(
        Place::file("site.yaml"),
        say!(
            "hai trang có cùng địa chỉ `{path}`",
            "two pages have the same address `{path}`"
        ),
    )
}
