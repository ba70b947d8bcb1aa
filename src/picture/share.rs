//! The picture that is shown where a page is shared: the theme's art with title, unit and perhaps a photo in its boxes.

use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::Pixmap;
use resvg::usvg::roxmltree::{Document, Node};
use xxhash_rust::xxh3::Xxh3;

use super::cover::cover;
use super::draw::{Face, Fonts, over};
use super::palette::png;
use super::wrap::{LEADING, set};

/// Width in pixels, as networks ask for it.
pub const WIDTH: u32 = 1200;

/// Height in pixels.
pub const HEIGHT: u32 = 630;

/// Bytes that such a picture may have.
const BYTES: usize = 100 * 1000;

/// Changes whenever the same card comes out differently.
const VERSION: u8 = 2;

/// What is written on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Title of the page.
    pub title: String,
    /// One line above it: the site, or that it is a sample.
    pub label: String,
    /// One line below: whose it is.
    pub unit: String,
    /// True when a photo stands beside the title.
    pub has_photo: bool,
}

/// The theme's art: an SVG with boxes for what is written on it.
#[derive(Debug)]
pub struct Art {
    svg: String,
    boxes: Vec<Slot>,
    fonts: Vec<Vec<u8>>,
    /// Tells this art from another.
    key: u64,
    // Unpacked and drawn when the first picture has to be made: most builds make none.
    ready: OnceLock<Option<(Fonts, Pixmap)>>,
}

impl PartialEq for Art {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Art {}

/// A box of the art, as `<rect id="title" … data-largest="72">` says.
#[derive(Clone, Debug)]
struct Slot {
    id: String,
    x: f32,
    y: f32,
    width: f32,
    height: f32,
    fill: String,
    family: String,
    weight: u16,
    largest: f32,
    smallest: f32,
}

impl Art {
    /// Reads the art; `fonts` are WOFF2. Nothing when it is no SVG of 1200 × 630 with the boxes `title`, `label` and `unit`.
    pub fn new(svg: &str, fonts: Vec<Vec<u8>>) -> Option<Arc<Self>> {
        let document = Document::parse(svg).ok()?;
        let mut boxes = Vec::new();
        let mut rest = svg.to_owned();
        let nodes: Vec<Node> = document
            .descendants()
            .filter(|node| node.has_tag_name("rect"))
            .collect();
        // From the back, so that what is cut out moves nothing that is still to be cut.
        for node in nodes.into_iter().rev() {
            if let Some(slot) = slot(&node) {
                rest.replace_range(node.range(), "");
                boxes.push(slot);
            }
        }
        let has = |id: &str| boxes.iter().any(|slot| slot.id == id);
        if !["title", "label", "unit"].into_iter().all(has) {
            return None;
        }
        let mut hasher = Xxh3::new();
        hasher.update(&[VERSION]);
        hasher.update(svg.as_bytes());
        fonts.iter().for_each(|font| hasher.update(font));
        Some(Arc::new(Self {
            svg: rest,
            boxes,
            fonts,
            key: hasher.digest(),
            ready: OnceLock::new(),
        }))
    }

    /// All that decides how a card looks, but the photo's bytes.
    pub fn key(&self, card: &Card) -> u64 {
        let mut hasher = Xxh3::new();
        hasher.update(&self.key.to_le_bytes());
        for text in [&card.title, &card.label, &card.unit] {
            hasher.update(text.as_bytes());
            hasher.update(&[0]);
        }
        hasher.update(&[u8::from(card.has_photo)]);
        hasher.digest()
    }

    /// True when there is room for a photo.
    pub fn takes_photos(&self) -> bool {
        self.slot("photo").is_some()
    }

