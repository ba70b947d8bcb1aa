//! How much room words take: lines before they are set, and long texts in parts of so many lines.
//!
//! Widths are hundredths of an em, of Be Vietnam Pro and Lora as measured and rounded up, so that what fits here fits on the screen.

/// How many lines a text takes in a column of `width` hundredths of an em.
pub(super) fn lines(text: &str, width: u32) -> usize {
    let mut lines = 1;
    let mut at = 0;
    for word in text.split_whitespace() {
        let needed = width_of(word);
        let space = if at == 0 { 0 } else { SPACE };
        if at > 0 && at + space + needed > width {
            lines += 1;
            at = 0;
        }
        // A word that is wider than the column is broken.
        let from = if at == 0 { 0 } else { at + space };
        let end = from + needed;
        lines += (end.saturating_sub(1) / width.max(1)) as usize;
        at = if end > width { end % width.max(1) } else { end };
    }
    lines
}

/// The gap between two paragraphs, taken for a whole line.
const GAP: usize = 1;

/// A text in parts of at most `room` lines: between paragraphs where possible, else between sentences, else between words.
pub(super) fn parts(text: &str, width: u32, room: usize) -> Vec<Vec<String>> {
    let mut parts: Vec<Vec<String>> = Vec::new();
    let mut left = 0;
    for paragraph in paragraphs(text) {
        for piece in pieces(&paragraph, width, room) {
            let needed = lines(&piece, width);
            match parts.last_mut() {
                Some(part) if needed + GAP <= left => {
                    part.push(piece);
                    left -= needed + GAP;
                }
                _ => {
                    parts.push(vec![piece]);
                    left = room.saturating_sub(needed);
                }
            }
        }
    }
    parts
}

/// A text as one piece, or in pieces of at most `most` characters between words, for a line that goes by.
pub(super) fn pieces_of_line(text: &str, most: usize) -> Vec<String> {
    let fits = |piece: &str| piece.chars().count() <= most;
    let text: Vec<&str> = text.split_whitespace().collect();
    gathered(text.into_iter().map(str::to_owned), fits)
}

/// The beginning of a text that takes at most `room` lines, with `…` where something is missing.
pub(super) fn cut(text: &str, width: u32, room: usize) -> String {
    if lines(text, width) <= room {
        return text.to_owned();
    }
    let fits = |piece: &str| lines(&format!("{piece} …"), width) <= room;
    let words = text.split_whitespace().map(str::to_owned);
    match gathered(words, fits).first() {
        Some(first) => format!("{} …", first.trim_end_matches([',', ';', ':', '–'])),
        None => String::new(),
    }
}

/// Width of a space.
const SPACE: u32 = 28;

fn width_of(word: &str) -> u32 {
    word.chars().map(width_of_char).sum()
}

fn width_of_char(c: char) -> u32 {
    match c {
        'I' | 'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '!' | '\'' | '|' | '‘' | '’' | '·' => {
            36
        }
        'f' | 'r' | 't' | '1' | '(' | ')' | '[' | ']' | '“' | '”' | '-' => 52,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' => 102,
        'O' | 'Q' | 'C' | 'G' | 'Đ' | 'Ơ' => 88,
        _ if c.is_uppercase() => 82,
        _ if c.is_ascii() => 66,
        _ if is_vietnamese(c) => 68,
        // Scripts whose letters are wide, or unknown here.
        _ => 100,
    }
}

/// Latin with the marks of Vietnamese, and the punctuation around it.
fn is_vietnamese(c: char) -> bool {
    matches!(c, '\u{a0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2026}')
}

fn paragraphs(text: &str) -> Vec<String> {
    let blocks = text.split("\n\n").map(|block| {
        let words: Vec<&str> = block.split_whitespace().collect();
        words.join(" ")
    });
    blocks.filter(|block| !block.is_empty()).collect()
}

/// A paragraph as it is, or in pieces that fit.
fn pieces(paragraph: &str, width: u32, room: usize) -> Vec<String> {
    let fits = |piece: &str| lines(piece, width) <= room;
    if fits(paragraph) {
        return vec![paragraph.to_owned()];
    }
    let sentences = gathered(sentences(paragraph), fits);
    let words = |sentence: String| match fits(&sentence) {
        true => vec![sentence],
        false => gathered(sentence.split_whitespace().map(str::to_owned), fits),
    };
    sentences.into_iter().flat_map(words).collect()
}

/// Joins what follows each other as long as it fits.
fn gathered(parts: impl IntoIterator<Item = String>, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut gathered: Vec<String> = Vec::new();
    for part in parts {
        if let Some(last) = gathered.last_mut() {
            let joined = format!("{last} {part}");
            if fits(&joined) {
                *last = joined;
                continue;
            }
        }
        gathered.push(part);
    }
    gathered
}

/// Sentences: up to a mark that ends one, with a space behind it.
fn sentences(paragraph: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut rest = paragraph;
    while let Some(end) = [". ", "! ", "? ", "… ", "; "]
        .iter()
        .filter_map(|mark| rest.find(mark).map(|at| at + mark.len() - 1))
        .min()
    {
        sentences.push(rest[..end].to_owned());
        rest = &rest[end + 1..];
    }
    sentences.push(rest.to_owned());
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Từ thứ Hai, quầy tiếp nhận làm việc cả buổi trưa. Bà con lấy số ở máy cạnh cửa.\n\nHỏi gì cũng được trả lời. Ai cần giúp nộp hồ sơ trực tuyến thì đến quầy số 1; đoàn viên giúp tại chỗ.";

    #[test]
    fn a_line_holds_so_much() {
        assert_eq!(lines("Phường", 450), 1);
        assert_eq!(lines("Phường Phường", 450), 2);
        assert_eq!(lines("", 450), 1);
        assert!(
            lines(&"a".repeat(100), 1000) >= 6,
            "a long address is broken"
        );
    }

    #[test]
    fn a_text_is_split_where_it_hurts_least() {
        for (width, room) in [(2000, 8), (2000, 2), (1200, 3), (700, 1)] {
            let parts = parts(TEXT, width, room);
            for part in &parts {
                let height: usize = part.iter().map(|piece| lines(piece, width)).sum();
                assert!(height + GAP * (part.len() - 1) <= room, "{part:?}");
            }
            let words = |text: &str| {
                text.split_whitespace()
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            };
            let joined: Vec<String> = parts.concat();
            assert_eq!(words(&joined.join(" ")), words(TEXT), "no word is lost");
        }
        assert_eq!(parts(TEXT, 4000, 8).len(), 1);
    }

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(cut("Ngắn", 1000, 1), "Ngắn");
        let cut = cut(TEXT, 1500, 2);
        assert!(cut.ends_with(" …") && lines(&cut, 1500) <= 2, "{cut}");
    }

    #[test]
    fn a_line_that_goes_by_is_kept_short() {
        for piece in pieces_of_line(TEXT, 40) {
            assert!(piece.chars().count() <= 40, "{piece}");
        }
    }
}
