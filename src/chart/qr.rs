//! A text as a QR code: one outline around all dark modules, so that no printer leaves a white hair between two of them.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use serde::Serialize;

use super::qr_mask::{LARGEST, best};

/// White modules around the code that a reader needs to find it (ISO/IEC 18004).
const QUIET_ZONE: usize = 4;

/// A QR code to be drawn as `<svg viewBox="0 0 side side"><path d="path"/></svg>` in black on white.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QrDrawing {
    /// Width and height in modules, the quiet zone included.
    pub side: usize,
    /// The outline of everything dark: the data of one `<path>`.
    pub path: String,
}

/// Draws `text` with error correction M, or better where that costs no larger code: paper on a wall gets torn and greasy. Nothing for a
/// text no code can hold.
pub fn qr(text: &str) -> Option<QrDrawing> {
    let segments = QrSegment::make_segments(text);
    let made = |level, (least, most), mask, is_raised| {
        let code = QrCode::encode_segments_advanced(&segments, level, least, most, mask, is_raised);
        code.ok()
    };
    let any = Mask::new(0);
    let first = made(
        QrCodeEcc::Medium,
        (Version::MIN, Version::MAX),
        Some(any),
        true,
    )?;
    let size = (first.version(), first.version());
    let again = |mask| made(first.error_correction_level(), size, mask, false);
    let code = match first.size() as usize <= LARGEST {
        true => match best(&first, any) {
            best if best == any => first,
            best => again(Some(best))?,
        },
        // So long a text is rare: the library weighs the masks of its code, a module at a time.
        false => again(None)?,
    };
    Some(QrDrawing {
        side: code.size() as usize + 2 * QUIET_ZONE,
        path: outline(&code),
    })
}

