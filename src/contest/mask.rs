//! Names as they are published: enough for somebody to find themselves, too little for others to find them.

use super::spoof::plain;

/// The first letter of each word and three stars, however long the word: `Nguyễn Thị An` → `N*** T*** A***`. With rank, unit and score
/// people know themselves; initials name nobody else. A name without letters is three stars.
pub fn masked(name: &str) -> String {
    let name = plain(name);
    let words = name.split(' ').filter_map(|word| {
        let first = word.chars().find(|c| c.is_alphabetic())?;
        let capital: String = first.to_uppercase().collect();
        Some(format!("{capital}***"))
    });
    // More words than a name has are a message, not a name.
    let words: Vec<String> = words.take(6).collect();
    match words.is_empty() {
        true => "***".to_owned(),
        false => words.join(" "),
    }
}

/// A unit as it may be published when it is no team of the list: without anything that looks like a number or an address of a person.
pub fn publishable_unit(text: &str) -> String {
    let text = plain(text);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits > 4 || text.contains('@') || text.chars().count() > 80 {
        return String::new();
    }
    let text = text.trim_start_matches(['=', '+', '-', '@', ' ']);
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_name_tells_initials_alone() {
        for (name, expected) in [
            ("Nguyễn Thị An", "N*** T*** A***"),
            ("  đỗ\u{202e} văn  Ý ", "Đ*** V*** Ý***"),
            ("=HYPERLINK(\"x\")", "H***"),
            ("0912345678", "***"),
            ("", "***"),
            ("🙂", "***"),
        ] {
            assert_eq!(masked(name), expected, "{name}");
        }
        assert_eq!(
            publishable_unit("Trường THPT số 1 An Nhơn"),
            "Trường THPT số 1 An Nhơn"
        );
        assert_eq!(publishable_unit("0912 345 678"), "");
        assert_eq!(publishable_unit("an@example.vn"), "");
    }
}
