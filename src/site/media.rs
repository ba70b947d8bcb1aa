//! Pictures and files below `media/`, measured, with the name they are published under.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Place;
use crate::picture::{Format, Header, header};
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
    /// What its first bytes tell, when it is made of pixels.
    pub header: Option<Header>,
    /// The smaller pictures that pages show in its stead, narrowest first; empty when it is shown as it is.
    pub renditions: Vec<Rendition>,
    /// True when its smaller pictures are not made yet and are not to be made now: pages show its words instead.
    pub is_left_out: bool,
}

/// A smaller picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendition {
    /// Path in the published site.
    pub path: String,
    /// Width and height.
    pub size: Size,
    /// Ending of its name: `avif`, `jpg` or `png`.
    pub form: &'static str,
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

/// Widths of smaller pictures, in pixels: a phone held upright, and a column of text on a sharp screen.
const WIDTHS: [u32; 2] = [480, 960];

/// Bytes up to which a picture is prepared for the web already: it is shown as it is, without its metadata.
const LIGHT: u64 = 40_000;

/// How wide such a picture may be, in pixels.
const WIDE: u32 = 1600;

/// What a photo may measure, in pixels: the largest that telephones take, and 200 MB while it is made smaller.
const PIXELS: u64 = 64_000_000;

impl MediaFile {
    /// True when its name says that it is a picture.
    pub fn is_picture(&self) -> bool {
        is_picture(&self.public_path)
    }

    /// Leaves out the smaller pictures that are not `there`.
    pub fn keep_renditions(&mut self, there: impl Fn(&str) -> bool) {
        let had = !self.renditions.is_empty();
        self.renditions.retain(|rendition| there(&rendition.path));
        // A page must be able to name a picture that every browser shows.
        let is_shown = self
            .renditions
            .iter()
            .any(|rendition| rendition.form != "avif");
        self.is_left_out = had && !is_shown;
    }
}

fn is_picture(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| PICTURES.contains(&ending))
}

/// A host tells browsers the kind of a file after its name.
fn is_named_after(header: Header, public_path: &str) -> bool {
    let endings: &[&str] = match header.format {
        Format::Jpeg => &["jpg", "jpeg"],
        Format::Png => &["png"],
        Format::WebP => &["webp"],
        Format::Gif => &["gif"],
        Format::Avif => &["avif"],
        Format::Heic => &[],
    };
    let ending = public_path
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending);
    endings.contains(&ending)
}

/// What pages show instead of a still picture made of pixels. Moving ones, AVIF and what is light
/// already are shown as they are.
fn renditions(public_path: &str, header: Option<Header>, bytes: u64) -> Vec<Rendition> {
    let pixels = header.filter(|_| cfg!(feature = "images") && is_picture(public_path));
    let Some(header) = pixels else {
        return Vec::new();
    };
    let is_light = bytes <= LIGHT && header.width <= WIDE && is_named_after(header, public_path);
    if is_light || header.is_animated || matches!(header.format, Format::Avif | Format::Heic) {
        return Vec::new();
    }
    let own = public_path.strip_prefix("media/").unwrap_or(public_path);
    // The ending is part of the name: `anh.jpg` and `anh.png` are two pictures.
    let stem = own.replace('.', "-");
    let mut widths: Vec<u32> = WIDTHS.to_vec();
    widths.retain(|width| u64::from(*width) * 10 < u64::from(header.width) * 9);
    if widths.len() < WIDTHS.len() {
        widths.push(header.width);
    }
    let fallback = if header.is_photo { "jpg" } else { "png" };
    let one = |width: u32, form: &'static str| {
        let height = u64::from(header.height) * u64::from(width) / u64::from(header.width);
        Rendition {
            path: format!("images/{stem}-{width}.{form}"),
            size: Size {
                width,
                height: u32::try_from(height).unwrap_or(1).max(1),
            },
            form,
        }
    };
    ["avif", fallback]
        .into_iter()
        .flat_map(|form| widths.iter().map(move |width| (*width, form)))
        .map(|(width, form)| one(width, form))
        .collect()
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
            let header = header(&media.head);
            let size = measure(path, media, header);
            let file = MediaFile {
                disk_path: media.disk_path.clone(),
                renditions: renditions(&public_path, header, media.size),
                public_path,
                size,
                bytes: media.size,
                header,
                is_left_out: false,
            };
            self.picture_header(&file, &place);
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

    /// What can be said of a picture before anybody looks at its pixels.
    fn picture_header(&mut self, file: &MediaFile, place: &Place) {
        let Some(header) = file.header.filter(|_| file.is_picture()) else {
            return;
        };
        let Header { width, height, .. } = header;
        if header.format == Format::Heic {
            self.error(
                place,
                say!(
                    "đây là ảnh HEIC của iPhone, trình duyệt không xem được",
                    "this is a HEIC photo of an iPhone, which browsers do not show"
                ),
                Some(say!(
                    "mở ảnh rồi lưu lại thành JPEG; trên iPhone: Cài đặt → Camera → Định dạng → Tương thích nhất",
                    "open it and save it as JPEG; on the iPhone: Settings → Camera → Formats → Most Compatible"
                )),
            );
        }
        if u64::from(width) * u64::from(height) > PIXELS {
            self.error(
                place,
                say!(
                    "ảnh quá lớn: {width} × {height} điểm ảnh",
                    "the picture is too large: {width} × {height} pixels"
                ),
                Some(say!(
                    "thu nhỏ còn nhiều nhất 4000 điểm ảnh mỗi chiều rồi lưu lại; trang chỉ cần rộng 960 điểm ảnh",
                    "make it at most 4000 pixels wide and high and save it again; pages need no more than 960 pixels"
                )),
            );
        }
        let stays = header.is_animated || header.format == Format::Avif;
        if stays && !is_named_after(header, &file.public_path) {
            let format = header.format.name();
            self.error(
                place,
                say!(
                    "ảnh này là {format} nhưng tên tệp nói khác",
                    "this picture is {format}, but its name says otherwise"
                ),
                Some(say!(
                    "đổi đuôi tên tệp cho đúng",
                    "give the file the right ending"
                )),
            );
        }
        if header.format == Format::Avif && header.has_exif {
            self.error(
                place,
                say!(
                    "ảnh AVIF này có thông tin máy ảnh, có thể cả nơi chụp, và được đăng nguyên như thế",
                    "this AVIF picture tells about the camera, perhaps also the place, and would be published as it is"
                ),
                Some(say!(
                    "lưu lại ảnh thành JPEG hoặc PNG; Loa tự bỏ các thông tin ấy và tự tạo AVIF",
                    "save it as JPEG or PNG; Loa drops all that and makes AVIF itself"
                )),
            );
        }
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

fn measure(path: &str, media: &Media, header: Option<Header>) -> Option<Size> {
    if path.to_lowercase().ends_with(".svg") {
        return measure_svg(std::str::from_utf8(&media.head).ok()?);
    }
    header.map(|header| Size {
        width: header.width,
        height: header.height,
    })
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
