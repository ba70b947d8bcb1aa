//! Pixels → a PNG of few colours, as small as it has to be.

use std::io::Write;

/// How many colours are tried, most first: lettering and flat art need few, a photo many.
const COLOURS: [usize; 5] = [256, 128, 64, 32, 16];

/// Bins of a picture that is no photo, at most: lettering and flat art have a few hundred.
const FLAT: usize = 1500;

/// Rows of a strip …
const STRIP: usize = 12;
/// … of which every so many-th is looked at.
const EVERY: usize = 5;

/// A colour's place in the histogram: five bits of each channel.
const BINS: usize = 1 << 15;

/// A PNG of at most so many bytes, if few enough colours make it that small; alpha is not looked at.
pub(super) fn png(rgba: &[u8], width: u32, height: u32, bytes: usize) -> Option<Vec<u8>> {
    png_at(rgba, width, height, bytes, None)
}

/// The same for paper: so many of its pixels are a metre.
pub(super) fn png_at(
    rgba: &[u8],
    width: u32,
    height: u32,
    bytes: usize,
    metre: Option<u32>,
) -> Option<Vec<u8>> {
    let histogram = histogram(rgba);
    let is_photo = histogram.len() > FLAT;
    let mut last = None;
    for colours in COLOURS {
        let (palette, nearest) = palette(&histogram, colours);
        let is_last = Some(&colours) == COLOURS.last();
        // A photo seldom fits at first: some of its rows tell sooner than all of them how large it would be.
        if is_photo && !is_last && likely(rgba, width, height, &palette, &nearest)? > bytes {
            continue;
        }
        let indexed = indexed(rgba, &nearest);
        let png = encode(&indexed, &palette, (width, height), metre)?;
        if png.len() <= bytes {
            return Some(png);
        }
        last = Some(png);
    }
    last
}

fn indexed(rgba: &[u8], nearest: &[u8]) -> Vec<u8> {
    let (pixels, _) = rgba.as_chunks();
    pixels.iter().map(|pixel| nearest[bin(pixel)]).collect()
}

/// About how many bytes a picture would have, by every how many-th strip of its rows.
fn likely(
    rgba: &[u8],
    width: u32,
    height: u32,
    palette: &[[u8; 3]],
    nearest: &[u8],
) -> Option<usize> {
    let row = width as usize * 4;
    let strips = rgba.chunks(row * STRIP).step_by(EVERY);
    let some: Vec<u8> = strips.flat_map(|strip| indexed(strip, nearest)).collect();
    let rows = u32::try_from(some.len() / width.max(1) as usize).ok()?;
    let size = encode(&some, palette, (width, rows), None)?.len();
    Some(size * height as usize / rows.max(1) as usize)
}

/// How often the colours of a bin occur, and their sums by channel.
#[derive(Clone, Copy, Default)]
struct Bin {
    at: usize,
    count: u64,
    sums: [u64; 3],
}

impl Bin {
    fn channel(&self, channel: usize) -> u64 {
        self.sums[channel] / self.count.max(1)
    }
}

fn bin([red, green, blue, _]: &[u8; 4]) -> usize {
    (*red as usize >> 3) << 10 | (*green as usize >> 3) << 5 | (*blue as usize >> 3)
}

fn histogram(rgba: &[u8]) -> Vec<Bin> {
    let mut bins = vec![Bin::default(); BINS];
    let (pixels, _) = rgba.as_chunks();
    for pixel in pixels {
        let bin = &mut bins[bin(pixel)];
        bin.count += 1;
        bin.sums[0] += pixel[0] as u64;
        bin.sums[1] += pixel[1] as u64;
        bin.sums[2] += pixel[2] as u64;
    }
    for (at, bin) in bins.iter_mut().enumerate() {
        bin.at = at;
    }
    bins.retain(|bin| bin.count > 0);
    bins
}

/// Bins that become one colour, and what splitting them would mend.
struct Group {
    bins: Vec<Bin>,
    channel: usize,
    spread: u64,
}

impl Group {
    fn new(bins: Vec<Bin>) -> Self {
        let count: u64 = bins.iter().map(|bin| bin.count).sum();
        let (mut channel, mut spread) = (0, 0);
        for at in 0..3 {
            let mean = bins.iter().map(|bin| bin.sums[at]).sum::<u64>() / count.max(1);
            // A seldom colour far away counts for more than its pixels: it is an edge of a letter or a small bright thing.
            let off = |bin: &Bin| bin.channel(at).abs_diff(mean).pow(2) * (bin.count.isqrt() + 1);
            let sum = bins.iter().map(off).sum();
            if sum > spread {
                (channel, spread) = (at, sum);
            }
        }
        Self {
            bins,
            channel,
            spread,
        }
    }

    fn split(mut self) -> (Self, Self) {
        let channel = self.channel;
        self.bins.sort_by_key(|bin| (bin.channel(channel), bin.at));
        let (first, last) = (self.bins.first(), self.bins.last());
        let middle = (first.map_or(0, |bin| bin.channel(channel))
            + last.map_or(0, |bin| bin.channel(channel)))
            / 2;
        let at = self
            .bins
            .partition_point(|bin| bin.channel(channel) <= middle);
        let at = at.clamp(1, self.bins.len().max(2) - 1);
        let rest = self.bins.split_off(at);
        (Self::new(self.bins), Self::new(rest))
    }

    fn colour(&self) -> [u8; 3] {
        let count: u64 = self.bins.iter().map(|bin| bin.count).sum();
        let mean = |at: usize| {
            let sum: u64 = self.bins.iter().map(|bin| bin.sums[at]).sum();
            u8::try_from((sum + count / 2) / count.max(1)).unwrap_or(u8::MAX)
        };
        [mean(0), mean(1), mean(2)]
    }
}

/// At most so many colours, and which of them stands for each bin.
fn palette(histogram: &[Bin], colours: usize) -> (Vec<[u8; 3]>, Vec<u8>) {
    let mut groups = vec![Group::new(histogram.to_vec())];
    while groups.len() < colours {
        let widest = (0..groups.len()).max_by_key(|at| groups[*at].spread);
        let Some(at) = widest.filter(|at| groups[*at].spread > 0 && groups[*at].bins.len() > 1)
        else {
            break;
        };
        let (one, other) = groups.swap_remove(at).split();
        groups.extend([one, other]);
    }
    let mut nearest = vec![0; BINS];
    for (at, group) in groups.iter().enumerate() {
        for bin in &group.bins {
            nearest[bin.at] = u8::try_from(at).unwrap_or(0);
        }
    }
    (groups.iter().map(Group::colour).collect(), nearest)
}

fn encode(
    indexed: &[u8],
    palette: &[[u8; 3]],
    (width, height): (u32, u32),
    metre: Option<u32>,
) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_pixel_dims(metre.map(|metre| png::PixelDimensions {
        xppu: metre,
        yppu: metre,
        unit: png::Unit::Meter,
    }));
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().ok()?;
    let mut stream = writer.stream_writer().ok()?;
    stream.write_all(indexed).ok()?;
    stream.finish().ok()?;
    writer.finish().ok()?;
    Some(out)
}
