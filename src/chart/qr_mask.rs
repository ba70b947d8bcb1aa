//! Which of the eight masks of a QR code a phone reads best, weighed a whole row at a time.
//!
//! The penalties are those of ISO/IEC 18004, 7.8.3. Any mask makes a code that can be read, so all that could go wrong here is a choice.

use std::sync::OnceLock;

use qrcodegen::QrCode;

use super::qr_grid::Grid;

/// The largest code that is weighed here, in modules: with four light ones on both sides a row must fit into 64 bits.
pub(super) const LARGEST: usize = 53;

/// The masks, by row and column.
const MASKS: usize = 8;

/// After so many rows and columns every mask begins again.
const PERIOD: usize = 12;

/// Rows of the masks, the first column in the lowest bit.
const ROWS: [[u64; PERIOD]; MASKS] = patterns(false);
/// The same with rows and columns exchanged.
const COLUMNS: [[u64; PERIOD]; MASKS] = patterns(true);

const fn patterns(is_turned: bool) -> [[u64; PERIOD]; MASKS] {
    let mut patterns = [[0; PERIOD]; MASKS];
    let mut mask = 0;
    while mask < MASKS {
        let mut row = 0;
        while row < PERIOD {
            let mut column = 0;
            while column < LARGEST {
                let (y, x) = if is_turned {
                    (column, row)
                } else {
                    (row, column)
                };
                if turns(mask, y, x) {
                    patterns[mask][row] |= 1 << column;
                }
                column += 1;
            }
            row += 1;
        }
        mask += 1;
    }
    patterns
}

/// True where a mask turns dark into light (ISO/IEC 18004, table 10).
const fn turns(mask: usize, row: usize, column: usize) -> bool {
    let product = row * column;
    match mask {
        0 => (row + column).is_multiple_of(2),
        1 => row.is_multiple_of(2),
        2 => column.is_multiple_of(3),
        3 => (row + column).is_multiple_of(3),
        4 => (row / 2 + column / 3).is_multiple_of(2),
        5 => product % 2 + product % 3 == 0,
        6 => (product % 2 + product % 3).is_multiple_of(2),
        _ => ((row + column) % 2 + product % 3).is_multiple_of(2),
    }
}

/// The lines of a code.
type Lines = [u64; LARGEST];

/// The modules of a code in the mask that is best for it, whichever it was made with.
pub(super) fn in_best_mask(code: &QrCode) -> Grid<1> {
    let side = code.size() as usize;
    let (rows, columns) = Grid::of(code).lines();
    let made = usize::from(code.mask().value());
    let best = best(&rows, &columns, made);
    let mut rows = masked(&rows, &ROWS, made, best);
    let mut columns = masked(&columns, &COLUMNS, made, best);
    let other_names = name(made) ^ name(best);
    for (bit, places) in name_places(side).into_iter().enumerate() {
        for (row, column) in places {
            let turned = u64::from(other_names >> bit & 1);
            rows[row] ^= turned << column;
            columns[column] ^= turned << row;
        }
    }
    Grid::of_lines(&rows[..side], &columns[..side])
}

/// The best mask for the lines of a code that was made with the mask `made`.
fn best(rows: &[u64], columns: &[u64], made: usize) -> usize {
    let weighed = (0..MASKS).min_by_key(|mask| {
        let rows_then = masked(rows, &ROWS, made, *mask);
        let columns_then = masked(columns, &COLUMNS, made, *mask);
        penalty(&rows_then[..rows.len()], &columns_then[..rows.len()])
    });
    weighed.unwrap_or(made)
}

/// Lines made with one mask as they are with another, but for the modules that name it.
fn masked(lines: &[u64], patterns: &[[u64; PERIOD]; MASKS], made: usize, mask: usize) -> Lines {
    // The map of what is free is the same when rows and columns are exchanged.
    let free = free(lines.len());
    let mut then = [0; LARGEST];
    for (at, (line, then)) in lines.iter().zip(&mut then).enumerate() {
        let turned = patterns[made][at % PERIOD] ^ patterns[mask][at % PERIOD];
        *then = line ^ (turned & free[at]);
    }
    then
}

/// The bits of the format that depend on the mask (ISO/IEC 18004, 7.9): its number and what guards it; what else is in it is the same for
/// all masks of a code.
fn name(mask: usize) -> u32 {
    let mask = mask as u32;
    let guard = (0..10).fold(mask, |rest, _| (rest << 1) ^ ((rest >> 9) * 0x537));
    mask << 10 | guard
}