/// Ways to walk along the edge of modules, clockwise.
const STEPS: [(isize, isize); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

/// A corner of the grid: row, then column.
type Corner = (isize, isize);

/// Walks around everything dark with the dark on the right hand, turning right where two corners touch.
fn outline(code: &QrCode) -> String {
    let mut edges = edges(code);
    let mut path = String::with_capacity(4 * 1024);
    let mut first = 0;
    while let Some(start) = edges.first_from(&mut first) {
        let zone = QUIET_ZONE as isize;
        path.push('M');
        number(&mut path, start.1 + zone);
        path.push(' ');
        number(&mut path, start.0 + zone);
        let (mut at, mut way) = (start, None);
        let mut run = 0;
        while let Some(next) = edges.take(at, way) {
            if way.is_some_and(|way| way != next) {
                line(&mut path, way, run);
                run = 0;
            }
            way = Some(next);
            run += 1;
            at = (at.0 + STEPS[next].1, at.1 + STEPS[next].0);
        }
        // The last side is the one that `z` draws.
        path.push('z');
    }
    path
}

/// The edges that begin at one corner.
#[derive(Clone, Copy, Default)]
struct Corners {
    count: usize,
    steps: [u8; 2],
}

/// The edges between dark and light, by the corner where they begin: at most two, each the number of its step.
struct Edges {
    /// Corners in a row.
    width: isize,
    corners: Vec<Corners>,
}

/// The edges of a code.
fn edges(code: &QrCode) -> Edges {
    let size = code.size() as isize;
    // One light module around it: nobody has to ask where the code ends.
    let width = size + 2;
    let mut dark = vec![false; (width * width) as usize];
    for row in 0..size {
        for column in 0..size {
            let at = (row + 1) * width + column + 1;
            dark[at as usize] = code.get_module(column as i32, row as i32);
        }
    }
    let width = width as usize;
    let mut corners = Vec::with_capacity((width - 1) * (width - 1));
    for (above, below) in dark
        .chunks_exact(width)
        .zip(dark.chunks_exact(width).skip(1))
    {
        for (upper, lower) in above.windows(2).zip(below.windows(2)) {
            // The modules that meet at the corner; the dark one lies on the right hand of an edge.
            let begins = [
                lower[1] && !upper[1],
                lower[0] && !lower[1],
                upper[0] && !lower[0],
                upper[1] && !upper[0],
            ];
            let mut open = Corners::default();
            for (step, begins) in (0..).zip(begins) {
                if begins {
                    open.steps[open.count] = step;
                    open.count += 1;
                }
            }
            corners.push(open);
        }
    }
    Edges {
        width: width as isize - 1,
        corners,
    }
}

impl Edges {
    /// The first corner that still has an edge; none before position `from` has.
    fn first_from(&self, from: &mut usize) -> Option<Corner> {
        *from += self.corners[*from..]
            .iter()
            .position(|open| open.count > 0)?;
        let at = *from as isize;
        Some((at / self.width, at % self.width))
    }

    /// Takes the edge that goes on from a corner: of two, the one to the right of the way come.
    fn take(&mut self, at: Corner, way: Option<usize>) -> Option<usize> {
        let open = &mut self.corners[(at.0 * self.width + at.1) as usize];
        let right = way.map(|way| (way + 1) % STEPS.len());
        let steps = &open.steps[..open.count];
        let chosen = steps
            .iter()
            .position(|step| Some(usize::from(*step)) == right);
        let chosen = chosen.unwrap_or(0);
        let step = *steps.get(chosen)?;
        open.count -= 1;
        open.steps[chosen] = open.steps[open.count];
        Some(usize::from(step))
    }
}

fn line(path: &mut String, way: Option<usize>, run: isize) {
    let (letter, length) = match way.map(|way| STEPS[way]) {
        Some((0, down)) => ('v', down * run),
        Some((along, _)) => ('h', along * run),
        None => return,
    };
    path.push(letter);
    number(path, length);
}

/// Writes a number of at most three digits: a path has a thousand of them.
fn number(path: &mut String, number: isize) {
    if number < 0 {
        path.push('-');
    }
    let number = number.unsigned_abs();
    for unit in [100, 10, 1] {
        if number >= unit || unit == 1 {
            path.push(char::from(b'0' + (number / unit % 10) as u8));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    /// Draws the path the way a browser fills it, `scale` pixels a module, and reads the picture as a phone would.
    fn decoded(drawing: &QrDrawing, scale: usize) -> String {
        let dark = filled(drawing);
        let side = drawing.side * scale;
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
            if dark[y / scale][x / scale] { 0 } else { 255 }
        });
        let grids = picture.detect_grids();
        assert_eq!(grids.len(), 1, "one code is seen");
        grids[0].decode().unwrap().1
    }

    /// Which modules lie inside the path: a module is dark when a ray to its left crosses more edges down than up.
    fn filled(drawing: &QrDrawing) -> Vec<Vec<bool>> {
        let mut winding = vec![vec![0_i32; drawing.side + 1]; drawing.side];
        for ring in drawing.path.split('z').filter(|ring| !ring.is_empty()) {
            let ring = ring.strip_prefix('M').unwrap();
            let end = ring.find(['h', 'v']).unwrap();
            let (x, y) = ring[..end].split_once(' ').unwrap();
            let start: (i32, i32) = (x.parse().unwrap(), y.parse().unwrap());
            let (mut x, mut y) = start;
            let mut walk = |x: i32, from: i32, to: i32| {
                for row in from.min(to)..from.max(to) {
                    winding[row as usize][x as usize] += (to - from).signum();
                }
            };
            let mut rest = &ring[end..];
            while !rest.is_empty() {
                let length = rest[1..].find(['h', 'v']).map_or(rest.len(), |at| at + 1);
                let by: i32 = rest[1..length].parse().unwrap();
                match rest.as_bytes()[0] {
                    b'h' => x += by,
                    _ => {
                        walk(x, y, y + by);
                        y += by;
                    }
                }
                rest = &rest[length..];
            }
            assert!(x == start.0 || y == start.1, "`z` draws a straight side");
            walk(x, y, start.1);
        }
        let row = |crossings: &Vec<i32>| {
            let mut depth = 0;
            crossings[..drawing.side]
                .iter()
                .map(|crossing| {
                    depth += crossing;
                    depth != 0
                })
                .collect()
        };
        winding.iter().map(row).collect()
    }

    #[test]
    fn a_code_is_read_back_as_written() {
        for text in [
            "tel:18001096",
            "https://dichvucong.gov.vn",
            "https://phuong1.vi-du.example/procedures/dang-ky-khai-sinh.html",
            "Phường 1, thị xã Quảng Trị: hỏi thủ tục, gửi phản ánh",
            &"https://vi-du.example/mot-duong-dan-rat-dai/".repeat(6),
        ] {
            let drawing = qr(text).unwrap();
            for scale in [3, 8] {
                assert_eq!(decoded(&drawing, scale), text);
            }
        }
    }

    #[test]
    fn four_white_modules_lie_around_it() {
        let drawing = qr("https://vi-du.example/").unwrap();
        let dark = filled(&drawing);
        let edge = |at: usize| at < 4 || at >= drawing.side - 4;
        for (y, row) in dark.iter().enumerate() {
            for (x, is_dark) in row.iter().enumerate() {
                assert!(!(is_dark & (edge(x) || edge(y))), "{x} {y}");
            }
        }
        assert!(dark[4][4] && dark[4][drawing.side - 5] && dark[drawing.side - 5][4]);
    }

    #[test]
    fn what_no_code_can_hold_is_no_code() {
        assert_eq!(qr(&"ạ".repeat(3000)), None);
    }

    #[test]
    fn a_torn_code_is_still_read() {
        let text = "https://dichvucong.gov.vn";
        let mut drawing = qr(text).unwrap();
        let middle = drawing.side / 2;
        // A hole of three by three modules in the middle.
        let _ = write!(drawing.path, "M{0} {0}v3h3v-3z", middle - 1);
        assert_eq!(decoded(&drawing, 5), text);
    }

    #[test]
    fn it_costs_a_page_little() {
        let drawing =
            qr("https://phuong1.vi-du.example/procedures/dang-ky-khai-sinh.html").unwrap();
        assert!(drawing.path.len() < 5_000, "{} bytes", drawing.path.len());
    }
}
