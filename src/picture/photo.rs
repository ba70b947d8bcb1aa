//! A photo → smaller ones: turned the right way up, in the colours of the web, without a word about its maker.

use std::io::Cursor;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageReader, Limits};
use rayon::prelude::*;

use super::header::Format;
use super::strip::has_end;

/// How a smaller picture is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// AVIF, for every browser since 2022 or so.
    Avif,
    /// JPEG, for the others.
    Jpeg,
    /// PNG, for the others where something is transparent or drawn.
    Png,
}

/// A smaller picture to make: width and height in pixels as it is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rendering {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// How it is stored.
    pub form: Form,
}

/// Of 0 to 100; what a reader cannot tell from the original at the size it is shown.
const JPEG_QUALITY: u8 = 72;

/// The same on the scale of AVIF.
const AVIF_QUALITY: f32 = 62.0;

/// 1 to 10: without an assembler, 6 takes three times as long and saves a tenth.
const AVIF_SPEED: u8 = 10;

/// Bytes that a decoder may ask for: 64 million pixels with 16 bits each, and something to work with.
const ROOM: u64 = 768 * 1024 * 1024;

/// Makes the smaller pictures; nothing when the bytes are no whole picture.
pub fn photo(bytes: &[u8], format: Format, wanted: &[Rendering]) -> Option<Vec<Vec<u8>>> {
    if format == Format::Jpeg && !has_end(bytes) {
        return None;
    }
    let (pixels, turned) = decode(bytes)?;
    let lies = matches!(
        turned,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let one = |rendering: &Rendering| {
        let (width, height) = match lies {
            true => (rendering.height, rendering.width),
            false => (rendering.width, rendering.height),
        };
        let mut small = resize(&pixels, width, height)?;
        small.apply_orientation(turned);
        encode(&small, rendering.form)
    };
    wanted.par_iter().map(one).collect()
}

/// Pixels in sRGB, and how they are to be turned.
pub(super) fn decode(bytes: &[u8]) -> Option<(DynamicImage, Orientation)> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(ROOM);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let decoded = DynamicImage::from_decoder(decoder).ok()?;
    let pixels = match decoded.color().has_alpha() {
        true => DynamicImage::from(decoded.into_rgba8()),
        false => DynamicImage::from(decoded.into_rgb8()),
    };
    let seen = profile.and_then(|profile| in_srgb(&pixels, &profile));
    Some((seen.unwrap_or(pixels), turned))
}

/// A phone's wide colours as the web shows them; nothing when they are those of the web already, or not understood.
fn in_srgb(pixels: &DynamicImage, profile: &[u8]) -> Option<DynamicImage> {
    use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
    let own = ColorProfile::new_from_slice(profile).ok()?;
    if own.color_space != DataColorSpace::Rgb {
        return None;
    }
    let layout = match pixels {
        DynamicImage::ImageRgba8(_) => Layout::Rgba,
        _ => Layout::Rgb,
    };
    let web = ColorProfile::new_srgb();
    let transform = own
        .create_transform_8bit(layout, &web, layout, TransformOptions::default())
        .ok()?;
    let mut out = pixels.clone();
    let into = match &mut out {
        DynamicImage::ImageRgba8(image) => image.as_mut(),
        DynamicImage::ImageRgb8(image) => image.as_mut(),
        _ => return None,
    };
    transform.transform(pixels.as_bytes(), into).ok()?;
    Some(out)
}

/// Never larger than it was: the caller asks for no more.
fn resize(pixels: &DynamicImage, width: u32, height: u32) -> Option<DynamicImage> {
    if (pixels.width(), pixels.height()) == (width, height) {
        return Some(pixels.clone());
    }
    let kind = match pixels {
        DynamicImage::ImageRgba8(_) => PixelType::U8x4,
        _ => PixelType::U8x3,
    };
    let from = ImageRef::new(pixels.width(), pixels.height(), pixels.as_bytes(), kind).ok()?;
    let mut into = Image::new(width, height, kind);
    let algorithm = ResizeAlg::Convolution(fast_image_resize::FilterType::Lanczos3);
    let options = ResizeOptions::new().resize_alg(algorithm);
    Resizer::new()
        .resize(&from, &mut into, Some(&options))
        .ok()?;
    let bytes = into.into_vec();
    match kind {
        PixelType::U8x4 => image::RgbaImage::from_raw(width, height, bytes).map(DynamicImage::from),
        _ => image::RgbImage::from_raw(width, height, bytes).map(DynamicImage::from),
    }
}

fn encode(pixels: &DynamicImage, form: Form) -> Option<Vec<u8>> {
    match form {
        Form::Jpeg => jpeg(&pixels.to_rgb8()),
        Form::Avif => avif(pixels),
        Form::Png => {
            let mut out = Vec::new();
            let encoder = image::codecs::png::PngEncoder::new_with_quality(
                &mut out,
                image::codecs::png::CompressionType::Best,
                image::codecs::png::FilterType::Adaptive,
            );
            encoder
                .write_image(
                    pixels.as_bytes(),
                    pixels.width(),
                    pixels.height(),
                    pixels.color().into(),
                )
                .ok()?;
            Some(out)
        }
    }
}

fn jpeg(pixels: &image::RgbImage) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut out, JPEG_QUALITY);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::R_4_2_0);
    let (width, height) = (
        u16::try_from(pixels.width()).ok()?,
        u16::try_from(pixels.height()).ok()?,
    );
    encoder
        .encode(pixels.as_raw(), width, height, jpeg_encoder::ColorType::Rgb)
        .ok()?;
    Some(out)
}

fn avif(pixels: &DynamicImage) -> Option<Vec<u8>> {
    // One thread a picture: the same bytes whatever the machine, and there are other pictures for the other threads.
    let encoder = ravif::Encoder::new()
        .with_quality(AVIF_QUALITY)
        .with_alpha_quality(AVIF_QUALITY)
        .with_speed(AVIF_SPEED)
        .with_num_threads(Some(1));
    let (width, height) = (pixels.width() as usize, pixels.height() as usize);
    let encoded = match pixels {
        DynamicImage::ImageRgba8(image) => {
            let pixels: Vec<_> = image
                .pixels()
                .map(|p| ravif::RGBA8::new(p[0], p[1], p[2], p[3]))
                .collect();
            encoder.encode_rgba(ravif::Img::new(&pixels[..], width, height))
        }
        other => {
            let image = other.to_rgb8();
            let pixels: Vec<_> = image
                .pixels()
                .map(|p| ravif::RGB8::new(p[0], p[1], p[2]))
                .collect();
            encoder.encode_rgb(ravif::Img::new(&pixels[..], width, height))
        }
    };
    encoded.ok().map(|encoded| encoded.avif_file)
}
