//! Numbers and symbols of documents: `36/KH-UBND`, `49/2024/NĐ-CP`, `132-KH/TU`, `QĐ-TTg`.

use super::number::{integer, one_by_one, value};
use super::scan::{Kind, Said, Scan};
use super::word::{is_end, letters, split_digits};

/// Kinds of documents as symbols write them.
const KINDS: [(&str, &str); 28] = [
    ("QĐ", "quyết định"),
    ("NĐ", "nghị định"),
    ("NQ", "nghị quyết"),
    ("NQLT", "nghị quyết liên tịch"),
    ("TT", "thông tư"),
    ("TTLT", "thông tư liên tịch"),
    ("CT", "chỉ thị"),
    ("KH", "kế hoạch"),
    ("CTr", "chương trình"),
    ("CTR", "chương trình"),
    ("TTr", "tờ trình"),
    ("TTR", "tờ trình"),
    ("TB", "thông báo"),
    ("BC", "báo cáo"),
    ("HD", "hướng dẫn"),
    ("KL", "kết luận"),
    ("CV", "công văn"),
    ("ĐA", "đề án"),
    ("PA", "phương án"),
    ("QC", "quy chế"),
    ("QyĐ", "quy định"),
    ("PL", "pháp lệnh"),
    ("SL", "sắc lệnh"),
    ("CĐ", "công điện"),
    ("GM", "giấy mời"),
    ("TC", "thông cáo"),
    ("BB", "biên bản"),
    ("VBHN", "văn bản hợp nhất"),
];

/// Kinds without a symbol of their own in front of a number.
const NAMED: [&str; 10] = [
    "luật",
    "bộ luật",
    "nghị định",
    "nghị quyết",
    "thông tư",
    "quyết định",
    "chỉ thị",
    "kế hoạch",
    "công văn",
    "pháp lệnh",
];

