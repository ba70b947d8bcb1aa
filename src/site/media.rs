//! Pictures and files below `media/`, measured, with the name they are published under.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Place;
use crate::say;
use crate::source::{Media, SourceFile, SourceTree, slug};

use super::check::Check;

/// A file below `media/`.
#[derive(Clone, Debug)]
pub struct MediaFile {
    /// Path as the disk spells it, from which its bytes are copied.
    pub disk_path: String,
    /// Path in the published site: ASCII, fit for any file system.
    pub public_path: String,
    /// Width and height, when it is a picture that can be measured.
    pub size: Option<Size>,
    /// Bytes.
    pub bytes: u64,
}

/// Width and height of a picture in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Size {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Endings of pictures.
const PICTURES: [&str; 7] = ["png", "jpg", "jpeg", "webp", "gif", "avif", "svg"];

impl MediaFile {
    /// True when its name says that it is a picture.
    pub fn is_picture(&self) -> bool {
        self.public_path
            .rsplit_once('.')
            .is_some_and(|(_, ending)| PICTURES.contains(&ending))
    }
}

impl Check {
    /// Every file below `media/`, by its path in the site's folder.
    pub(super) fn media(&mut self, tree: &SourceTree) -> BTreeMap<String, MediaFile> {
        let mut files = BTreeMap::new();
        let mut taken: BTreeMap<String, String> = BTreeMap::new();
        for (path, file) in &tree.files {
            let (true, SourceFile::Media(media)) = (path.starts_with("media/"), file) else {
                continue;
            };
            let public_path = public_path(path);
            let place = Place::file(path);
            if let Some(other) = taken.insert(public_path.clone(), path.clone()) {
                self.error(
                    &place,
                    say!(
                        "`{path}` và `{other}` sẽ có cùng địa chỉ `{public_path}`",
                        "`{path}` and `{other}` would have the same address `{public_path}`"
                    ),
                    Some(say!(
                        "đổi tên một trong hai tệp",
                        "rename one of the two files"
                    )),
                );
            }
            let size = measure(path, media);
            let file = MediaFile {
                disk_path: media.disk_path.clone(),
                public_path,
                size,
                bytes: media.size,
            };
            if file.is_picture() && size.is_none() {
                self.error(
                    &place,
                    say!("không đọc được ảnh `{path}`", "the picture `{path}` cannot be read"),
                    Some(say!("mở ảnh xem có hỏng không, rồi lưu lại thành PNG, JPEG hoặc WebP", "open it to see whether it is broken, and save it again as PNG, JPEG or WebP")),
                );
            }
            if has_script(path, media) {
                self.error(
                    &place,
                    say!(
                        "ảnh SVG này có mã lệnh (script)",
                        "this SVG picture holds a script"
                    ),
                    Some(say!(
                        "xuất lại ảnh không kèm mã lệnh, hoặc dùng PNG",
                        "export it without scripts, or use PNG"
                    )),
                );
            }
            files.insert(path.clone(), file);
        }
        files
    }
}

/// `media/Ảnh 1.JPG` → `media/anh-1.jpg`.
fn public_path(path: &str) -> String {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("media", path));
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut public: Vec<String> = folders.split('/').map(slug).collect();
    let ending = slug(ending);
    let stem = match slug(stem) {
        empty if empty.is_empty() => "tep".to_owned(),
        stem => stem,
    };
    public.push(if ending.is_empty() {
        stem
    } else {
        format!("{stem}.{ending}")
    });
    public.join("/")
}

fn measure(path: &str, media: &Media) -> Option<Size> {
    if path.to_lowercase().ends_with(".svg") {
        return measure_svg(std::str::from_utf8(&media.head).ok()?);
    }
    let size = imagesize::blob_size(&media.head).ok()?;
    let (width, height) = (
        u32::try_from(size.width).ok()?,
        u32::try_from(size.height).ok()?,
    );
    (width > 0 && height > 0).then_some(Size { width, height })
}

fn measure_svg(text: &str) -> Option<Size> {
    let tag = &text[text.find("<svg")?..];
    let tag = &tag[..tag.find('>')?];
    let attribute = |name: &str| {
        let at = tag.find(&format!(" {name}=\""))?;
        tag[at..].split('"').nth(1)
    };
    let pixels = |text: &str| {
        text.trim_end_matches("px")
            .parse::<f32>()
            .ok()
            .map(|n| n.round() as u32)
    };
    let own = attribute("width")
        .and_then(pixels)
        .zip(attribute("height").and_then(pixels));
    let boxed = || {
        let numbers: Vec<&str> = attribute("viewBox")?
            .split([' ', ','])
            .filter(|n| !n.is_empty())
            .collect();
        Some((pixels(numbers.get(2)?)?, pixels(numbers.get(3)?)?))
    };
    let (width, height) = own.or_else(boxed)?;
    (width > 0 && height > 0).then_some(Size { width, height })
}

fn has_script(path: &str, media: &Media) -> bool {
    let text = String::from_utf8_lossy(&media.head).to_lowercase();
    path.to_lowercase().ends_with(".svg")
        && (text.contains("<script") || text.contains("javascript:") || text.contains(" onload"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_addresses() {
        for (path, expected) in [
            ("media/so-do.png", "media/so-do.png"),
            ("media/Ảnh Lễ/Ảnh 1.JPG", "media/anh-le/anh-1.jpg"),
            ("media/….pdf", "media/tep.pdf"),
        ] {
            assert_eq!(public_path(path), expected);
        }
    }

    #[test]
    fn an_svg_is_measured_by_its_size_or_its_view_box() {
        let size = |text| measure_svg(text).map(|s| (s.width, s.height));
        assert_eq!(
            size("<svg xmlns=\"x\" width=\"40px\" height=\"20\">"),
            Some((40, 20))
        );
        assert_eq!(
            size("<?xml?><svg viewBox=\"0 0 300 150\">"),
            Some((300, 150))
        );
        assert_eq!(size("<svg>"), None);
        assert_eq!(size("nothing"), None);
    }
}
