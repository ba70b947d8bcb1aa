//! Roman numerals where a number is expected: `quý II/2024`, `Chương IV`.

use super::number::{integer, value};
use super::scan::{Kind, Said, Scan};
use super::word::{is_end, letters, split_digits};

/// Words that a Roman numeral may follow.
const BEFORE: [&str; 24] = [
    "quý", "chương", "phần", "mục", "khóa", "khoá", "lần", "thứ", "kỳ", "hội", "tập", "quyển",
    "bậc", "vùng", "kỷ", "lục", "nhóm", "đợt", "số", "cấp", "loại", "hạng", "điều", "biểu",
];

/// A Roman numeral up to XXXIX, with the year behind a slash.
pub(super) fn roman(scan: &Scan) -> Option<Said> {
    let text = scan.rest();
    let (written, rest) = text.split_at(letters(text));
    if !matches!(written.as_bytes(), [b'I' | b'V' | b'X', ..]) {
        return None;
    }
    let number = (1..40).find(|number| spelled(*number) == written)?;
    let is_number = BEFORE.contains(&scan.before(0).as_str()) || scan.goes_on(Kind::Roman);
    if !is_number || !is_end(rest) {
        return None;
    }
    let mut words = integer(&number.to_string());
    if scan.before(0) == "thứ" && number < 5 {
        words = ["nhất", "hai", "ba", "tư"][number - 1].to_owned();
    }
    let year = rest
        .strip_prefix(['/', '-'])
        .and_then(|rest| split_digits(rest, 4, 4))
        .filter(|(year, end)| is_end(end) && (1900..2200).contains(&value(year)));
    let Some((year, rest)) = year else {
        return Some(Said::new(text, rest, words, Kind::Roman));
    };
    // "bốn năm" alone would be heard as four years.
    let noun = match BEFORE.contains(&scan.before(0).as_str()) {
        true => "",
        false => "quý ",
    };
    words = format!("{noun}{words} năm {}", integer(year));
    Some(Said::new(text, rest, words, Kind::Roman))
}

fn spelled(number: usize) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let ones = ONES.get(number % 10).copied().unwrap_or_default();
    "X".repeat(number / 10) + ones
}
