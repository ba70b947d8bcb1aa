//! An entry as a text that survives mail, chat and paper: `LOA1.`, the JSON in base64url, its checksum.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::diagnostic::Text;
use crate::say;

use super::digest::sha256;
use super::entry::{Entry, Misread, SealedEntry};

/// The longest text code, in bytes; a paper of fifty questions takes three thousand.
pub const CODE_BYTES: usize = 16 * 1024;

const BEGINNING: &str = "LOA1.";
const CHECKSUM_DIGITS: usize = 16;

/// Why a text is no entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unreadable {
    /// Nowhere in it stands `LOA1.`.
    NoCode,
    /// It is longer than [`CODE_BYTES`].
    TooLong,
    /// Its end is missing.
    CutShort,
    /// What stands between the dots is no base64url.
    NotBase64,
    /// The checksum is another one: something was changed on the way.
    Checksum,
    /// It is of another version of entries.
    Version(String),
    /// The checksum is right, but it has not the shape of an entry; how the reader says it.
    Shape(String),
}

impl Unreadable {
    /// One word for it in audit sheets.
    pub fn name(&self) -> &'static str {
        match self {
            Self::NoCode => "no_code",
            Self::TooLong => "too_long",
            Self::CutShort => "cut_short",
            Self::NotBase64 => "not_base64",
            Self::Checksum => "wrong_checksum",
            Self::Version(_) => "other_version",
            Self::Shape(_) => "wrong_shape",
        }
    }

    /// What is wrong, for people.
    pub fn text(&self) -> Text {
        match self {
            Self::NoCode => say!(
                "không có mã bài thi (mã bắt đầu bằng `LOA1.`)",
                "there is no entry code in it (it begins with `LOA1.`)"
            ),
            Self::TooLong => say!(
                "mã bài thi dài quá {CODE_BYTES} ký tự",
                "the entry code is longer than {CODE_BYTES} characters"
            ),
            Self::CutShort => say!(
                "mã bài thi bị cắt mất phần cuối; hãy xin người thi gửi lại trọn mã",
                "the end of the entry code is missing; ask for the whole code again"
            ),
            Self::NotBase64 => say!(
                "mã bài thi bị sửa hoặc hỏng khi gửi (không đúng bảng mã base64url)",
                "the entry code was changed or damaged on the way (it is no base64url)"
            ),
            Self::Checksum => say!(
                "tổng kiểm tra của mã bài thi không khớp: nội dung đã bị thay đổi hoặc hỏng khi gửi",
                "the checksum of the entry code does not fit: its content was changed or damaged on the way"
            ),
            Self::Version(version) => {
                let version = shown(version);
                say!(
                    "bài thi thuộc phiên bản `{version}` mà bản Loa này không đọc được",
                    "the entry is of version `{version}`, which this Loa cannot read"
                )
            }
            Self::Shape(reason) => {
                let reason = shown(reason);
                say!(
                    "nội dung bài thi không đúng mẫu ({reason})",
                    "the content is not that of an entry ({reason})"
                )
            }
        }
    }
}

/// Something from outside inside a sentence: short, and nothing in it that moves the cursor or turns the direction.
fn shown(text: &str) -> String {
    text.chars()
        .take(120)
        .flat_map(char::escape_debug)
        .collect()
}

/// The text code of an entry; instants at this distance from UTC in minutes.
pub fn seal(entry: &Entry, offset_minutes: i32) -> String {
    let json = entry.json(offset_minutes);
    let checksum = sha256(&json);
    let body = URL_SAFE_NO_PAD.encode(&json);
    format!("{BEGINNING}{body}.{}", &checksum[..CHECKSUM_DIGITS])
}

/// Reads the first text code of a text; what mail does to it (line breaks, `>`, `=`, a byte order mark) does not matter.
///
/// # Errors
/// Why there is none.
pub fn open(text: &str) -> Result<SealedEntry, Unreadable> {
    let start = text.find(BEGINNING).ok_or(Unreadable::NoCode)?;
    open_at(&text[start..]).0
}

/// True when a text code begins somewhere in a text.
pub(super) fn has_code(text: &str) -> bool {
    text.contains(BEGINNING)
}

