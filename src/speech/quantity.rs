//! Amounts: integers, decimals, percentages, money, units, shares.

use super::number::{fraction, integer, one_by_one, value};
use super::scan::{Kind, Said, Scan};
use super::word::{blanks, digits, figure_goes_on, is_end, split_digits};

/// Written units behind a figure, the longest first where one begins like another.
const UNITS: [(&str, &str); 47] = [
    ("km/h", "ki lô mét một giờ"),
    ("km/giờ", "ki lô mét một giờ"),
    ("km2", "ki lô mét vuông"),
    ("km", "ki lô mét"),
    ("m2", "mét vuông"),
    ("m3", "mét khối"),
    ("cm2", "xăng ti mét vuông"),
    ("cm", "xăng ti mét"),
    ("mm", "mi li mét"),
    ("ml", "mi li lít"),
    ("m", "mét"),
    ("ha", "héc ta"),
    ("kg", "ki lô gam"),
    ("mg", "mi li gam"),
    ("gr", "gam"),
    ("g", "gam"),
    ("kWh", "ki lô oát giờ"),
    ("kW", "ki lô oát"),
    ("MW", "mê ga oát"),
    ("kV", "ki lô vôn"),
    ("KB", "ki lô bai"),
    ("kB", "ki lô bai"),
    ("MB", "mê ga bai"),
    ("GB", "gi ga bai"),
    ("TB", "tê ra bai"),
    ("Mbps", "mê ga bít một giây"),
    ("°C", "độ xê"),
    ("oC", "độ xê"),
    ("°", "độ"),
    ("l", "lít"),
    ("L", "lít"),
    ("h", "giờ"),
    ("'", "phút"),
    ("’", "phút"),
    ("đồng", "đồng"),
    ("VNĐ", "đồng"),
    ("VND", "đồng"),
    ("vnđ", "đồng"),
    ("đ", "đồng"),
    ("₫", "đồng"),
    ("trđ", "triệu đồng"),
    ("tr.đ", "triệu đồng"),
    ("tr.đồng", "triệu đồng"),
    ("USD", "đô la Mỹ"),
    ("EUR", "ơ rô"),
    ("%", "phần trăm"),
    ("‰", "phần nghìn"),
];

/// What may come between a figure and `/`: said as "mỗi".
const NOUNS_OF_WHOLE: [&str; 14] = [
    "số", "tổng", "diện", "dân", "thời", "chặng", "quãng", "nhu", "lượng", "khối", "giá", "mức",
    "chiều", "công",
];

/// Words before a number that is a name, not an amount: its leading zero is read.
const NAMED: [&str; 17] = [
    "số",
    "mẫu",
    "mã",
    "luật",
    "phòng",
    "bàn",
    "đề án",
    "chỉ thị",
    "nghị quyết",
    "quyết định",
    "nghị định",
    "thông tư",
    "pháp lệnh",
    "kế hoạch",
    "công văn",
    "công điện",
    "biểu mẫu",
];

/// An amount with what belongs to it: `1.234,5`, `5 %`, `20.000đ`, `-3 °C`.
pub(super) fn quantity(scan: &Scan) -> Option<Said> {
    let text = scan.rest();
    let (sign, rest) = match text.strip_prefix(['-', '−']) {
        Some(rest) if scan.read().is_empty() || scan.read().ends_with([' ', '(', '\n']) => {
            if scan.lately_said() == Some(Kind::Number) {
                return None;
            }
            ("âm ", rest)
        }
        Some(_) => return None,
        None => ("", text),
    };
    let (is_dollar, rest) = match rest.strip_prefix('$') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let (words, rest) = figure(scan, rest)?;
    if is_dollar {
        let words = format!("{sign}{words} đô la Mỹ");
        return Some(Said::new(text, rest, words, Kind::Number));
    }
    let unit = unit(rest);
    let words = match unit {
        Some((name, _)) => format!("{sign}{words} {name}"),
        None => format!("{sign}{words}"),
    };
    let rest = unit.map_or(rest, |(_, rest)| rest);
    Some(Said::new(text, rest, words, Kind::Number))
}

/// `2/3 số hộ`, `6/6 thôn`.
pub(super) fn share(scan: &Scan) -> Option<Said> {
    let text = scan.rest();
    let (part, rest) = split_digits(text, 1, 6)?;
    let (whole, rest) = split_digits(rest.strip_prefix('/')?, 1, 6)?;
    if !is_end(rest) || rest.starts_with('/') || figure_goes_on(rest) {
        return None;
    }
    let next = rest.split_whitespace().next().unwrap_or_default();
    let is_part = value(part) < value(whole)
        && value(whole) <= 10
        && (NOUNS_OF_WHOLE.contains(&next) || whole == "2");
    let link = if is_part { "phần" } else { "trên" };
    let words = format!("{} {link} {}", integer(part), integer(whole));
    Some(Said::new(text, rest, words, Kind::Number))
}

