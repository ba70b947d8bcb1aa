//! A picture of `media/` as a page shows it: the smaller ones to choose from, or the file itself.

use crate::site::{MediaFile, Rendition};

/// The addresses of one picture, from wherever they are asked for.
pub(super) struct Choice {
    /// For every browser: the widest.
    pub src: String,
    /// Width and height in pixels of that one.
    pub size: Option<(u32, u32)>,
    /// The same picture in other widths, for `srcset`; absent when there is only one.
    pub srcset: Option<String>,
    /// The same in AVIF.
    pub avif: Option<String>,
}

/// What a page has to choose from; nothing when the picture is left out of this build. `href` makes an address of a path from the top.
pub(super) fn choice(file: &MediaFile, href: impl Fn(&str) -> String) -> Option<Choice> {
    if file.is_left_out {
        return None;
    }
    let (avif, plain): (Vec<&Rendition>, Vec<&Rendition>) = file
        .renditions
        .iter()
        .partition(|rendition| rendition.form == "avif");
    let srcset = |renditions: &[&Rendition]| {
        let entries = renditions
            .iter()
            .map(|rendition| format!("{} {}w", href(&rendition.path), rendition.size.width));
        entries.collect::<Vec<_>>().join(", ")
    };
    let Some(widest) = plain.last() else {
        return Some(Choice {
            src: href(&file.public_path),
            size: file.size.map(|size| (size.width, size.height)),
            srcset: None,
            avif: None,
        });
    };
    Some(Choice {
        src: href(&widest.path),
        size: Some((widest.size.width, widest.size.height)),
        srcset: (plain.len() > 1).then(|| srcset(&plain)),
        avif: (!avif.is_empty()).then(|| srcset(&avif)),
    })
}

/// The narrowest that every browser shows, for a place where the picture is small.
pub(super) fn narrowest(file: &MediaFile) -> Option<(&str, Option<(u32, u32)>)> {
    if file.is_left_out {
        return None;
    }
    let plain = file
        .renditions
        .iter()
        .find(|rendition| rendition.form != "avif");
    Some(match plain {
        Some(rendition) => (
            &rendition.path,
            Some((rendition.size.width, rendition.size.height)),
        ),
        None => (
            &file.public_path,
            file.size.map(|size| (size.width, size.height)),
        ),
    })
}
