//! A photo that fills a box.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, ResizeOptions, Resizer};

use super::photo::decode;
use super::strip::has_end;

/// A photo as wide as a box, as opaque RGBA, and its height: one that lies is whole, one that stands is cut to the box.
/// Nothing when it is broken.
pub(super) fn cover(bytes: &[u8], width: u32, height: u32) -> Option<(Vec<u8>, u32)> {
    if bytes.starts_with(&[0xff, 0xd8]) && !has_end(bytes) {
        return None;
    }
    let (pixels, turned) = decode(bytes)?;
    let mut pixels = pixels;
    pixels.apply_orientation(turned);
    let pixels = pixels.into_rgba8();
    let from = ImageRef::new(
        pixels.width(),
        pixels.height(),
        pixels.as_raw(),
        PixelType::U8x4,
    )
    .ok()?;
    let own = u64::from(width) * u64::from(pixels.height()) / u64::from(pixels.width().max(1));
    let height = u32::try_from(own).unwrap_or(height).clamp(1, height);
    let mut into = Image::new(width, height, PixelType::U8x4);
    // People's heads are above the middle.
    let options = ResizeOptions::new().fit_into_destination(Some((0.5, 0.35)));
    Resizer::new()
        .resize(&from, &mut into, Some(&options))
        .ok()?;
    let mut covered = into.into_vec();
    for pixel in covered.chunks_exact_mut(4) {
        let alpha = u16::from(pixel[3]);
        for channel in pixel.iter_mut() {
            let on_white = (u16::from(*channel) * alpha + 255 * (255 - alpha)) / 255;
            *channel = u8::try_from(on_white).unwrap_or(u8::MAX);
        }
        pixel[3] = u8::MAX;
    }
    Some((covered, height))
}
