//! What people call the contents of the reform → the names that Loa has for them.

use crate::source::{folded, spelled};

/// Words without marks that tell a content, the more particular first.
const TOLD: [(&str, &str); 17] = [
    ("chi dao", "direction"),
    ("thu tuc hanh chinh", "procedures"),
    ("tthc", "procedures"),
    ("to chuc bo may", "apparatus"),
    ("cong vu", "civil_service"),
    ("can bo cong chuc", "civil_service"),
    ("tai chinh cong", "public_finance"),
    ("chinh quyen so", "digital_government"),
    ("chinh quyen dien tu", "digital_government"),
    ("chinh phu dien tu", "digital_government"),
    ("chuyen doi so", "digital_government"),
    ("duong day nong", "hotlines"),
    ("phan anh", "hotlines"),
    ("mo hinh", "good_practice"),
    ("chi so", "indexes"),
    ("the che", "institutional"),
    ("mot cua", "procedures"),
];

/// The name of the content that somebody wrote in words (`Cải cách thể chế` → `institutional`); other words as they are.
pub(super) fn key_of(written: &str) -> String {
    let words = spelled(written).into_iter().flat_map(|word| word.parts);
    let words: Vec<String> = words.map(|part| folded(&part)).collect();
    let words = words.join(" ");
    let told = TOLD.iter().find(|(said, _)| words.contains(said));
    told.map_or_else(|| written.trim().to_owned(), |(_, key)| (*key).to_owned())
}

#[cfg(test)]
mod tests {
    use super::key_of;

    #[test]
    fn contents_as_people_call_them() {
        for (written, key) in [
            ("Cải cách thể chế", "institutional"),
            ("CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "procedures"),
            (
                "Xây dựng chính quyền điện tử, chính quyền số",
                "digital_government",
            ),
            ("Các chỉ số", "indexes"),
            ("procedures", "procedures"),
            ("Khác", "Khác"),
            ("", ""),
        ] {
            assert_eq!(key_of(written), key, "{written}");
        }
    }
}
