//! Photos: made smaller once, turned the right way up, without a word about where they were taken; and a look without them.

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::Path;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::{Files, Site, files, said};

/// What a telephone writes into a photo; none of it may ever be published.
const SECRET: &[u8] = b"May anh mau 13.7765N 109.2237E";

fn field(width: u32, height: u32) -> RgbImage {
    // Left red, right blue, so that one sees how it is turned.
    RgbImage::from_fn(width, height, |x, y| {
        // Grainy, so that it weighs what a photo does.
        let grain = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503_001))
            .wrapping_mul(2_246_822_519)
            >> 26;
        let grain = grain as u8;
        if x < width / 2 {
            Rgb([180 + grain, grain, 30])
        } else {
            Rgb([30, grain, 180 + grain])
        }
    })
}

/// A JPEG with Exif: how it is turned, and a place.
fn jpeg(pixels: &RgbImage, turned: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0]);
    exif.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0x26, 0, 0, 0, 0]);
    exif.extend(SECRET);
    let mut out = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut out, 90);
    encoder.add_app_segment(1, exif).unwrap();
    encoder.add_app_segment(13, SECRET.to_vec()).unwrap();
    let (width, height) = (pixels.width() as u16, pixels.height() as u16);
    encoder
        .encode(pixels.as_raw(), width, height, jpeg_encoder::ColorType::Rgb)
        .unwrap();
    out
}

fn encoded(pixels: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    pixels.into().write_to(&mut out, format).unwrap();
    out.into_inner()
}

impl Site {
    fn media(&self, name: &str, bytes: &[u8]) {
        fs::create_dir_all(self.root.join("media")).unwrap();
        fs::write(self.root.join("media").join(name), bytes).unwrap();
    }

    fn text(&self, front: &str, body: &str) {
        let text = format!("---\ntitle: Ảnh\ndate: 2024-03-01\n{front}---\n{body}\n");
        fs::write(self.root.join("articles/anh.md"), text).unwrap();
    }

    fn page(&self) -> String {
        fs::read_to_string(self.out().join("articles/anh.html")).unwrap()
    }

    fn pictures(&self) -> Files {
        let mut pictures = files(&self.out());
        pictures.retain(|path, _| path.starts_with("media/") || path.starts_with("images/"));
        pictures
    }
}

fn names(pictures: &Files) -> Vec<&str> {
    pictures.keys().map(String::as_str).collect()
}

