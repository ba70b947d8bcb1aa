//! A picture without what it says about its maker: camera, place, author, thumbnails – byte for byte the same picture.

use super::header::{Format, jpeg_orientation};

/// The file without Exif, XMP, IPTC and comments; its colour profile stays, and so does a JPEG's orientation. A file whose
/// parts cannot be told apart stays as it is up to there.
pub fn strip(bytes: &[u8], format: Format) -> Vec<u8> {
    match format {
        Format::Jpeg => jpeg(bytes),
        Format::Png => png(bytes),
        Format::WebP => webp(bytes),
        Format::Gif | Format::Avif | Format::Heic => bytes.to_vec(),
    }
}

/// True when a JPEG is whole: decoders show half of one as if it were fine.
pub fn has_end(jpeg: &[u8]) -> bool {
    let scan = segments(jpeg).find(|segment| segment.marker == SCAN);
    scan.is_some_and(|scan| jpeg[scan.at..].windows(2).any(|pair| pair == [0xff, 0xd9]))
}

const SCAN: u8 = 0xda;

struct Segment<'a> {
    marker: u8,
    at: usize,
    whole: &'a [u8],
}

/// The segments of a JPEG before its pixels, and the one that opens them.
fn segments(bytes: &[u8]) -> impl Iterator<Item = Segment<'_>> {
    let mut at = 2;
    let mut done = false;
    std::iter::from_fn(move || {
        let [0xff, marker, high, low] = *bytes.get(at..at + 4)? else {
            return None;
        };
        let end = at + 2 + usize::from(u16::from_be_bytes([high, low]));
        let whole = bytes.get(at..end)?;
        let segment = Segment { marker, at, whole };
        at = end;
        (!std::mem::replace(&mut done, marker == SCAN)).then_some(segment)
    })
}

fn jpeg(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes[..bytes.len().min(2)].to_vec();
    if let Some(turned) = jpeg_orientation(bytes).filter(|turned| *turned != 1) {
        // A block that says nothing but how the picture is turned.
        out.extend(b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01");
        out.extend(turned.to_be_bytes());
        out.extend([0; 6]);
    }
    let mut end = out.len().min(2);
    for segment in segments(bytes) {
        end = segment.at + segment.whole.len();
        let stays = match segment.marker {
            // JFIF, the colour profile and Adobe's note on how colours are stored.
            0xe0 | 0xee => true,
            0xe2 => segment.whole[4..].starts_with(b"ICC_PROFILE\0"),
            0xe1..=0xef | 0xfe => false,
            SCAN => {
                // What stands behind the picture (a second one, a film) goes as well.
                let pixels = &bytes[segment.at..];
                let stop = pixels.windows(2).position(|pair| pair == [0xff, 0xd9]);
                out.extend(&pixels[..stop.map_or(pixels.len(), |stop| stop + 2)]);
                return out;
            }
            _ => true,
        };
        if stays {
            out.extend(segment.whole);
        }
    }
    out.extend(&bytes[end..]);
    out
}

fn png(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes[..bytes.len().min(8)].to_vec();
    let mut at = 8;
    while let Some([a, b, c, d]) = bytes.get(at..at + 4) {
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        let end = at
            .saturating_add(length)
            .saturating_add(12)
            .min(bytes.len());
        let kind = bytes.get(at + 4..at + 8).unwrap_or_default();
        if !matches!(kind, b"eXIf" | b"tEXt" | b"iTXt" | b"zTXt" | b"tIME") {
            out.extend(&bytes[at..end]);
        }
        if kind == b"IEND" {
            break;
        }
        at = end;
    }
    out
}

fn webp(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes[..bytes.len().min(12)].to_vec();
    let mut at = 12;
    while let Some([a, b, c, d]) = bytes.get(at + 4..at + 8) {
        let length = u32::from_le_bytes([*a, *b, *c, *d]) as usize;
        let end = at
            .saturating_add(length)
            .saturating_add(8 + length % 2)
            .min(bytes.len());
        let kind = &bytes[at..at + 4];
        if !matches!(kind, b"EXIF" | b"XMP ") {
            let begin = out.len();
            out.extend(&bytes[at..end]);
            if let (b"VP8X", Some(flags)) = (kind, out.get_mut(begin + 8)) {
                *flags &= !0x0c;
            }
        }
        at = end;
    }
    let size = u32::try_from(out.len().saturating_sub(8)).unwrap_or(u32::MAX);
    if let Some(place) = out.get_mut(4..8) {
        place.copy_from_slice(&size.to_le_bytes());
    }
    out
}
