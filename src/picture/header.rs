//! What the first bytes of a picture tell: format, size as it is seen, whether it moves – whatever its name says.

/// How a picture is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
    /// GIF.
    Gif,
    /// AVIF, which is shown as it is.
    Avif,
    /// HEIC, as an iPhone writes it: no browser but Safari shows it.
    Heic,
}

impl Format {
    /// Its name as people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::WebP => "WebP",
            Self::Gif => "GIF",
            Self::Avif => "AVIF",
            Self::Heic => "HEIC",
        }
    }
}

/// What the first bytes of a picture tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// How it is stored.
    pub format: Format,
    /// Width in pixels as it is seen, after its orientation was applied.
    pub width: u32,
    /// Height in pixels as it is seen.
    pub height: u32,
    /// True when it moves.
    pub is_animated: bool,
    /// True when its colours were stored with loss, and nothing of it is transparent: a photo.
    pub is_photo: bool,
    /// True when it names where it was taken or with what (Exif), as far as the first bytes show.
    pub has_exif: bool,
}

/// Reads the first bytes; nothing when they are no picture that can be measured.
pub fn header(head: &[u8]) -> Option<Header> {
    let format = format(head)?;
    let size = imagesize::blob_size(head).ok()?;
    let mut width = u32::try_from(size.width).ok().filter(|width| *width > 0)?;
    let mut height = u32::try_from(size.height)
        .ok()
        .filter(|height| *height > 0)?;
    let exif = exif(head, format);
    // A phone held upright stores a picture that lies on its side, and says so.
    if exif.and_then(orientation).is_some_and(|turned| turned >= 5) {
        (width, height) = (height, width);
    }
    let is_photo = match format {
        Format::Jpeg => true,
        Format::WebP => {
            head.get(12..16) == Some(b"VP8 ")
                || webp_flags(head) & 0x10 == 0 && has_chunk(head, b"VP8 ")
        }
        _ => false,
    };
    Some(Header {
        format,
        width,
        height,
        is_animated: match format {
            Format::Gif => gif_frames(head) > 1,
            Format::WebP => webp_flags(head) & 0x02 != 0,
            Format::Png => has_animation(head),
            _ => false,
        },
        is_photo,
        has_exif: exif.is_some() || format == Format::Avif && contains(head, b"Exif"),
    })
}

fn format(head: &[u8]) -> Option<Format> {
    match head {
        [0xff, 0xd8, 0xff, ..] => Some(Format::Jpeg),
        [0x89, b'P', b'N', b'G', ..] => Some(Format::Png),
        [b'G', b'I', b'F', b'8', ..] => Some(Format::Gif),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Some(Format::WebP),
        [
            _,
            _,
            _,
            _,
            b'f',
            b't',
            b'y',
            b'p',
            b'a',
            b'v',
            b'i',
            b'f' | b's',
            ..,
        ] => Some(Format::Avif),
        [_, _, _, _, b'f', b't', b'y', b'p', ..]
            if contains(&head[..head.len().min(64)], b"avif") =>
        {
            Some(Format::Avif)
        }
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Some(Format::Heic),
        _ => None,
    }
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

/// The TIFF block with the orientation, the camera and the place.
fn exif(head: &[u8], format: Format) -> Option<&[u8]> {
    match format {
        Format::Jpeg => {
            let mut at = 2;
            while let [0xff, marker, high, low] = *head.get(at..at + 4)? {
                let length = usize::from(u16::from_be_bytes([high, low]));
                let body = head.get(at + 4..at + 2 + length)?;
                if let (0xe1, Some(tiff)) = (marker, body.strip_prefix(b"Exif\0\0")) {
                    return Some(tiff);
                }
                if marker == 0xda {
                    return None;
                }
                at += 2 + length;
            }
            None
        }
        Format::Png => {
            let mut at = 8;
            loop {
                let length = usize::try_from(be(head, at)?).ok()?;
                let kind = head.get(at + 4..at + 8)?;
                if kind == b"eXIf" {
                    return head.get(at + 8..at + 8 + length);
                }
                at = at.checked_add(length)?.checked_add(12)?;
            }
        }
        Format::WebP => {
            let mut at = 12;
            loop {
                let size = head.get(at + 4..at + 8)?.try_into().ok()?;
                let length = usize::try_from(u32::from_le_bytes(size)).ok()?;
                if head.get(at..at + 4)? == b"EXIF" {
                    let body = head.get(at + 8..at + 8 + length)?;
                    return Some(body.strip_prefix(b"Exif\0\0").unwrap_or(body));
                }
                at = at.checked_add(length)?.checked_add(8 + length % 2)?;
            }
        }
        _ => None,
    }
}

/// 1 to 8 after Exif; from 5 on width and height change places.
pub(super) fn orientation(tiff: &[u8]) -> Option<u16> {
    let little = match tiff.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let short = |at: usize| -> Option<u16> {
        let bytes = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    };
    let long = |at: usize| -> Option<usize> {
        let bytes = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        usize::try_from(if little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
        .ok()
    };
    let directory = long(4)?;
    let entries = usize::from(short(directory)?);
    (0..entries)
        .filter_map(|entry| directory.checked_add(2 + 12 * entry))
        .find(|at| short(*at) == Some(0x0112))
        .and_then(|at| short(at + 8))
        .filter(|turned| (1..=8).contains(turned))
}

/// The orientation of a whole JPEG, to be told again when everything else about it is dropped.
pub(super) fn jpeg_orientation(bytes: &[u8]) -> Option<u16> {
    exif(bytes, Format::Jpeg).and_then(orientation)
}

fn be(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(
        bytes.get(at..at.checked_add(4)?)?.try_into().ok()?,
    ))
}

fn webp_flags(head: &[u8]) -> u8 {
    match head.get(12..16) {
        Some(b"VP8X") => head.get(20).copied().unwrap_or(0),
        _ => 0,
    }
}

fn has_chunk(head: &[u8], name: &[u8]) -> bool {
    contains(&head[..head.len().min(64 * 1024)], name)
}

/// An animated PNG says so before its first pixels.
fn has_animation(head: &[u8]) -> bool {
    let mut at = 8;
    while let (Some(length), Some(kind)) = (be(head, at), head.get(at + 4..at + 8)) {
        if kind == b"acTL" || kind == b"IDAT" {
            return kind == b"acTL";
        }
        at = at
            .saturating_add(usize::try_from(length).unwrap_or(usize::MAX))
            .saturating_add(12);
    }
    false
}

/// Frames of a GIF, as far as the first bytes go; two are enough to know.
fn gif_frames(head: &[u8]) -> usize {
    let table = |packed: u8| {
        if packed & 0x80 != 0 {
            3 << ((packed & 7) + 1)
        } else {
            0
        }
    };
    let skip = |mut at: usize| {
        while let Some(length) = head.get(at).copied() {
            at += 1 + usize::from(length);
            if length == 0 {
                break;
            }
        }
        at
    };
    let mut at = 13 + head.get(10).copied().map_or(0, table);
    let mut frames = 0;
    while let Some(kind) = head.get(at) {
        match kind {
            0x21 => at = skip(at + 2),
            0x2c => {
                frames += 1;
                let own = head.get(at + 9).copied().map_or(0, table);
                at = skip(at + 11 + own);
            }
            _ => break,
        }
    }
    frames
}
