//! Bytes as an office computer writes them → text as the rest of Loa reads it: UTF-8 without BOM, LF, NFC.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};
use memchr::{memchr, memchr_iter, memchr3_iter};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::SourceFile;

/// Decodes a text file: UTF-8 with or without BOM, UTF-16 with BOM (Notepad, Excel); CRLF and CR become LF, NFD (a Mac)
/// becomes NFC. Bytes that are neither are [`SourceFile::Undecodable`]: an old TCVN3, VNI or Windows-1258 file cannot
/// be told from any other, and a wrong guess would be published.
pub fn decode(bytes: &[u8]) -> SourceFile {
    let (encoding, rest) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => (UTF_8, bytes),
    };
    match encoding.decode_without_bom_handling_and_without_replacement(rest) {
        // A NUL is never text; it is what UTF-16 without BOM looks like when read as UTF-8.
        Some(text) if !text.contains('\0') => SourceFile::Text(nfc(line_feeds(text)).into_owned()),
        _ => SourceFile::Undecodable,
    }
}

/// A name as the disk spells it → the name as Loa spells it (NFC). A Mac may give NFD.
pub fn normal_name(name: &str) -> String {
    nfc(Cow::Borrowed(name)).into_owned()
}

/// The text on one line: a single blank wherever there is any space, none at the ends.
pub fn one_line(text: &str) -> String {
    if is_one_line(text) {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    let add = |word: &str| {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    };
    // ASCII's own list leaves 0B out.
    let bytes = text.as_bytes();
    let is_ogham = |one, next| u8::from(one == 0xe1) & u8::from(next == 0x9a);
    let is_plain =
        !has_rare_space(bytes) && memchr(0x0b, bytes).is_none() && !has_pair(bytes, is_ogham);
    match is_plain {
        true => text.split_ascii_whitespace().for_each(add),
        false => text.split_whitespace().for_each(add),
    }
    line
}

/// The text on one line; of a long one perhaps only its beginning, with more than so many characters.
pub(crate) fn line_beyond(text: &str, characters: usize) -> String {
    // Of two bytes each, as most Vietnamese words have them; a text of other letters takes another turn.
    let mut room = characters.saturating_add(1).saturating_mul(2);
    loop {
        let end = text.ceil_char_boundary(room);
        let line = one_line(&text[..end]);
        if end == text.len() || line.chars().nth(characters).is_some() {
            return line;
        }
        room = room.saturating_mul(2);
    }
}

/// True of a text that is on one line already, as most are; it may miss one.
pub(crate) fn is_one_line(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t'..=b'\r');
    if bytes.first().is_some_and(is_space) || bytes.last().is_some_and(is_space) {
        return false;
    }
    !has_pair(bytes, is_odd) && !has_rare_space(bytes)
}

/// True of a text with a space of two bytes or three; `is_odd` tells of U+1680, whose first byte many letters share.
fn has_rare_space(bytes: &[u8]) -> bool {
    memchr3_iter(0xc2, 0xe2, 0xe3, bytes).any(|at| is_rare_space(bytes, at))
}

/// True of a text with a byte for which `is_one` is true; made for texts that rarely have one.
#[inline(always)]
pub(crate) fn has_byte(text: &str, is_one: impl Fn(u8) -> bool) -> bool {
    // All at once, without a way out in between: the compiler looks at sixteen bytes in one step.
    text.bytes().fold(false, |found, byte| found | is_one(byte))
}

/// True when a byte and the next one are a pair of those for which `is_one` gives 1; it gives 0 for all others.
#[inline(always)]
pub(crate) fn has_pair(bytes: &[u8], is_one: impl Fn(u8, u8) -> u8) -> bool {
    let Some((_, nexts)) = bytes.split_first() else {
        return false;
    };
    let (ones, last_ones) = bytes[..nexts.len()].as_chunks::<AT_ONCE>();
    let (nexts, last_nexts) = nexts.as_chunks::<AT_ONCE>();
    // Without a way out in between, and each place by itself: a processor looks at all of them in one step.
    let mut found = [0; AT_ONCE];
    for (one, next) in ones.iter().zip(nexts) {
        for at in 0..AT_ONCE {
            found[at] |= is_one(one[at], next[at]);
        }
    }
    for (at, (one, next)) in last_ones.iter().zip(last_nexts).enumerate() {
        found[at] |= is_one(*one, *next);
    }
    found != [0; AT_ONCE]
}

/// How many bytes are looked at in one step.
const AT_ONCE: usize = 16;

/// 1 for a space that may not be there; 0 for everything else, even if it begins a rare one.
#[inline(always)]
fn is_odd(one: u8, next: u8) -> u8 {
    u8::from(one.wrapping_sub(b'\t') < 5)
        | u8::from(one == b' ') & u8::from(next == b' ')
        | u8::from(one == 0xe1) & u8::from(next == 0x9a)
}

/// True where a space begins of two bytes or three but U+1680.
fn is_rare_space(bytes: &[u8], at: usize) -> bool {
    matches!(
        bytes[at..],
        [0xc2, 0x85 | 0xa0, ..]
            | [0xe2, 0x80, 0x80..=0x8a | 0xa8 | 0xa9 | 0xaf, ..]
            | [0xe2, 0x81, 0x9f, ..]
            | [0xe3, 0x80, ..]
    )
}

fn line_feeds(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        text
    }
}

