//! A file that is worth not making again: what decides its bytes, and how they are made of the bytes of a source.

#[cfg(feature = "images")]
use std::sync::Arc;

use crate::diagnostic::{Finding, Place};
#[cfg(feature = "images")]
use crate::picture::{Art, Card, Lettering, Rendering, photo};
use crate::picture::{Format, strip};
use crate::say;

/// How one or several files are made of one file of the site's folder. It reads nothing: whoever carries it out brings the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// The source by its path on the disk ([`Media::disk_path`](crate::source::Media::disk_path)), if it needs one.
    pub source: Option<String>,
    /// What it makes.
    pub makes: Vec<Product>,
    /// Pixels that lie in memory while it is at work: large ones are made one after the other.
    pub pixels: u64,
    /// True when making it costs no more than copying.
    pub is_quick: bool,
    /// Where a mistake is told.
    pub place: Place,
    pub(super) work: Work,
}

/// One file that a recipe makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Path in the published site.
    pub path: String,
    /// All that decides its bytes but the source's own: equal keys and equal sources, equal bytes.
    pub key: u64,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// Metadata is dropped.
    Strip(Format),
    /// Smaller pictures, one for each product.
    #[cfg(feature = "images")]
    Photo(Format, Vec<Rendering>),
    /// A card is drawn; the source, if there is one, is the photo on it.
    #[cfg(feature = "images")]
    Share(Arc<Art>, Box<Card>),
    /// A picture laid out as SVG with text is drawn: as SVG with outlines, then as PNG.
    #[cfg(feature = "images")]
    Infographic(Arc<Lettering>, Arc<Poster>),
}

/// A picture laid out.
#[cfg(feature = "images")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Poster {
    pub svg: String,
    pub title: String,
    pub is_paper: bool,
    /// Width of the small PNG in pixels.
    pub small: u32,
}

impl Recipe {
    /// Makes the products at the positions `wanted`, in their order, of the bytes of the source.
    ///
    /// # Errors
    /// When the source is not what its first bytes promised.
    pub fn make(&self, source: &[u8], wanted: &[usize]) -> Result<Vec<Vec<u8>>, Box<Finding>> {
        let made = match &self.work {
            Work::Strip(format) => Some(vec![strip(source, *format)]),
            #[cfg(feature = "images")]
            Work::Photo(format, renderings) => {
                let renderings: Vec<Rendering> = wanted
                    .iter()
                    .filter_map(|at| renderings.get(*at))
                    .copied()
                    .collect();
                photo(source, *format, &renderings)
            }
            #[cfg(feature = "images")]
            Work::Share(art, card) => art.draw(card, source).map(|png| vec![png]),
            #[cfg(feature = "images")]
            Work::Infographic(lettering, poster) => {
                let made =
                    lettering.draw(&poster.svg, &poster.title, poster.is_paper, poster.small);
                made.map(|made| {
                    let all = [made.svg, made.png, made.small].into_iter().enumerate();
                    let all = all.filter(|(at, _)| wanted.contains(at));
                    all.map(|(_, bytes)| bytes).collect()
                })
            }
        };
        made.filter(|made| made.len() == wanted.len()).ok_or_else(|| {
            let finding = Finding::error(
                self.place.clone(),
                say!("ảnh này bị hỏng hoặc thiếu một phần", "this picture is broken or incomplete"),
            )
            .help(say!(
                "mở ảnh xem có đủ không, chép lại từ máy ảnh hoặc lưu lại thành JPEG",
                "open it to see whether all of it is there; copy it again from the camera, or save it again as JPEG"
            ));
            Box::new(finding)
        })
    }
}
