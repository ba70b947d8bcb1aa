//! A title set in a box: as large as it fits, in lines of about the same length.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// A line is this much higher than its letters: room for `Ẩ` under `g`.
pub(super) const LEADING: f32 = 1.24;

/// Lines of text and the size of their letters in pixels.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Setting {
    pub lines: Vec<String>,
    pub size: f32,
}

/// The largest setting between two sizes that fits into the box; what does not fit at the smallest ends in `…`. Nothing
/// when the font lacks a letter.
pub(super) fn set(
    text: &str,
    font: &[u8],
    (width, height): (f32, f32),
    (smallest, largest): (f32, f32),
) -> Option<Setting> {
    let font = FontRef::new(font).ok()?;
    let words = unbroken(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let widths: Option<Vec<f32>> = words.iter().map(|word| advance(&font, word)).collect();
    let (widths, space) = (widths?, advance(&font, " ")?);
    // Three lines of somewhat smaller letters are read more easily than four.
    for (most, least) in [(3, largest * 0.74), (usize::MAX, smallest)] {
        let least = least.max(smallest);
        let steps = ((largest - least) / 2.0).ceil() as usize;
        for step in 0..=steps {
            let size = (largest - 2.0 * step as f32).max(least);
            let lines = fitting(&widths, space, size, width, height);
            if let Some(lines) = lines.filter(|lines| *lines <= most) {
                return Some(balanced(&words, &widths, space, size, width, lines));
            }
        }
    }
    let size = smallest;
    let room = ((height / (size * LEADING)) as usize).max(1);
    let mut lines = broken(&words, &widths, space, size, width * 0.94);
    lines.truncate(room);
    if let Some(last) = lines.last_mut() {
        *last = format!("{}…", last.trim_end_matches([',', ';', ':', '.', '–', ' ']));
    }
    Some(Setting { lines, size })
}

/// Words of two syllables that a title of this field is full of: no line ends between them.
const WORDS: [&str; 36] = [
    "cải cách",
    "hành chính",
    "thủ tục",
    "kế hoạch",
    "tiến độ",
    "thực hiện",
    "truyền thông",
    "dịch vụ",
    "trực tuyến",
    "công dân",
    "bộ phận",
    "một cửa",
    "hồ sơ",
    "phản ánh",
    "kiến nghị",
    "khiếu nại",
    "hướng dẫn",
    "doanh nghiệp",
    "đối thoại",
    "chính quyền",
    "địa phương",
    "địa bàn",
    "ủy ban",
    "nhân dân",
    "cuộc thi",
    "tìm hiểu",
    "chỉ số",
    "lĩnh vực",
    "góp ý",
    "dự thảo",
    "văn bản",
    "kinh phí",
    "quyết định",
    "tuyên truyền",
    "giải quyết",
    "đăng ký",
];

/// The pieces between which a line may end: names (`Bình Định`), `năm 2024` and words of two syllables stay whole.
fn unbroken(text: &str) -> Vec<String> {
    let syllables: Vec<&str> = text.split_whitespace().collect();
    let is_capital =
        |word: &str| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
    // Where Every Word Is Capital, capitals tell no names.
    let capitals = syllables.iter().filter(|word| is_capital(word)).count();
    let tells_names = capitals * 2 <= syllables.len();
    let mut pieces: Vec<(String, usize)> = Vec::new();
    let mut before = "";
    for syllable in syllables {
        let ends = before.ends_with([',', ';', ':', '.', '?', '!']);
        let pair = format!("{before} {syllable}").to_lowercase();
        let pair = pair.trim_end_matches([',', ';', ':', '.', '?', '!']);
        let is_name = tells_names && is_capital(before) && is_capital(syllable);
        let is_number = !before.is_empty() && syllable.starts_with(|c: char| c.is_ascii_digit());
        match pieces.last_mut() {
            Some((piece, length))
                if !ends && *length < 3 && (is_name || is_number || WORDS.contains(&pair)) =>
            {
                piece.push(' ');
                piece.push_str(syllable);
                *length += 1;
            }
            _ => pieces.push((syllable.to_owned(), 1)),
        }
        before = syllable;
    }
    pieces.into_iter().map(|(piece, _)| piece).collect()
}

/// Width of a text at size 1, if the font has all its letters.
fn advance(font: &FontRef, text: &str) -> Option<f32> {
    let letters = font.charmap();
    let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
    text.chars()
        .map(|letter| metrics.advance_width(letters.map(letter)?))
        .sum()
}

/// How many lines there are, when they and the longest word fit.
fn fitting(widths: &[f32], space: f32, size: f32, width: f32, height: f32) -> Option<usize> {
    let is_wide = widths.iter().any(|word| word * size > width);
    let lines = count(widths, space, size, width);
    (!is_wide && lines as f32 * size * LEADING <= height).then_some(lines)
}

fn count(widths: &[f32], space: f32, size: f32, width: f32) -> usize {
    let (mut lines, mut used) = (1, 0.0);
    for word in widths {
        let with = if used > 0.0 {
            used + (space + word) * size
        } else {
            word * size
        };
        (lines, used) = if with > width && used > 0.0 {
            (lines + 1, word * size)
        } else {
            (lines, with)
        };
    }
    lines
}

/// As many lines, of lengths that differ as little as they can.
fn balanced(
    words: &[&str],
    widths: &[f32],
    space: f32,
    size: f32,
    width: f32,
    lines: usize,
) -> Setting {
    let count = words.len();
    let length = |from: usize, to: usize| {
        (widths[from..to].iter().sum::<f32>() + space * (to - from - 1) as f32) * size
    };
    // best[line][end]: how uneven the first lines are that end before `end`, and where the last of them begins.
    let mut best = vec![vec![(f32::INFINITY, 0); count + 1]; lines + 1];
    best[0][0].0 = 0.0;
    for line in 1..=lines {
        for end in 1..=count {
            for from in 0..end {
                let own = length(from, end);
                let uneven = best[line - 1][from].0 + (width - own).powi(2);
                if own <= width && uneven < best[line][end].0 {
                    best[line][end] = (uneven, from);
                }
            }
        }
    }
    let mut set = Vec::new();
    let mut end = count;
    for line in (1..=lines).rev() {
        let from = best[line][end].1;
        set.push(words[from..end].join(" "));
        end = from;
    }
    set.reverse();
    Setting { lines: set, size }
}

fn broken(words: &[&str], widths: &[f32], space: f32, size: f32, width: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0.0;
    for (word, own) in words.iter().zip(widths) {
        let with = used + (space + own) * size;
        match lines.last_mut().filter(|_| with <= width) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
                used = with;
            }
            None => {
                lines.push((*word).to_owned());
                used = own * size;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::unbroken;

    #[test]
    fn words_of_two_syllables_names_and_years_stay_whole() {
        assert_eq!(
            unbroken("Cải cách hành chính tỉnh Bình Định năm 2024"),
            ["Cải cách", "hành chính", "tỉnh", "Bình Định", "năm 2024"]
        );
        assert_eq!(
            unbroken("Public Reform Of All"),
            ["Public", "Reform", "Of", "All"]
        );
        assert_eq!(unbroken("Hồ sơ, thủ tục?"), ["Hồ sơ,", "thủ tục?"]);
    }
}