/// Every text code of a text in order, each read or with the reason why it cannot be; empty when there is none.
pub fn codes_in(text: &str) -> Vec<Result<SealedEntry, Unreadable>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(BEGINNING) {
        let (result, length) = open_at(&rest[start..]);
        found.push(result);
        rest = &rest[start + length..];
    }
    found
}

/// Reads the code at the beginning of a text; how many bytes it took.
fn open_at(text: &str) -> (Result<SealedEntry, Unreadable>, usize) {
    if let Some((body, checksum)) = whole(&text[BEGINNING.len()..]) {
        let length = BEGINNING.len() + body.len() + 1 + CHECKSUM_DIGITS;
        return (unpack(body, &checksum.to_ascii_lowercase()), length);
    }
    let mut body = String::new();
    let mut checksum = String::new();
    let mut in_checksum = false;
    let mut end = text.len();
    for (at, c) in text.char_indices().skip(BEGINNING.len()) {
        let is_base64 = c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if is_passed_over(c) {
            continue;
        }
        match (in_checksum, c) {
            (false, '.') => in_checksum = true,
            (false, _) if is_base64 => body.push(c),
            (true, _) if c.is_ascii_hexdigit() => checksum.push(c.to_ascii_lowercase()),
            _ => {
                end = at;
                break;
            }
        }
        if checksum.len() == CHECKSUM_DIGITS {
            end = at + 1;
            break;
        }
    }
    // Two codes one behind the other: the first has lost its end, the second shall not be lost with it.
    let next = text[BEGINNING.len()..end].find(BEGINNING);
    if let Some(next) = next {
        return (Err(Unreadable::CutShort), BEGINNING.len() + next);
    }
    let result = if body.len() > CODE_BYTES {
        Err(Unreadable::TooLong)
    } else if checksum.len() < CHECKSUM_DIGITS {
        Err(Unreadable::CutShort)
    } else {
        unpack(&body, &checksum)
    };
    (result, end)
}

/// Body and checksum of a code that nothing was put into on its way, as nearly all are; anything odd is for the slow reader.
fn whole(text: &str) -> Option<(&str, &str)> {
    let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let end = text.bytes().position(|byte| !is_base64(&byte))?;
    let body = &text[..end];
    let checksum = text[end..].strip_prefix('.')?.get(..CHECKSUM_DIGITS)?;
    let is_plain = checksum.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_next = body.ends_with(&BEGINNING[..BEGINNING.len() - 1]);
    (is_plain && !is_next && body.len() <= CODE_BYTES).then_some((body, checksum))
}

/// What mail programs and editors put between the characters of a long line.
fn is_passed_over(c: char) -> bool {
    c.is_whitespace() || matches!(c, '>' | '=' | '\u{feff}' | '\u{200b}' | '\u{ad}')
}