/// The figure at the beginning in words, and what follows it.
fn figure<'t>(scan: &Scan, text: &'t str) -> Option<(String, &'t str)> {
    let count = digits(text);
    if count == 0 {
        return None;
    }
    let (first, rest) = text.split_at(count);
    if let Some((whole, rest)) = grouped(text, '.').or_else(|| grouped_by_comma(text)) {
        return Some(with_fraction(scan, integer(&whole), rest));
    }
    if rest.starts_with('.') && digits(rest.get(1..).unwrap_or_default()) > 0 {
        return Some(dotted(text));
    }
    Some(with_fraction(scan, lone(scan, first), rest))
}

/// Digits without any separator.
fn lone(scan: &Scan, digits: &str) -> String {
    let before = scan.before(0);
    match (before.as_str(), digits) {
        ("tháng" | "thứ", "4" | "04") => return "tư".to_owned(),
        ("thứ", "1") => return "nhất".to_owned(),
        _ => {}
    }
    let is_name = digits.len() > 1 && digits.starts_with('0');
    if digits.len() >= 9 {
        return in_threes(digits);
    }
    if is_name && (digits.len() > 2 || has_name(scan)) {
        return one_by_one(digits);
    }
    integer(digits)
}

/// True when what stands before makes the figure a name.
fn has_name(scan: &Scan) -> bool {
    let before = scan.before(0);
    let two = format!("{} {before}", scan.before(1));
    NAMED.contains(&before.as_str()) || NAMED.contains(&two.as_str())
}

/// A long code in groups that can be followed with a pen.
fn in_threes(digits: &str) -> String {
    let groups: Vec<String> = digits
        .as_bytes()
        .chunks(3)
        .map(|group| one_by_one(&String::from_utf8_lossy(group)))
        .collect();
    groups.join(", ")
}

/// `1.234.567`: digits in threes behind the first group.
fn grouped(text: &str, separator: char) -> Option<(String, &str)> {
    let (first, mut rest) = split_digits(text, 1, 3)?;
    if first.starts_with('0') {
        return None;
    }
    let mut whole = first.to_owned();
    while let Some(after) = rest.strip_prefix(separator) {
        match split_digits(after, 3, 3) {
            Some((group, after)) => {
                whole.push_str(group);
                rest = after;
            }
            None if digits(after) > 0 => return None,
            None => break,
        }
    }
    (whole.len() > first.len()).then_some((whole, rest))
}

/// `1,234,567` after the English fashion; one group alone is a decimal.
fn grouped_by_comma(text: &str) -> Option<(String, &str)> {
    grouped(text, ',').filter(|(whole, _)| whole.len() > 6)
}

/// `3.1.2` → ba chấm một chấm hai.
fn dotted(text: &str) -> (String, &str) {
    let (first, mut rest) = text.split_at(digits(text));
    let mut words = integer(first);
    while let Some(after) = rest.strip_prefix('.') {
        let count = digits(after);
        if count == 0 {
            break;
        }
        words.push_str(" chấm ");
        words.push_str(&fraction(&after[..count]));
        rest = &after[count..];
    }
    (words, rest)
}

fn with_fraction<'t>(scan: &Scan, whole: String, rest: &'t str) -> (String, &'t str) {
    let Some(after) = rest.strip_prefix(',') else {
        return (whole, rest);
    };
    let (behind, end) = after.split_at(digits(after));
    // `1,2,3` is a list.
    let is_list = scan.read().ends_with(',') || end.starts_with(',') && digits(&end[1..]) > 0;
    if behind.is_empty() || is_list {
        return (whole, rest);
    }
    (format!("{whole} phẩy {}", fraction(behind)), end)
}

fn unit(rest: &str) -> Option<(&'static str, &str)> {
    let after = &rest[blanks(rest).min(1)..];
    let fitting = UNITS.iter().filter_map(|(written, spoken)| {
        let end = after.strip_prefix(written)?;
        let is_sign = !written.ends_with(char::is_alphanumeric);
        // `30'` belongs together; a quotation mark behind a blank opens something.
        let is_quote = matches!(*written, "'" | "’") && after.len() < rest.len();
        ((is_sign || is_end(end)) && !is_quote).then_some((written.len(), *spoken, end))
    });
    fitting
        .max_by_key(|(length, ..)| *length)
        .map(|(_, spoken, end)| (spoken, end))
}
