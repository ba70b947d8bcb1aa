//! The pictures of an infographic: laid out here, drawn when they are published, named on the page when they are there.

use serde::Serialize;

use super::composed::Composed;
use crate::diagnostic::{Finding, Place};
use crate::infographic::{Art, Laid, Shape, lay_out};
use crate::language::Language;
use crate::page::link::Picture;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::say;
use crate::site::{Infographic, PictureShape};

/// A picture to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// Path of the SVG in the published site.
    pub svg_path: String,
    /// Path of the PNG.
    pub png_path: String,
    /// Path and width in pixels of a small PNG to be shown on pages.
    pub small: (String, u32),
    /// What it is called.
    pub title: String,
    /// The SVG with text.
    pub svg: String,
    /// Width and height in pixels.
    pub pixels: (u32, u32),
    /// True when 300 of its pixels are an inch.
    pub is_paper: bool,
}

/// A picture to look at and to take away.
#[derive(Clone, Debug, Serialize)]
pub struct PictureView {
    /// `square`, `tall`, `story`, `a4`.
    pub shape: &'static str,
    /// Address of the PNG, when it is made.
    pub png: Option<String>,
    /// Address of the SVG.
    pub svg: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The picture as the page shows it, when it is made.
    pub preview: Option<Picture>,
}

/// Width of the small picture of a page, in pixels.
const SMALL: u32 = 480;

/// The shapes in the order in which people want them.
pub(super) const SHAPES: [(PictureShape, Shape); 4] = [
    (PictureShape::Square, Shape::Square),
    (PictureShape::Story, Shape::Story),
    (PictureShape::Tall, Shape::Tall),
    (PictureShape::A4, Shape::A4),
];

/// Path of a picture: `images/infographics/en/tien-do-square.png`.
fn path_of(view: &View, id: &str, language: &Language, shape: Shape, ending: &str) -> String {
    let folder = match language == view.site.settings.default_language() {
        true => String::new(),
        false => format!("{}/", language.tag()),
    };
    format!("images/infographics/{folder}{id}-{}{ending}", shape.name())
}

/// Height in pixels of the small picture.
pub(super) fn small_height((width, height): (u32, u32)) -> u32 {
    let height = u64::from(height) * u64::from(SMALL);
    u32::try_from((height + u64::from(width) / 2) / u64::from(width.max(1))).unwrap_or(SMALL)
}

impl View<'_> {
    /// Lays all pictures out, in the language of the view.
    pub(super) fn laid(
        &self,
        infographic: &Infographic,
        composed: &Composed,
        findings: &mut Vec<Finding>,
    ) -> Vec<Laid> {
        let notation = self.notation();
        let art = Art::default();
        let mut all = Vec::new();
        for (own, shape) in SHAPES {
            let composition = composed.composition(self, infographic, own);
            let laid = lay_out(&composition, shape, &notation, &art);
            all.push(laid);
        }
        let cut = all.iter().filter(|laid| laid.is_cut);
        let cut: Vec<&str> = cut.map(|laid| laid.shape.name()).collect();
        if !cut.is_empty() {
            findings.push(too_long(infographic, &cut.join(", ")));
        }
        all
    }

    /// What is drawn of pictures that are laid out.
    pub(super) fn to_draw(&self, infographic: &Infographic, laid: Vec<Laid>) -> Vec<Drawn> {
        let id = &infographic.id;
        let of = |laid: Laid| {
            let path = |ending| path_of(self, id, self.language, laid.shape, ending);
            Drawn {
                svg_path: path(".svg"),
                png_path: path(".png"),
                small: (path("-480.png"), SMALL),
                title: self.word(&infographic.title).text,
                svg: laid.svg,
                pixels: laid.pixels,
                is_paper: laid.shape == Shape::A4,
            }
        };
        laid.into_iter().map(of).collect()
    }

    /// What a page shows of the pictures in a language: those that are made.
    pub(super) fn picture_views(
        &self,
        infographic: &Infographic,
        language: &Language,
        laid: &[Laid],
    ) -> Vec<PictureView> {
        let mut views = Vec::new();
        for laid in laid {
            let path = |ending| path_of(self, &infographic.id, language, laid.shape, ending);
            let is_there = |path: &str| cfg!(feature = "images") && self.site.has_picture(path);
            let (svg, png, small) = (path(".svg"), path(".png"), path("-480.png"));
            // Without the means to draw, the SVG is published as it was laid out.
            if !is_there(&png) && cfg!(feature = "images") {
                continue;
            }
            let (width, height) = laid.pixels;
            let title = self.word(&infographic.title);
            let alt = self.filled("infographic_alt", &[("title", &title.text)]);
            let alt = Wording::own(alt);
            let preview = is_there(&small).then(|| Picture {
                src: self.file(&small),
                width: Some(SMALL),
                height: Some(small_height(laid.pixels)),
                alt,
                srcset: None,
                avif: None,
            });
            views.push(PictureView {
                shape: laid.shape.name(),
                png: is_there(&png).then(|| self.file(&png)),
                svg: self.file(&svg),
                width,
                height,
                preview,
            });
        }
        views
    }

    /// The small square picture of an infographic, for a list.
    pub(super) fn thumbnail(
        &self,
        infographic: &Infographic,
        language: &Language,
    ) -> Option<Picture> {
        let path = path_of(self, &infographic.id, language, Shape::Square, "-480.png");
        let is_there = cfg!(feature = "images") && self.site.has_picture(&path);
        is_there.then(|| Picture {
            src: self.file(&path),
            width: Some(SMALL),
            height: Some(SMALL),
            alt: Wording::default(),
            srcset: None,
            avif: None,
        })
    }
}

fn too_long(infographic: &Infographic, shapes: &str) -> Finding {
    Finding::warning(
        Place::file(&infographic.file).key("title"),
        say!(
            "tiêu đề hoặc câu đi với con số lớn quá dài, ảnh {shapes} không đủ chỗ nên cắt bớt",
            "the title or the words beside the large figure are too long for the pictures {shapes} and are shortened there"
        ),
    )
    .help(say!(
        "rút gọn còn khoảng 90 ký tự; phần còn lại đưa vào `summary`",
        "shorten them to about 90 characters; the rest may go into `summary`"
    ))
}
