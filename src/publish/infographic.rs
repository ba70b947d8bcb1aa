//! The pictures of infographics: a recipe for each shape in each language.

use crate::page::{Body, Drawn, Pages};
use crate::site::Site;

use super::tree::PublicTree;

/// Adds the pictures of all infographics; the paths that were taken already. `fonts` are WOFF2.
#[cfg(feature = "images")]
pub(super) fn infographics(
    site: &Site,
    pages: &Pages,
    fonts: &[&[u8]],
    tree: &mut PublicTree,
) -> Vec<String> {
    use super::recipe::{Poster, Product, Recipe, Work};
    use crate::diagnostic::Place;
    use crate::picture::Lettering;
    use std::sync::Arc;

    let mut taken = Vec::new();
    let mut lettering = None;
    for (file, drawn) in drawn(pages) {
        // In a hurry, what is not there is not made.
        if !site.has_picture(&drawn.png_path) {
            continue;
        }
        let lettering = lettering.get_or_insert_with(|| {
            Lettering::new(fonts.iter().map(|font| font.to_vec()).collect())
        });
        let key = lettering.key(&drawn.svg);
        let product = |path: &String| Product {
            path: path.clone(),
            key,
        };
        let (width, height) = drawn.pixels;
        taken.extend(
            tree.cook(Recipe {
                source: None,
                makes: [&drawn.svg_path, &drawn.png_path, &drawn.small.0]
                    .map(product)
                    .to_vec(),
                pixels: u64::from(width) * u64::from(height),
                is_quick: false,
                place: Place::file(file),
                work: Work::Infographic(
                    lettering.clone(),
                    Arc::new(Poster {
                        svg: drawn.svg.clone(),
                        title: drawn.title.clone(),
                        is_paper: drawn.is_paper,
                        small: drawn.small.1,
                    }),
                ),
            }),
        );
    }
    taken
}

/// Without the means to draw, pictures are published as they were laid out: their letters need the font.
#[cfg(not(feature = "images"))]
pub(super) fn infographics(
    _: &Site,
    pages: &Pages,
    _: &[&[u8]],
    tree: &mut PublicTree,
) -> Vec<String> {
    let mut taken = Vec::new();
    for (_, drawn) in drawn(pages) {
        let file = drawn.svg.clone().into();
        if tree.files.insert(drawn.svg_path.clone(), file).is_some() {
            taken.push(drawn.svg_path.clone());
        }
    }
    taken
}

fn drawn(pages: &Pages) -> impl Iterator<Item = (&str, &Drawn)> {
    let pages = pages.pages.iter().filter_map(|page| match &page.body {
        Body::Infographic(body) => Some(body),
        _ => None,
    });
    pages.flat_map(|body| body.drawn.iter().map(|drawn| (body.file.as_str(), drawn)))
}
