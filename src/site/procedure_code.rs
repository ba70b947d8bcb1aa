//! What is a code of an administrative procedure: `N.NNNNNN`, with a part of the portal's or a province's (`H38`) behind it.

/// True for `1.001193`, `2.000815.H42` and `2.000815.000.00.00.H38`; the portal's internal numbers and the symbols before 2019 are none.
pub fn is_procedure_code(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let digits = |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    let place = |part: &str| part.strip_prefix('H').is_some_and(|rest| digits(rest, 2));
    let middle = |parts: &[&str]| {
        let lengths = [3, 2, 2];
        parts.iter().zip(lengths).all(|(part, n)| digits(part, n))
    };
    let [first, second, rest @ ..] = parts.as_slice() else {
        return false;
    };
    digits(first, 1)
        && digits(second, 6)
        && match rest {
            [] => true,
            [last] => place(last),
            [a, b, c] => middle(&[a, b, c]),
            [a, b, c, last] => middle(&[a, b, c]) && place(last),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::is_procedure_code;

    #[test]
    fn codes_and_what_only_looks_like_one() {
        for (text, expected) in [
            ("1.001193", true),
            ("2.000815", true),
            ("2.000815.H42", true),
            ("1.012753.H19", true),
            ("2.000815.000.00.00", true),
            ("2.000815.000.00.00.H38", true),
            ("", false),
            ("273057", false),
            ("1.00119", false),
            ("1.0011933", false),
            ("11.001193", false),
            ("1,001193", false),
            ("1.001193.", false),
            (" 1.001193", false),
            ("1.001193.H4", false),
            ("1.001193.h42", false),
            ("1.001193.H421", false),
            ("1.001193.000", false),
            ("1.001193.000.00.H38", false),
            ("1.001193.000.00.00.00.H38", false),
            ("1.001193.000.00.000.H38", false),
            ("B-BTP-BS43", false),
            ("T-LDG-090670-TT", false),
            ("x.001193", false),
            ("१.००११९३", false),
        ] {
            assert_eq!(is_procedure_code(text), expected, "`{text}`");
        }
    }
}