    /// Draws a card as PNG; nothing when the photo is broken or the art cannot be drawn.
    pub fn draw(&self, card: &Card, photo: &[u8]) -> Option<Vec<u8>> {
        let (fonts, background) = self.ready.get_or_init(|| self.prepare()).as_ref()?;
        let mut pixels = background.clone();
        let photo_box = self.slot("photo").filter(|_| card.has_photo);
        if let Some(slot) = photo_box {
            let (width, height) = (slot.width as u32, slot.height as u32);
            let (photo, height) = cover(photo, width, height)?;
            let left = slot.x as usize;
            let top = (slot.y + (slot.height - height as f32) / 2.0) as usize;
            let stride = WIDTH as usize * 4;
            for (row, line) in photo.chunks_exact(width as usize * 4).enumerate() {
                let start = (top + row) * stride + left * 4;
                let end = (start + line.len()).min((top + row + 1) * stride);
                if let Some(place) = pixels.data_mut().get_mut(start..end) {
                    place.copy_from_slice(&line[..place.len()]);
                }
            }
        }
        let beside = self
            .slot("title-beside-photo")
            .filter(|_| photo_box.is_some());
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">"
        );
        let title = beside.or(self.slot("title"));
        for (slot, text) in [
            (title, &card.title),
            (self.slot("label"), &card.label),
            (self.slot("unit"), &card.unit),
        ] {
            if let Some(slot) = slot {
                write(&mut svg, slot, text, fonts);
            }
        }
        svg.push_str("</svg>");
        if !over(&mut pixels, &svg, fonts) {
            return None;
        }
        png(pixels.data(), WIDTH, HEIGHT, BYTES)
    }

    fn slot(&self, id: &str) -> Option<&Slot> {
        self.boxes.iter().find(|slot| slot.id == id)
    }

    fn prepare(&self) -> Option<(Fonts, Pixmap)> {
        let fonts = Fonts::new(self.fonts.iter().map(Vec::as_slice));
        let mut pixels = Pixmap::new(WIDTH, HEIGHT)?;
        pixels.fill(resvg::tiny_skia::Color::WHITE);
        over(&mut pixels, &self.svg, &fonts).then_some((fonts, pixels))
    }
}

fn slot(node: &Node) -> Option<Slot> {
    let id = node.attribute("id")?.to_owned();
    let number = |name: &str| {
        node.attribute(name)
            .and_then(|text| text.parse::<f32>().ok())
    };
    let height = number("height")?;
    let (x, y, width) = (number("x")?, number("y")?, number("width")?);
    let is_inside =
        x >= 0.0 && y >= 0.0 && x + width <= WIDTH as f32 && y + height <= HEIGHT as f32;
    let known = ["title", "title-beside-photo", "photo", "label", "unit"].contains(&id.as_str());
    (known && is_inside && width >= 1.0 && height >= 1.0).then(|| Slot {
        id,
        x,
        y,
        width,
        height,
        fill: node.attribute("fill").unwrap_or("#000").to_owned(),
        family: node.attribute("font-family").unwrap_or_default().to_owned(),
        weight: number("font-weight").map_or(400, |weight| weight as u16),
        largest: number("data-largest").unwrap_or(height / LEADING),
        smallest: number("data-smallest").unwrap_or(height / LEADING),
    })
}

/// Sets a text into its box, in the middle of its height; a text for which there is no font is left out.
fn write(svg: &mut String, slot: &Slot, text: &str, fonts: &Fonts) {
    let Some(face) = fonts.face(&slot.family, slot.weight) else {
        return;
    };
    let room = (slot.width, slot.height);
    let sizes = (slot.smallest, slot.largest);
    let Some(setting) = set(text, &face.font, room, sizes) else {
        return;
    };
    let leading = setting.size * LEADING;
    let top = slot.y + (slot.height - leading * setting.lines.len() as f32) / 2.0;
    for (at, line) in setting.lines.iter().enumerate() {
        // Letters sit a little above the middle of their line, so that marks below and above look even.
        let baseline = top + leading * at as f32 + setting.size * 0.94;
        let Slot { x, fill, .. } = slot;
        let Face { family, weight, .. } = face;
        let _ = write!(
            svg,
            "<text x=\"{x}\" y=\"{baseline:.1}\" font-family=\"{family}\" font-weight=\"{weight}\" font-size=\"{:.1}\" fill=\"{fill}\">",
            setting.size
        );
        for letter in line.chars() {
            match letter {
                '&' => svg.push_str("&amp;"),
                '<' => svg.push_str("&lt;"),
                letter => svg.push(letter),
            }
        }
        svg.push_str("</text>");
    }
}
