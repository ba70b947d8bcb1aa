//! Times of day: `7 giờ 30`, `7h30`, `13:00`.

use super::number::{integer, value};
use super::scan::{Kind, Said, Scan};
use super::word::{figure_goes_on, is_end, split_digits};

/// A time of day; whole hours lose their `00`.
pub(super) fn time(scan: &Scan) -> Option<Said> {
    let text = scan.rest();
    let (hour, rest) = split_digits(text, 1, 2)?;
    if value(hour) > 24 {
        return None;
    }
    let (minute, rest) = colon(rest)
        .or_else(|| spelled(rest))
        .or_else(|| letter(rest))?;
    let hour = integer(hour);
    let words = match value(minute) {
        0 => format!("{hour} giờ"),
        // A small number needs its noun, or the ear waits for the rest.
        few @ 1..10 if !rest.trim_start().starts_with("phút") => {
            format!("{hour} giờ {} phút", integer(&few.to_string()))
        }
        _ => format!("{hour} giờ {}", integer(minute)),
    };
    Some(Said::new(text, rest, words, Kind::Number))
}

fn minute(text: &str) -> Option<(&str, &str)> {
    split_digits(text, 2, 2).filter(|(minute, rest)| value(minute) < 60 && is_end(rest))
}

/// `13:00`.
fn colon(rest: &str) -> Option<(&str, &str)> {
    minute(rest.strip_prefix(':')?)
        .filter(|(_, rest)| !figure_goes_on(rest) || rest.starts_with(['-', ',', '.']))
}

/// `7 giờ 30`; the word alone is read as it stands.
fn spelled(rest: &str) -> Option<(&str, &str)> {
    let rest = rest.trim_start_matches(' ').strip_prefix("giờ")?;
    let (minute, end) = minute(rest.strip_prefix(' ')?)?;
    // "8 giờ 30 ngày làm việc": the noun shows that these are no minutes.
    let noun = end.split_whitespace().next().unwrap_or_default();
    (!["ngày", "người", "hồ", "tháng"].contains(&noun) || value(minute) == 0)
        .then_some((minute, end))
}

/// `7h30`, `7h`, `7g30`.
fn letter(rest: &str) -> Option<(&str, &str)> {
    let after = rest
        .strip_prefix(['h', 'H'])
        .or_else(|| rest.strip_prefix('g').filter(|rest| minute(rest).is_some()))?;
    if is_end(after) {
        return Some(("00", after));
    }
    let (minutes, end) = split_digits(after, 2, 2).filter(|(minutes, _)| value(minutes) < 60)?;
    let end = end.strip_prefix(['\'', '’']).unwrap_or(end);
    let end = match end.strip_prefix(['p', 'P']) {
        Some(after) if is_end(after) => after,
        _ => end,
    };
    is_end(end).then_some((minutes, end))
}