fn unpack(body: &str, checksum: &str) -> Result<SealedEntry, Unreadable> {
    let json = URL_SAFE_NO_PAD.decode(body);
    let json = json.map_err(|_| Unreadable::NotBase64)?;
    let hash = sha256(&json);
    if !hash.starts_with(checksum) {
        return Err(Unreadable::Checksum);
    }
    let entry = Entry::from_json(&json).map_err(|misread| match misread {
        Misread::Version(version) => Unreadable::Version(version),
        Misread::Shape(reason) => Unreadable::Shape(reason),
    })?;
    Ok(SealedEntry { entry, hash })
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn entry() -> Entry {
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        Entry {
            contest: "tim-hieu-cchc-2024".to_owned(),
            round: "vong-1".to_owned(),
            group: "can-bo".to_owned(),
            code: "BD0042".to_owned(),
            attempt: 1,
            fields: vec![
                pair("name", "Nguyễn Thị \"Mẫu\""),
                pair("team", "Sở Nội vụ"),
            ],
            consents: vec!["cong-bo-ket-qua".to_owned()],
            answers: vec![pair("tthc-07", "b"), pair("the-che-01", "acd")],
            prediction: Some("5945".to_owned()),
            started: "2024-07-08T09:00:00+07:00".parse().unwrap(),
            finished: "2024-07-08T09:12:31+07:00".parse().unwrap(),
            device: Some("00112233445566aa".to_owned()),
        }
    }

    #[test]
    fn the_json_is_that_of_the_entry_page() {
        let expected = r#"{"loa":"entry-1","contest":"tim-hieu-cchc-2024","round":"vong-1","group":"can-bo","code":"BD0042","attempt":1,"fields":{"name":"Nguyễn Thị \"Mẫu\"","team":"Sở Nội vụ"},"consents":["cong-bo-ket-qua"],"answers":{"tthc-07":"b","the-che-01":"acd"},"prediction":"5945","started":"2024-07-08T09:00:00+07:00","finished":"2024-07-08T09:12:31+07:00","device":"00112233445566aa"}"#;
        assert_eq!(entry().json(420), expected);
    }

    #[test]
    fn mail_does_not_hurt_a_code() {
        let code = seal(&entry(), 420);
        let whole = open(&code).unwrap();
        assert_eq!(whole.entry, entry());
        assert_eq!(whole.hash, sha256(entry().json(420)));
        let wrapped: String = code
            .as_bytes()
            .chunks(76)
            .map(|line| format!("> {}=\r\n", String::from_utf8_lossy(line)))
            .collect();
        for text in [
            format!("\u{feff}{code}\r\n"),
            format!("Kính gửi Ban Tổ chức,\n{wrapped}\nTrân trọng."),
            format!("  {} ", code.replace('.', ". ")),
            code.replacen(
                &code[code.len() - 16..],
                &code[code.len() - 16..].to_uppercase(),
                1,
            ),
        ] {
            assert_eq!(open(&text), Ok(whole.clone()), "{text}");
        }
        let two = codes_in(&format!("{code}\n{code}{code}"));
        assert_eq!(two, vec![Ok(whole.clone()), Ok(whole.clone()), Ok(whole)]);
    }

    #[test]
    fn what_is_wrong_is_told_exactly() {
        let code = seal(&entry(), 420);
        let pack = |json: &str| {
            let body = URL_SAFE_NO_PAD.encode(json);
            format!("LOA1.{body}.{}", &sha256(json)[..16])
        };
        let json = entry().json(420);
        let swapped = json.replace("\"tthc-07\":\"b\"", "\"tthc-07\":\"c\"");
        let forged = format!(
            "LOA1.{}.{}",
            URL_SAFE_NO_PAD.encode(&swapped),
            &sha256(&json)[..16]
        );
        for (text, expected) in [
            ("xin chào".to_owned(), "no_code"),
            (code[..200].to_owned(), "cut_short"),
            (code[..code.len() - 3].to_owned(), "cut_short"),
            (code.replacen('.', ".!", 2), "cut_short"),
            (forged, "wrong_checksum"),
            ("LOA1.A.0123456789abcdef".to_owned(), "not_base64"),
            (
                format!("LOA1.{}.0123456789abcdef", "A".repeat(CODE_BYTES + 1)),
                "too_long",
            ),
            (pack(&json.replace("entry-1", "entry-2")), "other_version"),
            (pack("{\"loa\":\"entry-9\"}"), "other_version"),
            (pack("{}"), "wrong_shape"),
            (pack("[1]"), "wrong_shape"),
            (
                pack(&json.replace("\"attempt\":1", "\"attempt\":-1")),
                "wrong_shape",
            ),
            (
                pack(&json.replace("\"attempt\":1", "\"attempt\":1,\"attempt\":1")),
                "wrong_shape",
            ),
            (
                pack(&json.replace("\"the-che-01\"", "\"tthc-07\"")),
                "wrong_shape",
            ),
            (
                pack(&json.replace("09:12:31+07:00", "09:12:31")),
                "wrong_shape",
            ),
            (pack(&json.replace("}", ",\"x\":1}")), "wrong_shape"),
        ] {
            let found = open(&text)
                .map(|_| "fine")
                .unwrap_or_else(|wrong| wrong.name());
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_code_cut_short_does_not_take_the_next_one_with_it() {
        let code = seal(&entry(), 420);
        let found = codes_in(&format!("{}\n{code}", &code[..100]));
        let names: Vec<_> = found
            .iter()
            .map(|f| f.as_ref().map_or_else(Unreadable::name, |_| "fine"))
            .collect();
        assert_eq!(names, ["cut_short", "fine"]);
    }
}
