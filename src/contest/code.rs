//! Codes of entrants in one form, so that one person is one code.

use unicode_normalization::UnicodeNormalization;

use crate::site::EntrantCode;

/// A code as it is compared and as papers are drawn from it: an issued one in capitals without anything but letters and digits
/// (`bd-0042` → `BD0042`); a telephone number as digits (`+84 912…` → `0912…`); an address in lower case. Empty when nothing is left.
pub fn normal_code(kind: EntrantCode, written: &str) -> String {
    match kind {
        EntrantCode::Issued => {
            let capitals = written.to_uppercase();
            let kept = capitals
                .chars()
                .filter(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
            kept.collect()
        }
        EntrantCode::Phone => {
            let digits: String = written.chars().filter(char::is_ascii_digit).collect();
            match digits.strip_prefix("84") {
                Some(rest) => format!("0{rest}"),
                None => digits,
            }
        }
        EntrantCode::Email => written.trim().nfc().collect::<String>().to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_is_one_code() {
        use EntrantCode::{Email, Issued, Phone};
        for (kind, written, expected) in [
            (Issued, "bd-0042", "BD0042"),
            (Issued, " BD 0042\u{a0}", "BD0042"),
            (Issued, "đ", ""),
            (Phone, "+84 912.345.678", "0912345678"),
            (Phone, "0084912345678", "0084912345678"),
            (Phone, "84912345678", "0912345678"),
            (Phone, "0912 345 678", "0912345678"),
            (Phone, "không có", ""),
            (Email, " An.Nguyen@Example.VN ", "an.nguyen@example.vn"),
        ] {
            assert_eq!(normal_code(kind, written), expected, "{written}");
        }
    }
}
