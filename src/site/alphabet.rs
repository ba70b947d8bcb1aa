//! The order of Vietnamese dictionaries: letters first (a ă â b c d đ e ê …), then tones, then capitals.

use unicode_normalization::UnicodeNormalization;

/// What texts are sorted by: keys compare as the texts stand in a dictionary. Spaces go before figures, figures before letters; a tone
/// counts once a syllable, wherever it is written (`hoà`, `hòa`).
pub fn dictionary_key(text: &str) -> (Vec<u32>, Vec<u8>, String) {
    let mut letters: Vec<u32> = Vec::new();
    let mut tones = vec![0];
    // Where the number that is being read begins: its length goes first, so that 2 stands before 10.
    let mut number: Option<usize> = None;
    for c in text.nfd().flat_map(char::to_lowercase) {
        let tone = TONES.iter().position(|tone| *tone == c);
        if let (Some(tone), Some(syllable)) = (tone, tones.last_mut()) {
            *syllable = u8::try_from(tone + 1).unwrap_or(u8::MAX);
        } else if mark(c) > 0 {
            if let Some(letter) = letters.last_mut() {
                *letter += mark(c);
            }
        } else {
            if c.is_ascii_digit() {
                let start = *number.get_or_insert_with(|| {
                    letters.push(NUMBER);
                    letters.len() - 1
                });
                letters[start] = (letters[start] + 1).min(2 * NUMBER);
            } else {
                number = None;
            }
            letters.extend(weight(c));
            if !c.is_alphanumeric() {
                tones.push(0);
            }
        }
    }
    (letters, tones, text.to_owned())
}

/// The letter under which a text stands in a list from A to Z; `#` for anything but a letter.
pub fn initial(text: &str) -> String {
    let mut marks = text.trim_start().nfd();
    let Some(first) = marks.next().filter(|c| c.is_alphabetic()) else {
        return "#".to_owned();
    };
    let own = marks.take_while(|c| mark(*c) > 0 || TONES.contains(c));
    let letter: String = std::iter::once(first)
        .chain(own.filter(|c| mark(*c) > 0))
        .nfc()
        .collect();
    letter.to_uppercase()
}

/// Huyền, hỏi, ngã, sắc, nặng: their order in dictionaries; a syllable without a mark goes first.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// The weight of a number without digits; each digit adds one.
const NUMBER: u32 = 30;

/// How far a mark moves a letter behind its plain form: ă and ơ, ư by one, â, ê, ô by two; 0 for what is no such mark.
fn mark(c: char) -> u32 {
    match c {
        '\u{306}' => 1,
        '\u{302}' => 2,
        '\u{31b}' => 3,
        _ => 0,
    }
}

/// The weight of a plain character; punctuation has none.
fn weight(c: char) -> Option<u32> {
    match c {
        c if c.is_whitespace() => Some(1),
        '0'..='9' => Some(10 + u32::from(c) - u32::from('0')),
        'đ' => Some(100 + 10 * (u32::from('d') - u32::from('a')) + 5),
        'a'..='z' => Some(100 + 10 * (u32::from(c) - u32::from('a'))),
        c if c.is_alphabetic() => Some(1000 + u32::from(c)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stand_as_in_a_dictionary() {
        for ordered in [
            "A Ă Â B C D Đ E Ê G H I K L M N O Ô Ơ P Q R S T U Ư V X Y",
            "an àn ản ãn án ạn ăn ân",
            "ma mà mả mã má mạ",
            "cà cá các ca-nô",
            "dang đang đăng",
            "hoa hòa hoá hoác",
            "uơ ưa",
            "đi đĩ đích",
            "2 10 100 a",
            "bài-2 bài-10",
        ] {
            let words: Vec<&str> = ordered.split(' ').collect();
            let mut sorted = words.clone();
            sorted.reverse();
            sorted.sort_by_key(|word| dictionary_key(word));
            assert_eq!(sorted, words);
        }
    }

    #[test]
    fn spaces_go_before_letters_and_letters_before_tones() {
        for (first, second) in [
            ("ba ra", "bac"),
            ("Cấp bản sao", "Cấp giấy"),
            ("Đăng ký khai sinh", "Đăng ký khai tử"),
            ("Đăng ký khai tử", "Đăng ký lại khai sinh"),
            ("Chứng thực", "Đăng ký"),
            ("Hộ tịch", "Hỗ trợ"),
            ("hoà an", "hoa sen"),
            ("công nhận", "Công nhận hộ"),
            ("Tách hộ", "Trợ cấp"),
            ("Xác nhận", "Xóa đăng ký"),
        ] {
            assert!(
                dictionary_key(first) < dictionary_key(second),
                "{first} < {second}"
            );
        }
    }

    #[test]
    fn both_spellings_of_a_mark_are_one_letter() {
        assert_eq!(dictionary_key("Đa\u{306}ng").0, dictionary_key("Đăng").0);
        for (text, letter) in [
            ("Đăng ký", "Đ"),
            ("ấn chỉ", "Â"),
            ("Ưu đãi", "Ư"),
            ("ảnh", "A"),
            (" Tách hộ", "T"),
            ("10 việc", "#"),
            ("", "#"),
        ] {
            assert_eq!(initial(text), letter, "{text}");
        }
    }
}