fn has(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

/// Every address in a page that leads to a file of the site is there.
fn nothing_is_missing(site: &Site) {
    let page = site.page();
    let named: BTreeSet<&str> = page
        .split(['"', ' ', ','])
        .filter(|part| part.starts_with("../images/") || part.starts_with("../media/"))
        .collect();
    for path in named {
        assert!(site.out().join("articles").join(path).is_file(), "{path}");
    }
}

#[test]
fn a_photo_is_shown_smaller_and_upright_and_tells_nothing() {
    let site = Site::new();
    site.media("Ảnh 1.JPG", &jpeg(&field(1400, 700), 6));
    site.text("", "![Hai màu](<../media/Ảnh 1.JPG>)");
    site.build();
    let pictures = site.pictures();
    let expected = [
        "images/anh-1-jpg-480.avif",
        "images/anh-1-jpg-480.jpg",
        "images/anh-1-jpg-700.avif",
        "images/anh-1-jpg-700.jpg",
    ];
    assert_eq!(names(&pictures), expected);
    for (path, bytes) in &pictures {
        assert!(!has(bytes, b"Exif") && !has(bytes, b"109.2237E"), "{path}");
    }
    let small = image::load_from_memory(&pictures["images/anh-1-jpg-480.jpg"])
        .unwrap()
        .to_rgb8();
    assert_eq!(small.dimensions(), (480, 960));
    let (top, bottom) = (small.get_pixel(240, 20), small.get_pixel(240, 940));
    assert!(top[0] > 150 && bottom[2] > 150, "{top:?} {bottom:?}");
    let page = site.page();
    assert!(
        page.contains("<source type=\"image/avif\" srcset=\"../images/anh-1-jpg-480.avif 480w, "),
        "{page}"
    );
    assert!(page.contains("width=\"700\" height=\"1400\""), "{page}");
    nothing_is_missing(&site);
}

#[test]
fn an_original_goes_out_only_where_a_link_leads_to_it_and_without_its_metadata() {
    let site = Site::new();
    let original = jpeg(&field(600, 300), 6);
    site.media("a.jpg", &original);
    site.media("b.jpg", &original);
    site.text("", "![Hai màu](../media/a.jpg) [Tải ảnh](../media/b.jpg)");
    site.build();
    let pictures = site.pictures();
    assert!(
        !pictures.contains_key("media/a.jpg"),
        "{:?}",
        names(&pictures)
    );
    let stripped = &pictures["media/b.jpg"];
    assert!(!has(stripped, b"May anh") && stripped.len() < original.len());
    let header = loa::picture::header(stripped).unwrap();
    assert_eq!(
        (header.width, header.height),
        (300, 600),
        "it is still turned"
    );
    let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().into_rgb8();
    assert!(pixels(stripped) == pixels(&original));
}

#[test]
fn nothing_is_made_twice() {
    let site = Site::new();
    site.media("a.jpg", &jpeg(&field(500, 300), 1));
    site.media("b.jpg", &jpeg(&field(400, 300), 1));
    site.text("", "![Một](../media/a.jpg) ![Hai](../media/b.jpg)");
    site.build();
    // Whoever made it again would undo this: other bytes that the manifest takes for those that were made.
    let path = "images/a-jpg-500.jpg";
    let before = fs::read(site.out().join(path)).unwrap();
    let other = fs::read(site.out().join("images/b-jpg-400.jpg")).unwrap();
    fs::write(site.out().join(path), &other).unwrap();
    let manifest = site.out().join(".loa/manifest.json");
    let mut record: serde_json::Value =
        serde_json::from_slice(&fs::read(&manifest).unwrap()).unwrap();
    for key in ["size", "hash"] {
        record["files"][path][key] = record["files"]["images/b-jpg-400.jpg"][key].clone();
    }
    fs::write(&manifest, record.to_string()).unwrap();
    site.article("khac.md", "Bài khác");
    site.build();
    assert_eq!(fs::read(site.out().join(path)).unwrap(), other);
    // Another photo of the same name is made, and so is a file that went away.
    site.media("a.jpg", &jpeg(&field(500, 300), 3));
    fs::remove_file(site.out().join("images/b-jpg-400.avif")).unwrap();
    site.build();
    let after = fs::read(site.out().join(path)).unwrap();
    assert!(after != other && after != before);
    assert!(site.out().join("images/b-jpg-400.avif").is_file());
    assert!(site.build().contains(" 0 written"));
}

#[test]
fn a_broken_photo_is_told_and_the_old_site_stays() {
    let site = Site::new();
    site.build();
    let before = files(&site.out());
    let whole = jpeg(&field(600, 400), 1);
    site.media("nua.jpg", &whole[..whole.len() / 2]);
    site.media(
        "rac.png",
        &[
            &encoded(field(200, 200), ImageFormat::Png)[..60],
            &[7; 60_000],
        ]
        .concat(),
    );
    site.text("", "![Nửa ảnh](../media/nua.jpg) ![Rác](../media/rac.png)");
    let output = site.run(&[]);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    for expected in [
        "media/nua.jpg",
        "media/rac.png",
        "broken or incomplete",
        "copy it again",
    ] {
        assert!(said.contains(expected), "{said}");
    }
    assert!(said.contains("2 errors"), "{said}");
    assert_eq!(files(&site.out()), before);
}

#[test]
fn in_a_hurry_no_picture_is_made_and_none_is_missing() {
    let site = Site::new();
    site.media("a.jpg", &jpeg(&field(500, 300), 1));
    site.media("tai-ve.jpg", &jpeg(&field(50, 30), 1));
    site.text(
        "image: media/a.jpg\nimage_alt: Hai màu\n",
        "![Hai màu](../media/a.jpg) [Tải về](../media/tai-ve.jpg)",
    );
    assert_eq!(site.run(&["--no-images"]).status.code(), Some(0));
    assert_eq!(names(&site.pictures()), ["media/tai-ve.jpg"]);
    assert!(site.page().contains("Hai màu") && !site.page().contains("<picture"));
    nothing_is_missing(&site);
    site.build();
    assert!(site.page().contains("<picture"));
    let made = site.pictures();
    assert_eq!(made.len(), 3);
    // What is there stays, even when it is of an older photo; the next whole build sees to it.
    site.media("a.jpg", &jpeg(&field(500, 300), 3));
    assert_eq!(site.run(&["--no-images"]).status.code(), Some(0));
    assert_eq!(site.pictures(), made);
    assert!(site.page().contains("<picture"));
    nothing_is_missing(&site);
    site.build();
    assert_ne!(site.pictures(), made);
}

#[test]
fn a_picture_is_what_its_bytes_are_whatever_its_name() {
    let site = Site::new();
    site.media("gif.png", &encoded(field(60, 40), ImageFormat::Gif));
    site.media("png.jpg", &encoded(field(60, 40), ImageFormat::Png));
    let glass = RgbaImage::from_fn(90, 60, |x, _| {
        Rgba([0, 90, 0, if x < 45 { 0 } else { 255 }])
    });
    site.media("trong.png", &encoded(glass, ImageFormat::WebP));
    site.text(
        "",
        "![A](../media/gif.png) ![B](../media/png.jpg) ![C](../media/trong.png)",
    );
    site.build();
    let pictures = site.pictures();
    let expected = [
        "images/gif-png-60.avif",
        "images/gif-png-60.png",
        "images/png-jpg-60.avif",
        "images/png-jpg-60.png",
        "images/trong-png-90.avif",
        "images/trong-png-90.png",
    ];
    assert_eq!(names(&pictures), expected);
    for path in ["images/gif-png-60.png", "images/png-jpg-60.png"] {
        assert_eq!(
            image::guess_format(&pictures[path]).unwrap(),
            ImageFormat::Png,
            "{path}"
        );
    }
    let glass = image::load_from_memory(&pictures["images/trong-png-90.png"])
        .unwrap()
        .to_rgba8();
    assert_eq!(
        (glass.get_pixel(5, 5)[3], glass.get_pixel(85, 5)[3]),
        (0, 255)
    );
}

#[test]
fn what_moves_stays_as_it_is() {
    let site = Site::new();
    let mut moving = Vec::new();
    {
        let mut encoder = image::codecs::gif::GifEncoder::new(&mut moving);
        for turned in [field(60, 40), image::imageops::rotate180(&field(60, 40))] {
            let frame = image::Frame::new(DynamicImage::from(turned).into_rgba8());
            encoder.encode_frame(frame).unwrap();
        }
    }
    site.media("dong.gif", &moving);
    site.text("", "![Chuyển động](../media/dong.gif)");
    site.build();
    let pictures = site.pictures();
    assert_eq!(names(&pictures), ["media/dong.gif"]);
    assert_eq!(pictures["media/dong.gif"], moving);
    assert!(Path::new(&site.out().join("media/dong.gif")).is_file());
}