/// Where each bit of the format stands, by row and column: twice, the lowest first (ISO/IEC 18004, figure 25).
fn name_places(side: usize) -> [[(usize, usize); 2]; 15] {
    std::array::from_fn(|bit| {
        let near = match bit {
            0..=5 => (bit, 8),
            6 | 7 => (bit + 1, 8),
            8 => (8, 7),
            _ => (8, 14 - bit),
        };
        let far = match bit {
            0..=7 => (8, side - 1 - bit),
            _ => (side - 15 + bit, 8),
        };
        [near, far]
    })
}

/// The maps of what is free, by version: worked out once.
fn free(side: usize) -> &'static Lines {
    const VERSIONS: usize = (LARGEST - 17) / 4;
    static KNOWN: [OnceLock<Lines>; VERSIONS] = [const { OnceLock::new() }; VERSIONS];
    KNOWN[(side - 21) / 4].get_or_init(|| map(side))
}

/// What holds data, by row: everything but the patterns by which a reader finds its way (ISO/IEC 18004, 6.3).
fn map(side: usize) -> Lines {
    let version = (side - 17) / 4;
    let mut centres = Vec::new();
    if version > 1 {
        let count = version / 7 + 2;
        let step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2;
        centres.push(6);
        centres.extend((0..count - 1).rev().map(|at| side - 7 - at * step));
    }
    let is_free = |row: usize, column: usize| {
        let far = side - 8;
        let (top, left) = (row < 9, column < 9);
        let is_finder = top && (left || column >= far) || row >= far && left;
        let is_version =
            version >= 7 && (row < 6 && column >= side - 11 || row >= side - 11 && column < 6);
        let near = |at: usize| centres.iter().find(|centre| centre.abs_diff(at) <= 2);
        let is_alignment = || match (near(row), near(column)) {
            (Some(row), Some(column)) => {
                let corners = [(6, 6), (6, side - 7), (side - 7, 6)];
                !corners.contains(&(*row, *column))
            }
            _ => false,
        };
        !(is_finder || is_version || row == 6 || column == 6 || is_alignment())
    };
    let line = |row| (0..side).fold(0, |line, at| line | u64::from(is_free(row, at)) << at);
    std::array::from_fn(|row| if row < side { line(row) } else { 0 })
}

/// How hard a code is to read, from its rows and from its columns.
fn penalty(rows: &[u64], columns: &[u64]) -> u32 {
    let side = rows.len() as u32;
    let lines: u32 = rows
        .iter()
        .chain(columns)
        .map(|line| of_line(*line, side))
        .sum();
    let pairs = rows.windows(2).map(|pair| {
        let same = alike(pair[0], side) & alike(pair[1], side) & !(pair[0] ^ pair[1]);
        3 * same.count_ones()
    });
    let dark: u32 = rows.iter().map(|row| row.count_ones()).sum();
    let all = side * side;
    // Ten for every twentieth beyond the first by which dark and light differ from one half.
    let off = ((dark * 20).abs_diff(all * 10))
        .div_ceil(all)
        .saturating_sub(1);
    lines + pairs.sum::<u32>() + 10 * off
}

/// Where a module and the next one of its line are alike.
fn alike(line: u64, side: u32) -> u64 {
    !(line ^ (line >> 1)) & ((1 << (side - 1)) - 1)
}

/// Runs of five and more alike, and what looks like a part of a finder.
fn of_line(line: u64, side: u32) -> u32 {
    let same = alike(line, side);
    let five = same & same >> 1 & same >> 2 & same >> 3;
    let runs = five & !(five << 1);
    // Dark 1:1:3:1:1 with four light ones before or after; beyond the edge all is light.
    let dark = line << 4;
    let light = !dark;
    let core = dark & light >> 1 & dark >> 2 & dark >> 3 & dark >> 4 & light >> 5 & dark >> 6;
    let four = light & light >> 1 & light >> 2 & light >> 3;
    // Few lines have any.
    let finders = match core {
        0 => 0,
        _ => (core & four << 4).count_ones() + (core & four >> 7).count_ones(),
    };
    five.count_ones() + 2 * runs.count_ones() + 40 * finders
}

#[cfg(test)]
mod tests {
    use qrcodegen::{Mask, QrCodeEcc, QrSegment, Version};

    use super::*;

