//! Days, months and ranges of them.

use super::number::{integer, value};
use super::scan::{Kind, Said, Scan};
use super::word::{blanks, digits, figure_goes_on, is_end, split_digits};

/// Words after which `1/7` is a day.
const BEFORE_DAY: [&str; 24] = [
    "ngày", "hôm", "sáng", "trưa", "chiều", "tối", "đêm", "trước", "sau", "từ", "đến", "tới",
    "hết", "dịp", "lễ", "mùng", "mồng", "nhật", "cuối", "niệm", "qua", "nay", "mai", "kể",
];

/// Words before `ngày` that make it a length of time: `mỗi ngày 5 hồ sơ`.
const COUNTED: [&str; 12] = [
    "mỗi", "một", "hằng", "hàng", "từng", "mấy", "nửa", "cả", "nhiều", "vài", "quân", "hai",
];

/// Words that a number of the year may follow: `đợt 1/2024`.
const OF_YEAR: [&str; 7] = ["quý", "đợt", "kỳ", "lần", "tuần", "phiên", "vòng"];

/// `01/7/2025`, `01-7-2025`, `01.7.2025`, `2025-07-01`.
pub(super) fn full_day(scan: &Scan) -> Option<Said> {
    let text = scan.rest();
    let (day, month, year, rest) = day_first(text).or_else(|| year_first(text))?;
    let words = format!("ngày {} năm {}", day_month(day, month)?, integer(year));
    Some(Said::new(text, rest, words, Kind::Day))
}

/// `01–05/7`, `01–05/7/2025`.
pub(super) fn day_range(scan: &Scan) -> Option<Said> {
    let text = scan.rest();
    let (first, rest) = split_digits(text, 1, 2)?;
    let rest = rest.trim_start_matches(' ').strip_prefix(['-', '–', '—'])?;
    let rest = rest.trim_start_matches(' ');
    let (last, after) = split_digits(rest, 1, 2)?;
    let (month, end) = split_digits(after.strip_prefix('/')?, 1, 2)?;
    let (year, end) = match end
        .strip_prefix('/')
        .and_then(|end| split_digits(end, 4, 4))
    {
        Some((year, end)) => (Some(year), end),
        None => (None, end),
    };
    if figure_goes_on(end) || value(first) >= value(last) {
        return None;
    }
    let mut words = format!("ngày {} đến {}", day(first)?, day_month(last, month)?);
    if let Some(year) = year {
        words = format!("{words} năm {}", integer(year));
    }
    Some(Said::new(text, end, words, Kind::Day))
}

/// `7/2025` as a month; `2/2024` after "quý" and its like as their number.
pub(super) fn month_of_year(scan: &Scan) -> Option<Said> {
    let text = scan.rest();
    let (number, rest) = split_digits(text, 1, 2)?;
    let (year, rest) = split_digits(rest.strip_prefix('/')?, 4, 4)?;
    let goes_on = figure_goes_on(rest) && !rest.starts_with(['-', ',', '.']);
    if goes_on
        || rest.starts_with('/')
        || scan.read().ends_with('/')
        || !(1900..2200).contains(&value(year))
    {
        return None;
    }
    let year = integer(year);
    if OF_YEAR.contains(&scan.before(0).as_str()) {
        let words = format!("{} năm {year}", integer(number));
        return Some(Said::new(text, rest, words, Kind::Number));
    }
    let words = format!("tháng {} năm {year}", month(number)?);
    Some(Said::new(text, rest, words, Kind::Day))
}

