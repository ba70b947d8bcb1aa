//! A picture laid out as SVG with text → SVG whose letters are outlines, and pixels.

use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Tree, WriteOptions};
use xxhash_rust::xxh3::Xxh3;

use super::draw::{Fonts, options};
use super::palette::png_at;

/// Changes whenever the same picture comes out differently.
const VERSION: u8 = 1;

/// Bytes that a PNG may have, per million of its pixels.
const BYTES: usize = 400 * 1000;

/// Pixels per metre of a picture of 300 dots an inch.
const METRE: u32 = 11_811;

/// Fonts to draw with, unpacked when the first picture has to be made: most builds make none.
#[derive(Debug)]
pub struct Lettering {
    woff2: Vec<Vec<u8>>,
    key: u64,
    ready: OnceLock<Fonts>,
}

impl PartialEq for Lettering {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Lettering {}

/// A picture in both forms.
#[derive(Clone, Debug)]
pub struct Lettered {
    /// SVG that looks the same wherever it is opened: no letter needs a font.
    pub svg: Vec<u8>,
    /// PNG.
    pub png: Vec<u8>,
    /// A small PNG.
    pub small: Vec<u8>,
}

impl Lettering {
    /// Fonts as WOFF2.
    pub fn new(woff2: Vec<Vec<u8>>) -> Arc<Self> {
        let mut hasher = Xxh3::new();
        hasher.update(&[VERSION]);
        woff2.iter().for_each(|font| hasher.update(font));
        Arc::new(Self {
            key: hasher.digest(),
            woff2,
            ready: OnceLock::new(),
        })
    }

    /// All that decides how a picture looks.
    pub fn key(&self, svg: &str) -> u64 {
        let mut hasher = Xxh3::new();
        hasher.update(&self.key.to_le_bytes());
        hasher.update(svg.as_bytes());
        hasher.digest()
    }

    /// All forms of an SVG with text, the small one so many pixels wide; nothing when it cannot be read. `is_paper`: 300 of
    /// its pixels are an inch.
    ///
    /// Letters become outlines, as an embedded font would help in browsers only: Word, drawing programs and print shops pass
    /// it over and write Vietnamese with whatever they have. What the picture says stands as text on its page.
    pub fn draw(&self, svg: &str, title: &str, is_paper: bool, small: u32) -> Option<Lettered> {
        let tree = self.tree(svg)?;
        let size = tree.size().to_int_size();
        let zoom = f64::from(small) / f64::from(size.width().max(1));
        let small = (small, (f64::from(size.height()) * zoom).round() as u32);
        Some(Lettered {
            svg: outlined(&tree, title, is_paper).into_bytes(),
            png: pixels(&tree, (size.width(), size.height()), is_paper)?,
            small: pixels(&tree, small, false)?,
        })
    }

    fn tree(&self, svg: &str) -> Option<Tree> {
        let fonts = self
            .ready
            .get_or_init(|| Fonts::new(self.woff2.iter().map(Vec::as_slice)));
        Tree::from_str(svg, &options(fonts)).ok()
    }
}

fn pixels(tree: &Tree, (width, height): (u32, u32), is_paper: bool) -> Option<Vec<u8>> {
    let mut pixels = Pixmap::new(width, height)?;
    pixels.fill(resvg::tiny_skia::Color::WHITE);
    let (across, down) = (
        width as f32 / tree.size().width(),
        height as f32 / tree.size().height(),
    );
    resvg::render(
        tree,
        Transform::from_scale(across, down),
        &mut pixels.as_mut(),
    );
    let millions = (width as usize * height as usize).div_ceil(1_000_000);
    let density = is_paper.then_some(METRE);
    png_at(pixels.data(), width, height, BYTES * millions, density)
}

/// The tree written anew: no text is left in it, so its title has to be said again.
fn outlined(tree: &Tree, title: &str, is_paper: bool) -> String {
    let options = WriteOptions {
        preserve_text: false,
        coordinates_precision: 2,
        transforms_precision: 5,
        ..WriteOptions::default()
    };
    let text = tree.to_string(&options);
    let start = text.find("<svg").unwrap_or(0);
    let end = text[start..].find('>').map_or(start, |at| start + at + 1);
    let (width, height) = (tree.size().width(), tree.size().height());
    let mut svg = String::with_capacity(text.len() + 300);
    svg.push_str(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"",
    );
    let _ = match is_paper {
        true => write!(svg, " width=\"210mm\" height=\"297mm\""),
        false => write!(svg, " width=\"{width}\" height=\"{height}\""),
    };
    let _ = write!(
        svg,
        " viewBox=\"0 0 {width} {height}\" role=\"img\"><title>"
    );
    for letter in title.chars() {
        match letter {
            '&' => svg.push_str("&amp;"),
            '<' => svg.push_str("&lt;"),
            letter if letter.is_control() => svg.push(' '),
            letter => svg.push(letter),
        }
    }
    svg.push_str("</title>");
    // Indentation helps nobody and costs a fifth.
    for line in text[end..].lines() {
        svg.push_str(line.trim());
    }
    svg
}