/// Who issues, as symbols write it.
const ISSUERS: [(&str, &str); 50] = [
    ("CP", "Chính phủ"),
    ("TTg", "Thủ tướng Chính phủ"),
    ("TTG", "Thủ tướng Chính phủ"),
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("CTUBND", "Chủ tịch Ủy ban nhân dân"),
    ("VPUB", "Văn phòng Ủy ban nhân dân"),
    ("VPUBND", "Văn phòng Ủy ban nhân dân"),
    ("VPCP", "Văn phòng Chính phủ"),
    ("VP", "Văn phòng"),
    ("QH", "Quốc hội"),
    ("UBTVQH", "Ủy ban Thường vụ Quốc hội"),
    ("CTN", "Chủ tịch nước"),
    ("TW", "Trung ương"),
    ("TƯ", "Trung ương"),
    ("BBT", "Ban Bí thư"),
    ("TU", "Tỉnh ủy"),
    ("HU", "Huyện ủy"),
    ("ThU", "Thành ủy"),
    ("ĐU", "Đảng ủy"),
    ("BCĐ", "Ban Chỉ đạo"),
    ("BCĐCCHC", "Ban Chỉ đạo cải cách hành chính"),
    ("BTC", "Bộ Tài chính"),
    ("BNV", "Bộ Nội vụ"),
    ("BTP", "Bộ Tư pháp"),
    ("BCA", "Bộ Công an"),
    ("BQP", "Bộ Quốc phòng"),
    ("BYT", "Bộ Y tế"),
    ("BXD", "Bộ Xây dựng"),
    ("BCT", "Bộ Công Thương"),
    ("BGTVT", "Bộ Giao thông vận tải"),
    ("BGDĐT", "Bộ Giáo dục và Đào tạo"),
    ("BGD&ĐT", "Bộ Giáo dục và Đào tạo"),
    ("BKHĐT", "Bộ Kế hoạch và Đầu tư"),
    ("BKHCN", "Bộ Khoa học và Công nghệ"),
    ("BTTTT", "Bộ Thông tin và Truyền thông"),
    ("BTNMT", "Bộ Tài nguyên và Môi trường"),
    ("BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
    ("BNNMT", "Bộ Nông nghiệp và Môi trường"),
    ("BLĐTBXH", "Bộ Lao động, Thương binh và Xã hội"),
    ("BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"),
    ("BDTTG", "Bộ Dân tộc và Tôn giáo"),
    ("BNG", "Bộ Ngoại giao"),
    ("UBDT", "Ủy ban Dân tộc"),
    ("TTCP", "Thanh tra Chính phủ"),
    ("NHNN", "Ngân hàng Nhà nước"),
    ("SNV", "Sở Nội vụ"),
    ("STTTT", "Sở Thông tin và Truyền thông"),
    ("STC", "Sở Tài chính"),
    ("STP", "Sở Tư pháp"),
];

/// A document number: with its symbol, or after the name of its kind with its year.
pub(super) fn numbered(scan: &Scan) -> Option<Said> {
    let text = scan.rest();
    let (number, mut rest) = split_digits(text, 1, 6)?;
    let suffix = letters(rest);
    let suffix = match rest[..suffix].chars().count() {
        1 => &rest[..suffix],
        0 => "",
        _ => return None,
    };
    rest = &rest[suffix.len()..];
    let mut words = figure(number);
    if !suffix.is_empty() {
        words = format!("{words} {}", suffix.to_lowercase());
    }
    let year = rest
        .strip_prefix('/')
        .and_then(|rest| split_digits(rest, 4, 4))
        .filter(|(year, _)| (1900..2200).contains(&value(year)));
    if let Some((year, after)) = year {
        // "số năm năm hai nghìn" would be heard as fifty-five.
        let comma = if words.ends_with("năm") { "," } else { "" };
        words = format!("{words}{comma} năm {}", integer(year));
        rest = after;
    }
    if let Some((parts, end)) = rest.strip_prefix(['/', '-']).and_then(parts) {
        let symbol = Symbol::new(&parts);
        if !symbol.is_known && rest.starts_with('-') {
            return None;
        }
        let words = symbol.said(scan, end, Some(&words));
        return Some(Said::new(text, end, words, Kind::Words));
    }
    let before = scan.before(0);
    let two = format!("{} {before}", scan.before(1));
    let is_named = year.is_some() && NAMED.contains(&two.as_str());
    let is_number = before == "số" && (year.is_some() || has_kind(scan));
    if !(is_named || is_number) || !is_end(rest) || rest.starts_with(['/', '.']) && !is_over(rest) {
        return None;
    }
    let words = if is_named {
        format!("số {words}")
    } else {
        words
    };
    Some(Said::new(text, rest, words, Kind::Words))
}

/// A symbol without a number: `QĐ-TTg`.
pub(super) fn symbol(scan: &Scan) -> Option<Said> {
    let text = scan.rest();
    let (parts, rest) = parts(text)?;
    let symbol = Symbol::new(&parts);
    if !symbol.is_known || parts.len() < 2 || symbol.kind.is_none() {
        return None;
    }
    let words = symbol.said(scan, rest, None);
    Some(Said::new(text, rest, words, Kind::Words))
}

/// A leading zero belongs to the number: `05` is said "không năm".
fn figure(number: &str) -> String {
    if number.len() > 1 && number.starts_with('0') {
        one_by_one(number)
    } else {
        integer(number)
    }
}

fn is_over(rest: &str) -> bool {
    rest.starts_with('.') && is_end(&rest[1..])
}

/// True when the sentence has named a kind of document shortly before.
fn has_kind(scan: &Scan) -> bool {
    NAMED.contains(&format!("{} {}", scan.before(2), scan.before(1)).as_str())
}

/// `KH-UBND` → its parts, when it looks like a symbol, and what follows.
fn parts(text: &str) -> Option<(Vec<&str>, &str)> {
    let mut parts = Vec::new();
    let mut rest = text;
    loop {
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '&'))
            .unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        let capitals = part.chars().filter(|c| c.is_uppercase()).count();
        if capitals == 0 || capitals * 2 < part.chars().filter(|c| c.is_alphabetic()).count() {
            return None;
        }
        parts.push(part);
        let goes_on = |rest: &str| rest.starts_with(char::is_uppercase);
        match after.strip_prefix(['-', '/']) {
            Some(next) if goes_on(next) => rest = next,
            _ => return Some((parts, after)),
        }
    }
}