fn nfc(text: Cow<'_, str>) -> Cow<'_, str> {
    // The quick check costs a look-up per character and spares nearly every file the rewriting; what Vietnamese is written with needs not even that.
    if is_usual(text.as_bytes()) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// True of a text in which every character is NFC by itself and none changes the one before it; it may miss one.
fn is_usual(bytes: &[u8]) -> bool {
    // U+1E00 to U+1EFF; all below U+0300, where combining marks begin.
    let is_beyond = |one: u8, next: u8| {
        let is_latin = u8::from(one == 0xe1) & u8::from(next & 0xfc == 0xb8);
        u8::from(one >= 0xcc) & u8::from(one != 0xe2) & (1 - is_latin)
    };
    // U+2002 to U+203F: dashes, quotes, dots.
    let is_sign = |at: usize| matches!(bytes[at..], [_, 0x80, 0x82..=0xbf, ..]);
    !has_pair(bytes, is_beyond) && memchr_iter(0xe2, bytes).all(is_sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_usual_is_nfc_as_it_is() {
        for one in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let text = format!("a{one}b");
            let is_nfc = is_nfc_quick(text.chars()) == IsNormalized::Yes;
            assert!(is_nfc || !is_usual(text.as_bytes()), "{one:?}");
        }
        assert!(is_usual("Ủy ban nhân dân “xã” – 1…".as_bytes()));
    }

    #[test]
    fn a_text_on_one_line_has_single_blanks() {
        let spaces = (0..=u32::from(char::MAX)).filter_map(char::from_u32);
        for space in spaces.filter(|c| c.is_whitespace()) {
            for text in [
                format!("ạ{space}b"),
                format!("{space}ạ b"),
                format!("ạ b{space}"),
            ] {
                let expected = text.split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(one_line(&text), expected, "{text:?}");
            }
        }
        for text in ["", "a", "a b", "a  b", " a", "ạ – “b” … c\u{1681}", "　"] {
            let expected = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(one_line(text), expected, "{text:?}");
        }
    }

    #[test]
    fn the_beginning_of_a_line_is_long_enough() {
        let long = "Ủy  ban\nnhân dân\u{3000}xã – ".repeat(9);
        for text in ["", " ", "a  b", "ạ\t\t\t\t\t\t\t\t\t\t\t\tb c", &long] {
            let line = one_line(text);
            for characters in 0..60 {
                let found = line_beyond(text, characters);
                assert!(line.starts_with(&found), "{text:?} {characters}");
                assert!(
                    found == line || found.chars().count() > characters,
                    "{text:?} {characters}"
                );
            }
        }
    }

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        std::iter::once(0xFEFF)
            .chain(text.encode_utf16())
            .flat_map(|unit: u16| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn what_notepad_excel_and_a_mac_write_reads_alike() {
        let text = "Đổi mới;sáng tạo\nNăm 2024\n";
        let nfd: String = text.nfd().collect();
        assert_ne!(nfd, text);
        for (name, bytes) in [
            ("UTF-8", text.as_bytes().to_vec()),
            ("BOM", format!("\u{FEFF}{text}").into_bytes()),
            ("CRLF", text.replace('\n', "\r\n").into_bytes()),
            ("CR", text.replace('\n', "\r").into_bytes()),
            ("NFD", nfd.into_bytes()),
            ("UTF-16 LE", utf16(text, true)),
            ("UTF-16 BE", utf16(&text.replace('\n', "\r\n"), false)),
        ] {
            match decode(&bytes) {
                SourceFile::Text(read) => assert_eq!(read, text, "{name}"),
                other => panic!("{name}: {other:?}"),
            }
        }
    }

    #[test]
    fn other_bytes_are_no_text() {
        for (name, bytes) in [
            ("TCVN3", b"C\xa9ng h\xd2a".to_vec()),
            ("half a UTF-16 unit", vec![0xFF, 0xFE, 0x41]),
            ("UTF-16 without BOM", utf16("xin", true)[2..].to_vec()),
        ] {
            assert!(matches!(decode(&bytes), SourceFile::Undecodable), "{name}");
        }
    }
}