/// `30/6` where the words around, a leading zero or a second day show that it is one.
pub(super) fn day_of_month(scan: &Scan) -> Option<Said> {
    let text = scan.rest();
    let (day, month, rest) = pair(text)?;
    if figure_goes_on(rest) && !rest.starts_with(['-', ',', '.']) || rest.starts_with('/') {
        return None;
    }
    let words = format!("ngày {}", day_month(day, month)?);
    let dash = rest.trim_start_matches(' ').strip_prefix(['-', '–', '—']);
    let is_range = dash.is_some_and(|rest| {
        let rest = rest.trim_start_matches(' ');
        pair(rest).is_some_and(|(day, month, _)| day_month(day, month).is_some())
    });
    let has_zero = day.starts_with('0') || month.starts_with('0');
    let is_day = BEFORE_DAY.contains(&scan.before(0).as_str());
    (is_day || has_zero || is_range || scan.goes_on(Kind::Day))
        .then(|| Said::new(text, rest, words, Kind::Day))
}

/// `10 tháng 10`, with or without "ngày".
pub(super) fn spelled_day(scan: &Scan) -> Option<Said> {
    let text = scan.rest();
    let (day, rest) = split_digits(text, 1, 2)?;
    let (month, rest) = split_digits(rest.strip_prefix(" tháng ")?, 1, 2)?;
    if figure_goes_on(rest) && !rest.starts_with(['-', ',', '.', '/']) {
        return None;
    }
    let words = format!("ngày {}", day_month(day, month)?);
    let year = rest
        .strip_prefix('/')
        .and_then(|rest| split_digits(rest, 4, 4));
    let Some((year, rest)) = year else {
        return Some(Said::new(text, rest, words, Kind::Day));
    };
    let words = format!("{words} năm {}", integer(year));
    Some(Said::new(text, rest, words, Kind::Day))
}

/// `ngày 5` alone.
pub(super) fn lone_day(scan: &Scan) -> Option<Said> {
    let text = scan.rest();
    let (number, rest) = split_digits(text, 1, 2)?;
    let counted = scan.before(1);
    let is_length = COUNTED.contains(&counted.as_str()) || digits(&counted) > 0;
    if scan.before(0) != "ngày" || !scan.read().ends_with(' ') || is_length || figure_goes_on(rest)
    {
        return None;
    }
    let after = &rest[blanks(rest)..];
    if after.starts_with(['%', '‰']) || after.starts_with("giờ") {
        return None;
    }
    Some(Said::new(
        text,
        rest,
        format!("ngày {}", day(number)?),
        Kind::Day,
    ))
}

fn pair(text: &str) -> Option<(&str, &str, &str)> {
    let (day, rest) = split_digits(text, 1, 2)?;
    let (month, rest) = split_digits(rest.strip_prefix('/')?, 1, 2)?;
    Some((day, month, rest))
}

fn day_first(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (day, rest) = split_digits(text, 1, 2)?;
    let separator = rest.chars().next().filter(|c| "/-.".contains(*c))?;
    let (month, rest) = split_digits(&rest[1..], 1, 2)?;
    let (year, rest) = split_digits(rest.strip_prefix(separator)?, 4, 4)?;
    is_end(rest).then_some((day, month, year, rest))
}

fn year_first(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (year, rest) = split_digits(text, 4, 4)?;
    let (month, rest) = split_digits(rest.strip_prefix('-')?, 2, 2)?;
    let (day, rest) = split_digits(rest.strip_prefix('-')?, 2, 2)?;
    is_end(rest).then_some((day, month, year, rest))
}

/// `mùng một tháng bảy`.
fn day_month(number: &str, of: &str) -> Option<String> {
    let days = match value(of) {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (value(number) <= days).then_some(())?;
    Some(format!("{} tháng {}", day(number)?, month(of)?))
}

/// The first ten days of a month are said with "mùng".
fn day(number: &str) -> Option<String> {
    match value(number) {
        1..=10 => Some(format!("mùng {}", integer(number))),
        11..=31 => Some(integer(number)),
        _ => None,
    }
}

fn month(number: &str) -> Option<String> {
    match value(number) {
        4 => Some("tư".to_owned()),
        1..=12 => Some(integer(number)),
        _ => None,
    }
}