/// What a symbol says.
struct Symbol {
    kind: Option<&'static str>,
    issuers: Vec<String>,
    /// True when any of it is in the tables.
    is_known: bool,
}

impl Symbol {
    fn new(parts: &[&str]) -> Self {
        let kind = parts.first().and_then(|part| find(&KINDS, part));
        let from = usize::from(kind.is_some());
        let known: Vec<Option<String>> = parts[from..].iter().map(|part| issuer(part)).collect();
        let is_known = kind.is_some() || known.iter().any(Option::is_some);
        let said = known
            .into_iter()
            .zip(&parts[from..])
            .map(|(known, part)| known.unwrap_or_else(|| spelled(part)));
        // Without a kind (`123/UBND-VP`) only who signs matters; who drafted it does not.
        let most = if kind.is_some() { usize::MAX } else { 1 };
        Self {
            kind,
            issuers: said.take(most).collect(),
            is_known,
        }
    }

    /// In words; what the sentence says anyway is left out.
    fn said(&self, scan: &Scan, rest: &str, number: Option<&str>) -> String {
        let kind = self
            .kind
            .filter(|kind| number.is_none() || !is_said(scan, kind));
        let mut words = kind.unwrap_or_default().to_owned();
        if let Some(number) = number {
            if scan.before(0) == "số" {
                words = number.to_owned();
            } else {
                words = format!("{words} số {number}").trim_start().to_owned();
            }
        }
        if !self.issuers.is_empty() && !names_issuer(rest) {
            words = format!("{words} của {}", self.issuers.join(", "));
        }
        words.trim_start().to_owned()
    }
}

/// True when the kind stands in the sentence, not far before.
fn is_said(scan: &Scan, kind: &str) -> bool {
    let words: Vec<&str> = scan.sentence().split_whitespace().rev().take(10).collect();
    let near: Vec<&str> = words.into_iter().rev().collect();
    near.join(" ").to_lowercase().contains(kind)
}

/// True when the text goes on with "của …", be it behind the date: the issuer need not be said twice.
fn names_issuer(rest: &str) -> bool {
    let sentence = rest.split([',', ';', '\n', ')']).next().unwrap_or_default();
    let mut words = sentence.split_whitespace();
    match words.next() {
        Some("của") => true,
        Some("ngày") => words.take(6).any(|word| word == "của"),
        _ => false,
    }
}

fn issuer(part: &str) -> Option<String> {
    let name = part.trim_end_matches(|c: char| c.is_ascii_digit());
    let issuer = find(&ISSUERS, name)?;
    // `QH15`: the term of the National Assembly.
    Some(match &part[name.len()..] {
        "" => issuer.to_owned(),
        term => format!("{issuer} khóa {}", integer(term)),
    })
}

fn find(table: &[(&'static str, &'static str)], written: &str) -> Option<&'static str> {
    let found = table.iter().find(|(symbol, _)| *symbol == written)?;
    Some(found.1)
}

/// Letter by letter, as letters are called.
fn spelled(part: &str) -> String {
    let names = part
        .chars()
        .map(|c| match c.to_uppercase().next().unwrap_or(c) {
            'B' => "bê".to_owned(),
            'C' => "xê".to_owned(),
            'D' => "dê".to_owned(),
            'Đ' => "đê".to_owned(),
            'G' => "giê".to_owned(),
            'H' => "hát".to_owned(),
            'K' => "ca".to_owned(),
            'L' => "e lờ".to_owned(),
            'M' => "em mờ".to_owned(),
            'N' => "en nờ".to_owned(),
            'P' => "pê".to_owned(),
            'Q' => "quy".to_owned(),
            'R' => "e rờ".to_owned(),
            'S' => "ét sờ".to_owned(),
            'T' => "tê".to_owned(),
            'V' => "vê".to_owned(),
            'X' => "ích xì".to_owned(),
            '&' => "và".to_owned(),
            c if c.is_ascii_digit() => integer(&c.to_string()),
            c => c.to_lowercase().collect(),
        });
    names.collect::<Vec<_>>().join(" ")
}
