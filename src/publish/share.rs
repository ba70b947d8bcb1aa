//! The pictures that are shown where pages are shared: a recipe for each that a page names.

use std::collections::BTreeSet;

use crate::diagnostic::{Finding, Place};
use crate::page::Pages;
use crate::picture::{Art, Card};
use crate::say;
use crate::site::Site;

use super::recipe::{Product, Recipe, Work};
use super::tree::PublicTree;

/// Adds the pictures of all pages that have one; the paths that were taken already, or what is wrong with the theme's art.
pub(super) fn share(
    site: &Site,
    pages: &Pages,
    art: &str,
    fonts: &[&[u8]],
    tree: &mut PublicTree,
) -> Result<Vec<String>, Box<Finding>> {
    // An untranslated page names the picture of its original, not its own.
    let base = site.settings.base_url.clone().unwrap_or_default();
    let named = pages
        .pages
        .iter()
        .filter_map(|page| page.head.image.as_ref());
    let named: BTreeSet<&str> = named.filter_map(|url| url.strip_prefix(&base)).collect();
    let mut with_picture = pages
        .pages
        .iter()
        .filter_map(|page| page.for_sharing.as_ref())
        .peekable();
    if with_picture.peek().is_none() {
        return Ok(Vec::new());
    }
    let fonts = fonts.iter().map(|font| font.to_vec()).collect();
    let art = Art::new(art, fonts).ok_or_else(no_art)?;
    let mut taken = Vec::new();
    for picture in with_picture.filter(|picture| named.contains(picture.path.as_str())) {
        let photo = picture.photo.as_ref().filter(|_| art.takes_photos());
        let photo = photo.and_then(|path| Some((path, site.media.get(path)?)));
        let card = Card {
            title: picture.title.clone(),
            label: picture.label.clone(),
            unit: picture.unit.clone(),
            has_photo: photo.is_some(),
        };
        taken.extend(tree.cook(Recipe {
            source: photo.map(|(_, file)| file.disk_path.clone()),
            makes: vec![Product {
                path: picture.path.clone(),
                key: art.key(&card),
            }],
            pixels: photo.and_then(|(_, file)| file.header).map_or(0, |header| {
                u64::from(header.width) * u64::from(header.height)
            }),
            is_quick: false,
            place: Place::file(photo.map_or("theme/share.svg", |(path, _)| path.as_str())),
            work: Work::Share(art.clone(), Box::new(card)),
        }));
    }
    Ok(taken)
}

fn no_art() -> Box<Finding> {
    let finding = Finding::error(
        Place::file("theme/share.svg"),
        say!(
            "tệp này không dùng được làm nền ảnh chia sẻ",
            "this file cannot be the art of pictures for sharing"
        ),
    )
    .help(say!(
        "cần một SVG 1200 × 630 có các khung `<rect id=\"title\" …>`, `label` và `unit`; xem themes/sen/share.svg",
        "it has to be an SVG of 1200 × 630 with the boxes `<rect id=\"title\" …>`, `label` and `unit`; see themes/sen/share.svg"
    ));
    Box::new(finding)
}