    fn made(text: &str, mask: u8) -> QrCode {
        let segments = QrSegment::make_segments(text);
        let mask = Some(Mask::new(mask));
        let (least, most) = (Version::MIN, Version::MAX);
        let made = QrCode::encode_segments_advanced(
            &segments,
            QrCodeEcc::Medium,
            least,
            most,
            mask,
            false,
        );
        made.unwrap()
    }

    /// One text for each size that is weighed here.
    fn texts() -> Vec<String> {
        let text = |count| "a-".repeat(100)[..count].to_owned();
        let texts: Vec<String> = (1..180).map(text).collect();
        let mut sizes = std::collections::BTreeMap::new();
        for text in texts {
            sizes.insert(made(&text, 0).size(), text);
        }
        assert_eq!(sizes.keys().last(), Some(&(LARGEST as i32)));
        assert_eq!(sizes.len(), 9);
        sizes.into_values().collect()
    }

    #[test]
    fn masks_turn_what_is_free_and_nothing_else_but_the_format() {
        for text in texts() {
            let codes: Vec<QrCode> = (0..8).map(|mask| made(&text, mask)).collect();
            let side = codes[0].size();
            let free = free(side as usize);
            for (mask, code) in codes.iter().enumerate() {
                for (row, column) in (0..side).flat_map(|row| (0..side).map(move |at| (row, at))) {
                    let differs = code.get_module(column, row) != codes[0].get_module(column, row);
                    let at = (row as usize, column as usize);
                    if free[at.0] >> at.1 & 1 == 1 {
                        let turned = turns(mask, at.0, at.1) != turns(0, at.0, at.1);
                        assert_eq!(differs, turned, "side {side} mask {mask} {at:?}");
                    } else {
                        assert!(!differs || row == 8 || column == 8, "side {side} {at:?}");
                    }
                }
            }
        }
    }

    /// The same penalties as the standard tells them, a module at a time.
    fn told(code: &QrCode) -> u32 {
        let side = code.size();
        let dark = |row: i32, column: i32| code.get_module(column, row);
        let mut penalty = 0;
        for line in 0..side {
            for turned in [false, true] {
                let at = |at| {
                    if turned {
                        dark(at, line)
                    } else {
                        dark(line, at)
                    }
                };
                let mut start = 0;
                while start < side {
                    let run = (start..side)
                        .take_while(|next| at(*next) == at(start))
                        .count();
                    if run >= 5 {
                        penalty += run as u32 - 2;
                    }
                    start += run as i32;
                }
                for start in -4..side {
                    let look: String = (start..start + 11)
                        .map(|next| if at(next) { '1' } else { '0' })
                        .collect();
                    if ["00001011101", "10111010000"].contains(&look.as_str()) {
                        penalty += 40;
                    }
                }
            }
        }
        let mut count = 0;
        for row in 0..side {
            for column in 0..side {
                count += u32::from(dark(row, column));
                let block = [(0, 0), (0, 1), (1, 0), (1, 1)];
                let same = block.map(|(down, along)| dark(row + down, column + along));
                if row < side - 1 && column < side - 1 && same.iter().all(|one| *one == same[0]) {
                    penalty += 3;
                }
            }
        }
        let percent = 100.0 * f64::from(count) / f64::from(side * side);
        let steps = ((percent - 50.0).abs() / 5.0).ceil() as u32;
        penalty + 10 * steps.saturating_sub(1)
    }

    #[test]
    fn rows_are_weighed_as_modules_would_be() {
        for text in texts() {
            let codes: Vec<QrCode> = (0..8).map(|mask| made(&text, mask)).collect();
            for code in &codes {
                let side = code.size();
                let line = |turned: bool, line: i32| {
                    (0..side).fold(0_u64, |bits, at| {
                        let (x, y) = if turned { (line, at) } else { (at, line) };
                        bits | u64::from(code.get_module(x, y)) << at
                    })
                };
                let rows: Vec<u64> = (0..side).map(|at| line(false, at)).collect();
                let columns: Vec<u64> = (0..side).map(|at| line(true, at)).collect();
                assert_eq!(penalty(&rows, &columns), told(code), "side {side}");
            }
            // Weighed without the few modules that name the mask, the best is near the best of all; whichever mask the code was
            // made with, it comes out as the library makes it with that one.
            let chosen = in_best_mask(&codes[3]);
            let as_made = codes.iter().position(|code| Grid::of(code) == chosen);
            let chosen = as_made.expect("one of the eight codes");
            let least = codes.iter().map(told).min().unwrap();
            let weight = told(&codes[chosen]);
            assert!(weight * 5 <= least * 6, "{weight} instead of {least}");
        }
    }
}
