//! Figures → words: integers with mốt, tư, lăm and linh, decimals, digits one by one.

const DIGITS: [&str; 10] = [
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
];

/// More digits than this are a code, not an amount.
const LONGEST: usize = 18;

/// An integer in words: `1005` → một nghìn không trăm linh năm. More than 18 digits are read one by one.
pub(super) fn integer(digits: &str) -> String {
    match digits.parse::<u64>() {
        Ok(value) if digits.len() <= LONGEST => amount(value, false),
        _ => one_by_one(digits),
    }
}

/// Digits one by one: `049` → không bốn chín. Anything else in the text is left out.
pub(super) fn one_by_one(digits: &str) -> String {
    let words: Vec<&str> = digits
        .chars()
        .filter_map(|c| c.to_digit(10))
        .map(digit)
        .collect();
    words.join(" ")
}

/// What stands behind the decimal comma: as a number when short, digit by digit when long or with a leading zero.
pub(super) fn fraction(digits: &str) -> String {
    if digits.len() > 2 || digits.starts_with('0') {
        one_by_one(digits)
    } else {
        integer(digits)
    }
}

/// The value of a short run of digits; 0 when there is none.
pub(super) fn value(digits: &str) -> u32 {
    digits.parse().unwrap_or(0)
}

fn digit(value: u32) -> &'static str {
    DIGITS.get(value as usize).copied().unwrap_or_default()
}

/// `has_more`: something greater has been said before, so that a missing hundred is said too.
fn amount(value: u64, has_more: bool) -> String {
    for (scale, name) in [
        (1_000_000_000, "tỷ"),
        (1_000_000, "triệu"),
        (1_000, "nghìn"),
    ] {
        if value >= scale {
            let above = amount(value / scale, has_more);
            return match value % scale {
                0 => format!("{above} {name}"),
                rest => format!("{above} {name} {}", amount(rest, true)),
            };
        }
    }
    below_thousand(u32::try_from(value).unwrap_or_default(), has_more)
}

fn below_thousand(value: u32, has_more: bool) -> String {
    let (hundreds, tens, ones) = (value / 100, value / 10 % 10, value % 10);
    let has_hundreds = hundreds > 0 || has_more;
    let mut words = Vec::new();
    if has_hundreds {
        words.extend([digit(hundreds), "trăm"]);
    }
    match tens {
        0 if ones > 0 && has_hundreds => words.extend(["linh", digit(ones)]),
        0 if ones > 0 || words.is_empty() => words.push(digit(ones)),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(tens), "mươi"]),
    }
    match (tens, ones) {
        (0, _) | (_, 0) => {}
        (_, 5) => words.push("lăm"),
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        _ => words.push(digit(ones)),
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_follow_the_rules_of_speech() {
        for (digits, words) in [
            ("0", "không"),
            ("05", "năm"),
            ("11", "mười một"),
            ("15", "mười lăm"),
            ("21", "hai mươi mốt"),
            ("101", "một trăm linh một"),
            ("110", "một trăm mười"),
            ("1005", "một nghìn không trăm linh năm"),
            ("1000000", "một triệu"),
            ("2000000000000", "hai nghìn tỷ"),
            ("1005000", "một triệu không trăm linh năm nghìn"),
        ] {
            assert_eq!(integer(digits), words);
        }
        assert_eq!(one_by_one("049"), "không bốn chín");
        assert_eq!(fraction("03"), "không ba");
    }
}
