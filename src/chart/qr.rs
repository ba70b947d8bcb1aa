//! A text as a QR code: one outline around all dark modules, so that no printer leaves a white hair between two of them.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use serde::Serialize;

use super::qr_grid::{ANY, Grid};
use super::qr_mask::{LARGEST, in_best_mask};

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
    let any = Some(Mask::new(0));
    let sizes = (Version::MIN, Version::MAX);
    let code = made(QrCodeEcc::Medium, sizes, any, true)?;
    Some(match code.size() as usize <= LARGEST {
        true => drawing(&in_best_mask(&code)),
        // So long a text is rare: the library weighs the masks of its code, a module at a time.
        false => {
            let size = (code.version(), code.version());
            let code = made(code.error_correction_level(), size, None, false)?;
            drawing(&Grid::<ANY>::of(&code))
        }
    })
}

fn drawing<const WORDS: usize>(grid: &Grid<WORDS>) -> QrDrawing {
    QrDrawing {
        side: grid.side() + 2 * QUIET_ZONE,
        path: outline(grid),
    }
}

/// Walks around everything dark: the data of one `<path>`.
fn outline<const WORDS: usize>(grid: &Grid<WORDS>) -> String {
    let mut path = Vec::with_capacity(4 * 1024);
    let mut edges = grid.edges();
    while let Some(start) = edges.first() {
        path.push(b'M');
        number(&mut path, (start.1 + QUIET_ZONE) as isize);
        path.push(b' ');
        number(&mut path, (start.0 + QUIET_ZONE) as isize);
        // The last side is the one that `z` draws.
        let mut last = None;
        while let Some(side) = edges.next_side() {
            if let Some((along, down)) = last.replace(side) {
                let (letter, length) = match down {
                    0 => (b'h', along),
                    _ => (b'v', down),
                };
                path.push(letter);
                number(&mut path, length);
            }
        }
        path.push(b'z');
    }
    String::from_utf8(path).unwrap_or_default()
}

/// Writes a number of at most three digits: a path has a thousand of them, most of one.
fn number(path: &mut Vec<u8>, number: isize) {
    if number < 0 {
        path.push(b'-');
    }
    let number = number.unsigned_abs();
    if number >= 100 {
        path.push(b'0' + (number / 100 % 10) as u8);
    }
    if number >= 10 {
        path.push(b'0' + (number / 10 % 10) as u8);
    }
    path.push(b'0' + (number % 10) as u8);
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
