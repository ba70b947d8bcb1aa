//! The modules of a QR code, a line at a time, and the way around what is dark.

use qrcodegen::QrCode;

/// Words of a line of any code: the largest has 177 modules (ISO/IEC 18004, version 40). Codes of at most 64 need only one.
pub(super) const ANY: usize = 3;

/// The modules of a row or a column, the first in the lowest bit; beyond the edge all is light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Line<const WORDS: usize>([u64; WORDS]);

impl<const WORDS: usize> Line<WORDS> {
    /// All light.
    const NONE: Self = Self([0; WORDS]);

    /// What is set here and not there.
    fn without(self, other: Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] & !other.0[word]))
    }

    fn set(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    /// Clears what is set from there on without a gap, and tells how much.
    fn take_from(&mut self, at: usize) -> usize {
        let mut end = at;
        while let Some(word) = self.0.get_mut(end / 64) {
            let from = end % 64;
            let run = (*word >> from).trailing_ones() as usize;
            if run == 0 {
                break;
            }
            *word &= !(ones(run) << from);
            end += run;
            if from + run < 64 {
                break;
            }
        }
        end - at
    }

    /// Clears what is set right before without a gap, and tells how much.
    fn take_before(&mut self, at: usize) -> usize {
        let mut start = at;
        while let Some(last) = start.checked_sub(1) {
            let word = &mut self.0[last / 64];
            let upper = 63 - last % 64;
            let run = (*word << upper).leading_ones() as usize;
            if run == 0 {
                break;
            }
            *word &= !((ones(run) << (64 - run)) >> upper);
            start -= run;
            if run <= last % 64 {
                break;
            }
        }
        at - start
    }

    fn first(&self) -> Option<usize> {
        let word = self.0.iter().position(|word| *word != 0)?;
        Some(word * 64 + self.0[word].trailing_zeros() as usize)
    }
}

/// So many ones, at least one and at most 64.
fn ones(count: usize) -> u64 {
    u64::MAX >> (64 - count)
}

/// The dark modules of a code, of at most 64 × `WORDS` in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grid<const WORDS: usize> {
    rows: Vec<Line<WORDS>>,
    columns: Vec<Line<WORDS>>,
}

impl<const WORDS: usize> Grid<WORDS> {
    /// The modules of a code.
    pub fn of(code: &QrCode) -> Self {
        let side = code.size() as usize;
        let mut grid = Self {
            rows: vec![Line::NONE; side],
            columns: vec![Line::NONE; side],
        };
        for (row, line) in grid.rows.iter_mut().enumerate() {
            for (column, other) in grid.columns.iter_mut().enumerate() {
                if code.get_module(column as i32, row as i32) {
                    line.set(column);
                    other.set(row);
                }
            }
        }
        grid
    }

    /// Width and height in modules.
    pub fn side(&self) -> usize {
        self.rows.len()
    }

    /// All edges between dark and light.
    pub fn edges(&self) -> Edges<WORDS> {
        let (right, left) = borders(&self.rows);
        let (up, down) = borders(&self.columns);
        Edges {
            lines: [right, down, left, up],
            at: (0, 0),
            way: None,
        }
    }
}

impl Grid<1> {
    /// Rows and columns, each as one number with the first module in the lowest bit.
    pub fn lines(&self) -> (Vec<u64>, Vec<u64>) {
        let numbers = |lines: &[Line<1>]| lines.iter().map(|line| line.0[0]).collect();
        (numbers(&self.rows), numbers(&self.columns))
    }

    /// The same of rows and columns that were worked out.
    pub fn of_lines(rows: &[u64], columns: &[u64]) -> Self {
        let line = |bits: &u64| Line([*bits]);
        Self {
            rows: rows.iter().map(line).collect(),
            columns: columns.iter().map(line).collect(),
        }
    }
}

/// Between two lines: what is dark after the border and light before it, and the other way round.
fn borders<const WORDS: usize>(lines: &[Line<WORDS>]) -> (Vec<Line<WORDS>>, Vec<Line<WORDS>>) {
    let none = Line::NONE;
    let before = std::iter::once(&none).chain(lines);
    let after = lines.iter().chain([&none]);
    let pairs = before.zip(after);
    let both = pairs.map(|(before, after)| (after.without(*before), before.without(*after)));
    both.unzip()
}

/// Ways to walk along the edge of modules with the dark on the right hand: right, down, left, up, the next to the right of the last.
const WAYS: usize = 4;

/// The edges nobody walked along yet, and where somebody is.
#[derive(Clone, Debug)]
pub(super) struct Edges<const WORDS: usize> {
    /// By way, then by the border they lie on: each bit is the module along which an edge leads.
    lines: [Vec<Line<WORDS>>; WAYS],
    /// Corner: row, then column.
    at: (usize, usize),
    way: Option<usize>,
}

impl<const WORDS: usize> Edges<WORDS> {
    /// Goes to the first corner, row by row, from which an edge is left; nothing when all were walked along.
    pub fn first(&mut self) -> Option<(usize, usize)> {
        let [right, _, left, _] = &self.lines;
        let borders = right.iter().zip(left).enumerate().skip(self.at.0);
        // Around something dark the first edge leads to the right, around a hole the last one leads to the first corner.
        let mut corners = borders.filter_map(|(row, (right, left))| {
            let (right, left) = (right.first(), left.first());
            let column = right.into_iter().chain(left).min()?;
            Some((row, column))
        });
        self.at = corners.next()?;
        self.way = None;
        Some(self.at)
    }

    /// Walks along the next side, turning right where two corners touch: modules to the right and down. Nothing at the end of the way.
    pub fn next_side(&mut self) -> Option<(isize, isize)> {
        let (right, left) = self
            .way
            .map_or((0, 1), |way| ((way + 1) % WAYS, (way + 3) % WAYS));
        let (way, length) = match self.walk(right) {
            0 => (left, self.walk(left)),
            length => (right, length),
        };
        if length == 0 {
            return None;
        }
        self.way = Some(way);
        let length = match way < 2 {
            true => length as isize,
            false => -(length as isize),
        };
        Some(match way % 2 {
            0 => (length, 0),
            _ => (0, length),
        })
    }

    /// Walks straight on as far as edges lead, and tells how far.
    fn walk(&mut self, way: usize) -> usize {
        let is_forward = way < 2;
        let (border, at) = match way % 2 {
            0 => (self.at.0, &mut self.at.1),
            _ => (self.at.1, &mut self.at.0),
        };
        let line = &mut self.lines[way][border];
        let start = *at;
        if is_forward {
            *at += line.take_from(*at);
        } else {
            *at -= line.take_before(*at);
        }
        start.abs_diff(*at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_is_the_run_that_touches_a_place() {
        for (from, to) in [(0, 1), (3, 64), (60, 70), (64, 128), (0, 177), (127, 130)] {
            let mut line = Line::<ANY>::NONE;
            (from..to).for_each(|at| line.set(at));
            for at in from..=to {
                let (mut ahead, mut behind) = (line, line);
                assert_eq!(ahead.take_from(at), to - at, "{from}..{to} from {at}");
                assert_eq!(
                    behind.take_before(at),
                    at - from,
                    "{from}..{to} before {at}"
                );
                let mut both = ahead;
                both.take_before(at);
                assert_eq!(both, Line::NONE, "{from}..{to} at {at}");
            }
            assert_eq!((line.take_from(to + 1), line.take_before(from)), (0, 0));
        }
    }
}
