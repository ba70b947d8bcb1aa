//! Words as they stand in addresses and anchors: ASCII, lower case, hyphens.

/// `ĐỔI MỚI – SÁNG TẠO 2026` → `doi-moi-sang-tao-2026`; empty when nothing of `text` can be written in ASCII.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in text.chars() {
        let ascii = deunicode::deunicode_char(character).unwrap_or("");
        for byte in ascii.bytes() {
            if byte.is_ascii_alphanumeric() {
                slug.push(byte.to_ascii_lowercase() as char);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn vietnamese_becomes_ascii() {
        for (text, expected) in [
            ("ĐỔI MỚI – SÁNG TẠO 2026", "doi-moi-sang-tao-2026"),
            ("đường dây nóng", "duong-day-nong"),
            ("  Thủ tục: 36/KH-UBND ", "thu-tuc-36-kh-ubnd"),
            ("…", ""),
        ] {
            assert_eq!(slug(text), expected, "{text}");
        }
    }
}
