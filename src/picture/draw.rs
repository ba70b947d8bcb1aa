//! SVG with text → pixels, with the fonts it is given and no others.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

/// Fonts to draw with.
#[derive(Clone, Debug)]
pub struct Fonts {
    database: Arc<fontdb::Database>,
    faces: Vec<Face>,
}

/// One font by the names under which SVG finds it.
#[derive(Clone, Debug)]
pub(super) struct Face {
    pub family: String,
    pub weight: u16,
    pub font: Arc<Vec<u8>>,
}

impl Fonts {
    /// Unpacks WOFF2 fonts; one that cannot be read is left out.
    pub fn new<'f>(woff2: impl IntoIterator<Item = &'f [u8]>) -> Self {
        let mut database = fontdb::Database::new();
        let mut faces = Vec::new();
        for packed in woff2 {
            let Ok(font) = wuff::decompress_woff2(packed) else {
                continue;
            };
            let font = Arc::new(font);
            let ids = database.load_font_source(fontdb::Source::Binary(font.clone()));
            for id in ids {
                as_one_family(&mut database, id);
                if let Some(face) = database.face(id) {
                    faces.push(Face {
                        family: face
                            .families
                            .first()
                            .map(|(name, _)| name.clone())
                            .unwrap_or_default(),
                        weight: face.weight.0,
                        font: font.clone(),
                    });
                }
            }
        }
        Self {
            database: Arc::new(database),
            faces,
        }
    }

    /// The font of a family that comes nearest to a weight; `Be Vietnam Pro SemiBold` is of the family `Be Vietnam Pro`.
    pub(super) fn face(&self, family: &str, weight: u16) -> Option<&Face> {
        let faces = self.faces.iter();
        let of_family = faces.filter(|face| face.family.starts_with(family));
        of_family.min_by_key(|face| face.weight.abs_diff(weight))
    }
}

/// `Be Vietnam Pro SemiBold` is found as `Be Vietnam Pro` of weight 600 as well, as style sheets and charts ask for it.
fn as_one_family(database: &mut fontdb::Database, id: fontdb::ID) {
    let Some(face) = database.face(id).cloned() else {
        return;
    };
    let of_family = face.families.iter().find_map(|(name, language)| {
        let names = [
            " Medium",
            " SemiBold",
            " Bold",
            " ExtraBold",
            " Black",
            " Light",
        ];
        let name = names.iter().find_map(|weight| name.strip_suffix(weight))?;
        Some((name.to_owned(), *language))
    });
    if let Some(family) = of_family {
        database.push_face_info(fontdb::FaceInfo {
            families: vec![family],
            ..face
        });
    }
}

/// How an SVG is read: with these fonts and no others.
pub(super) fn options(fonts: &Fonts) -> Options<'static> {
    Options {
        fontdb: fonts.database.clone(),
        ..Options::default()
    }
}

/// Draws an SVG over what is there; false when it cannot be read.
pub(super) fn over(pixels: &mut Pixmap, svg: &str, fonts: &Fonts) -> bool {
    let Ok(tree) = Tree::from_str(svg, &options(fonts)) else {
        return false;
    };
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    true
}
